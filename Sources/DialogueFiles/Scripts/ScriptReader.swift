internal import Dialogue
internal import RulesCore
internal import Yams

/// Reads a topic's script from a file.
struct ScriptReader {
    private var nodes: NodeReader

    private static let keys = [
        "dialogue", "language", "starts on", "hello", "questions", "levels", "reasons", "items",
        "check-ins", "in words", "also heard as",
    ]

    /// The script, or everything that is wrong with the file.
    static func script(in file: SourceFile) throws(FileRefused) -> Script {
        let root = try file.parsed()
        var reader = ScriptReader(nodes: NodeReader(file))
        let script = reader.script(root)
        guard let script, !reader.nodes.hasErrors else {
            throw FileRefused(reader.nodes.diagnostics)
        }
        return script
    }

    private mutating func script(_ root: Node) -> Script? {
        let fields = nodes.fields(
            root,
            in: "the script",
            allowed: Self.keys,
            required: Self.keys.filter { $0 != "also heard as" }
        )
        var heard: [FactValue: [String]] = [:]
        if let node = fields["also heard as"] { readHeard(node, into: &heard) }
        let questions = fields["questions"].map { self.questions($0, heard: &heard) } ?? []
        let levels = fields["levels"].map { self.levels($0) }
        let reasons = fields["reasons"].map { self.reasons($0) }
        let items = fields["items"].map { self.items($0) }
        let checkIns = fields["check-ins"].map { self.checkIns($0) }
        let inWords = fields["in words"].map { self.inWords($0) }
        guard let name = fields["dialogue"].flatMap({ nodes.label($0, in: "dialogue") }),
            let language = fields["language"].flatMap({ nodes.label($0, in: "language") }),
            let openers = fields["starts on"].map({ nodes.phrases($0, in: "starts on") }),
            let hello = fields["hello"].flatMap({ nodes.text($0, in: "hello", offering: []) }),
            let levels, let reasons, let items, let checkIns, let inWords
        else { return nil }
        return Script(
            name: name,
            language: language,
            openers: openers,
            hello: hello,
            questions: questions,
            levels: levels,
            reasons: reasons,
            items: items,
            checkIns: checkIns,
            inWords: inWords,
            heard: heard
        )
    }

    // MARK: - Decisions

    private mutating func levels(_ node: Node) -> [Level: Text] {
        nodes.covering(Level.allCases, named: \.name, node, in: "levels") { nodes, level, node in
            let text = nodes.text(
                node,
                in: level.name,
                offering: [.because, .items, .nextCheckIn, .restDays]
            )
            let number: [Placeholder] = level == .emergencyNow ? [.emergencyNumber] : []
            nodes.require(Set([.because, .items] + number), in: text, node, level.name)
            return text
        }
    }

    private mutating func reasons(_ node: Node) -> [Row: Text] {
        nodes.covering(Row.allCases, named: \.name, node, in: "reasons") { nodes, row, node in
            nodes.text(node, in: row.name, offering: [])
        }
    }

    private mutating func checkIns(_ node: Node) -> [Script.CheckIn: Text] {
        nodes.covering(Script.CheckIn.allCases, named: \.rawValue, node, in: "check-ins") {
            nodes,
            checkIn,
            node in
            nodes.text(node, in: checkIn.rawValue, offering: [.days])
        }
    }

    private mutating func items(_ node: Node) -> [Item: Text] {
        nodes.covering(Item.allCases, named: \.name, node, in: "items") { nodes, item, node in
            let needed: Set<Placeholder> =
                switch item {
                case .ice: [.iceMinutes, .iceTimes]
                case .hotTubSauna, .hotTubSaunaAfter72h: [.heatMinutes]
                case .clarify: [.unclear]
                case .callEmergency, .watchFor: [.emergencyNumber]
                default: []
                }
            let text = nodes.text(node, in: item.name, offering: needed)
            nodes.require(needed, in: text, node, item.name)
            return text
        }
    }

    private mutating func inWords(_ node: Node) -> [FactValue: String] {
        let byFact = nodes.covering(Fact.allCases, named: \.name, node, in: "in words") {
            nodes,
            fact,
            node in
            nodes.covering(fact.values, named: \.name, node, in: fact.name) { nodes, value, node in
                nodes.label(node, in: value.name)
            }
        }
        return byFact.values.reduce(into: [:]) { $0.merge($1) { first, _ in first } }
    }
}

// MARK: - Questions

extension ScriptReader {
    private mutating func questions(
        _ node: Node,
        heard: inout [FactValue: [String]]
    ) -> [ScriptQuestion] {
        guard let list = node.sequence else {
            nodes.report(
                .wrongShape,
                at: node,
                "\"questions\" is a list.",
                fix: "Begin each question with a hyphen."
            )
            return []
        }
        let single = Set(list.compactMap { $0.mapping?.keys.lazy.compactMap(Self.fact).first })
        let questions = list.compactMap { question($0, single: single, heard: &heard) }
        checkCover(questions, node)
        return questions
    }

    private static func fact(_ node: Node) -> Fact? {
        node.scalar.flatMap { Fact(named: $0.string) }
    }

    private mutating func question(
        _ node: Node,
        single: Set<Fact>,
        heard: inout [FactValue: [String]]
    ) -> ScriptQuestion? {
        let keys = nodes.pairs(node, in: "question")
        if let fact = keys.lazy.compactMap({ Self.fact($0.keyNode) }).first {
            return ownQuestion(fact, node, heard: &heard)
        }
        guard keys.contains(where: { $0.key == "any of" }) else {
            if let (key, keyNode, _) = keys.first { reportUnknownFact(key, keyNode) }
            return nil
        }
        let fields = nodes.fields(
            node,
            in: "question",
            allowed: ["any of", "say", "why", "one by one", "also heard as"],
            required: ["any of", "say"]
        )
        if let node = fields["also heard as"] { readHeard(node, into: &heard) }
        let alone = fields["one by one"].map { nodes.pairs($0, in: "one by one") } ?? []
        let why = fields["why"].flatMap { nodes.text($0, in: "why", offering: []) }
        guard let list = fields["any of"],
            let say = fields["say"].flatMap({ nodes.text($0, in: "say", offering: [.choices]) })
        else { return nil }
        var aloneTexts: [Fact: Text] = [:]
        for (key, keyNode, value) in alone {
            guard let fact = Self.fact(keyNode) else {
                reportUnknownFact(key, keyNode)
                continue
            }
            aloneTexts[fact] = nodes.text(value, in: "one by one", offering: [.choices])
        }
        let members = nodes.pairs(list, in: "any of")
            .compactMap { key, keyNode, value in
                member(key, keyNode, value, aloneTexts, single)
            }
        if members.flatMap(\.lines).count > 9 {
            nodes.report(
                .tooManyChoices,
                at: list,
                "A list of more than 9 is hard to answer.",
                fix: "Make two questions of it."
            )
        }
        nodes.checkLength(of: say, labels: members.flatMap { $0.lines.map(\.label) }, list)
        return ScriptQuestion(subject: .anyOf(members), say: say, why: why)
    }

    private mutating func member(
        _ key: String,
        _ keyNode: Node,
        _ value: Node,
        _ alone: [Fact: Text],
        _ single: Set<Fact>
    ) -> ScriptQuestion.Member? {
        guard let fact = Self.fact(keyNode) else {
            reportUnknownFact(key, keyNode)
            return nil
        }
        guard fact.calmValue != nil else {
            nodes.report(
                .wrongShape,
                at: keyNode,
                "\"\(key)\" has no value that \"none\" could mean.",
                fix: "Ask it in a question of its own: \"- \(key): |\"."
            )
            return nil
        }
        if alone[fact] == nil, !single.contains(fact) {
            nodes.report(
                .notCovered,
                at: keyNode,
                "After \"not sure\", \"\(key)\" cannot be asked alone.",
                fix: "Add \"\(key):\" with its words under \"one by one\"."
            )
        }
        return ScriptQuestion.Member(
            fact: fact,
            lines: lines(of: fact, value, isAskedAlone: single.contains(fact)),
            alone: single.contains(fact) ? nil : alone[fact]
        )
    }

    /// The lines that a fact shows in a list: one for a value that is not the calm one, each with
    /// its label; or one for the fact as a whole, which a question of its own then takes apart.
    private mutating func lines(
        of fact: Fact,
        _ node: Node,
        isAskedAlone: Bool
    ) -> [ScriptQuestion.Member.Line] {
        guard node.mapping == nil else {
            let values = fact.clearValues.filter { $0 != fact.calmValue }
            let labels = nodes.covering(values, named: \.name, node, in: fact.name) {
                nodes,
                value,
                node in
                nodes.label(node, in: value.name)
            }
            return values.compactMap { value in
                labels[value].map { ScriptQuestion.Member.Line(value: value, label: $0) }
            }
        }
        let yes = fact.isYesNo ? FactValue(fact, named: "yes") : nil
        if yes == nil, !isAskedAlone {
            nodes.report(
                .wrongShape,
                at: node,
                "\"\(fact.name)\" has more than yes and no, and no question of its own.",
                fix: "Name its values here, or ask it in a question: \"- \(fact.name): |\"."
            )
        }
        return nodes.label(node, in: fact.name).map { [.init(value: yes, label: $0)] } ?? []
    }

    private mutating func ownQuestion(
        _ fact: Fact,
        _ node: Node,
        heard: inout [FactValue: [String]]
    ) -> ScriptQuestion? {
        let fields = nodes.fields(
            node,
            in: fact.name,
            allowed: [fact.name, "choices", "plainer", "why", "also heard as"],
            required: ["choices", "plainer"]
        )
        if let node = fields["also heard as"] { readHeard(node, into: &heard) }
        let why = fields["why"].flatMap { nodes.text($0, in: "why", offering: []) }
        guard
            let say = fields[fact.name]
                .flatMap({ nodes.text($0, in: fact.name, offering: [.choices]) }),
            let plainer = fields["plainer"]
                .flatMap({
                    nodes.text($0, in: "plainer", offering: [.choices])
                }),
            let choiceNode = fields["choices"]
        else { return nil }
        let labels = nodes.covering(fact.clearValues, named: \.name, choiceNode, in: "choices") {
            nodes,
            value,
            node in
            nodes.label(node, in: value.name)
        }
        let order = nodes.pairs(choiceNode, in: "choices").map(\.key)
        let choices = order.compactMap { name -> ScriptQuestion.Choice? in
            guard let value = FactValue(fact, named: name), let label = labels[value] else {
                return nil
            }
            return ScriptQuestion.Choice(value: value, label: label)
        }
        for text in [say, plainer] {
            nodes.checkLength(of: text, labels: choices.map(\.label), choiceNode)
        }
        return ScriptQuestion(
            subject: .one(fact, choices: choices, plainer: plainer),
            say: say,
            why: why
        )
    }

    // MARK: - Cover and order

    /// Every fact is asked, the emergencies before all else, and none twice.
    private mutating func checkCover(_ questions: [ScriptQuestion], _ node: Node) {
        let missing = FactSet.all.subtracting(questions.reduce([]) { $0.union($1.facts) })
        if !missing.isEmpty {
            nodes.report(
                .notCovered,
                at: node,
                "Nothing asks for \(missing.map(\.name).joined(separator: ", ")).",
                fix: "Add a question for each, or list it under \"any of\"."
            )
        }
        var seen = FactSet()
        var owned = FactSet()
        for question in questions {
            let isOwn = if case .one = question.subject { true } else { false }
            let again = question.facts.intersection(isOwn ? owned : seen)
            if let fact = again.first {
                nodes.report(
                    .askedTwice,
                    at: node,
                    "\"\(fact.name)\" is asked twice.",
                    fix: "Keep one of the two."
                )
            }
            if isOwn { owned.formUnion(question.facts) }
            seen.formUnion(question.facts)
        }
        let emergencies = FactSet(Fact.allCases.filter(\.isEmergency))
        var asked = FactSet()
        for question in questions {
            if question.facts.isDisjoint(with: emergencies), !asked.isSuperset(of: emergencies) {
                let late = emergencies.subtracting(asked).map(\.name).joined(separator: ", ")
                nodes.report(
                    .emergencyLate,
                    at: node,
                    "Other questions come before \(late).",
                    fix:
                        "Ask the emergencies first: saddle, bladderBowel, chestCollapse, legs, trauma."
                )
                return
            }
            asked.formUnion(question.facts)
        }
    }

    // MARK: - Names

    private mutating func readHeard(_ node: Node, into heard: inout [FactValue: [String]]) {
        for (key, keyNode, value) in nodes.pairs(node, in: "also heard as") {
            guard let fact = Self.fact(keyNode) else {
                reportUnknownFact(key, keyNode)
                continue
            }
            if value.mapping != nil {
                for (name, nameNode, phrases) in nodes.pairs(value, in: key) {
                    guard let value = self.value(name, of: fact, nameNode) else { continue }
                    heard[value, default: []] += nodes.phrases(phrases, in: name)
                }
            } else if let yes = FactValue(fact, named: "yes") {
                heard[yes, default: []] += nodes.phrases(value, in: key)
            } else {
                nodes.report(
                    .wrongShape,
                    at: value,
                    "\"\(key)\" has more than yes and no.",
                    fix: "Name the value: \"\(key): {\(fact.clearValues[0].name): [...]}\"."
                )
            }
        }
    }

    private mutating func value(_ name: String, of fact: Fact, _ node: Node) -> FactValue? {
        if let value = FactValue(fact, named: name), !value.isUnknown { return value }
        nodes.report(
            .unknownName,
            at: node,
            "\"\(name)\" is not a value of \(fact.name).",
            fix: Spelling.hint(for: name, among: fact.clearValues.map(\.name))
        )
        return nil
    }

    private mutating func reportUnknownFact(_ key: String, _ node: Node) {
        nodes.report(
            .unknownName,
            at: node,
            "\"\(key)\" is not one of the facts of the rules.",
            fix: Spelling.hint(for: key, among: Fact.names)
        )
    }
}
