/// One row of the decision table; the raw value is its number.
///
/// The condition of each stands in the decision table, beside its level and its sources.
public enum Row: UInt8, Vocabulary {
    case r01 = 1
    case r02, r03, r04, r05, r06, r07, r08, r09, r10, r11, r12
    case r13, r14, r15, r16, r17, r18, r19, r20, r21, r22, r23, r24
    case r25, r26, r27, r28, r29, r30, r31, r32, r33, r34, r35, r36

    /// The id of the rules: `R01` to `R36`.
    public var name: String { Self.names[Int(rawValue) - 1] }

    /// The level that it asks for.
    public var level: Level { Rules.standard.rows.level(of: self) }

    /// The statements that it rests on.
    public var sources: EnumSet<Source> { Rules.standard.rows.sources(of: EnumSet(self)) }

    /// The facts whose values make it fire; none where it does not.
    public func facts(behind facts: Facts) -> FactSet {
        Rules.standard.rows.facts(of: self, in: ValueSet(facts))
    }

    private static let names = allCases.map { ($0.rawValue < 10 ? "R0" : "R") + "\($0.rawValue)" }
}
