internal import Chat
internal import Dialogue
internal import RulesCore

/// Who was told today, while they were not answered, to be seen the same day.
///
/// Kept in memory alone: after a restart they hear it once more.
struct HeldAdvice {
    private var day: Int?
    private var levels: [MemberID: Level] = [:]

    /// For how many people it is kept; whoever comes later hears it each time.
    private static let most = 1_000

    /// The level to tell somebody of, from what they have told by now: nil where it is none that has
    /// to be told today, or they were told of it already.
    func level(for member: MemberID, of conversation: Conversation, on day: Int) -> Level? {
        let level = conversation.known(on: day).leastLevel
        guard level >= .urgentSameDay else { return nil }
        if let told = conversation.told, told.day == day, told.level >= level { return nil }
        if self.day == day, let told = levels[member], told >= level { return nil }
        return level
    }

    /// Notes that somebody was told.
    mutating func note(_ level: Level, for member: MemberID, on day: Int) {
        if self.day != day { (self.day, levels) = (day, [:]) }
        guard levels[member] != nil || levels.count < Self.most else { return }
        levels[member] = level
    }

    /// Keeps nothing of somebody any more.
    mutating func remove(_ member: MemberID) { levels[member] = nil }

    /// Begins anew, where everybody is answered again.
    mutating func removeAll() { levels = [:] }
}
