internal import RulesCore

/// The conditions of the rules in words, made from the tables that decide.
///
/// Nothing is written a second time: what a clinician reads is what the core computes with.
enum ConditionWords {
    /// When a row fires.
    static func words(_ row: Row) -> String {
        RowTable.standard.lines.first { $0.row == row }
            .map { words($0.condition.alternatives) } ?? ""
    }

    /// When self-care may be spoken of at all, which many items share.
    static var selfCare: String {
        words(ItemTable.standard.selfCare) { $0.needs }
    }

    /// When an item is shown, by levels.
    static func words(_ item: Item) -> String {
        guard let line = ItemTable.standard.lines.first(where: { $0.item == item }) else {
            return ""
        }
        let isSelfCare = line.offers.allSatisfy { offer in
            basis(of: offer).map { offer.needs & $0 == offer.needs } ?? false
        }
        guard isSelfCare else { return words(line.offers) { $0.needs } }
        let shared = words(line.offers) { offer in
            guard let basis = basis(of: offer) else { return offer.needs }
            var rest = offer.needs
            for fact in basis.reads where rest[fact] == basis[fact] {
                rest[fact] = ValueSet.everything[fact]
            }
            return rest
        }
        return "self-care allowed, and \(shared)"
    }

    /// What self-care needs at the level of an offer.
    private static func basis(of offer: ItemTable.Offer) -> ValueSet? {
        ItemTable.standard.selfCare.first { $0.level == offer.level }?.needs
    }

    /// Levels with the same condition stand together.
    private static func words(
        _ offers: [ItemTable.Offer],
        needs: (ItemTable.Offer) -> ValueSet
    ) -> String {
        var groups: [(levels: [Level], needs: [ValueSet])] = []
        for level in Level.allCases {
            let needs = offers.filter { $0.level == level }.map(needs)
            guard !needs.isEmpty else { continue }
            if let place = groups.firstIndex(where: { $0.needs == needs }) {
                groups[place].levels.append(level)
            } else {
                groups.append(([level], needs))
            }
        }
        return
            groups.map { levels, needs in
                let condition = words(needs)
                return condition == always ? place(levels) : "\(place(levels)) when \(condition)"
            }
            .joined(separator: "; or ")
    }

    private static func place(_ levels: [Level]) -> String {
        guard let first = levels.first, let last = levels.last, levels.count > 2 else {
            return "level " + list(levels.map { "\($0.rawValue)" })
        }
        let range = Level.allCases.filter { $0 >= first && $0 <= last }
        return
            switch (range == levels, Level.allCases.first == first, Level.allCases.last == last)
        {
        case (true, true, true): "every level"
        case (true, true, false): "level \(last.rawValue) and below"
        case (true, false, true): "level \(first.rawValue) and above"
        default: "level " + list(levels.map { "\($0.rawValue)" })
        }
    }

    /// What a condition without needs is in words.
    static let always = "always"

    /// A condition that holds when one of its alternatives does.
    static func words(_ given: [ValueSet]) -> String {
        let alternatives = given.indices
            .filter { place in
                // What another alternative holds whole says nothing more; of two equal ones, one.
                !given.indices.contains { other in
                    other != place && given[place] & given[other] == given[place]
                        && (given[place] != given[other] || other < place)
                }
            }
            .map { given[$0] }
        guard let first = alternatives.first, first != .everything else { return always }
        var common = ValueSet.everything
        for fact in first.reads where alternatives.allSatisfy({ $0[fact] == first[fact] }) {
            common[fact] = first[fact]
        }
        let shared = conjunction(common)
        guard alternatives.count > 1 else { return shared }
        let rests = alternatives.map { alternative in
            common.reads.reduce(into: alternative) { $0[$1] = ValueSet.everything[$1] }
        }
        let choice = disjunction(rests)
        guard !shared.isEmpty else { return choice }
        return "\(shared), and " + (choice.contains("; or ") ? "either " : "") + choice
    }

    /// The parts that all have to hold; facts that need the same stand together.
    private static func conjunction(_ needs: ValueSet) -> String {
        grouped([needs])
            .map { names, values in
                list(names, joint: "and") + (names.count > 1 ? " are " : " is ") + values
            }
            .joined(separator: " and ")
    }

    /// The parts of which one has to hold; single facts that need the same stand together.
    private static func disjunction(_ alternatives: [ValueSet]) -> String {
        let single = grouped(alternatives.filter { $0.reads.count == 1 })
            .map { names, values in
                (names.count > 1 ? "any of " : "") + list(names) + " is \(values)"
            }
        let several = alternatives.filter { $0.reads.count > 1 }.map(conjunction)
        return (single + several).joined(separator: "; or ")
    }

    /// The facts that are read, those with the same values together.
    private static func grouped(_ needs: [ValueSet]) -> [(names: [String], values: String)] {
        var groups: [(names: [String], values: String)] = []
        for needs in needs {
            for fact in needs.reads {
                let name = "\(fact.title) (\(fact.name))"
                let values = values(fact, needs[fact])
                if let place = groups.firstIndex(where: { $0.values == values }) {
                    groups[place].names.append(name)
                } else {
                    groups.append(([name], values))
                }
            }
        }
        return groups
    }

    /// The values that a condition allows a fact.
    private static func values(_ fact: Fact, _ allowed: UInt8) -> String {
        func isAllowed(_ value: FactValue) -> Bool { allowed & (1 &<< value.index) != 0 }
        let isRange = fact == .duration || fact == .age
        func words(_ value: FactValue) -> String {
            isRange || !value.words.contains(" ") ? value.words : "\"\(value.words)\""
        }
        let clear = fact.clearValues.filter(isAllowed)
        let isUnclearAllowed = isAllowed(.unknown(fact))
        guard !clear.isEmpty else { return FactValue.unknown(fact).words }
        if clear.count == fact.clearValues.count { return "answered clearly" }
        if fact == .duration, !isUnclearAllowed, let range = days(clear) { return range }
        let missing = fact.clearValues.filter { !isAllowed($0) }
        if isUnclearAllowed, let only = missing.first, missing.count == 1, clear.count > 1 {
            return "anything but \(words(only)), also unclear"
        }
        return list(clear.map(words) + (isUnclearAllowed ? [FactValue.unknown(fact).words] : []))
    }

    /// Bands that begin at day 0 or have no end, as one range of days.
    private static func days(_ bands: [FactValue]) -> String? {
        let all = Fact.duration.clearValues
        if all.prefix(bands.count).elementsEqual(bands) {
            return firstDay(of: all[bands.count]).map { "under \($0) days" }
        }
        guard all.suffix(bands.count).elementsEqual(bands) else { return nil }
        return firstDay(of: bands[0]).map { "\($0) days or more" }
    }

    private static func firstDay(of band: FactValue) -> Int? {
        (0...Parameters.overThreeWeeksDay).first { DurationBand(days: $0).rawValue == band.index }
    }

    /// Words in a row: "a, b or c".
    static func list(_ words: [String], joint: String = "or") -> String {
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " \(joint) " + last
    }
}
