import Chat
import IRCClient
import IRCProtocol
import NIOCore
import NIOOpenSSL
import TestKit
import Testing

/// Who is who on real servers, while people come, go and change their nicks.
@Suite(
    .serialized,
    .enabled(
        if: AccountServer.isInstalled && NgIRCd.isInstalled,
        "needs inspircd, atheme-services, ngircd"
    ),
    .timeLimit(.minutes(1))
)
struct WhoIsWhoTests {
    /// Has somebody say something, and gives by what the bot knows them.
    private func key(of client: RawClient, _ bot: TestBot) async throws -> String {
        let count = bot.heard.messages.count
        client.send("PRIVMSG sweep :hello")
        try await bot.heard.wait { $0.messages.count > count }
        return bot.heard.messages[count].sender.id.key
    }

    private func leave(_ client: RawClient) async throws {
        client.send("QUIT :bye")
        while client.isOpen { try await Task.sleep(for: .milliseconds(5)) }
    }

    @Test(arguments: [nil, "#run"] as [String?])
    func `an account that comes back under another nick gets what waited, a stranger nothing`(
        channel: String?
    ) async throws {
        let server = try await InspIRCd()
        let services = try await Atheme(at: server)
        let account = try await services.register("ana-runs")
        try await TestBot(at: server, channels: [channel].compactMap(\.self))
            .serving { bot in
                let epoch = try await bot.ready()
                let ana = try await RawClient("ana", at: server, account: account, channel: channel)
                #expect(try await key(of: ana, bot) == "account:ana-runs")
                bot.connection.say(
                    [action(1, to: "ana", "one", for: "account:ana-runs")],
                    epoch: epoch
                )
                try await ana.wait(for: "PRIVMSG ana :one")
                try await leave(ana)

                let stranger = try await RawClient("ana", at: server, channel: channel)
                let person = MemberID(network: "demo", key: "account:ana-runs")
                bot.connection.waitFor([person: "ana"])
                bot.connection.say([action(2, to: "ana", "two", for: person.key)], epoch: epoch)
                try await bot.heard.wait { $0.fates[2] == .notTried }
                #expect(try await key(of: stranger, bot).hasPrefix("nick:ana!"))
                bot.connection.say([action(3, to: "ana", "three", for: person.key)], epoch: epoch)
                try await bot.heard.wait { $0.fates[3] == .notTried }
                #expect(bot.heard.arrivals.isEmpty)

                let back = try await RawClient(
                    "runner",
                    at: server,
                    account: account,
                    channel: channel
                )
                if channel == nil { #expect(try await key(of: back, bot) == person.key) }
                try await bot.heard.wait { $0.arrivals == [person.key] }
                bot.connection.say([action(4, to: "ana", "four", for: person.key)], epoch: epoch)
                try await back.wait(for: "PRIVMSG runner :four")
                #expect(!stranger.lines.contains { $0.contains(" PRIVMSG ") })
            }
    }

    @Test func `who comes back under their own nick, in no channel of ours, is seen to be there`()
        async throws
    {
        let server = try await InspIRCd()
        let services = try await Atheme(at: server)
        let account = try await services.register("ana")
        try await TestBot(at: server)
            .serving { bot in
                let epoch = try await bot.ready()
                bot.connection.waitFor([
                    MemberID(network: "demo", key: "account:ana"): "ana",
                    MemberID(network: "demo", key: "account:other"): "rob",
                ])
                let rob = try await RawClient("rob", at: server)
                // They log in under another nick, so that it is there when they take theirs.
                let ana = try await RawClient("guest", at: server, account: account)
                try await ana.ask("NICK ana", until: " NICK :ana")
                try await bot.heard.wait { $0.arrivals == ["account:ana"] }
                bot.connection.say(
                    [action(1, to: "ana", "hello", for: "account:ana")],
                    epoch: epoch
                )
                try await ana.wait(for: "PRIVMSG ana :hello")
                #expect(!rob.lines.contains { $0.contains(" PRIVMSG ") })
            }
    }

    @Test(arguments: [nil, "#run"] as [String?])
    func `who has no account and quits is another when they come back, whatever they look like`(
        channel: String?
    ) async throws {
        let server = try await InspIRCd()
        try await TestBot(at: server, channels: [channel].compactMap(\.self))
            .serving { bot in
                let epoch = try await bot.ready()
                let mia = try await RawClient("mia", at: server, channel: channel)
                let first = try await key(of: mia, bot)
                #expect(first.hasPrefix("nick:mia!") && first.hasSuffix(".1"))
                // Where they share no channel, the server has to be told to watch the nick.
                if channel == nil { try await Task.sleep(for: .seconds(3)) }
                #expect(try await key(of: mia, bot) == first)
                try await leave(mia)
                let other = try await RawClient("mia", at: server, channel: channel)
                let second = try await key(of: other, bot)
                #expect(second == first.dropLast(1) + "2")
                bot.connection.say(
                    [
                        action(1, to: "mia", "private", for: first),
                        action(2, to: "mia", "hello", for: second),
                    ],
                    epoch: epoch
                )
                try await other.wait(for: "PRIVMSG mia :hello")
                #expect(bot.heard.fates[1] == .notTried)
                #expect(!other.lines.contains { $0.contains("private") })
            }
    }

    @Test func `so it is while the bot answers many others at the pace of its line`() async throws {
        let server = try await InspIRCd()
        try await TestBot(at: server) { $0.flood = .init(burst: 4, linesPerSecond: 1) }
            .serving { bot in
                let epoch = try await bot.ready()
                let other = try await RawClient("other", at: server)
                let dan = try await RawClient("dan", at: server)
                bot.connection.say((1...30).map { action($0, to: "other", "x") }, epoch: epoch)
                let first = try await key(of: dan, bot)
                try await Task.sleep(for: .seconds(1))
                try await leave(dan)
                let stranger = try await RawClient("dan", at: server)
                bot.connection.say([action(31, to: "dan", "private", for: first)], epoch: epoch)
                try await bot.heard.wait { $0.fates[31] == .notTried }
                #expect(try await key(of: stranger, bot) == first.dropLast(1) + "2")
                #expect(!other.lines.contains { $0.contains("private") })
                #expect(!stranger.lines.contains { $0.contains("private") })
            }
    }

    @Test(arguments: [nil, "#run"] as [String?])
    func `so it is where the server knows no accounts and watches nobody`(
        channel: String?
    ) async throws {
        let server = try await NgIRCd()
        try await TestBot(at: server, channels: [channel].compactMap(\.self)) {
            $0.waits.nickPoll = .seconds(1)
        }
        .serving { bot in
            let epoch = try await bot.ready()
            let mia = try await RawClient("mia", at: server, channel: channel)
            let first = try await key(of: mia, bot)
            bot.connection.waitFor([MemberID(network: "demo", key: first): "mia"])
            try await bot.heard.wait { $0.arrivals == [first] }
            bot.connection.say([action(1, to: "mia", "hello", for: first)], epoch: epoch)
            try await mia.wait(for: "PRIVMSG mia :hello")
            try await leave(mia)
            if channel == nil { try await Task.sleep(for: .seconds(4)) }
            let other = try await RawClient("mia", at: server, channel: channel)
            #expect(try await key(of: other, bot) == first.dropLast(1) + "2")
            bot.connection.say([action(2, to: "mia", "private", for: first)], epoch: epoch)
            try await bot.heard.wait { $0.fates[2] == .notTried }
            #expect(bot.heard.arrivals == [first])
        }
    }

    @Test
    func `after a broken line a stranger is everybody without an account, but in an emergency`()
        async throws
    {
        let server = try await InspIRCd()
        let proxy = try await FaultProxy(to: server.tlsPort)
        try await TestBot(at: server) { $0.port = proxy.port }
            .serving { bot in
                _ = try await bot.ready()
                let mia = try await RawClient("mia", at: server)
                let first = try await key(of: mia, bot)
                proxy.end(.reset)
                let epoch = try await bot.ready(times: 2)
                bot.connection.say(
                    [
                        action(1, to: "mia", "ordinary", for: first),
                        action(2, to: "mia", "call 112", urgency: .emergency, for: first),
                        action(
                            3,
                            to: "mia",
                            "elsewhere",
                            urgency: .emergency,
                            for: first.replacing("!mia", with: "!tom")
                                .replacing("!~mia", with: "!tom")
                        ),
                    ],
                    epoch: epoch
                )
                try await mia.wait(for: "PRIVMSG mia :call 112")
                try await bot.heard.wait { $0.fates.count >= 2 && $0.fates[3] == .notTried }
                #expect(bot.heard.fates[1] == .notTried)
                let second = try await key(of: mia, bot)
                #expect(
                    second != first && second.prefix { $0 != "#" } == first.prefix { $0 != "#" }
                )
                #expect(mia.lines.count { $0.contains(" PRIVMSG ") } == 1)
            }
    }
}
