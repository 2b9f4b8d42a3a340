import Synchronization
import TestKit
import Testing

/// The whole program over TLS, and five hundred people who all write at once, on a server that
/// works off so many lines a second and drops whoever has more than twenty waiting there.
@Suite(.timeLimit(.minutes(5)), .serialized)
struct CrowdTests {
    private static let people = 500
    private static let linesPerSecond = 450
    private static let labels = [
        "message-tags", "batch", "labeled-response", "echo-message", "server-time",
    ]

    /// Measured for each person, at the server: the mean, over a talk of nine exchanges but the first,
    /// of the time from what the person says until the server has worked off the last line of the
    /// answer.
    ///
    /// The longest such mean may be a tenth more than the shortest. Everybody says the next thing
    /// as soon as that last line is there. The first exchange is left out because the program,
    /// without optimisation, takes some seconds to read five hundred messages: at this rate whoever
    /// is read first gets a whole answer meanwhile, at a real one not even a line.
    @Test(arguments: [true, false])
    func `nobody is dropped, all are answered in full and wait the same, an emergency does not`(
        echoes: Bool
    ) async throws {
        let server = try await ThrottlingServer(
            limits: .init(burst: 5, linesPerSecond: Double(Self.linesPerSecond)),
            capabilities: echoes ? Self.labels : []
        )
        var network = NetworkText(server)
        network.flood = "{burst: 4, lines-per-second: \(Self.linesPerSecond)}"
        let bot = try SweepProcess(networks: [network])
        let pace = Talker.Pace()
        let talkers = (0..<Self.people).map { Talker("runner\($0)", pace: pace) }
        for talker in talkers { server.settle(talker.nick) { talker.answer($0) } }
        let tom = Casualty()
        server.settle("tom") { tom.hear($0) }
        try bot.start()
        while bot.timesReady() == 0 { try await Task.sleep(for: .milliseconds(20)) }

        let start = ContinuousClock.now
        let before = server.read.count
        for talker in talkers { server.send(talker.opening(), as: talker.nick) }
        // All of them wait for their second or third answer.
        while server.read.count < before + 4 * Self.people {
            try await Task.sleep(for: .milliseconds(5))
        }
        let saidAt = server.read.count
        server.send(tom.opening(), as: "tom")
        while talkers.contains(where: { !$0.state.isDone }), .now < start + .seconds(120) {
            try await Task.sleep(for: .milliseconds(50))
        }
        let took = ContinuousClock.now - start

        #expect(server.drops == 0)
        #expect(bot.timesReady() == 1 && !bot.log.contains("irc.state.new=offline"))
        for talker in talkers {
            let notes = talker.state
            #expect(notes.isDone && notes.unanswered == 0 && notes.greetings == 1, "\(notes)")
            #expect(notes.asked.count == 8 && Set(notes.asked).count == 8, "\(notes)")
        }
        let means = talkers.map { $0.state.waits.dropFirst().reduce(.zero, +) / 8 }
        let shortest = try #require(means.min())
        let longest = try #require(means.max())
        #expect(longest / shortest <= 1.1, "\(shortest) to \(longest)")

        // What lay at the server already goes before, and what is sent while the bot reads.
        let read = server.read
        let own = read.indices.filter { read[$0].body.hasPrefix("PRIVMSG tom ") }
        let (first, last) = (try #require(own.first), try #require(own.last))
        let waited = try #require(tom.waited)
        #expect(first - saidAt <= 20)
        let others = read[first...last].count { $0.command == "PRIVMSG" } - own.count
        #expect(others <= 1)
        #expect(waited < shortest / 10)
        print(
            """
            \(read.count - before) lines in \(took); waits \(shortest) to \(longest), ratio \
            \(longest / shortest); the emergency: \(first - saidAt) lines before it, \(waited)
            """
        )
    }

    /// Somebody with an emergency.
    private final class Casualty: Sendable {
        private let saidAt = Mutex<ContinuousClock.Instant?>(nil)
        private let heardAt = Mutex<ContinuousClock.Instant?>(nil)

        func opening() -> String {
            saidAt.withLock { $0 = .now }
            return "PRIVMSG sweep :back killing me since the gym and i cant feel myself wipe"
        }

        func hear(_ line: String) -> PlainClient.Answer? {
            heardAt.withLock { $0 = $0 ?? .now }
            return nil
        }

        /// Until the first line of the answer.
        var waited: Duration? {
            guard let said = saidAt.withLock(\.self), let heard = heardAt.withLock(\.self) else {
                return nil
            }
            return heard - said
        }
    }
}
