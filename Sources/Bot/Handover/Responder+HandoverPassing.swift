internal import BotStore
internal import Chat
internal import Dialogue
internal import RulesCore
internal import Understanding

/// Words between a runner and who answers in place of the bot: passed on, and stored nowhere.
extension Responder {
    /// Passes on what a runner says to who answers them; false where it is for the bot alone.
    ///
    /// - Parameters:
    ///   - message: What they say.
    ///   - before: What is known of them.
    ///   - front: Where they are.
    ///   - draft: What it is added to.
    /// - Returns: Whether the bot has to answer no more than what is urgent.
    mutating func passOn(
        _ message: ChatMessage,
        _ before: Conversation?,
        _ front: Front,
        _ draft: inout Draft
    ) -> Bool {
        let runner = message.sender.id
        guard let open = draft.handovers[runner], let taker = open.handover.answering,
            before?.pending?.kind != .forget
        else { return false }
        let interviewer = interviewer(front)
        switch interviewer.command(in: message.text, of: before, now: draft.moment) {
        case .stop, .forget, .myData, .export, .code, .person: return false
        default: break
        }
        if Self.bringsBack(message.text, front) {
            giveBack(open, &draft)
            return true
        }
        guard !backlog.isFull(.person(taker.member)) else {
            if backlog.shouldWarn(.person(taker.member)) {
                let words = interviewer.say(
                    .slower,
                    to: message.sender.name,
                    in: before?.language
                )
                add(words, to: message.sender.name, runner, &draft.batch)
            }
            return true
        }
        var heard = open
        heard.name = message.sender.name
        noteWords(in: heard, &draft)
        let text = "\(open.handover.id.text): \(message.text)"
        addUnstored([text], to: taker.name, taker.member, &draft)
        return true
    }

    /// Whether words to somebody else tell of what must not wait for them: the bot answers it as well.
    func isUrgent(
        _ turn: Turn,
        to text: String,
        after before: Conversation?,
        _ front: Front,
        _ draft: Draft
    ) -> Bool {
        let day = draft.moment.dayNumber
        let level = before?.known(on: day).leastLevel ?? .runWithPrecautions
        let newLevel = turn.conversation.known(on: day).leastLevel
        return newLevel > level && newLevel >= .urgentSameDay
            || interviewer(front).overhear(text, now: draft.moment).isEmergency
    }

    /// Whether a message asks for the bot itself.
    private static func bringsBack(_ text: String, _ front: Front) -> Bool {
        let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }
        return words.count == 1 && ["bot", front.club.bot.lowercased()].contains(String(words[0]))
    }

    /// The runner wants the bot back.
    private mutating func giveBack(_ open: OpenHandover, _ draft: inout Draft) {
        guard let taker = open.handover.answering else { return }
        let id = open.handover.id.text
        let text = "\(id) wants me back: what you write is not passed on any more."
        add([text], to: taker.name, taker.member, &draft.batch)
        answerAgain(open, &draft)
    }

    /// Has the bot answer a runner again, tells them so, and puts what waited.
    mutating func answerAgain(_ open: OpenHandover, _ draft: inout Draft) {
        var back = open
        back.handover.handBack(at: draft.batch.now)
        put(back, &draft)
        tellRunner(of: back, .botAnswers, &draft)
        putQuestionAgain(to: back, &draft)
    }

    /// Notes that words were passed on: the silence that ends it begins anew.
    private func noteWords(in open: OpenHandover, _ draft: inout Draft) {
        var open = open
        open.handover.changedAt = draft.batch.now
        put(open, &draft)
    }

    /// Puts what waited while somebody else answered.
    mutating func putQuestionAgain(to open: OpenHandover, _ draft: inout Draft) {
        guard let front = fronts[open.runner.network],
            let conversation = known(open.runner, draft)
        else { return }
        let name = name(of: open, draft)
        let texts = interviewer(front).waiting(in: conversation, name: name, now: draft.moment)
        add(texts, to: name, open.runner, &draft.batch)
    }

    /// Passes on what somebody says who answers a runner.
    mutating func pass(
        _ words: String,
        to open: OpenHandover,
        _ asker: Reload.Asker,
        _ draft: inout Draft
    ) {
        let (id, member) = (open.handover.id.text, asker.member)
        guard open.handover.answering?.member == member.id else {
            let text =
                "you don't answer \(id), so nothing was passed on. \"takeover \(id)\" has you answer in "
                + "my place."
            return answer(asker, [text], &draft.batch)
        }
        guard !words.allSatisfy(\.isWhitespace) else {
            let text = "what shall I tell \(id)? Write \"\(id) your words\"."
            return answer(asker, [text], &draft.batch)
        }
        guard !backlog.isFull(.person(open.runner)) else {
            let text =
                "too much waits for \(id) already, so that was not passed on. Try again soon."
            return answer(asker, [text], &draft.batch)
        }
        noteWords(in: open, &draft)
        let text = "\(member.name): \(words)"
        addUnstored([text], to: name(of: open, draft), open.runner, &draft)
    }
}
