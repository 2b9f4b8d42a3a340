/// Who somebody is on a network, for as long as the network can tell.
///
/// Two messages with the same id come from the same person as far as anybody can know.
public struct MemberID: Hashable, Sendable {
    /// The name of the network, as the settings give it.
    public let network: String
    /// What the network knows the person by: an account, or less where it has none.
    public let key: String

    /// Makes an id.
    public init(network: String, key: String) {
        self.network = network
        self.key = key
    }
}

/// A person who is there at this moment.
public struct Member: Equatable, Sendable {
    /// Who it is.
    public let id: MemberID
    /// What to call the person, and where a private answer goes at this moment.
    public let name: String
    /// What the network proves, at this moment, that the person is in the club's rooms.
    public let standing: Standing
    /// Whether the network proves who it is by an account, so that the person is known again
    /// whenever and under whatever name they come back; else the id holds until they leave, or
    /// the bot does.
    public let hasAccount: Bool
    /// The account that the network proves at this very moment, with the message where there is one;
    /// nil where it proves none.
    public let account: String?

    /// Makes a member.
    public init(
        id: MemberID,
        name: String,
        standing: Standing,
        hasAccount: Bool = false,
        account: String? = nil
    ) {
        self.id = id
        self.name = name
        self.standing = standing
        self.hasAccount = hasAccount
        self.account = account
    }

    /// Makes a member of a network where accounts prove who is a moderator.
    public init(id: MemberID, name: String, isModerator: Bool, hasAccount: Bool = false) {
        let other: Standing = hasAccount ? .otherAccount : .noAccount
        self.init(
            id: id,
            name: name,
            standing: isModerator ? .moderator : other,
            hasAccount: hasAccount
        )
    }

    /// Whether the person moderates the club's rooms.
    public var isModerator: Bool { standing == .moderator || standing == .deputy }

    /// The same person with another standing.
    public func with(_ standing: Standing) -> Member {
        Member(id: id, name: name, standing: standing, hasAccount: hasAccount, account: account)
    }
}
