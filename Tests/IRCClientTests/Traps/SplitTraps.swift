import Chat
import IRCClient
import TestKit
import Testing

/// Limits that leave no room, and texts that are hard to cut.
///
/// On the rules "Length rule" and "ISUPPORT that matters"; node-irc#507, jellobot#60,
/// Dis4IRC#64.
@Suite(.timeLimit(.minutes(1))) struct SplitTraps {
    private static let text = String(repeating: "räkna å steg 🏃🏽‍♀️ ", count: 25)

    /// The lines in which a long text goes to `ana`.
    private func lines(
        _ bot: TestBot,
        _ line: ScriptedConnection,
        _ epoch: Int,
        of text: String = text
    ) async throws -> [String] {
        let end = "the end of it"
        bot.connection.say([action(1, text), action(2, end)], epoch: epoch)
        var lines: [String] = []
        while true {
            let said = try await line.expect(prefix: "PRIVMSG ana :")
            guard said.parameters[1] != end else { return lines }
            lines.append(said.parameters[1])
        }
    }

    /// Whatever a server claims, all is said, whole and in few lines.
    @Test(arguments: [
        "LINELEN=1", "LINELEN=0", "LINELEN=-1", "LINELEN=99999999999999999999", "NICKLEN=0",
        "NICKLEN=99999999999", "USERLEN=99999999999 HOSTLEN=99999999999", "HOSTLEN=65535",
        "USERLEN=65535", "USERLEN= HOSTLEN=", "-LINELEN -NICKLEN", "USERLEN=9223372036854775807",
    ])
    func `limits are out of all reason`(tokens: String) async throws {
        try await TrapStage.connected { bot, line in
            try await line.expectGreeting()
            line.send(":irc.test CAP * LS :")
            try await line.expect("CAP END")
            line.send(
                ":irc.test 001 sweep :Welcome",
                ":irc.test 005 sweep \(tokens) :are supported",
                ":irc.test 422 sweep :No MOTD"
            )
            let lines = try await lines(bot, line, try await bot.ready())
            #expect(lines.joined(separator: " ") == Self.text.dropLast())
            #expect(lines.count <= 7)
        }
    }

    /// bobbit#82, sopel#1322: our host may change at any time, also to nonsense.
    @Test(arguments: [100, 300, 600, 8_000])
    func `our own prefix is as long as a line`(bytes: Int) async throws {
        try await TrapStage.ready { bot, line, epoch in
            let host = String(repeating: "h", count: bytes)
            line.send(
                ":irc.test 396 sweep \(host) :is now your hidden host",
                ":sweep!~sweep@bot.example CHGHOST sweep \(host)"
            )
            try await line.expectSilence()
            let lines = try await lines(bot, line, epoch)
            #expect(lines.joined(separator: " ") == Self.text.dropLast())
            #expect(lines.count <= 7)
        }
    }

    /// Texts by what is hard about them, so that what a failure prints can be read.
    private static let hard = [
        "family": text, "flag": String(repeating: "🏴󠁧󠁢󠁥󠁮󠁧󠁿", count: 60),
        "word": String(repeating: "x", count: 1_500),
        "direction": String(repeating: "\u{202e}ab ", count: 200),
        "colors": "\u{2}\u{3}04,01" + String(repeating: "back pain ", count: 90),
    ]

    /// Every line fits, as others receive it, and no character is cut.
    @Test(arguments: hard.keys.sorted())
    func `a text is hard to cut`(kind: String) async throws {
        try await TrapStage.ready { bot, line, epoch in
            let prefix = ":sweep!~sweep@bot.example PRIVMSG ana :"
            let text = try #require(Self.hard[kind])
            for piece in try await lines(bot, line, epoch, of: text) {
                let isWhole = !piece.contains("\u{fffd}")
                #expect(isWhole)
                #expect(prefix.utf8.count + piece.utf8.count + 2 <= 512)
            }
        }
    }

    /// The rule "strip NUL CR LF from every parameter (injection)".
    @Test func `words are commands`() async throws {
        try await TrapStage.ready { bot, line, epoch in
            let text = "a\r\nQUIT :b\0\rJOIN #c\nPRIVMSG rob :d\u{85}e\u{2028}f"
            let lines = try await lines(bot, line, epoch, of: text)
            #expect(lines == ["a", "QUIT :b", "JOIN #c", "PRIVMSG rob :de", "f"])
        }
    }
}
