/// Somebody of the club's first aid on a network, and when they are on duty.
public struct FirstAiderSettings: Sendable, Equatable {
    /// The services account: nothing else proves who they are.
    public let account: String

    /// The days of the week, Monday 1 to Sunday 7; a night belongs to the day on which it began.
    ///
    /// Default: every day.
    public let days: Set<Int>

    /// The first and the last hour, which may be on the next day; nil for the whole day.
    public let hours: QuietHours?

    private static let week = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

    /// Reads the list at a key, such as `[ann, bob mon-fri 18:00-22:00]`; what is wrong is reported and
    /// left out.
    ///
    /// - Parameters:
    ///   - reader: What reads the settings.
    ///   - key: Where the list stands.
    ///   - bot: The bot's own account, if it has one.
    /// - Returns: The entries in order, none of which says what another says already.
    static func list(
        from reader: inout SettingsReader,
        at key: String,
        bot: String?
    ) -> [FirstAiderSettings] {
        IRCName.reportEmptyItems(key, &reader)
        var list: [FirstAiderSettings] = []
        for line in reader.texts(key) ?? [] {
            guard let entry = FirstAiderSettings(line, &reader, key) else { continue }
            if let bot, IRCName.isSameAccount(entry.account, bot) {
                reader.report(
                    key,
                    "\"\(entry.account)\" is the bot's own account, and the bot can come to nobody.",
                    "Name the accounts of people of the club."
                )
            } else if let other = list.first(where: { $0.covers(entry) || entry.covers($0) }) {
                reader.report(
                    key,
                    "\"\(line)\" and another entry of \"\(other.account)\" say the same in part.",
                    "Take one of them out, or give each its own days or hours."
                )
            } else {
                list.append(entry)
            }
        }
        return list
    }

    /// Whether it says all that another entry of the account says.
    private func covers(_ other: FirstAiderSettings) -> Bool {
        IRCName.isSameAccount(account, other.account) && days.isSuperset(of: other.days)
            && (hours == nil || hours == other.hours)
    }

    private init?(_ line: String, _ reader: inout SettingsReader, _ key: String) {
        let words = line.split(whereSeparator: \.isWhitespace)
        guard let account = words.first, !account.contains(","), Self.days(account) == nil,
            QuietHours(String(account)) == nil
        else {
            reader.report(
                key,
                "\"\(line)\" does not begin with an account.",
                "Write the account, then days and hours if any: ann mon-fri 18:00-22:00."
            )
            return nil
        }
        guard IRCName.check(account: String(account), at: key, &reader) else { return nil }
        var (days, hours): (Set<Int>, QuietHours?) = ([], nil)
        for word in words.dropFirst() {
            if let more = Self.days(word) {
                days.formUnion(more)
            } else if hours == nil, let span = QuietHours(String(word)) {
                hours = span
            } else {
                let (problem, remedy) = Self.mistake(word, account, hasHours: hours != nil)
                reader.report(key, "\"\(line)\": \(problem)", remedy)
                return nil
            }
        }
        self.account = String(account)
        self.days = days.isEmpty ? Set(1...7) : days
        self.hours = hours
    }

    /// The days of "mon" or "fri-mon"; nil for anything else.
    private static func days(_ word: Substring) -> Set<Int>? {
        let ends = word.lowercased().split(separator: "-", omittingEmptySubsequences: false)
            .map { week.firstIndex(of: String($0)) }
        guard let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2 else {
            return nil
        }
        let count = (last - first + week.count) % week.count
        return Set((0...count).map { (first + $0) % week.count + 1 })
    }

    /// What is wrong with a word that is neither a day nor the only span of hours, and what to write.
    private static func mistake(
        _ word: Substring,
        _ account: Substring,
        hasHours: Bool
    ) -> (problem: String, remedy: String) {
        if hasHours, QuietHours(String(word)) != nil {
            return (
                "there are two spans of hours.",
                "Write two entries for \(account), each with its own hours."
            )
        }
        let days = word.split(separator: ",")
        if days.count > 1, days.allSatisfy({ Self.days($0) != nil }) {
            return (
                "\"\(word)\" has commas between the days.",
                "Write spaces there: \"\(days.joined(separator: " "))\"."
            )
        }
        let times = word.split(separator: "-", omittingEmptySubsequences: false)
        if times.count == 2, times[0] == times[1], TimeOfDay(times[0]) != nil {
            return (
                "\"\(word)\" ends when it begins.",
                "Write two different times, or no hours at all for the whole day."
            )
        }
        if times.count == 2, times.contains("24:00"), let hours = QuietHours(meantBy: String(word))
        {
            return ("no clock shows 24:00.", "A day ends at 00:00: write \"\(hours)\".")
        }
        let problem = "\"\(word)\" is neither a day nor a span of hours."
        if let hours = QuietHours(meantBy: String(word)) {
            return (problem, "Did you mean \"\(hours)\"?")
        }
        if let day = week.first(where: { word.lowercased().hasPrefix($0) }) {
            return (problem, "Did you mean \"\(day)\"?")
        }
        return (problem, "Days are written mon, tue or mon-fri, and hours 18:00-22:00.")
    }
}
