internal import COpenSSL

/// The server's side of one TLS connection, in memory.
///
/// What a client sent goes in, what it is to get comes out. It shares nothing with the code under
/// test: it is libssl over its own memory BIOs.
@safe public final class MemoryTLSServer {
    /// The plaintext received so far.
    public private(set) var received: [UInt8] = []
    /// Whether both sides have agreed on keys.
    public private(set) var isHandshakeFinished = false
    /// Whether the client said that nothing more comes.
    public private(set) var isClosedByClient = false
    /// What libssl said when the connection broke.
    public private(set) var failure: String?

    private let settings: MemoryTLSServerSettings
    private let ssl: OpaquePointer
    private let input: OpaquePointer
    private let output: OpaquePointer

    /// Prepares one connection.
    public init(_ settings: MemoryTLSServerSettings) {
        self.settings = settings
        unsafe ssl = SSL_new(settings.context)!
        unsafe input = BIO_new(BIO_s_mem())!
        unsafe output = BIO_new(BIO_s_mem())!
        unsafe SSL_set_bio(ssl, input, output)
        unsafe SSL_set_accept_state(ssl)
    }

    deinit {
        unsafe SSL_free(ssl)
    }

    // MARK: - The wire

    /// Takes bytes of the client and goes as far as they allow.
    public func receive(_ bytes: [UInt8]) {
        unsafe BIO_write(input, bytes, Int32(bytes.count))
        advance()
    }

    /// Takes the bytes that the client is to get.
    public func takeOutput() -> [UInt8] {
        unsafe PEM.drain(output)
    }

    // MARK: - The application

    /// Takes the plaintext that has come since the last time.
    public func takeReceived() -> [UInt8] {
        defer { received = [] }
        return received
    }

    /// Encrypts `plaintext` as one write.
    public func send(_ plaintext: [UInt8]) {
        ERR_clear_error()
        var count = 0
        if unsafe SSL_write_ex(ssl, plaintext, plaintext.count, &count) != 1 { noteFailure() }
    }

    /// Says that nothing more comes.
    public func sendCloseNotify() {
        ERR_clear_error()
        unsafe SSL_shutdown(ssl)
    }

    /// Changes the keys for what is sent and asks the client to do so too (TLS 1.3).
    public func updateKeys() {
        ERR_clear_error()
        unsafe SSL_key_update(ssl, SSL_KEY_UPDATE_REQUESTED)
        unsafe SSL_do_handshake(ssl)
    }

    /// The name that the client asked for.
    public var serverName: String? {
        guard let name = unsafe SSL_get_servername(ssl, TLSEXT_NAMETYPE_host_name) else {
            return nil
        }
        return unsafe String(cString: name)
    }

    /// The SHA-256 of the client's certificate, in hexadecimal.
    public var clientCertificate: String? {
        guard let certificate = unsafe SSL_get0_peer_certificate(ssl) else { return nil }
        return unsafe Fingerprint.sha256(of: certificate)
    }

    /// Derives bytes that only the two ends know (RFC 8446 §7.5), with an empty context.
    public func exportKeyingMaterial(label: String, length: Int) -> [UInt8] {
        var material = [UInt8](repeating: 0, count: length)
        unsafe SSL_export_keying_material(
            ssl,
            &material,
            length,
            label,
            label.utf8.count,
            nil,
            0,
            1
        )
        return material
    }

    // MARK: - Steps

    private func advance() {
        ERR_clear_error()
        if !isHandshakeFinished {
            let result = unsafe SSL_do_handshake(ssl)
            guard result == 1 else {
                note(result)
                return
            }
            isHandshakeFinished = true
        }
        var chunk = [UInt8](repeating: 0, count: 16_384)
        while true {
            ERR_clear_error()
            let result = unsafe SSL_read(ssl, &chunk, Int32(chunk.count))
            guard result > 0 else {
                note(result)
                return
            }
            received += chunk.prefix(Int(result))
        }
    }

    private func note(_ result: Int32) {
        switch unsafe SSL_get_error(ssl, result) {
        case SSL_ERROR_WANT_READ: break
        case SSL_ERROR_ZERO_RETURN: isClosedByClient = true
        default: noteFailure()
        }
    }

    private func noteFailure() {
        let reason = unsafe ERR_reason_error_string(ERR_peek_last_error())
        failure = unsafe reason.map { unsafe String(cString: $0) } ?? "unknown"
    }
}
