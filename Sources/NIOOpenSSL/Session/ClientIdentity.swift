internal import COpenSSL

/// A client certificate, its chain and its private key, from one PEM file.
struct ClientIdentity: ~Copyable {
    private let file: Handle
    private let path: String

    /// Opens the file.
    ///
    /// - Throws: ``TLSError/configuration(_:)`` if it cannot be read, or be read by others.
    init(path: String) throws(TLSError) {
        ErrorQueue.clear()
        guard let file = unsafe Handle(BIO_new_file(path, "r"), release: BIO_vfree) else {
            throw .configuration(.unreadable(path: path, reason: ErrorQueue.reason))
        }
        let permissions = unsafe shim_BIO_file_permissions(file.pointer)
        guard permissions >= 0 else {
            throw .configuration(.unreadable(path: path, reason: "its permissions are not known"))
        }
        guard permissions & 0o077 == 0 else {
            throw .configuration(.keyFileExposed(path: path, permissions: Int(permissions)))
        }
        self.file = file
        self.path = path
    }

    /// Makes connections of `context` show this identity when a server asks.
    ///
    /// - Throws: ``TLSError/configuration(_:)`` if the file lacks what is needed.
    func install(in context: borrowing Handle) throws(TLSError) {
        let leaf = try readCertificate()
        guard let leaf, unsafe SSL_CTX_use_certificate(context.pointer, leaf.pointer) == 1 else {
            throw .configuration(.noCertificate(path: path, reason: ErrorQueue.reason))
        }
        while let issuer = try readCertificate() {
            guard unsafe shim_SSL_CTX_add1_chain_cert(context.pointer, issuer.pointer) == 1 else {
                throw .configuration(.noCertificate(path: path, reason: ErrorQueue.reason))
            }
        }
        let key = try readKey()
        ErrorQueue.clear()
        guard unsafe SSL_CTX_use_PrivateKey(context.pointer, key.pointer) == 1,
            unsafe SSL_CTX_check_private_key(context.pointer) == 1
        else {
            ErrorQueue.clear()
            throw .configuration(.keyMismatch(path: path))
        }
    }

    /// The next certificate, or nil if there is no further one.
    private func readCertificate() throws(TLSError) -> Handle? {
        ErrorQueue.clear()
        let certificate = unsafe PEM_read_bio_X509(file.pointer, nil, noPassPhrase, nil)
        if let handle = unsafe Handle(certificate, release: X509_free) { return handle }
        let isEnd = ERR_GET_REASON(ERR_peek_last_error()) == PEM_R_NO_START_LINE
        guard !isEnd else { return nil }
        throw .configuration(.noCertificate(path: path, reason: ErrorQueue.reason))
    }

    private func readKey() throws(TLSError) -> Handle {
        ErrorQueue.clear()
        // For files BIO_reset gives 0 when it went well.
        guard unsafe shim_BIO_reset(file.pointer) == 0,
            let key = unsafe Handle(
                PEM_read_bio_PrivateKey(file.pointer, nil, noPassPhrase, nil),
                release: EVP_PKEY_free
            )
        else { throw .configuration(.noPrivateKey(path: path, reason: ErrorQueue.reason)) }
        return key
    }
}

/// Says that there is no pass phrase; else OpenSSL would ask for it on the terminal, and wait.
private func noPassPhrase(
    _: UnsafeMutablePointer<CChar>?,
    _: Int32,
    _: Int32,
    _: UnsafeMutableRawPointer?
) -> Int32 {
    -1
}
