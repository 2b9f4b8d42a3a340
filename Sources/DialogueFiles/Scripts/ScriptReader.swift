internal import Dialogue
internal import RulesCore
internal import Yams

/// Reads a topic's script from a file.
struct ScriptReader {
    var nodes: NodeReader
    var heard: [FactValue: [String]] = [:]

    private static let optional = ["also heard as", "translates", "translated from"]
    private static let required = [
        "dialogue", "language", "starts on", "hello", "questions", "levels", "reasons", "items",
        "check-ins", "in words",
    ]

    /// The script of a base file, or everything that is wrong with the file.
    static func script(in file: SourceFile) throws(FileRefused) -> Script {
        try draft(of: file).words
    }

    /// The script in the order of its own file, or everything that is wrong with the file.
    static func draft(of file: SourceFile) throws(FileRefused) -> FileDraft<Script> {
        let root = try file.parsed()
        var reader = ScriptReader(nodes: NodeReader(file))
        guard let draft = reader.draft(root), !reader.nodes.hasErrors else {
            throw FileRefused(reader.nodes.diagnostics)
        }
        return draft
    }

    private mutating func draft(_ root: Node) -> FileDraft<Script>? {
        let fields = nodes.fields(
            root,
            in: "the script",
            allowed: Self.required + Self.optional,
            required: Self.required
        )
        let language = fields["language"].flatMap { nodes.label($0, in: "language") }
        let base = nodes.base(of: language, fields)
        if let node = fields["also heard as"] { hear(node) }
        let steps = fields["questions"].map { self.steps($0, isBase: base == nil) }
        let levels = fields["levels"].map { self.levels($0) }
        let reasons = fields["reasons"].map { self.reasons($0) }
        let items = fields["items"].map { self.items($0) }
        let checkIns = fields["check-ins"].map { self.checkIns($0) }
        let inWords = fields["in words"].map { self.inWords($0) }
        guard let name = fields["dialogue"].flatMap({ nodes.label($0, in: "dialogue") }),
            let openers = fields["starts on"].map({ nodes.somePhrases($0, in: "starts on") }),
            let hello = fields["hello"].flatMap({ nodes.text($0, in: "hello", offering: []) }),
            let language, let steps, let levels, let reasons, let items, let checkIns, let inWords
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
        return FileDraft(
            file: nodes.file,
            root: root,
            name: name,
            language: language,
            base: base,
            words: script
        )
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
