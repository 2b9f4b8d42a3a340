import Foundation
import TestKit
import Testing

/// The whole program, ended three hundred times as a loss of power would end it, while people with
/// accounts talk to it on a real server with labels and echo.
///
/// | a message was | then |
/// |---|---|
/// | on its way to the bot, or not committed yet | the runner has no answer, and the talk is where it was |
/// | committed | it is answered, after the next start if need be |
///
/// | a line of an answer was | then it comes |
/// |---|---|
/// | not confirmed by its echo, or the echo not noted | once, or a second time after the next start |
/// | confirmed and noted | never again |
///
/// Which of these it was, the next question tells.
@Suite(
    .timeLimit(.minutes(10)),
    .enabled(
        if: InspIRCd.isInstalled && Database.isInstalled && Crash.isInstalled,
        "needs inspircd, sqlite3, setpriv"
    )
)
struct CrashTests {
    /// How often a bot is ended, all of them together.
    private static let crashes = 300
    /// How many bots run side by side, each at a server of its own.
    private static let bots = 3
    private static let people = 4

    @Test
    func `however often it is killed, nothing confirmed is lost and nothing noted is said twice`()
        async throws
    {
        let seed = UInt64.random(in: 0 ... .max)
        print("seed \(seed)")
        let start = ContinuousClock.now
        let counts = try await withThrowingTaskGroup { tasks in
            for number in 0..<Self.bots {
                tasks.addTask {
                    try await Self.crash(
                        Self.crashes / Self.bots,
                        times: SeededGenerator(state: seed &+ UInt64(number))
                    )
                }
            }
            return try await tasks.reduce(into: Counts()) { $0.add($1) }
        }
        print(
            """
            \(counts.crashes) crashes, \(counts.atStart) of them within a start, in \
            \(ContinuousClock.now - start); what was said meanwhile: \(counts.outcomes), lines that \
            came twice: \(counts.repeated)
            """
        )
        #expect(counts.crashes >= Self.crashes)
        // What was committed is answered.
        #expect(counts.outcomes[.unsaid] == nil)
        // The instants hit what they are to hit.
        #expect(counts.outcomes[.answered, default: 0] > Self.crashes / 10)
        #expect(counts.repeated > 0)
    }

    /// What became of everything.
    private struct Counts {
        var crashes = 0
        var atStart = 0
        var outcomes: [Walker.Outcome: Int] = [:]
        var repeated = 0

        mutating func add(_ other: Counts) {
            crashes += other.crashes
            atStart += other.atStart
            outcomes.merge(other.outcomes) { $0 + $1 }
            repeated += other.repeated
        }
    }

    private static func crash(_ times: Int, times random: SeededGenerator) async throws -> Counts {
        var random = random
        var counts = Counts()
        let stage = try await Crash(people: people)
        while counts.crashes < times {
            try await stage.settle()
            for walker in stage.walkers {
                walker.say()
                try await Task.sleep(for: .milliseconds(.random(in: 0..<8, using: &random)))
            }
            try await Task.sleep(for: .milliseconds(.random(in: 0..<40, using: &random)))
            stage.bot.kill()
            counts.crashes += 1
            if counts.crashes.isMultiple(of: 10) { try #require(stage.damage() == "ok") }
            // Sometimes it does not even come back before the next one.
            while Int.random(in: 0..<8, using: &random) == 0 {
                try stage.bot.start()
                try await Task.sleep(for: .milliseconds(.random(in: 0..<1_500, using: &random)))
                stage.bot.kill()
                counts.crashes += 1
                counts.atStart += 1
            }
            try await stage.start()
            for walker in stage.walkers {
                counts.outcomes[try await walker.outcome(), default: 0] += 1
            }
        }
        try await stage.settle()
        counts.repeated = stage.walkers.map(\.repeated).reduce(0, +)
        stage.bot.signal(SIGTERM)
        #expect(try await stage.bot.exitCode() == 0)
        #expect(try stage.damage() == "ok")
        return counts
    }
}

/// A bot at a server with accounts, and people who are logged in there.
private final class Crash {
    static var isInstalled: Bool {
        FileManager.default.isExecutableFile(atPath: "/usr/bin/setpriv")
    }

    private(set) var walkers: [Walker] = []
    private let stage: ClubStage
    private let copies: TemporaryFolder

    var bot: SweepProcess { stage.bot }

    init(people: Int) async throws {
        copies = try TemporaryFolder("copies")
        let names = (0..<people).map { "member\($0)" }
        stage = try await ClubStage(accounts: names)
        try await start()
        for (number, name) in names.enumerated() {
            let login = ClubStage.login(name)
            let walker = try await Walker("runner\(number)", at: stage.server, login: login)
            try await walker.begin()
            walkers.append(walker)
        }
    }

    func start() async throws { try await stage.start() }

    /// Has everybody exchange something, whole and once, until nothing waits for its echo.
    func settle() async throws {
        for walker in walkers { try await walker.exchange() }
        let deadline = ContinuousClock.now + .seconds(20)
        while try bot.database.unconfirmed() != 0 {
            try #require(ContinuousClock.now < deadline, "what was said is not noted")
            try await Task.sleep(for: .milliseconds(5))
        }
    }

    func damage() throws -> String { try bot.database.damage(in: copies.url) }
}
