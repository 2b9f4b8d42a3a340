import RulesCore
import Understanding

/// How well a reader does on labelled messages, by the law in the header of the fixtures.
struct Score {
    private(set) var total = 0
    private(set) var right = 0
    /// Facts: said and found, found and not said, said and not found.
    private(set) var hits = 0
    private(set) var extra = 0
    private(set) var missed = 0
    private(set) var openFound = 0
    private(set) var openMissed = 0
    private(set) var trapsHeld = 0
    private(set) var trapsSprung = 0
    private(set) var aboutRight = 0
    private(set) var commandRight = 0
    /// Items with a red flag that was labelled as raised and not raised, or not and raised.
    private(set) var missedFlags: [String] = []
    private(set) var falseFlags: [String] = []
    private(set) var wrong: [String] = []

    mutating func add(_ item: Utterance, _ reading: Reading) {
        total += 1
        var faults: [String] = []
        let found = Dictionary(
            reading.findings.map { ($0.value.fact, $0.value.name) },
            uniquingKeysWith: { first, _ in first }
        )
        let open = Set(reading.open.map(\.name))
        for (fact, value) in item.facts {
            let isRaised = fact.module == .screen && value != fact.calmValue?.name
            if found[fact] == value {
                hits += 1
            } else {
                missed += 1
                faults.append("missed \(fact.name)=\(value) got \(found[fact] ?? "-")")
                if isRaised { missedFlags.append(item.id) }
            }
        }
        for (fact, value) in found where item.facts[fact] == nil {
            extra += 1
            faults.append("extra \(fact.name)=\(value)")
            if fact.module == .screen, value != fact.calmValue?.name { falseFlags.append(item.id) }
        }
        for name in item.open {
            if open.contains(name) {
                openFound += 1
            } else {
                openMissed += 1
                faults.append("open \(name) missed")
            }
        }
        for name in item.notSet {
            if found.keys.contains(where: { $0.name == name }) {
                trapsSprung += 1
            } else {
                trapsHeld += 1
            }
        }
        if reading.about.rawValue == item.about {
            aboutRight += 1
        } else {
            faults.append("about \(reading.about.rawValue), not \(item.about)")
        }
        if reading.command?.rawValue == item.command {
            commandRight += 1
        } else {
            faults.append("command \(reading.command?.rawValue ?? "-")")
        }
        if faults.isEmpty {
            right += 1
        } else {
            let asking = item.asking.map { " [\($0.name)]" } ?? ""
            wrong.append("\(item.id)\(asking) \"\(item.text)\": \(faults.joined(separator: "; "))")
        }
    }

    var rate: Double { Double(right) / Double(max(1, total)) }
    var precision: Double { Double(hits) / Double(max(1, hits + extra)) }
    var recall: Double { Double(hits) / Double(max(1, hits + missed)) }

    var report: String {
        """
        \(right)/\(total) wholly right; facts precision \(Self.percent(precision)) recall \
        \(Self.percent(recall)); open \(openFound)/\(openFound + openMissed); traps held \
        \(trapsHeld)/\(trapsHeld + trapsSprung); about \(aboutRight)/\(total); command \
        \(commandRight)/\(total); missed flags \(missedFlags); false flags \(falseFlags)
        """
    }

    private static func percent(_ value: Double) -> String {
        "\((value * 1000).rounded() / 10)%"
    }
}
