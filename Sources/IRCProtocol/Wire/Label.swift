/// The name of one line of ours, by which the server says what became of it.
///
/// A count that goes up, so a label is short, is never used twice on a connection, and later lines
/// have greater labels. Also the token of a PING whose answer tells how long a round trip takes.
///
/// Source: IRCv3 labeled-response: at most 64 bytes.
public struct Label: Hashable, Comparable, Sendable {
    /// How many labels were made before it, and one more.
    public let number: UInt64

    /// Wraps a number.
    public init(_ number: UInt64) {
        self.number = number
    }

    /// Reads a label of ours, or gives nil for what cannot be one.
    public init?(_ text: String) {
        self.init(bytes: Array(text.utf8)[...])
    }

    init?(bytes: ArraySlice<UInt8>) {
        guard (1...19).contains(bytes.count) else { return nil }
        var number: UInt64 = 0
        for byte in bytes {
            let digit = byte &- UInt8(ascii: "0")
            guard digit < 10 else { return nil }
            number = number * 10 + UInt64(digit)
        }
        self.number = number
    }

    /// The label as it stands on a line.
    public var text: String { String(number) }

    /// Appends the digits.
    func append(to output: inout [UInt8]) {
        var divisor: UInt64 = 1
        while number / divisor >= 10 { divisor *= 10 }
        while divisor > 0 {
            output.append(UInt8(ascii: "0") + UInt8(number / divisor % 10))
            divisor /= 10
        }
    }

    /// Whether one label was made before another.
    public static func < (one: Label, other: Label) -> Bool {
        one.number < other.number
    }
}
