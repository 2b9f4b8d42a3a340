public import Chat
package import IRCProtocol

/// By what the bot knows somebody again on one network: the text of a `MemberID`.
///
/// Written `account:NAME`, and `nick:NICK!USER@HOST#MARK.NUMBER`.
package enum PersonKey: Equatable, Sendable {
    /// Who is logged in to an account, under whatever nick; its name is folded.
    case account(AccountName)

    /// Who has no account: known only while they are seen to stay.
    case passing(Passing)

    /// Somebody without an account, as the server showed them first.
    package struct Passing: Equatable, Sendable {
        /// The nick, folded.
        package let nick: String
        /// The user name and the host; "" where the server shows none.
        package let user: String
        package let host: String
        /// The connection of ours on which they were seen.
        package let mark: String
        /// Which sighting on that connection it was.
        package let number: UInt64

        package init(nick: String, user: String, host: String, mark: String, number: UInt64) {
            self.nick = nick
            self.user = user
            self.host = host
            self.mark = mark
            self.number = number
        }

        /// Whether it is what the server shows of somebody now.
        package func looksLike(_ source: Source) -> Bool {
            user == source.user ?? "" && host == source.host ?? ""
        }
    }

    private static let accountPrefix = "account:"
    private static let passingPrefix = "nick:"

    /// Reads the text of a key, or gives nil where it is none.
    package init?(_ text: String) {
        if text.hasPrefix(Self.accountPrefix) {
            guard let account = AccountName(String(text.dropFirst(Self.accountPrefix.count)))
            else { return nil }
            self = .account(account)
            return
        }
        // A nick holds neither sign, a user name no @, and a mark no #; a host may hold anything.
        guard text.hasPrefix(Self.passingPrefix), let end = text.lastIndex(of: "#"),
            let userStart = text.firstIndex(of: "!"), userStart < end,
            let hostStart = text[userStart..<end].firstIndex(of: "@")
        else { return nil }
        let sighting = text[end...].dropFirst().split(separator: ".")
        guard sighting.count == 2, let number = UInt64(sighting[1]) else { return nil }
        self = .passing(
            Passing(
                nick: String(text[..<userStart].dropFirst(Self.passingPrefix.count)),
                user: String(text[userStart..<hostStart].dropFirst()),
                host: String(text[hostStart..<end].dropFirst()),
                mark: String(sighting[0]),
                number: number
            )
        )
    }

    /// The key as a `MemberID` holds it.
    package var text: String {
        switch self {
        case .account(let account): Self.accountPrefix + account.text
        case .passing(let who):
            "\(Self.passingPrefix)\(who.nick)!\(who.user)@\(who.host)#\(who.mark).\(who.number)"
        }
    }
}

extension MemberID {
    /// Who has an account on a network, as long as they are logged in to it.
    ///
    /// - Parameters:
    ///   - account: The account's name, in any case of letters.
    ///   - network: The network's name.
    public init?(account: String, on network: String) {
        guard let name = AccountName(Casemapping.rfc1459.fold(account)) else { return nil }
        self.init(network: network, key: PersonKey.account(name).text)
    }
}
