internal import BotStore
internal import Chat
internal import DialogueFiles

/// Words of the moderators in the club's rooms, one announcement at a time.
///
/// What is said in rooms leaves behind all that is said to people in private.
extension Responder {
    /// How long an announcement may be, in letters.
    private static let maxLetters = 300

    /// Says something in rooms of the asker's network.
    mutating func announce(_ request: ModeratorRequest, _ draft: inout Draft) {
        let end = request.words.firstIndex(where: \.isWhitespace) ?? request.words.endIndex
        let (place, front) = (String(request.words[..<end]), request.front)
        let text = String(request.words[end...]).withoutControls
        guard !place.isEmpty, !text.isEmpty else {
            return answer(
                request.asker,
                [
                    "say where and what: \"!announce all Track closed today\", or a room: \"!announce "
                        + "\(front.rooms.first ?? "#ROOM") Track closed today\"."
                ],
                &draft.batch
            )
        }
        let rooms =
            place.lowercased() == "all"
            ? front.rooms : front.rooms.filter { $0.lowercased() == place.lowercased() }
        guard !rooms.isEmpty else {
            let near = Spelling.closest(to: place, among: front.rooms + ["all"])
            let known = front.rooms.joined(separator: ", ")
            let hint =
                near.map { "Did you mean \"!announce \($0)\"?" }
                ?? (front.rooms.isEmpty ? "I am in none." : "I am in: \(known).")
            return answer(
                request.asker,
                ["I am in no room \"\(place.prefix(64))\". \(hint)"],
                &draft.batch
            )
        }
        guard text.unicodeScalars.count <= Self.maxLetters else {
            let count = text.unicodeScalars.count
            return answer(
                request.asker,
                ["\(Self.maxLetters) letters are the most, and these are \(count). Shorten it."],
                &draft.batch
            )
        }
        if let objection = announcements.objection(at: draft.batch.now) {
            return answer(request.asker, [objection], &draft.batch)
        }
        var ids: [ChatAction.ID: String] = [:]
        for room in rooms {
            add(["From the moderators: \(text)"], to: room, on: front.network, &draft.batch)
            ids[lastID] = room
        }
        announcements.begin(ids, by: request.asker, at: draft.batch.now)
    }

    /// Tells whoever asked when their announcement has gone.
    mutating func noteAnnounced(
        _ deliveries: [ChatAction.ID: Delivery],
        _ batch: inout Store.Batch
    ) {
        guard let (asker, text) = announcements.take(deliveries) else { return }
        answer(asker, [text], &batch)
    }
}

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

extension String {
    /// On one line, without signs that would change how other words look or are read.
    fileprivate var withoutControls: String {
        var clean = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            let properties = scalar.properties
            if properties.isWhitespace {
                if clean.last != " ", !clean.isEmpty { clean.append(" ") }
            } else if properties.generalCategory != .control, !properties.isBidiControl {
                clean.append(scalar)
            }
        }
        if clean.last == " " { clean.removeLast() }
        return String(clean)
    }
}
