internal import Dialogue
internal import RulesCore
internal import Yams

/// The words of a file that a translation has too, each under the names that lead to it, such as
/// `levels/emergencyNow` or `questions/legs/why`.
///
/// What each language has of its own is not among them: openers, greetings, phrases to hear, days of
/// the week, plurals.
struct FileTexts {
    /// The texts, in the order of the file.
    let items: [Item]

    /// One text or label.
    struct Item {
        let path: String
        /// The wordings, with the white space folded.
        let words: String
        let node: Node
        /// A short name for exactly these words, 8 hex digits.
        var stamp: String {
            let hash = StableHash.of(words)
            let digits = String((hash >> 32) ^ (hash & 0xFFFF_FFFF), radix: 16)
            return String(repeating: "0", count: 8 - digits.count) + digits
        }

        /// What stands in braces in it.
        var placeholders: Set<String> {
            Set(words.matches(of: /\{([^{}]*)\}/).map { String($0.1) })
        }
    }

    private static let sections = [
        "hello", "levels", "reasons", "items", "check-ins", "in words", "phrases",
    ]

    /// Collects the texts of a file.
    ///
    /// - Parameters:
    ///   - root: The file, read and in order.
    ///   - sayPaths: What its steps between questions are called, in the order of the file.
    init(_ root: Node, sayPaths: [String] = []) {
        var items: [Item] = []
        var paths = sayPaths[...]
        for (key, value) in root.mapping ?? [:] {
            guard let name = key.scalar?.string else { continue }
            if name == "questions" {
                for entry in value.sequence ?? [] { Self.collect(entry: entry, &paths, &items) }
            } else if name == "topics" {
                // How people ask is each language's own.
                for (topic, fields) in value.mapping ?? [:] {
                    guard let say = fields["say"] else { continue }
                    Self.collect(say, at: "topics/\(topic.scalar?.string ?? "")", into: &items)
                }
            } else if Self.sections.contains(name) {
                Self.collect(value, at: name, into: &items)
            }
        }
        self.items = items
    }

    /// The texts by their paths.
    var byPath: [String: Item] {
        Dictionary(items.map { ($0.path, $0) }) { first, _ in first }
    }

    private static func collect(
        entry: Node,
        _ sayPaths: inout ArraySlice<String>,
        _ items: inout [Item]
    ) {
        let path: String
        var own = ""
        switch ScriptEntry(entry) {
        case .own(let fact, let words):
            path = "questions/\(fact.name)"
            own = words
        case .list:
            let keys = entry["any of"]?.mapping?.keys.compactMap(\.scalar?.string) ?? []
            let facts = FactSet(keys.compactMap { Fact(named: $0) })
            path = "questions/\(ScriptEntry.name(ofList: facts))"
        case .say:
            path = sayPaths.popFirst() ?? "questions/say"
            own = "say"
        case nil:
            return
        }
        for (key, value) in entry.mapping ?? [:] {
            guard let name = key.scalar?.string,
                !["also heard as", "only if", "ask"].contains(name)
            else { continue }
            collect(value, at: name == own ? path : "\(path)/\(name)", into: &items)
        }
    }

    private static func collect(_ node: Node, at path: String, into items: inout [Item]) {
        if let mapping = node.mapping {
            for (key, value) in mapping {
                collect(value, at: "\(path)/\(key.scalar?.string ?? "")", into: &items)
            }
        } else {
            let wordings = (node.sequence.map(Array.init) ?? [node]).compactMap(\.scalar?.string)
            let words = wordings.map { wording in
                wording.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            }
            items.append(Item(path: path, words: words.joined(separator: "\n"), node: node))
        }
    }
}
