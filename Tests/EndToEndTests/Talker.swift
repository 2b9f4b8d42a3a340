import Synchronization
import TestKit

/// A runner who answers whatever is asked, and notes how the talk went.
final class Talker: Sendable {
    struct Notes {
        /// Messages that were sent and have not been answered yet.
        var unanswered = 0
        var greetings = 0
        /// The first option of every question, in order.
        var asked: [String] = []
        /// The first line of the advice.
        var advice: String?
        var isDone = false
        /// From each message until the last line of its answer.
        var waits: [Duration] = []
        fileprivate var turn: [String] = []
        fileprivate var saidAt = ContinuousClock.now
    }

    private let notes = Mutex(Notes())
    private let pace: Pace
    let nick: String

    /// How long everybody thinks before an answer.
    final class Pace: Sendable {
        private let milliseconds = Mutex(0)

        var delay: Duration {
            get { .milliseconds(milliseconds.withLock(\.self)) }
            set { milliseconds.withLock { $0 = Int(newValue / .milliseconds(1)) } }
        }
    }

    init(_ nick: String, pace: Pace) {
        self.nick = nick
        self.pace = pace
    }

    var state: Notes { notes.withLock(\.self) }

    /// The first message; everything else follows from the bot's answers.
    func opening() -> String {
        notes.withLock { notes in
            notes.unanswered += 1
            notes.saidAt = .now
        }
        return "PRIVMSG sweep :hi"
    }

    /// What to say to a line from the server.
    func answer(_ line: String) -> PlainClient.Answer? {
        let parts = line.split(separator: " ", maxSplits: 3)
        guard parts.count == 4, parts[0].hasPrefix(":sweep!"), parts[1] == "PRIVMSG" else {
            return nil
        }
        return notes.withLock { notes in
            let text = String(parts[3].dropFirst())
            notes.turn.append(text)
            if text.hasPrefix("Hi \(nick)") { notes.greetings += 1 }
            let isList = text.hasSuffix("\"none\".")
            let isLast = text.hasPrefix("General information")
            guard isList || isLast || text.hasSuffix("own words.") else { return nil }
            notes.unanswered -= 1
            notes.waits.append(notes.saidAt.duration(to: .now))
            defer { notes.turn = [] }
            if isLast {
                notes.advice = notes.turn.first
                notes.isDone = true
                return nil
            }
            let options = text.split(separator: " 1 ", maxSplits: 1).last ?? ""
            notes.asked.append(String(options.prefix { $0 != "2" }))
            return say(isList ? "none" : "1", &notes)
        }
    }

    private func say(_ words: String, _ notes: inout Notes) -> PlainClient.Answer {
        let delay = pace.delay
        notes.unanswered += 1
        notes.saidAt = .now + delay
        return PlainClient.Answer("PRIVMSG sweep :\(words)", after: delay)
    }
}
