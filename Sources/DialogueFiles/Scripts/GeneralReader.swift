internal import Dialogue
internal import RulesCore
internal import Yams

/// Reads what is answered in general from a file.
struct GeneralReader: DraftReader {
    private(set) var nodes: NodeReader
    private var isBase = true

    private static let filled: Set<Placeholder> = [
        .iceMinutes, .iceTimes, .heatMinutes, .restDays,
    ]

    init(_ nodes: NodeReader) {
        self.nodes = nodes
    }

    /// The topics of a file.
    mutating func draft(_ root: Node) -> FileDraft<GeneralDraft>? {
        let head = FileHead(
            root,
            of: "the file",
            required: ["language", "question words", "topics"],
            optional: ["groups", "beside"],
            &nodes
        )
        let fields = head.fields
        isBase = head.base == nil
        let questionWords =
            fields["question words"].map { nodes.somePhrases($0, in: "question words") } ?? []
        let beside = fields["beside"].map { whole($0, in: "beside") } ?? []
        let groups = fields["groups"].map { self.groups($0) } ?? [:]
        let topics = fields["topics"].map { self.topics($0) } ?? []
        return head.draft(
            named: "topics",
            GeneralDraft(
                file: nodes.file,
                questionWords: questionWords,
                groups: groups,
                beside: beside,
                topics: topics
            )
        )
    }

    private mutating func groups(_ node: Node) -> [String: [String]] {
        nodes.pairs(node, in: "groups")
            .reduce(into: [:]) { groups, pair in
                groups[pair.key] = nodes.somePhrases(pair.value, in: pair.key)
            }
    }

    private mutating func topics(_ node: Node) -> [GeneralDraft.Topic] {
        nodes.pairs(node, in: "topics").compactMap { topic(named: $0.key, $0.value) }
    }

    private mutating func topic(named name: String, _ node: Node) -> GeneralDraft.Topic? {
        let names = ["asked", "say"] + (isBase ? ["sources"] : [])
        let fields = nodes.fields(node, in: name, allowed: names, required: names)
        let asked = fields["asked"].map { whole($0, in: "asked") }
        let say = fields["say"].flatMap { self.say($0, in: name) }
        let sources = fields["sources"].map { self.sources($0) } ?? []
        guard let asked, let say else { return nil }
        return GeneralDraft.Topic(name: name, asked: asked, say: say, sources: sources)
    }

    /// Phrases of which no word is left out.
    private mutating func whole(_ node: Node, in what: String) -> [String] {
        let phrases = nodes.somePhrases(node, in: what)
        let items = node.sequence.map(Array.init) ?? [node]
        for item in items {
            guard let words = item.scalar?.string.split(separator: " "),
                let sign = words.first(where: { $0 == "..." || $0 == "+" })
            else { continue }
            nodes.report(
                .wrongShape,
                at: item,
                "\"\(sign)\" leaves words out, and what is left out may be somebody's own case.",
                fix: "Write the whole message, each way of asking by itself."
            )
        }
        return phrases
    }

    // MARK: - Answers

    private mutating func say(_ node: Node, in name: String) -> Text? {
        guard let text = nodes.text(node, in: name, offering: Self.filled) else { return nil }
        for template in text.variants {
            if template.paragraphs.count > GeneralTopic.mostMessages {
                nodes.report(
                    .tooLong,
                    at: node,
                    "\"\(name)\" has \(template.paragraphs.count) messages; "
                        + "\(GeneralTopic.mostMessages) are the most in a channel.",
                    fix: "Leave something out, or make two topics of it."
                )
            }
        }
        nodes.checkRoom(for: Self.address, before: text, node, in: name)
        return text
    }

    /// What stands before the answer in a channel.
    private static let address: [Template.Segment] = [.placeholder(.name), .words(": ")]

    private mutating func sources(_ node: Node) -> EnumSet<Source> {
        var sources: EnumSet<Source> = []
        for item in node.sequence.map(Array.init) ?? [node] {
            guard let name = nodes.label(item, in: "sources") else { continue }
            guard let source = Source(named: name) else {
                nodes.report(
                    .unknownName,
                    at: item,
                    "\"\(name)\" is not one of the sources of the rules, S1 to S31 and A1 to A28.",
                    fix: Spelling.hint(for: name, among: Source.allCases.map(\.name))
                )
                continue
            }
            sources.insert(source)
        }
        if node.sequence?.isEmpty == true {
            nodes.report(
                .noWords,
                at: node,
                "No source is named.",
                fix:
                    "Say which of S1 to S31 and A1 to A28 it comes from; \"sweep sheet\" lists them."
            )
        }
        return sources
    }
}
