public import Chat
public import Dialogue
internal import GRDB

/// Everything that is kept of one person.
public struct PersonalData: Equatable, Sendable {
    /// Who, as the network knows them.
    public let member: MemberID
    /// What they were called last.
    public let name: String
    /// What was learnt, with when and how, what waits, what was agreed.
    public let conversation: Conversation
    /// Every decision that was told, oldest first.
    public let decisions: [Conversation.Told]
    /// When timers ring, in seconds since 1970.
    public let timers: [Int64]
    /// When they were heard last, in seconds since 1970.
    public let changedAt: Int64
}

/// What belongs to a person, and the end of it.
extension Store {
    /// Everything that is kept of somebody; nil when nothing is.
    public func personalData(of member: MemberID) async throws(StoreError) -> PersonalData? {
        nil
    }

    /// Deletes everything of people who were not heard for so long, and gives how many they were.
    ///
    /// - Parameter time: Those not heard since then; in seconds since 1970.
    /// - Returns: How many people were forgotten.
    /// - Throws: ``StoreError/failed(code:reason:)``.
    public func forgetUnheard(since time: Int64) async throws(StoreError) -> Int {
        0
    }

    /// Writes the database anew, so that no byte of what was deleted is left in its files.
    public func scrub() async throws(StoreError) {}

    /// Copies the database as it is at this moment to a new file, while the bot goes on.
    public func backUp(to path: String) async throws(StoreError) {}
}
