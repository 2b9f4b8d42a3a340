/// The escapes of tag values: `;` is `\:`, space `\s`, backslash `\\`, CR `\r` and LF `\n`.
///
/// Source: IRCv3 Message Tags, "Escaping values".
enum TagValue {
    private static let backslash = UInt8(ascii: "\\")

    /// Gives the value that was meant.
    ///
    /// A backslash before any other byte is dropped, and so is a lone one at the end. Bytes without
    /// escapes are given back as they are, without a copy.
    static func unescape(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard bytes.contains(backslash) else { return bytes }
        var value: [UInt8] = []
        value.reserveCapacity(bytes.count)
        var isEscaped = false
        for byte in bytes {
            if isEscaped {
                value.append(meaning(of: byte))
                isEscaped = false
            } else if byte == backslash {
                isEscaped = true
            } else {
                value.append(byte)
            }
        }
        return value[...]
    }

    /// Gives the bytes to send for a value.
    static func escape(_ value: some Sequence<UInt8>) -> [UInt8] {
        var bytes: [UInt8] = []
        for byte in value {
            if let escape = escape(of: byte) {
                bytes.append(backslash)
                bytes.append(escape)
            } else {
                bytes.append(byte)
            }
        }
        return bytes
    }

    private static func meaning(of byte: UInt8) -> UInt8 {
        switch byte {
        case UInt8(ascii: ":"): UInt8(ascii: ";")
        case UInt8(ascii: "s"): UInt8(ascii: " ")
        case UInt8(ascii: "r"): UInt8(ascii: "\r")
        case UInt8(ascii: "n"): UInt8(ascii: "\n")
        default: byte
        }
    }

    private static func escape(of byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: ";"): UInt8(ascii: ":")
        case UInt8(ascii: " "): UInt8(ascii: "s")
        case UInt8(ascii: "\r"): UInt8(ascii: "r")
        case UInt8(ascii: "\n"): UInt8(ascii: "n")
        case backslash: backslash
        default: nil
        }
    }
}
