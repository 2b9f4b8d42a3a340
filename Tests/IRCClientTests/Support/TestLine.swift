import Chat
import IRCClient
import IRCProtocol
import InMemoryLogging
import Logging
import NIOCore
import NIOEmbedded
import Synchronization

/// A connection in memory, with a clock that only the test moves: the test is the server.
final class TestLine {
    let channel: EmbeddedChannel
    let handler: IRCSessionHandler
    let heard = EventRecord()
    let speaker: Speaker
    let logs = InMemoryLogHandler()
    let gate = WriteGate()
    let time: WallClock

    init(
        _ configuration: IRCConfiguration,
        epoch: Int = 1,
        speaker: Speaker = Speaker(),
        regains: RegainRecord = RegainRecord(),
        transport: Transport = .plaintext
    ) throws {
        self.speaker = speaker
        let heard = heard
        let logs = logs
        let time = WallClock()
        self.time = time
        handler = IRCSessionHandler(
            configuration: configuration,
            epoch: epoch,
            mark: "m\(epoch)",
            speaker: speaker,
            regains: regains,
            log: ConnectionLog(
                logger: Logger(label: "test") { _ in logs },
                network: configuration.network
            ),
            metrics: IRCMetrics(network: configuration.network),
            transport: transport,
            login: configuration.login.map {
                Login($0, seed: [UInt8](repeating: 7, count: 32), isEncrypted: true)
            },
            saltedPasswords: SaltedPasswords(pool: nil),
            time: { time.seconds },
            sink: { heard.append($0) }
        )
        channel = EmbeddedChannel()
        try channel.pipeline.syncOperations.addHandlers(
            gate,
            LineDecoder(metrics: IRCMetrics(network: configuration.network)),
            handler
        )
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 6667)).wait()
    }

    /// A connection on which registration and JOINs are done.
    static func ready(
        _ configuration: IRCConfiguration,
        epoch: Int = 1,
        speaker: Speaker = Speaker(),
        features: String = "",
        capabilities: String = ""
    ) throws -> TestLine {
        let line = try TestLine(configuration, epoch: epoch, speaker: speaker)
        try line.register(features: features, capabilities: capabilities)
        for channel in configuration.session.channels {
            try line.server(
                ":sweep!~s@bot.example JOIN \(channel.text)",
                ":srv.example 353 sweep = \(channel.text) :@sweep @rob %hal +vera ana",
                ":srv.example 366 sweep \(channel.text) :End"
            )
        }
        _ = line.takeLines()
        return line
    }

    /// All that is offered is agreed upon.
    func register(features: String = "", capabilities: String = "") throws {
        let names = capabilities.split(separator: " ").map { $0.prefix { $0 != "=" } }
        try server(":srv.example CAP * LS :\(capabilities)")
        if !names.isEmpty {
            try server(":srv.example CAP * ACK :\(names.joined(separator: " "))")
        }
        try server(
            ":srv.example 001 sweep :Welcome sweep!~s@bot.example",
            ":srv.example 005 sweep CASEMAPPING=ascii PREFIX=(qaohv)~&@%+ CHANTYPES=# \(features) :ok",
            ":srv.example 376 sweep :End of MOTD"
        )
    }

    // MARK: The server

    func server(_ lines: String...) throws {
        let text = lines.map { $0 + "\r\n" }.joined()
        try channel.writeInbound(ByteBuffer(string: text))
    }

    func server(bytes: [UInt8]) throws {
        try channel.writeInbound(ByteBuffer(bytes: bytes))
    }

    /// What the server got, one list for each write.
    func takeWrites() -> [[String]] {
        var writes: [[String]] = []
        while let buffer = try? channel.readOutbound(as: ByteBuffer.self) {
            guard buffer.readableBytes > 0 else { continue }
            writes.append(
                String(buffer: buffer).split(separator: "\r\n", omittingEmptySubsequences: false)
                    .dropLast().map(String.init)
            )
        }
        return writes
    }

    static let labels = "message-tags batch labeled-response echo-message server-time"
    static let multiline = labels + " draft/multiline=max-bytes=4096,max-lines=24"

    func takeLines() -> [String] { takeWrites().flatMap(\.self) }

    // MARK: The bot and the clock

    func say(_ actions: ChatAction..., epoch: Int = 1) {
        speaker.say(actions, epoch: epoch)
        channel.embeddedEventLoop.run()
    }

    /// Has the bot wait for people, each with the nick they had last.
    func waitFor(_ people: [String: String]) {
        speaker.waitFor(
            Dictionary(
                uniqueKeysWithValues: people.map { (MemberID(network: "demo", key: $0), $1) }
            )
        )
        channel.embeddedEventLoop.run()
    }

    func pass(_ time: TimeAmount) {
        channel.embeddedEventLoop.advanceTime(by: time)
    }

    var isClosed: Bool { !channel.isActive }
}

/// What time it is for the people.
final class WallClock: Sendable {
    private let time = Mutex<Int64>(0)

    var seconds: Int64 {
        get { time.withLock(\.self) }
        set { time.withLock { $0 = newValue } }
    }
}

/// Holds back the results of writes while it is shut.
final class WriteGate: ChannelOutboundHandler {
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    var isShut = false
    private var held: [EventLoopPromise<Void>] = []

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard isShut, let promise else {
            context.write(data, promise: promise)
            return
        }
        held.append(promise)
        context.write(data, promise: nil)
    }

    func open() {
        isShut = false
        for promise in held { promise.succeed() }
        held = []
    }

    func breakOff() {
        for promise in held { promise.fail(ChannelError.ioOnClosedChannel) }
        held = []
    }
}
