/// How the text behind some place of a message looks: its shape and its colours.
///
/// A code changes the look of all that follows it in the same line, so what is cut from it has to
/// begin with codes of its own to look the same.
///
/// Source: modern.ircdocs.horse, "Formatting".
struct Formatting: Hashable, Sendable {
    fileprivate enum Color: Hashable, Sendable {
        /// Two digits, but 99, which is the colour of plain text.
        case number(String)
        /// Six hexadecimal digits.
        case hex(String)
    }

    /// The code of each shape that is switched on, in the order of their codes.
    private var shapes: [UInt8] = []
    private var foreground: Color?
    private var background: Color?

    /// Whether a byte begins a code.
    static func isCode(_ byte: UInt8) -> Bool {
        switch byte {
        case Self.color, Self.hexColor, Self.reset: true
        default: Self.allShapes.contains(byte)
        }
    }

    /// Where the code that begins at an index ends; the same index where none begins.
    static func end(ofCodeAt index: String.Index, in text: Substring) -> String.Index {
        var formatting = Formatting()
        return formatting.readCode(at: index, in: text.utf8)
    }

    /// The code that a cut would cut in two, if any.
    static func code(in text: Substring, at cut: String.Index) -> Range<String.Index>? {
        var index = cut
        // The longest code is a colour of thirteen digits and a comma.
        for _ in 0..<14 where index > text.startIndex {
            index = text.utf8.index(before: index)
            guard isCode(text.utf8[index]) else { continue }
            let end = end(ofCodeAt: index, in: text)
            return end > cut ? index..<end : nil
        }
        return nil
    }

    /// Takes the codes of a text, in order.
    mutating func read(_ text: Substring) {
        var index = text.startIndex
        while index < text.endIndex {
            let end = readCode(at: index, in: text.utf8)
            index = end > index ? end : text.utf8.index(after: index)
        }
    }

    /// The codes that give a text this look, however it begins.
    func codes(before text: Substring) -> String {
        guard self != Formatting() else { return "" }
        var codes = String(decoding: shapes, as: UTF8.self)
        switch (foreground, background) {
        case (.number(let front), .number(let back)): codes += "\u{3}\(front),\(back)"
        case (.hex(let front), .hex(let back)): codes += "\u{4}\(front),\(back)"
        case (let front, .number(let back)): codes += "\u{3}99,\(back)" + Self.code(front)
        case (let front, .hex(let back)):
            codes += "\u{4}000000,\(back)" + Self.code(front ?? Color.plain)
        case (let front, nil): codes += Self.code(front)
        }
        // A comma would be taken for a part of the colour; bold twice is nothing and ends it.
        if foreground != nil || background != nil, text.utf8.first == UInt8(ascii: ",") {
            codes += "\u{2}\u{2}"
        }
        return codes
    }

    private static func code(_ color: Color?) -> String {
        switch color {
        case .number(let digits): "\u{3}\(digits)"
        case .hex(let digits): "\u{4}\(digits)"
        case nil: ""
        }
    }
}

// MARK: - Codes

extension Formatting.Color {
    fileprivate static let plain = Self.number("99")
}

extension Formatting {
    private static let color: UInt8 = 0x03
    private static let hexColor: UInt8 = 0x04
    private static let reset: UInt8 = 0x0F
    /// Bold, monospace, reverse, italic, strikethrough and underline.
    private static let allShapes: [UInt8] = [0x02, 0x11, 0x16, 0x1D, 0x1E, 0x1F]

    /// Takes the code that begins at an index, and gives where it ends.
    private mutating func readCode(
        at index: String.Index,
        in text: Substring.UTF8View
    ) -> String.Index {
        let next = text.index(after: index)
        switch text[index] {
        case Self.color:
            return readColors(from: next, in: text, digits: 1...2, { (0x30...0x39).contains($0) })
        case Self.hexColor:
            return readColors(from: next, in: text, digits: 6...6, Self.isHexDigit)
        case Self.reset:
            self = Formatting()
        case let shape where Self.allShapes.contains(shape):
            if let place = shapes.firstIndex(of: shape) {
                shapes.remove(at: place)
            } else {
                shapes.insert(shape, at: shapes.firstIndex { $0 > shape } ?? shapes.endIndex)
            }
        default: return index
        }
        return next
    }

    /// Takes a colour, or two with a comma between them; without any, the text is plain again.
    private mutating func readColors(
        from start: String.Index,
        in text: Substring.UTF8View,
        digits: ClosedRange<Int>,
        _ isDigit: (UInt8) -> Bool
    ) -> String.Index {
        let rest = text[start...]
        let front = rest.prefix(digits.upperBound).prefix(while: isDigit)
        guard digits.contains(front.count) else {
            foreground = nil
            background = nil
            return start
        }
        foreground = Self.color(front, isHex: digits.lowerBound > 1)
        guard front.endIndex < text.endIndex, text[front.endIndex] == UInt8(ascii: ",") else {
            return front.endIndex
        }
        let behindComma = text[text.index(after: front.endIndex)...]
        let back = behindComma.prefix(digits.upperBound).prefix(while: isDigit)
        guard digits.contains(back.count) else { return front.endIndex }
        background = Self.color(back, isHex: digits.lowerBound > 1)
        return back.endIndex
    }

    private static func color(_ digits: Substring.UTF8View, isHex: Bool) -> Color? {
        let text = String(Substring(digits))
        if isHex { return .hex(text) }
        let number = text.utf8.count == 1 ? "0" + text : text
        return number == "99" ? nil : .number(number)
    }

    private static func isHexDigit(_ byte: UInt8) -> Bool {
        Character(Unicode.Scalar(byte)).isHexDigit
    }
}
