/// The items that a decision may say: when each is shown, and the sources that it rests on.
///
/// An item is shown when one of its offers holds; an offer reads the level and single facts. All
/// is data, so that which facts can still change the items is computed from the same lines.
package struct ItemTable: Sendable {
    /// One line of the table.
    package struct Line: Sendable {
        package let item: Item
        package let sources: EnumSet<Source>
        package var offers: [Offer]

        package init(_ item: Item, _ sources: EnumSet<Source>, _ offers: [Offer]) {
            self.item = item
            self.sources = sources
            self.offers = offers
        }
    }

    /// One way in which an item comes to be shown.
    package struct Offer: Sendable {
        package let level: Level
        package let needs: ValueSet

        package init(_ level: Level, _ needs: ValueSet) {
            self.level = level
            self.needs = needs
        }
    }

    package let lines: [Line]
    /// When self-care may be spoken of at all.
    package let selfCare: [Offer]
    /// What is shown at a level whatever the facts, at the level's raw value.
    private var always = [EnumSet<Item>](repeating: [], count: Level.allCases.count)
    /// What is shown at a level when the facts meet the needs, at the level's raw value.
    private var whenMet: [[(needs: ValueSet, item: EnumSet<Item>)]]
    /// The sources of each item, at the item's raw value.
    private var sourcesByItem: [EnumSet<Source>]

    /// The table of those lines, each item at most once.
    package init(_ lines: [Line], selfCare: [Offer]) {
        self.lines = lines
        self.selfCare = selfCare
        whenMet = Array(repeating: [], count: Level.allCases.count)
        sourcesByItem = Array(repeating: [], count: Item.allCases.count)
        for line in lines {
            sourcesByItem[Int(line.item.rawValue)] = line.sources
            for offer in line.offers {
                let level = Int(offer.level.rawValue)
                if offer.needs == .everything {
                    always[level].insert(line.item)
                } else {
                    whenMet[level].append((offer.needs, EnumSet(line.item)))
                }
            }
        }
    }

    /// The items of that level, for a state with one value of each fact.
    package func items(at level: Level, _ state: ValueSet) -> EnumSet<Item> {
        var items = always[Int(level.rawValue)]
        for (needs, item) in whenMet[Int(level.rawValue)] where needs.allows(state) {
            items.formUnion(item)
        }
        return items
    }

    /// Whether self-care may be spoken of ("eligible" in the rules), for a state with one value of
    /// each fact.
    package func allowsSelfCare(at level: Level, _ state: ValueSet) -> Bool {
        selfCare.contains { $0.level == level && $0.needs.allows(state) }
    }

    /// The sources of all those items.
    func sources(of items: EnumSet<Item>) -> EnumSet<Source> {
        var sources = EnumSet<Source>()
        for place in items.places { sources.formUnion(sourcesByItem[place]) }
        return sources
    }
}
