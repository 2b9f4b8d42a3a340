import NIOCore
import NIOEmbedded
import NIOOpenSSL
import TestKit
import Testing

@Suite struct HandshakeTests {
    @Test(arguments: [TLSVersion.tls12, .tls13], [Int.max, 1, 7])
    func `both sides agree, whatever the size of the pieces`(
        version: TLSVersion,
        chunk: Int
    ) throws {
        let link = try Link(version: version, chunk: chunk)
        try link.establish()
        #expect(link.recorder.seen == [.handshake])
        #expect(link.server.isHandshakeFinished)
        #expect(link.server.serverName == "localhost")
        let negotiation = try #require(link.handler.negotiation)
        #expect(negotiation.version == (version == .tls12 ? "TLSv1.2" : "TLSv1.3"))
        #expect(!negotiation.cipher.isEmpty)
        #expect(negotiation.peerCertificate.description == Link.good.sha256)
    }

    @Test func `nothing is known of a connection before its handshake`() throws {
        let link = try Link()
        try link.connect()
        #expect(link.handler.negotiation == nil)
        #expect(link.handler.exportKeyingMaterial(label: "EXPORTER-x", length: 32) == nil)
    }

    @Test func `a handler added to an active channel begins at once`() throws {
        let link = try Link()
        try link.connect()
        _ = try link.channel.readOutbound(as: ByteBuffer.self)
        let late = try TLSHandler(context: TLSContext(), peer: TLSPeer("localhost"))
        try link.channel.pipeline.syncOperations.addHandler(late, position: .first)
        #expect(try link.channel.readOutbound(as: ByteBuffer.self)?.getInteger(at: 0) == UInt8(22))
    }

    @Test func `an address is checked as an address and not named to the server`() throws {
        let link = try Link(host: "127.0.0.1")
        try link.establish()
        #expect(link.recorder.seen == [.handshake])
        #expect(link.server.serverName == nil)
    }

    @Test func `an address is not taken from a name of the certificate`() throws {
        let identity = Link.authority.issue(CertificateRequest(names: ["DNS:127.0.0.1"]))
        let link = try Link(identity, host: "127.0.0.1")
        try link.establish()
        #expect(try link.refusal().code == 64)
    }

    @Test func `the trailing dot of a name is not part of it`() throws {
        let link = try Link(host: "localhost.")
        try link.establish()
        #expect(link.recorder.seen == [.handshake])
        #expect(link.server.serverName == "localhost")
    }

    // MARK: - Channel binding (RFC 9266)

    @Test func `both ends derive the same bytes on TLS 1_3`() throws {
        let link = try Link(version: .tls13)
        try link.establish()
        let label = "EXPORTER-Channel-Binding"
        let ours = try #require(link.handler.exportKeyingMaterial(label: label, length: 32))
        #expect(ours == link.server.exportKeyingMaterial(label: label, length: 32))
        #expect(ours != [UInt8](repeating: 0, count: 32))
        #expect(link.handler.exportKeyingMaterial(label: label, length: 0) == nil)
    }

    @Test func `nothing is derived on TLS 1_2`() throws {
        let link = try Link(version: .tls12)
        try link.establish()
        #expect(link.recorder.seen == [.handshake])
        #expect(link.handler.exportKeyingMaterial(label: "EXPORTER-x", length: 32) == nil)
    }

    // MARK: - Refused certificates

    struct Refused: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var identity: TestIdentity
        var host = "localhost"
        var code: Int32
        var names: [String] = ["DNS:localhost", "IP Address:127.0.0.1"]
    }

    static let refused = [
        Refused(
            testDescription: "another name",
            identity: Link.authority.issue(CertificateRequest(names: ["DNS:irc.wrong.example"])),
            code: 62,
            names: ["DNS:irc.wrong.example"]
        ),
        Refused(
            testDescription: "the common name only",
            identity: Link.authority.issue(CertificateRequest(subject: "localhost", names: [])),
            code: 62,
            names: []
        ),
        Refused(
            testDescription: "a part of a label as wildcard",
            identity: Link.authority.issue(CertificateRequest(names: ["DNS:i*.example.org"])),
            host: "irc.example.org",
            code: 62,
            names: ["DNS:i*.example.org"]
        ),
        Refused(
            testDescription: "a name below",
            identity: Link.authority.issue(CertificateRequest(names: ["DNS:a.localhost"])),
            code: 62,
            names: ["DNS:a.localhost"]
        ),
        Refused(
            testDescription: "expired",
            identity: Link.authority.issue(
                CertificateRequest(validFrom: -7200, validUntil: -3600)
            ),
            code: 10
        ),
        Refused(
            testDescription: "not yet valid",
            identity: Link.authority.issue(CertificateRequest(validFrom: 3600)),
            code: 9
        ),
        Refused(testDescription: "self-signed", identity: .selfSigned(), code: 18),
        Refused(
            testDescription: "of an unknown issuer",
            identity: TestAuthority(name: "Stranger").issue(CertificateRequest()),
            code: 20
        ),
        Refused(
            testDescription: "for clients only",
            identity: Link.authority.issue(CertificateRequest(usage: .client)),
            code: 26
        ),
    ]

    @Test(arguments: refused, [TLSVersion.tls12, .tls13])
    func `a certificate is refused`(_ case: Refused, version: TLSVersion) throws {
        let link = try Link(`case`.identity, version: version, host: `case`.host)
        try link.connect()
        let write = link.write("secret")
        link.channel.flush()
        try link.pump()
        let refusal = try link.refusal()
        #expect(refusal.code == `case`.code)
        #expect(refusal.names == `case`.names)
        #expect(refusal.sha256?.description == `case`.identity.sha256)
        #expect(link.recorder.seen.count == 2)
        #expect(link.recorder.seen.last == .inactive)
        // The alert went out before the transport was closed.
        #expect(link.server.failure?.contains("alert") == true)
        #expect(link.server.received.isEmpty)
        #expect(write.outcome == .failure(try #require(link.recorder.errors.first)))
    }

    // MARK: - Pins

    @Test(arguments: [
        TestIdentity.selfSigned(),
        TestIdentity.selfSigned(CertificateRequest(names: ["DNS:irc.wrong.example"])),
        TestIdentity.selfSigned(CertificateRequest(validFrom: -7200, validUntil: -3600)),
        Link.good,
    ])
    func `a pinned certificate is accepted whatever else it says`(identity: TestIdentity) throws {
        let pin = try CertificateFingerprint(hex: identity.sha256.uppercased())
        let other = try CertificateFingerprint(hex: String(repeating: "0", count: 64))
        let link = try Link(
            identity,
            configuration: TLSConfiguration(trust: .pinned(sha256: [other, pin]))
        )
        try link.establish()
        #expect(link.recorder.seen == [.handshake])
        #expect(link.handler.negotiation?.peerCertificate == pin)
    }

    @Test(arguments: [TLSVersion.tls12, .tls13])
    func `a certificate that is not pinned is refused`(version: TLSVersion) throws {
        let pin = try CertificateFingerprint(hex: String(repeating: "0", count: 64))
        let link = try Link(
            version: version,
            configuration: TLSConfiguration(trust: .pinned(sha256: [pin]))
        )
        try link.establish()
        let refusal = try link.refusal()
        #expect(refusal.code == 50)
        #expect(refusal.sha256?.description == Link.good.sha256)
        #expect(link.recorder.seen.count == 2)
    }

    // MARK: - Peers that do not fit

    @Test func `a server that knows TLS 1_1 only is refused`() throws {
        let link = try Link(version: .tls11)
        try link.establish()
        #expect(link.recorder.seen == [.error(.alert(70)), .inactive])
    }

    @Test(arguments: [
        ":irc.example.org NOTICE * :*** Looking up your hostname...\r\n",
        "ERROR :Closing Link\r\n",
        "HTTP/1.1 400 Bad Request\r\n\r\n",
        "SSH-2.0-OpenSSH_9.2\r\n",
        "GET / HTTP/1.1\r\n",
    ])
    func `a server that speaks plain text is told apart`(greeting: String) throws {
        let link = try Link()
        try link.connect()
        try link.deliver(Array(greeting.utf8))
        #expect(link.recorder.seen == [.error(.peerNotTLS), .inactive])
    }

    @Test(arguments: [TLSVersion.tls12, .tls13])
    func `a client certificate is shown to a server that asks`(
        version: TLSVersion
    ) throws {
        let client = Link.authority.issue(CertificateRequest(names: [], usage: .client))
        let file = PEMFile(client.key + client.certificate + Link.authority.identity.certificate)
        let link = try Link(
            version: version,
            clientAuthority: Link.authority,
            configuration: TLSConfiguration(
                trust: .file(Link.trust.path),
                clientCertificate: file.path
            )
        )
        try link.establish()
        #expect(link.recorder.seen == [.handshake])
        #expect(link.server.clientCertificate == client.sha256)
    }

    @Test(arguments: [
        (TLSVersion.tls12, [Seen.error(.alert(40)), .inactive]),
        (.tls13, [.handshake, .error(.alert(116)), .inactive]),
    ])
    func `a server that wants a client certificate says so`(
        version: TLSVersion,
        expected: [Seen]
    ) throws {
        let link = try Link(version: version, clientAuthority: Link.authority)
        try link.establish()
        #expect(link.recorder.seen == expected)
    }
}

extension Link {
    /// What was said of the certificate; fails the test if the connection did not end by it.
    func refusal() throws -> (code: Int32, names: [String], sha256: CertificateFingerprint?) {
        let error = try #require(recorder.errors.first)
        guard case .certificate(let code, _, let names, let sha256) = error else { throw error }
        return (code, names, sha256)
    }
}
