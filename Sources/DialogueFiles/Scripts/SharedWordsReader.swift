internal import Dialogue
internal import Yams

/// Reads the words that all topics share from a file.
enum SharedWordsReader {
    /// The words, or everything that is wrong with the file.
    static func words(in file: SourceFile) throws(FileRefused) -> SharedWords {
        let root = try file.parsed()
        var nodes = NodeReader(file)
        let keys = ["language", "greetings", "help came", "weekdays", "days", "phrases"]
        let fields = nodes.fields(root, in: "the file", allowed: keys, required: keys)
        let phrases = fields["phrases"]
            .map { node in
                nodes.covering(SharedWords.Phrase.allCases, named: \.rawValue, node, in: "phrases")
                {
                    nodes,
                    phrase,
                    node in
                    let text = nodes.text(node, in: phrase.rawValue, offering: phrase.placeholders)
                    nodes.require(phrase.requiredPlaceholders, in: text, node, phrase.rawValue)
                    return text
                }
            }
        let greetings = fields["greetings"].map { nodes.phrases($0, in: "greetings") } ?? []
        let helpCame = fields["help came"].map { nodes.phrases($0, in: "help came") } ?? []
        let weekdays = fields["weekdays"].map { nodes.phrases($0, in: "weekdays") } ?? []
        if let node = fields["weekdays"], weekdays.count != 7 {
            nodes.report(
                .wrongShape,
                at: node,
                "A week has 7 days; \(weekdays.count) stand here.",
                fix: "List them from Monday to Sunday."
            )
        }
        let forms = fields["days"]
            .map { node in
                nodes.fields(
                    node,
                    in: "days",
                    allowed: ["one", "other"],
                    required: ["one", "other"]
                )
            }
        guard !nodes.hasErrors, let phrases,
            let language = fields["language"].flatMap({ nodes.label($0, in: "language") }),
            let one = forms?["one"].flatMap({ nodes.label($0, in: "one") }),
            let other = forms?["other"].flatMap({ nodes.label($0, in: "other") })
        else { throw FileRefused(nodes.diagnostics) }
        return SharedWords(
            language: language,
            phrases: phrases,
            greetings: Set(greetings.map { $0.lowercased() }),
            helpCame: Set(helpCame.map { $0.lowercased() }),
            weekdays: weekdays,
            days: SharedWords.Plural(one: one, other: other)
        )
    }
}
