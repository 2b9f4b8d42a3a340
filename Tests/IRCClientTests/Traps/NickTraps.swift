import Chat
import IRCClient
import TestKit
import Testing

/// Nicks that are taken, forced upon us, or odd.
///
/// On complaints of bots: "Nick" and "Case"; RFC 2812 §2.3.1. MONITOR that lies and ghost wars take
/// moved time: `NickTests`, `NickKeeperTests`.
@Suite(.timeLimit(.minutes(1))) struct NickTraps {
    /// miniirc#26: a nick that grows, and then is what is asked for.
    @Test(arguments: ["433", "437", "432", "436"])
    func `every nick is refused for ever`(numeric: String) async throws {
        let server = try await ScriptedServer()
        let bot = try TestBot(at: server)
        try await bot.serving { _ in
            for _ in 0..<2 {
                let line = try await server.accept()
                try await line.expect("CAP LS 302")
                try await line.expect("NICK sweep")
                try await line.expect(prefix: "USER ")
                var asked: Set<String> = ["sweep"]
                var last = "sweep"
                while true {
                    line.send(":irc.test \(numeric) * \(last) :Not this one")
                    guard let next = try await line.nextLine() else { break }
                    last = next.parameters[0]
                    #expect(next.command == "NICK")
                    #expect(last.utf8.count <= "sweep".utf8.count + 1)
                    #expect(asked.insert(last).inserted, "asked for twice")
                }
                #expect(asked.count > 3)
            }
        }
        #expect(bot.offlineReasons[0].contains("refused the nick and every other"))
    }

    /// Limnoria#842, #1196: MONITOR with a limit of 0, or a full list, is none.
    @Test(arguments: ["MONITOR=0", "MONITOR=1", "MONITOR=-5", "MONITOR=x", "MONITOR=30"])
    func `MONITOR is of no use`(token: String) async throws {
        try await TrapStage.connected { _, line in
            try await line.expectGreeting()
            line.send(":irc.test 433 * sweep :Nickname is already in use")
            try await line.expect("NICK sweep_")
            line.send(":irc.test CAP * LS :")
            try await line.expect("CAP END")
            line.welcome("sweep_", isupport: ["CASEMAPPING=ascii", token])
            if token == "MONITOR=30" {
                try await line.expect("MONITOR + sweep,sweep_")
                line.send(":irc.test 734 sweep_ 30 sweep,sweep_ :Monitor list is full")
            }
            try await line.expect("ISON sweep")
            line.send(":irc.test 303 sweep_ :")
            try await line.expect("NICK sweep")
        }
    }

    /// What the server makes of our nick, we are; and nothing traps.
    @Test(arguments: ["", ":", "#run", ":a b", "0", "x,y", "*", "\u{2}", "nickelodeon"])
    func `another nick is forced upon us`(nick: String) async throws {
        try await TrapStage.ready { bot, line, epoch in
            line.send(":sweep!~sweep@bot.example NICK \(nick)")
            try await line.expectSilence()
            bot.connection.say([action(1, "hello")], epoch: epoch)
            try await line.expect("PRIVMSG ana :hello")
        }
    }

    /// A nick of 8,000 bytes, and then one's own again.
    @Test func `the nick is longer than a line`() async throws {
        try await TrapStage.ready { bot, line, epoch in
            let long = String(repeating: "n", count: 8_000)
            line.send(":sweep!~sweep@bot.example NICK \(long)")
            bot.connection.say([action(1, String(repeating: "hello ", count: 60))], epoch: epoch)
            try await line.expect(prefix: "PRIVMSG ana :hello hello hello")
            line.send(":\(long)!~sweep@bot.example NICK sweep")
            line.send(":ana!a@host.example PRIVMSG sweep :hello")
            try await bot.heard.wait { $0.messages.count == 1 }
        }
    }

    /// A server may cut the nick: 001 tells who we are.
    @Test func `001 gives another nick`() async throws {
        try await TrapStage.connected { bot, line in
            try await line.expectGreeting()
            line.send(":irc.test CAP * LS :")
            try await line.expect("CAP END")
            line.welcome("swe", isupport: ["NICKLEN=3", "CASEMAPPING=ascii"])
            _ = try await bot.ready()
            line.send(":ana!a@host.example PRIVMSG swe :hello")
            try await bot.heard.wait { $0.messages.count == 1 }
            try await line.expectSilence()
        }
    }

    /// inspircd#1017, rbot#96: who is called like us depends on the casemapping.
    @Test(arguments: [
        ("ascii", ["one", "end"]), ("rfc1459", ["end"]), ("rfc1459-strict", ["end"]),
    ])
    func `somebody is called almost like us`(casemapping: String, heard: [String]) async throws {
        let isupport = ["CASEMAPPING=\(casemapping)"]
        try await TrapStage.ready(isupport: isupport, nick: "sweep[") { bot, line, _ in
            line.send(
                ":Sweep{!x@y.example PRIVMSG sweep[ :one",
                ":ana!a@host.example PRIVMSG SWEEP[ :end"
            )
            let texts = try await bot.heard.texts(upTo: "end")
            #expect(texts == heard)
        }
    }

    /// matrix-appservice-irc#498: answers go to the nick as it is spelled.
    @Test(arguments: [
        "nick[pc]", "a{}|^`~\\", "%s%n%d", "a\u{2}b", "\u{3}04red", "ünï", "ТАНЯ", "-", "a/b",
    ])
    func `a nick is odd`(nick: String) async throws {
        try await TrapStage.ready { bot, line, epoch in
            line.send(":\(nick)!a@host.example PRIVMSG sweep :hello")
            try await bot.heard.wait { $0.messages.count == 1 }
            #expect(bot.heard.messages[0].sender.name == nick)
            bot.connection.say([action(1, to: nick, "hi")], epoch: epoch)
            if nick == "-" || nick.utf8.contains(where: { $0 < 0x20 }) {
                try await bot.heard.wait { $0.fates[1] == .refused(.impossible) }
            } else {
                try await line.expect("PRIVMSG \(nick) :hi")
            }
        }
    }

    /// Limnoria#220: a private answer is never shown in a channel, nor to two people.
    @Test func `somebody is called like a channel, or like two people`() async throws {
        try await TrapStage.ready(names: []) { bot, line, epoch in
            line.send(
                ":#run!a@host.example PRIVMSG sweep :secret",
                ":#run!a@host.example PRIVMSG sweep :\u{1}VERSION\u{1}",
                ":ana,rob!a@host.example PRIVMSG sweep :\u{1}VERSION\u{1}",
                ":$*.example!a@b PRIVMSG sweep :\u{1}VERSION\u{1}",
                ": PRIVMSG sweep :hello",
                ":!@ PRIVMSG sweep :\u{1}VERSION\u{1}"
            )
            try await line.expectSilence()
            #expect(!bot.heard.messages.contains { $0.text == "secret" })
            for name in ["ana,rob", "$*.example", "", "ana rob", "@#run", ":ana"] {
                bot.connection.say([action(1, to: name, "secret")], epoch: epoch)
            }
            try await line.expectSilence()
        }
    }
}
