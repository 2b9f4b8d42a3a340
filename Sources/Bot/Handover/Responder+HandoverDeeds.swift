internal import BotStore
internal import Chat
internal import Dialogue
internal import RulesCore

/// What those do who come: take a wish, answer in place of the bot, hand back.
extension Responder {
    /// Takes words about a wish from somebody who may come; false where they are for something else.
    mutating func takeDeed(
        _ message: ChatMessage,
        _ draft: inout Draft
    ) -> Bool {
        guard message.place == .direct else { return false }
        if answersSlip(message, &draft) { return true }
        guard desk.hasAnybody(on: message.sender.id.network),
            let deed = HandoverDeed(message.text)
        else { return false }
        let asker = Reload.Asker(member: message.sender, place: message.place)
        let open = handover(deed.id, on: message.sender.id.network, draft)
        guard message.sender.isModerator || desk.isFirstAider(message.sender) else {
            // Of all other words the bot hears what they say of the one who says them.
            guard open != nil, deed.command != nil else { return false }
            if !backlog.isFull(.person(message.sender.id), limit: 4) {
                let text = "That is for the club's first aiders. If you are one, log in first."
                answer(asker, [text], &draft.batch)
            }
            return true
        }
        if let command = deed.command {
            note(command, deed.id, by: message.sender, &draft)
            draft.speakers.append(
                Draft.Speaker(
                    member: message.sender.id,
                    name: message.sender.name,
                    language: fronts[message.sender.id.network]?.language ?? ""
                )
            )
        }
        act(deed, by: asker, &draft)
        return true
    }

    /// Tells who may take wishes, or command, how it is written, so that nobody is asked about their
    /// back for a slip; false where the words are none, or tell of an emergency.
    private mutating func answersSlip(_ message: ChatMessage, _ draft: inout Draft) -> Bool {
        let member = message.sender
        guard member.isModerator || desk.isFirstAider(member), HandoverDeed.isSlip(message.text),
            let front = fronts[member.id.network], !isEmergency(message, front, draft)
        else { return false }
        guard !backlog.isFull(.person(member.id)) else { return true }
        let words = message.text.split(whereSeparator: \.isWhitespace)
        let typed = words.first?.lowercased() ?? ""
        let text =
            if typed != "!" {
                "Say it with the number that I told and nothing else: \"\(typed) K7Q2\"."
            } else if !member.isModerator {
                "As a first aider you can say \"take\", \"takeover\" and \"handback\", each with the "
                    + "number that I told you: \"take K7Q2\"."
            } else if words.count > 1, let command = ModeratorCommand(typed: "!" + words[1]) {
                "Write it without a space: \"\(command.name)\"."
            } else {
                "A command stands right behind the \"!\": \"!help\" lists them."
            }
        answer(Reload.Asker(member: member, place: message.place), [text], &draft.batch)
        return true
    }

    /// Does what somebody wants who may.
    mutating func act(_ deed: HandoverDeed, by asker: Reload.Asker, _ draft: inout Draft) {
        let id = deed.id.text
        guard let open = handover(deed.id, on: asker.member.id.network, draft) else {
            let text = "\(id) is not open: it is over, or mistyped. Nothing was passed on."
            return answer(asker, [text], &draft.batch)
        }
        guard open.runner != asker.member.id else {
            return answer(asker, ["\(id) is you."], &draft.batch)
        }
        switch deed {
        case .take: take(open, asker, &draft)
        case .takeOver: takeOver(open, asker, &draft)
        case .handBack: handBack(open, asker, &draft)
        case .say(_, let words): pass(words, to: open, asker, &draft)
        }
    }

    /// Writes into the audit who did what, by the number and not by whom it is about.
    func note(
        _ command: ModeratorCommand,
        _ id: HandoverID,
        by member: Member,
        _ draft: inout Draft
    ) {
        draft.batch.acts.append(
            ModeratorAct(by: member.id, command: "\(command.name) \(id.text)")
        )
    }

    private func handover(
        _ id: HandoverID,
        on network: String,
        _ draft: Draft
    ) -> OpenHandover? {
        draft.handovers.values.first { $0.handover.id == id && $0.runner.network == network }
    }

    // MARK: - Deeds

    private mutating func take(
        _ open: OpenHandover,
        _ asker: Reload.Asker,
        _ draft: inout Draft
    ) {
        let (id, member) = (open.handover.id.text, asker.member)
        if let other = open.handover.taker {
            let text =
                other.member == member.id
                ? "you have \(id) already." : "\(id) is taken by \(other.name) already."
            return answer(asker, [text], &draft.batch)
        }
        var taken = open
        taken.handover.take(by: Handover.Taker(member), at: draft.batch.now)
        put(taken, &draft)
        tellWho(taken, to: member, &draft)
        tellAnswers(of: taken, to: (member.id, member.name), &draft)
        tellRunner(of: taken, .personComes, contact: member.name, &draft)
        tellOnDuty(of: taken, "\(id) is taken by \(member.name).", butFor: member.id, &draft)
        if case .room = asker.place { answer(asker, ["\(id) is yours."], &draft.batch) }
    }

    private mutating func takeOver(
        _ open: OpenHandover,
        _ asker: Reload.Asker,
        _ draft: inout Draft
    ) {
        let (id, member) = (open.handover.id.text, asker.member)
        let before = open.handover.taker
        guard member.isModerator || before?.member == member.id else {
            let text =
                before.map { "\(id) is taken by \($0.name)." }
                ?? "first say \"take \(id)\", then \"takeover \(id)\"."
            return answer(asker, [text], &draft.batch)
        }
        if let other = open.handover.answering, other.member != member.id {
            return answer(asker, ["\(other.name) answers \(id) already."], &draft.batch)
        }
        var taken = open
        taken.handover.answer(by: Handover.Taker(member), at: draft.batch.now)
        put(taken, &draft)
        if before?.member != member.id { tellOfChange(of: taken, from: before, to: member, &draft) }
        let text =
            "you answer \(id) in my place now. What they write comes to you here; write \"\(id) your "
            + "words\" to me in private, and I pass them on. \"handback \(id)\" ends it. Emergencies I "
            + "still answer myself."
        answer(asker, [text], &draft.batch)
        guard open.handover.answering == nil else { return }
        tellRunner(of: taken, .personAnswers, contact: member.name, &draft)
    }

    /// Tells somebody new who the runner is, and whoever had it, or could have taken it, that it is
    /// not theirs.
    private mutating func tellOfChange(
        of open: OpenHandover,
        from before: Handover.Taker?,
        to member: Member,
        _ draft: inout Draft
    ) {
        let id = open.handover.id.text
        tellWho(open, to: member, &draft)
        guard let before else {
            let text = "\(id) is taken by \(member.name)."
            return tellOnDuty(of: open, text, butFor: member.id, &draft)
        }
        let text = "\(id) is with \(member.name) now."
        add([text], to: before.name, before.member, &draft.batch)
    }

    private mutating func handBack(
        _ open: OpenHandover,
        _ asker: Reload.Asker,
        _ draft: inout Draft
    ) {
        let (id, member) = (open.handover.id.text, asker.member)
        guard let taker = open.handover.answering else {
            return answer(asker, ["nobody answers \(id) in my place."], &draft.batch)
        }
        guard member.isModerator || taker.member == member.id else {
            return answer(asker, ["\(id) is with \(taker.name)."], &draft.batch)
        }
        answer(asker, ["\(id) is back with me."], &draft.batch)
        if taker.member != member.id {
            let text = "\(id) is back with me, as \(member.name) wants."
            add([text], to: taker.name, taker.member, &draft.batch)
        }
        answerAgain(open, &draft)
    }

    /// Tells in private who the runner is.
    private mutating func tellWho(_ open: OpenHandover, to member: Member, _ draft: inout Draft) {
        let id = open.handover.id.text
        let text =
            "\(id) is \(name(of: open, draft)): please write to them now, I've told them that you come. Or say "
            + "\"takeover \(id)\" to me, and I pass on what you both write."
        add([text], to: member.name, member.id, &draft.batch)
    }

    // MARK: - Why

    /// Tells a moderator the facts and reasons of a runner who has agreed to it; in private, and
    /// stored nowhere.
    mutating func explain(_ id: HandoverID, _ request: ModeratorRequest, _ draft: inout Draft) {
        let asker = request.asker
        guard let open = handover(id, on: asker.member.id.network, draft) else {
            let text =
                "\(id.text) is not open: it is over, or mistyped. For how I read words, say whole ones: "
                + "\"!why my left leg tingles\"."
            return answer(asker, [text], &draft.batch)
        }
        guard open.handover.sharing == .answers, let conversation = known(open.runner, draft) else {
            let text = "\(id.text) has not agreed to show any answers, so I show nothing."
            return answer(asker, [text], &draft.batch)
        }
        guard !backlog.isFull(.person(asker.member.id)) else { return }
        let lines = interviewer(request.front)
            .answersAndReasons(of: conversation, as: id, now: draft.moment)
        addUnstored(
            lines.isEmpty
                ? ["\(id.text) has told nothing so far."] : lines.map { "\(id.text): \($0)" },
            to: asker.member.name,
            asker.member.id,
            &draft
        )
    }
}
