import Chat
import IRCClient
import TestKit
import Testing

/// What a server can do to the negotiation of capabilities.
///
/// Source, where nothing else is said: IRCv3, "Capability Negotiation". What is never answered is in
/// ``DeadlineTraps``.
@Suite(.timeLimit(.minutes(1))) struct CapabilityTraps {
    /// RFC 1459 §4.1: servers without CAP; the rule "001 just comes (or 421/451)".
    @Test(arguments: [
        nil, "421 * CAP :Unknown command", "451 * CAP :Register first", "410 * LS :Invalid",
    ])
    func `a server knows no CAP`(answer: String?) async throws {
        try await TrapStage.connected { bot, line in
            try await line.expectGreeting()
            if let answer { line.send(":irc.test \(answer)") }
            line.welcome("sweep")
            _ = try await bot.ready()
        }
    }

    /// Lists end in a space on some servers, and an ACK may come in parts.
    @Test func `lists have stray spaces and the ACK comes in parts`() async throws {
        try await TrapStage.connected { bot, line in
            try await line.expectGreeting()
            line.send(":irc.test CAP * LS : message-tags  account-tag ")
            try await line.expect("CAP REQ :message-tags account-tag")
            line.send(":irc.test CAP * ACK :account-tag ")
            try await line.expectSilence()
            line.send(":irc.test CAP * ACK : message-tags ")
            try await line.expect("CAP END")
        }
    }

    /// A NAK refuses the whole line.
    @Test func `one refused name refuses all, and END comes once`() async throws {
        try await TrapStage.connected { bot, line in
            try await line.expectGreeting()
            line.send(":irc.test CAP * LS :message-tags account-tag")
            try await line.expect("CAP REQ :message-tags account-tag")
            line.send(":irc.test CAP * NAK :message-tags account-tag")
            try await line.expect("CAP REQ message-tags")
            try await line.expect("CAP REQ account-tag")
            line.send(":irc.test CAP * NAK :account-tag", ":irc.test CAP * NAK :account-tag")
            line.send(":irc.test CAP * NAK :message-tags")
            try await line.expect("CAP END")
            line.send(":irc.test CAP * LS :message-tags", ":irc.test CAP * NAK :message-tags")
            try await line.expectSilence()
            line.welcome("sweep")
            _ = try await bot.ready()
            try await line.expectSilence()
        }
    }

    /// `cap-notify` is implied by 302; `sts` is a policy: IRCv3, "Strict Transport Security".
    @Test func `cap-notify and sts are offered, and never asked for`() async throws {
        try await TrapStage.connected { _, line in
            let offer = ["cap-notify", "sts=duration=1", "setname", "echo-message", "x/y"]
            let greeting = try await line.register(capabilities: offer)
            #expect(greeting.requested == ["setname"])
        }
    }

    /// Clarified in 2026-03: NEW adds and updates, and DEL comes at any time.
    @Test func `NEW and DEL come at any time`() async throws {
        try await TrapStage.ready(["account-tag"], accounts: ["rob"]) { bot, line, _ in
            line.send(":irc.test CAP sweep NEW :account-tag=2 setname x/y")
            try await line.expect("CAP REQ setname")
            line.send(":irc.test CAP sweep ACK :setname")
            line.send(":irc.test CAP sweep DEL :setname account-tag nothing")
            line.send("@account=rob :rob!r@host.example PRIVMSG sweep :one")
            line.send(":irc.test CAP sweep NEW :account-tag")
            try await line.expect("CAP REQ account-tag")
            line.send(":irc.test CAP sweep ACK :account-tag")
            line.send("@account=rob :rob!r@host.example PRIVMSG sweep :two")
            #expect(try await bot.heard.texts(upTo: "two") == ["one", "two"])
            #expect(bot.heard.messages.map(\.sender.isModerator) == [false, true])
        }
    }

    /// What nobody asked for changes nothing.
    @Test func `ACK comes for what was never asked`() async throws {
        try await TrapStage.ready { bot, line, epoch in
            line.send(":irc.test CAP sweep ACK :sts x/y -message-tags ~=cap-notify")
            line.send(":irc.test CAP sweep NAK :sts", ":irc.test CAP sweep", ":irc.test CAP")
            line.send(":irc.test CAP * NAK :", ":irc.test CAP * LS", ":irc.test CAP * LIST :x")
            try await line.expectSilence()
            bot.connection.say([action(1, "hello")], epoch: epoch)
            try await line.expect("PRIVMSG ana :hello")
        }
    }

    /// Memory is bounded, and the line is not busy with it.
    @Test func `NEW never ends`() async throws {
        try await TrapStage.ready { _, line, _ in
            line.send((0..<2_000).map { ":irc.test CAP sweep NEW :x/\($0)=\($0)" })
            try await line.expectSilence()
        }
    }
}
