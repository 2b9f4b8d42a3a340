/// Finds characters that cannot be seen and change what a line means.
///
/// In the words under a `|`, special spaces are words like others: French puts one in front of a
/// colon, and emoji are joined by one. In comments everything that can be seen is fine.
struct CharacterScan {
    private let file: SourceFile
    private var findings: [ScanFinding] = []
    /// The column of the name whose `|` text is being read, and of the text once it has begun.
    private var text: (parent: Int, indent: Int?)?

    private init(_ file: SourceFile) {
        self.file = file
    }

    /// Everything found, by line.
    static func findings(in file: SourceFile, _ lines: [[Unicode.Scalar]]) -> [ScanFinding] {
        var scan = CharacterScan(file)
        for (row, line) in lines.enumerated() { scan.read(line, row) }
        return scan.findings
    }

    private mutating func read(_ line: [Unicode.Scalar], _ row: Int) {
        checkControls(line, row)
        let indent = line.indent
        let lead = line.prefix { $0.isBlank || $0.isInvisible }.count
        guard lead < line.count else { return }
        if let block = text, lead <= block.parent { text = nil }
        let isText = text.map { indent > $0.parent } ?? false
        if !isText, line[lead] == "#" { return }
        checkLead(line, lead, row)
        if isText {
            if text?.indent == nil { text?.indent = indent }
            checkInvisible(line, row) { $0.isInvisible && !$0.isJoiner && !$0.isBlank }
        } else {
            checkInvisible(line, row) { $0.isInvisible }
            if text == nil, Self.beginsText(line) {
                text = (line.afterDashes(from: indent), nil)
            }
        }
    }

    private mutating func checkControls(_ line: [Unicode.Scalar], _ row: Int) {
        guard let place = line.firstIndex(where: \.isControl) else { return }
        let number = String(line[place].value, radix: 16, uppercase: true)
        let code = String(repeating: "0", count: max(0, 4 - number.count)) + number
        find(
            .controlCharacter,
            row,
            place,
            "A character that cannot be seen (U+\(code)) stands here.",
            "Delete it: often it was pasted with the words.",
            nil
        )
    }

    /// Checks the blank that a line begins with: how deep a line stands is told by spaces alone.
    private mutating func checkLead(_ line: [Unicode.Scalar], _ lead: Int, _ row: Int) {
        let counted = min(lead, text?.indent ?? lead)
        guard let place = line.prefix(counted).firstIndex(where: { $0 != " " }) else { return }
        if line[place] == "\t" {
            find(.tab, row, place, "A tab indents this line.", "Use spaces.", nil)
        } else {
            find(
                .invisibleSpace,
                row,
                place,
                "A space of a special kind indents this line.",
                "Type ordinary spaces in its place.",
                line.plainlySpaced
            )
        }
    }

    private mutating func checkInvisible(
        _ line: [Unicode.Scalar],
        _ row: Int,
        _ isWrong: (Unicode.Scalar) -> Bool
    ) {
        let lead = line.prefix { $0.isBlank || $0.isInvisible }.count
        guard let place = line.indices.first(where: { $0 >= lead && isWrong(line[$0]) }) else {
            return
        }
        let isSpace = line[place].isBlank
        find(
            .invisibleSpace,
            row,
            place,
            isSpace
                ? "This line has a space of a special kind."
                : "A character without any width stands here.",
            isSpace ? "Type an ordinary space in its place." : "Delete it and type the word again.",
            line.plainlySpaced
        )
    }

    private mutating func find(
        _ code: Diagnostic.Code,
        _ row: Int,
        _ column: Int,
        _ message: String,
        _ fix: String,
        _ remedy: [Unicode.Scalar]?
    ) {
        findings.append(
            ScanFinding(
                diagnostic: file.diagnostic(
                    code,
                    line: row + 1,
                    column: column + 1,
                    message,
                    fix: fix
                ),
                remedy: remedy.map { [$0.text($0.indices)] }
            )
        )
    }

    /// Whether the words of a name begin on the next line: it ends in `|` or `>`.
    private static func beginsText(_ line: [Unicode.Scalar]) -> Bool {
        var end = line.count
        if let comment = line.indices.dropFirst()
            .first(where: { line[$0] == "#" && line[$0 - 1].isBlank })
        {
            end = comment
        }
        let words = line[..<end].reversed().drop { $0.isBlank }.drop { $0 == "-" || $0 == "+" }
        guard let mark = words.first, mark == "|" || mark == ">" else { return false }
        return words.dropFirst().first.map { $0.isBlank } ?? true
    }
}

extension [Unicode.Scalar] {
    /// Where the words begin behind the hyphens of list items: what stands deeper belongs to them.
    fileprivate func afterDashes(from indent: Int) -> Int {
        var column = indent
        while at(column) == "-", at(column + 1) == " ", !endsAt(column + 1) {
            let next = afterSpaces(column + 1)
            if at(next) == "|" || at(next) == ">" { break }
            column = next
        }
        return column
    }

    /// The line with ordinary spaces and without what has no width.
    fileprivate var plainlySpaced: [Unicode.Scalar] {
        filter { !$0.isInvisible || $0.isBlank }.map { $0.isInvisible ? " " : $0 }
    }
}

extension Unicode.Scalar {
    /// Whether it looks like a space.
    fileprivate var isBlank: Bool {
        isASCII ? self == " " || self == "\t" : properties.generalCategory == .spaceSeparator
    }

    /// Whether it looks like a space, or like nothing, and is no space to YAML.
    fileprivate var isInvisible: Bool {
        guard !isASCII else { return false }
        return switch properties.generalCategory {
        case .spaceSeparator: true
        case .format: value != 0xAD
        default: false
        }
    }

    /// Whether it joins letters or emoji, or keeps them apart, as some scripts need.
    fileprivate var isJoiner: Bool { value == 0x200C || value == 0x200D }

    /// Whether YAML refuses it or takes it for the end of a line.
    fileprivate var isControl: Bool {
        guard !isASCII else { return value < 0x20 && self != "\t" || value == 0x7F }
        return switch properties.generalCategory {
        case .control: true
        case .lineSeparator, .paragraphSeparator: true
        default: value & 0xFFFE == 0xFFFE
        }
    }
}
