internal import Chat

/// How often the bot speaks up in rooms, so that it is never the one who talks most; and whether the
/// moderators know of an emergency there.
///
/// What is an emergency is answered whatever this says.
struct RoomManners {
    /// A room of a network, in whatever letters its name is written.
    struct Room: Hashable {
        let network: String
        let name: String

        init(_ name: String, on network: String) {
            self.network = network
            self.name = name.lowercased()
        }
    }

    /// Answers of the last minute.
    private struct Count {
        var since: Int64
        var answers: Int
    }

    /// How long answers count, in seconds.
    static let window: Int64 = 60
    /// Answers a minute to one person, in one room, and on one network.
    static let perPerson = 2
    static let perRoom = 6
    static let perNetwork = 20
    /// When moderators are told again of the same room, in seconds.
    static let alarmPause: Int64 = 300

    private var people: [MemberID: Count] = [:]
    private var rooms: [Room: Count] = [:]
    private var networks: [String: Count] = [:]
    private var alarms: [Room: Int64] = [:]

    /// Whether somebody may be answered in a room; if so, that counts.
    mutating func admits(_ member: MemberID, in room: Room, at now: Int64) -> Bool {
        Self.forget(&people, at: now)
        Self.forget(&rooms, at: now)
        Self.forget(&networks, at: now)
        guard people[member]?.answers ?? 0 < Self.perPerson,
            rooms[room]?.answers ?? 0 < Self.perRoom,
            networks[room.network]?.answers ?? 0 < Self.perNetwork
        else { return false }
        people[member, default: Count(since: now, answers: 0)].answers += 1
        rooms[room, default: Count(since: now, answers: 0)].answers += 1
        networks[room.network, default: Count(since: now, answers: 0)].answers += 1
        return true
    }

    /// Whether moderators are to be told of an emergency in a room; true once in a while.
    mutating func alarms(in room: Room, at now: Int64) -> Bool {
        alarms = alarms.filter { Self.isRecent($0.value, at: now, within: Self.alarmPause) }
        guard alarms[room] == nil else { return false }
        alarms[room] = now
        return true
    }

    /// Lets go of whatever is over; so there are never more than the answers of a minute.
    private static func forget<Key>(_ counts: inout [Key: Count], at now: Int64) {
        counts = counts.filter { isRecent($0.value.since, at: now, within: window) }
    }

    /// A clock that was put back ends everything at once rather than never.
    private static func isRecent(_ time: Int64, at now: Int64, within pause: Int64) -> Bool {
        time <= now && time > now - pause
    }
}
