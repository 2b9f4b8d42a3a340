import Chat
import IRCClient
import TestKit
import Testing

/// Ways to be given what was meant for somebody else.
@Suite(.timeLimit(.minutes(1))) struct PersonTraps {
    private static let isupport = ["CASEMAPPING=ascii", "CHANTYPES=#", "NICKLEN=30", "WHOX"]
    private static let tagged = ["message-tags", "account-tag"]

    private func ready(
        isupport: [String] = isupport,
        names: [String]? = nil,
        _ play: (TestBot, ScriptedConnection, Int) async throws -> Void
    ) async throws {
        try await TrapStage.ready(Self.tagged, isupport: isupport, names: names, play)
    }

    /// The answer is of who had the nick when it was asked: who takes it before the words leave is
    /// seen to, where the server tells.
    @Test func `a stranger takes the nick between the question and the answer`() async throws {
        try await ready(names: ["ana"]) { bot, line, epoch in
            bot.connection.say([action(1, to: "ana", "private", for: "account:ana")], epoch: epoch)
            try await line.expect("WHO ana %tuhna,501")
            line.send(
                ":ana!a@host.example QUIT :bye",
                ":mal!m@mal.example NICK ana",
                ":irc.test 354 sweep 501 m mal.example ana 0",
                ":irc.test 315 sweep ana :End"
            )
            try await bot.heard.wait { $0.fates[1] == .notTried }
            try await line.expectSilence()
        }
    }

    /// An account is compared as the network compares names, and never by a part of it.
    @Test(arguments: [
        ("ascii", "ANA[", "account:ana[", true), ("ascii", "ana{", "account:ana[", false),
        ("rfc1459", "ANA[", "account:ana{", true), ("rfc1459", "ana", "account:ana{", false),
        ("ascii", "ana[x", "account:ana[", false),
    ])
    func `an account is spelled in another way`(
        casemapping: String,
        account: String,
        person: String,
        isSame: Bool
    ) async throws {
        let isupport = ["CASEMAPPING=\(casemapping)", "WHOX"]
        try await ready(isupport: isupport) { bot, line, epoch in
            bot.connection.say([action(1, to: "x", "private", for: person)], epoch: epoch)
            try await line.expect("WHO x %tuhna,501")
            line.send(
                ":irc.test 354 sweep 501 a h.example X \(account)",
                ":irc.test 315 sweep x :End"
            )
            if isSame {
                try await line.expect("PRIVMSG X :private")
            } else {
                try await bot.heard.wait { $0.fates[1] == .notTried }
            }
            try await line.expectSilence()
        }
    }

    /// Numerics that answer no question of ours.
    @Test(arguments: [
        ":irc.test 330 sweep ana ana :is logged in as", ":irc.test 307 sweep ana :is registered",
        ":irc.test 354 sweep 1 m mal.example ana ana",
        ":irc.test 354 sweep 501 m mal.example ana ana",
        ":irc.test 730 sweep :ana!m@mal.example", ":irc.test 303 sweep :ana",
        ":mal!m@mal.example 330 sweep ana ana :is logged in as", ":irc.test 900 ana ana!a@h ana :x",
        ":ana!m@mal.example ACCOUNT ana", "@account=ana :ana!m@mal.example NOTICE sweep :hi",
        "@+account=ana :ana!m@mal.example PRIVMSG sweep :hi", ":ana!m@mal.example JOIN #run ana :x",
    ])
    func `the server seems to vouch for somebody`(forged: String) async throws {
        try await ready(names: []) { bot, line, epoch in
            bot.connection.waitFor([MemberID(network: "demo", key: "account:ana"): "ana"])
            try await line.expect("ISON ana")
            line.send(":irc.test 303 sweep :", forged)
            line.send(":irc.test 731 sweep :ana", ":irc.test 734 sweep 1 ana :full")
            bot.connection.say([action(1, to: "bob", "fence")], epoch: epoch)
            // Whatever is asked for it is answered with the truth.
            while let said = try await line.nextLine(), said.text != "PRIVMSG bob :fence" {
                guard said.command == "WHO" else { continue }
                let words = said.text.split { " ,".contains($0) }
                line.send(
                    ":irc.test 354 sweep \(words[3]) m mal.example \(words[1]) 0",
                    ":irc.test 315 sweep \(words[1]) :End"
                )
            }
            #expect(bot.heard.arrivals.isEmpty)
        }
    }

    /// What is asked of a nick is asked of it alone.
    @Test(arguments: ["*", "a?a", "#run", "a,b", "0", "-", "a b", ""])
    func `a nick is a mask, a channel or two`(nick: String) async throws {
        try await ready(names: []) { bot, line, epoch in
            let person = MemberID(network: "demo", key: "account:ana")
            bot.connection.waitFor([person: nick])
            bot.connection.say([action(1, to: nick, "private", for: "account:ana")], epoch: epoch)
            try await bot.heard.wait { $0.fates[1] != nil }
            #expect(bot.heard.fates[1] == .refused(.impossible) || bot.heard.fates[1] == .notTried)
            try await line.expectSilence()
        }
    }
}
