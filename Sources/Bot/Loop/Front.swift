public import Chat
public import Dialogue

/// A network as the loop sees it: a place to say things in.
///
/// What the network tells goes into the ``Inbox``; what became of a message, it says with
/// ``ChatEvent/delivery(_:)``. What is given to it for a connection that has ended is dropped: the bot
/// says it again after the next ``ChatEvent/ready(network:epoch:)``.
public struct Front: Sendable {
    /// The network's name.
    public let network: String
    /// What the words say of the club and of the bot on this network.
    public let club: Club
    /// The language it speaks until somebody speaks another, as a BCP 47 tag.
    public let language: String
    /// Where moderators read what the bot reports, if anywhere.
    public let moderatorsRoom: String?
    /// The rooms in which help is offered to who says that their back hurts.
    public let roomsWithOffers: [String]
    /// The accounts that the settings make moderators.
    public let moderators: [String]
    /// The rooms of the club that the bot is in, but for ``moderatorsRoom``.
    public let rooms: [String]
    /// Those of the club's first aid on this network.
    public let firstAiders: [FirstAider]
    /// Takes messages to say on the connection of that epoch; never waits.
    public let say: @Sendable (_ actions: [ChatAction], _ epoch: Int) -> Void
    /// Takes the people whom the bot waits for, each with the name they had last; they take the
    /// place of those named before.
    ///
    /// ``ChatEvent/arrived(_:)`` tells of each once, as soon as the network knows them to be there,
    /// and at once of who is there already.
    public let waitFor: @Sendable (_ people: [MemberID: String]) -> Void
    /// How the network does at this moment; nil while nobody knows.
    ///
    /// It never waits.
    public let condition: @Sendable () -> LineCondition?
    /// Whether two names are those of one account, as the network compares them.
    public let isSameAccount: @Sendable (_ one: String, _ other: String) -> Bool

    /// Makes a front.
    public init(
        network: String,
        club: Club,
        language: String,
        moderatorsRoom: String?,
        roomsWithOffers: [String] = [],
        moderators: [String] = [],
        rooms: [String] = [],
        condition: @escaping @Sendable () -> LineCondition? = { nil },
        isSameAccount: @escaping @Sendable (_ one: String, _ other: String) -> Bool = {
            $0.lowercased() == $1.lowercased()
        },
        firstAiders: [FirstAider] = [],
        say: @escaping @Sendable (_ actions: [ChatAction], _ epoch: Int) -> Void,
        waitFor: @escaping @Sendable (_ people: [MemberID: String]) -> Void = { _ in }
    ) {
        self.network = network
        self.club = club
        self.language = language
        self.moderatorsRoom = moderatorsRoom
        self.roomsWithOffers = roomsWithOffers
        self.moderators = moderators
        self.rooms = rooms
        self.condition = condition
        self.isSameAccount = isSameAccount
        self.firstAiders = firstAiders
        self.say = say
        self.waitFor = waitFor
    }

    /// Whether help is offered in a room.
    func offersHelp(in room: RoomManners.Room) -> Bool {
        roomsWithOffers.contains { RoomManners.Room($0, on: network) == room }
    }
}
