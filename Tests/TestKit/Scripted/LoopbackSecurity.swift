/// How the connections of a server in this process are kept from being read by others.
public enum LoopbackSecurity: Sendable {
    case plaintext
    /// TLS; a client must show a certificate of `clientAuthority` where there is one.
    case tls(
        certificate: CertificateRequest = CertificateRequest(),
        version: MemoryTLSServerSettings.Version = .any,
        clientAuthority: TestAuthority? = nil
    )

    /// TLS of any version with a good certificate.
    public static let secure = Self.tls()

    func settings(_ issuer: TestAuthority) -> MemoryTLSServerSettings? {
        guard case .tls(let certificate, let version, let clientAuthority) = self else {
            return nil
        }
        return MemoryTLSServerSettings(
            identity: issuer.issue(certificate),
            version: version,
            clientAuthority: clientAuthority
        )
    }
}
