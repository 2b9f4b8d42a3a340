public import Dialogue
internal import RulesCore
public import Understanding

extension Transcript {
    /// Where a talk goes another way than it is written.
    public struct Difference: Equatable, Sendable {
        /// The line, from 1.
        public let line: Int
        /// What stands there.
        public let expected: String
        /// What happened.
        public let actual: String
    }

    /// What having a talk again has shown.
    public struct Outcome: Equatable, Sendable {
        /// The first line that does not hold, or nil when all do.
        public let difference: Difference?
        /// What the talk passed through, up to there.
        public let coverage: Coverage
    }

    /// Has the talk again and gives the first difference, or nil when there is none.
    ///
    /// - Parameters:
    ///   - edition: The scripts to talk with.
    ///   - club: What the words say of the club.
    ///   - start: The time of the first line.
    /// - Returns: The first line that does not hold.
    public func firstDifference(
        with edition: ScriptLibrary.Edition,
        club: Club,
        from start: LocalMoment
    ) -> Difference? {
        replayed(with: edition, club: club, from: start).difference
    }

    /// Has the talk again and gives the first difference and what was covered.
    ///
    /// - Parameters:
    ///   - edition: The scripts to talk with.
    ///   - club: What the words say of the club.
    ///   - start: The time of the first line.
    /// - Returns: What the talk has shown.
    public func replayed(
        with edition: ScriptLibrary.Edition,
        club: Club,
        from start: LocalMoment
    ) -> Outcome {
        var replay = Replay(
            interviewer: Interviewer(edition: edition, club: club),
            now: start,
            coverage: Coverage(of: edition.script)
        )
        for line in lines {
            if let (expected, actual) = replay.take(line.kind) {
                let difference = Difference(line: line.number, expected: expected, actual: actual)
                return Outcome(difference: difference, coverage: replay.coverage)
            }
        }
        let left = replay.unread.first.map { reply in
            Difference(line: lines.last?.number ?? 1, expected: "nothing more", actual: reply)
        }
        return Outcome(difference: left, coverage: replay.coverage)
    }
}

/// A talk in the making.
private struct Replay {
    let interviewer: Interviewer
    var now: LocalMoment
    var coverage: Coverage
    var conversation = Conversation(seed: 0)
    var unread: ArraySlice<String> = []

    /// Takes one line; gives what was expected and what happened when they differ.
    mutating func take(_ kind: Transcript.Kind) -> (expected: String, actual: String)? {
        switch kind {
        case .says(let words):
            if let reply = unread.first { return ("> \(words)", "< \(reply)") }
            take(interviewer.step(conversation, text: words, name: "mia", now: now))
        case .answer(let words):
            let reply = unread.popFirst() ?? "nothing"
            if reply != words { return (words, reply) }
        case .answerBegins(let words):
            let reply = unread.popFirst() ?? "nothing"
            if !reply.hasPrefix(words) { return (words + "...", reply) }
        case .anything:
            unread = []
        case .passes(let minutes):
            now = now.adding(minutes: minutes)
            interviewer.checkIn(conversation, name: "mia", now: now).map { take($0) }
        case .decided(let level, let rows):
            let decision = conversation.known(on: now.dayNumber).decision
            guard conversation.stage == .decided else { return (level.name, "still asking") }
            if decision.level != level { return (level.name, decision.level.name) }
            if !rows.isEmpty, rows != Array(decision.rows) {
                return (
                    rows.map(\.name).joined(separator: " "),
                    decision.rows.map(\.name).joined(separator: " ")
                )
            }
        }
        return nil
    }

    private mutating func take(_ turn: Turn) {
        coverage.note(turn.conversation, after: conversation, on: now.dayNumber)
        conversation = turn.conversation
        unread = turn.replies[...]
    }
}

extension LocalMoment {
    fileprivate func adding(minutes: Int) -> LocalMoment {
        let total = hour * 60 + minute + minutes
        let date = adding(days: total / (24 * 60))
        let rest = total % (24 * 60)
        return LocalMoment(
            year: date.year,
            month: date.month,
            day: date.day,
            hour: rest / 60,
            minute: rest % 60
        )
    }
}
