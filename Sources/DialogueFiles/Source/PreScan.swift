/// Looks through a file for what a YAML parser would take silently for something else.
enum PreScan {
    /// The deepest nesting that is read; a script needs half of it.
    static let maxDepth = 12

    /// Everything found, in order.
    static func findings(in file: SourceFile) -> [Diagnostic] {
        var findings: [Diagnostic] = []
        var blockIndent: Int?
        for (index, line) in file.lines.enumerated() {
            func find(_ code: Diagnostic.Code, _ column: Int, _ message: String, _ fix: String) {
                findings.append(
                    file.diagnostic(code, line: index + 1, column: column, message, fix: fix)
                )
            }
            let indent = line.prefix { $0 == " " }.count
            let words = line.dropFirst(indent)
            guard !words.isEmpty else { continue }
            if let block = blockIndent {
                if indent > block { continue }
                blockIndent = nil
            }
            if words.first == "\t" {
                find(.tab, indent + 1, "A tab indents this line.", "Use spaces.")
            }
            if let place = line.unicodeScalars.firstIndex(where: \.isInvisibleSpace) {
                let column = line.unicodeScalars.distance(from: line.startIndex, to: place) + 1
                find(
                    .invisibleSpace,
                    column,
                    "This line has a space of a special kind.",
                    "Type an ordinary space in its place."
                )
            }
            guard words.first != "#" else { continue }
            if indent > maxDepth * 4 {
                find(.wrongShape, indent, "This is nested too deeply.", "Bring it further left.")
            }
            if words.firstMatch(of: /[|>][+-]?\s*$/) != nil { blockIndent = indent }
            if let mark = words.firstMatch(of: /[\[{,]\s*([&*])\w/), !words.contains("\"") {
                let column = indent + words.distance(from: words.startIndex, to: mark.1.startIndex)
                find(
                    .mark,
                    column + 1,
                    "A text cannot begin with \(mark.1): it would stand for something else.",
                    "Put the text between quotes."
                )
            }
            check(words, indent: indent, find)
        }
        return findings
    }

    /// Checks the value of a line for marks that YAML gives a meaning and authors do not.
    private static func check(
        _ words: Substring,
        indent: Int,
        _ find: (Diagnostic.Code, Int, String, String) -> Void
    ) {
        guard
            let value = words.split(separator: /^(- )*[^:"'\[{]*?: +|^- +/).last
                .map(Substring.init),
            value.count < words.count || words.first == "-", let first = value.first
        else { return }
        let column = indent + words.count - value.count + 1
        switch first {
        case "&", "*", "!":
            find(
                .mark,
                column,
                "A text cannot begin with \(first): it would be lost.",
                "Put the text on the next line, indented, and a | behind the name."
            )
        case "\"", "'", "[", "{", "#", "|":
            break
        default:
            if let mark = value.firstRange(of: " #") {
                find(
                    .commentBehindWords,
                    column + value.distance(from: value.startIndex, to: mark.lowerBound) + 1,
                    "Everything behind # would be lost.",
                    "Put the text on the next line, indented, and a | behind the name; a comment "
                        + "on a line of its own."
                )
            }
        }
    }
}

extension Unicode.Scalar {
    /// Whether it looks like a space and is none to YAML.
    fileprivate var isInvisibleSpace: Bool {
        self != " " && (properties.generalCategory == .spaceSeparator || value == 0xFEFF)
            || (0x200B...0x200F).contains(value)
    }
}
