internal import RulesCore

/// The fixed numbers with their names, for those who review them.
extension Parameters {
    /// Each number: what it is, its value in words, and its sources; [ours] where it is a choice of
    /// our own.
    static var listed: [(name: String, value: String, sources: String)] {
        [
            ("Cold at a time", "\(words(iceMinutes)) minutes", "S12"),
            ("Cold a day", "\(words(iceTimesPerDay)) times", "S12"),
            ("Hot tub or sauna at a time", "\(words(hotTubMinutes)) minutes", "S15"),
            ("A few days of rest", "\(restDays) full days", "S3 S4 [ours]"),
            ("Heat waits after a fresh run injury", "\(heatAfterHours) hours", "A22"),
            ("Self-care that does not help", "from day \(noResponseDay)", "S19 S22 [ours]"),
            ("Pain that goes on", "from day \(evaluationDay)", "S22 S24 [ours]"),
            ("Beyond three weeks", "from day \(overThreeWeeksDay)", "S22"),
            ("An adult is involved, no medicine named", "under \(adultAge)", "A16 [ours]"),
            (
                "No anti-inflammatory named, small fall the same day", "from \(olderAge)",
                "A11 A17 [ours]"
            ),
        ]
    }

    private static func words(_ range: ClosedRange<Int>) -> String {
        "\(range.lowerBound) to \(range.upperBound)"
    }
}
