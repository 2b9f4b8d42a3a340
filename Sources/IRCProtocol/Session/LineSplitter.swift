/// Cuts a text into lines that fit a message, one at a time.
///
/// It cuts at line ends; then, where a line is too long, at the last space that fits; in a word
/// too long for one line, between two characters as a reader sees them; and within such a
/// character only where it alone is too long, but never within a code point or a formatting code.
/// What is cut off begins with the codes that make it look as before.
public struct LineSplitter: Sendable {
    /// A piece of a text, to be sent as one line.
    public struct Piece: Equatable, Sendable {
        /// What is to be sent; neither empty nor blank.
        public let text: Substring

        /// Whether it goes on with the line that the piece before it is from.
        public let continuesLine: Bool
    }

    /// What is left of the line that is being cut; blank only when nothing is left at all.
    private var line: Substring
    private var rest: Substring
    private let mayHoldLineEnds: Bool
    private let mayHoldCodes: Bool
    private var isWithinLine = false
    /// How the text looks where `line` begins.
    private var formatting = Formatting()

    /// Takes a text.
    ///
    /// NUL, which cannot be sent, is dropped.
    public init(_ text: String) {
        var holdsNUL = false
        var mayHoldLineEnds = false
        var mayHoldCodes = false
        let bytes = text.utf8Span.span
        // Nearly all bytes are neither, and each text is read: so once, and the usual case first.
        for index in bytes.indices where bytes[index] < 0x20 || bytes[index] >= 0xC2 {
            switch bytes[index] {
            case 0: holdsNUL = true
            // 0xC2 and 0xE2 begin, besides others, the line ends U+0085, U+2028 and U+2029.
            case 0x0A...0x0D, 0xC2, 0xE2: mayHoldLineEnds = true
            case let byte: if Formatting.isCode(byte) { mayHoldCodes = true }
            }
        }
        let text = holdsNUL ? String(text.unicodeScalars.filter { $0 != "\0" }) : text
        self.mayHoldLineEnds = mayHoldLineEnds
        self.mayHoldCodes = mayHoldCodes
        line = text[text.endIndex...]
        rest = text[...]
        skipBlanks()
    }

    /// Whether no more pieces come.
    public var isFinished: Bool { line.isEmpty }

    /// Takes out the next piece.
    ///
    /// The spaces at a cut are dropped.
    ///
    /// - Parameters:
    ///   - budget: The most bytes of UTF-8; less than 4 counts as 4, the longest code point.
    ///   - joinsPrevious: Whether the receiver puts it together with the piece before it, so that
    ///     codes need not be repeated.
    ///   - joinsNext: Whether the receiver puts the piece behind it together with it, so that the
    ///     space at the cut is needed.
    /// - Returns: Nil when nothing is left.
    /// - Complexity: O(budget).
    public mutating func next(
        budget: Int,
        joinsPrevious: Bool = false,
        joinsNext: Bool = false
    ) -> Piece? {
        let budget = max(budget, 4)
        while !line.isEmpty {
            let continuesLine = isWithinLine
            var codes = isWithinLine && !joinsPrevious ? formatting.codes(before: line) : ""
            if codes.utf8.count > budget - 4 {
                codes = ""
                formatting = Formatting()
            }
            let end = cut(room: budget - codes.utf8.count, keepsSpace: joinsNext)
            var piece = line[..<end]
            if mayHoldCodes { formatting.read(piece) }
            line = line[end...].drop { $0 == " " }
            isWithinLine = true
            skipBlanks()
            guard !isBlank(piece) else { continue }
            if !(joinsNext && isWithinLine) { while piece.last == " " { piece.removeLast() } }
            let text = codes.isEmpty ? piece : (codes + piece)[...]
            return Piece(text: text, continuesLine: continuesLine)
        }
        return nil
    }

    /// All pieces that are left, for one budget.
    public func lines(budget: Int) -> [Substring] {
        var rest = self
        var lines: [Substring] = []
        while let piece = rest.next(budget: budget) { lines.append(piece.text) }
        return lines
    }

    /// Moves on to the next line that holds words, where this one does not.
    private mutating func skipBlanks() {
        while isBlank(line) {
            isWithinLine = false
            formatting = Formatting()
            guard !rest.isEmpty else {
                line = rest
                return
            }
            let end = mayHoldLineEnds ? rest.firstIndex(where: \.isNewline) : nil
            line = rest[..<(end ?? rest.endIndex)]
            rest = end.map { rest[rest.index(after: $0)...] } ?? rest[rest.endIndex...]
        }
    }

    private func isBlank(_ text: Substring) -> Bool {
        var index = text.startIndex
        while index < text.endIndex {
            let end = mayHoldCodes ? Formatting.end(ofCodeAt: index, in: text) : index
            guard end > index || text.utf8[index] == UInt8(ascii: " ") else { return false }
            index = end > index ? end : text.utf8.index(after: index)
        }
        return true
    }
}

// MARK: - Where to cut

extension LineSplitter {
    private func cut(room: Int, keepsSpace: Bool) -> String.Index {
        guard
            let end = line.utf8.index(line.startIndex, offsetBy: room, limitedBy: line.endIndex),
            end < line.endIndex
        else { return line.endIndex }
        if keepsSpace {
            if let space = lastSpace(upTo: line.utf8.index(before: end)) {
                return line.utf8.index(after: space)
            }
        } else if let space = lastSpace(upTo: end) {
            return space
        }
        let cut = lastBoundary(upTo: end)
        guard mayHoldCodes, let code = Formatting.code(in: line, at: cut) else { return cut }
        // A code that is longer than a line is taken whole: it is not sent.
        return code.lowerBound > line.startIndex ? code.lowerBound : code.upperBound
    }

    /// The last space behind which a line may end, where a word stands before it.
    private func lastSpace(upTo end: String.Index) -> String.Index? {
        var index = end
        while index > line.startIndex {
            if line.utf8[index] == UInt8(ascii: " ") { return index }
            index = line.utf8.index(before: index)
        }
        return nil
    }

    private func lastBoundary(upTo end: String.Index) -> String.Index {
        var cut = line.startIndex
        while true {
            let next = line.index(after: cut)
            if next > end { break }
            cut = next
        }
        if cut > line.startIndex { return cut }
        cut = end
        // A byte 10xxxxxx goes on with the code point before it. The first byte of the text is
        // not one, and a code point has at most four bytes, so this stops behind the start.
        while line.utf8[cut] & 0xC0 == 0x80 { cut = line.utf8.index(before: cut) }
        return cut
    }
}
