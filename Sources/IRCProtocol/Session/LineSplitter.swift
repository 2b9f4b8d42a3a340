/// Cuts a text into lines that fit a message.
///
/// It cuts at line ends; then, where a line is too long, at the last space that fits; in a word
/// too long for one line, between two characters as a reader sees them; and within such a
/// character only where it alone is too long, but never within a code point.
public struct LineSplitter: Sendable {
    /// The most bytes of UTF-8 in one line.
    public let budget: Int

    /// Makes a splitter for lines of some length.
    ///
    /// - Parameter budget: In bytes; less than 4 counts as 4, the longest code point.
    public init(budget: Int) {
        self.budget = max(budget, 4)
    }

    /// The lines of a text, none of them empty or blank.
    ///
    /// The spaces at a cut are dropped, and so is NUL, which cannot be sent.
    ///
    /// - Complexity: O(n).
    public func lines(of text: String) -> [Substring] {
        var text = text
        if text.utf8.contains(0) { text.unicodeScalars.removeAll { $0 == "\0" } }
        return text.split(whereSeparator: \.isNewline).flatMap(pieces)
    }

    private func pieces(of line: Substring) -> [Substring] {
        var pieces: [Substring] = []
        var rest = line
        while let end = rest.utf8.index(
            rest.startIndex,
            offsetBy: budget,
            limitedBy: rest.endIndex
        ), end < rest.endIndex {
            let cut = lastSpace(in: rest, upTo: end) ?? lastBoundary(in: rest, upTo: end)
            append(rest[..<cut], to: &pieces)
            rest = rest[cut...]
            rest = rest.drop { $0 == " " }
        }
        append(rest, to: &pieces)
        return pieces
    }

    private func append(_ piece: Substring, to pieces: inout [Substring]) {
        guard let last = piece.lastIndex(where: { $0 != " " }) else { return }
        pieces.append(piece[...last])
    }

    /// The last space behind which a line may end, where a word stands before it.
    private func lastSpace(in text: Substring, upTo end: String.Index) -> String.Index? {
        var index = end
        while index > text.startIndex {
            if text.utf8[index] == UInt8(ascii: " ") { return index }
            index = text.utf8.index(before: index)
        }
        return nil
    }

    private func lastBoundary(in text: Substring, upTo end: String.Index) -> String.Index {
        var cut = text.startIndex
        while true {
            let next = text.index(after: cut)
            if next > end { break }
            cut = next
        }
        if cut > text.startIndex { return cut }
        cut = end
        // A byte 10xxxxxx goes on with the code point before it. The first byte of the text is
        // not one, and a code point has at most four bytes, so this stops behind the start.
        while text.utf8[cut] & 0xC0 == 0x80 { cut = text.utf8.index(before: cut) }
        return cut
    }
}
