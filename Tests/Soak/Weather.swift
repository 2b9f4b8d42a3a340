import Foundation
import TestKit

/// Breaks the bot's line in one way after another.
struct Weather {
    private enum Fault: String, CaseIterable {
        case finish = "ended by FIN"
        case reset = "ended by RST"
        case corrupt = "with a wrong byte"
        case cutAnywhere = "cut while connecting"
        case stall = "half open"
        case slow = "slow and in single bytes"
        case restart = "server restarts"

        /// What takes the bot two minutes to find comes less often than the rest.
        static let often = (1...3).flatMap { _ in allCases.filter { $0 != .stall } } + [.stall]
    }

    private let server: InspIRCd
    private let proxy: FaultProxy
    private let bot: BotProcess
    private var random: SeededGenerator

    init(server: InspIRCd, proxy: FaultProxy, bot: BotProcess, seed: UInt64) {
        self.server = server
        self.proxy = proxy
        self.bot = bot
        random = SeededGenerator(state: seed)
    }

    /// Breaks the line until then, each time when it has been whole for a while.
    mutating func blow(until end: ContinuousClock.Instant, figures: Figures) async throws {
        while ContinuousClock.now < end - .seconds(10) {
            try await Task.sleep(for: .milliseconds(Int.random(in: 500...6_000, using: &random)))
            guard let fault = Fault.often.randomElement(using: &random) else { return }
            figures.fault(fault.rawValue)
            let start = ContinuousClock.now
            try await bot.ready(after: try await strike(fault))
            proxy.endStalled()
            figures.back(after: ContinuousClock.now - start)
        }
        proxy.plan { _ in FaultPlan() }
    }

    /// Lets something go wrong, and gives how often the bot was ready before it was all right again.
    private mutating func strike(_ fault: Fault) async throws -> Int {
        proxy.plan { _ in FaultPlan() }
        let times = bot.timesReady
        switch fault {
        case .finish: proxy.end(.finish)
        case .reset: proxy.end(.reset)
        case .corrupt:
            let bytes = Int.random(in: 4_000...6_000, using: &random)
            return try await stumble(FaultPlan(.corrupt, .toClient, after: bytes))
        case .cutAnywhere:
            let bytes = Int.random(in: 0...6_000, using: &random)
            let direction = FaultPlan.Direction.allCases.randomElement(using: &random) ?? .toClient
            return try await stumble(FaultPlan(.end(.reset), direction, after: bytes))
        case .stall: proxy.stall(.toClient, .toServer)
        case .slow:
            proxy.plan { _ in FaultPlan(delay: .milliseconds(150), pieceBytes: 1) }
            proxy.end(.finish)
        case .restart:
            server.stop()
            try await Task.sleep(for: .seconds(1))
            try await server.start()
        }
        return times
    }

    /// Has each attempt of some seconds go wrong in the same way.
    private func stumble(_ plan: FaultPlan) async throws -> Int {
        proxy.plan { _ in plan }
        proxy.end(.reset)
        try await Task.sleep(for: .seconds(4))
        proxy.plan { _ in FaultPlan() }
        let times = bot.timesReady
        proxy.end(.reset)
        return times
    }
}
