extension LocalMoment {
    /// The date as ISO 8601 writes it, such as 2026-03-01.
    public var isoDate: String {
        [(year, 4), (month, 2), (day, 2)]
            .map { number, length in
                let digits = String(number)
                return String(repeating: "0", count: max(0, length - digits.count)) + digits
            }
            .joined(separator: "-")
    }
}
