import IRCClient
import TestKit
import Testing

/// All addresses of a host are tried, whichever of them answers (RFC 8305).
@Suite(.timeLimit(.minutes(1))) struct AddressTests {
    @Test(arguments: ["127.0.0.1", "::1"])
    func `a server is found on the one address that it has`(host: String) async throws {
        let server = try await ScriptedServer(host: host)
        try await TestBot(at: server, resolver: TableResolver())
            .serving { bot in
                try await server.accept().register()
                _ = try await bot.ready()
                #expect(bot.offlineReasons.isEmpty)
            }
    }

    @Test func `an address that swallows everything holds up the other for a moment only`()
        async throws
    {
        let server = try await ScriptedServer()
        // Addresses for documentation (RFC 3849): nobody answers.
        let resolver = TableResolver(v6: ["2001:db8::1", "2001:db8::2"])
        try await TestBot(at: server, resolver: resolver)
            .serving { bot in
                // One after the other they would take twice the ten seconds of an attempt.
                try await server.accept(within: .seconds(9)).register()
                _ = try await bot.ready()
            }
    }

    @Test func `when none answers each attempt is named`() async throws {
        let server = try await ScriptedServer()
        server.close()
        let bot = try TestBot(at: server, resolver: TableResolver())
        try await bot.serving { bot in
            while bot.offlineReasons.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
        }
        let reason = try #require(bot.offlineReasons.first)
        #expect(reason.contains("127.0.0.1:\(server.tlsPort)"), "\(reason)")
        #expect(reason.contains("::1:\(server.tlsPort)"), "\(reason)")
        #expect(reason.split(separator: "Connection refused").count == 3, "\(reason)")
    }

    @Test func `a name without addresses is told and tried again`() async throws {
        let server = try await ScriptedServer()
        let bot = try TestBot(at: server, resolver: TableResolver(v4: [], v6: []))
        try await bot.serving { bot in
            while bot.offlineReasons.count < 2 { try await Task.sleep(for: .milliseconds(5)) }
        }
        #expect(try #require(bot.offlineReasons.first).contains("cannot look up the name"))
    }
}
