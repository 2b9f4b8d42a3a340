/// Text from the bytes of a line.
enum WireText {
    /// Decodes UTF-8 or, where the bytes are not UTF-8, Windows-1252.
    ///
    /// Old clients still write in an eight-bit character set; its bytes are nearly never UTF-8 by
    /// accident. The five bytes that Windows-1252 leaves open give the C1 control of their number.
    static func decode(_ bytes: ArraySlice<UInt8>) -> String {
        if let text = try? UTF8Span(validating: bytes.span) { return String(copying: text) }
        var scalars = String.UnicodeScalarView()
        for byte in bytes {
            scalars.append(windows1252(byte))
        }
        return String(scalars)
    }

    private static func windows1252(_ byte: UInt8) -> Unicode.Scalar {
        guard (0x80...0x9F).contains(byte) else { return Unicode.Scalar(byte) }
        return upperControls[Int(byte - 0x80)]
    }

    // Source: the Encoding Standard, index windows-1252, bytes 0x80 to 0x9F.
    private static let upperControls: [Unicode.Scalar] = [
        "\u{20AC}", "\u{81}", "\u{201A}", "\u{0192}", "\u{201E}", "\u{2026}", "\u{2020}",
        "\u{2021}", "\u{02C6}", "\u{2030}", "\u{0160}", "\u{2039}", "\u{0152}", "\u{8D}",
        "\u{017D}", "\u{8F}", "\u{90}", "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}",
        "\u{2022}", "\u{2013}", "\u{2014}", "\u{02DC}", "\u{2122}", "\u{0161}", "\u{203A}",
        "\u{0153}", "\u{9D}", "\u{017E}", "\u{0178}",
    ]
}
