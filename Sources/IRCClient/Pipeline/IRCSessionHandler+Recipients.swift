internal import Chat
internal import IRCProtocol
internal import NIOCore

// Words for one person go to that person, whatever their nick, and to nobody else who has it.
extension IRCSessionHandler {
    /// Where words for one person go.
    private enum Way {
        /// To this nick; nil where nobody in particular is meant.
        case open(Nick?)
        /// To this nick, should the server say that it is theirs.
        case doubtful(Nick)
        /// Nowhere at this moment.
        case none
    }

    /// Has words go to the nick of who is meant, and gives whether they can be said now.
    ///
    /// Where the server has to be asked first, they wait for its answer.
    func reaches(_ utterance: inout Utterance, at now: NIODeadline) -> Bool {
        guard !utterance.isPast(at: time) else {
            deliveries.leaveOut(utterance.id)
            return false
        }
        switch way(of: utterance, at: now) {
        case .open(let nick):
            if let nick { utterance.follow(to: nick) }
            return true
        case .doubtful(let nick):
            ask(about: nick, for: utterance, at: now)
            return false
        case .none:
            deliveries.leaveOut(utterance.id)
            return false
        }
    }

    private func way(of utterance: Utterance, at now: NIODeadline) -> Way {
        guard let person = utterance.recipient else { return .open(nil) }
        guard case .nick(let named) = utterance.target else { return .none }
        if let nick = sightings.nick(of: person, at: now) {
            return nick.isSendable ? .open(nick) : .none
        }
        let last = sightings.lastNick(of: person)
        let way: Way
        switch PersonKey(person) {
        case .account(let account):
            if let nick = session.nicks(of: account).first(where: \.isSendable) {
                return .open(nick)
            }
            way = wayToAsk(last ?? named, person, at: now)
        case .passing(let passing):
            if let last {
                way = .doubtful(last)
            } else if utterance.urgency == .emergency {
                // Safety before privacy: who looks the same is told, whatever has happened since.
                let holder = sightings.holder(of: named, at: now)
                guard let holder else { return .doubtful(named) }
                way = passing.looksLike(holder.source) ? .open(named) : .none
            } else {
                way = .none
            }
        case nil: way = .none
        }
        if case .doubtful(let nick) = way, !nick.isSendable { return .none }
        return way
    }

    /// Nobody is asked about whom we know to be somebody else.
    private func wayToAsk(_ nick: Nick, _ person: String, at now: NIODeadline) -> Way {
        let holder = sightings.holder(of: nick, at: now)
        return holder == nil || holder?.key == person ? .doubtful(nick) : .none
    }

    // MARK: Questions

    /// How often the server is asked for the sake of the same words, whose turn came too late after
    /// the answer.
    private static let maxQuestions = 3

    private func ask(about nick: Nick, for utterance: Utterance, at now: NIODeadline) {
        let casemapping = session.features.casemapping
        var utterance = utterance
        utterance.noteQuestion()
        guard utterance.questions <= Self.maxQuestions else {
            deliveries.leaveOut(utterance.id)
            return
        }
        if doubts.keep(utterance, for: nick, casemapping) { return }
        guard inquire(about: nick, at: now), doubts.keep(utterance, for: nick, casemapping) else {
            deliveries.leaveOut(utterance.id)
            return
        }
    }

    private func inquire(about nick: Nick, at now: NIODeadline) -> Bool {
        guard let question = session.inquire(about: nick) else { return false }
        append(question, at: now)
        doubts.asked(nick, at: now)
        agenda[.endInquiry] = doubts.next
        return true
    }

    /// Has the next nick in doubt be asked about, behind all that is said.
    func queueInquiry() {
        guard !isInquiryQueued, doubts.hasQueue, session.canInquire else { return }
        isInquiryQueued = gate.add(.inquiry, to: .housekeeping)
    }

    func sendInquiry(at now: NIODeadline) {
        isInquiryQueued = false
        if let nick = doubts.takeNext(), nick.isSendable { _ = inquire(about: nick, at: now) }
        queueInquiry()
    }

    // MARK: Answers

    func takeFound(
        _ nick: Nick,
        _ source: Source?,
        _ account: AccountName?,
        at now: NIODeadline
    ) {
        if let source {
            takeSight(of: source, account, at: now)
        } else {
            takeLoss(of: nick, at: now)
        }
        putBack(doubts.close(nick, session.features.casemapping), at: now)
        agenda[.endInquiry] = doubts.next
        queueInquiry()
    }

    /// Has what waits for an answer about somebody go before whatever is said now that they have
    /// spoken.
    func putBackWaiting(for person: String, at now: NIODeadline) {
        putBack(doubts.takeWaiting { $0.recipient == person }, at: now)
    }

    /// Says what waited for an answer, in order, or leaves it out where it is for somebody else.
    private func putBack(_ waiting: [Utterance], at now: NIODeadline) {
        for utterance in waiting.reversed() {
            guard case .open = way(of: utterance, at: now) else {
                deliveries.leaveOut(utterance.id)
                continue
            }
            gate.putBack(.utterance(utterance), to: lane(utterance))
        }
    }

    /// Lets go of what waits for an answer that does not come.
    func giveUpInquiries(at now: NIODeadline) {
        for (nick, waiting) in doubts.giveUp(at: now) {
            session.giveUpInquiry(about: nick)
            for utterance in waiting { deliveries.leaveOut(utterance.id) }
        }
        agenda[.endInquiry] = doubts.next
        queueInquiry()
    }

    // MARK: What waits in the gate

    /// Has what waits for a person go to their new nick: the next to have the old one is a stranger.
    func follow(_ old: Nick, to new: Nick) {
        let person = sightings[old]?.key
        let receiver = Receiver(.nick(old), session.features.casemapping)
        for case .utterance(var utterance) in gate.removeAll(for: receiver) {
            if utterance.recipient == nil || utterance.recipient == person {
                utterance.follow(to: new)
            }
            keep(utterance)
        }
    }

    /// Says nothing more to a person who has left: the bot says it when they speak again.
    ///
    /// Who has an account may be there under another nick.
    func keepFor(_ nick: Nick, at now: NIODeadline) {
        let receiver = Receiver(.nick(nick), session.features.casemapping)
        for case .utterance(let utterance) in gate.removeAll(for: receiver) {
            switch way(of: utterance, at: now) {
            case .open where utterance.recipient != nil: keep(utterance)
            case .doubtful where utterance.urgency == .emergency: keep(utterance)
            case .open, .doubtful, .none: deliveries.leaveOut(utterance.id)
            }
        }
    }

    private func keep(_ utterance: Utterance) {
        if !gate.add(.utterance(utterance), to: lane(utterance)) {
            deliveries.leaveOut(utterance.id)
        }
    }
}
