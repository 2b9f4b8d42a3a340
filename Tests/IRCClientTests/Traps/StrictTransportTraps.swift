import IRCClient
import IRCProtocol
import Logging
import NIOOpenSSL
import TestKit
import Testing

/// Offers of strict transport security that are none.
///
/// Source: IRCv3, "Strict Transport Security". What a good value does, and that a refused certificate
/// is the end, is in `StrictTransportTests`.
@Suite(.timeLimit(.minutes(1))) struct StrictTransportTraps {
    private let policies = PolicyStore(path: nil, now: { 1_000 }, logger: Logger(label: "test"))

    private var policy: STSPolicy? { STSHost("localhost").flatMap(policies.policy) }

    @Test(arguments: [
        "sts", "sts=", "sts=duration=60", "sts=port=0", "sts=port=65536", "sts=port=-1",
        "sts=port=+6697", "sts=port=6697,port=6698", "sts=port=6697,port", "sts=PORT=6697",
        "sts=port=0x1A29", "sts=port=٦٦٩٧", "sts=port=99999999999999999999", "xsts=port=6697",
    ])
    func `a port that is none is not obeyed`(offer: String) async throws {
        let server = try await ScriptedServer(.plaintext)
        try await TestBot(at: server, policies: policies)
            .serving { bot in
                let line = try await server.accept()
                let greeting = try await line.register(capabilities: [offer, "setname"])
                #expect(greeting.requested == ["setname"])
                _ = try await bot.ready()
            }
        #expect(policy == nil)
    }

    @Test(arguments: [
        "sts", "sts=", "sts=port=6697", "sts=duration=-1", "sts=duration=", "sts=duration=1e9",
        "sts=duration=60,duration=61", "sts=duration=+60", "sts=duration=6 0,sts",
    ])
    func `a duration that is none is not stored`(offer: String) async throws {
        let server = try await ScriptedServer()
        try await TestBot(at: server, policies: policies)
            .serving { bot in
                let line = try await server.accept()
                try await line.expectGreeting()
                line.send(":irc.test CAP * LS :\(offer)")
                try await line.expect("CAP END")
                line.welcome("sweep")
                _ = try await bot.ready()
            }
        #expect(policy == nil || offer.contains(" "))
    }

    /// No policy is for ever, whatever the number.
    @Test func `a duration is beyond all numbers`() async throws {
        let server = try await ScriptedServer()
        try await TestBot(at: server, policies: policies)
            .serving { bot in
                let line = try await server.accept()
                try await line.register(capabilities: ["sts=duration=\(UInt64.max)0"])
                _ = try await bot.ready()
                #expect(policy?.duration == STSPolicy.longestDuration)
            }
    }

    /// The rule "obey CAP NEW sts".
    @Test func `the demand comes when we have long been there`() async throws {
        let server = try await ScriptedServer(.plaintext)
        let secure = try await ScriptedServer()
        let bot = try TestBot(at: server, policies: policies) {
            $0.upgrade.trust = .file(secure.authority)
        }
        try await bot.serving { bot in
            let line = try await server.accept()
            try await line.register()
            let epoch = try await bot.ready()
            line.send(
                ":irc.test CAP sweep NEW :sts=port=\(secure.tlsPort)",
                "PING late",
                ":ana!a@host.example PRIVMSG sweep :late"
            )
            #expect(try await line.nextLine() == nil)
            bot.connection.say([action(1, "never in the clear")], epoch: epoch)
            let next = try await secure.accept()
            try await next.register(capabilities: ["message-tags"])
            _ = try await bot.ready(times: 2)
            next.send(":irc.test CAP sweep NEW :sts=duration=77")
            try await next.expectSilence()
            #expect(policy?.duration == 77)
            #expect(bot.heard.messages.isEmpty)
        }
    }
}
