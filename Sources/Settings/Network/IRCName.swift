/// What may be a name on IRC, as far as it holds on every network.
///
/// Servers differ in length and letters and have the last word; here is refused only what none of
/// them takes or what would break a line. Source: RFC 2812 §2.3.1 and §1.3, Modern IRC "Clients".
enum IRCName {
    /// The nick at a key; nil when it is not set.
    static func nick(from reader: inout SettingsReader, at key: String) -> String? {
        guard let nick = reader.text(key) else { return nil }
        let first = nick.first.map { !$0.isNumber && !"-#&+~:$".contains($0) } ?? false
        if !first || nick.contains(where: { $0.isWhitespace || ",*?!@.".contains($0) }) {
            reader.report(
                key,
                "\"\(nick)\" cannot be a nick.",
                "Use letters, digits, -, _ and [ ] { } \\ | ^ `; begin with a letter."
            )
        }
        return nick
    }

    /// The user name at a key; nil when it is not set.
    static func username(from reader: inout SettingsReader, at key: String) -> String? {
        guard let username = reader.text(key) else { return nil }
        if username.contains(where: { $0.isWhitespace || "@!:".contains($0) }) {
            reader.report(
                key,
                "\"\(username)\" cannot be a user name.",
                "Use letters, digits, - and _."
            )
        }
        return username
    }

    /// The channels of a list, without those that are no channels or stand there twice.
    static func channels(from reader: inout SettingsReader, at key: String) -> [String] {
        var channels: [String] = []
        for channel in reader.texts(key) ?? [] {
            check(channel, at: key, &reader)
            if channels.contains(where: { isSame($0, channel) }) {
                reader.report(key, "\"\(channel)\" stands here twice.", "Take one out.")
            } else {
                channels.append(channel)
            }
        }
        return channels
    }

    /// The channel at a key; nil when it is not set.
    static func channel(from reader: inout SettingsReader, at key: String) -> String? {
        guard let channel = reader.text(key) else { return nil }
        check(channel, at: key, &reader)
        return channel
    }

    /// True when two names mean the same channel under every casemapping, also where the # of one
    /// was forgotten, which is reported by itself.
    static func isSame(_ left: String, _ right: String) -> Bool {
        meant(left) == meant(right)
    }

    private static func meant(_ channel: String) -> String {
        let hasSigil = channel.first.map { sigils.contains($0) } ?? false
        return (hasSigil ? channel : "#" + channel).lowercased()
    }

    private static let sigils = "#&+!"

    /// The accounts of a list, without those that are none or stand there twice.
    static func accounts(from reader: inout SettingsReader, at key: String) -> [String] {
        reportEmptyItems(key, &reader)
        var accounts: [String] = []
        for account in reader.texts(key) ?? [] where check(account: account, at: key, &reader) {
            if accounts.contains(where: { isSameAccount($0, account) }) {
                reader.report(key, "\"\(account)\" stands here twice.", "Take one out.")
            } else {
                accounts.append(account)
            }
        }
        return accounts
    }

    /// Reports an item of a list of accounts in which nothing stands.
    static func reportEmptyItems(_ key: String, _ reader: inout SettingsReader) {
        guard reader.hasEmptyItem(key) else { return }
        reader.report(key, "An entry is empty.", "Write an account there, or take the entry out.")
    }

    /// Whether a name may be an account; reports one that may not.
    static func check(
        account: String,
        at key: String,
        _ reader: inout SettingsReader
    ) -> Bool {
        // What no services take, as it would be a channel, a mask or two names.
        guard account.contains(where: { $0.isWhitespace || ",#!@*?:".contains($0) }) else {
            return true
        }
        reader.report(
            key,
            "\"\(account)\" cannot be an account.",
            "Give the account's name as services know it, without spaces and without #."
        )
        return false
    }

    /// True when two names mean the same account on every network.
    static func isSameAccount(_ left: String, _ right: String) -> Bool {
        left.lowercased() == right.lowercased()
    }

    private static func check(_ channel: String, at key: String, _ reader: inout SettingsReader) {
        let sigil = channel.first.map { sigils.contains($0) } ?? false
        let isClean = !channel.unicodeScalars.contains { $0.value <= 0x20 || $0 == "," }
        guard !sigil || !isClean || channel.count < 2 else { return }
        reader.report(
            key,
            "\"\(channel)\" cannot be a channel.",
            sigil
                ? "A channel has no spaces and no commas in its name."
                : "Did you mean \"#\(channel)\"? Channels start with #."
        )
    }
}
