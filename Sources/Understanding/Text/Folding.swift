/// Folds one scalar for matching: case, diacritics, wide and styled letters, quotes.
///
/// Latin letters come out as ASCII. Letters of other scripts are kept, in lower case.
enum Folding {
    /// What a scalar turns into.
    enum Folded: Equatable {
        /// One ASCII byte.
        case letter(UInt8)
        /// Two ASCII bytes, such as "ss".
        case pair(UInt8, UInt8)
        /// A letter that has no ASCII form.
        case foreign(Unicode.Scalar)
        /// Nothing: a joiner, an accent, a soft hyphen.
        case dropped
        /// Not part of a word.
        case other(UInt8)
    }

    /// The form that matching uses.
    static func fold(_ scalar: Unicode.Scalar) -> Folded {
        let value = scalar.value
        if value < 0x80 { return ascii(UInt8(value)) }
        if value < 0x180 { return latin(value) }
        switch value {
        case 0x2018, 0x2019, 0x201B, 0x2032, 0x02BC: return .other(apostrophe)
        case 0x2010, 0x2011: return .other(UInt8(ascii: "-"))
        case 0x2012...0x2015, 0x2212: return .other(UInt8(ascii: ","))
        case 0x2026: return .other(UInt8(ascii: "."))
        case 0x2028, 0x2029: return .other(UInt8(ascii: "\n"))
        case 0x300...0x36F, 0x61C, 0x180E, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F,
            0xFEFF, 0xFE00...0xFE0F, 0xE0000...0xE01EF:
            // Accents; marks that join, part or turn the direction of writing.
            return .dropped
        case 0xFF01...0xFF5E: return ascii(UInt8(value - 0xFF01 + 0x21))
        case 0x24B6...0x24E9: return .letter(UInt8(ascii: "a") + UInt8((value - 0x24B6) % 26))
        case 0x1D7CE...0x1D7FF: return .letter(UInt8(ascii: "0") + UInt8((value - 0x1D7CE) % 10))
        case 0x1D400...0x1D6A3:
            // Mathematical alphabets: runs of 26 capitals and 26 small letters.
            return .letter(UInt8(ascii: "a") + UInt8((value - 0x1D400) % 26))
        default: break
        }
        if scalar.properties.isWhitespace { return .other(UInt8(ascii: " ")) }
        guard scalar.properties.isAlphabetic else { return .other(symbol) }
        let lower = scalar.properties.lowercaseMapping.unicodeScalars
        return .foreign(lower.count == 1 ? lower.first ?? scalar : scalar)
    }

    static let apostrophe = UInt8(ascii: "'")
    /// Stands for whatever is neither letter, digit, space nor known punctuation.
    static let symbol = UInt8(ascii: "*")

    private static func ascii(_ byte: UInt8) -> Folded {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            .letter(byte)
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): .letter(byte | 0x20)
        case UInt8(ascii: "`"): .other(apostrophe)
        case UInt8(ascii: "\t"): .other(UInt8(ascii: " "))
        case UInt8(ascii: "\r"): .other(UInt8(ascii: "\n"))
        case ..<0x20 where byte != UInt8(ascii: "\n"): .dropped
        default: .other(byte)
        }
    }

    /// Latin-1 and Latin Extended-A without their accents; "." marks what is not a letter there.
    private static let bases: [UInt8] = Array(
        """
        aaaaaaaceeeeiiiidnooooo.ouuuuytsaaaaaaaceeeeiiiidnooooo.ouuuuyty\
        aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnn\
        oooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs
        """
        .utf8
    )

    private static func latin(_ value: UInt32) -> Folded {
        switch value {
        case 0xA0: return .other(UInt8(ascii: " "))
        // Soft hyphen, and the signs behind an ordinal or a degree: "2ª" is the number.
        case 0xAA, 0xAD, 0xB0, 0xBA: return .dropped
        // "¿" and "¡" begin a sentence.
        case 0xA1, 0xBF: return .other(UInt8(ascii: ";"))
        case 0xB4: return .other(apostrophe)
        case 0xDF: return .pair(UInt8(ascii: "s"), UInt8(ascii: "s"))
        case 0xC6, 0xE6: return .pair(UInt8(ascii: "a"), UInt8(ascii: "e"))
        case 0x152, 0x153: return .pair(UInt8(ascii: "o"), UInt8(ascii: "e"))
        default: break
        }
        let place = Int(value) - 0xC0
        guard bases.indices.contains(place), bases[place] != UInt8(ascii: ".") else {
            return .other(symbol)
        }
        return .letter(bases[place])
    }
}
