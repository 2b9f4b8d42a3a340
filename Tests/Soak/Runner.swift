import Foundation
import TestKit

/// Somebody who asks the bot for help, waits for the whole answer, and asks again.
struct Runner {
    /// A half-open line is noticed within two minutes.
    private static let patience = Duration.seconds(150)
    private static let comeback = Duration.seconds(15)
    /// What each message of the answer to "help" holds.
    private static let answer = ["I ask about your back", "You can also say"]

    private let nick: String
    private let server: InspIRCd
    private let figures: Figures

    init(_ nick: String, server: InspIRCd, figures: Figures) {
        self.nick = nick
        self.server = server
        self.figures = figures
    }

    /// Asks once on a line that stands, which has to be answered soon.
    func isAnswered(within limit: Duration) async throws -> Bool {
        let client = try await RawClient(nick, at: server)
        client.send("PRIVMSG \(BotProcess.nick) :help")
        let start = ContinuousClock.now
        while outcome(client, from: 0, since: start) != .answered {
            guard ContinuousClock.now < start + limit else { return false }
            try await Task.sleep(for: .milliseconds(20))
        }
        return true
    }

    /// Asks again and again until then.
    func talk(until end: ContinuousClock.Instant) async throws {
        while ContinuousClock.now < end {
            do {
                // In the channel it sees the bot leave.
                let client = try await RawClient(nick, at: server, channel: "#running")
                try await ask(client, until: end)
                try await client.close()
            } catch {
                // The server is being restarted.
                try await Task.sleep(for: .milliseconds(500))
            }
        }
    }

    private func ask(_ client: RawClient, until end: ContinuousClock.Instant) async throws {
        while ContinuousClock.now < end {
            let before = client.lines.count
            let start = ContinuousClock.now
            client.send("PRIVMSG \(BotProcess.nick) :help")
            figures.asked()
            var outcome: Outcome?
            while outcome == nil, client.isOpen {
                try await Task.sleep(for: .milliseconds(2))
                outcome = self.outcome(client, from: before, since: start)
            }
            let took = ContinuousClock.now - start
            try await Task.sleep(for: .milliseconds(Int.random(in: 50...400)))
            switch outcome {
            case .answered:
                figures.answered(after: took)
                if answer(client, from: before).count > Self.answer.count { figures.doubled() }
            case .notThere: figures.notThere()
            case .lost: figures.lost()
            case .leftAlone: figures.leftAlone()
            case nil:
                // The server is being restarted, and our own line is gone too.
                figures.lost()
                return
            }
        }
    }

    private enum Outcome {
        case answered, notThere, lost, leftAlone
    }

    private func outcome(
        _ client: RawClient,
        from start: Int,
        since: ContinuousClock.Instant
    ) -> Outcome? {
        let waited = ContinuousClock.now - since
        let answer = answer(client, from: start)
        if Self.answer.allSatisfy({ part in answer.contains { $0.contains(part) } }) {
            return .answered
        }
        if client.lines[start...].contains(where: { $0.contains(" 401 ") }) { return .notThere }
        // What the bot had read before the line broke is answered on the next one.
        if waited > Self.comeback, hasLeft(client, from: start) { return .lost }
        return waited > Self.patience ? .leftAlone : nil
    }

    private func answer(_ client: RawClient, from start: Int) -> [String] {
        client.lines[start...]
            .filter { $0.hasPrefix(":\(BotProcess.nick)!") && $0.contains(" PRIVMSG \(nick) ") }
    }

    private func hasLeft(_ client: RawClient, from start: Int) -> Bool {
        client.lines[start...]
            .contains { $0.contains(":\(BotProcess.nick)!") && $0.contains(" QUIT ") }
    }
}
