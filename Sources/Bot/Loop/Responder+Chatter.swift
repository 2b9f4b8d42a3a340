internal import BotStore
internal import Chat
internal import Dialogue

/// An end to talks in which nothing is said.
extension Responder {
    /// Whether a message is one too many of those that say nothing; that is said once, and then
    /// nothing for a while.
    ///
    /// An emergency, a command and whatever changes the conversation count as said: an answer is
    /// taken however much nonsense came before it.
    mutating func isChatter(
        _ turn: Turn,
        after before: Conversation,
        isCommand: Bool,
        of member: MemberID,
        _ name: String,
        in language: String,
        _ interviewer: Interviewer,
        _ draft: inout Draft
    ) -> Bool {
        let isTelling = !turn.isUnclear && turn.conversation.saysMore(than: before)
        guard !turn.isUrgent, !isCommand, !isTelling else {
            chatter.noteTelling(member)
            return false
        }
        switch chatter.note(member, at: draft.batch.now) {
        case .answer: return false
        case .keepSilent: return true
        case .tell:
            let words = interviewer.say(.quietForAWhile, to: name, in: language)
            add(words, to: name, member, &draft.batch)
            return true
        }
    }
}

extension Conversation {
    /// Whether anything was learnt since, or asked for, but that a question was put once more.
    fileprivate func saysMore(than before: Conversation) -> Bool {
        entries != before.entries || stage != before.stage || agreement != before.agreement
            || pending?.kind != before.pending?.kind
    }
}
