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
        accounts = reader.texts("\(section).accounts") ?? []
        channel = IRCName.channel(from: &reader, at: "\(section).channel")
        operatorsOf = IRCName.channel(from: &reader, at: "\(section).operators-of")
        for account in accounts where account.contains(where: { $0.isWhitespace || $0 == "," }) {
            reader.report(
                "\(section).accounts",
                "\"\(account)\" cannot be an account.",
                "Give the account's name as services know it, without spaces."
            )
        }
        guard let operatorsOf else { return }
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
