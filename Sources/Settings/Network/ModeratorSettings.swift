/// Who the moderators of a network are, and where they are told things.
public struct ModeratorSettings: Sendable, Equatable {
    /// Services accounts; on a network with services the only proof of who is a moderator.
    public let accounts: [String]

    /// The channel whose operators are moderators, for a network without services; nil for none.
    ///
    /// It is one of the channels that the bot joins.
    public let operatorsOf: String?

    /// The channel where reports go, joined beside the others; nil for none.
    public let channel: String?

    init(from reader: inout SettingsReader, at section: String, channels: [String]) {
        accounts = IRCName.accounts(from: &reader, at: "\(section).accounts")
        channel = IRCName.channel(from: &reader, at: "\(section).channel")
        operatorsOf = IRCName.channel(from: &reader, at: "\(section).operators-of")
        if let channel, channels.contains(where: { IRCName.isSame($0, channel) }) {
            reader.report(
                "\(section).channel",
                "\"\(channel)\" is one of channels too: what is for moderators alone would be said there.",
                "Give the moderators a channel of their own, or take it out of channels."
            )
        }
        guard let operatorsOf else {
            if let channel, !reader.hasItems("\(section).accounts") {
                reader.reportMissing(
                    "\(section).accounts",
                    "Nobody is a moderator, so nobody can give commands in \"\(channel)\".",
                    "Name their accounts, or operators-of where the network has no services."
                )
            }
            return
        }
        if !accounts.isEmpty {
            reader.report(
                "\(section).operators-of",
                "Moderators are known by accounts or as operators, not by both.",
                "Take operators-of out; it is for a network without services."
            )
        }
        let joined = channels + [channel].compactMap(\.self)
        if !joined.contains(where: { IRCName.isSame($0, operatorsOf) }) {
            reader.report(
                "\(section).operators-of",
                "The bot does not join \"\(operatorsOf)\", so it cannot see its operators.",
                Spelling.nearest(to: operatorsOf, among: joined).map { "Did you mean \"\($0)\"?" }
                    ?? "Add it to channels."
            )
        }
    }
}
