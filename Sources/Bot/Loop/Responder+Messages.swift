internal import BotStore
internal import Chat
internal import CoreMetrics
internal import Dialogue
internal import Understanding

/// What somebody says, in private and in rooms.
extension Responder {
    /// Takes a message, once.
    mutating func take(_ message: ChatMessage, _ draft: inout Draft) {
        guard let front = fronts[message.sender.id.network] else { return }
        let message =
            moderation.deputies.isEmpty
            ? message : message.from(withStanding(message.sender, front, at: draft.batch.now))
        acquaintances.meet(message.sender)
        if let heard = message.heardMessage {
            guard !recent.contains(heard), draft.repeated.insert(heard).inserted else {
                return metrics.repeated.increment()
            }
            draft.batch.heard.append(heard)
        }
        draft.released.formUnion(backlog.release(for: message.sender.id))
        let isIgnored = ignoring(message.sender, front, at: draft.batch.now) != nil
        if !isIgnored, takeDeed(message, &draft) { return }
        if isForModeration(message, front, draft) {
            return isIgnored ? () : moderate(message, front, &draft)
        }
        switch message.place {
        case .direct:
            if !walkPreview(message, front, &draft) { converse(message, front, &draft) }
        case .room(let room):
            guard !isIgnored || isEmergency(message, front, draft) else { return }
            answer(message, in: room, front, &draft)
        }
    }

    /// Somebody whom the bot waits for is there.
    mutating func greet(_ member: Member, _ draft: inout Draft) {
        draft.released.formUnion(backlog.release(for: member.id))
    }

    /// Whether it is a moderators' command, said where those are taken.
    private func isForModeration(
        _ message: ChatMessage,
        _ front: Front,
        _ draft: Draft
    ) -> Bool {
        // "!!! help" is somebody in need, not a command.
        guard message.text.first == "!", message.text.dropFirst().first?.isLetter == true else {
            return false
        }
        let isModerator = message.sender.isModerator
        let command = ModeratorCommand(begun: message.text)
        if case .room(let room) = message.place {
            guard room.lowercased() == front.moderatorsRoom?.lowercased(),
                isModerator || command != nil
            else { return false }
        }
        // So is who puts a sign before it, moderators too: but for words that are about others.
        let isAboutOthers = isModerator && (command == .why || command == .announce)
        return isAboutOthers || !isEmergency(message, front, draft)
    }

    /// Whether somebody's words tell of an emergency by themselves.
    func isEmergency(_ message: ChatMessage, _ front: Front, _ draft: Draft) -> Bool {
        interviewer(front).overhear(message.text, now: draft.moment).isEmergency
    }

    /// One turn of a private conversation.
    private mutating func converse(
        _ message: ChatMessage,
        _ front: Front,
        _ draft: inout Draft
    ) {
        let interviewer = interviewer(front)
        let member = message.sender.id
        let name = message.sender.name
        let before = known(member, draft)
        let language = interviewer.language(of: before, saying: message.text)
        draft.speakers.append(Draft.Speaker(member: member, name: name, language: language))
        let isCommand =
            interviewer.command(in: message.text, of: before, now: draft.moment) != nil
        if isCommand || before?.pending?.kind == .forget {
            draft.askers.insert(member)
        }
        let hold = hold(on: message.sender, front, at: draft.batch.now)
        if hold == nil, declinesOffers(message, before, interviewer, &draft) { return }
        guard !draft.isForgetful else { return converseForgetfully(message, interviewer, &draft) }
        if hold == nil, let code = interviewer.resumeCode(in: message.text) {
            return resume(by: code, message.sender, in: language, front, &draft)
        }
        let code = message.sender.hasAccount ? nil : freshCode()
        let firstAid = firstAid(for: member, draft)
        let isPassedOn = passOn(message, before, front, &draft)
        var known = before ?? newcomers[member] ?? Conversation(seed: member.seed)
        // What "yes" and "1" mean, who answers in place of the bot has asked.
        if isPassedOn { known.pending = nil }
        let turn = interviewer.step(
            known,
            text: message.text,
            name: name,
            code: code,
            hasTimers: timers.has(member, at: draft.batch.now),
            offer: offers[member],
            firstAid: firstAid,
            heard: heard(member, draft),
            now: draft.moment
        )
        if !turn.isUrgent, !isPassedOn,
            isTooMuch(for: member, name, in: language, interviewer, &draft)
        {
            return
        }
        if let hold, holdsBack(turn, hold, message, before, in: language, interviewer, &draft) {
            return
        }
        if !isPassedOn,
            isChatter(
                turn,
                after: known,
                isCommand: isCommand,
                of: member,
                name,
                in: language,
                interviewer,
                &draft
            )
        {
            return
        }
        if turn.isUnclear {
            let words = interviewer.strangeWords(in: message.text, of: before)
            strangeWords.note(words, by: member, called: name)
        }
        guard turn.conversation.stage != .forgotten else {
            return forget(member, name, turn.replies, &draft)
        }
        if isPassedOn, !isUrgent(turn, to: message.text, after: before, front, draft) { return }
        if turn.isUrgent { draft.emergencies[member] = turn.conversation }
        draft.heard[member] = turn.heard
        keepWords([message.text], isFromBot: false, of: member, front, &draft)
        take(turn, of: member, name, front, code: code, as: firstAid?.fresh, &draft)
    }

    /// Whether so much is on its way to somebody that they get no more; they are told so once.
    mutating func isTooMuch(
        for member: MemberID,
        _ name: String,
        in language: String,
        _ interviewer: Interviewer,
        _ draft: inout Draft
    ) -> Bool {
        let target = Backlog.Target.person(member)
        guard backlog.isFull(target) else { return false }
        if backlog.shouldWarn(target) {
            let words = interviewer.say(.slower, to: name, in: language)
            add(words, to: name, member, &draft.batch)
        }
        return true
    }

    /// A fresh code by which somebody may be known again.
    mutating func freshCode() -> ResumeCode { ResumeCode(from: &random) }

    /// Takes over what a turn has led to, and says it.
    ///
    /// - Parameters:
    ///   - turn: The turn.
    ///   - member: Whose conversation it is.
    ///   - name: What they are called.
    ///   - front: Where they are.
    ///   - code: The code that was handed in with the turn.
    ///   - id: By what they are known to a person of the club whom they wish for in the turn.
    ///   - end: Until when the words are of use; nil where that follows from their urgency.
    ///   - draft: What it is added to.
    mutating func take(
        _ turn: Turn,
        of member: MemberID,
        _ name: String,
        _ front: Front,
        code: ResumeCode? = nil,
        as id: HandoverID? = nil,
        until end: Int64? = nil,
        _ draft: inout Draft
    ) {
        let before = known(member, draft)
        draft.batch.funnel.add(interviewer(front).passage(from: before, by: turn))
        draft.batch.conversations[member] = turn.conversation
        if memory[member]?.name != name { draft.batch.names[member] = name }
        for wish in turn.wishes { grant(wish, to: member, name, code, id, &draft) }
        keepWords(turn.replies, isFromBot: true, of: member, front, &draft)
        guard !turn.holdsWords else { return addUnstored(turn.replies, to: name, member, &draft) }
        say(turn, to: name, member, until: end, &draft.batch)
    }

    /// Says what a turn has led to.
    ///
    /// The line that says what to do goes before the questions of others; all that explains it
    /// takes its turn with them, or who has answered last would wait for the advice of all.
    private mutating func say(
        _ turn: Turn,
        to name: String,
        _ member: MemberID,
        until end: Int64?,
        _ batch: inout Store.Batch
    ) {
        guard !turn.isUrgent else {
            return add(turn.replies, to: name, member, urgency: .emergency, until: end, &batch)
        }
        let action = Array(turn.replies.prefix(turn.repliesToAction))
        add(action, to: name, member, urgency: .decision, until: end, &batch)
        let rest = Array(turn.replies.dropFirst(turn.repliesToAction))
        add(rest, to: name, member, until: end, &batch)
    }

    /// Keeps the words themselves where the club wishes it.
    private func keepWords(
        _ texts: [String],
        isFromBot: Bool,
        of member: MemberID,
        _ front: Front,
        _ draft: inout Draft
    ) {
        guard front.club.keepsWords else { return }
        draft.batch.transcript += texts.map { text in
            (member, TranscriptLine(text: text, isFromBot: isFromBot, at: draft.batch.now))
        }
    }
}

extension ChatMessage {
    /// What its network calls it, where the bot is meant: the rest of a room is none of its business.
    var heardMessage: HeardMessage? {
        guard place == .direct || isAddressed, let id else { return nil }
        return HeardMessage(network: sender.id.network, id: id)
    }
}

extension MemberID {
    /// A stable number for choosing among wordings.
    var seed: UInt64 { StableHash.of(network + "\n" + key) }
}
