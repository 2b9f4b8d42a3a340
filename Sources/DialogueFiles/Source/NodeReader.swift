internal import Dialogue
internal import RulesCore
internal import Yams

/// Takes a file's nodes apart and notes everything that is not as it should be.
///
/// Reading goes on after a mistake, so that all of them are told at once.
struct NodeReader {
    let file: SourceFile
    private(set) var diagnostics: [Diagnostic] = []

    init(_ file: SourceFile) {
        self.file = file
    }

    var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

    mutating func report(_ code: Diagnostic.Code, at node: Node?, _ message: String, fix: String) {
        report(code, (node?.mark?.line ?? 1, node?.mark?.column ?? 1), message, fix)
    }

    /// Reports what is wrong at one place of a text.
    mutating func report(
        _ code: Diagnostic.Code,
        in node: Node,
        at index: Int,
        _ message: String,
        fix: String
    ) {
        report(code, TextPlaces(of: node, in: file)[index], message, fix)
    }

    /// Notes a finding; the same again would only hide others.
    private mutating func report(
        _ code: Diagnostic.Code,
        _ place: TextPlaces.Place,
        _ message: String,
        _ fix: String
    ) {
        let finding = file.diagnostic(
            code,
            line: place.line,
            column: place.column,
            message,
            fix: fix
        )
        if !diagnostics.contains(finding) { diagnostics.append(finding) }
    }

    // MARK: - Shapes

    /// The pairs of a mapping, in order.
    mutating func pairs(
        _ node: Node,
        in what: String
    ) -> [(key: String, keyNode: Node, value: Node)] {
        guard let mapping = node.mapping else {
            report(
                .wrongShape,
                at: node,
                "\"\(what)\" needs names with a colon under it.",
                fix: "Write one \"name: text\" a line, indented."
            )
            return []
        }
        return mapping.map { ($0.key.scalar?.string ?? "", $0.key, $0.value) }
    }

    /// The values of a mapping by their names; names that mean nothing are reported.
    mutating func fields(
        _ node: Node,
        in what: String,
        allowed: [String],
        required: [String] = []
    ) -> [String: Node] {
        var fields: [String: Node] = [:]
        let pairs = pairs(node, in: what)
        guard node.mapping != nil else { return [:] }
        for (key, keyNode, value) in pairs {
            if allowed.contains(key) {
                fields[key] = value
            } else {
                report(
                    .unknownKey,
                    at: keyNode,
                    "\"\(key)\" means nothing in \"\(what)\".",
                    fix: Spelling.hint(for: key, among: allowed)
                )
            }
        }
        for name in required where fields[name] == nil {
            report(
                .missingKey,
                at: node,
                "\"\(what)\" has no \"\(name)\".",
                fix: "Add a line \"\(name):\" with its words."
            )
        }
        return fields
    }

    /// A mapping from the cases of an enumeration, each of which has to be there.
    mutating func covering<Key: Hashable, Value>(
        _ keys: some Sequence<Key>,
        named name: (Key) -> String,
        _ node: Node,
        in what: String,
        read: (inout NodeReader, Key, Node) -> Value?
    ) -> [Key: Value] {
        let byName = Dictionary(keys.map { (name($0), $0) }) { first, _ in first }
        var result: [Key: Value] = [:]
        var seen: Set<String> = []
        let pairs = pairs(node, in: what)
        guard node.mapping != nil else { return [:] }
        for (key, keyNode, value) in pairs {
            guard let member = byName[key] else {
                report(
                    .unknownName,
                    at: keyNode,
                    "\"\(key)\" is not one of the \(what) of the rules.",
                    fix: Spelling.hint(for: key, among: byName.keys.sorted())
                )
                continue
            }
            seen.insert(key)
            result[member] = read(&self, member, value)
        }
        let missing = keys.map(name).filter { !seen.contains($0) }
        if !missing.isEmpty {
            report(
                .notCovered,
                at: node,
                "No words for \(missing.joined(separator: ", ")).",
                fix: "Add a line for each under \"\(what)\"."
            )
        }
        return result
    }

    // MARK: - Words

    /// A label or phrase: one line of plain words.
    mutating func label(_ node: Node, in what: String) -> String? {
        guard let text = node.scalar?.string else {
            report(
                .wrongShape,
                at: node,
                "\"\(what)\" needs words here.",
                fix: "Write the words behind the colon."
            )
            return nil
        }
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard !words.isEmpty else {
            report(.noWords, at: node, "\"\(what)\" has no words.", fix: "Write them here.")
            return nil
        }
        if let brace = text.unicodeScalars.firstIndex(where: { $0 == "{" || $0 == "}" }) {
            report(
                .strayBrace,
                in: node,
                at: text.unicodeScalars.distance(from: text.startIndex, to: brace),
                "Braces mean nothing in a label.",
                fix: "Leave them out."
            )
            return nil
        }
        return words
    }

    /// The longest words that fit beside a number.
    static let maxLabel = 40

    /// The words beside a number: short enough to be taken in at a glance.
    mutating func option(_ node: Node, in what: String) -> String? {
        guard let words = label(node, in: what) else { return nil }
        let length = words.unicodeScalars.count
        if length > Self.maxLabel {
            report(
                .labelTooLong,
                in: node,
                at: 0,
                "The label of \"\(what)\" has \(length) letters; \(Self.maxLabel) are the most.",
                fix: "Shorten it; details fit into \"plainer\" or \"one by one\"."
            )
        }
        return words
    }

    /// A list of phrases.
    mutating func phrases(_ node: Node, in what: String) -> [String] {
        guard let sequence = node.sequence else { return label(node, in: what).map { [$0] } ?? [] }
        return sequence.compactMap { label($0, in: what) }
    }

    /// A text in one or several wordings.
    mutating func text(_ node: Node, in what: String, offering offered: Set<Placeholder>) -> Text? {
        let nodes = node.sequence.map(Array.init) ?? [node]
        let templates = nodes.compactMap { template($0, in: what, offering: offered) }
        if nodes.isEmpty {
            report(.noWords, at: node, "\"\(what)\" has no words.", fix: "Write them here.")
        }
        guard let first = templates.first, templates.count == nodes.count else { return nil }
        return Text(first, others: Array(templates.dropFirst()), name: what)
    }

    /// The first message of an emergency is the one that is read.
    mutating func requireNumberFirst(in text: Text?, _ node: Node) {
        let isFirst = text?.variants
            .allSatisfy { variant in
                variant.paragraphs.count <= Self.mostEmergencyMessages
                    && variant.paragraphs.first?.contains(.placeholder(.emergencyNumber)) == true
            }
        guard isFirst == false else { return }
        report(
            .missingPlaceholder,
            at: node,
            "The first message of an emergency does not say {emergency-number}, or too many follow.",
            fix:
                "Begin with the call for help, and end within \(Self.mostEmergencyMessages) messages."
        )
    }

    private static let mostEmergencyMessages = 6

    /// Reports what every wording of a text has to name and one of them does not.
    mutating func require(
        _ needed: Set<Placeholder>,
        in text: Text?,
        _ node: Node,
        _ what: String
    ) {
        guard let text else { return }
        for placeholder in needed.sorted(by: { $0.rawValue < $1.rawValue })
        where text.variants.contains(where: { !$0.placeholders.contains(placeholder) }) {
            report(
                .missingPlaceholder,
                at: node,
                "\"\(what)\" does not say {\(placeholder.rawValue)}.",
                fix:
                    "Put {\(placeholder.rawValue)} where the runner is to read it; it is filled in."
            )
        }
    }

    private mutating func template(
        _ node: Node,
        in what: String,
        offering offered: Set<Placeholder>
    ) -> Template? {
        guard let text = node.scalar?.string else {
            report(
                .wrongShape,
                at: node,
                "\"\(what)\" needs words here.",
                fix: "Put a | behind the name and the words on the next line, indented."
            )
            return nil
        }
        checkBraces(text, node, in: what, offering: offered)
        do {
            let template = try Template(parsing: text)
            checkLength(template, text, node, in: what)
            return template
        } catch {
            // What stands in braces has been reported with its place.
            if case .empty = error {
                report(.noWords, at: node, "\"\(what)\" has no words.", fix: "Write them here.")
            }
            return nil
        }
    }

    /// Reports every place in braces that cannot be filled.
    private mutating func checkBraces(
        _ text: String,
        _ node: Node,
        in what: String,
        offering offered: Set<Placeholder>
    ) {
        let offered = offered.union([.name, .bot, .club, .emergencyNumber])
        for found in Braces.found(in: text) {
            switch found {
            case .name(let name, let index):
                guard let placeholder = Placeholder(rawValue: name) else {
                    report(
                        .unknownPlaceholder,
                        in: node,
                        at: index,
                        "{\(name)} means nothing.",
                        fix: Spelling.hint(for: name, among: offered.map(\.rawValue).sorted())
                    )
                    continue
                }
                guard !offered.contains(placeholder) else { continue }
                let possible = offered.map { "{\($0.rawValue)}" }.sorted()
                report(
                    .placeholderElsewhere,
                    in: node,
                    at: index,
                    "{\(name)} cannot be filled in \"\(what)\".",
                    fix: "Possible here: \(possible.joined(separator: ", "))."
                )
            case .stray(let index):
                report(
                    .strayBrace,
                    in: node,
                    at: index,
                    "A brace in \"\(what)\" has no partner.",
                    fix: "Write {name} whole, or leave the brace out."
                )
            }
        }
    }
}

extension Fact {
    /// Names of all facts, for hints.
    static var names: [String] { allCases.map(\.name) }
}
