internal import BotStore
internal import Chat
internal import Dialogue
internal import Understanding

/// What somebody says, in private and in rooms.
extension Responder {
    mutating func answer(_ message: ChatMessage, at now: LocalMoment, _ batch: inout Store.Batch) {
        guard let front = fronts[message.sender.id.network] else { return }
        if isForModeration(message, front) { return moderate(message, front, &batch) }
        switch message.place {
        case .direct: converse(message, front, at: now, &batch)
        case .room(let room): answer(message, in: room, front, at: now, &batch)
        }
    }

    /// Whether it is a moderators' command, said where those are taken.
    private func isForModeration(_ message: ChatMessage, _ front: Front) -> Bool {
        // "!!! help" is somebody in need, not a command.
        guard message.text.first == "!", message.text.dropFirst().first?.isLetter == true else {
            return false
        }
        return switch message.place {
        case .direct: true
        case .room(let room):
            message.sender.isModerator && room.lowercased() == front.moderatorsRoom?.lowercased()
        }
    }

    private func interviewer(_ front: Front) -> Interviewer {
        Interviewer(edition: scripts.current.edition(language: front.language), club: front.club)
    }

    /// One turn of a private conversation.
    private mutating func converse(
        _ message: ChatMessage,
        _ front: Front,
        at now: LocalMoment,
        _ batch: inout Store.Batch
    ) {
        let interviewer = interviewer(front)
        let member = message.sender.id
        let name = message.sender.name
        let known = batch.conversations[member] ?? memory[member]
        let turn = interviewer.step(
            known ?? Conversation(seed: member.seed),
            text: message.text,
            name: name,
            now: now
        )
        let target = Backlog.Target(network: member.network, name: name)
        if backlog.isFull(target), !turn.isUrgent {
            guard backlog.shouldWarn(target) else { return }
            return add(
                interviewer.say(.slower, to: name),
                to: name,
                on: member.network,
                for: member,
                &batch
            )
        }
        batch.conversations[member] = turn.conversation
        if turn.conversation.stage == .forgotten { forget(name, on: member.network, &batch) }
        say(turn, to: name, member, &batch)
    }

    /// Says what a turn has led to.
    ///
    /// The line that says what to do goes before the questions of others; all that explains it
    /// takes its turn with them, or who has answered last would wait for the advice of all.
    private mutating func say(
        _ turn: Turn,
        to name: String,
        _ member: MemberID,
        _ batch: inout Store.Batch
    ) {
        let network = member.network
        guard !turn.isUrgent else {
            return add(
                turn.replies,
                to: name,
                on: network,
                for: member,
                urgency: .emergency,
                &batch
            )
        }
        let action = Array(turn.replies.prefix(turn.repliesToAction))
        add(action, to: name, on: network, for: member, urgency: .decision, &batch)
        let rest = Array(turn.replies.dropFirst(turn.repliesToAction))
        add(rest, to: name, on: network, for: member, &batch)
    }

    /// Asks somebody how it is when a check-in has fallen due.
    mutating func remind(_ member: Member, at now: LocalMoment, _ batch: inout Store.Batch) {
        guard let front = fronts[member.id.network],
            let known = batch.conversations[member.id] ?? memory[member.id],
            let turn = interviewer(front).checkIn(known, name: member.name, now: now)
        else { return }
        batch.conversations[member.id] = turn.conversation
        say(turn, to: member.name, member.id, &batch)
    }

    /// In a room: general words only, and over to private; an emergency at once.
    private mutating func answer(
        _ message: ChatMessage,
        in room: String,
        _ front: Front,
        at now: LocalMoment,
        _ batch: inout Store.Batch
    ) {
        let network = message.sender.id.network
        let interviewer = interviewer(front)
        let isEmergency = interviewer.isEmergency(message.text, now: now)
        let target = Backlog.Target(network: network, name: room)
        guard isEmergency || message.isAddressed else { return }
        // So many calls for help in one room, all waiting to leave, say no more than the first.
        guard !backlog.isFull(target, limit: Backlog.limit * (isEmergency ? 2 : 1)) else { return }
        let words = interviewer.say(
            isEmergency ? .emergencyInTheRoom : .inTheRoom,
            to: message.sender.name
        )
        add(words, to: room, on: network, urgency: isEmergency ? .emergency : .ordinary, &batch)
    }
}

extension MemberID {
    /// A stable number for choosing among wordings.
    fileprivate var seed: UInt64 { StableHash.of(network + "\n" + key) }
}
