import Foundation
import NIOCore
import NIOPosix
import Synchronization

/// A person without TLS who answers by a rule, cheap enough for hundreds of them.
public final class PlainClient: Sendable {
    /// What to send, and how long to think first.
    public struct Answer: Sendable {
        public let line: String
        public let delay: Duration

        public init(_ line: String, after delay: Duration = .zero) {
            self.line = line
            self.delay = delay
        }
    }

    private final class Handler: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer

        private let answer: @Sendable (String) -> Answer?
        private var text: [UInt8] = []

        init(_ answer: @escaping @Sendable (String) -> Answer?) {
            self.answer = answer
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            text += Array(buffer: unwrapInboundIn(data))
            while let end = text.firstIndex(of: UInt8(ascii: "\n")) {
                let line = String(decoding: text[..<end].dropLast(), as: UTF8.self)
                text.removeFirst(end + 1)
                let reply =
                    line.hasPrefix("PING") ? Answer("PONG" + line.dropFirst(4)) : answer(line)
                guard let reply else { continue }
                let channel = context.channel
                channel.eventLoop.scheduleTask(in: TimeAmount(reply.delay)) {
                    channel.writeAndFlush(ByteBuffer(string: reply.line + "\r\n"), promise: nil)
                }
            }
        }
    }

    private let channel: any Channel

    /// Connects to a server on the loopback and registers, logged in by SASL PLAIN where a login is
    /// given; `answer` is asked about every line, on the event loop.
    public init(
        _ nick: String,
        port: Int,
        login: (account: String, password: String)? = nil,
        answer: @escaping @Sendable (String) -> Answer?
    ) async throws {
        let (welcomes, welcomed) = AsyncStream<Void>.makeStream()
        let proof = login.map { "\0\($0.account)\0\($0.password)" }
            .map { Data($0.utf8).base64EncodedString() }
        channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let handler = Handler { line in
                        if line.contains(" 376 ") { welcomed.finish() }
                        if let proof, line.hasPrefix("AUTHENTICATE ") {
                            return Answer("AUTHENTICATE \(proof)")
                        }
                        if line.contains(" 903 ") || line.contains(" 904 ") {
                            return Answer("CAP END")
                        }
                        return answer(line)
                    }
                    try channel.pipeline.syncOperations.addHandler(handler)
                }
            }
            .connect(host: "127.0.0.1", port: port).get()
        if proof != nil { send("CAP REQ :sasl\r\nAUTHENTICATE PLAIN") }
        send("NICK \(nick)\r\nUSER \(nick) 0 * :\(nick)")
        for await _ in welcomes {}
    }

    public func send(_ line: String) {
        channel.writeAndFlush(ByteBuffer(string: line + "\r\n"), promise: nil)
    }

    public func close() async throws {
        try await channel.close()
    }
}
