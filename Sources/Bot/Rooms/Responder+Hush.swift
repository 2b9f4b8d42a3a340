internal import BotStore
internal import Chat
internal import Dialogue

/// What a room asks for: quiet for an hour, off, on, and no more offers of help.
extension Responder {
    /// Does what is asked for in a room; gives whether anything was.
    ///
    /// In a room that is quiet already it is done without a word.
    mutating func obeys(
        _ said: RoomMessage,
        _ interviewer: Interviewer,
        _ draft: inout Draft
    ) -> Bool {
        let (message, now) = (said.message, draft.batch.now)
        let isHushed = hush.holds(in: said.place, at: now)
        let mayDecline = message.isAddressed || offers.isFresh(for: said.sender.id, at: now)
        if mayDecline, let language = interviewer.languageDecliningOffers(message.text) {
            offers.noteDeclined(said.sender.id, at: now)
            guard !isHushed else { return true }
            let words = interviewer.say(.noMoreOffers, to: said.sender.name, in: language)
            reply(words, to: said, &draft)
            return true
        }
        guard message.isAddressed else { return false }
        if let language = interviewer.languageAskingForQuiet(message.text) {
            hush.begin(in: said.place, at: now)
            guard !isHushed else { return true }
            let words = interviewer.say(.quietInTheRoom, to: said.sender.name, in: language)
            reply(words, to: said, &draft)
            return true
        }
        guard let isOff = message.switchesOff else { return false }
        if said.sender.isModerator {
            switchRoom(off: isOff, by: said, &draft)
        } else {
            refuseSwitching(to: said, &draft)
        }
        return true
    }

    /// Moderators have the bot keep out of a room, or take part again.
    private mutating func switchRoom(
        off isOff: Bool,
        by said: RoomMessage,
        _ draft: inout Draft
    ) {
        hush.setOff(isOff, in: said.place)
        draft.batch.acts.append(
            ModeratorAct(
                by: said.sender.id,
                command: "!sweep \(isOff ? "off" : "on") \(said.place.name)"
            )
        )
        let name = said.sender.name
        let words =
            isOff
            ? "\(name): I keep out of \(said.room) until \"!sweep on\". In an emergency I still speak."
            : "\(name): I'm back in \(said.room)."
        answer(said, [words], &draft)
    }

    private mutating func refuseSwitching(to said: RoomMessage, _ draft: inout Draft) {
        guard !hush.holds(in: said.place, at: draft.batch.now) else { return }
        let words =
            "\(said.sender.name): only the club's moderators switch me off and on. If you are one, "
            + "log in to your account first. \"quiet\" has me quiet for an hour."
        reply([words], to: said, &draft)
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
