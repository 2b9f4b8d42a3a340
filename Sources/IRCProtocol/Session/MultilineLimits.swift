/// How large a message of several lines may be.
///
/// Source: IRCv3 multiline, "Capabilities".
public struct MultilineLimits: Equatable, Sendable {
    /// The most bytes of all lines together, each line end but the last counted as one.
    public let maxBytes: Int

    /// The most lines.
    public let maxLines: Int

    /// Reads the value of the capability, or gives nil when no message could be sent by it.
    ///
    /// - Parameter value: Such as `max-bytes=4096,max-lines=24`; only the first must be there.
    init?(_ value: String) {
        var limits: [Substring: Int] = [:]
        for token in value.split(separator: ",") {
            let parts = token.split(separator: "=", maxSplits: 1)
            guard parts.count == 2, let number = Int(parts[1]) else { continue }
            limits[parts[0]] = number
        }
        guard let bytes = limits["max-bytes"], bytes > 0 else { return nil }
        maxBytes = min(bytes, 1 << 20)
        maxLines = min(limits["max-lines"] ?? Int.max, 1 << 10)
        guard maxLines > 1 else { return nil }
    }
}
