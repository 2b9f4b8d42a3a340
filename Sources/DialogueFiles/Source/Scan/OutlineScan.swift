/// Reads the shape of a file as an author sees it, line by line: names, hyphens, words, brackets.
///
/// It knows the part of YAML that dialogue files use and has an answer for the rest. It goes over
/// the file once, without recursion, so that no file can make it slow or deep.
struct OutlineScan {
    let file: SourceFile
    let lines: [[Unicode.Scalar]]
    private(set) var findings: [ScanFinding] = []
    /// The lists and names that a line stands in, from the outside in.
    var levels: [Level] = []
    /// Whether what comes can no longer be understood, so that more findings would mislead.
    var isLost = false
    private var hasRoot = false

    /// Names of one indentation, or a list.
    struct Level {
        let indent: Int
        let isList: Bool
        /// The names so far, with their rows.
        var names: [String: Int] = [:]
        /// Whether the last name or hyphen still waits for what belongs to it.
        var isOpen = false
    }

    init(_ file: SourceFile, _ lines: [[Unicode.Scalar]]) {
        self.file = file
        self.lines = lines
    }

    mutating func run() {
        var row = 0
        while row < lines.count, !isLost { row = readLine(row) }
    }

    mutating func find(
        _ code: Diagnostic.Code,
        _ row: Int,
        _ column: Int,
        _ message: String,
        _ fix: String,
        remedy: [String]? = nil
    ) {
        let place = file.diagnostic(code, line: row + 1, column: column + 1, message, fix: fix)
        findings.append(ScanFinding(diagnostic: place, remedy: remedy))
    }

    // MARK: - Lines

    /// Reads the line and what belongs to it; gives the next one.
    private mutating func readLine(_ row: Int) -> Int {
        let line = lines[row]
        let indent = line.indent
        guard !line.endsAt(indent) else { return row + 1 }
        if indent == 0, isDocumentMark(line, row) { return row + 1 }
        let isItem = line.isHyphen(at: indent)
        while let level = levels.last,
            level.indent > indent || (level.isList && level.indent == indent && !isItem)
        {
            levels.removeLast()
        }
        var column = indent
        while line.isHyphen(at: column) {
            guard enter(row, column, isList: true) else { return row + 1 }
            levels[levels.count - 1].isOpen = true
            if line.endsAt(column + 1) { return row + 1 }
            column = line.afterSpaces(column + 1)
            if line[..<column].contains("\t") {
                find(.tab, row, column - 1, "A tab indents these words.", "Use a space.")
                isLost = true
                return row + 1
            }
        }
        return readWords(row, column)
    }

    /// Reads what stands behind indentation and hyphens: a name with its value, or words.
    private mutating func readWords(_ row: Int, _ column: Int) -> Int {
        let line = lines[row]
        if let name = name(row, column) {
            guard enter(row, column, isList: false) else { return row + 1 }
            note(name.text, row, column)
            levels[levels.count - 1].isOpen = true
            return readValue(row, line.afterSpaces(name.colon + 1))
        }
        let level = levels.last
        if let colon = line.colonInName(from: column) {
            find(
                .noSpaceBehindColon,
                row,
                colon + 1,
                "A space is missing behind the colon.",
                "Write \"\(line.text(column..<colon)): \" and then the words."
            )
            return afterDeeper(than: level?.indent ?? -1, row + 1)
        }
        let isValue = level.map { $0.isOpen && $0.indent < column } ?? false
        if isValue { return readValue(row, column) }
        if let level, level.indent < column {
            reportBetween(row, column)
            return row + 1
        }
        find(
            .noColon,
            row,
            column,
            "This line has no name with a colon.",
            "Write \"name: words\", or indent the line if it belongs to the one above."
        )
        if let level, level.indent == column { levels[levels.count - 1].isOpen = true }
        return afterDeeper(than: column, row + 1)
    }

    /// The name at a place and its colon, if there is one.
    private mutating func name(_ row: Int, _ column: Int) -> (text: String, colon: Int)? {
        let line = lines[row]
        guard let first = line.at(column), first != "[", first != "{", first != "|", first != ">"
        else { return nil }
        if first == "\"" || first == "'" {
            guard let end = line.endOfQuote(from: column), line.isColon(at: line.afterSpaces(end))
            else { return nil }
            return (line.text(column + 1..<end - 1), line.afterSpaces(end))
        }
        guard let colon = line.colon(from: column) else { return nil }
        if "&*!%@`?".unicodeScalars.contains(first) {
            find(
                .mark,
                row,
                column,
                "A name cannot begin with \(first).",
                "Leave the \(first) out, or put the words under a |."
            )
        }
        return (line.text(column..<colon).trimmed, colon)
    }

    /// Goes into the names or the list at this indentation.
    private mutating func enter(_ row: Int, _ column: Int, isList: Bool) -> Bool {
        if let level = levels.last {
            if level.indent == column, level.isList == isList { return true }
            let isDeeper = level.indent < column
            guard level.isOpen, isDeeper || (isList && !level.isList) else {
                reportBetween(row, column)
                return false
            }
        } else if hasRoot {
            reportBetween(row, column)
            return false
        }
        guard levels.count < PreScan.maxDepth else {
            reportDepth(row, column)
            return false
        }
        hasRoot = true
        if !levels.isEmpty { levels[levels.count - 1].isOpen = false }
        levels.append(Level(indent: column, isList: isList))
        return true
    }

    private mutating func note(_ name: String, _ row: Int, _ column: Int) {
        if let first = levels[levels.count - 1].names.updateValue(row, forKey: name) {
            levels[levels.count - 1].names[name] = first
            reportTwice(name, row, column, first: first)
        }
    }

    private mutating func isDocumentMark(_ line: [Unicode.Scalar], _ row: Int) -> Bool {
        if line.first == "%" {
            find(.document, row, 0, "A line cannot begin with %.", "Delete this line.")
            return true
        }
        let start = line.text(0..<3)
        guard start == "---" || start == "...", line.at(3).map({ $0 == " " }) ?? true else {
            return false
        }
        if start == "---", !hasRoot, line.endsAt(3) { return true }
        find(
            .document,
            row,
            0,
            "A line of \(start) ends the file here; what follows would not be read.",
            "Delete this line, or begin it with # if it only divides."
        )
        return true
    }

    // MARK: - Reports

    mutating func reportTwice(_ name: String, _ row: Int, _ column: Int, first: Int) {
        find(
            .twice,
            row,
            column,
            "\"\(name)\" stands here twice; the first is in line \(first + 1).",
            "Keep one of them."
        )
    }

    mutating func reportDepth(_ row: Int, _ column: Int) {
        find(.tooDeep, row, column, "This is nested too deeply.", "Bring it further left.")
        isLost = true
    }

    mutating func reportBetween(_ row: Int, _ column: Int) {
        let above = levels.last.map { "; the names above stand in column \($0.indent + 1)" } ?? ""
        find(
            .betweenLevels,
            row,
            column,
            "This line stands between two levels\(above).",
            "Put as many spaces in front of it as the lines have that it belongs to."
        )
        isLost = true
    }

    /// The next row that is not deeper than an indentation, empty lines aside.
    func afterDeeper(than indent: Int, _ row: Int) -> Int {
        var row = row
        while row < lines.count, lines[row].endsAt(0) || lines[row].indent > indent { row += 1 }
        return row
    }
}

extension [Unicode.Scalar] {
    /// Whether a list item begins there.
    func isHyphen(at index: Int) -> Bool {
        at(index) == "-" && (at(index + 1).map { $0 == " " || $0 == "\t" } ?? true)
    }

    /// Whether a colon there ends a name.
    func isColon(at index: Int) -> Bool {
        at(index) == ":" && (at(index + 1).map { $0 == " " || $0 == "\t" } ?? true)
    }

    /// The first colon from there on that ends a name, before any comment.
    func colon(from index: Int) -> Int? {
        let end = comment(from: index) ?? count
        return (index..<Swift.max(index, end)).first { isColon(at: $0) }
    }

    /// The first # from there on that YAML takes for a comment.
    func comment(from index: Int) -> Int? {
        (index..<Swift.max(index, count))
            .first {
                self[$0] == "#" && $0 > 0 && (self[$0 - 1] == " " || self[$0 - 1] == "\t")
            }
    }

    /// The colon of a name with words directly behind it, such as "ice:Cold".
    func colonInName(from index: Int) -> Int? {
        let end = (index..<Swift.max(index, count)).first { !self[$0].isOfName } ?? count
        guard end > index, at(end) == ":", let next = at(end + 1), next != "/", next != " " else {
            return nil
        }
        return end
    }

    /// The place behind a quoted text that ends on this line.
    func endOfQuote(from index: Int) -> Int? {
        guard let quote = at(index) else { return nil }
        var place = index + 1
        while let scalar = at(place) {
            if scalar == "\\", quote == "\"" {
                place += 2
            } else if scalar == quote {
                guard quote == "'", at(place + 1) == "'" else { return place + 1 }
                place += 2
            } else {
                place += 1
            }
        }
        return nil
    }
}

extension Unicode.Scalar {
    /// Whether a fixed name may have it.
    var isOfName: Bool { properties.isAlphabetic || ("0"..."9").contains(self) || self == "-" }
}

extension String {
    /// Without the spaces at both ends.
    var trimmed: String { String(drop { $0.isWhitespace }).trimmedEnd }
}
