internal import BotStore
internal import Chat
internal import Dialogue

/// Help that is offered unasked, where the club wishes it, and that people can do without.
extension Responder {
    /// Offers help to somebody whose back hurts, where that may be; only what was said counts.
    mutating func offerHelp(to said: RoomMessage, in language: String, _ draft: inout Draft) {
        guard mayOfferHelp(to: said, draft) else { return }
        let words = interviewer(said.front)
            .say(.offerInTheRoom, to: said.sender.name, in: language)
        guard reply(words, to: said, &draft) else { return }
        offers.noteOffered(said.sender.id, at: draft.batch.now)
    }

    /// Whether somebody whose back hurts is to be offered help: where the club wishes it, and they
    /// have not declined, were not asked this week, and have not talked to the bot already.
    private func mayOfferHelp(to said: RoomMessage, _ draft: Draft) -> Bool {
        let stage = known(said.sender.id, draft)?.stage ?? .new
        return !draft.isForgetful && said.front.offersHelp(in: said.place)
            && offers.allow(said.sender.id, at: draft.batch.now)
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
}
