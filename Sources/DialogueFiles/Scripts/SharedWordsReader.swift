internal import Dialogue
internal import Yams

/// Reads the words that all topics share from a file.
struct SharedWordsReader {
    private var nodes: NodeReader

    private static let optional = ["translates", "translated from"]
    private static let required = [
        "language", "greetings", "help came", "agrees", "declines", "asks for quiet",
        "declines offers", "shares wish", "shares answers", "resumes",
        "asks for this language", "weekdays", "plurals", "phrases",
    ]

    /// The words, or everything that is wrong with the file.
    static func draft(of file: SourceFile) throws(FileRefused) -> FileDraft<SharedWords> {
        let root = try file.parsed()
        var reader = SharedWordsReader(nodes: NodeReader(file))
        guard let draft = reader.draft(root), !reader.nodes.hasErrors else {
            throw FileRefused(reader.nodes.diagnostics)
        }
        return draft
    }

    private mutating func draft(_ root: Node) -> FileDraft<SharedWords>? {
        let fields = nodes.fields(
            root,
            in: "the file",
            allowed: Self.required + Self.optional,
            required: Self.required
        )
        let language = fields["language"].flatMap { nodes.label($0, in: "language") }
        let base = nodes.base(of: language, fields)
        let phrases = fields["phrases"].map { self.phrases($0) }
        let greetings = fields["greetings"].map { nodes.phrases($0, in: "greetings") } ?? []
        let helpCame = fields["help came"].map { nodes.somePhrases($0, in: "help came") } ?? []
        let agrees = fields["agrees"].map { nodes.somePhrases($0, in: "agrees") } ?? []
        let declines = fields["declines"].map { nodes.somePhrases($0, in: "declines") } ?? []
        let asksForQuiet =
            fields["asks for quiet"].map { nodes.somePhrases($0, in: "asks for quiet") } ?? []
        let declinesOffers =
            fields["declines offers"].map { nodes.somePhrases($0, in: "declines offers") } ?? []
        let sharesWish =
            fields["shares wish"].map { nodes.somePhrases($0, in: "shares wish") } ?? []
        let sharesAnswers =
            fields["shares answers"].map { nodes.somePhrases($0, in: "shares answers") } ?? []
        let resumes = fields["resumes"].map { nodes.somePhrases($0, in: "resumes") } ?? []
        let asksFor =
            fields["asks for this language"]
            .map {
                nodes.somePhrases($0, in: "asks for this language")
            } ?? []
        let weekdays = fields["weekdays"].map { self.weekdays($0) } ?? []
        guard let language, let node = fields["plurals"] else { return nil }
        let days = days(node, in: language)
        guard let days, let phrases else { return nil }
        let words = SharedWords(
            language: language,
            phrases: phrases,
            greetings: Set(greetings.map { $0.lowercased() }),
            helpCame: Set(helpCame.map { $0.lowercased() }),
            agrees: Set(agrees.map { $0.lowercased() }),
            declines: Set(declines.map { $0.lowercased() }),
            asksForQuiet: Set(asksForQuiet.map { $0.lowercased() }),
            declinesOffers: Set(declinesOffers.map { $0.lowercased() }),
            sharesWish: Set(sharesWish.map { $0.lowercased() }),
            sharesAnswers: Set(sharesAnswers.map { $0.lowercased() }),
            resumes: Set(resumes.map { $0.lowercased() }),
            asksFor: Set(asksFor.map { $0.lowercased() }),
            weekdays: weekdays,
            days: days
        )
        return FileDraft(
            file: nodes.file,
            root: root,
            name: "common",
            language: language,
            base: base,
            words: words
        )
    }

    private mutating func phrases(_ node: Node) -> [SharedWords.Phrase: Text] {
        nodes.covering(SharedWords.Phrase.allCases, named: \.rawValue, node, in: "phrases") {
            nodes,
            phrase,
            node in
            let text = nodes.text(node, in: phrase.rawValue, offering: phrase.placeholders)
            nodes.require(phrase.requiredPlaceholders, in: text, node, phrase.rawValue)
            return text
        }
    }

    private mutating func weekdays(_ node: Node) -> [String] {
        let weekdays = nodes.phrases(node, in: "weekdays")
        if weekdays.count != 7 {
            nodes.report(
                .wrongShape,
                at: node,
                "A week has 7 days; \(weekdays.count) stand here.",
                fix: "List them from Monday to Sunday."
            )
        }
        return weekdays
    }

    // MARK: - Plurals

    private mutating func days(_ node: Node, in language: String) -> Plural? {
        let fields = nodes.fields(node, in: "plurals", allowed: ["days"], required: ["days"])
        guard let days = fields["days"] else { return nil }
        guard let rule = PluralRule(language: language) else {
            nodes.report(
                .noPluralRule,
                at: days,
                "How \"\(language)\" counts is not known here, so days could be said wrong.",
                fix: "Check the language's name; if it is right, it has to be added to the program."
            )
            return nil
        }
        let needed = rule.categories
        var forms: [PluralRule.Category: String] = [:]
        for (key, keyNode, value) in nodes.pairs(days, in: "days") {
            guard let category = needed.first(where: { $0.rawValue == key }) else {
                nodes.report(
                    .pluralForms,
                    at: keyNode,
                    "\"\(language)\" has no form \"\(key)\" for whole numbers.",
                    fix: Spelling.hint(for: key, among: needed.map(\.rawValue))
                )
                continue
            }
            forms[category] = form(value, named: key, rule.example(of: category))
        }
        let written = Set(nodes.pairs(days, in: "days").map(\.key))
        let missing = needed.filter { !written.contains($0.rawValue) }
        if !missing.isEmpty {
            let examples = missing.map { "\($0.rawValue) (as with \(rule.example(of: $0)))" }
            nodes.report(
                .pluralForms,
                at: days,
                "\"days\" has no form for \(examples.joined(separator: ", ")).",
                fix: "Add a line for each, such as \"\(missing[0].rawValue): '{n} ...'\"."
            )
        }
        return Plural(forms: forms, rule: rule)
    }

    /// One form, which says the number once: a form may stand for more numbers than one.
    private mutating func form(_ node: Node, named name: String, _ example: Int) -> String? {
        let words = node.scalar?.string ?? ""
        let parts = words.split(separator: Plural.number, omittingEmptySubsequences: false)
        let rest = parts.joined()
        guard parts.count == 2, !rest.contains("{"), !rest.contains("}") else {
            nodes.report(
                .pluralNumber,
                at: node,
                "The form \"\(name)\" has to say the number, once.",
                fix:
                    "Write \(Plural.number) where the number goes, such as \"\(Plural.number) days\"."
            )
            return nil
        }
        guard words.utf8.count <= Plural.maxFormBytes, !rest.allSatisfy(\.isWhitespace) else {
            nodes.report(
                .pluralForms,
                at: node,
                "The form \"\(name)\" is empty or too long to fit into its messages.",
                fix: "Write it in at most \(Plural.maxFormBytes) letters."
            )
            return nil
        }
        return words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
