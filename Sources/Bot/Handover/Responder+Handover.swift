internal import BotStore
internal import Chat
internal import Dialogue

/// A runner's wish for a person of the club, from the runner's side.
extension Responder {
    /// What there is of first aid for a runner; nil where the club has none on their network.
    mutating func firstAid(for runner: MemberID, _ draft: Draft) -> FirstAid? {
        guard desk.hasAnybody(on: runner.network) else { return nil }
        let taken = Set(draft.handovers.values.map(\.handover.id))
        var fresh = HandoverID(from: &random)
        for _ in 0..<100 where taken.contains(fresh) { fresh = HandoverID(from: &random) }
        return FirstAid(
            isSomebodyThere: desk.mayAsk(runner, at: draft.batch.now)
                && !onDuty(for: runner, draft).isEmpty,
            open: draft.handovers[runner]?.handover.id,
            fresh: fresh
        )
    }

    /// Whether anybody is there who may be told of a wish.
    func isAnybodyOnDuty(for open: OpenHandover, _ draft: Draft) -> Bool {
        !onDuty(for: open.runner, draft).isEmpty
    }

    private func onDuty(
        for runner: MemberID,
        _ draft: Draft
    ) -> [(member: MemberID, name: String)] {
        desk.onDuty(on: runner.network, at: draft.moment, for: runner)
    }

    /// Tells those on duty that a runner wishes for a person, and what the runner has agreed to.
    mutating func askForPerson(
        _ sharing: Sharing,
        for runner: MemberID,
        _ name: String,
        as id: HandoverID,
        _ draft: inout Draft
    ) {
        let handover = Handover(id: id, sharing: sharing, openedAt: draft.batch.now)
        let open = OpenHandover(runner: runner, name: name, handover: handover)
        put(open, &draft)
        desk.noteAsked(runner, at: draft.batch.now)
        let need =
            sharing == .need
            ? "\(id.text): somebody in the club needs a person now."
            : "\(id.text): somebody in the club would like to talk to a person."
        tellOnDuty(
            of: open,
            "\(need) If you can, say \"take \(id.text)\": I tell you who it is, and them that you come.",
            &draft
        )
        let told = answersAndAdvice(of: open, draft)
        guard !told.isEmpty else { return }
        for (member, aider) in onDuty(for: runner, draft) {
            addUnstored(told, to: aider, member, &draft)
            desk.noteTold(told, of: id, to: member)
        }
    }

    /// Ends a wish that its runner has taken back.
    mutating func withdraw(_ runner: MemberID, _ draft: inout Draft) {
        guard let open = draft.handovers[runner] else { return }
        let text = "\(open.handover.id.text) is withdrawn: nobody is needed any more."
        if let taker = open.handover.taker {
            add([text], to: taker.name, taker.member, &draft.batch)
        } else {
            tellOnDuty(of: open, text, &draft)
        }
        end(open, &draft)
    }

    /// Has a wish go with the conversation that a code has brought under another id.
    func moveHandover(from old: MemberID, to new: MemberID, _ draft: inout Draft) {
        let later = old == new ? nil : draft.handovers.removeValue(forKey: new)
        draft.batch.handovers[new] = nil
        guard let open = draft.handovers.removeValue(forKey: old) ?? later else { return }
        draft.batch.handovers[old] = nil
        put(OpenHandover(runner: new, name: open.name, handover: open.handover), &draft)
    }

    // MARK: - Telling

    /// Tells everybody who is on duty and there.
    mutating func tellOnDuty(
        of open: OpenHandover,
        _ text: String,
        butFor other: MemberID? = nil,
        _ draft: inout Draft
    ) {
        for (member, name) in onDuty(for: open.runner, draft) where member != other {
            add([text], to: name, member, &draft.batch)
        }
    }

    /// Tells the answers and the advice where the runner has agreed to it, but for who was told the
    /// same already: said, and never stored.
    mutating func tellAnswers(
        of open: OpenHandover,
        to contact: (member: MemberID, name: String),
        _ draft: inout Draft
    ) {
        let lines = answersAndAdvice(of: open, draft)
        guard !desk.isTold(lines, of: open.handover.id, contact.member) else { return }
        addUnstored(lines, to: contact.name, contact.member, &draft)
    }

    private func answersAndAdvice(of open: OpenHandover, _ draft: Draft) -> [String] {
        guard open.handover.sharing == .answers, let front = fronts[open.runner.network],
            let conversation = known(open.runner, draft)
        else { return [] }
        let id = open.handover.id
        return interviewer(front).answersAndAdvice(of: conversation, as: id, now: draft.moment)
            .map { "\(id.text): \($0)" }
    }

    /// Says a phrase about a person to a runner, in their language.
    mutating func tellRunner(
        of open: OpenHandover,
        _ phrase: SharedWords.Phrase,
        contact: String = "",
        _ draft: inout Draft
    ) {
        guard let front = fronts[open.runner.network] else { return }
        let name = name(of: open, draft)
        let texts = interviewer(front)
            .say(
                phrase,
                to: name,
                in: known(open.runner, draft)?.language,
                of: contact,
                as: open.handover.id
            )
        add(texts, to: name, open.runner, &draft.batch)
    }

    // MARK: - What is open

    /// Whom nothing may be told, as nothing of it is so: where a wish has begun, gone on or ended, and
    /// that could not be stored.
    ///
    /// Words that are passed on need no store.
    func membersOfUndoneHandovers(_ draft: Draft) -> Set<MemberID> {
        let changed = draft.batch.handovers.filter { runner, handover in
            desk.handovers[runner]?.handover.state != handover.state
        }
        let runners = Set(changed.keys).union(draft.batch.handoversEnded)
        return runners.isEmpty ? [] : runners.union(desk.names.keys)
    }

    /// What a runner is called by now.
    func name(of open: OpenHandover, _ draft: Draft) -> String {
        draft.batch.names[open.runner] ?? memory[open.runner]?.name ?? open.name
    }

    /// Takes a wish over as it is now, to be stored with the batch.
    func put(_ open: OpenHandover, _ draft: inout Draft) {
        draft.handovers[open.runner] = open
        draft.batch.handovers[open.runner] = open.handover
        draft.batch.handoversEnded.remove(open.runner)
    }

    /// Ends a wish, and tells nobody.
    func end(_ open: OpenHandover, _ draft: inout Draft) {
        draft.handovers[open.runner] = nil
        draft.batch.handovers[open.runner] = nil
        draft.batch.handoversEnded.insert(open.runner)
    }
}
