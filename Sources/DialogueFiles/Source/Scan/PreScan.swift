/// Looks through a file before a YAML parser does: for what the parser would take silently for
/// something else, what it would need too long for, and what it only has words for that no author
/// knows.
enum PreScan {
    /// The deepest nesting that is read, brackets included; a script needs half of it.
    static let maxDepth = 12

    /// Everything found, in the order of the file.
    static func findings(in file: SourceFile) -> [Diagnostic] {
        scan(file).map(\.diagnostic)
    }

    /// Everything found, with remedies.
    ///
    /// Where characters are wrong that make the shape, the shape is not looked at yet.
    static func scan(_ file: SourceFile) -> [ScanFinding] {
        let lines = file.lines.map { Array($0.unicodeScalars) }
        let characters = CharacterScan.findings(in: file, lines)
        guard characters.isEmpty else { return characters }
        var outline = OutlineScan(file, lines)
        outline.run()
        return outline.findings
    }
}

extension [Unicode.Scalar] {
    /// How many spaces it begins with.
    var indent: Int { prefix { $0 == " " }.count }

    /// The text of a part.
    func text(_ range: Range<Int>) -> String {
        String(String.UnicodeScalarView(self[range.clamped(to: indices)]))
    }

    /// The scalar at a place, or nil behind the end.
    func at(_ index: Int) -> Unicode.Scalar? { indices.contains(index) ? self[index] : nil }

    /// The first place from there on that is no space and no tab, or the end.
    func afterSpaces(_ index: Int) -> Int {
        var index = index
        while let scalar = at(index), scalar == " " || scalar == "\t" { index += 1 }
        return index
    }

    /// Whether nothing but spaces and a comment stands from there on.
    func endsAt(_ index: Int) -> Bool {
        let next = afterSpaces(index)
        guard let scalar = at(next) else { return true }
        return scalar == "#" && (next == 0 || at(next - 1) == " " || at(next - 1) == "\t")
    }
}
