import Chat
import IRCClient
import IRCProtocol
import NIOCore

func seconds(_ count: Double) -> NIODeadline {
    .uptimeNanoseconds(UInt64(count * 1e9))
}

func action(
    _ id: ChatAction.ID,
    to target: String = "ana",
    _ text: String,
    urgency: ChatAction.Urgency = .ordinary,
    for recipient: String? = nil,
    usableUntil: Int64 = .max,
    answering message: String? = nil
) -> ChatAction {
    ChatAction(
        id: id,
        network: "demo",
        target: target,
        recipient: recipient.map { MemberID(network: "demo", key: $0) },
        text: text,
        urgency: urgency,
        usableUntil: usableUntil,
        answered: message
    )
}

func key(_ nick: String) -> CaseMapped<Nick> {
    CaseMapped(Nick(nick), .ascii)
}

func person(_ nick: String) -> Receiver { .person(key(nick)) }

func room(_ channel: String) -> Receiver { .channel(CaseMapped(ChannelName(channel), .ascii)) }

extension SessionConfiguration {
    static func sample(
        nick: String = "sweep",
        channels: [String] = []
    ) throws -> SessionConfiguration {
        try SessionConfiguration(
            nick: Nick(nick),
            username: "sweep",
            realname: "Riverside Runners' back-care bot",
            channels: channels.map(ChannelName.init),
            version: "Sweep"
        )
    }
}

extension IRCConfiguration {
    static func sample(
        channels: [String] = [],
        accounts: [String] = [],
        operatorsOf: String? = nil,
        login: LoginConfiguration? = nil,
        flood: Flood = Flood(burst: 0, linesPerSecond: 0),
        keepalive: Keepalive.Limits = .never
    ) throws -> IRCConfiguration {
        var configuration = IRCConfiguration(
            network: "demo",
            host: "localhost",
            port: 6667,
            security: .plaintext,
            session: try .sample(channels: channels),
            login: login,
            moderators: Moderators(
                accounts: accounts.compactMap(AccountName.init),
                operatorsOf: operatorsOf.map(ChannelName.init)
            ),
            flood: flood
        )
        configuration.waits.keepalive = keepalive
        return configuration
    }
}

extension Keepalive.Limits {
    /// No PING gets between the lines that a test looks at.
    static let never = Keepalive.Limits(interval: .hours(10_000))
}

/// A source of chance that always gives the same.
struct ConstantGenerator: RandomNumberGenerator {
    let value: UInt64

    mutating func next() -> UInt64 { value }
}
