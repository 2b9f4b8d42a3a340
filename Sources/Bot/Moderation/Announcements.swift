internal import Chat

/// The announcement that is on its way, and those of the last hour.
struct Announcements {
    /// How many an hour.
    static let perHour = 3
    private static let hour: Int64 = 3_600

    private struct Current {
        let asker: Reload.Asker
        var waiting: [ChatAction.ID: String]
        var said = 0
        var refused: [String] = []
        let end: Int64
    }

    private var current: Current?
    private var times: [Int64] = []

    /// Why another one has to wait; nil where it need not.
    mutating func objection(at now: Int64) -> String? {
        guard current == nil else { return "another announcement is on its way; wait for it." }
        times.removeAll { $0 > now || $0 <= now - Self.hour }
        guard times.count >= Self.perHour, let first = times.first else { return nil }
        return "\(Self.perHour) announcements an hour are the most. Try again in "
            + "\(Span(seconds: first + Self.hour - now))."
    }

    /// Notes that one is on its way, by its message in each room.
    mutating func begin(_ rooms: [ChatAction.ID: String], by asker: Reload.Asker, at now: Int64) {
        times.append(now)
        current = Current(asker: asker, waiting: rooms, end: now + Usability.answer)
    }

    /// Notes what became of messages; gives what to tell when the last of them is settled.
    mutating func take(_ deliveries: [ChatAction.ID: Delivery]) -> (Reload.Asker, String)? {
        guard var announcement = current else { return nil }
        for (id, delivery) in deliveries {
            guard let room = announcement.waiting.removeValue(forKey: id) else { continue }
            switch delivery {
            case .delivered, .written: announcement.said += 1
            case .refused, .notTried: announcement.refused.append(room)
            }
        }
        current = announcement
        return announcement.waiting.isEmpty ? finish() : nil
    }

    /// Lets go of one that is of no use any more; gives what to tell.
    mutating func expire(at now: Int64) -> (Reload.Asker, String)? {
        guard let current, current.end < now else { return nil }
        return finish()
    }

    private mutating func finish() -> (Reload.Asker, String)? {
        guard let announcement = current else { return nil }
        current = nil
        let rooms = announcement.said == 1 ? "1 room" : "\(announcement.said) rooms"
        let refused = announcement.refused + announcement.waiting.values
        let rest =
            refused.isEmpty
            ? "" : " It could not be said in \(refused.sorted().joined(separator: ", "))."
        return (announcement.asker, "announced in \(rooms).\(rest)")
    }
}
