internal import RulesCore
internal import Understanding
internal import Yams

/// What a club adds to the words of a language: phrases, and nothing that turns the meaning of others.
struct ClubWords: Sendable {
    let language: String
    let phrases: [Phrase]
    let file: SourceFile

    private static let lists = ["also heard as", "commands", "not about health"]

    /// The words of a file, or everything that is wrong with it.
    init(in file: SourceFile) throws(FileRefused) {
        let root = try file.parsed()
        var nodes = NodeReader(file)
        let fields = nodes.fields(
            root,
            in: "the file",
            allowed: ["language"] + Self.lists,
            required: ["language"]
        )
        let language = fields["language"].flatMap { nodes.label($0, in: "language") }
        var phrases: [Phrase] = []
        if let node = fields["also heard as"] {
            let heard = nodes.heard(node)
            for value in heard.keys.sorted(by: { $0.place < $1.place }) {
                phrases += (heard[value] ?? [])
                    .map { Phrase($0, .value(value, .always)) }
            }
        }
        if let node = fields["commands"] { phrases += Self.commands(node, &nodes) }
        if let node = fields["not about health"] {
            phrases += nodes.phrases(node, in: "not about health")
                .map { Phrase($0, .cue(.ignored)) }
        }
        guard let language, !nodes.hasErrors else { throw FileRefused(nodes.diagnostics) }
        self.language = language
        self.phrases = phrases
        self.file = file
    }

    private static func commands(_ node: Node, _ nodes: inout NodeReader) -> [Phrase] {
        var phrases: [Phrase] = []
        for (key, keyNode, value) in nodes.pairs(node, in: "commands") {
            guard let command = Reading.Command(rawValue: key) else {
                nodes.report(
                    .unknownName,
                    at: keyNode,
                    "\"\(key)\" is no command.",
                    fix: Spelling.hint(for: key, among: Reading.Command.allCases.map(\.rawValue))
                )
                continue
            }
            phrases += nodes.phrases(value, in: key).map { Phrase($0, .command(command)) }
        }
        return phrases
    }
}

extension FactValue {
    /// A place among all values, so that phrases always come in the same order.
    fileprivate var place: Int { Int(fact.rawValue) * 256 + Int(index) }
}
