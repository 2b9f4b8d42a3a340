internal import BotStore
internal import Chat
internal import Dialogue

/// What is remembered while the store cannot be read or written.
struct DiskTrouble {
    /// How long somebody who was told is not told again, in seconds.
    private static let pause: Int64 = 10 * 60
    /// How many people are remembered to have been told.
    private static let limit = 4_096

    /// Whether the store fails at this time.
    private(set) var isOn = false
    /// What left meanwhile, or must not be said again for another reason, and is not noted yet.
    private(set) var unnoted: Set<ChatAction.ID> = []
    private var told: [MemberID: (speaker: Draft.Speaker, at: Int64)] = [:]
    /// Emergencies that were answered and could not be stored; each batch has them until one is.
    private(set) var emergencies: [MemberID: Emergency] = [:]

    /// What somebody told of while it could not be stored.
    struct Emergency {
        let conversation: Conversation
        let name: String
        /// Whether what was known before could not be read, so that this is the end of it only.
        let isEndOnly: Bool
    }

    /// Notes a failure; true where it is the first.
    mutating func begin() -> Bool {
        defer { isOn = true }
        return !isOn
    }

    /// Notes that something was written; gives who was told, where that had failed before.
    mutating func end() -> [Draft.Speaker]? {
        guard isOn else { return nil }
        defer {
            isOn = false
            told = [:]
        }
        return told.values.map(\.speaker).sorted { $0.member.key < $1.member.key }
    }

    /// Keeps what has left until it can be noted.
    mutating func keep(_ sent: [ChatAction.ID]) {
        unnoted.formUnion(sent)
    }

    /// Keeps an emergency until it can be stored; false where there are too many.
    mutating func keep(_ emergency: Emergency, of member: MemberID) -> Bool {
        guard emergencies.count < Self.limit || emergencies[member] != nil else { return false }
        emergencies[member] = emergency
        return true
    }

    /// Notes that all of it is noted, and the emergencies too where the batch had them.
    mutating func noteKept(withEmergencies: Bool) {
        unnoted = []
        if withEmergencies { emergencies = [:] }
    }

    /// Has somebody told when it is over.
    mutating func noteTold(_ speaker: Draft.Speaker, at now: Int64) {
        if told.count >= Self.limit { told = [:] }
        told[speaker.member] = (speaker, now)
    }

    /// Whether somebody has to be told that the bot cannot remember; true once for some minutes.
    mutating func shouldTell(_ speaker: Draft.Speaker, at now: Int64) -> Bool {
        if let last = told[speaker.member]?.at, last <= now, now < last + Self.pause {
            return false
        }
        noteTold(speaker, at: now)
        return true
    }
}
