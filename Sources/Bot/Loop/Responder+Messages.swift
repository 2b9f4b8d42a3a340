internal import BotStore
internal import Chat
internal import Dialogue
internal import Understanding

/// What somebody says, in private and in rooms.
extension Responder {
    mutating func answer(_ message: ChatMessage, at now: LocalMoment, _ batch: inout Store.Batch) {
        guard let front = fronts[message.sender.id.network] else { return }
        if message.text.hasPrefix("!"), isForModeration(message, front) {
            return moderate(message, front, &batch)
        }
        switch message.place {
        case .direct: converse(message, front, at: now, &batch)
        case .room(let room): answer(message, in: room, front, at: now, &batch)
        }
    }

    private func isForModeration(_ message: ChatMessage, _ front: Front) -> Bool {
        switch message.place {
        case .direct: true
        case .room(let room): message.sender.isModerator && room == front.moderatorsRoom
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
        if backlog.isFull(network: member.network, target: name),
            !interviewer.isEmergency(message.text, now: now)
        {
            guard backlog.shouldWarn(network: member.network, target: name) else { return }
            let warning = interviewer.say(.slower, to: name)
            return add(warning, to: name, on: member.network, &batch)
        }
        let known = batch.conversations[member] ?? memory[member]
        let turn = interviewer.step(
            known ?? Conversation(seed: member.seed),
            text: message.text,
            name: name,
            now: now
        )
        batch.conversations[member] = turn.conversation
        add(turn.replies, to: name, on: member.network, isUrgent: turn.isUrgent, &batch)
    }

    /// Asks somebody how it is when a check-in has fallen due.
    mutating func remind(_ member: Member, at now: LocalMoment, _ batch: inout Store.Batch) {
        guard let front = fronts[member.id.network],
            let known = batch.conversations[member.id] ?? memory[member.id],
            let turn = interviewer(front).checkIn(known, name: member.name, now: now)
        else { return }
        batch.conversations[member.id] = turn.conversation
        add(
            turn.replies,
            to: member.name,
            on: member.id.network,
            isUrgent: turn.isUrgent,
            &batch
        )
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
        guard isEmergency || message.isAddressed,
            !backlog.isFull(network: network, target: room)
        else { return }
        let words = interviewer.say(
            isEmergency ? .emergencyInTheRoom : .inTheRoom,
            to: message.sender.name
        )
        add(words, to: room, on: network, isUrgent: isEmergency, &batch)
    }
}

extension MemberID {
    /// A stable number for choosing among wordings: FNV-1a over the key.
    fileprivate var seed: UInt64 {
        (network + "\n" + key).utf8
            .reduce(0xCBF2_9CE4_8422_2325) { hash, byte in
                (hash ^ UInt64(byte)) &* 0x0100_0000_01B3
            }
    }
}
