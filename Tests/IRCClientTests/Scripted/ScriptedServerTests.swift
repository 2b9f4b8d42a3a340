import Chat
import IRCClient
import NIOOpenSSL
import TestKit
import Testing

/// The instrument itself: what the other tests rely on.
@Suite(.timeLimit(.minutes(1)))
struct ScriptedServerTests {
    @Test(arguments: [LoopbackSecurity.secure, .plaintext])
    func `a script plays both sides of a talk`(security: LoopbackSecurity) async throws {
        let server = try await ScriptedServer(security)
        try await TestBot(at: server, channels: ["#run"])
            .serving { bot in
                let line = try await server.accept()
                let greeting = try await line.register(
                    capabilities: ["account-tag", "sts=duration=60", "message-tags"]
                )
                #expect(greeting.nick == "sweep")
                #expect(greeting.user == "sweep")
                #expect(greeting.requested == ["message-tags", "account-tag"])
                try await line.admit("sweep", to: "#run", names: ["@rob"])
                let epoch = try await bot.ready()
                line.send("@account=ana :ana!a@host.example PRIVMSG sweep :hello")
                try await bot.heard.wait { $0.messages.count == 1 }
                #expect(bot.heard.messages[0].sender.id.key == "account:ana")
                bot.connection.say([action(1, "hello ana")], epoch: epoch)
                try await line.expect("PRIVMSG ana :hello ana")
            }
    }

    @Test func `a server that knows no capabilities lets us in too`() async throws {
        let server = try await ScriptedServer()
        try await TestBot(at: server)
            .serving { bot in
                let line = try await server.accept()
                let greeting = try await line.register(capabilities: nil)
                #expect(greeting.requested.isEmpty)
                _ = try await bot.ready()
            }
    }

    @Test func `a long list of capabilities goes in several lines`() async throws {
        let server = try await ScriptedServer()
        try await TestBot(at: server)
            .serving { _ in
                let line = try await server.accept()
                let many = (100..<200).map { "example.org/capability-\($0)" }
                let greeting = try await line.register(capabilities: many + ["setname"])
                #expect(greeting.requested == ["setname"])
            }
    }

    @Test func `bytes arrive as they are, however they are cut`() async throws {
        let server = try await ScriptedServer()
        try await TestBot(at: server)
            .serving { bot in
                let line = try await server.accept()
                try await line.register()
                _ = try await bot.ready()
                let text = String(repeating: "ä", count: 150)
                let bytes = Array(":ana!a@host.example PRIVMSG sweep :\(text)\r\n".utf8)
                line.send(bytes: bytes, inChunksOf: 7)
                try await bot.heard.wait { $0.messages.count == 1 }
                #expect(bot.heard.messages[0].text == text)
            }
    }

    @Test(arguments: ["clean", "abrupt", "cut"])
    func `however a connection ends, the next one comes`(kind: String) async throws {
        let server = try await ScriptedServer()
        try await TestBot(at: server)
            .serving { bot in
                let first = try await server.accept()
                try await first.register()
                _ = try await bot.ready()
                switch kind {
                case "clean": first.closeCleanly()
                case "abrupt": first.closeAbruptly()
                default: first.cut()
                }
                let second = try await server.accept()
                try await second.register()
                _ = try await bot.ready(times: 2)
                let reason = try #require(bot.offlineReasons.first)
                #expect(reason.contains("Connection reset") == (kind == "cut"), "\(reason)")
            }
    }

    @Test func `a client that leaves is seen to leave cleanly`() async throws {
        let server = try await ScriptedServer()
        let line = try await TestBot(at: server)
            .serving { bot in
                let line = try await server.accept()
                try await line.register()
                _ = try await bot.ready()
                return line
            }
        try await line.expect(prefix: "QUIT")
        #expect(try await line.expectEnd() == .clean)
    }

    @Test func `a certificate that is not trusted is seen to be refused`() async throws {
        let server = try await ScriptedServer()
        try await TestBot(at: server, trust: .system)
            .serving { _ in
                let line = try await server.accept()
                #expect(try await line.expectEnd() == .failed("tlsv1 alert unknown ca"))
            }
    }

    @Test func `a server that was closed takes connections again on its port`() async throws {
        let server = try await ScriptedServer()
        try await TestBot(at: server)
            .serving { bot in
                let first = try await server.accept()
                try await first.register()
                _ = try await bot.ready()
                server.close()
                while !bot.offlineReasons.contains(where: { $0.contains("Connection refused") }) {
                    try await Task.sleep(for: .milliseconds(5))
                }
                try await server.open()
                try await server.accept().register()
                _ = try await bot.ready(times: 2)
            }
    }

    @Test func `a failure says what came instead and what was said before`() async throws {
        let server = try await ScriptedServer()
        try await TestBot(at: server)
            .serving { bot in
                let line = try await server.accept()
                try await line.register()
                _ = try await bot.ready()
                line.send(":ana!a@host.example PRIVMSG sweep :\u{1}VERSION\u{1}")
                let wrong = await #expect(throws: ScriptFailure.self) {
                    try await line.expect("PRIVMSG ana :hello")
                }
                #expect(wrong?.expected == "\"PRIVMSG ana :hello\"")
                #expect(wrong?.found.hasPrefix("\"NOTICE ana :\u{1}VERSION") == true)
                #expect(wrong?.transcript.contains("< CAP LS 302") == true)
                #expect(wrong?.place.contains("ScriptedServerTests.swift") == true)
                let late = await #expect(throws: ScriptFailure.self) {
                    try await line.expect("NICK x", within: .milliseconds(50))
                }
                #expect(late?.found == "nothing came within 0.05 seconds")
                try await line.expectNothing(for: .milliseconds(20))
            }
    }

    @Test func `both ends of a connection derive the same channel binding`() async throws {
        let server = try await ScriptedServer()
        try await TestBot(at: server)
            .serving { _ in
                let line = try await server.accept()
                #expect(try await line.channelBinding().count == 32)
                #expect(try await line.serverName() == "localhost")
                #expect(try await line.clientCertificate() == nil)
            }
    }
}
