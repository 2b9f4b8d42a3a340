public import RulesCore

/// What the bot remembers of one runner: a list of what was learnt, and what was asked last.
///
/// There is no position in a script. What comes next follows from the facts alone, so that
/// scripts can change, answers can be undone and more can be said than was asked.
public struct Conversation: Equatable, Sendable {
    /// What was learnt, oldest first.
    public var entries: [Entry]
    /// What waits for an answer.
    public var pending: Pending?
    /// How far it has come.
    public var stage: Stage
    /// Messages read so far.
    public var turn: Int
    /// The last decision that was told.
    public var told: Told?
    /// Whether the runner has agreed to be asked how it is.
    public var agreement: Agreement
    /// The check-in that comes next, or is not answered yet.
    public var checkIn: CheckIn?
    /// What the runner is spoken to in; nil where nothing has told yet.
    public var spoken: Spoken?
    /// Chooses among wordings.
    public let seed: UInt64

    /// A conversation that has not begun.
    public init(seed: UInt64) {
        self.init(entries: [], pending: nil, stage: .new, turn: 0, told: nil, seed: seed)
    }

    /// A conversation as it was stored.
    public init(
        entries: [Entry],
        pending: Pending?,
        stage: Stage,
        turn: Int,
        told: Told?,
        agreement: Agreement = .notAsked,
        checkIn: CheckIn? = nil,
        spoken: Spoken? = nil,
        seed: UInt64
    ) {
        self.entries = entries
        self.pending = pending
        self.stage = stage
        self.turn = turn
        self.told = told
        self.agreement = agreement
        self.checkIn = checkIn
        self.spoken = spoken
        self.seed = seed
    }

    /// How far a conversation has come.
    public enum Stage: UInt8, Sendable {
        /// Nothing has been said yet.
        case new
        /// Questions are being asked.
        case interview
        /// A decision has been told.
        case decided
        /// The runner said stop; what is known is kept.
        case stopped
        /// The runner had everything deleted.
        case forgotten
    }

    /// Whether somebody has agreed to be written to.
    public enum Agreement: UInt8, Sendable {
        /// Not asked yet, or the question still waits.
        case notAsked
        /// Yes: the bot may ask how it is.
        case agreed
        /// No: the bot answers, and never writes first.
        case declined
        /// Asked once, and something else was said; asked once more with the next decision.
        case unanswered
    }

    /// The language of a runner.
    public struct Spoken: Equatable, Sendable {
        /// Which, as a BCP 47 tag.
        public let language: String
        /// Whether the runner has asked for it; then it stays until they ask for another.
        public let isAskedFor: Bool

        /// Makes a language.
        public init(_ language: String, isAskedFor: Bool) {
            self.language = language
            self.isAskedFor = isAskedFor
        }
    }

    /// A decision that was told.
    public struct Told: Equatable, Sendable {
        /// Its level; the rest follows from the facts.
        public let level: Level
        /// The local day on which it was told.
        public let day: Int

        /// Makes a told decision.
        public init(level: Level, day: Int) {
            self.level = level
            self.day = day
        }
    }

    /// The language of the runner, as a BCP 47 tag; nil for the club's own.
    public var language: String? { spoken?.language }

    // MARK: - What is known

    /// What is known on a day; the duration moves with the calendar.
    public func known(on day: Int) -> KnownFacts {
        entries.reduce(into: KnownFacts()) { $1.apply(to: &$0, on: day) }
    }

    /// The facts that are asked by themselves.
    public var askedAlone: FactSet {
        entries.reduce(into: FactSet()) { set, entry in
            switch entry.kind {
            case .askAlone(let fact): set.insert(fact)
            case .learnt(let value, _, _): set.remove(value.fact)
            case .reopened(let fact): set.remove(fact)
            case .returning: break
            }
        }
    }

    /// Whole days since the pain began, as far as known: the least and the most.
    public func painDays(on day: Int) -> ClosedRange<Int>? {
        for entry in entries.reversed() {
            if case .learnt(let value, _, let days) = entry.kind, value.fact == .duration {
                let passed = max(0, day - entry.day)
                return days.map { $0.lowerBound + passed...$0.upperBound + passed }
            }
        }
        return nil
    }
}
