/// When nobody is written to unasked, every day; usually over midnight.
public struct QuietHours: Sendable, Equatable {
    /// The first minute that is quiet.
    public let start: TimeOfDay

    /// The first minute that is not quiet any more, never the same as ``start``.
    public let end: TimeOfDay

    init(from start: TimeOfDay, to end: TimeOfDay) {
        self.start = start
        self.end = end
    }

    /// Whether it is quiet at a time.
    public func contains(_ time: TimeOfDay) -> Bool {
        start < end ? start <= time && time < end : start <= time || time < end
    }

    /// Reads `21:00-08:00`; nil for anything else, and for hours that end where they begin.
    init?(_ text: String) {
        self.init(text) { TimeOfDay($0) }
    }

    /// Guesses what was meant by something like `9pm - 8am` or `21-8`.
    init?(meantBy text: String) {
        let plain = text.lowercased().replacing("\u{2013}", with: "-").replacing("to", with: "-")
        self.init(plain.filter { $0 != " " }) { TimeOfDay(meantBy: $0) }
    }

    private init?(_ text: String, read: (Substring) -> TimeOfDay?) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let start = read(parts[0]), let end = read(parts[1]), start != end
        else { return nil }
        self.init(from: start, to: end)
    }
}

extension QuietHours: CustomStringConvertible {
    /// The hours as they are written in the settings.
    public var description: String { "\(start)-\(end)" }
}
