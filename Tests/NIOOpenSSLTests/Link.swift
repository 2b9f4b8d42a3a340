import NIOCore
import NIOEmbedded
import NIOOpenSSL
import NIOTLS
import TestKit

typealias TLSVersion = MemoryTLSServerSettings.Version

/// What the application behind a `TLSHandler` saw.
enum Seen: Equatable {
    case handshake
    case plaintext(String)
    case closed(isClean: Bool)
    case error(TLSError)
    case otherError(String)
    case inactive
}

/// The application: notes what it sees.
final class Recorder: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private(set) var seen: [Seen] = []
    /// Called for each piece of plaintext, before anything else happens.
    var onPlaintext: (ChannelHandlerContext) -> Void = { _ in }
    /// Called when the handshake is finished.
    var onHandshake: (ChannelHandlerContext) -> Void = { _ in }
    /// Called for each error.
    var onError: (ChannelHandlerContext) -> Void = { _ in }

    /// All plaintext, joined.
    var plaintext: String {
        seen.map { if case .plaintext(let text) = $0 { text } else { "" } }.joined()
    }

    var errors: [TLSError] {
        seen.compactMap { if case .error(let error) = $0 { error } else { nil } }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        seen.append(.plaintext(String(buffer: unwrapInboundIn(data))))
        onPlaintext(context)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case TLSUserEvent.handshakeCompleted(negotiatedProtocol: nil):
            seen.append(.handshake)
            onHandshake(context)
        case let event as TLSClosed:
            seen.append(.closed(isClean: event.isClean))
        default:
            break
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        seen.append((error as? TLSError).map(Seen.error) ?? .otherError("\(error)"))
        onError(context)
    }

    func channelInactive(context: ChannelHandlerContext) {
        seen.append(.inactive)
    }
}

/// The place of the socket: counts what reaches it, and can break.
final class Socket: ChannelOutboundHandler {
    typealias OutboundIn = ByteBuffer

    private(set) var reads = 0
    private(set) var writes = 0
    private var context: ChannelHandlerContext?

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
    }

    func read(context: ChannelHandlerContext) {
        reads += 1
        context.read()
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        writes += 1
        context.write(data, promise: promise)
    }

    /// Ends the connection as a peer does that is gone.
    func cut() {
        context?.close(promise: nil)
    }
}

/// A client channel with a `TLSHandler`, joined in memory to a server.
final class Link {
    static let authority = TestAuthority()
    static let good = authority.issue(CertificateRequest())
    static let trust = PEMFile(authority.identity.certificate)
    /// Trusts ``authority``; made once, as by a program.
    private static let context = Result {
        try TLSContext(TLSConfiguration(trust: .file(trust.path)))
    }

    let channel: EmbeddedChannel
    let handler: TLSHandler
    let server: MemoryTLSServer
    let recorder = Recorder()
    let socket = Socket()
    /// How many bytes of the server the client got, and how many it may get.
    private(set) var delivered = 0
    var deliveryLimit = Int.max
    /// Called before bytes are handed to the client.
    var beforeDelivery: () -> Void = {}

    /// The most bytes that are handed over at once, either way.
    private let chunk: Int

    init(
        _ settings: MemoryTLSServerSettings,
        configuration: TLSConfiguration? = nil,
        host: String = "localhost",
        chunk: Int = .max
    ) throws {
        server = MemoryTLSServer(settings)
        let context = try configuration.map { try TLSContext($0) } ?? Self.context.get()
        handler = try TLSHandler(context: context, peer: TLSPeer(host))
        channel = EmbeddedChannel()
        self.chunk = chunk
        let operations = channel.pipeline.syncOperations
        try operations.addHandlers([socket, handler])
        try operations.addHandler(recorder)
    }

    convenience init(
        _ identity: TestIdentity = Link.good,
        version: TLSVersion = .any,
        clientAuthority: TestAuthority? = nil,
        configuration: TLSConfiguration? = nil,
        host: String = "localhost",
        chunk: Int = .max
    ) throws {
        try self.init(
            MemoryTLSServerSettings(
                identity: identity,
                version: version,
                clientAuthority: clientAuthority
            ),
            configuration: configuration,
            host: host,
            chunk: chunk
        )
    }

    deinit {
        // A polite close would wait for the server.
        socket.cut()
        channel.embeddedEventLoop.run()
    }

    /// Makes the channel active, which begins the handshake.
    func connect() throws {
        channel.connect(to: try SocketAddress(ipAddress: "127.0.0.1", port: 6697), promise: nil)
    }

    /// Connects and lets both sides talk until there is nothing more to say.
    func establish() throws {
        try connect()
        try pump()
    }

    /// Lets both sides talk until there is nothing more to say.
    func pump() throws {
        var isBusy = true
        while isBusy {
            isBusy = false
            while let buffer = try channel.readOutbound(as: ByteBuffer.self) {
                isBusy = true
                for piece in Array(buffer.readableBytesView).pieces(of: chunk) {
                    server.receive(piece)
                }
            }
            let output = server.takeOutput()
            guard !output.isEmpty else { continue }
            isBusy = true
            for piece in output.pieces(of: chunk) { try deliver(piece) }
        }
    }

    /// Hands bytes of the server to the client.
    func deliver(_ bytes: [UInt8]) throws {
        let allowed = bytes.prefix(max(0, deliveryLimit - delivered))
        guard !allowed.isEmpty else { return }
        delivered += allowed.count
        beforeDelivery()
        channel.pipeline.fireChannelRead(ByteBuffer(bytes: allowed))
        channel.pipeline.fireChannelReadComplete()
    }

    /// Begins to write and gives what becomes of it.
    func write(_ text: String) -> EventLoopFuture<Void> {
        channel.write(ByteBuffer(string: text))
    }
}

extension Array {
    /// Cuts into pieces of at most `size`.
    func pieces(of size: Int) -> [Self] {
        guard size < count else { return [self] }
        return stride(from: 0, to: count, by: size)
            .map { Array(self[$0..<Swift.min($0 + size, count)]) }
    }
}

extension EventLoopFuture where Value == Void {
    /// What became of it, on an embedded loop; nil if nothing yet.
    var outcome: Outcome? {
        var outcome: Outcome?
        assumeIsolated()
            .whenComplete { result in
                switch result {
                case .success: outcome = .success
                case .failure(let error):
                    outcome = (error as? TLSError).map(Outcome.failure) ?? .otherFailure("\(error)")
                }
            }
        return outcome
    }
}

/// What became of a promise.
enum Outcome: Equatable {
    case success
    case failure(TLSError)
    case otherFailure(String)
}
