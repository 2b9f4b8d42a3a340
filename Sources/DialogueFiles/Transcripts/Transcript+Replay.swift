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
    ///   - library: The scripts to talk with; where the talk names no language, it begins in the first
    ///     one.
    ///   - club: What the words say of the club.
    ///   - start: The time of the first line.
    /// - Returns: The first line that does not hold.
    public func firstDifference(
        with library: ScriptLibrary,
        club: Club,
        from start: LocalMoment
    ) -> Difference? {
        replayed(with: library, club: club, from: start).difference
    }

    /// Has the talk again and gives the first difference and what was covered.
    ///
    /// - Parameters:
    ///   - library: The scripts to talk with; where the talk names no language, it begins in the first
    ///     one.
    ///   - club: What the words say of the club.
    ///   - start: The time of the first line.
    /// - Returns: What the talk has shown.
    public func replayed(
        with library: ScriptLibrary,
        club: Club,
        from start: LocalMoment
    ) -> Outcome {
        let edition = language.map(library.edition(language:)) ?? library.editions[0]
        var replay = Replay(
            interviewer: Interviewer(
                library: library,
                language: edition.script.language,
                club: club
            ),
            now: start,
            isWithoutAccount: isWithoutAccount,
            hasFirstAid: hasFirstAid,
            coverage: Coverage(of: edition.script, and: edition.general)
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
