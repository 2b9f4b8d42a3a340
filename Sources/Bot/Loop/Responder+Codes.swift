internal import BotStore
internal import Chat
internal import Dialogue

/// People without an account who come back with their code.
extension Responder {
    /// Looks up whose conversations the codes open that were said, as many as may be tried.
    mutating func readOwners(
        of events: [Inbox.Event],
        _ draft: inout Draft
    ) async throws(StoreError) {
        var tries = wrongCodes
        for case .chat(.message(let message)) in events where message.place == .direct {
            let member = message.sender.id
            guard let front = fronts[member.network],
                let code = interviewer(front).resumeCode(in: message.text),
                tries.mayTry(member, at: draft.batch.now)
            else { continue }
            if let owner = try await store.member(by: code, on: member.network) {
                draft.owners[Draft.CodeOnNetwork(code: code, network: member.network)] = owner
            } else {
                tries.note(member, at: draft.batch.now)
            }
        }
    }

    /// Brings somebody back to their conversation, under the id that they have now.
    mutating func resume(
        by code: ResumeCode,
        _ member: Member,
        _ front: Front,
        _ draft: inout Draft
    ) {
        let interviewer = interviewer(front)
        if isTooMuch(for: member.id, member.name, interviewer, &draft) { return }
        guard wrongCodes.mayTry(member.id, at: draft.batch.now) else {
            let words = interviewer.say(.tooManyCodes, to: member.name)
            return add(words, to: member.name, member.id, &draft.batch)
        }
        let place = Draft.CodeOnNetwork(code: code, network: member.id.network)
        guard let owner = draft.owners[place], let conversation = known(owner, draft) else {
            wrongCodes.note(member.id, at: draft.batch.now)
            let words = interviewer.say(.wrongCode, to: member.name)
            return add(words, to: member.name, member.id, &draft.batch)
        }
        draft.owners[place] = nil
        let later = owner == member.id ? nil : known(member.id, draft)
        if owner != member.id {
            draft.batch.conversations[owner] = nil
            draft.batch.moved.append((owner, member.id))
        }
        let fresh = freshCode()
        let turn = interviewer.resume(
            conversation,
            taking: later,
            name: member.name,
            code: fresh,
            now: draft.moment
        )
        take(turn, of: member.id, member.name, front, code: fresh, &draft)
        draft.batch.names[member.id] = member.name
    }
}
