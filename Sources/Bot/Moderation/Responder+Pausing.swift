internal import BotStore
internal import Chat
internal import Dialogue
internal import RulesCore
internal import Understanding

/// What keeps somebody from being answered, but for emergencies.
enum Hold {
    /// Moderators have the bot not answer them.
    case ignored(Moderation.Ignored)
    /// The bot pauses.
    case paused
}

/// A bot that pauses: it answers emergencies, and what concerns people's own data.
extension Responder {
    /// Whether check-ins, timers and interviews wait.
    var isPaused: Bool { moderation.pausedSince != nil }

    /// What keeps somebody from being answered.
    func hold(on member: Member, _ front: Front, at now: Int64) -> Hold? {
        if let ignored = ignoring(member, front, at: now) { return .ignored(ignored) }
        return isPaused ? .paused : nil
    }

    /// Whether a turn is not answered; then somebody is told why, once.
    ///
    /// Whoever must be seen the same day is told so in any case, and everybody may stop, and see and
    /// delete what is kept of them.
    mutating func holdsBack(
        _ turn: Turn,
        _ hold: Hold,
        _ message: ChatMessage,
        _ before: Conversation?,
        in language: String,
        _ interviewer: Interviewer,
        _ draft: inout Draft
    ) -> Bool {
        guard !turn.isUrgent, !turn.sendsToBeSeenToday else { return false }
        let (member, name) = (message.sender.id, message.sender.name)
        let command = interviewer.command(in: message.text, of: before, now: draft.moment)
        if before?.pending?.kind == .forget || command?.isAboutOwnData == true { return false }
        // A wish that is open goes on with those who come for it.
        if command == .person, case .paused = hold, draft.handovers[member] != nil { return false }
        sendToBeSeen(member, name, turn.conversation, in: language, interviewer, &draft)
        switch hold {
        case .ignored(let somebody):
            guard !somebody.isTold else { return true }
            decide(.noteTold(somebody.id), &draft.batch)
            let words = interviewer.say(.ignored, to: name, in: language)
            add(words, to: name, member, &draft.batch)
        case .paused:
            if command == nil { note(turn, before, of: member, &draft) }
            if moderation.toldOfPause[member] == nil {
                decide(.tellOfPause(member, name: name), &draft.batch)
                let words = interviewer.say(.paused, to: name, in: language)
                add(words, to: name, member, &draft.batch)
            }
            guard command == .person else { return true }
            let words = interviewer.say(.person, to: name, in: language)
            add(words, to: name, member, &draft.batch)
        }
        return true
    }

    /// Says what to do to who has told by now what has to be seen the same day: the questions that
    /// would lead there are not put.
    private mutating func sendToBeSeen(
        _ member: MemberID,
        _ name: String,
        _ conversation: Conversation,
        in language: String,
        _ interviewer: Interviewer,
        _ draft: inout Draft
    ) {
        let day = draft.moment.dayNumber
        guard let level = heldAdvice.level(for: member, of: conversation, on: day) else { return }
        heldAdvice.note(level, for: member, on: day)
        let words = interviewer.action(at: level, to: name, in: language)
        add(words, to: name, member, urgency: .decision, &draft.batch)
    }

    /// How many newcomers' words are kept at once.
    private static let mostNewcomers = 1_000

    /// Takes over what somebody has told, for when the bot goes on.
    private mutating func note(
        _ turn: Turn,
        _ before: Conversation?,
        of member: MemberID,
        _ draft: inout Draft
    ) {
        guard let before else {
            guard newcomers[member] != nil || newcomers.count < Self.mostNewcomers else { return }
            let conversation = newcomers[member] ?? Conversation(seed: member.seed)
            newcomers[member] = conversation.noting(turn.conversation)
            return
        }
        let noted = before.noting(turn.conversation)
        guard noted != before else { return }
        draft.batch.conversations[member] = noted
        draft.heard[member] = turn.heard
    }

    /// Keeps nothing about the pause of somebody who had everything deleted.
    mutating func forgetPause(of member: MemberID, _ batch: inout Store.Batch) {
        moderation.toldOfPause[member] = nil
        newcomers[member] = nil
        heldAdvice.remove(member)
        batch.moderation.removeAll {
            if case .tellOfPause(member, _) = $0 { true } else { false }
        }
    }

    /// Pauses at a moderator's word.
    mutating func pause(_ request: ModeratorRequest, _ draft: inout Draft) {
        if let since = moderation.pausedSince {
            let span = Span(seconds: draft.batch.now - since)
            return answer(
                request.asker,
                ["I pause already, for \(span). \"!resume\" has me go on."],
                &draft.batch
            )
        }
        decide(.pause(draft.batch.now), &draft.batch)
        let text =
            "I pause now, on all networks: emergencies are answered as ever, who must be seen the same "
            + "day is told so, who else writes is told once that I pause; check-ins and timers wait. "
            + "\"!resume\" has me go on."
        answer(request.asker, [text], &draft.batch)
    }

    /// Goes on at a moderator's word, and tells those who have written meanwhile.
    mutating func resumeWork(_ request: ModeratorRequest, _ draft: inout Draft) {
        guard isPaused else {
            return answer(
                request.asker,
                ["I do not pause. \"!pause\" has me do so."],
                &draft.batch
            )
        }
        let told = moderation.toldOfPause.sorted { $0.value < $1.value }
        decide(.resume, &draft.batch)
        let people = told.count == 1 ? "1 person" : "\(told.count) people"
        answer(
            request.asker,
            ["I go on, and tell \(people) who wrote meanwhile."],
            &draft.batch
        )
        let end = draft.batch.now + Usability.goingOn
        for (member, name) in told {
            guard let front = fronts[member.network] else { continue }
            guard let conversation = known(member, draft) ?? newcomers[member] else {
                let words = interviewer(front).say(.goesOn, to: name, in: nil)
                add(words, to: name, member, until: end, &draft.batch)
                continue
            }
            // Who was told to be seen today, or to call, is told nothing cheerful behind it.
            guard conversation.told.map({ $0.level < .urgentSameDay }) ?? true else { continue }
            let turn = interviewer(front).goOn(conversation, name: name, now: draft.moment)
            take(turn, of: member, name, front, until: end, &draft)
        }
        newcomers = [:]
        heldAdvice.removeAll()
    }
}

extension Turn {
    /// Whether it has just told somebody to be seen the same day, or at once.
    fileprivate var sendsToBeSeenToday: Bool {
        repliesToAction > 0 && conversation.told.map { $0.level >= .urgentSameDay } == true
    }
}

extension Reading.Command {
    /// Whether it ends something, or concerns what is kept: nobody is kept from that.
    fileprivate var isAboutOwnData: Bool {
        switch self {
        case .stop, .forget, .myData, .export, .dontAsk, .noTimers: true
        case .help, .undo, .why, .repeated, .restart, .person, .summary, .sources, .timer, .remind,
            .askMe, .code, .plan:
            false
        }
    }
}
