internal import COpenSSL

/// What connections of a ``MemoryTLSServer`` have in common.
///
/// Making it is the slow part, so a test that makes many connections should make it once.
@safe public final class MemoryTLSServerSettings {
    public enum Version: Sendable {
        case any
        case tls11
        case tls12
        case tls13
    }

    let context: OpaquePointer

    /// Makes settings.
    ///
    /// - Parameters:
    ///   - identity: The certificate that is shown.
    ///   - version: The versions of TLS that are spoken.
    ///   - clientAuthority: The issuer that a client's certificate must have; nil asks for none.
    public init(
        identity: TestIdentity,
        version: Version = .any,
        clientAuthority: TestAuthority? = nil
    ) {
        unsafe context = SSL_CTX_new(TLS_server_method())!
        let certificate = unsafe PEM.read(identity.certificate) {
            unsafe PEM_read_bio_X509($0, nil, nil, nil)
        }
        defer { unsafe X509_free(certificate) }
        let key = unsafe PEM.read(identity.key) {
            unsafe PEM_read_bio_PrivateKey($0, nil, nil, nil)
        }
        defer { unsafe EVP_PKEY_free(key) }
        unsafe SSL_CTX_use_certificate(context, certificate)
        unsafe SSL_CTX_use_PrivateKey(context, key)
        if let clientAuthority {
            let issuer = unsafe PEM.read(clientAuthority.identity.certificate) {
                unsafe PEM_read_bio_X509($0, nil, nil, nil)
            }
            defer { unsafe X509_free(issuer) }
            unsafe X509_STORE_add_cert(SSL_CTX_get_cert_store(context), issuer)
            let mode = SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT
            unsafe SSL_CTX_set_verify(context, mode, nil)
        }
        let (oldest, newest): (Int32, Int32) =
            switch version {
            case .any: (0, 0)
            case .tls11: (TLS1_VERSION, TLS1_1_VERSION)
            case .tls12: (TLS1_2_VERSION, TLS1_2_VERSION)
            case .tls13: (TLS1_3_VERSION, TLS1_3_VERSION)
            }
        if version == .tls11 { unsafe SSL_CTX_set_security_level(context, 0) }
        unsafe shim_SSL_CTX_set_min_proto_version(context, oldest)
        unsafe shim_SSL_CTX_set_max_proto_version(context, newest)
    }

    deinit {
        unsafe SSL_CTX_free(context)
    }
}
