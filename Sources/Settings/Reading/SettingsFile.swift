import Configuration
import Yams

/// The settings file, flattened: every value by its path, and the place of each.
///
/// Items of a list have their index in the path, `networks.0.host`. A key whose value is `null`
/// is as good as left out. YAML comes from Yams directly, because the providers of
/// swift-configuration know neither lists of sections nor where a value stood.
struct SettingsFile {
    private(set) var values: [AbsoluteConfigKey: ConfigValue] = [:]
    private(set) var places: [String: SettingsPlace] = [:]
    private(set) var findings: [SettingsFinding] = []
    private(set) var networkCount = 0

    private let path: String
    private let lines: [Substring]

    /// Reads the text of a settings file; what does not fit the settings becomes findings.
    ///
    /// - Parameters:
    ///   - text: YAML, one document.
    ///   - path: What to call the file in findings.
    /// - Throws: ``SettingsError`` with one finding when the text is not YAML.
    init(parsing text: String, path: String) throws(SettingsError) {
        self.path = path
        lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        places[""] = .file(path)
        do {
            guard let root = try Parser(yaml: text, encoding: .utf8).singleRoot() else { return }
            read(root, as: .settings, at: "")
        } catch {
            throw SettingsError(findings: [syntaxFinding(error)])
        }
        // Without its outermost section the file says nothing, so nothing else is worth telling.
        if findings.contains(where: \.key.isEmpty) { throw SettingsError(findings: findings) }
    }

    // MARK: - Walking the tree

    private mutating func read(_ node: Node, as shape: Shape, at key: String) {
        guard node.tag != Tag(.null) else {
            reportComment(node, at: key)
            return
        }
        if places[key] == nil { places[key] = place(of: node) }
        switch (shape, node) {
        case (.section(let keys), .mapping(let mapping)):
            for (name, value) in mapping {
                read(value, named: name, of: keys, in: key)
            }
        case (.list(let item), .sequence(let nodes)):
            networkCount = nodes.count
            for (index, node) in nodes.enumerated() {
                read(node, as: item, at: "\(key).\(index)")
            }
        default:
            guard let content = content(of: node, as: shape, at: key) else { return }
            values[AbsoluteConfigKey(ConfigKey(key))] = ConfigValue(content, isSecret: false)
        }
    }

    private mutating func read(
        _ value: Node,
        named name: Node,
        of keys: [String: Shape],
        in section: String
    ) {
        let word = name.scalar?.string ?? "?"
        let key = section.isEmpty ? word : "\(section).\(word)"
        guard let shape = keys[word] else {
            let meant = Spelling.nearest(to: word, among: keys.keys.sorted())
            report(
                section.isEmpty ? meant ?? word : "\(section).\(meant ?? word)",
                at: place(of: name),
                "\"\(word)\" is not a setting.",
                meant.map { "Did you mean \"\($0)\"?" } ?? hint(word, keys)
            )
            return
        }
        if value.tag != Tag(.null) { places[key] = place(of: value) }
        read(value, as: shape, at: key)
    }

    private mutating func content(of node: Node, as shape: Shape, at key: String) -> ConfigContent?
    {
        switch (shape, node) {
        case (.text, .scalar(let scalar)):
            return .string(scalar.string)
        case (.whole, .scalar) where node.tag == Tag(.int):
            if let value = node.int { return .int(value) }
        case (.decimal, .scalar) where node.tag == Tag(.int) || node.tag == Tag(.float):
            if let value = node.float { return .double(value) }
        case (.flag, .scalar) where node.tag == Tag(.bool):
            if let value = node.bool { return .bool(value) }
        case (.texts, .sequence(let nodes)):
            return .stringArray(nodes.compactMap { item(of: key, $0) })
        default:
            break
        }
        let name = key.isEmpty ? "The file" : "\"\(key.split(separator: ".").last ?? "")\""
        let isQuoteTooMany = !shape.isQuotable && Self.isQuoted(node)
        report(
            key,
            at: place(of: node),
            "\(name) is \(Self.kind(of: node)).",
            "Write \(shape.name)\(isQuoteTooMany ? ", without quotes" : "")."
        )
        return nil
    }

    private mutating func item(of key: String, _ node: Node) -> String? {
        if case .scalar(let scalar) = node, node.tag != Tag(.null) { return scalar.string }
        let findingsBefore = findings.count
        reportComment(node, at: key)
        if findings.count == findingsBefore {
            report(key, at: place(of: node), "An item of the list is no text.", "Write a text.")
        }
        return nil
    }

    // MARK: - Findings

    private mutating func report(
        _ key: String,
        at place: SettingsPlace,
        _ problem: String,
        _ remedy: String
    ) {
        let finding = SettingsFinding(place: place, key: key, problem: problem, remedy: remedy)
        findings.append(finding)
    }

    /// Reports a channel name that YAML took for a comment, `channel: #running`.
    private mutating func reportComment(_ node: Node, at key: String) {
        guard let mark = node.mark, lines.indices.contains(mark.line - 1) else { return }
        let line = lines[mark.line - 1]
        guard let start = line.firstIndex(of: "#"),
            let next = line[start...].dropFirst().first, !next.isWhitespace, next != "#"
        else { return }
        report(
            key,
            at: place(of: node),
            "Nothing is set here: \(line[start...]) is a comment to YAML.",
            "Put quotes around a name that starts with #, \"#running\"."
        )
    }

    private static func isQuoted(_ node: Node) -> Bool {
        node.scalar?.style == .singleQuoted || node.scalar?.style == .doubleQuoted
    }

    private static func kind(of node: Node) -> String {
        switch node {
        case .mapping: "a section"
        case .sequence: "a list"
        default:
            switch node.tag {
            case Tag(.int), Tag(.float): "a number"
            case Tag(.bool): "true or false"
            default: "a text"
            }
        }
    }

    private func place(of node: Node) -> SettingsPlace {
        guard let mark = node.mark else { return .file(path) }
        return .line(mark.line, column: mark.column, of: path)
    }

    /// What to do about a key that is not even nearly one of its section's.
    private func hint(_ word: String, _ keys: [String: Shape]) -> String {
        if keys["\(word)-file"] != nil {
            return "Secrets do not stand in the settings: use \(word)-file, or \(word)-variable."
        }
        let homes = Shape.settings.values(items: 1).map(\.key).filter { $0.hasSuffix(".\(word)") }
        if let home = homes.min() {
            let section = home.split(separator: ".").dropLast().filter { $0 != "0" }
            return "Did you mean it to stand in \"\(section.joined(separator: "."))\"?"
        }
        return "Take it out; here stand \(keys.keys.sorted().joined(separator: ", "))."
    }

    private func syntaxFinding(_ error: any Error) -> SettingsFinding {
        var remedy = "Check quotes, colons and indentation, and quote names that start with #."
        var mark: Mark?
        var problem = "This is not YAML."
        switch error as? YamlError {
        case .scanner(let context, let text, let place, _),
            .parser(let context, let text, let place, _):
            let start = context.map { " \($0.text) that starts in line \($0.mark.line)" } ?? ""
            (mark, problem) = (place, "This is not YAML: \(text)\(start).")
        case .composer(_, let text, let place, _):
            (mark, problem) = (place, "This is not one YAML document: \(text).")
        case .duplicatedKeysInMapping(let keys, let context):
            mark = context.mark
            problem = "This section has twice: \(keys.sorted().joined(separator: ", "))."
            remedy = "Keep one."
        default:
            break
        }
        let place = mark.map { SettingsPlace.line($0.line, column: $0.column, of: path) }
        return SettingsFinding(
            place: place ?? .file(path),
            key: "",
            problem: problem,
            remedy: remedy
        )
    }
}
