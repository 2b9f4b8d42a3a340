internal import Foundation

/// Prepares names and passwords so that the same text gives the same bytes everywhere.
///
/// As a stored string: characters that Unicode 3.2 did not know are prohibited, as RFC 5802 §5.1
/// wants it. Source: RFC 4013; RFC 3454.
enum SASLprep {
    /// Why a text cannot be prepared.
    enum Refusal: Error, Equatable {
        /// A character that no prepared text may have.
        case prohibited(Unicode.Scalar)
        /// Letters written from the right are mixed with letters written from the left, or are
        /// not both first and last (RFC 3454 §6).
        case mixedDirections
    }

    /// The prepared form; it may be empty.
    static func prepare(_ text: String) throws(Refusal) -> String {
        var mapped = String.UnicodeScalarView()
        for scalar in text.unicodeScalars where !isMappedToNothing(scalar) {
            mapped.append(isOtherSpace(scalar) ? " " : scalar)
        }
        let prepared = String(mapped).precomposedStringWithCompatibilityMapping
        if let scalar = prepared.unicodeScalars.first(where: isProhibited) {
            throw .prohibited(scalar)
        }
        try checkDirections(prepared.unicodeScalars)
        return prepared
    }

    /// RFC 3454 table B.1.
    private static func isMappedToNothing(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xAD, 0x34F, 0x1806, 0x180B...0x180D, 0x200B...0x200D, 0x2060, 0xFE00...0xFE0F,
            0xFEFF:
            true
        default: false
        }
    }

    /// RFC 3454 table C.1.2, but for U+200B, which is mapped to nothing.
    private static func isOtherSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .spaceSeparator && scalar != " "
    }

    /// RFC 3454 tables A.1 and C.1.2 to C.9.
    private static func isProhibited(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        // Deprecated or changing the display, invisible signs, ideographic description.
        case 0x340, 0x341, 0x200E, 0x200F, 0x202A...0x202E, 0x206A...0x206F, 0x2061...0x2063,
            0x70F, 0x6DD, 0x180E, 0x2028, 0x2029, 0x2FF0...0x2FFB, 0xFFF9...0xFFFD,
            0x1D173...0x1D17A, 0xE0001, 0xE0020...0xE007F:
            return true
        default: break
        }
        let properties = scalar.properties
        switch properties.generalCategory {
        case .control, .privateUse, .surrogate, .unassigned: return true
        default: break
        }
        if isOtherSpace(scalar) || properties.isNoncharacterCodePoint { return true }
        guard let age = properties.age else { return true }
        return (age.major, age.minor) > (3, 2)
    }

    private static func checkDirections(_ text: String.UnicodeScalarView) throws(Refusal) {
        guard text.contains(where: isWrittenFromRight) else { return }
        guard let first = text.first, let last = text.last,
            isWrittenFromRight(first), isWrittenFromRight(last),
            !text.contains(where: isWrittenFromLeft)
        else { throw .mixedDirections }
    }

    /// RFC 3454 table D.1.
    private static func isWrittenFromRight(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x5BE, 0x5C0, 0x5C3, 0x5D0...0x5EA, 0x5F0...0x5F4, 0x61B, 0x61F, 0x621...0x63A,
            0x640...0x64A, 0x66D...0x66F, 0x671...0x6D5, 0x6DD, 0x6E5, 0x6E6, 0x6FA...0x6FE,
            0x700...0x70D, 0x710, 0x712...0x72C, 0x780...0x7A5, 0x7B1, 0x200F, 0xFB1D,
            0xFB1F...0xFB28, 0xFB2A...0xFB36, 0xFB38...0xFB3C, 0xFB3E, 0xFB40, 0xFB41, 0xFB43,
            0xFB44, 0xFB46...0xFBB1, 0xFBD3...0xFD3D, 0xFD50...0xFD8F, 0xFD92...0xFDC7,
            0xFDF0...0xFDFC, 0xFE70...0xFE74, 0xFE76...0xFEFC:
            true
        default: false
        }
    }

    /// RFC 3454 table D.2, as far as it is letters.
    private static func isWrittenFromLeft(_ scalar: Unicode.Scalar) -> Bool {
        !isWrittenFromRight(scalar) && scalar.properties.isAlphabetic
            && scalar.properties.canonicalCombiningClass == .notReordered
    }
}

extension SASLprep.Refusal: CustomStringConvertible {
    /// What is wrong, without the text itself.
    var description: String {
        switch self {
        case .prohibited(let scalar):
            "the character U+\(String(scalar.value, radix: 16, uppercase: true))"
        case .mixedDirections: "letters of both writing directions"
        }
    }
}
