import NIOCore
import NIOOpenSSL
import NIOPosix
import NIOTLS
import Synchronization
import TestKit
import Testing

/// The handler in a real socket against the server of openssl(1), which sends each line back in
/// reverse.
@Suite(.serialized, .timeLimit(.minutes(1))) struct RealPeerTests {
    @Test(arguments: [["-tls1_2"], ["-tls1_3"], []])
    func `a line goes and comes back`(options: [String]) async throws {
        let server = try ServerProcess(Link.good, options: options)
        defer { server.stop() }
        let report = try await visit(server.port)
        #expect(report.plaintext == "reversed\n")
        #expect(report.error == nil)
        #expect(report.end != nil)
    }

    @Test func `a thousand lines go and come back in order`() async throws {
        let server = try ServerProcess(Link.good)
        defer { server.stop() }
        let lines = (1000..<2000).map { "\($0)" }
        let report = try await visit(
            server.port,
            saying: lines.map { String($0.reversed()) + "\n" }.joined()
        )
        #expect(report.plaintext == lines.map { $0 + "\n" }.joined())
    }

    static let refused: [(TestIdentity, Int32)] = [
        (Link.authority.issue(CertificateRequest(names: ["DNS:irc.wrong.example"])), 62),
        (Link.authority.issue(CertificateRequest(validFrom: -7200, validUntil: -3600)), 10),
        (.selfSigned(), 18),
        (TestAuthority(name: "Stranger").issue(CertificateRequest()), 20),
    ]

    @Test(arguments: refused)
    func `a certificate is refused`(identity: TestIdentity, code: Int32) async throws {
        let server = try ServerProcess(identity)
        defer { server.stop() }
        let report = try await visit(server.port)
        guard case .certificate(code, _, _, let sha256) = report.error else {
            Issue.record("\(report)")
            return
        }
        #expect(sha256?.description == identity.sha256)
        #expect(report.plaintext.isEmpty)
    }

    @Test func `a pinned certificate is accepted and another is not`() async throws {
        let identity = TestIdentity.selfSigned(CertificateRequest(names: []))
        let server = try ServerProcess(identity)
        defer { server.stop() }
        let pin = try CertificateFingerprint(hex: identity.sha256)
        let welcome = try await visit(server.port, trust: .pinned(sha256: [pin]))
        #expect(welcome.plaintext == "reversed\n")
        let other = try CertificateFingerprint(hex: Link.good.sha256)
        let refusal = try await visit(server.port, trust: .pinned(sha256: [other]))
        guard case .certificate(50, _, _, pin) = refusal.error else {
            Issue.record("\(refusal)")
            return
        }
    }

    @Test func `a server that knows TLS 1_1 only is refused`() async throws {
        let server = try ServerProcess(
            Link.good,
            options: ["-tls1_1", "-cipher", "DEFAULT@SECLEVEL=0"]
        )
        defer { server.stop() }
        #expect(try await visit(server.port).error == .alert(70))
    }

    @Test func `a server that speaks plain text is told apart`() async throws {
        let server = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let greeting = ByteBuffer(string: "NOTICE AUTH :*** Looking up\r\n")
                    channel.writeAndFlush(greeting, promise: nil)
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        let report = try await visit(try #require(server.localAddress?.port))
        #expect(report.error == .peerNotTLS)
        try await server.close()
    }

    @Test func `a server that says nothing is left behind in time`() async throws {
        let server = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .bind(host: "127.0.0.1", port: 0).get()
        let report = try await visit(
            try #require(server.localAddress?.port),
            handshakeTimeout: .milliseconds(200)
        )
        #expect(report.error == .timedOut(.handshake))
        try await server.close()
    }

    @Test func `a client certificate opens the door, and its lack keeps it shut`() async throws {
        let server = try ServerProcess(Link.good, clientAuthority: Link.authority)
        defer { server.stop() }
        let client = Link.authority.issue(CertificateRequest(names: [], usage: .client))
        let file = PEMFile(client.certificate + client.key)
        let welcome = try await visit(server.port, clientCertificate: file.path)
        #expect(welcome.plaintext == "reversed\n")
        #expect(welcome.error == nil)
        #expect(try await visit(server.port).error == .alert(116))
    }

    @Test func `a server that dies is an end that is not clean`() async throws {
        let server = try ServerProcess(Link.good)
        let report = try await visit(server.port, saying: "no line end") { server.stop() }
        #expect(report.error == nil)
        #expect(report.end == TLSClosed(isClean: false))
    }

    // MARK: - The visitor

    /// Connects, says something once the handshake is finished, and closes when as much came
    /// back.
    private func visit(
        _ port: Int,
        trust: TLSConfiguration.Trust = .file(Link.trust.path),
        clientCertificate: String? = nil,
        handshakeTimeout: Duration = .seconds(10),
        saying words: String = "desrever\n",
        whenReady: () -> Void = {}
    ) async throws -> Report {
        let context = try TLSContext(
            TLSConfiguration(
                trust: trust,
                clientCertificate: clientCertificate,
                handshakeTimeout: handshakeTimeout,
                closeTimeout: .milliseconds(500)
            )
        )
        let peer = try TLSPeer("localhost")
        let isReady = MultiThreadedEventLoopGroup.singleton.any().makePromise(of: Void.self)
        let end = isReady.futureResult.eventLoop.makePromise(of: Report.self)
        let channel = try await ClientBootstrap(group: isReady.futureResult.eventLoop)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandlers(
                        TLSHandler(context: context, peer: peer),
                        Visitor(words: words, isReady: isReady, end: end)
                    )
                }
            }
            .connect(host: "127.0.0.1", port: port).get()
        try await isReady.futureResult.get()
        whenReady()
        let report = try await end.futureResult.get()
        try await channel.closeFuture.get()
        return report
    }
}

/// What a visitor met.
private struct Report: Sendable {
    var plaintext = ""
    var error: TLSError?
    var end: TLSClosed?
}

/// Says its words, waits for as many bytes, and leaves.
private final class Visitor: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let words: String
    private let isReady: EventLoopPromise<Void>
    private let end: EventLoopPromise<Report>
    private var report = Report()

    init(words: String, isReady: EventLoopPromise<Void>, end: EventLoopPromise<Report>) {
        self.words = words
        self.isReady = isReady
        self.end = end
    }

    func channelActive(context: ChannelHandlerContext) {
        // Before the handshake is finished, as a client in a hurry does.
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: words)), promise: nil)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is TLSUserEvent { isReady.succeed() }
        if let event = event as? TLSClosed { report.end = event }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        report.plaintext += String(buffer: unwrapInboundIn(data))
        guard report.plaintext.utf8.count >= words.utf8.count else { return }
        context.close(promise: nil)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        if let error = error as? TLSError { report.error = error }
    }

    func channelInactive(context: ChannelHandlerContext) {
        isReady.succeed()
        end.succeed(report)
    }
}
