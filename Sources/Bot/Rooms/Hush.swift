internal import BotStore

/// In which rooms the bot was asked to keep out of what is said: for an hour by anybody, for as long
/// as they like by moderators.
///
/// What is an emergency is answered whatever this says.
struct Hush {
    /// For how long anybody can have the bot quiet, in seconds: an hour.
    static let length: Int64 = 3600

    private struct State {
        var quietUntil: Int64?
        var isOff = false
    }

    private var rooms: [RoomManners.Room: State] = [:]
    /// Rooms of which the store does not know yet how they are.
    private var unstored: Set<RoomManners.Room> = []

    /// As it was stored.
    init(_ stored: [HushedRoom] = []) {
        for room in stored {
            rooms[RoomManners.Room(room.name, on: room.network)] =
                State(quietUntil: room.quietUntil, isOff: room.isOff)
        }
    }

    /// Whether the bot keeps out of a room; a clock that was put back ends the quiet.
    func holds(in room: RoomManners.Room, at now: Int64) -> Bool {
        guard let state = rooms[room] else { return false }
        return state.isOff
            || state.quietUntil.map { now < $0 && $0 <= now + Self.length } ?? false
    }

    /// The rooms of a network that the bot keeps out of, by name; with how many seconds more, where
    /// it is for a time.
    func held(on network: String, at now: Int64) -> [(name: String, seconds: Int64?)] {
        rooms.filter { $0.key.network == network && holds(in: $0.key, at: now) }
            .map {
                (
                    name: $0.key.name,
                    seconds: $0.value.isOff ? nil : $0.value.quietUntil.map { $0 - now }
                )
            }
            .sorted { $0.name < $1.name }
    }

    /// Somebody asks for quiet, which lasts from now on.
    mutating func begin(in room: RoomManners.Room, at now: Int64) {
        rooms[room, default: State()].quietUntil = now + Self.length
        unstored.insert(room)
    }

    /// Moderators switch the bot off, or on; that ends the quiet as well.
    mutating func setOff(_ isOff: Bool, in room: RoomManners.Room) {
        rooms[room] = isOff ? State(isOff: true) : nil
        unstored.insert(room)
    }

    // MARK: - Storing

    /// The rooms as the store is to have them, where it does not.
    var changes: [HushedRoom] {
        unstored.map { room in
            let state = rooms[room]
            return HushedRoom(
                network: room.network,
                name: room.name,
                quietUntil: state?.quietUntil,
                isOff: state?.isOff ?? false
            )
        }
    }

    /// The store has all of it now.
    mutating func noteStored() { unstored = [] }
}
