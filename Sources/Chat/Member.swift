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

/// A person who has just said something.
public struct Member: Equatable, Sendable {
    /// Who it is.
    public let id: MemberID
    /// What to call the person, and where a private answer goes at this moment.
    public let name: String
    /// Whether the network proves, at this moment, that the person moderates the club's rooms.
    public let isModerator: Bool

    /// Makes a member.
    public init(id: MemberID, name: String, isModerator: Bool) {
        self.id = id
        self.name = name
        self.isModerator = isModerator
    }
}
