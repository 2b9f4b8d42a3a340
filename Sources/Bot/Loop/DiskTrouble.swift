internal import BotStore
internal import Chat

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
    private var told: [MemberID: (name: String, at: Int64)] = [:]

    /// Notes a failure; true where it is the first.
    mutating func begin() -> Bool {
        defer { isOn = true }
        return !isOn
    }

    /// Notes that something was written; gives who was told, where that had failed before.
    mutating func end() -> [MemberID: String]? {
        guard isOn else { return nil }
        defer {
            isOn = false
            told = [:]
        }
        return told.mapValues(\.name)
    }

    /// Keeps what has left until it can be noted.
    mutating func keep(_ sent: [ChatAction.ID]) {
        unnoted.formUnion(sent)
    }

    /// Notes that all of it is noted.
    mutating func noteKept() {
        unnoted = []
    }

    /// Whether somebody has to be told that the bot cannot remember; true once for some minutes.
    mutating func shouldTell(_ member: MemberID, name: String, at now: Int64) -> Bool {
        if let last = told[member]?.at, last <= now, now < last + Self.pause { return false }
        if told.count >= Self.limit { told = [:] }
        told[member] = (name, now)
        return true
    }
}
