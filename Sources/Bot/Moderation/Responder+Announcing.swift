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
        let rooms =
            place.lowercased() == "all"
            ? front.rooms : front.rooms.filter { $0.lowercased() == place.lowercased() }
        let objection =
            Self.objection(to: text, in: place, rooms, front)
            ?? announcements.objection(at: draft.batch.now)
        if let objection { return answer(request.asker, [objection], &draft.batch) }
        var ids: [ChatAction.ID: String] = [:]
        for room in rooms {
            add(["From the moderators: \(text)"], to: room, on: front.network, &draft.batch)
            ids[lastID] = room
        }
        announcements.begin(ids, by: request.asker, at: draft.batch.now)
    }

    /// Why a text cannot be announced in rooms, and what to type instead; nil where it can.
    private static func objection(
        to text: String,
        in place: String,
        _ rooms: [String],
        _ front: Front
    ) -> String? {
        guard !place.isEmpty, !text.isEmpty else {
            return
                "say where and what: \"!announce all Track closed today\", or a room: \"!announce "
                + "\(front.rooms.first ?? "#ROOM") Track closed today\"."
        }
        guard !rooms.isEmpty else {
            let near = Spelling.closest(to: place, among: front.rooms + ["all"])
            let known = front.rooms.joined(separator: ", ")
            let hint =
                near.map { "Did you mean \"!announce \($0)\"?" }
                ?? (front.rooms.isEmpty ? "I am in none." : "I am in: \(known).")
            return "I am in no room \"\(place.prefix(64))\". \(hint)"
        }
        let count = text.unicodeScalars.count
        guard count <= maxLetters else {
            return "\(maxLetters) letters are the most, and these are \(count). Shorten it."
        }
        return nil
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
