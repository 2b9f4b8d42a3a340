/// Base64 with padding and without line ends (RFC 4648 §4).
enum Base64 {
    private static let alphabet = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8
    )

    private static let values: [UInt8?] = {
        var values = [UInt8?](repeating: nil, count: 256)
        for (value, letter) in alphabet.enumerated() { values[Int(letter)] = UInt8(value) }
        return values
    }()

    private static let padding = UInt8(ascii: "=")

    /// The letters for bytes.
    static func encode(_ bytes: [UInt8]) -> [UInt8] {
        var letters: [UInt8] = []
        letters.reserveCapacity((bytes.count + 2) / 3 * 4)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = group.reduce(0 as UInt32) { $0 << 8 | UInt32($1) } << (8 * (3 - group.count))
            for place in 0..<4 {
                let value = Int(bits >> (18 - 6 * place) & 63)
                letters.append(place <= group.count ? alphabet[value] : padding)
            }
        }
        return letters
    }

    /// The bytes that letters stand for.
    ///
    /// Nil for anything that ``encode(_:)`` would not give, such as missing padding or bits behind
    /// the last byte.
    static func decode(_ letters: some Collection<UInt8>) -> [UInt8]? {
        let letters = Array(letters)
        guard letters.count % 4 == 0 else { return nil }
        let text = letters.prefix { $0 != padding }
        guard letters.count - text.count <= 2, letters[text.count...].allSatisfy({ $0 == padding })
        else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(letters.count / 4 * 3)
        for start in stride(from: 0, to: text.count, by: 4) {
            let group = text[start..<min(start + 4, text.count)]
            var bits: UInt32 = 0
            for letter in group {
                guard let value = values[Int(letter)] else { return nil }
                bits = bits << 6 | UInt32(value)
            }
            bits <<= 6 * UInt32(4 - group.count)
            let whole = [UInt8(bits >> 16 & 255), UInt8(bits >> 8 & 255), UInt8(bits & 255)]
            bytes += whole.prefix(group.count - 1)
            guard whole.dropFirst(group.count - 1).allSatisfy({ $0 == 0 }) else { return nil }
        }
        return bytes
    }
}
