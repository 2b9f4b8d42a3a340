internal import BotStore
internal import Chat
internal import Dialogue

/// What a batch has changed, once it is stored: what is remembered, and what is said.
extension Responder {
    /// Takes over what was committed, and says it.
    mutating func keep(_ draft: Draft) async {
        let batch = draft.batch
        disk.noteKept(withEmergencies: !draft.isForgetful)
        if !batch.isEmpty, !draft.isForgetful { await endDiskTrouble(draft) }
        for (member, conversation) in batch.conversations {
            let name = batch.names[member] ?? memory[member]?.name
            memory[member] =
                conversation.isKept
                ? Memory.Person(
                    conversation: conversation,
                    name: name,
                    heard: heard(member, draft)
                ) : nil
            expected.update(member, name: name ?? "", dueDay: conversation.dueDay)
        }
        for (from, _) in batch.moved where batch.conversations[from] == nil {
            memory[from] = nil
            expected.remove(from)
        }
        for (from, to) in batch.moved {
            unsaid.messages.formUnion(backlog.move(from: from, to: to))
        }
        hush.noteStored()
        offers.noteStored()
        for member in batch.forgotten {
            memory[member] = nil
            offers.noteForgotten(member)
            expected.remove(member)
            backlog.removeAll(for: member)
            strangeWords.remove(of: member)
        }
        desk.handovers = draft.handovers
        for member in draft.checkedIn { expected.remove(member) }
        recent.insert(batch.heard)
        noteTimers(batch)
        exports.merge(draft.exports) { $1 }
        scrubbing.add(draft.farewells)
        // What waited for a network that is ready now includes what this batch has added for it.
        unsaid.messages.formUnion(draft.released)
        await sayReleased(draft)
        say(draft.unstored)
        say(batch.actions.filter { !unsaid.networks.contains($0.network) })
    }
}

extension Conversation {
    /// Whether anything of it is stored.
    fileprivate var isKept: Bool { stage != .new && stage != .forgotten }
}
