import Foundation
import Synchronization

/// What is counted while the bot is tried.
final class Figures: Sendable {
    private struct Counts {
        var faults: [String: Int] = [:]
        var asked = 0
        var answered: [Duration] = []
        var absences: [Duration] = []
        var notThere = 0
        var lost = 0
        var doubled = 0
        var leftAlone = 0
        var trouble: [String] = []
    }

    private let counts = Mutex(Counts())

    func fault(_ name: String) { counts.withLock { $0.faults[name, default: 0] += 1 } }

    /// A question was asked.
    func asked() { counts.withLock { $0.asked += 1 } }

    /// An answer came whole, so long after the question.
    func answered(after time: Duration) { counts.withLock { $0.answered.append(time) } }

    /// The bot took so long to be back after a fault.
    func back(after time: Duration) { counts.withLock { $0.absences.append(time) } }

    /// The server said that the bot is not there; the question is asked again.
    func notThere() { counts.withLock { $0.notThere += 1 } }

    /// A question went into a line that was broken already; it is asked again.
    func lost() { counts.withLock { $0.lost += 1 } }

    /// More lines came than the answer has.
    func doubled() { counts.withLock { $0.doubled += 1 } }

    /// A question had no answer although nothing was broken.
    func leftAlone() { counts.withLock { $0.leftAlone += 1 } }

    /// Something went wrong that none of the other figures tells.
    func trouble(_ words: String) { counts.withLock { $0.trouble.append(words) } }

    /// Whether nobody was left alone on a line that stood, and nothing else went wrong.
    var isGood: Bool {
        counts.withLock { $0.leftAlone == 0 && $0.trouble.isEmpty && !$0.answered.isEmpty }
    }

    func table(before: Usage, after: Usage, log: String, exitCode: Int32) -> String {
        let counts = counts.withLock(\.self)
        let faults = counts.faults.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
        let connections = log.components(separatedBy: "irc.state.new=connecting").count - 1
        let rows = [
            ("faults", "\(counts.faults.values.reduce(0, +)): \(faults.joined(separator: ", "))"),
            ("attempts to connect", "\(connections)"),
            ("time until back", Self.spread(counts.absences)),
            ("questions, answered", "\(counts.asked), \(counts.answered.count)"),
            ("time to the whole answer", Self.spread(counts.answered)),
            ("asked while the bot was away", "\(counts.notThere)"),
            ("asked into a broken line", "\(counts.lost)"),
            ("answered twice, in part or whole", "\(counts.doubled)"),
            ("left alone on a line that stood", "\(counts.leftAlone)"),
            ("memory before, after", "\(before.kilobytes / 1024) MB, \(after.kilobytes / 1024) MB"),
            ("open files before, after", "\(before.files), \(after.files)"),
            ("processor time", "\(after.seconds - before.seconds) s"),
            ("exit code", "\(exitCode)"),
            (
                "other trouble",
                counts.trouble.isEmpty ? "none" : counts.trouble.joined(separator: "; ")
            ),
        ]
        let width = rows.map(\.0.count).max() ?? 0
        return rows.map { "\($0.padding(toLength: width, withPad: " ", startingAt: 0))  \($1)" }
            .joined(separator: "\n")
    }

    private static func spread(_ times: [Duration]) -> String {
        let sorted = times.sorted()
        guard let most = sorted.last else { return "none" }
        func text(_ time: Duration) -> String {
            time.formatted(.units(allowed: [.seconds, .milliseconds], maximumUnitCount: 1))
        }
        return "median \(text(sorted[sorted.count / 2])), "
            + "99 of 100 within \(text(sorted[sorted.count * 99 / 100])), most \(text(most))"
    }
}

/// What the bot's process uses.
struct Usage {
    var kilobytes = 0
    var files = 0
    var seconds = 0
}
