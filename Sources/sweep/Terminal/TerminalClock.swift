internal import Bot
internal import Foundation
internal import Understanding

/// The clock of a conversation in the terminal: the real one, or one that stands still, moved on by
/// lines such as `+3d`.
struct TerminalClock {
    private let start: Date?
    private var moved: TimeInterval = 0

    /// - Throws: ``Failure`` for a time that is not ISO 8601.
    init(start: String?) throws(Failure) {
        guard let start else {
            self.start = nil
            return
        }
        guard let date = try? Date(start, strategy: .iso8601) else {
            throw Failure(
                .usage,
                "--now \(start) is not a time; write it like 2026-03-01T08:00:00Z"
            )
        }
        self.start = date
    }

    var now: Date { (start ?? Date()).addingTimeInterval(moved) }

    /// Whether a line looks like a step that is written wrongly.
    static func isMisspelt(_ line: String) -> Bool {
        line.wholeMatch(of: /\s*[+-]\s*-?\d*\s*[dhmDHM]?\s*/) != nil && !line.allSatisfy(\.isNumber)
    }

    /// Moves on when the line is such a step, and says whether it was.
    mutating func move(by line: String) -> Bool {
        guard let match = line.wholeMatch(of: /\+(\d{1,4})([dhm])/), let count = Double(match.1)
        else { return false }
        let unit: TimeInterval =
            switch match.2 {
            case "d": 86_400
            case "h": 3_600
            default: 60
            }
        moved += count * unit
        return true
    }
}

extension TerminalClock {
    /// What the clock on this machine's wall shows at a moment.
    static func moment(_ date: Date) -> LocalMoment {
        LocalClock(timeZone: .current).moment(date)
    }
}
