internal import Dialogue
internal import Yams

/// Reads the words that all topics share from a file.
struct SharedWordsReader: DraftReader {
    private(set) var nodes: NodeReader

    private static let required = [
        "language", "greetings", "help came", "agrees", "declines", "asks for quiet",
        "declines offers", "shares wish", "shares answers", "resumes",
        "asks for this language", "weekdays", "plurals", "phrases",
    ]

    init(_ nodes: NodeReader) {
        self.nodes = nodes
    }

    /// The words of a file.
    mutating func draft(_ root: Node) -> FileDraft<SharedWords>? {
        let head = FileHead(
            root,
            of: "the file",
            required: Self.required,
            optional: ["follow-ups"],
            &nodes
        )
        let fields = head.fields
        let phrases = fields["phrases"].map { self.phrases($0) }
        let greetings = fields["greetings"].map { nodes.phrases($0, in: "greetings") } ?? []
        let helpCame = list("help came", of: fields)
        let agrees = list("agrees", of: fields)
        let declines = list("declines", of: fields)
        let asksForQuiet = list("asks for quiet", of: fields)
        let declinesOffers = list("declines offers", of: fields)
        let sharesWish = list("shares wish", of: fields)
        let sharesAnswers = list("shares answers", of: fields)
        let followUps = fields["follow-ups"].map { self.followUps($0) } ?? FollowUpWords()
        let resumes = list("resumes", of: fields)
        let asksFor = list("asks for this language", of: fields)
        let weekdays = fields["weekdays"].map { self.weekdays($0) } ?? []
        guard let language = head.language, let plurals = fields["plurals"],
            let days = days(plurals, in: language), let phrases
        else { return nil }
        return head.draft(
            named: "common",
            SharedWords(
                language: language,
                phrases: phrases,
                greetings: Set(greetings.map { $0.lowercased() }),
                helpCame: helpCame,
                agrees: agrees,
                declines: declines,
                asksForQuiet: asksForQuiet,
                declinesOffers: declinesOffers,
                sharesWish: sharesWish,
                sharesAnswers: sharesAnswers,
                followUps: followUps,
                resumes: resumes,
                asksFor: asksFor,
                weekdays: weekdays,
                days: days
            )
        )
    }

    /// What people say for one thing, in small letters; at least one phrase.
    private mutating func list(_ name: String, of fields: [String: Node]) -> Set<String> {
        let phrases = fields[name].map { nodes.somePhrases($0, in: name) } ?? []
        return Set(phrases.map { $0.lowercased() })
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

    private mutating func followUps(_ node: Node) -> FollowUpWords {
        let names = FollowUpWords.Meaning.allCases.map(\.rawValue)
        let fields = nodes.fields(node, in: "follow-ups", allowed: names, required: names)
        var phrases: [FollowUpWords.Meaning: Set<String>] = [:]
        for meaning in FollowUpWords.Meaning.allCases {
            guard let list = fields[meaning.rawValue] else { continue }
            phrases[meaning] = Set(nodes.somePhrases(list, in: meaning.rawValue))
        }
        return FollowUpWords(phrases)
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
