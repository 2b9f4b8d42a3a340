/// A short number for a text that is the same on every machine and in every run: FNV-1a, 64 bits.
///
/// It tells texts apart; it is no proof against somebody who wants two to look the same.
package enum StableHash {
    /// The number of a text.
    package static func of(_ text: String) -> UInt64 {
        text.utf8.reduce(0xCBF2_9CE4_8422_2325) { hash, byte in
            (hash ^ UInt64(byte)) &* 0x0100_0000_01B3
        }
    }

    /// The number of a text as 16 hexadecimal digits.
    package static func hex(of text: String) -> String {
        let digits = String(of(text), radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
