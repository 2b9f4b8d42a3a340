import Foundation
import IRCClient
import IRCProtocol
import Logging
import NIOOpenSSL
import Synchronization
import TestKit
import Testing

/// A server without TLS that demands it, and one with TLS on another port.
@Suite(.timeLimit(.minutes(1))) struct StrictTransportTests {
    private final class Clock: Sendable {
        let seconds = Mutex<Int64>(1_000_000)
        func pass(_ time: Int64) { seconds.withLock { $0 += time } }
    }

    /// The two servers, and what the bot keeps of them.
    private struct Network {
        let plain: ScriptedServer
        let secure: ScriptedServer
        let clock = Clock()
        let policies: PolicyStore

        init() async throws {
            plain = try await ScriptedServer(.plaintext)
            secure = try await ScriptedServer()
            policies = PolicyStore(
                path: nil,
                now: { [clock] in clock.seconds.withLock(\.self) },
                logger: Logger(label: "test")
            )
        }

        /// A bot that is set to plaintext.
        func bot(
            host: String = "localhost",
            trust: TLSConfiguration.Trust? = nil,
            floor: Duration = .milliseconds(20)
        ) throws -> TestBot {
            try TestBot(at: plain, policies: policies) { configuration in
                configuration.host = host
                configuration.upgrade.trust = trust ?? .file(secure.authority)
                configuration.reconnect = .init(floor: floor, ceiling: floor * 2)
            }
        }

        /// Plays the plaintext server up to its demand, which must be the end.
        func demand(_ more: String = "") async throws {
            let line = try await plain.accept()
            try await line.expect("CAP LS 302")
            try await line.expect(prefix: "NICK ")
            try await line.expect(prefix: "USER ")
            line.send(
                ":irc.test CAP * LS * :message-tags sts=port=\(secure.tlsPort)\(more) sasl=PLAIN",
                ":irc.test CAP * LS :account-tag"
            )
            #expect(try await line.nextLine() == nil)
        }

        var policy: STSPolicy? { STSHost("localhost").flatMap(policies.policy) }
    }

    private static let duration = ["message-tags", "sts=duration=60,port=1"]

    @Test func `a demand is obeyed at once, and the policy comes from the secure side`()
        async throws
    {
        let network = try await Network()
        try await network.bot(floor: .seconds(40))
            .serving { bot in
                try await network.demand(",duration=99999")
                #expect(network.policy == nil)
                let line = try await network.secure.accept()
                #expect(try await line.serverName() == "localhost")
                let greeting = try await line.register(capabilities: Self.duration)
                #expect(greeting.requested == ["message-tags"])
                _ = try await bot.ready()
                #expect(network.policy?.port == network.secure.tlsPort)
                #expect(network.policy?.duration == 60)
            }
    }

    @Test(.enabled(if: InspIRCd.isInstalled, "needs inspircd"))
    func `a real server's demand is obeyed, and its policy stored`() async throws {
        let server = try await InspIRCd { $0.stsHost = "localhost" }
        let folder = try TemporaryFolder("policies")
        let open = {
            PolicyStore(path: "\(folder.path)/sts", now: { 0 }, logger: Logger(label: ""))
        }
        let policies = open()
        let bot = try TestBot(at: server, policies: policies) { configuration in
            configuration.security = .plaintext
            configuration.port = server.port
            configuration.upgrade.trust = .file(server.authority)
            configuration.reconnect = .init(floor: .seconds(40))
        }
        try await bot.serving { bot in _ = try await bot.ready() }
        let host = try #require(STSHost("localhost"))
        #expect(open().policy(for: host) == STSPolicy(port: server.tlsPort, duration: 60, at: 0))
        #expect(bot.offlineReasons.count == 2)
    }

    @Test func `while a policy holds the first byte is TLS`() async throws {
        let network = try await Network()
        let host = try #require(STSHost("localhost"))
        network.policies.keep(seconds: 60, port: network.secure.tlsPort, for: host)
        try await network.bot()
            .serving { bot in
                for _ in 0..<3 {
                    let line = try await network.secure.accept()
                    try await line.register(capabilities: Self.duration)
                    line.cut()
                }
                try await network.plain.expectNoConnection(for: .milliseconds(100))
            }
    }

    @Test func `a policy is counted anew from the end of the connection`() async throws {
        let network = try await Network()
        try await network.bot()
            .serving { bot in
                try await network.demand()
                let line = try await network.secure.accept()
                try await line.register(capabilities: Self.duration)
                _ = try await bot.ready()
                network.clock.pass(59)
                line.cut()
                _ = try await network.secure.accept()
                #expect(network.policy?.expiry == 1_000_119)
            }
    }

    @Test func `only the server itself takes it back, over TLS`() async throws {
        let network = try await Network()
        try await network.bot()
            .serving { bot in
                try await network.demand()
                let line = try await network.secure.accept()
                try await line.register(capabilities: Self.duration)
                _ = try await bot.ready()
                line.send(":irc.test CAP sweep DEL :sts")
                line.cut()
                let next = try await network.secure.accept()
                try await next.register(capabilities: ["sts=duration=0"])
                _ = try await bot.ready(times: 2)
                #expect(network.policy == nil)
                next.cut()
                _ = try await network.plain.accept()
            }
    }

    @Test func `a certificate that is not trusted is no reason to go without TLS`() async throws {
        let network = try await Network()
        let bot = try network.bot(trust: .system)
        try await bot.serving { bot in
            try await network.demand()
            for _ in 0..<3 { _ = try await network.secure.accept() }
            try await network.plain.expectNoConnection(for: .milliseconds(200))
        }
        #expect(bot.heard.all.isEmpty)
        #expect(network.policy == nil)
        #expect(bot.offlineReasons[0].contains("wants TLS on port"))
        #expect(bot.offlineReasons[1].contains("certificate was refused"))
    }

    @Test func `a port that nobody listens on is no reason either, whatever becomes of the policy`()
        async throws
    {
        let network = try await Network()
        let bot = try network.bot()
        try await bot.serving { bot in
            try await network.demand()
            let line = try await network.secure.accept()
            try await line.register(capabilities: Self.duration)
            _ = try await bot.ready()
            network.secure.close()
            try await bot.heard.wait { $0.losses == 1 }
            network.clock.pass(1_000)
            #expect(network.policy == nil)
            while bot.offlineReasons.count < 5 { try await Task.sleep(for: .milliseconds(5)) }
            try await network.plain.expectNoConnection(for: .milliseconds(100))
        }
    }

    @Test func `for an address the demand is obeyed and no policy is kept`() async throws {
        let network = try await Network()
        try await network.bot(host: "127.0.0.1")
            .serving { bot in
                try await network.demand()
                let line = try await network.secure.accept()
                try await line.register(capabilities: Self.duration)
                _ = try await bot.ready()
                line.cut()
                _ = try await network.secure.accept()
            }
        #expect(network.policy == nil)
    }
}
