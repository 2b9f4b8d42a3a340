internal import Dialogue
internal import RulesCore
internal import Yams

/// Reads a topic's script from a file.
struct ScriptReader: DraftReader {
    var nodes: NodeReader
    var heard: [FactValue: [String]] = [:]

    private static let required = [
        "dialogue", "language", "starts on", "hello", "questions", "levels", "reasons", "items",
        "check-ins", "in words",
    ]

    init(_ nodes: NodeReader) {
        self.nodes = nodes
    }

    /// The script of a base file, or everything that is wrong with the file.
    static func script(in file: SourceFile) throws(FileRefused) -> Script {
        try draft(of: file).words
    }

    /// The script of a file.
    mutating func draft(_ root: Node) -> FileDraft<Script>? {
        let head = FileHead(
            root,
            of: "the script",
            required: Self.required,
            optional: ["also heard as"],
            &nodes
        )
        let fields = head.fields
        if let node = fields["also heard as"] { hear(node) }
        let steps = fields["questions"].map { self.steps($0, isBase: head.base == nil) }
        let levels = fields["levels"].map { self.levels($0) }
        let reasons = fields["reasons"].map { self.reasons($0) }
        let items = fields["items"].map { self.items($0) }
        let checkIns = fields["check-ins"].map { self.checkIns($0) }
        let inWords = fields["in words"].map { self.inWords($0) }
        guard let name = fields["dialogue"].flatMap({ nodes.label($0, in: "dialogue") }),
            let openers = fields["starts on"].map({ nodes.somePhrases($0, in: "starts on") }),
            let hello = fields["hello"].flatMap({ nodes.text($0, in: "hello", offering: []) }),
            let language = head.language, let steps, let levels, let reasons, let items,
            let checkIns, let inWords
        else { return nil }
        let script = Script(
            name: name,
            language: language,
            openers: openers,
            hello: hello,
            questions: steps.questions,
            says: steps.says,
            levels: levels,
            reasons: reasons,
            items: items,
            checkIns: checkIns,
            inWords: inWords,
            heard: heard
        )
        return head.draft(named: name, script)
    }

    // MARK: - Decisions

    private mutating func levels(_ node: Node) -> [Level: Text] {
        nodes.covering(Level.allCases, named: \.name, node, in: "levels") { nodes, level, node in
            let needed: Set<Placeholder> =
                level == .emergencyNow ? [.emergencyNumber] : [.checkIn]
            let text = nodes.text(
                node,
                in: level.name,
                offering: needed.union([.because, .items, .restDays])
            )
            nodes.require(needed.union([.because, .items]), in: text, node, level.name)
            if level == .emergencyNow { nodes.requireNumberFirst(in: text, node) }
            return text
        }
    }

    private mutating func reasons(_ node: Node) -> [Row: Text] {
        nodes.covering(Row.allCases, named: \.name, node, in: "reasons") { nodes, row, node in
            nodes.text(node, in: row.name, offering: [])
        }
    }

    private mutating func checkIns(_ node: Node) -> [Script.CheckIn: Text] {
        nodes.covering(Script.CheckIn.allCases, named: \.name, node, in: "check-ins") {
            nodes,
            checkIn,
            node in
            let text = nodes.text(node, in: checkIn.name, offering: checkIn.placeholders)
            nodes.require(checkIn.requiredPlaceholders, in: text, node, checkIn.name)
            return text
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

    /// Takes in what people also say for values.
    mutating func hear(_ node: Node) {
        heard.merge(nodes.heard(node)) { $0 + $1 }
    }
}
