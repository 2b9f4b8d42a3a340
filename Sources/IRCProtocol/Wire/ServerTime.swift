/// The moment a server says a message was sent.
///
/// Source: IRCv3 server-time: `YYYY-MM-DDThh:mm:ss.sssZ`, always in UTC.
public struct ServerTime: Hashable, Comparable, Sendable {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    public var millisecondsSince1970: Int64

    /// Wraps a number of milliseconds since 1970-01-01T00:00:00Z.
    public init(millisecondsSince1970: Int64) {
        self.millisecondsSince1970 = millisecondsSince1970
    }

    /// Reads the value of a `time` tag, or gives nil when it is not such a value.
    ///
    /// The fraction may have any number of digits, or be missing; second 60 of a leap second is
    /// the first moment of the next minute.
    public init?(_ text: String) {
        self.init(bytes: Array(text.utf8)[...])
    }

    init?(bytes: ArraySlice<UInt8>) {
        var reader = Reader(rest: bytes)
        guard let year = reader.number(digits: 4, before: "-"),
            let month = reader.number(digits: 2, before: "-"), (1...12).contains(month),
            let day = reader.number(digits: 2, before: "T"), (1...31).contains(day),
            let hour = reader.number(digits: 2, before: ":"), hour < 24,
            let minute = reader.number(digits: 2, before: ":"), minute < 60,
            let second = reader.number(digits: 2), second <= 60
        else { return nil }
        let millisecond = reader.fraction()
        guard reader.isAtFinalZ else { return nil }
        let days = Self.days(year: year, month: month, day: day)
        let seconds = ((days * 24 + hour) * 60 + minute) * 60 + second
        self.init(millisecondsSince1970: seconds * 1_000 + millisecond)
    }

    /// Days from 1970-01-01, counted in years that begin in March, so that the leap day is the
    /// last of its year.
    private static func days(year: Int64, month: Int64, day: Int64) -> Int64 {
        let marchYear = month > 2 ? year : year - 1
        let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
        let leapDays = marchYear / 4 - marchYear / 100 + marchYear / 400
        // 719,468 days lie between 0000-03-01 and 1970-01-01.
        return marchYear * 365 + leapDays + dayOfYear - 719_468
    }

    /// Whether one moment is before another.
    public static func < (one: ServerTime, other: ServerTime) -> Bool {
        one.millisecondsSince1970 < other.millisecondsSince1970
    }
}

private struct Reader {
    var rest: ArraySlice<UInt8>

    var isAtFinalZ: Bool { rest.count == 1 && rest.first == UInt8(ascii: "Z") }

    mutating func number(digits: Int) -> Int64? {
        var value: Int64 = 0
        for _ in 0..<digits {
            guard let digit = digit() else { return nil }
            value = value * 10 + digit
        }
        return value
    }

    mutating func number(digits: Int, before separator: Unicode.Scalar) -> Int64? {
        let value = number(digits: digits)
        return rest.popFirst() == UInt8(ascii: separator) ? value : nil
    }

    /// The milliseconds of a fraction; 0 where there is none.
    mutating func fraction() -> Int64 {
        guard rest.first == UInt8(ascii: ".") else { return 0 }
        rest.removeFirst()
        var value: Int64 = 0
        var weight: Int64 = 100
        while let digit = digit() {
            value += digit * weight
            weight /= 10
        }
        return value
    }

    private mutating func digit() -> Int64? {
        guard let digit = rest.first.map({ $0 &- UInt8(ascii: "0") }), digit < 10 else {
            return nil
        }
        rest.removeFirst()
        return Int64(digit)
    }
}
