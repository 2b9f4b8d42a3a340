/// The whole of the rules: the table of rows and the table of items.
package struct Rules: Sendable {
    package let rows: RowTable
    package let items: ItemTable

    package init(rows: RowTable, items: ItemTable) {
        self.rows = rows
        self.items = items
    }

    /// The rules that the product uses.
    package static let standard = Rules(rows: .standard, items: .standard)

    /// What those facts lead to.
    package func decide(_ facts: Facts) -> Decision {
        let state = ValueSet(facts)
        let (level, deciding) = rows.deciding(in: state)
        let shown = items.items(at: level, state)

        var suppressed = EnumSet<Remedy>()
        if items.allowsSelfCare(at: level, state) {
            for remedy in Remedy.every where shown.isDisjoint(with: remedy.items) {
                suppressed.insert(remedy)
            }
        }

        return Decision(
            level: level,
            rows: deciding,
            items: shown,
            suppressed: suppressed,
            clarify: shown.contains(.clarify) ? ItemTable.unclear(in: state) : [],
            sources: rows.sources(of: deciding).union(items.sources(of: shown))
        )
    }
}
