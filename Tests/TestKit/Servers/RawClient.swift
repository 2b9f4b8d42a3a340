import NIOCore
import NIOOpenSSL
import NIOPosix
import Synchronization

/// A person with a plain IRC client, over TLS.
public final class RawClient: Sendable {
    private final class Recorder: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer

        private let client: RawClient
        private var text = ""

        init(_ client: RawClient) {
            self.client = client
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            text += String(buffer: unwrapInboundIn(data))
            while let end = text.firstIndex(of: "\r\n") {
                let line = String(text[..<end])
                text = String(text[text.index(after: end)...])
                client.received.withLock { $0.append(line) }
                if line.hasPrefix("PING") {
                    let pong = ByteBuffer(string: "PONG" + line.dropFirst(4) + "\r\n")
                    context.writeAndFlush(NIOAny(pong), promise: nil)
                }
            }
        }
    }

    private let received = Mutex<[String]>([])
    private let channel = Mutex<(any Channel)?>(nil)

    /// Every line that came, in order.
    public var lines: [String] { received.withLock { $0 } }

    /// Connects and registers.
    public init(_ nick: String, at server: any TestServer, channel room: String? = nil) async throws
    {
        let context = try TLSContext(TLSConfiguration(trust: .file(server.authority)))
        let peer = try TLSPeer("localhost")
        let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandlers(
                        TLSHandler(context: context, peer: peer),
                        Recorder(self)
                    )
                }
            }
            .connect(host: "127.0.0.1", port: server.tlsPort).get()
        self.channel.withLock { $0 = channel }
        send("NICK \(nick)", "USER \(nick) 0 * :\(nick)")
        try await wait(for: " 376 ")
        guard let room else { return }
        send("JOIN \(room)")
        try await wait(for: " 366 ")
    }

    public func send(_ lines: String...) {
        let bytes = ByteBuffer(string: lines.map { $0 + "\r\n" }.joined())
        channel.withLock { $0 }?.writeAndFlush(bytes, promise: nil)
    }

    public func send(bytes: [UInt8]) {
        let buffer = ByteBuffer(bytes: bytes)
        channel.withLock { $0 }?.writeAndFlush(buffer, promise: nil)
    }

    /// What did not come, and what did.
    public struct Missing: Error {
        public let words: String
        public let lines: [String]
    }

    /// Waits for a line that holds some words.
    public func wait(for words: String) async throws {
        let deadline = ContinuousClock.now + .seconds(60)
        while !lines.contains(where: { $0.contains(words) }) {
            guard ContinuousClock.now < deadline else { throw Missing(words: words, lines: lines) }
            try await Task.sleep(for: .milliseconds(5))
        }
    }

    public func close() async throws {
        try await channel.withLock { $0 }?.close()
    }
}
