import IRCClient
import IRCProtocol
import NIOCore
import NIOOpenSSL
import TestKit
import Testing

/// A proxy that cuts the line at every step, between the bot and a real server over TLS.
@Suite(.serialized, .enabled(if: NgIRCd.isInstalled, "needs ngircd"), .timeLimit(.minutes(2)))
struct CutLineTests {
    private func bot(at server: NgIRCd, through proxy: FaultProxy) throws -> TestBot {
        try TestBot(at: server, channels: ["#run"]) { configuration in
            configuration.port = proxy.port
            configuration.security = .tls(
                TLSConfiguration(
                    trust: .file(server.authority),
                    handshakeTimeout: .milliseconds(400),
                    closeTimeout: .milliseconds(50)
                )
            )
            configuration.reconnect = .init(floor: .milliseconds(1), ceiling: .milliseconds(2))
            configuration.waits = Waits(
                connect: .seconds(2),
                registration: .seconds(1),
                keepalive: .init(
                    interval: .milliseconds(250),
                    silence: .milliseconds(250),
                    answer: .milliseconds(500)
                )
            )
        }
    }

    @Test func `whatever breaks at whichever byte of the beginning, it comes back`() async throws {
        let server = try await NgIRCd()
        let proxy = try await FaultProxy(to: server.tlsPort)
        let bot = try bot(at: server, through: proxy)
        try await bot.serving { bot in
            _ = try await bot.ready()
            var plans: [FaultPlan] = []
            for direction in FaultPlan.Direction.allCases {
                // The first may have broken by itself, where the machine is busy.
                let total = try #require(try await proxy.passed(direction).max())
                #expect(total > 500)
                for offset in stride(from: 0, to: total, by: 11) {
                    let faults: [FaultPlan.Fault] = [.end(.finish), .end(.reset), .corrupt]
                    plans.append(FaultPlan(faults[plans.count % 3], direction, after: offset))
                }
            }
            print("\(plans.count) connections that break")
            let steps = plans
            proxy.plan { number in
                steps.indices.contains(number - 1) ? steps[number - 1] : FaultPlan()
            }
            proxy.end(.reset)
            try await bot.heard.wait { _ in proxy.accepted > steps.count }
            let ready = bot.heard.epochs.count
            // It was ready at the last one already, or will be.
            try await bot.heard.wait { $0.epochs.count > ready || $0.losses < ready }
            #expect(bot.offlineReasons.count >= steps.count)
            // No connection is left over.
            try await bot.heard.wait { _ in proxy.open == 1 }
        }
        try await bot.heard.wait { _ in proxy.open == 0 }
    }

    @Test(arguments: [FaultPlan(pieceBytes: 1), FaultPlan(delay: .milliseconds(60))])
    func `a line that is slow is not cut`(plan: FaultPlan) async throws {
        let server = try await NgIRCd()
        let proxy = try await FaultProxy(to: server.tlsPort) { _ in plan }
        let bot = try bot(at: server, through: proxy)
        _ = EchoBot(bot)
        try await bot.serving { bot in
            _ = try await bot.ready()
            let ana = try await RawClient("ana", at: server, channel: "#run")
            for round in 0..<5 {
                ana.send("PRIVMSG #run :\(round) äöü 🏃")
                try await ana.wait(for: "PRIVMSG #run :echo \(round) äöü 🏃")
            }
            #expect(bot.heard.losses == 0 && proxy.accepted == 1)
        }
    }

    /// What goes wrong in one round.
    private enum Cut: String {
        case reset, finish, midLine, corrupted, midHandshake, midRegistration, halfOpen, mute
        case refused, restart

        /// Slow ones come less often.
        static func random(_ random: inout SeededGenerator) -> Cut {
            switch Int.random(in: 0..<100, using: &random) {
            case 0..<4: .restart
            case 4..<8: .halfOpen
            case 8..<12: .mute
            case 12..<18: .refused
            case 18..<30: .corrupted
            case 30..<42: .reset
            case 42..<54: .finish
            case 54..<70: .midLine
            case 70..<85: .midHandshake
            default: .midRegistration
            }
        }
    }

    /// What is assumed: "sent" means taken by the kernel, so an answer that was in flight when the
    /// line was cut may be lost; an answer that was not sent is said again, and none twice.
    @Test func `two hundred cut lines later it still answers, and never twice`() async throws {
        let seed = UInt64.random(in: 0 ... .max)
        print("seed \(seed)")
        var random = SeededGenerator(state: seed)
        let server = try await NgIRCd()
        let proxy = try await FaultProxy(to: server.tlsPort)
        let bot = try bot(at: server, through: proxy)
        let echo = EchoBot(bot)
        try await bot.serving { bot in
            _ = try await bot.ready()
            var runner = try await RawClient("ana", at: server, channel: "#run")
            var lines: [String] = []
            var cuts: [String: Int] = [:]
            for round in 0..<200 {
                let cut = Cut.random(&random)
                cuts[cut.rawValue, default: 0] += 1
                let ready = bot.heard.epochs.count
                for count in 0..<3 { runner.send("PRIVMSG #run :before \(round).\(count)") }
                try await make(cut, server, proxy, &random)
                for count in 0..<5 { runner.send("PRIVMSG #run :while \(round).\(count)") }
                if cut == .refused { try await proxy.admit() }
                if cut == .restart {
                    lines += runner.lines
                    try await server.start()
                    runner = try await RawClient("ana", at: server, channel: "#run")
                }
                try await bot.heard.wait { $0.epochs.count > ready }
                proxy.endStalled()
                try await ask(runner, round)
            }
            print("cuts: \(cuts)")
            try await bot.heard.wait { _ in echo.counts.waiting == 0 }
            lines += runner.lines
            let echoes = lines.filter { $0.contains("PRIVMSG #run :echo ") }
                .map { String($0.split(separator: ":echo ", maxSplits: 1)[1]) }
            let counts = echo.counts
            print("heard \(counts.heard), sent \(counts.sent), arrived \(echoes.count)")
            #expect(counts.sent == counts.heard)
            #expect(Set(echoes).count == echoes.count, "an answer came twice")
            try await bot.heard.wait { _ in proxy.open == 1 }
        }
    }

    /// Asks until an answer comes; a second question is for lines that were cut once more.
    private func ask(_ runner: RawClient, _ round: Int) async throws {
        for attempt in 0..<20 {
            let words = "after \(round).\(attempt)"
            runner.send("PRIVMSG #run :\(words)")
            let deadline = ContinuousClock.now + .seconds(1)
            while ContinuousClock.now < deadline {
                if runner.lines.suffix(50)
                    .contains(where: { $0.hasSuffix("PRIVMSG #run :echo \(words)") })
                {
                    return
                }
                try await Task.sleep(for: .milliseconds(1))
            }
        }
        Issue.record("no answer in round \(round)")
    }

    private func make(
        _ cut: Cut,
        _ server: NgIRCd,
        _ proxy: FaultProxy,
        _ random: inout SeededGenerator
    ) async throws {
        let direction = FaultPlan.Direction.allCases.randomElement(using: &random) ?? .toClient
        switch cut {
        case .reset: proxy.end(.reset)
        case .finish: proxy.end(.finish)
        case .midLine:
            let end = FaultPlan.End.allCases.randomElement(using: &random) ?? .reset
            proxy.strike(.end(end), direction, after: Int.random(in: 0..<400, using: &random))
        case .corrupted:
            proxy.strike(.corrupt, direction, after: Int.random(in: 0..<400, using: &random))
        case .halfOpen: proxy.stall(.toServer, .toClient)
        case .mute: proxy.stall(direction)
        case .refused:
            try await proxy.refuse()
            proxy.end(.reset)
            try await Task.sleep(for: .milliseconds(20))
        case .midHandshake, .midRegistration:
            let bytes = cut == .midHandshake ? 0..<800 : 800..<2_000
            let first = proxy.accepted
            let plans = (0..<3)
                .map { _ in
                    FaultPlan(.end(.reset), direction, after: .random(in: bytes, using: &random))
                }
            proxy.plan { number in
                plans.indices.contains(number - first) ? plans[number - first] : FaultPlan()
            }
            proxy.end(.reset)
        case .restart: server.stop()
        }
    }
}
