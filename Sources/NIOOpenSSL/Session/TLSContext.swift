internal import COpenSSL
internal import Synchronization

/// What connections of one configuration have in common: trusted roots, our certificate, limits.
///
/// Make one for each configuration when the program starts, **not on an event loop**: it reads
/// files. It never changes afterwards and may be shared by any number of loops.
public final class TLSContext: Sendable {
    /// What this was made from.
    public let configuration: TLSConfiguration

    // libssl may be called on one SSL_CTX from many threads, which the compiler cannot know. A
    // lock that is taken once for each connection tells it so, and costs nothing that matters.
    private let engine: Mutex<Engine>

    /// Reads the trusted roots and the client certificate.
    ///
    /// - Parameter configuration: What to trust and show, and the limits.
    /// - Throws: ``TLSError/configuration(_:)`` with the path of the file that is at fault.
    public init(_ configuration: TLSConfiguration = TLSConfiguration()) throws(TLSError) {
        self.configuration = configuration
        engine = try Mutex(Engine(configuration))
    }

    /// Makes the TLS side of one connection to `peer`.
    func makeSession(peer: TLSPeer) throws(TLSError) -> TLSSession {
        try engine.withLock { engine throws(TLSError) in
            try TLSSession(context: self, engine: engine, peer: peer)
        }
    }
}

/// The objects of OpenSSL behind a ``TLSContext``.
struct Engine: ~Copyable {
    let context: Handle
    let method: Handle

    init(_ configuration: TLSConfiguration) throws(TLSError) {
        guard OpenSSL_version_num() >= 0x3000_0000 else {
            let version = unsafe String(cString: OpenSSL_version(OPENSSL_VERSION))
            throw .configuration(.oldLibrary(version))
        }
        // Threads of loops may still run while the process exits: nothing is torn down then.
        OPENSSL_init_ssl(UInt64(OPENSSL_INIT_NO_ATEXIT), nil)
        ErrorQueue.clear()
        guard let context = unsafe Handle(SSL_CTX_new(TLS_client_method()), release: SSL_CTX_free),
            let method = BufferBIO.makeMethod()
        else { throw .engineBug("no TLS context: \(ErrorQueue.reason)") }
        try Self.harden(context)
        try Self.limitRecords(of: context, to: configuration.maxRecordBytes)
        try Self.trust(configuration.trust, in: context)
        CertificateCheck.install(in: context)
        if let path = configuration.clientCertificate {
            try ClientIdentity(path: path).install(in: context)
        }
        self.context = context
        self.method = method
    }

    private static func harden(_ context: borrowing Handle) throws(TLSError) {
        guard unsafe shim_SSL_CTX_set_min_proto_version(context.pointer, TLS1_2_VERSION) == 1
        else { throw .engineBug("TLS 1.2 cannot be set as the oldest version") }
        unsafe SSL_CTX_set_verify(context.pointer, SSL_VERIFY_PEER, nil)
        unsafe SSL_CTX_set_options(
            context.pointer,
            shim_SSL_OP_NO_RENEGOTIATION() | shim_SSL_OP_NO_TICKET() | shim_SSL_OP_NO_COMPRESSION()
        )
        // A resumed session is not checked against the name again, so there are none.
        unsafe shim_SSL_CTX_set_session_cache_mode(context.pointer, Int(SSL_SESS_CACHE_OFF))
        unsafe shim_SSL_CTX_set_mode(context.pointer, Int(SSL_MODE_AUTO_RETRY))
        unsafe shim_SSL_CTX_set_mode(context.pointer, Int(SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER))
    }

    private static func limitRecords(
        of context: borrowing Handle,
        to bytes: Int
    ) throws(TLSError) {
        guard (512...16_384).contains(bytes),
            unsafe shim_SSL_CTX_set_max_send_fragment(context.pointer, bytes) == 1
        else { throw .configuration(.recordBytes(bytes)) }
    }

    private static func trust(
        _ trust: TLSConfiguration.Trust,
        in context: borrowing Handle
    ) throws(TLSError) {
        ErrorQueue.clear()
        switch trust {
        case .system:
            guard unsafe SSL_CTX_set_default_verify_paths(context.pointer) == 1 else {
                throw .engineBug("the trusted roots of the system: \(ErrorQueue.reason)")
            }
        case .file(let path):
            guard unsafe Handle(BIO_new_file(path, "r"), release: BIO_vfree) != nil else {
                throw .configuration(.unreadable(path: path, reason: ErrorQueue.reason))
            }
            guard unsafe SSL_CTX_load_verify_file(context.pointer, path) == 1 else {
                throw .configuration(.noCertificate(path: path, reason: ErrorQueue.reason))
            }
        case .pinned(let fingerprints):
            guard !fingerprints.isEmpty else { throw .configuration(.noPins) }
        }
    }
}
