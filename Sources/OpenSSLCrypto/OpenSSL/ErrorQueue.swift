internal import COpenSSL

/// The queue of errors that OpenSSL keeps for each thread.
///
/// TLS connections of the same thread look into it, so nothing may be left there.
enum ErrorQueue {
    /// Takes out all entries and gives the text of the oldest, which is nearest to the cause.
    static var reason: String {
        let code = ERR_get_error()
        defer { ERR_clear_error() }
        guard code != 0, let text = unsafe ERR_reason_error_string(code) else {
            return "OpenSSL gave no reason"
        }
        return unsafe String(cString: text)
    }

    /// Throws where a function of OpenSSL did not return 1.
    static func check(_ result: Int32) throws(CryptoError) {
        guard result == 1 else { throw .failed(reason) }
    }
}
