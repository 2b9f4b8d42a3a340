extension Reading.Finding {
    /// The words that led to it, as they were typed, in one line.
    ///
    /// Formatting codes, control characters and invisible ones are left out. Words that are too long
    /// lose their middle: they begin and end with what counted.
    ///
    /// - Parameters:
    ///   - text: The message that was read.
    ///   - limit: The most Unicode scalars, or nil for all of them.
    /// - Returns: The words; none where the text is not the one that was read.
    public func words(in text: String, atMost limit: Int? = nil) -> String {
        let words = words(in: text.utf8)
        guard let limit, words.unicodeScalars.count > limit else { return words }
        let half = max(0, limit - Self.gap.count) / 2
        let ends = (words.unicodeScalars.prefix(half), words.unicodeScalars.suffix(half))
        return String(ends.0) + Self.gap + String(ends.1)
    }

    private static let gap = "..."

    private func words(in bytes: String.UTF8View) -> String {
        guard
            let start = bytes.index(
                bytes.startIndex,
                offsetBy: span.lowerBound,
                limitedBy: bytes.endIndex
            ),
            let end = bytes.index(start, offsetBy: span.count, limitedBy: bytes.endIndex)
        else { return "" }
        var codes = FormattingCodes()
        var words = String.UnicodeScalarView()
        for scalar in Substring(bytes[start..<end]).unicodeScalars where !codes.skips(scalar) {
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: words.append(" ")
            case .format: continue
            default: words.append(scalar)
            }
        }
        return String(words).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
