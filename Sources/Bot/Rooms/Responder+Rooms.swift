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
        let said = RoomMessage(message, in: room, front)
        let heard = interviewer.overhear(message.text, now: draft.moment)
        if heard.isEmergency { return answerEmergency(said, in: heard.language, &draft) }
        guard !obeys(said, interviewer, &draft), !hush.holds(in: said.place, at: draft.batch.now)
        else { return }
        if message.isAddressed {
            let words =
                isPaused
                ? interviewer.say(.pausedInTheRoom, to: message.sender.name, in: heard.language)
                : generalAnswer(to: message, interviewer, draft)
                    ?? interviewer.say(.inTheRoom, to: message.sender.name, in: heard.language)
            reply(words, to: said, &draft)
        } else if heard.isOwnBackPain, !isPaused {
            offerHelp(to: said, in: heard.language, &draft)
        }
    }

    /// Says words in a room, as far as it is not too much; gives whether they were said.
    @discardableResult
    mutating func reply(
        _ words: [String],
        to said: RoomMessage,
        _ draft: inout Draft
    ) -> Bool {
        guard !backlog.isFull(.room(said.room, on: said.place.network)),
            manners.admits(said.sender.id, in: said.place, at: draft.batch.now)
        else { return false }
        answer(said, words, &draft)
        return true
    }

    /// Says words in a room however much is said there.
    mutating func answer(
        _ said: RoomMessage,
        _ words: [String],
        urgency: ChatAction.Urgency = .ordinary,
        _ draft: inout Draft
    ) {
        add(
            words,
            to: said.room,
            on: said.place.network,
            urgency: urgency,
            answering: said.message.id,
            &draft.batch
        )
    }

    /// Adds what has changed of what rooms and people in them have asked for, until it is stored.
    mutating func addRoomChanges(_ batch: inout Store.Batch) {
        for (from, to) in batch.moved { offers.move(from: from, to: to) }
        batch.rooms = hush.changes
        batch.offers = offers.changes
        batch.offersDropped = offers.dropped
    }

    // MARK: - Emergencies

    /// Says what to do, in general words, and has moderators look.
    private mutating func answerEmergency(
        _ said: RoomMessage,
        in language: String,
        _ draft: inout Draft
    ) {
        // So many calls for help in one room, all waiting to leave, say no more than the first.
        let target = Backlog.Target.room(said.room, on: said.place.network)
        guard !backlog.isFull(target, limit: Backlog.limit * 2) else { return }
        let words = interviewer(said.front)
            .say(.emergencyInTheRoom, to: said.sender.name, in: language)
        answer(said, words, urgency: .emergency, &draft)
        tellModerators(ofEmergency: said, &draft)
    }

    /// Has moderators look at a room, without saying who it is about or what was said.
    private mutating func tellModerators(ofEmergency said: RoomMessage, _ draft: inout Draft) {
        let front = said.front
        guard let moderators = front.moderatorsRoom,
            RoomManners.Room(moderators, on: front.network) != said.place,
            manners.alarms(in: said.place, at: draft.batch.now)
        else { return }
        let text =
            "Somebody in \(said.room) may need help right now. I said there to call "
            + "\(front.club.emergencyNumber). Please look."
        add([text], to: moderators, on: front.network, urgency: .emergency, &draft.batch)
    }
}
