/// What a server says about secure connections: the value of the capability `sts`.
///
/// Each key stands for itself, since each is read on one kind of connection only: ``port`` on a
/// plaintext one, ``duration`` on a secure one. A key that is given twice, or with a value that it
/// cannot have, is as good as missing. Unknown keys are skipped.
///
/// Source: IRCv3, "Strict Transport Security".
public struct STSAdvertisement: Equatable, Sendable {
    /// The port that takes TLS, 1 to 65,535; nil where none is told.
    public let port: Int?

    /// For how many seconds nothing but TLS will do; 0 takes it back, nil says nothing.
    ///
    /// At most ``STSPolicy/longestDuration``, however large the number that was told.
    public let duration: Int64?

    /// Reads the value of the capability, as it stands behind `sts=`.
    public init(parsing value: some StringProtocol) {
        var values: [Substring: [Substring]] = [:]
        for token in Substring(value).split(separator: ",") {
            let parts = token.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            values[parts[0], default: []].append(parts.count > 1 ? parts[1] : "")
        }
        port = Self.number(values["port"], limit: 65_536)
            .flatMap { number in
                (1...65_535).contains(number) ? Int(number) : nil
            }
        duration = Self.number(values["duration"], limit: STSPolicy.longestDuration)
    }

    /// The number that is given once and in digits alone; a larger one than the limit is the limit.
    private static func number(_ values: [Substring]?, limit: Int64) -> Int64? {
        guard let values, values.count == 1, !values[0].isEmpty else { return nil }
        var number: Int64 = 0
        for byte in values[0].utf8 {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            number = min(limit, number * 10 + Int64(byte - UInt8(ascii: "0")))
        }
        return number
    }
}
