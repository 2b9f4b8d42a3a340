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
        for case .chat(.message(let message)) in events {
            let member = message.sender.id
            guard let front = fronts[member.network],
                let code = interviewer(front).resumeCode(in: message.text),
                tries.mayTry(member, at: draft.batch.now)
            else { continue }
            if let owner = try await store.member(by: code, on: member.network) {
                draft.owners[Draft.CodeOnNetwork(code: code, network: member.network)] = owner
                if message.place != .direct {
                    draft.ownerNames[owner] = try await store.personalData(of: owner)?.name
                }
            } else {
                tries.note(member, at: draft.batch.now)
            }
        }
    }

    /// Uses up a code that a whole room has read; whoever it was told to gets another one, in private
    /// and when they are there.
    mutating func useUp(
        _ code: ResumeCode,
        by member: MemberID,
        _ front: Front,
        _ draft: inout Draft
    ) {
        let place = Draft.CodeOnNetwork(code: code, network: front.network)
        guard let owner = draft.owners.removeValue(forKey: place) else {
            return wrongCodes.note(member, at: draft.batch.now)
        }
        let fresh = freshCode()
        draft.batch.codes[owner] = fresh
        let name = draft.ownerNames[owner] ?? ""
        add(
            interviewer(front).tell(fresh, to: name, in: known(owner, draft)?.language),
            to: name,
            owner,
            until: draft.batch.now + Usability.code,
            &draft.batch
        )
    }

    /// Brings somebody back to their conversation, under the id that they have now.
    ///
    /// - Parameters:
    ///   - code: What they have said.
    ///   - member: Who they are now.
    ///   - language: The language to answer in where it is no code of theirs.
    ///   - front: Where they are.
    ///   - draft: What it is added to.
    mutating func resume(
        by code: ResumeCode,
        _ member: Member,
        in language: String,
        _ front: Front,
        _ draft: inout Draft
    ) {
        let interviewer = interviewer(front)
        if isTooMuch(for: member.id, member.name, in: language, interviewer, &draft) { return }
        guard wrongCodes.mayTry(member.id, at: draft.batch.now) else {
            let words = interviewer.say(.tooManyCodes, to: member.name, in: language)
            return add(words, to: member.name, member.id, &draft.batch)
        }
        let place = Draft.CodeOnNetwork(code: code, network: member.id.network)
        guard let owner = draft.owners[place], let conversation = known(owner, draft) else {
            wrongCodes.note(member.id, at: draft.batch.now)
            let words = interviewer.say(.wrongCode, to: member.name, in: language)
            return add(words, to: member.name, member.id, &draft.batch)
        }
        draft.owners[place] = nil
        let later = owner == member.id ? nil : known(member.id, draft)
        if owner != member.id {
            draft.batch.conversations[owner] = nil
            draft.batch.moved.append((owner, member.id))
            moveHandover(from: owner, to: member.id, &draft)
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
