internal import COpenSSL
internal import NIOCore

/// The TLS side of one connection: bytes of the peer in, plaintext out, and back.
///
/// It does no I/O: what the peer sent is given to ``receive(_:)``, and what the peer must get is
/// taken from ``takeOutput()``, **after every other call, also a failed one**, as that is when an
/// alert waits there. To be used on one event loop.
@safe final class TLSSession {
    private let ssl: OpaquePointer
    private let wire = BufferBIO()
    private let check: CertificateCheck
    /// Keeps alive the table of callbacks that `ssl` holds.
    private let context: TLSContext
    private var isHandshakeFinished = false

    /// Prepares a connection, without a byte sent.
    init(context: TLSContext, engine: borrowing Engine, peer: TLSPeer) throws(TLSError) {
        ErrorQueue.clear()
        guard let ssl = unsafe SSL_new(engine.context.pointer) else {
            throw .engineBug("no TLS session: \(ErrorQueue.reason)")
        }
        unsafe self.ssl = ssl
        self.context = context
        check = CertificateCheck(pins: context.configuration.trust.pins)
        // All is set: from here a throw runs `deinit`.
        guard let bio = unsafe wire.makeBIO(engine.method) else {
            throw .engineBug("no BIO: \(ErrorQueue.reason)")
        }
        unsafe SSL_set_bio(ssl, bio, bio)
        unsafe SSL_set_connect_state(ssl)
        guard unsafe check.bind(to: ssl), unsafe Self.expect(peer, on: ssl) else {
            throw .engineBug("the name to check cannot be set: \(ErrorQueue.reason)")
        }
    }

    deinit {
        // Before `wire` and `check` go, to which it points.
        unsafe SSL_free(ssl)
    }

    /// Lets libssl check the certificate's name, and names the host where that is allowed.
    private static func expect(_ peer: TLSPeer, on ssl: OpaquePointer) -> Bool {
        let flags = X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS | X509_CHECK_FLAG_NEVER_CHECK_SUBJECT
        unsafe SSL_set_hostflags(ssl, UInt32(flags))
        return switch peer.kind {
        case .dnsName:
            unsafe SSL_set1_host(ssl, peer.name) == 1
                && shim_SSL_set_tlsext_host_name(ssl, peer.name) == 1
        case .ipAddress:
            // Server name indication is for DNS names only (RFC 6066 §3).
            unsafe X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(ssl), peer.name) == 1
        }
    }

    // MARK: - The wire

    /// Takes bytes from the peer.
    func receive(_ bytes: ByteBuffer) {
        wire.receive(bytes)
    }

    /// Gives the bytes that the peer is to get; nil if there are none.
    func takeOutput() -> ByteBuffer? {
        wire.takeOutbound()
    }

    // MARK: - Steps

    /// Goes on with the handshake as far as the bytes at hand allow.
    func handshake() -> TLSProgress {
        ErrorQueue.clear()
        let progress = unsafe progress(after: SSL_do_handshake(ssl))
        guard progress == .done else { return progress }
        // What libssl promised once more, as all that follows rests on it.
        guard unsafe SSL_get_verify_result(ssl) == X509_V_OK, check.isAccepted else {
            return .failed(.engineBug("the handshake ended without a checked certificate"))
        }
        isHandshakeFinished = true
        return progress
    }

    /// Appends all plaintext at hand to `plaintext`; never `done`, as there may always come more.
    func read(into plaintext: inout ByteBuffer) -> TLSProgress {
        while true {
            ErrorQueue.clear()
            // Never more plaintext than this for what is at hand; a longer record takes two turns.
            let expected = unsafe Int(SSL_pending(ssl)) + wire.unreadBytes
            let room = min(max(expected, 256), 16_384)
            var result: Int32 = 0
            unsafe plaintext.writeWithUnsafeMutableBytes(minimumWritableBytes: room) { target in
                var count = 0
                result = unsafe SSL_read_ex(ssl, target.baseAddress, target.count, &count)
                return count
            }
            guard result == 1 else { return progress(after: result) }
            // Else the next call could only say that it needs input, at the price of a call.
            guard unsafe wire.unreadBytes > 0 || SSL_has_pending(ssl) == 1 else {
                return .needsInput
            }
        }
    }

    /// Encrypts all of `plaintext`.
    func write(_ plaintext: ByteBuffer) -> TLSProgress {
        guard plaintext.readableBytes > 0 else { return .done }
        ErrorQueue.clear()
        let result = unsafe plaintext.withUnsafeReadableBytes { source in
            var count = 0
            return unsafe SSL_write_ex(ssl, source.baseAddress, source.count, &count)
        }
        let progress = progress(after: result)
        // The wire takes everything and renegotiation is off, so there is nothing to wait for.
        guard progress == .needsInput else { return progress }
        return .failed(.engineBug("a write waited for input"))
    }

    /// Tells the peer that nothing more comes.
    ///
    /// To be called once, after the handshake: a second call is an error if there is unread data.
    func sendCloseNotify() -> TLSProgress {
        ErrorQueue.clear()
        let result = unsafe SSL_shutdown(ssl)
        // 0 is "sent, and the peer's has not come", 1 is "sent, and the peer's has".
        return result >= 0 ? .done : progress(after: result)
    }

    // MARK: - Results

    /// What was agreed on; nil before the handshake is finished.
    var negotiation: TLSNegotiation? {
        guard isHandshakeFinished, let certificate = check.fingerprint,
            let version = unsafe SSL_get_version(ssl),
            let cipher = unsafe SSL_CIPHER_get_name(SSL_get_current_cipher(ssl))
        else { return nil }
        return unsafe TLSNegotiation(
            version: String(cString: version),
            cipher: String(cString: cipher),
            peerCertificate: certificate
        )
    }

    /// Derives bytes that only the two ends know; nil unless on TLS 1.3, after the handshake.
    func exportKeyingMaterial(label: String, length: Int) -> [UInt8]? {
        guard isHandshakeFinished, length > 0, unsafe SSL_version(ssl) == TLS1_3_VERSION else {
            return nil
        }
        ErrorQueue.clear()
        var material = [UInt8](repeating: 0, count: length)
        let labelBytes = label.utf8.count
        let result = unsafe SSL_export_keying_material(
            ssl,
            &material,
            length,
            label,
            labelBytes,
            nil,
            0,
            1
        )
        guard result == 1 else {
            ErrorQueue.clear()
            return nil
        }
        return material
    }

    // MARK: - Failures

    /// Reads the outcome of the call just made; no other call of OpenSSL may come between.
    private func progress(after result: Int32) -> TLSProgress {
        switch unsafe SSL_get_error(ssl, result) {
        case SSL_ERROR_NONE: return .done
        case SSL_ERROR_WANT_READ: return .needsInput
        case SSL_ERROR_ZERO_RETURN: return .peerClosed
        case SSL_ERROR_SSL: return .failed(diagnosis(ErrorQueue.drain()))
        case let other:
            let stack = ErrorQueue.drain().map(\.text).joined(separator: "; ")
            return .failed(.engineBug("SSL_get_error gave \(other): \(stack)"))
        }
    }

    private func diagnosis(_ stack: [OpenSSLFault]) -> TLSError {
        let verdict = unsafe SSL_get_verify_result(ssl)
        if !isHandshakeFinished, verdict != Int(X509_V_OK) {
            let text = unsafe String(cString: X509_verify_cert_error_string(verdict))
            return .certificate(
                code: Int32(truncatingIfNeeded: verdict),
                text: text,
                names: check.names,
                sha256: check.fingerprint
            )
        }
        for reason in stack.compactMap(\.sslReason) {
            // A fatal alert of the peer; those we send ourselves have reasons of their own.
            if let alert = UInt8(exactly: reason - SSL_AD_REASON_OFFSET) { return .alert(alert) }
            if !isHandshakeFinished, Self.reasonsOfPlainText.contains(reason) {
                return .peerNotTLS
            }
        }
        return .protocol(stack)
    }

    /// What libssl says of a first answer that is no TLS record.
    private static let reasonsOfPlainText = [
        SSL_R_WRONG_VERSION_NUMBER, SSL_R_HTTP_REQUEST, SSL_R_HTTPS_PROXY_REQUEST,
    ]
}

extension TLSConfiguration.Trust {
    fileprivate var pins: Set<CertificateFingerprint>? {
        guard case .pinned(let fingerprints) = self else { return nil }
        return fingerprints
    }
}
