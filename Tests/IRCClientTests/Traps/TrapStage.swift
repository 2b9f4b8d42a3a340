import Chat
import IRCClient
import TestKit

/// A bot and a scripted server, played up to where a trap begins.
enum TrapStage {
    static let labels = [
        "message-tags", "server-time", "batch", "labeled-response", "echo-message",
    ]

    /// The bot has connected, and has said whatever it says of its own accord.
    static func connected<Result: Sendable>(
        channels: [String] = [],
        isPolite: Bool = true,
        adjust: @escaping (inout IRCConfiguration) -> Void = { _ in },
        _ play: (TestBot, ScriptedConnection) async throws -> Result
    ) async throws -> Result {
        let server = try await ScriptedServer(isPolite: isPolite)
        return try await TestBot(at: server, channels: channels, adjust: adjust)
            .serving { bot in try await play(bot, try await server.accept()) }
    }

    /// The bot is ready, in `#run` where `names` are given.
    static func ready<Result: Sendable>(
        _ capabilities: [String] = [],
        isupport: [String] = ["CASEMAPPING=ascii", "CHANTYPES=#", "NICKLEN=30"],
        names: [String]? = nil,
        nick: String = "sweep",
        accounts: [String] = [],
        _ play: (TestBot, ScriptedConnection, Int) async throws -> Result
    ) async throws -> Result {
        let server = try await ScriptedServer()
        let channels = names == nil ? [] : ["#run"]
        return try await TestBot(at: server, nick: nick, channels: channels, accounts: accounts)
            .serving { bot in
                let line = try await server.accept()
                try await line.register(capabilities: capabilities, isupport: isupport)
                if let names { try await line.admit(nick, to: "#run", names: names) }
                return try await play(bot, line, try await bot.ready())
            }
    }
}

extension ScriptedConnection {
    /// Makes sure that the bot has taken all that was sent, and has said nothing to it.
    func expectSilence(file: StaticString = #fileID, line: UInt = #line) async throws {
        send("PING fence")
        try await expect("PONG fence", file: file, line: line)
    }

    /// Plays the first three lines of a client.
    func expectGreeting(file: StaticString = #fileID, line: UInt = #line) async throws {
        try await expect("CAP LS 302", file: file, line: line)
        try await expect(prefix: "NICK ", file: file, line: line)
        try await expect(prefix: "USER ", file: file, line: line)
    }
}

extension EventRecord {
    /// Waits for what people said, up to a message of this text.
    func texts(upTo last: String) async throws -> [String] {
        try await wait { $0.messages.contains { $0.text == last } }
        return messages.map(\.text)
    }
}
