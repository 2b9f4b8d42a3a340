internal import BotStore
internal import Chat
internal import Dialogue
internal import Understanding

/// What somebody says in a room.
extension Responder {
    /// General words only, and over to private; an emergency at once, whatever the room has asked for.
    mutating func answer(
        _ message: ChatMessage,
        in room: String,
        _ front: Front,
        _ draft: inout Draft
    ) {
        let interviewer = interviewer(front)
        if let code = interviewer.resumeCode(in: message.text) {
            useUp(code, by: message.sender.id, front, &draft)
        }
        offers.noteSeen(message.sender.id, at: draft.batch.now)
        let place = RoomManners.Room(room, on: front.network)
        let heard = interviewer.overhear(message.text, now: draft.moment)
        if heard.isEmergency {
            answerEmergency(message, in: place, named: room, heard.language, front, &draft)
        } else if !obeys(message, in: place, named: room, interviewer, &draft),
            !hush.holds(in: place, at: draft.batch.now)
        {
            if message.isAddressed {
                let words =
                    generalAnswer(to: message, interviewer, draft)
                    ?? interviewer.say(.inTheRoom, to: message.sender.name, in: heard.language)
                reply(words, to: message, in: place, named: room, &draft)
            } else if heard.isOwnBackPain,
                mayOfferHelp(to: message.sender, in: place, front, draft),
                reply(
                    .offerInTheRoom,
                    to: message,
                    in: place,
                    named: room,
                    heard.language,
                    front,
                    &draft
                )
            {
                offers.noteOffered(message.sender.id, at: draft.batch.now)
            }
        }
    }

    /// Says a phrase in a room, as far as it is not too much; gives whether it was said.
    @discardableResult
    private mutating func reply(
        _ phrase: SharedWords.Phrase,
        to message: ChatMessage,
        in place: RoomManners.Room,
        named room: String,
        _ language: String,
        _ front: Front,
        _ draft: inout Draft
    ) -> Bool {
        let words = interviewer(front).say(phrase, to: message.sender.name, in: language)
        return reply(words, to: message, in: place, named: room, &draft)
    }

    /// Says words in a room, as far as it is not too much; gives whether they were said.
    @discardableResult
    private mutating func reply(
        _ words: [String],
        to message: ChatMessage,
        in place: RoomManners.Room,
        named room: String,
        _ draft: inout Draft
    ) -> Bool {
        guard !backlog.isFull(.room(room, on: place.network)),
            manners.admits(message.sender.id, in: place, at: draft.batch.now)
        else { return false }
        add(words, to: room, on: place.network, answering: message.id, &draft.batch)
        return true
    }

    // MARK: - What a room asks for

    /// Does what is asked for in a room: quiet, off, on, no more offers; gives whether it was one of
    /// these.
    private mutating func obeys(
        _ message: ChatMessage,
        in place: RoomManners.Room,
        named room: String,
        _ interviewer: Interviewer,
        _ draft: inout Draft
    ) -> Bool {
        guard let front = fronts[place.network] else { return false }
        let now = draft.batch.now
        let isHushed = hush.holds(in: place, at: now)
        if message.isAddressed || offers.isFresh(for: message.sender.id, at: now),
            let language = interviewer.languageDecliningOffers(message.text)
        {
            offers.noteDeclined(message.sender.id, at: now)
            if !isHushed {
                reply(.noMoreOffers, to: message, in: place, named: room, language, front, &draft)
            }
            return true
        }
        guard message.isAddressed else { return false }
        if let language = interviewer.languageAskingForQuiet(message.text) {
            hush.begin(in: place, at: now)
            if !isHushed {
                reply(.quietInTheRoom, to: message, in: place, named: room, language, front, &draft)
            }
            return true
        }
        guard let isOff = message.switchesOff else { return false }
        switchRoom(off: isOff, by: message, in: place, named: room, &draft)
        return true
    }

    /// Moderators have the bot keep out of a room, or take part again.
    private mutating func switchRoom(
        off isOff: Bool,
        by message: ChatMessage,
        in place: RoomManners.Room,
        named room: String,
        _ draft: inout Draft
    ) {
        let name = message.sender.name
        guard message.sender.isModerator else {
            guard !hush.holds(in: place, at: draft.batch.now) else { return }
            let words =
                "\(name): only the club's moderators switch me off and on. If you are one, log in to "
                + "your account first. \"quiet\" has me quiet for an hour."
            _ = reply([words], to: message, in: place, named: room, &draft)
            return
        }
        hush.setOff(isOff, in: place)
        draft.batch.acts.append(
            ModeratorAct(
                moderator: message.sender.id.network + " " + message.sender.id.key,
                command: "!sweep \(isOff ? "off" : "on") \(place.name)"
            )
        )
        let words =
            isOff
            ? "\(name): I keep out of \(room) until \"!sweep on\". In an emergency I still speak."
            : "\(name): I'm back in \(room)."
        add([words], to: room, on: place.network, answering: message.id, &draft.batch)
    }

    /// Adds what has changed of what rooms and people in them have asked for, until it is stored.
    mutating func addRoomChanges(_ batch: inout Store.Batch) {
        for (from, to) in batch.moved { offers.move(from: from, to: to) }
        batch.rooms = hush.changes
        batch.offers = offers.changes
        batch.offersDropped = offers.dropped
    }

    // MARK: - Offering help

    /// Whether somebody whose back hurts is to be offered help: where the club wishes it, and they
    /// have not declined, were not asked this week, and have not talked to the bot already.
    private func mayOfferHelp(
        to member: Member,
        in place: RoomManners.Room,
        _ front: Front,
        _ draft: Draft
    ) -> Bool {
        let stage = known(member.id, draft)?.stage ?? .new
        return !draft.isForgetful && front.offersHelp(in: place)
            && offers.allow(member.id, at: draft.batch.now)
            && (stage == .new || stage == .forgotten)
    }

    /// Whether it has to be known if somebody has talked to the bot before, to offer them help.
    func mayNeedOffer(_ message: ChatMessage, at now: Int64) -> Bool {
        let network = message.sender.id.network
        guard case .room(let room) = message.place, !message.isAddressed,
            let front = fronts[network], !front.roomsWithOffers.isEmpty
        else { return false }
        return front.offersHelp(in: RoomManners.Room(room, on: network))
            && offers.allow(message.sender.id, at: now)
    }

    /// Notes in private that somebody wants no offers, where the words are no answer to a question;
    /// gives whether that was so.
    mutating func declinesOffers(
        _ message: ChatMessage,
        _ before: Conversation?,
        _ interviewer: Interviewer,
        _ draft: inout Draft
    ) -> Bool {
        guard before?.pending == nil,
            let language = interviewer.languageDecliningOffers(message.text)
        else { return false }
        let (member, name) = (message.sender.id, message.sender.name)
        offers.noteDeclined(member, at: draft.batch.now)
        if !isTooMuch(for: member, name, in: language, interviewer, &draft) {
            let words = interviewer.say(.noMoreOffers, to: name, in: language)
            add(words, to: name, member, &draft.batch)
        }
        return true
    }

    // MARK: - Emergencies

    /// Says what to do, in general words, and has moderators look.
    private mutating func answerEmergency(
        _ message: ChatMessage,
        in place: RoomManners.Room,
        named room: String,
        _ language: String,
        _ front: Front,
        _ draft: inout Draft
    ) {
        // So many calls for help in one room, all waiting to leave, say no more than the first.
        guard !backlog.isFull(.room(room, on: place.network), limit: Backlog.limit * 2) else {
            return
        }
        let words = interviewer(front)
            .say(.emergencyInTheRoom, to: message.sender.name, in: language)
        add(
            words,
            to: room,
            on: place.network,
            urgency: .emergency,
            answering: message.id,
            &draft.batch
        )
        tellModerators(ofEmergencyIn: place, named: room, front, &draft)
    }

    /// Has moderators look at a room, without saying who it is about or what was said.
    private mutating func tellModerators(
        ofEmergencyIn place: RoomManners.Room,
        named room: String,
        _ front: Front,
        _ draft: inout Draft
    ) {
        guard let moderators = front.moderatorsRoom,
            RoomManners.Room(moderators, on: front.network) != place,
            manners.alarms(in: place, at: draft.batch.now)
        else { return }
        let text =
            "Somebody in \(room) may need help right now. I said there to call "
            + "\(front.club.emergencyNumber). Please look."
        add([text], to: moderators, on: front.network, urgency: .emergency, &draft.batch)
    }
}

extension ChatMessage {
    /// Whether moderators' words in a room switch the bot off there, or on; nil where they do not.
    fileprivate var switchesOff: Bool? {
        switch text.lowercased().filter({ $0.isLetter || $0.isWhitespace }) {
        case "off": true
        case "on": false
        default: nil
        }
    }
}
