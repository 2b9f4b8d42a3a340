public import RulesCore

/// One line of what a conversation knows, in the order in which it was learnt.
///
/// The facts of a conversation are the fold of its entries; nothing else is stored of them.
public struct Entry: Equatable, Sendable {
    /// The message that it came with, counted from 1 in its conversation.
    public let turn: Int
    /// The local day on which it was learnt, as a count of days.
    public let day: Int
    /// What was learnt.
    public let kind: Kind

    /// Makes an entry.
    public init(turn: Int, day: Int, kind: Kind) {
        self.turn = turn
        self.day = day
        self.kind = kind
    }

    /// What an entry says.
    public enum Kind: Equatable, Sendable {
        /// A fact has this value. `days` is how long the pain has lasted, beside `duration` only.
        case learnt(FactValue, how: How, days: ClosedRange<Int>?)
        /// From now on the fact is asked by itself, not in a list.
        case askAlone(Fact)
        /// The fact may have changed and is asked again.
        case reopened(Fact)
        /// Something about the way back to running; it tells of no fact.
        case returning(Returning)
    }

    /// What happens to the way back to running; what ends it takes these entries away.
    public enum Returning: UInt8, CaseIterable, Sendable {
        /// It was told; its first run is on the next day.
        case began
        /// The bot may remind of it.
        case mayRemind
        /// The bot may not, or may no more.
        case mayNotRemind
        /// The last run went without pain.
        case wentWell
    }

    /// How a fact was learnt.
    public enum How: UInt8, Sendable {
        /// As the direct answer to its question.
        case answered
        /// Said unasked.
        case volunteered
    }

    /// Whether it opens a fact to be asked again.
    var isReopening: Bool {
        if case .reopened = kind { true } else { false }
    }

    /// Whether it is about the way back to running.
    var isReturning: Bool {
        if case .returning = kind { true } else { false }
    }

    /// Adds what the entry says to what is known on a day.
    func apply(to known: inout KnownFacts, on day: Int) {
        switch kind {
        case .learnt(let value, _, let days):
            known.settle(days.map { Self.band($0, after: day - self.day) } ?? value)
        case .reopened(let fact):
            known.reopen(fact)
        case .askAlone, .returning:
            break
        }
    }

    /// The band of an interval of days.
    private static func band(_ days: ClosedRange<Int>, after passed: Int) -> FactValue {
        let band = DurationBand(days: count(days, after: passed))
        return FactValue(.duration, index: band.rawValue) ?? .unknown(.duration)
    }

    /// The day of the pain that counts where it is known no better than by an interval.
    ///
    /// The one of more care: the longer one from day 8 on, the first rest days before.
    static func count(_ days: ClosedRange<Int>, after passed: Int) -> Int {
        let passed = max(0, passed)
        let high = days.upperBound + passed
        return high >= Parameters.noResponseDay ? high : days.lowerBound + passed
    }
}
