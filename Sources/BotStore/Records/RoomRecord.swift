internal import GRDB

/// A room in which the bot keeps out of what is said.
public struct HushedRoom: Equatable, Sendable {
    /// The network.
    public let network: String
    /// The room's name as it is compared.
    public let name: String
    /// Until when, in seconds since 1970; nil where nobody has asked for quiet.
    public let quietUntil: Int64?
    /// Whether moderators have switched the bot off there.
    public let isOff: Bool

    /// Makes one.
    public init(network: String, name: String, quietUntil: Int64?, isOff: Bool) {
        self.network = network
        self.name = name
        self.quietUntil = quietUntil
        self.isOff = isOff
    }
}

/// Rows of `room`.
enum RoomRecord {
    static func fetch(_ db: Database) throws -> [HushedRoom] {
        try Row.fetchAll(db, sql: "SELECT network, name, quiet_until, is_off FROM room")
            .map { HushedRoom(network: $0[0], name: $0[1], quietUntil: $0[2], isOff: $0[3]) }
    }

    /// Writes how a room is now; one in which the bot may speak needs no row.
    static func save(_ room: HushedRoom, _ db: Database) throws {
        guard room.isOff || room.quietUntil != nil else {
            return try db.execute(
                sql: "DELETE FROM room WHERE network = ? AND name = ?",
                arguments: [room.network, room.name]
            )
        }
        try db.execute(
            sql: """
                INSERT INTO room (network, name, quiet_until, is_off) VALUES (?1, ?2, ?3, ?4)
                ON CONFLICT DO UPDATE SET quiet_until = ?3, is_off = ?4
                """,
            arguments: [room.network, room.name, room.quietUntil, room.isOff]
        )
    }
}
