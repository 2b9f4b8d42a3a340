internal import BotStore
internal import Chat
internal import Dialogue

/// What has to be read before a batch can be stepped.
extension Responder {
    /// Brings from the store what is not in memory; where that fails, the draft is forgetful.
    mutating func read(for events: [Inbox.Event], _ draft: inout Draft) async {
        var members = Set<MemberID>()
        var ids = Set<HeardMessage>()
        for event in events {
            switch event {
            case .chat(.message(let message)):
                expected.note(message.sender)
                // In a room so that no general answer goes beside advice to be seen, and no offer
                // to who has talked to the bot.
                if message.place == .direct || message.isAddressed
                    || mayNeedOffer(message, at: draft.batch.now)
                {
                    members.insert(message.sender.id)
                }
                noteWanted(by: message, &members, &draft)
                desk.note(message.sender)
                if let id = message.heardMessage, !recent.contains(id) { ids.insert(id) }
            case .chat(.arrived(let member)):
                expected.note(member)
                desk.note(member)
            default: break
            }
        }
        do {
            if !ids.isEmpty { draft.repeated = try await store.heard(among: ids) }
            try await readOwners(of: events, &draft)
            members.formUnion(draft.owners.values)
            if events.contains(where: \.isTick) {
                try await lookAtTheClock(&draft)
                members.formUnion(draft.dueTimers.map(\.member))
            }
            if draft.wantsHeadcount { draft.headcount = try await store.headcount() }
            draft.toAsk = isPaused ? [] : expected.present.filter { hasRoom(on: $0.member.network) }
            members.formUnion(draft.toAsk.map(\.member))
            members.formUnion(disk.emergencies.keys)
            members.formUnion(draft.handovers.keys)
            try await recall(members)
        } catch {
            draft.isForgetful = true
            await beginDiskTrouble(error, draft)
        }
    }

    /// Brings conversations that are not in memory back from the store.
    private mutating func recall(_ members: Set<MemberID>) async throws(StoreError) {
        let missing = members.filter { memory[$0] == nil }
        guard !missing.isEmpty else { return }
        for (member, conversation) in try await store.conversations(of: Array(missing)) {
            memory[member] = Memory.Person(conversation: conversation)
        }
    }

    /// What has fallen due by the time of a tick; asks the store for nothing else.
    private mutating func lookAtTheClock(_ draft: inout Draft) async throws(StoreError) {
        let now = draft.batch.now
        expected.begin(hours.dueDay(at: draft.moment))
        if case .after(let last) = expected.sweep, let day = expected.day,
            fronts.keys.contains(where: hasRoom)
        {
            let slice = try await store.dueCheckIns(
                by: day,
                after: last,
                atMost: Expected.slice
            )
            expected.add(slice)
        }
        if timers.mayBeDue(at: now), !isPaused {
            if timers.isStale { try await readTimers(now) }
            if timers.mayBeDue(at: now) {
                draft.dueTimers = try await store.dueTimers(by: now, atMost: Expected.slice)
            }
        }
        try await dropUseless(now)
        try await forgetUnheard(draft)
    }
}

extension Inbox.Event {
    fileprivate var isTick: Bool {
        if case .tick = self { true } else { false }
    }
}
