internal import COpenSSL

/// One entry of OpenSSL's error queue.
///
/// Source: OpenSSL manual, ERR_get_error(3).
public struct OpenSSLFault: Equatable, Sendable {
    /// The packed code, as `openssl errstr` takes it in hexadecimal.
    public let code: UInt

    /// What OpenSSL says of the code, with its own remark where it made one.
    public let text: String

    /// Makes an entry.
    ///
    /// - Parameters:
    ///   - code: The packed code.
    ///   - text: What OpenSSL says of it.
    public init(code: UInt, text: String) {
        self.code = code
        self.text = text
    }

    /// The reason if the SSL library itself reported it, else nil.
    var sslReason: Int32? {
        ERR_GET_LIB(code) == ERR_LIB_SSL ? ERR_GET_REASON(code) : nil
    }
}
