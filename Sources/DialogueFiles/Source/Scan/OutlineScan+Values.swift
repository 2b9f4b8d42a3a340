/// What stands behind a name or a hyphen.
extension OutlineScan {
    /// Reads the value that begins there; gives the row behind it.
    mutating func readValue(_ row: Int, _ column: Int) -> Int {
        let line = lines[row]
        let parent = levels.last?.indent ?? -1
        guard !line.endsAt(column) else { return row + 1 }
        levels[levels.count - 1].isOpen = false
        switch line[column] {
        case "|", ">": return readBlock(row, column, parent)
        case "[", "{":
            if let name = line.placeholder(at: column) {
                return special(row, column, "a text that begins with \(name)", .textStart)
            }
            guard let end = readFlow(row, column, parent) else {
                return isLost ? row + 1 : afterDeeper(than: parent, row + 1)
            }
            return finish(end, row, column, "a list in brackets, and goes on behind it")
        case "\"", "'":
            guard let end = readQuote(row, column, parent) else {
                return afterDeeper(than: parent, row + 1)
            }
            return finish(end, row, column, "a quote, and goes on behind it")
        case "&", "*", "!":
            return special(row, column, "a text that begins with \(line[column])", .mark)
        case "%", "@", "`", ",", "]", "}":
            return special(row, column, "a text that begins with \(line[column])", .textStart)
        case "-" where line.isHyphen(at: column), "?" where line.at(column + 1) == " ":
            return special(row, column, "a text that begins with \(line[column])", .textStart)
        case "\u{201C}", "\u{201D}", "\u{201E}", "\u{2018}":
            if let words = line.insideCurlyQuotes(from: column) {
                find(
                    .curlyQuote,
                    row,
                    column,
                    "Curly quotes hold nothing together; the runner would read them.",
                    "Type straight ones (\"), or none.",
                    remedy: [line.text(0..<column) + words.quoted]
                )
                return row + 1
            }
            return readPlain(row, column, parent)
        default: return readPlain(row, column, parent)
        }
    }

    /// A text that cannot stand behind a name as it is.
    private mutating func special(
        _ row: Int,
        _ column: Int,
        _ what: String,
        _ code: Diagnostic.Code
    ) -> Int {
        find(
            code,
            row,
            column,
            "Here begins \(what): it would be lost or misread.",
            Self.useBlock,
            remedy: lines[row].isAnchor(at: column) ? nil : underBar(row, column)
        )
        return afterDeeper(than: levels.last?.indent ?? -1, row + 1)
    }

    /// What follows a closed quote or bracket may only be a comment.
    private mutating func finish(
        _ end: (row: Int, column: Int),
        _ row: Int,
        _ column: Int,
        _ what: String
    ) -> Int {
        if lines[end.row].endsAt(end.column) { return end.row + 1 }
        find(
            .textStart,
            row,
            column,
            "This text begins with \(what).",
            Self.useBlock,
            remedy: end.row == row ? underBar(row, column) : nil
        )
        return afterDeeper(than: levels.last?.indent ?? -1, end.row + 1)
    }

    static let useBlock =
        "Put a | behind the name, and the text on the next line, indented."

    /// The line with its text moved under a `|`; nil where the text goes on in the next line.
    func underBar(_ row: Int, _ column: Int, words: String? = nil) -> [String]? {
        guard let level = levels.last, afterDeeper(than: level.indent, row + 1) == afterBlank(row)
        else { return nil }
        let margin = String(repeating: " ", count: level.indent + 2)
        let line = lines[row]
        return [
            line.text(0..<column).trimmedEnd + " |",
            margin + (words ?? line.text(column..<line.count)).trimmed,
        ]
    }

    private func afterBlank(_ row: Int) -> Int {
        var row = row + 1
        while row < lines.count, lines[row].endsAt(0) { row += 1 }
        return row
    }

    // MARK: - Text under a bar

    private mutating func readBlock(_ row: Int, _ column: Int, _ parent: Int) -> Int {
        let line = lines[row]
        var end = column + 1
        if line.at(end) == "-" || line.at(end) == "+" { end += 1 }
        if line[column] == ">", line.endsAt(end) {
            find(
                .blockMark,
                row,
                column,
                "Under a > the empty lines between messages are lost.",
                "Write | in place of >."
            )
        } else if !line.endsAt(end) {
            let words = line.text(column + 1..<line.count)
            find(
                .blockMark,
                row,
                column,
                "Nothing can stand on the line behind a \(line[column]).",
                "Put the words on the next line, indented.",
                remedy: underBar(row, column, words: words)
            )
        }
        var next = row + 1
        var indent: Int?
        while next < lines.count {
            let words = lines[next]
            let blank = words.afterSpaces(0) == words.count
            guard blank || words.indent > parent else { break }
            if !blank, let first = indent, words.indent < first {
                guard words.at(words.indent) != "#" else { break }
                find(
                    .betweenLevels,
                    next,
                    words.indent,
                    "This line stands further left than the text above it.",
                    "Begin it in column \(first + 1), below the other words."
                )
                return afterDeeper(than: parent, next)
            }
            if !blank, indent == nil { indent = words.indent }
            next += 1
        }
        return next
    }

    // MARK: - Text on the line

    private mutating func readPlain(_ row: Int, _ column: Int, _ parent: Int) -> Int {
        checkPlain(row, column, isFirst: true)
        var next = row + 1
        while next < lines.count {
            let line = lines[next]
            let indent = line.indent
            if line.endsAt(0) || line.endsAt(indent) {
                next += 1
                continue
            }
            guard indent > parent else { break }
            if let colon = line.colon(from: indent),
                line[indent..<colon].allSatisfy(\.isOfName)
            {
                reportBetween(next, indent)
                return next + 1
            }
            checkPlain(next, indent, isFirst: false)
            next += 1
        }
        return next
    }

    /// A colon or a # in a text on the line means something else.
    private mutating func checkPlain(_ row: Int, _ column: Int, isFirst: Bool) {
        let line = lines[row]
        if let colon = line.colon(from: column) {
            find(
                .colonInText,
                row,
                colon,
                "A text with a colon in it cannot stand behind a name.",
                Self.useBlock,
                remedy: isFirst ? underBar(row, column) : nil
            )
        } else if let comment = line.comment(from: column) {
            find(
                .commentBehindWords,
                row,
                comment,
                "Everything behind # would be lost.",
                "Put a | behind the name, and the text on the next line, indented; a comment on a "
                    + "line of its own.",
                remedy: isFirst ? withoutComment(row, column, comment) : nil
            )
        }
    }

    /// A comment gets a line of its own; a # that begins a word is a word.
    private func withoutComment(_ row: Int, _ column: Int, _ comment: Int) -> [String]? {
        let line = lines[row]
        guard line.at(comment + 1) == " " else { return underBar(row, column) }
        return [
            line.text(0..<line.indent) + line.text(comment..<line.count),
            line.text(0..<comment).trimmedEnd,
        ]
    }

    // MARK: - Text in quotes

    /// Reads a quoted text; gives the place behind it, or reports that it has no end.
    mutating func readQuote(
        _ row: Int,
        _ column: Int,
        _ parent: Int
    ) -> (row: Int, column: Int)? {
        let quote = lines[row][column]
        if let end = lines[row].endOfQuote(from: column) { return (row, end) }
        var next = row + 1
        while next < lines.count, lines[next].indent > parent || lines[next].endsAt(0) {
            // A line is read as if the quote began in front of it.
            let line = [quote] + lines[next]
            if let end = line.endOfQuote(from: 0) { return (next, end - 1) }
            next += 1
        }
        find(
            .unclosed,
            row,
            column,
            "This quote is opened and never closed.",
            "Close it with \(quote) at the end of the text, or put the text under a |."
        )
        return nil
    }
}

extension [Unicode.Scalar] {
    /// A placeholder such as `{name}` there, with its braces.
    func placeholder(at index: Int) -> String? {
        guard at(index) == "{" else { return nil }
        let end = (index + 1..<Swift.max(index + 1, count)).first { !self[$0].isOfName } ?? count
        guard at(end) == "}", end > index + 1 else { return nil }
        return text(index..<end + 1)
    }

    /// The words between curly quotes that go from there to the end of the line.
    fileprivate func insideCurlyQuotes(from index: Int) -> String? {
        let words = text(index + 1..<count).trimmedEnd
        guard let last = words.unicodeScalars.last,
            "\u{201C}\u{201D}\u{2019}".unicodeScalars.contains(last)
        else { return nil }
        return String(words.dropLast())
    }

    /// Whether an anchor or an alias stands there rather than words.
    fileprivate func isAnchor(at index: Int) -> Bool {
        guard at(index) == "&" || at(index) == "*" else { return false }
        let end = (index + 1..<Swift.max(index + 1, count)).first { self[$0] == " " } ?? count
        return endsAt(end) || "[{\"'|>".unicodeScalars.contains(at(afterSpaces(end)) ?? "x")
    }
}

extension String {
    /// Without the spaces at its end.
    var trimmedEnd: String {
        let last = lastIndex { !$0.isWhitespace }
        return last.map { String(self[...$0]) } ?? ""
    }

    /// Between straight quotes, so that YAML gives exactly these words.
    var quoted: String {
        "\"" + replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}
