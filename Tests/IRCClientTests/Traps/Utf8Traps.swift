import Chat
import IRCClient
import TestKit
import Testing

/// Bytes that are no UTF-8.
///
/// On the rules "UTF8ONLY"; IRCv3, "UTF8ONLY".
@Suite(.timeLimit(.minutes(1))) struct Utf8Traps {
    private func hear(_ text: [UInt8]) async throws -> String {
        try await TrapStage.ready(isupport: ["UTF8ONLY", "CASEMAPPING=ascii"]) { bot, line, epoch in
            line.send(bytes: Array(":ana!a@host.example PRIVMSG sweep :".utf8) + text + [13, 10])
            try await bot.heard.wait { $0.messages.count == 1 }
            bot.connection.say([action(1, bot.heard.messages[0].text)], epoch: epoch)
            let said = try await line.expect(prefix: "PRIVMSG ana :")
            #expect(!said.text.contains("\u{fffd}"))
            return bot.heard.messages[0].text
        }
    }

    /// What is not UTF-8 is Windows-1252, and goes out as UTF-8.
    @Test func `words are in Latin-1`() async throws {
        #expect(try await hear([0x52, 0xFC, 0x63, 0x6B, 0x65, 0x6E, 0x80]) == "Rücken€")
    }

    /// The rule "truncation by others may cut a code point: never drop the line".
    @Test func `the last character is cut`() async throws {
        #expect(try await hear(Array("pain".utf8) + [0xF0, 0x9F, 0x8F]).hasPrefix("pain"))
    }

    /// Overlong forms, surrogates, code points that are none.
    @Test(
        arguments: [
            [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xFF, 0xFE],
            [0xE2, 0x28, 0xA1],
        ] as [[UInt8]]
    )
    func `bytes are no text at all`(bytes: [UInt8]) async throws {
        #expect(try await hear(Array("x".utf8) + bytes).hasPrefix("x"))
    }
}
