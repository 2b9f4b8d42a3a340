/// The codes for colour and shape within the text of a message.
///
/// Source: modern.ircdocs.horse, "Formatting".
package enum FormattingCodes {
    private static let color = Unicode.Scalar(0x03)
    private static let hexColor = Unicode.Scalar(0x04)

    /// Whether a character begins a code: bold, colour, colour in hexadecimal, reset, monospace,
    /// reverse, italic, strikethrough, underline.
    static func isCode(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x02, 0x03, 0x04, 0x0F, 0x11, 0x16, 0x1D, 0x1E, 0x1F: true
        default: false
        }
    }

    /// The text as a person reads it, without codes and other control characters.
    ///
    /// A tabulator becomes a space, and so does a line end.
    package static func strip(_ text: String) -> String {
        // 0xC2 begins, besides others, the controls U+0080 to U+009F.
        guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 }) else {
            return text
        }
        var plain = String.UnicodeScalarView()
        var rest = text.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            switch scalar {
            case color: dropColors(from: &rest, digits: 1...2) { ("0"..."9").contains($0) }
            case hexColor: dropColors(from: &rest, digits: 6...6, \.properties.isASCIIHexDigit)
            case "\t", "\n": plain.append(" ")
            case _ where scalar.properties.generalCategory == .control: break
            default: plain.append(scalar)
            }
        }
        return String(plain)
    }

    /// Drops a colour, or two with a comma between them; a comma that no colour follows is text.
    private static func dropColors(
        from rest: inout Substring.UnicodeScalarView,
        digits: ClosedRange<Int>,
        _ isDigit: (Unicode.Scalar) -> Bool
    ) {
        let foreground = rest.prefix(digits.upperBound).prefix(while: isDigit)
        guard digits.contains(foreground.count) else { return }
        rest = rest[foreground.endIndex...]
        guard rest.first == "," else { return }
        let background = rest.dropFirst().prefix(digits.upperBound).prefix(while: isDigit)
        if digits.contains(background.count) { rest = rest[background.endIndex...] }
    }
}
