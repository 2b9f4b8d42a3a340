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
        var replay = Replay(
            interviewer: Interviewer(edition: edition, club: club),
            now: start
        )
        for line in lines {
            if let (expected, actual) = replay.take(line.kind) {
                return Difference(line: line.number, expected: expected, actual: actual)
            }
        }
        return replay.unread.first.map { reply in
            Difference(line: lines.last?.number ?? 1, expected: "nothing more", actual: reply)
        }
    }
}

/// A talk in the making.
private struct Replay {
    let interviewer: Interviewer
    var now: LocalMoment
    var conversation = Conversation(seed: 0)
    var unread: ArraySlice<String> = []

    /// Takes one line; gives what was expected and what happened when they differ.
    mutating func take(_ kind: Transcript.Kind) -> (expected: String, actual: String)? {
        switch kind {
        case .says(let words):
            if let reply = unread.first { return ("> \(words)", "< \(reply)") }
            let turn = interviewer.step(conversation, text: words, name: "mia", now: now)
            conversation = turn.conversation
            unread = turn.replies[...]
        case .answer(let words):
            let reply = unread.popFirst() ?? "nothing"
            if reply != words { return (words, reply) }
        case .answerBegins(let words):
            let reply = unread.popFirst() ?? "nothing"
            if !reply.hasPrefix(words) { return (words + "...", reply) }
        case .anything:
            unread = []
        case .days(let days):
            now = now.adding(days: days)
            guard let turn = interviewer.checkIn(conversation, name: "mia", now: now) else { break }
            conversation = turn.conversation
            unread = turn.replies[...]
        case .decided(let level, let rows):
            let decision = conversation.known(on: now.dayNumber).decision
            let actual = decision.rows.map(\.name)
            guard conversation.stage == .decided else { return (level, "still asking") }
            if decision.level.name != level { return (level, decision.level.name) }
            if !rows.isEmpty, rows != actual {
                return (rows.joined(separator: " "), actual.joined(separator: " "))
            }
        }
        return nil
    }
}
