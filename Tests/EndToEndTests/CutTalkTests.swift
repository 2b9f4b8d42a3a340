import Glibc
import TestKit
import Testing

/// The whole program, whose line to a real server breaks two hundred times, while people who are
/// connected to the server itself talk to it.
///
/// What is said while the bot is ready and its line stands is answered whole, and once: that is tried
/// after every break, so a line of an earlier answer that came again would be seen. What is said
/// while the line breaks:
///
/// | | with labels and echo | without |
/// |---|---|---|
/// | taken by the server for a dead line | to be said again | to be said again |
/// | read by the bot | answered, on the next line if need be | may be lost with the line |
/// | answered, the line breaks before the echo is there | may come twice | does not |
///
/// The people on the server with labels have accounts. Those on the other come back by their codes:
/// what the bot still had to say to them comes then, and the question that waits is put again.
///
/// Which of these it was, the next question tells. Half-open lines, which take the bot up to 110 s
/// to find, are in `CutLineTests` with shorter waits.
@Suite(.timeLimit(.minutes(5))) struct CutTalkTests {
    enum Kind: CaseIterable {
        case ngircd, inspircd

        /// Two hundred in all; InspIRCd takes a second to welcome somebody.
        var rounds: Int { self == .ngircd ? 160 : 40 }
        var isInstalled: Bool { self == .ngircd ? NgIRCd.isInstalled : InspIRCd.isInstalled }
    }

    /// What goes wrong in one round.
    private enum Cut: String, CaseIterable {
        case finish = "FIN"
        case reset = "RST"
        case midLine = "within a line"
        case wrongByte = "wrong byte"
        case beginning = "within the beginning of the next"
        case refused = "refused for a moment"
        case restart = "server restarted"

        /// A restart takes long, and comes less often.
        static func random(_ random: inout SeededGenerator) -> Cut {
            let cut = allCases.randomElement(using: &random) ?? .reset
            guard cut == .restart, Int.random(in: 0..<4, using: &random) > 0 else { return cut }
            return .beginning
        }
    }

    @Test(arguments: Kind.allCases.filter(\.isInstalled))
    func `however often the line is cut, nothing that was read is lost and nothing is said twice`(
        on kind: Kind
    ) async throws {
        let seed = UInt64.random(in: 0 ... .max)
        print("\(kind): seed \(seed)")
        var random = SeededGenerator(state: seed)
        let stage = try await Stage(kind)
        let walkers = try await stage.walkers(3)
        var outcomes: [Walker.Outcome: Int] = [:]
        var cuts: [String: Int] = [:]
        let start = ContinuousClock.now
        for _ in 0..<kind.rounds {
            let cut = Cut.random(&random)
            cuts[cut.rawValue, default: 0] += 1
            for walker in walkers { try await walker.exchange() }
            // The echo of the last line is on its way.
            try await Task.sleep(for: .milliseconds(50))
            let times = stage.bot.timesReady()
            for walker in walkers { walker.say() }
            try await Task.sleep(for: .milliseconds(.random(in: 0..<15, using: &random)))
            try await make(cut, stage, walkers, &random)
            try await stage.ready(after: times)
            for walker in walkers {
                let outcome = try await walker.outcome()
                outcomes[outcome, default: 0] += 1
                // With the server the people's own lines break, and what was on them is lost too.
                if cut != .restart, kind == .inspircd { #expect(outcome != .unsaid) }
            }
        }
        let repeated = walkers.map(\.repeated).reduce(0, +)
        print(
            """
            \(kind): \(cuts) in \(ContinuousClock.now - start); what was said meanwhile: \
            \(outcomes), lines that came twice: \(repeated)
            """
        )
        if kind == .ngircd { #expect(repeated == 0) }
        stage.bot.signal(SIGTERM)
        #expect(try await stage.bot.exitCode() == 0)
    }

    private func make(
        _ cut: Cut,
        _ stage: Stage,
        _ walkers: [Walker],
        _ random: inout SeededGenerator
    ) async throws {
        let proxy = stage.proxy
        let direction = FaultPlan.Direction.allCases.randomElement(using: &random) ?? .toClient
        let end = FaultPlan.End.allCases.randomElement(using: &random) ?? .reset
        switch cut {
        case .finish: proxy.end(.finish)
        case .reset: proxy.end(.reset)
        case .midLine, .wrongByte:
            let fault = cut == .midLine ? FaultPlan.Fault.end(end) : .corrupt
            proxy.strike(fault, direction, after: .random(in: 0..<600, using: &random))
            // Where so many bytes do not pass any more.
            try await Task.sleep(for: .milliseconds(150))
            proxy.end(end)
        case .beginning:
            let number = proxy.accepted
            let bytes = Int.random(in: 0..<stage.beginning[direction, default: 1], using: &random)
            proxy.plan {
                $0 == number ? FaultPlan(.end(end), direction, after: bytes) : FaultPlan()
            }
            proxy.end(end)
        case .refused:
            try await proxy.refuse()
            proxy.end(end)
            try await Task.sleep(for: .milliseconds(100))
            try await proxy.admit()
        case .restart:
            try await stage.restart()
            for walker in walkers { try await walker.reconnect() }
        }
    }

    /// The program behind a proxy, at a server.
    private final class Stage {
        let bot: SweepProcess
        let proxy: FaultProxy
        /// How many bytes pass until it is ready.
        private(set) var beginning: [FaultPlan.Direction: Int] = [:]
        private let server: any RealServer
        private let secrets: TemporaryFolder
        private var services: SCRAMAgent?

        init(_ kind: Kind) async throws {
            secrets = try TemporaryFolder("secrets")
            switch kind {
            case .ngircd: server = try await NgIRCd()
            case .inspircd:
                // Who has logged in waits for a host that is hidden.
                let server = try await InspIRCd { $0.hidesHosts = true }
                self.server = server
                services = try await SCRAMAgent(at: server, accounts: Self.accounts)
            }
            proxy = try await FaultProxy(to: server.tlsPort)
            var network = NetworkText(server)
            network.port = proxy.port
            network.reconnect = "{floor-seconds: 0.05, ceiling-seconds: 0.2}"
            if kind == .inspircd {
                let password = try secrets.write("pencil", to: "password")
                network.login = "{account: sweep, password-file: \(password)}"
            }
            bot = try SweepProcess(networks: [network])
            try bot.start()
            try await ready(after: 0)
            for direction in FaultPlan.Direction.allCases {
                beginning[direction] = try await proxy.passed(direction).first
            }
        }

        func walkers(_ count: Int) async throws -> [Walker] {
            var walkers: [Walker] = []
            for number in 0..<count {
                // Without services the bot knows nobody again on its next connection, but by a code.
                let login = services == nil ? nil : ClubStage.login("member\(number)")
                walkers.append(try await Walker("runner\(number)", at: server, login: login))
                try await walkers[number].begin()
            }
            return walkers
        }

        func ready(after times: Int) async throws {
            let deadline = ContinuousClock.now + .seconds(60)
            while bot.timesReady() <= times {
                try #require(ContinuousClock.now < deadline, "\(bot.log.suffix(2_000))")
                try await Task.sleep(for: .milliseconds(10))
            }
        }

        /// The services come back as well, some time after the server.
        func restart() async throws {
            server.stop()
            try await server.start()
            guard let server = server as? InspIRCd else { return }
            services = try await SCRAMAgent(at: server, accounts: Self.accounts)
        }

        /// The bot's, and those of the people.
        private static let accounts: [String: SCRAMAgent.Account] = [
            "sweep": .init(), "member0": .init(), "member1": .init(), "member2": .init(),
        ]
    }
}

/// A server that can be stopped and started again.
private protocol RealServer: TestServer {
    func stop()
    func start() async throws
}

extension NgIRCd: RealServer {}
extension InspIRCd: RealServer {}
