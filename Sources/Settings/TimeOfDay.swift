/// What a clock shows, without a day.
public struct TimeOfDay: Sendable, Equatable, Comparable {
    /// 0 to 23.
    public let hour: Int

    /// 0 to 59.
    public let minute: Int

    init(hour: Int, minute: Int = 0) {
        self.hour = hour
        self.minute = minute
    }

    /// Reads `18:00` or `8:30`; nil for anything else.
    init?(_ text: some StringProtocol) {
        guard let match = String(text).wholeMatch(of: /([0-9]{1,2}):([0-9]{2})/),
            let hour = Int(match.1), let minute = Int(match.2), hour < 24, minute < 60
        else { return nil }
        self.init(hour: hour, minute: minute)
    }

    /// Guesses what was meant by something like `6pm`, `18.00`, `18h`, `1800` or `24:00`.
    init?(meantBy text: some StringProtocol) {
        let form = /([0-9]{1,2})[.:h]?([0-9]{2})?\s*(?:(am|pm)|h|uhr)?/
        guard let match = text.lowercased().wholeMatch(of: form), let hour = Int(match.1) else {
            return nil
        }
        let hourOfDay =
            switch match.3 {
            case "am"?: hour == 12 ? 0 : hour
            case "pm"?: hour < 12 ? hour + 12 : hour
            default: hour == 24 ? 0 : hour
            }
        self.init("\(hourOfDay):\(match.2 ?? "00")")
    }

    /// Whether it is earlier in the day.
    public static func < (left: Self, right: Self) -> Bool {
        (left.hour, left.minute) < (right.hour, right.minute)
    }
}

extension TimeOfDay: CustomStringConvertible {
    /// The time as it is written in the settings.
    public var description: String {
        "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
    }
}
