/// What a full set of facts leads to: how urgent it is, why, and what to say.
///
/// Pure: the same facts give the same decision. Total: every one of the 8.3 million million sets
/// of facts has one. Six words, nothing allocated.
///
/// General information, not a diagnosis; **not reviewed by a clinician**.
public struct Decision: Hashable, Sendable {
    /// How urgent it is: the level of the highest row that fires.
    public let level: Level
    /// Why: all rows that fire at that level, at least one.
    public let rows: EnumSet<Row>
    /// What to say, in the order in which it is said.
    public let items: EnumSet<Item>
    /// The parts of the self-care list that were left out; empty where there is no such list.
    public let suppressed: EnumSet<Remedy>
    /// The unknown facts to ask again; empty in an emergency.
    public let clarify: FactSet
    /// The statements that rows and items rest on.
    public let sources: EnumSet<Source>

    package init(
        level: Level,
        rows: EnumSet<Row>,
        items: EnumSet<Item>,
        suppressed: EnumSet<Remedy>,
        clarify: FactSet,
        sources: EnumSet<Source>
    ) {
        self.level = level
        self.rows = rows
        self.items = items
        self.suppressed = suppressed
        self.clarify = clarify
        self.sources = sources
    }

    /// Decides by the rules.
    public init(for facts: Facts) {
        self = Rules.standard.decide(facts)
    }
}
