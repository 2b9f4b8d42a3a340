import Chat
import IRCClient
import TestKit
import Testing

/// Tags that are odd, long, early or said twice.
///
/// Source: IRCv3 message-tags, server-time, message-ids, bot mode, chathistory.
@Suite(.timeLimit(.minutes(1))) struct TagTraps {
    private static let agreed = ["message-tags", "account-tag", "server-time", "batch"]

    /// What the bot hears of these lines.
    private func hear(_ lines: [String]) async throws -> [ChatMessage] {
        try await TrapStage.ready(Self.agreed) { bot, line, _ in
            line.send(lines + [":end!e@host.example PRIVMSG sweep :end"])
            _ = try await bot.heard.texts(upTo: "end")
            try await line.expectSilence()
            return bot.heard.messages.dropLast()
        }
    }

    private func said(_ text: String, tags: String = "") -> String {
        "\(tags.isEmpty ? "" : "@\(tags) "):ana!a@host.example PRIVMSG sweep :\(text)"
    }

    /// The rule "last duplicate wins, empty == missing, never reject odd keys".
    @Test func `tags are odd`() async throws {
        let odd = ";;=;=x;9=;é=1;+draft/reply=a;vendor.example/x=\\:\\s\\\\\\r\\n\\;account=y;x\\"
        let heard = try await hear([
            said("one", tags: odd + ";account=ana"), said("two", tags: "account=x;account="),
            said("three", tags: "account=a\\\\na"), said("four", tags: "account=ana\\"),
        ])
        let keys = heard.map(\.sender.id.key)
        #expect(keys[0] == "account:ana")
        #expect(keys[1].wholeMatch(of: /nick:ana!a@host\.example#[0-9a-f]{16}\.1/) != nil)
        #expect(keys[2] == "account:a\\na")
        #expect(keys[3] == "account:ana")
    }

    /// The rule "accept 8191+512 bytes in"; what is longer is dropped, and nothing else is.
    @Test func `a line is as long as can be, and longer`() async throws {
        let body = ":ana!a@host.example PRIVMSG sweep :"
        let text = String(repeating: "x", count: 510 - body.utf8.count)
        let tags = "@x=" + String(repeating: "y", count: 8_191 - 4) + " "
        let endless = body + String(repeating: "z", count: 100_000)
        let heard = try await hear([tags + body + text, tags + body + text + "x", endless])
        #expect(heard.map(\.text) == [text])
    }

    /// Our line was too long, says 417.
    @Test func `417 says that our line was too long`() async throws {
        #expect(try await hear([":irc.test 417 sweep :Input line was too long"]).isEmpty)
    }

    /// Client-only tags are no proof and TAGMSG is no message.
    @Test func `there is nothing but tags`() async throws {
        let typing = "@+typing=active;+draft/reply=x :ana!a@host.example TAGMSG sweep"
        #expect(try await hear([typing, "@a=b", "@a=b ", "@", "@ x", ":x", ": ", ":"]).isEmpty)
    }

    /// Bot mode: the value of the tag means nothing.
    @Test(arguments: ["bot", "bot=", "bot=0", "bot=false"])
    func `another bot talks to us`(tag: String) async throws {
        #expect(try await hear([said("hello", tags: tag)]).isEmpty)
    }

    /// Message ids are case-sensitive and opaque.
    @Test func `a message comes twice`() async throws {
        let ids = ["A", "A", "a", "A", "a b", String(repeating: "i", count: 4_000), ""]
        let lines = ids.enumerated()
            .map { said("\($0)", tags: "msgid=\($1.replacing(" ", with: "\\s"))") }
        #expect(try await hear(lines).map(\.text) == ["0", "2", "4", "5", "6"])
    }

    /// The rule "replayed backlog must not run commands"; `:60` is a leap second.
    @Test func `the time is far off, or none`() async throws {
        let clock = "@time=2026-06-30T12:00:00.000Z :irc.test PONG irc.test :x"
        let times = [
            "2026-06-30T12:00:00.000Z", "2020-01-01T00:00:00.000Z", "9999-12-31T23:59:60.999Z",
            "0000-01-01T00:00:00.000Z", "yesterday", "", "2026-06-30T12:00:60Z", "-1",
            "99999999999-01-01T00:00:00.000Z", "2026-06-30T11:59:59.9999999999999999999999Z",
        ]
        let lines = times.enumerated().map { said("\($0)", tags: "time=\($1)") }
        let heard = try await hear([clock] + lines)
        #expect(heard.map(\.text) == ["0", "2", "4", "5", "6", "7", "8", "9"])
    }

    /// chathistory: what is told once more is not answered, and who comes there does not come now.
    @Test func `the past is played back`() async throws {
        let heard = try await hear([
            ":irc.test BATCH +h chathistory sweep", said("old", tags: "batch=h"),
            said("new"), "@batch=h :sweep!s@h KICK #run sweep :old", ":irc.test BATCH -h",
        ])
        #expect(heard.map(\.text) == ["new"])
    }
}
