/// What runners say, beside yes and no, when they are asked how it went since.
///
/// Read clause by clause: "no, it was fine" says two things that are well, "no fue bien" one that is
/// not.
public struct FollowUpWords: Equatable, Sendable {
    private let phrases: [Meaning: Set<[Substring]>]

    /// Makes the words; each phrase in lower case.
    public init(_ phrases: [Meaning: Set<String>] = [:]) {
        self.phrases = phrases.mapValues { Set($0.map { Self.words(in: $0[...]) }) }
    }

    /// What is said.
    public enum Meaning: String, CaseIterable, Hashable, Sendable {
        /// Somebody has looked at the back.
        case seen = "was seen"
        /// Nobody has.
        case notSeen = "not seen"
        /// There is an appointment.
        case booked
        /// It hurt, during the run or after it.
        case runHurt = "run hurt"
        /// It did not hurt.
        case runWentWell = "run went well"
    }

    /// What a message tells of being seen; words that say it is still to come count before others.
    func tellsOfBeingSeen(_ text: String) -> Meaning? {
        let clauses = Self.clauses(of: text)
        return [.notSeen, .seen, .booked]
            .first { meaning in clauses.contains { contains(meaning, in: $0) } }
    }

    /// Whether it says in every clause that a run went well.
    func saysItWentWell(_ text: String) -> Bool {
        let clauses = Self.clauses(of: text)
        return !clauses.isEmpty && clauses.allSatisfy(isWell)
    }

    /// Whether it says that a run hurt, or that the pain is back.
    func tellsThatItHurt(_ text: String) -> Bool {
        Self.clauses(of: text).contains { !isWell($0) && contains(.runHurt, in: $0) }
    }

    private func isWell(_ clause: [Substring]) -> Bool {
        phrases[.runWentWell]?.contains(clause) == true
    }

    private func contains(_ meaning: Meaning, in clause: [Substring]) -> Bool {
        guard let phrases = phrases[meaning] else { return false }
        return clause.indices.contains { start in
            phrases.contains { clause[start...].starts(with: $0) }
        }
    }

    private static func clauses(of text: String) -> [[Substring]] {
        text.split { ",.;:!?\n".contains($0) }.map(words).filter { !$0.isEmpty }
    }

    private static func words(in clause: Substring) -> [Substring] {
        let straight = clause.lowercased().map { $0 == "\u{2019}" ? "'" : $0 }
        return String(straight).split { !$0.isLetter && $0 != "'" }
    }
}
