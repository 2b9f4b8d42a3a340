internal import COpenSSL

/// A certificate authority that exists for one test run only.
///
/// Certificates are made when they are needed, so that none in the repository can expire.
public struct TestAuthority: Sendable {
    /// The authority's own certificate and key.
    public let identity: TestIdentity

    /// Makes an authority with a fresh key.
    public init(name: String = "Test Authority") {
        identity = TestIdentity.make(
            CertificateRequest(subject: name, names: [], usage: .authority),
            issuer: nil
        )
    }

    /// Issues a certificate with a fresh key.
    public func issue(_ request: CertificateRequest) -> TestIdentity {
        TestIdentity.make(request, issuer: identity)
    }
}

/// What a test certificate is to say.
public struct CertificateRequest: Sendable {
    public enum Usage: Sendable {
        case authority
        case server
        case client
    }

    /// The common name, which no check may rely on.
    public var subject: String
    /// Subject alternative names, as "DNS:localhost" or "IP:127.0.0.1".
    public var names: [String]
    public var usage: Usage
    /// When it starts to be valid, in seconds from now.
    public var validFrom: Int
    /// When it ceases to be valid, in seconds from now.
    public var validUntil: Int

    public init(
        subject: String = "test",
        names: [String] = ["DNS:localhost", "IP:127.0.0.1"],
        usage: Usage = .server,
        validFrom: Int = -3600,
        validUntil: Int = 60 * 86_400
    ) {
        self.subject = subject
        self.names = names
        self.usage = usage
        self.validFrom = validFrom
        self.validUntil = validUntil
    }
}

/// A certificate with its private key, as PEM.
public struct TestIdentity: Sendable {
    /// The certificate.
    public let certificate: String
    /// The private key, without a pass phrase.
    public let key: String
    /// The SHA-256 of the certificate's DER form, in hexadecimal.
    public let sha256: String

    /// The public key as a compressed point (SEC 1 §2.3.3).
    ///
    /// Services know keys of ECDSA-NIST256P-CHALLENGE in this form, in base64.
    public let publicPoint: [UInt8]

    /// Makes a certificate that vouches for itself.
    public static func selfSigned(_ request: CertificateRequest = .init()) -> TestIdentity {
        make(request, issuer: nil)
    }

    static func make(_ request: CertificateRequest, issuer: TestIdentity?) -> TestIdentity {
        let key = unsafe shim_EVP_EC_gen("P-256")!
        defer { unsafe EVP_PKEY_free(key) }
        let certificate = unsafe X509_new()!
        defer { unsafe X509_free(certificate) }
        unsafe X509_set_version(certificate, 2)
        unsafe ASN1_INTEGER_set(X509_get_serialNumber(certificate), Int.random(in: 1...Int.max))
        unsafe X509_gmtime_adj(X509_getm_notBefore(certificate), request.validFrom)
        unsafe X509_gmtime_adj(X509_getm_notAfter(certificate), request.validUntil)
        unsafe X509_set_pubkey(certificate, key)
        let subject = unsafe X509_get_subject_name(certificate)
        unsafe X509_NAME_add_entry_by_txt(
            subject,
            "CN",
            MBSTRING_UTF8,
            request.subject,
            -1,
            -1,
            0
        )
        guard let issuer else {
            unsafe X509_set_issuer_name(certificate, subject)
            unsafe sign(certificate, request, issuer: certificate, key: key)
            return unsafe TestIdentity(certificate, key)
        }
        let issuing = unsafe PEM.read(issuer.certificate) {
            unsafe PEM_read_bio_X509($0, nil, nil, nil)
        }
        defer { unsafe X509_free(issuing) }
        let signing = unsafe PEM.read(issuer.key) {
            unsafe PEM_read_bio_PrivateKey($0, nil, nil, nil)
        }
        defer { unsafe EVP_PKEY_free(signing) }
        unsafe X509_set_issuer_name(certificate, X509_get_subject_name(issuing))
        unsafe sign(certificate, request, issuer: issuing, key: signing)
        return unsafe TestIdentity(certificate, key)
    }

    private static func sign(
        _ certificate: OpaquePointer,
        _ request: CertificateRequest,
        issuer: OpaquePointer,
        key: OpaquePointer
    ) {
        var extensions = [
            (NID_subject_key_identifier, "hash"),
            (NID_authority_key_identifier, "keyid"),
        ]
        switch request.usage {
        case .authority:
            extensions.append((NID_basic_constraints, "critical,CA:TRUE"))
            extensions.append((NID_key_usage, "critical,keyCertSign,cRLSign"))
        case .server:
            extensions.append((NID_ext_key_usage, "serverAuth"))
        case .client:
            extensions.append((NID_ext_key_usage, "clientAuth"))
        }
        if !request.names.isEmpty {
            extensions.append((NID_subject_alt_name, request.names.joined(separator: ",")))
        }
        for (kind, value) in extensions {
            var context = unsafe v3_ext_ctx()
            unsafe X509V3_set_ctx(&context, issuer, certificate, nil, nil, 0)
            let made = unsafe X509V3_EXT_conf_nid(nil, &context, kind, value)!
            unsafe X509_add_ext(certificate, made, -1)
            unsafe X509_EXTENSION_free(made)
        }
        let size = unsafe X509_sign(certificate, key, EVP_sha256())
        precondition(size > 0, "the certificate could not be signed")
    }

    private init(_ certificate: OpaquePointer, _ key: OpaquePointer) {
        self.certificate = unsafe PEM.write { unsafe PEM_write_bio_X509($0, certificate) }
        self.key = unsafe PEM.write {
            unsafe PEM_write_bio_PrivateKey($0, key, nil, nil, 0, nil, nil)
        }
        sha256 = unsafe Fingerprint.sha256(of: certificate)
        publicPoint = unsafe Self.compressedPoint(of: key)
    }

    private static func compressedPoint(of key: OpaquePointer) -> [UInt8] {
        var point = [UInt8](repeating: 0, count: 65)
        let hasPoint = unsafe EVP_PKEY_get_octet_string_param(key, "pub", &point, 65, nil) == 1
        precondition(hasPoint, "the key has no point")
        return [2 + point[64] % 2] + point[1...32]
    }
}
