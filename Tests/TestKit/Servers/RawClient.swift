import Foundation
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

    /// Whether the server has not closed the connection yet.
    public var isOpen: Bool { channel.withLock { $0?.isActive ?? false } }

    /// Connects and registers, with capabilities and a client certificate where some are given, and
    /// logged in to the account `login` by SASL PLAIN.
    ///
    /// Then it logs in to an account by NickServ, and joins a channel.
    public init(
        _ nick: String,
        at server: any TestServer,
        account: Atheme.Account? = nil,
        login: (account: String, password: String)? = nil,
        channel room: String? = nil,
        capabilities: [String] = [],
        certificate: String? = nil
    ) async throws {
        let configuration = TLSConfiguration(
            trust: .file(server.authority),
            clientCertificate: certificate
        )
        let context = try TLSContext(configuration)
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
        let wanted = capabilities.joined(separator: " ")
        if let login {
            send("CAP REQ :sasl \(wanted)", "NICK \(nick)", "USER \(nick) 0 * :\(nick)")
            try await wait(for: " ACK ")
            try await ask("AUTHENTICATE PLAIN", until: "AUTHENTICATE ")
            let message = Data("\0\(login.account)\0\(login.password)".utf8)
            try await ask("AUTHENTICATE \(message.base64EncodedString())", until: " 903 ")
            send("CAP END")
        } else {
            if !wanted.isEmpty { send("CAP REQ :\(wanted)", "CAP END") }
            send("NICK \(nick)", "USER \(nick) 0 * :\(nick)")
        }
        try await wait(for: " 376 ", " 422 ")
        if let account {
            send("PRIVMSG NickServ :IDENTIFY \(account.name) \(account.password)")
            try await wait(for: " 900 ")
        }
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

        public init(words: String, lines: [String]) {
            self.words = words
            self.lines = lines
        }
    }

    /// Waits for a line that holds one of some words, among those after the first `count`.
    @discardableResult
    public func wait(for words: String..., after count: Int = 0) async throws -> String {
        let deadline = ContinuousClock.now + .seconds(30)
        while true {
            let line = lines.dropFirst(count)
                .first { line in words.contains { line.contains($0) } }
            if let line { return line }
            guard ContinuousClock.now < deadline else {
                throw Missing(words: words.joined(separator: "|"), lines: lines)
            }
            try await Task.sleep(for: .milliseconds(5))
        }
    }

    /// Says something and waits for a line that holds some words and comes after it.
    @discardableResult
    public func ask(_ line: String, until words: String) async throws -> String {
        let count = lines.count
        send(line)
        return try await wait(for: words, after: count)
    }

    public func close() async throws {
        try await channel.withLock { $0 }?.close()
    }
}
