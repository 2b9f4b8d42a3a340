import Foundation
import NIOCore
import NIOPosix

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

    /// The server refused the login, or closed the connection before it let us in.
    public struct NotLetIn: Error {
        /// The last line of the server.
        public let line: String
    }

    private final class Handler: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer

        private let answer: @Sendable (String) -> Answer?
        private let proof: String?
        private let welcome: EventLoopPromise<Void>
        private var text: [UInt8] = []
        private var last = ""

        init(
            _ answer: @escaping @Sendable (String) -> Answer?,
            proof: String?,
            welcome: EventLoopPromise<Void>
        ) {
            self.answer = answer
            self.proof = proof
            self.welcome = welcome
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            text += Array(buffer: unwrapInboundIn(data))
            while let end = text.firstIndex(of: UInt8(ascii: "\n")) {
                let line = String(decoding: text[..<end].dropLast(), as: UTF8.self)
                text.removeFirst(end + 1)
                last = line
                guard let reply = reply(to: line) else { continue }
                let channel = context.channel
                channel.eventLoop.scheduleTask(in: TimeAmount(reply.delay)) {
                    channel.writeAndFlush(ByteBuffer(string: reply.line + "\r\n"), promise: nil)
                }
            }
        }

        func channelInactive(context: ChannelHandlerContext) {
            welcome.fail(NotLetIn(line: last))
        }

        private func reply(to line: String) -> Answer? {
            if line.hasPrefix("PING") { return Answer("PONG" + line.dropFirst(4)) }
            if let proof, line.hasPrefix("AUTHENTICATE ") {
                return Answer("AUTHENTICATE \(proof)")
            }
            switch line.split(separator: " ", maxSplits: 2).dropFirst().first {
            case "376", "422": welcome.succeed()
            case "903": return Answer("CAP END")
            case "904": welcome.fail(NotLetIn(line: line))
            default: break
            }
            return answer(line)
        }
    }

    private let channel: any Channel

    /// Connects to a server on the loopback and registers, logged in by SASL PLAIN where a login is
    /// given; `answer` is asked about every line, on the event loop.
    ///
    /// - Throws: ``NotLetIn``.
    public init(
        _ nick: String,
        port: Int,
        login: (account: String, password: String)? = nil,
        answer: @escaping @Sendable (String) -> Answer?
    ) async throws {
        let loop = MultiThreadedEventLoopGroup.singleton.next()
        let welcome = loop.makePromise(of: Void.self)
        let proof = login.map { "\0\($0.account)\0\($0.password)" }
            .map { Data($0.utf8).base64EncodedString() }
        do {
            channel = try await ClientBootstrap(group: loop)
                .channelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        let handler = Handler(answer, proof: proof, welcome: welcome)
                        try channel.pipeline.syncOperations.addHandler(handler)
                    }
                }
                .connect(host: "127.0.0.1", port: port).get()
        } catch {
            welcome.fail(error)
            throw error
        }
        if proof != nil { send("CAP REQ :sasl\r\nAUTHENTICATE PLAIN") }
        send("NICK \(nick)\r\nUSER \(nick) 0 * :\(nick)")
        try await welcome.futureResult.get()
    }

    public func send(_ line: String) {
        channel.writeAndFlush(ByteBuffer(string: line + "\r\n"), promise: nil)
    }

    public func close() async throws {
        try await channel.close()
    }
}
