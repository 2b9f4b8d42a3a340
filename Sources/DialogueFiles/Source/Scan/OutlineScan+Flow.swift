/// Lists and names in brackets, which may go over several lines.
extension OutlineScan {
    /// Reads from an opening bracket; gives the place behind its partner, or reports what is wrong.
    mutating func readFlow(
        _ row: Int,
        _ column: Int,
        _ parent: Int
    ) -> (row: Int, column: Int)? {
        var frames: [FlowFrame] = []
        var (row, column) = (row, column)
        while row < lines.count {
            let line = lines[row]
            column = line.afterSpaces(column)
            guard !line.endsAt(column) else {
                row += 1
                column = 0
                if let frame = frames.last, !goesOn(row, parent) {
                    reportUnclosed(frame)
                    return nil
                }
                continue
            }
            switch line[column] {
            case "[", "{":
                guard open(row, column, &frames) else { return nil }
                column += 1
            case "]", "}":
                guard let frame = frames.last, frame.close == line[column] else {
                    if let frame = frames.last { reportUnclosed(frame) }
                    return nil
                }
                finishEntry(&frames)
                frames.removeLast()
                column += 1
                guard !frames.isEmpty else { return (row, column) }
                take("", row, column, isClosed: true, &frames)
            case ",":
                finishEntry(&frames)
                column += 1
            case ":" where line.isFlowColon(at: column):
                guard takeColon(row, column, &frames) else {
                    column = line.endOfFlowText(from: column)
                    continue
                }
                column += 1
            case "\"", "'":
                guard let end = readQuote(row, column, parent) else { return nil }
                let isOneLine = end.row == row
                let text = isOneLine ? line.text(column + 1..<end.column - 1) : ""
                take(text, row, column, isClosed: true, &frames)
                (row, column) = end
            default:
                column = readFlowText(row, column, &frames)
            }
        }
        if let frame = frames.last { reportUnclosed(frame) }
        return nil
    }

    /// Whether the row still belongs to a bracket that a name at `parent` has opened.
    private func goesOn(_ row: Int, _ parent: Int) -> Bool {
        guard row < lines.count else { return false }
        let line = lines[row]
        if line.endsAt(0) || line.indent > parent { return true }
        return line.at(line.indent) == "]" || line.at(line.indent) == "}"
    }

    private mutating func reportUnclosed(_ frame: FlowFrame) {
        find(
            .unclosed,
            frame.row,
            frame.column,
            "This bracket is opened and never closed.",
            "Close it with \(frame.close) behind its last word."
        )
    }

    private mutating func open(_ row: Int, _ column: Int, _ frames: inout [FlowFrame]) -> Bool {
        let line = lines[row]
        if let frame = frames.last {
            if frame.words != nil {
                find(
                    .bracketInText,
                    row,
                    column,
                    "A text in a list cannot have a \(line[column]) in it.",
                    "Put the whole text between quotes (\")."
                )
                return false
            }
            if let name = line.placeholder(at: column) {
                reportFlowStart(row, column, "A text that begins with \(name) is misread here.")
                return false
            }
        }
        guard levels.count + frames.count < PreScan.maxDepth else {
            reportDepth(row, column)
            return false
        }
        frames.append(FlowFrame(row: row, column: column, isMap: line[column] == "{"))
        return true
    }

    private mutating func take(
        _ text: String,
        _ row: Int,
        _ column: Int,
        isClosed: Bool,
        _ frames: inout [FlowFrame]
    ) {
        guard var frame = frames.popLast() else { return }
        if let words = frame.words, words.isClosed || isClosed {
            find(
                .textStart,
                words.row,
                words.column,
                "This text has a quote or bracket in it, and goes on behind it.",
                "Put the whole text between quotes (\")."
            )
        }
        frame.take(FlowFrame.Words(text: text, row: row, column: column, isClosed: isClosed))
        frames.append(frame)
    }

    // MARK: - Words

    /// Reads words without quotes; gives the column behind them.
    private mutating func readFlowText(
        _ row: Int,
        _ column: Int,
        _ frames: inout [FlowFrame]
    ) -> Int {
        let line = lines[row]
        let first = line[column]
        let isStart = frames.last?.words == nil
        let isSpecial =
            "&*!%@`|>".unicodeScalars.contains(first) || line.isHyphen(at: column)
            || (first == "?" && line.at(column + 1) == " ")
        if isStart, isSpecial {
            let code: Diagnostic.Code = "&*!".unicodeScalars.contains(first) ? .mark : .textStart
            reportFlowStart(row, column, "A text cannot begin with \(first) here.", code)
        }
        if isStart, let end = line.endOfCurlyQuote(from: column) {
            find(
                .curlyQuote,
                row,
                column,
                "Curly quotes hold nothing together; the runner would read them.",
                "Type straight ones (\"), or none.",
                remedy: [
                    line.text(0..<column) + line.text(column + 1..<end - 1).quoted
                        + line.text(end..<line.count)
                ]
            )
            take(line.text(column..<end), row, column, isClosed: true, &frames)
            return end
        }
        let end = line.endOfFlowWords(from: column)
        if line.at(end) == "#" {
            find(
                .commentBehindWords,
                row,
                end,
                "Everything behind # would be lost.",
                "Put the text between quotes (\"), or the comment on a line of its own."
            )
        }
        take(line.text(column..<end).trimmed, row, column, isClosed: false, &frames)
        return line.at(end) == "#" ? line.count : end
    }

    private mutating func reportFlowStart(
        _ row: Int,
        _ column: Int,
        _ message: String,
        _ code: Diagnostic.Code = .textStart
    ) {
        find(
            code,
            row,
            column,
            message,
            "Put the text between quotes (\").",
            remedy: lines[row].withFlowTextQuoted(from: column)
        )
    }

    // MARK: - Entries

    /// Takes a colon; what stands before it is a name, unless it has one already.
    private mutating func takeColon(
        _ row: Int,
        _ column: Int,
        _ frames: inout [FlowFrame]
    ) -> Bool {
        guard var frame = frames.popLast() else { return false }
        defer { frames.append(frame) }
        if frame.isMap, case .words(let words) = frame.entry {
            if let first = frame.names[words.text] {
                reportTwice(words.text, words.row, words.column, first: first)
            } else {
                frame.names[words.text] = words.row
            }
            frame.entry = .name(words)
            return true
        }
        let words = frame.words
        find(
            .colonInText,
            row,
            column,
            "A text with a colon in it cannot stand in a list as it is.",
            "Put the text between quotes (\").",
            remedy: words.flatMap {
                $0.row == row && !$0.isClosed
                    ? lines[row].withFlowTextQuoted(from: $0.column) : nil
            }
        )
        return false
    }

    /// Ends an entry: in braces it has a name and words.
    private mutating func finishEntry(_ frames: inout [FlowFrame]) {
        guard var frame = frames.popLast() else { return }
        defer { frames.append(frame) }
        if frame.isMap, case .words(let words) = frame.entry { reportNameless(words, frame) }
        frame.entry = .empty
    }

    private mutating func reportNameless(_ words: FlowFrame.Words, _ frame: FlowFrame) {
        let line = lines[words.row]
        if !words.isClosed, let colon = line.colonInName(from: words.column) {
            find(
                .noSpaceBehindColon,
                words.row,
                colon + 1,
                "A space is missing behind the colon.",
                "Write \"\(line.text(words.column..<colon)): \" and then the words."
            )
        } else if frame.names.isEmpty {
            find(
                .noColon,
                words.row,
                words.column,
                "In braces every text needs a name with a colon.",
                "Write {name: words}."
            )
        } else {
            find(
                .commaInText,
                words.row,
                words.column,
                "The comma in front of \"\(words.text)\" ends the text before it.",
                "Put the whole text between quotes (\")."
            )
        }
    }
}

extension [Unicode.Scalar] {
    /// Whether a colon there ends a name in brackets.
    fileprivate func isFlowColon(at index: Int) -> Bool {
        at(index) == ":"
            && (at(index + 1).map { " \t,[]{}".unicodeScalars.contains($0) } ?? true)
    }

    /// The place behind words in brackets that have no quotes.
    fileprivate func endOfFlowWords(from index: Int) -> Int {
        let end = comment(from: index + 1) ?? count
        return (index + 1..<Swift.max(index + 1, end))
            .first { isFlowColon(at: $0) || ",[]{}".unicodeScalars.contains(self[$0]) }
            ?? Swift.max(index + 1, end)
    }

    /// The place of the comma or bracket that ends an entry.
    fileprivate func endOfFlowText(from index: Int) -> Int {
        (index..<Swift.max(index, count)).first { ",]}".unicodeScalars.contains(self[$0]) } ?? count
    }

    /// The place behind a text in curly quotes, if one begins there and ends its entry.
    fileprivate func endOfCurlyQuote(from index: Int) -> Int? {
        guard "\u{201C}\u{201D}\u{201E}\u{2018}".unicodeScalars.contains(self[index]) else {
            return nil
        }
        guard
            let end = (index + 1..<count)
                .first(where: {
                    "\u{201C}\u{201D}\u{2019}".unicodeScalars.contains(self[$0])
                        && (at(afterSpaces($0 + 1)).map { ",]}".unicodeScalars.contains($0) }
                            ?? true)
                })
        else { return nil }
        return end + 1
    }

    /// The line with the text of an entry between quotes.
    fileprivate func withFlowTextQuoted(from index: Int) -> [String]? {
        let start = placeholder(at: index).map { index + $0.unicodeScalars.count } ?? index
        let end = endOfFlowText(from: start)
        guard end < count else { return nil }
        let words = text(index..<end)
        let tail = words.dropFirst(words.trimmedEnd.count)
        return [text(0..<index) + words.trimmedEnd.quoted + tail + text(end..<count)]
    }
}
