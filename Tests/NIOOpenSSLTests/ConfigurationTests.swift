import NIOCore
import NIOOpenSSL
import TestKit
import Testing

@Suite struct ConfigurationTests {
    // MARK: - Names

    @Test(arguments: [
        "", ".", "..", ".example.org", "a..b", "example.org..", "a b", "good.example\0.evil",
        "1.2.3.4\0.evil", "münchen.example", "[::1]", "fe80::1%eth0", "example.org\r\n", "*.org",
        String(repeating: "a", count: 64), String(repeating: "a.", count: 127) + "aa",
    ])
    func `a host that cannot be checked is refused`(host: String) {
        #expect(throws: TLSError.configuration(.hostName(host))) { try TLSPeer(host) }
    }

    @Test(arguments: [
        ("irc.example.org", "irc.example.org"), ("irc.example.org.", "irc.example.org"),
        ("localhost", "localhost"), ("xn--mnchen-3ya.example", "xn--mnchen-3ya.example"),
        ("a_b.example", "a_b.example"), ("192.0.2.1", "192.0.2.1"), ("2001:db8::1", "2001:db8::1"),
        ("::1", "::1"),
    ])
    func `a name or an address is taken`(host: String, name: String) throws {
        #expect(try TLSPeer(host).name == name)
    }

    // MARK: - Fingerprints

    @Test func `a fingerprint is read with or without colons, in either case`() throws {
        let plain = String(repeating: "0a", count: 32)
        let dressed = Array(repeating: "0A", count: 32).joined(separator: ":")
        #expect(try CertificateFingerprint(hex: plain) == CertificateFingerprint(hex: dressed))
        #expect(try CertificateFingerprint(hex: dressed).description == plain)
    }

    @Test(arguments: [
        "", "0a", String(repeating: "0", count: 63), String(repeating: "0", count: 65),
        String(repeating: "g", count: 64), String(repeating: "٣", count: 64),
    ])
    func `what is no fingerprint is refused`(hex: String) {
        #expect(throws: TLSError.configuration(.fingerprint(hex))) {
            try CertificateFingerprint(hex: hex)
        }
    }

    // MARK: - Trust

    @Test func `system trust does not take a stranger's certificate`() throws {
        let link = try Link(configuration: TLSConfiguration())
        try link.establish()
        #expect(try link.refusal().code == 20)
    }

    @Test func `a missing file of roots is named`() {
        #expect(
            throws: TLSError.configuration(
                .unreadable(path: "/nowhere/ca.pem", reason: Self.noSuchFile)
            )
        ) { try TLSContext(TLSConfiguration(trust: .file("/nowhere/ca.pem"))) }
    }

    /// As OpenSSL 3.0 words it, with the call that failed.
    private static let noSuchFile =
        "No such file or directory (calling fopen(/nowhere/ca.pem, r))"

    @Test(arguments: ["", "no PEM at all", Link.authority.identity.key])
    func `a file without roots is named`(text: String) throws {
        let file = PEMFile(text)
        let fault = try Self.fault { try TLSContext(TLSConfiguration(trust: .file(file.path))) }
        guard case .noCertificate(file.path, let reason) = fault else {
            Issue.record("\(fault)")
            return
        }
        #expect(!reason.isEmpty)
        #expect("\(TLSError.configuration(fault))".contains(file.path))
    }

    @Test func `pinning nothing is refused`() {
        #expect(throws: TLSError.configuration(.noPins)) {
            try TLSContext(TLSConfiguration(trust: .pinned(sha256: [])))
        }
    }

    @Test(arguments: [0, 511, 16_385, -1])
    func `a record size out of range is refused`(bytes: Int) {
        #expect(throws: TLSError.configuration(.recordBytes(bytes))) {
            try TLSContext(TLSConfiguration(maxRecordBytes: bytes))
        }
    }

    // MARK: - The client certificate

    private static let client = Link.authority.issue(CertificateRequest(usage: .client))

    @Test(arguments: [0o640, 0o604, 0o644, 0o660, 0o610])
    func `a key that others may read is refused`(permissions: Int) {
        let file = PEMFile(Self.client.certificate + Self.client.key, permissions: permissions)
        #expect(
            throws: TLSError.configuration(
                .keyFileExposed(path: file.path, permissions: permissions)
            )
        ) { try TLSContext(TLSConfiguration(clientCertificate: file.path)) }
    }

    @Test func `a missing client certificate is named`() throws {
        let fault = try Self.fault {
            try TLSContext(TLSConfiguration(clientCertificate: "/nowhere/ca.pem"))
        }
        #expect(fault == .unreadable(path: "/nowhere/ca.pem", reason: Self.noSuchFile))
    }

    @Test func `a file with a key only is refused`() throws {
        let file = PEMFile(Self.client.key)
        let fault = try Self.fault {
            try TLSContext(TLSConfiguration(clientCertificate: file.path))
        }
        guard case .noCertificate(file.path, _) = fault else {
            Issue.record("\(fault)")
            return
        }
    }

    @Test func `a file with a certificate only is refused`() throws {
        let file = PEMFile(Self.client.certificate)
        let fault = try Self.fault {
            try TLSContext(TLSConfiguration(clientCertificate: file.path))
        }
        guard case .noPrivateKey(file.path, _) = fault else {
            Issue.record("\(fault)")
            return
        }
    }

    @Test func `a key that does not fit is refused`() throws {
        let file = PEMFile(Self.client.certificate + Link.good.key)
        let fault = try Self.fault {
            try TLSContext(TLSConfiguration(clientCertificate: file.path))
        }
        #expect(fault == .keyMismatch(path: file.path))
    }

    @Test func `a broken second certificate is refused`() throws {
        let broken = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"
        let file = PEMFile(Self.client.certificate + broken + Self.client.key)
        let fault = try Self.fault {
            try TLSContext(TLSConfiguration(clientCertificate: file.path))
        }
        guard case .noCertificate(file.path, _) = fault else {
            Issue.record("\(fault)")
            return
        }
    }

    private static func fault(
        _ make: () throws -> TLSContext
    ) throws -> TLSError.Misconfiguration {
        let error = #expect(throws: TLSError.self) { _ = try make() }
        guard case .configuration(let fault) = try #require(error) else {
            throw try #require(error)
        }
        return fault
    }

    // MARK: - Words

    @Test(arguments: [
        (TLSError.peerNotTLS, "6697"),
        (.alert(70), "1.2"),
        (.alert(116), "client certificate"),
        (.alert(255), "255"),
        (.timedOut(.handshake), "handshake"),
        (.timedOut(.closing), "close"),
        (.closed(.handshake), "port"),
        (.certificate(code: 62, text: "hostname mismatch", names: ["DNS:a"], sha256: nil), "DNS:a"),
        (.certificate(code: 20, text: "no issuer", names: [], sha256: nil), "ca-certificates"),
        (.configuration(.keyFileExposed(path: "/k", permissions: 0o644)), "chmod 600 /k"),
    ])
    func `an error tells the operator what to do`(error: TLSError, words: String) {
        #expect(error.description.contains(words))
    }
}
