public import Dialogue
internal import GRDB
public import RulesCore

/// How questions have fared over some days.
public struct Funnel: Equatable, Sendable {
    /// The counts of each question, by its facts.
    public private(set) var counts: [FactSet: Count] = [:]

    /// An empty funnel.
    public init() {}

    /// How one question has fared.
    public struct Count: Equatable, Sendable {
        /// How often it was put for the first time in a talk.
        public internal(set) var asked = 0
        /// How often it was answered.
        public internal(set) var answered = 0
        /// How often what was said was not understood as an answer.
        public internal(set) var unclear = 0
        /// How often the talk was ended instead, or nothing was said any more for a day.
        public internal(set) var left = 0
    }

    /// Counts what a turn did.
    public mutating func add(_ passage: Passage) {
        if let asked = passage.asked { counts[asked, default: Count()].asked += 1 }
        guard let waited = passage.waited, let outcome = passage.outcome else { return }
        switch outcome {
        case .answered: counts[waited, default: Count()].answered += 1
        case .unclear: counts[waited, default: Count()].unclear += 1
        case .left: counts[waited, default: Count()].left += 1
        }
    }

    mutating func add(_ count: Count, of question: FactSet) {
        var sum = counts[question, default: Count()]
        sum.asked += count.asked
        sum.answered += count.answered
        sum.unclear += count.unclear
        sum.left += count.left
        counts[question] = sum
    }

    /// Counts talks in which a question waits that nobody has answered for a day.
    mutating func addSilent(_ question: FactSet) {
        // Of a list that was known in part only the rest waits.
        let whole = counts.keys.filter { question.isSubset(of: $0) }.min { $0.count < $1.count }
        // What was put before the counted days is none of theirs.
        if let whole { counts[whole]?.left += 1 }
    }
}

extension Store {
    /// For how many days counts are kept.
    static let funnelDays: Int64 = 90

    /// How questions have fared in the last days.
    ///
    /// - Parameters:
    ///   - days: How many days, today included; counts are kept for 90.
    ///   - now: In seconds since 1970.
    /// - Returns: The counts of each question that was asked in that time.
    /// - Throws: ``StoreError/failed(code:reason:)``.
    public func funnel(days: Int64, now: Int64) async throws(StoreError) -> Funnel {
        try await run { queue in
            try await queue.read { db in
                let first = FunnelRecord.day(of: now) - days + 1
                var funnel = try FunnelRecord(db: db).fetch(since: first)
                let silent = try PersonRecord(seal: seal, db: db)
                    .silentQuestions(
                        from: first * FunnelRecord.daySeconds,
                        to: now - FunnelRecord.daySeconds
                    )
                for question in silent { funnel.addSilent(question) }
                return funnel
            }
        }
    }
}
