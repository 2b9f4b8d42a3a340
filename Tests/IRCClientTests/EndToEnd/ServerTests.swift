import Chat
import Foundation
import IRCClient
import NIOOpenSSL
import TestKit
import Testing

@Suite(.serialized, .enabled(if: NgIRCd.isInstalled, "needs ngircd"), .timeLimit(.minutes(5)))
struct ServerTests {
    @Test func `it talks in private and in a channel`() async throws {
        let server = try await NgIRCd()
        try await TestBot(at: server, channels: ["#run"])
            .serving { bot in
                let epoch = try await bot.ready()
                let ana = try await RawClient("ana", at: server, channel: "#run")
                ana.send("PRIVMSG sweep :my back hurts", "PRIVMSG #run :sweep: hello")
                try await bot.heard.wait { $0.messages.count == 2 }
                let messages = bot.heard.messages
                #expect(messages.map(\.text) == ["my back hurts", "hello"])
                #expect(messages.map(\.place) == [.direct, .room("#run")])
                #expect(messages[0].sender.id.key.hasPrefix("nick:ana!"))
                bot.connection.say(
                    [action(1, "since when?\nand where?"), action(2, to: "#run", "hello ana")],
                    epoch: epoch
                )
                try await ana.wait(for: "PRIVMSG ana :and where?")
                try await ana.wait(for: "PRIVMSG #run :hello ana")
                try await bot.heard.wait { $0.sent.flatMap(\.self) == [1, 2] }
                try await ana.close()
            }
    }

    @Test func `many lines at once all arrive and in order`() async throws {
        let server = try await NgIRCd()
        try await TestBot(at: server)
            .serving { bot in
                let epoch = try await bot.ready()
                let ana = try await RawClient("ana", at: server)
                let texts = (100..<400).map { "\($0) " + String(repeating: "x", count: 90) }
                bot.connection.say(
                    texts.enumerated().map { action(Int64($0), $1) },
                    epoch: epoch
                )
                try await ana.wait(for: "PRIVMSG ana :399 ")
                let said = ana.lines.filter { $0.contains("PRIVMSG ana :") }
                    .map { String($0.split(separator: " :", maxSplits: 1)[1]) }
                #expect(said == texts)
                try await ana.close()
            }
    }

    @Test func `who is an operator of the channel is a moderator at that moment`() async throws {
        let server = try await NgIRCd()
        let ana = try await RawClient("ana", at: server, channel: "#mods")
        try await TestBot(at: server, channels: ["#mods"], operatorsOf: "#mods")
            .serving { bot in
                _ = try await bot.ready()
                let bob = try await RawClient("bob", at: server, channel: "#mods")
                ana.send("PRIVMSG sweep :1", "MODE #mods +o-o bob ana", "PRIVMSG sweep :2")
                try await bob.wait(for: "MODE #mods")
                bob.send("PRIVMSG sweep :3", "MODE #mods -o+h bob bob", "PRIVMSG sweep :4")
                try await bot.heard.wait { $0.messages.count == 4 }
                #expect(bot.heard.messages.map(\.sender.isModerator) == [true, false, true, false])
                try await bob.close()
            }
        try await ana.close()
    }

    @Test func `a server that dies is lost once and found again`() async throws {
        let server = try await NgIRCd()
        try await TestBot(at: server, channels: ["#run"])
            .serving { bot in
                let first = try await bot.ready()
                server.stop()
                try await bot.heard.wait { $0.losses == 1 }
                try await Task.sleep(for: .milliseconds(300))
                #expect(bot.heard.losses == 1)
                try await server.start()
                let second = try await bot.ready(times: 2)
                #expect(second > first)
                let ana = try await RawClient("ana", at: server)
                bot.connection.say([action(1, "to the old line")], epoch: first)
                bot.connection.say([action(2, "to the new line")], epoch: second)
                try await ana.wait(for: "to the new line")
                #expect(!ana.lines.contains { $0.contains("old line") })
                try await ana.close()
                #expect(bot.offlineReasons.contains { $0.contains("Connection refused") })
            }
    }

    @Test func `a taken nick does not keep it out`() async throws {
        let server = try await NgIRCd()
        let other = try await RawClient("sweep", at: server)
        try await TestBot(at: server)
            .serving { bot in
                _ = try await bot.ready()
                other.send("PRIVMSG sweep_ :hello")
                try await bot.heard.wait { !$0.messages.isEmpty }
            }
        try await other.close()
    }

    @Test func `a certificate for another host is refused, told and tried again`() async throws {
        let request = CertificateRequest(names: ["DNS:irc.example.org"])
        let server = try await NgIRCd(certificate: request)
        let bot = try TestBot(at: server)
        try await bot.serving { bot in
            while bot.offlineReasons.count < 2 { try await Task.sleep(for: .milliseconds(5)) }
        }
        let reason = try #require(bot.offlineReasons.first)
        #expect(reason.contains("certificate was refused"))
        #expect(reason.contains("irc.example.org"))
        #expect(bot.heard.all.isEmpty)
    }

    @Test func `an issuer that is not trusted is refused`() async throws {
        let server = try await NgIRCd()
        let bot = try TestBot(at: server, trust: .system)
        try await bot.serving { bot in
            while bot.offlineReasons.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
        }
        #expect(try #require(bot.offlineReasons.first).contains("issuer"))
    }

    @Test func `a graceful shutdown sends what waits and says QUIT`() async throws {
        let server = try await NgIRCd()
        let ana = try await RawClient("ana", at: server, channel: "#run")
        let bot = try TestBot(at: server, channels: ["#run"])
        try await bot.serving { bot in
            let epoch = try await bot.ready()
            bot.connection.say([action(1, "see you")], epoch: epoch)
        }
        try await ana.wait(for: "PRIVMSG ana :see you")
        try await ana.wait(for: "Shutting down")
        #expect(bot.heard.sent == [[1]])
        #expect(bot.heard.all.last == .lost(network: "demo"))
        #expect(bot.offlineReasons == ["shutdown was asked for"])
        try await ana.close()
    }

    @Test func `a shutdown while it waits to connect again ends at once`() async throws {
        let server = try await NgIRCd()
        server.stop()
        let bot = try TestBot(at: server)
        let clock = ContinuousClock()
        let time = try await clock.measure {
            try await bot.serving { bot in
                while bot.offlineReasons.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
            }
        }
        #expect(time < .seconds(5))
    }

    @Test func `a cancelled task ends the connection cleanly`() async throws {
        let server = try await NgIRCd()
        let ana = try await RawClient("ana", at: server, channel: "#run")
        let bot = try TestBot(at: server, channels: ["#run"])
        let connection = bot.connection
        let task = Task { try await connection.run() }
        _ = try await bot.ready()
        task.cancel()
        try await task.value
        try await ana.wait(for: "Shutting down")
        try await ana.close()
    }
}
