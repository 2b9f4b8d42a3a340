public import Chat
public import Dialogue
internal import GRDB

/// What the bot keeps to in rooms, read once at the start.
extension Store {
    /// The rooms in which the bot keeps out of what is said.
    public func hushedRooms() async throws(StoreError) -> [HushedRoom] {
        try await run { queue in try await queue.read { try RoomRecord.fetch($0) } }
    }

    /// Who was offered help unasked, and who wants none.
    public func helpOffers() async throws(StoreError) -> [MemberID: HelpOffer] {
        try await run { queue in
            try await queue.read { try OfferRecord(seal: seal, db: $0).fetch() }
        }
    }
}
