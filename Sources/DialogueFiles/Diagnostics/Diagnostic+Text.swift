extension Diagnostic {
    /// The finding for a terminal: the place, the line with a caret among its neighbours, and what to
    /// type instead.
    public var text: String {
        let first = line - before.count
        let width = "\(line + after.count)".count
        func margin(_ number: Int?) -> String {
            let digits = number.map { "\($0)" } ?? ""
            return String(repeating: " ", count: width - min(width, digits.count)) + digits + " |"
        }
        func row(_ number: Int, _ source: String) -> String {
            let shown = Self.shown(source.unicodeScalars.prefix(Self.maxScalars))
            return shown.isEmpty ? margin(number) : margin(number) + " " + shown
        }
        var rows = ["\(file):\(line):\(column): \(severity.rawValue) \(code.rawValue): \(message)"]
        if !source.isEmpty || !before.isEmpty {
            rows += before.enumerated().map { row(first + $0.offset, $0.element) }
            let (words, caret) = pointedAt
            rows.append(margin(line) + " " + words)
            rows.append(margin(nil) + " " + caret + "^")
            rows += after.enumerated().map { row(line + 1 + $0.offset, $0.element) }
        }
        rows.append(String(repeating: " ", count: width) + " = " + fix)
        if !talk.isEmpty {
            rows.append("the shortest talk that shows it, as a test could hold it:")
            rows += talk
        }
        return rows.joined(separator: "\n")
    }

    /// The longest piece of a line that is shown.
    private static let maxScalars = 160

    /// The line, cut around the place if it is very long, and the blank in front of the caret.
    private var pointedAt: (words: String, caret: String) {
        let scalars = Array(source.unicodeScalars)
        let place = min(max(0, column - 1), scalars.count)
        let start = place < Self.maxScalars ? 0 : place - Self.maxScalars / 2
        let end = min(scalars.count, start + Self.maxScalars)
        let lead = start > 0 ? "…" : ""
        let blank = lead.isEmpty ? "" : " "
        return (
            lead + Self.shown(scalars[start..<end]),
            blank + scalars[start..<place].map(Self.blank).joined()
        )
    }

    /// What is safe to print: a file must not move a moderator's cursor.
    private static func shown(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        var text = ""
        for scalar in scalars {
            let isSafe = scalar == "\t" || scalar.properties.generalCategory != .control
            text.unicodeScalars.append(isSafe ? scalar : "\u{FFFD}")
        }
        return text
    }

    /// As much blank as a scalar takes on a terminal; a tab stays one, whatever its width there.
    private static func blank(_ scalar: Unicode.Scalar) -> String {
        if scalar == "\t" { return "\t" }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return ""
        default: return isWide(scalar) ? "  " : " "
        }
    }

    /// Whether a terminal gives a scalar two columns: most of Unicode's East Asian Wide.
    private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
            0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F,
            0x1F680...0x1F6FF, 0x1F900...0x1FAFF, 0x20000...0x3FFFD:
            true
        default: scalar.properties.isEmojiPresentation
        }
    }
}
