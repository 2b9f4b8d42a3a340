/// Leaves out the formatting codes of IRC: bold, italics, underline and the like, and colours
/// with their digits.
///
/// Source: modern.ircdocs.horse/formatting.
struct FormattingCodes {
    private var state = State.text

    private enum State {
        case text
        /// After the colour code: digits of the foreground (at most two), a comma, the background.
        case colour(digits: Int, isBackground: Bool)
        case hexadecimal(digits: Int)
    }

    /// Whether the scalar belongs to a code.
    mutating func skips(_ scalar: Unicode.Scalar) -> Bool {
        switch state {
        case .text: break
        case .colour(let digits, let isBackground):
            if ("0"..."9").contains(scalar), digits < 2 {
                state = .colour(digits: digits + 1, isBackground: isBackground)
                return true
            }
            if scalar == ",", digits > 0, !isBackground {
                state = .colour(digits: 0, isBackground: true)
                return true
            }
            state = .text
        case .hexadecimal(let digits):
            if scalar.properties.isASCIIHexDigit, digits < 6 {
                state = .hexadecimal(digits: digits + 1)
                return true
            }
            state = .text
        }
        switch scalar.value {
        case 0x03: state = .colour(digits: 0, isBackground: false)
        case 0x04: state = .hexadecimal(digits: 0)
        case 0x02, 0x0F, 0x11, 0x16, 0x1D, 0x1E, 0x1F: break
        default: return false
        }
        return true
    }
}
