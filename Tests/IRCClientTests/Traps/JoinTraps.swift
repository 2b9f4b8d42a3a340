import Chat
import IRCClient
import TestKit
import Testing

/// Channels that refuse us, move, or fill up.
///
/// On complaints of bots: "Join order"; RFC 2812 §3.2.1. That a retry comes ever later takes moved time:
/// `OrderTests`, `ServingTests`.
@Suite(.timeLimit(.minutes(1))) struct JoinTraps {
    /// The rule "retry 437/477/471/473/474/475; 470 forward; 479 give up".
    @Test(arguments: [403, 405, 437, 471, 473, 474, 475, 476, 477, 479])
    func `a channel does not let us in`(numeric: Int) async throws {
        try await TrapStage.connected(channels: ["#run"]) { bot, line in
            try await line.register()
            try await line.expect("JOIN #run")
            for _ in 0..<3 { line.send(":irc.test \(numeric) sweep #run :Cannot join channel") }
            _ = try await bot.ready()
            try await line.expectSilence()
        }
    }

    /// A forward to the channel itself, in any spelling, and to nowhere.
    @Test(arguments: ["#run #run", "#run #RUN", "#run", "#run :", "#run #a,#b", "#run 0"])
    func `a forward leads nowhere`(forward: String) async throws {
        try await TrapStage.connected(channels: ["#run"]) { bot, line in
            try await line.register()
            try await line.expect("JOIN #run")
            line.send(":irc.test 470 sweep \(forward) :Forwarding to another channel")
            line.send(":sweep!~sweep@bot.example JOIN #run")
            _ = try await bot.ready()
            try await line.expectSilence()
        }
    }

    /// Forwards in a circle, and a forward to where we are.
    @Test func `forwards go round`() async throws {
        try await TrapStage.connected(channels: ["#a", "#b"]) { bot, line in
            try await line.register()
            try await line.expect("JOIN #a,#b")
            for _ in 0..<100 {
                line.send(":irc.test 470 sweep #a #b :Forwarding", ":irc.test 470 sweep #b #a :No")
            }
            line.send(":sweep!~s@bot.example JOIN #b", ":sweep!~s@bot.example JOIN #a")
            _ = try await bot.ready()
            try await line.expectSilence()
        }
    }

    /// A bot that rejoins at once is a weapon.
    @Test(arguments: [
        ":rob!r@host.example KICK #run sweep :out", ":sweep!~s@bot.example PART #run",
        ":rob!r@host.example REMOVE #run :out",
    ])
    func `we are thrown out again and again`(line thrown: String) async throws {
        try await TrapStage.ready(names: ["@rob"]) { bot, line, epoch in
            for _ in 0..<50 {
                line.send(":sweep!~s@bot.example JOIN #run", thrown)
            }
            try await line.expectSilence()
            bot.connection.say([action(1, "hello")], epoch: epoch)
            try await line.expect("PRIVMSG ana :hello")
        }
    }

    /// SAJOIN and SAPART for ever; no question is asked of where we are not.
    @Test(arguments: [[], ["no-implicit-names", "extended-join", "account-notify"]])
    func `we are put into thousands of channels, and out of them`(
        capabilities: [String]
    ) async throws {
        try await TrapStage.ready(capabilities, isupport: ["WHOX"], names: []) { bot, line, _ in
            if !capabilities.isEmpty { try await line.skip(to: "WHO #run") }
            line.send(
                (0..<3_000)
                    .flatMap {
                        [
                            ":sweep!~s@bot.example JOIN #c\($0)",
                            ":sweep!~s@bot.example PART #c\($0)",
                        ]
                    }
            )
            line.send(":irc.test 315 sweep #run :End of /WHO list")
            try await line.expectSilence()
        }
    }

    /// A bot goes where its settings send it.
    @Test func `somebody invites us`() async throws {
        try await TrapStage.ready(names: []) { _, line, _ in
            line.send(":ana!a@host.example INVITE sweep #other", ":x INVITE sweep", ":x INVITE")
            try await line.expectSilence()
        }
    }

    /// no-implicit-names: then there is no 353, and nobody waits for 366.
    @Test(arguments: [[], ["no-implicit-names"]])
    func `nobody says who is in the channel`(capabilities: [String]) async throws {
        try await TrapStage.connected(channels: ["#run"]) { bot, line in
            try await line.register(capabilities: capabilities)
            try await line.expect("JOIN #run")
            line.send(":sweep!~s@bot.example JOIN #run")
            _ = try await bot.ready()
        }
    }

    /// botbot-bot#2: a burst of JOIN is a flood; TARGMAX of nothing, or of nonsense, is none.
    @Test(arguments: ["TARGMAX=", "TARGMAX=JOIN:0", "TARGMAX=JOIN:-1", "TARGMAX=:,JOIN,:::,"])
    func `there are many channels`(token: String) async throws {
        let channels = (10..<32).map { "#c\($0)" }
        try await TrapStage.connected(channels: channels) { bot, line in
            try await line.register(isupport: [token, "CHANTYPES=#"])
            var joined: [String] = []
            while joined.count < channels.count {
                let names = try await line.expect(prefix: "JOIN ").parameters[0]
                    .split(separator: ",")
                #expect(names.count <= 5)
                joined += names.map(String.init)
            }
            #expect(joined == channels)
        }
    }

    /// Ten thousand people, who all leave at once; memory and time are bounded.
    @Test func `ten thousand are in the channel, and a netsplit takes them`() async throws {
        try await TrapStage.ready(["multi-prefix", "batch"], names: []) { _, line, _ in
            for hundred in 0..<100 {
                let names = (0..<100).map { "p\(hundred * 100 + $0)" }.joined(separator: " ")
                line.send(":irc.test 353 sweep = #run :\(names)")
            }
            line.send(":irc.test 366 sweep #run :End", ":irc.test BATCH +n netsplit a b")
            line.send((0..<10_000).map { "@batch=n :p\($0)!x@y QUIT :a b" })
            try await line.expectSilence()
        }
    }

    /// WHOX that goes on for ever, with tokens of ours and of others.
    @Test func `the answer to WHO never ends`() async throws {
        let capabilities = ["extended-join", "account-notify"]
        try await TrapStage.ready(capabilities, isupport: ["WHOX"], names: []) { bot, line, _ in
            let who = try await line.skip(to: "WHO #run %tuhnfa,")
            let token = who.parameters[1].split(separator: ",").last ?? ""
            line.send((0..<5_000).map { ":irc.test 354 sweep \(token) u h p\($0) H p\($0)" })
            line.send((0..<500).map { ":irc.test 354 sweep 77 u h rob\($0) H@ rob" })
            try await line.expectSilence()
        }
    }

    /// A MODE that is as long as a line can be, and modes that nobody knows.
    @Test func `modes come in floods`() async throws {
        try await TrapStage.ready(names: ["@rob"]) { _, line, _ in
            let modes = String(repeating: "+o-ov-v+b", count: 50)
            line.send((0..<500).map { _ in ":rob!r@h MODE #run \(modes) rob sweep ana x!y@z" })
            line.send(":rob!r@h MODE", ":rob!r@h MODE #run", ":rob!r@h MODE #run +é☃\u{301} x")
            line.send(":rob!r@h MODE sweep +iwxyz", ":rob!r@h MODE #none +o sweep")
            try await line.expectSilence()
        }
    }
}
