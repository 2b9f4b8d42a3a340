internal import BotStore
internal import Chat
internal import CoreMetrics
internal import Dialogue
internal import Foundation
internal import Logging
internal import Understanding

/// A store that cannot be read or written: nothing is said that it could not be held to.
extension Responder {
    /// Lets go of a batch that could not be committed.
    ///
    /// What rests on a conversation is not said, but for what to do in an emergency that somebody has
    /// just told of: that is said in full and not again, and the conversation is kept until it can be
    /// stored. What else was to be said, in rooms and to moderators, is said in the same way. What is
    /// in memory stays what was committed, and what has left stays to be noted.
    mutating func forgo(_ draft: Draft, _ error: StoreError) async {
        let batch = draft.batch
        backlog.remove(batch.actions.map(\.id))
        disk.keep(batch.sent)
        await beginDiskTrouble(error, draft)
        unsaid.messages.formUnion(draft.released)
        await sayReleased(draft)
        let speakers = Set(draft.speakers.map(\.member))
        let undone = membersOfUndoneHandovers(draft)
        let actions = batch.actions.filter { action in
            guard let member = action.recipient,
                batch.conversations[member] != nil || undone.contains(member)
            else { return true }
            return action.urgency == .emergency && speakers.contains(member)
        }
        let unstored = draft.unstored.filter { action in
            action.urgency == .emergency || !(action.recipient.map(undone.contains) ?? false)
        }
        say(unstored + actions)
        let answered = Set((unstored + actions).compactMap(\.recipient))
        if !draft.isForgetful { keepEmergencies(draft) }
        tellSpeakers(butFor: answered, draft)
    }

    /// Adds the emergencies that could not be stored so far.
    func addEmergencies(_ draft: inout Draft) {
        guard !draft.isForgetful else { return }
        for (member, emergency) in disk.emergencies {
            let before = emergency.isEndOnly ? memory[member]?.conversation : nil
            draft.batch.conversations[member] =
                before?.taking(emergency.conversation, on: draft.moment.dayNumber)
                ?? emergency.conversation
            draft.batch.names[member] = emergency.name
        }
    }

    /// Keeps the emergencies that were answered and cannot be stored; who finds no room is told to
    /// say it again.
    private mutating func keepEmergencies(_ draft: Draft) {
        for speaker in draft.speakers {
            let member = speaker.member
            guard let conversation = draft.emergencies[member] else { continue }
            let before = disk.emergencies[member]
            let emergency = DiskTrouble.Emergency(
                conversation: conversation,
                name: speaker.name,
                isEndOnly: draft.isForgetful && (before?.isEndOnly ?? (memory[member] == nil))
            )
            guard !disk.keep(emergency, of: member) else { continue }
            disk.noteTold(speaker, at: draft.batch.now)
        }
    }

    /// Answers somebody whose conversation cannot be read: an emergency in full, else that the bot
    /// cannot remember.
    mutating func converseForgetfully(
        _ message: ChatMessage,
        _ interviewer: Interviewer,
        _ draft: inout Draft
    ) {
        let member = message.sender.id
        let turn = interviewer.step(
            draft.emergencies[member] ?? disk.emergencies[member]?.conversation
                ?? memory[member]?.conversation ?? Conversation(seed: member.seed),
            text: message.text,
            name: message.sender.name,
            now: draft.moment
        )
        guard turn.isUrgent else { return }
        draft.emergencies[member] = turn.conversation
        for text in turn.replies {
            let action = action(
                text,
                to: message.sender.name,
                member,
                on: member.network,
                urgency: .emergency,
                until: draft.batch.now + Usability.emergency
            )
            draft.unstored.append(action)
        }
    }

    /// Tells those who spoke and could not be answered that the bot cannot remember.
    mutating func sayCannotRemember(_ draft: Draft) {
        guard draft.isForgetful else { return }
        keepEmergencies(draft)
        tellSpeakers(butFor: Set(draft.unstored.compactMap(\.recipient)), draft)
    }

    /// Tells them now and then, and each time where they have asked for something to be done.
    private mutating func tellSpeakers(butFor answered: Set<MemberID>, _ draft: Draft) {
        let now = draft.batch.now
        var told = answered
        for speaker in draft.speakers where told.insert(speaker.member).inserted {
            let isFirst = disk.shouldTell(speaker, at: now)
            if isFirst || draft.askers.contains(speaker.member) {
                sayUnstored(.cannotRemember, to: speaker, now)
            }
        }
    }

    // MARK: - Changes of state

    /// Notes that the store has failed; moderators are told of the first time.
    mutating func beginDiskTrouble(_ error: StoreError, _ draft: Draft) async {
        metrics.failures.increment()
        guard disk.begin() else { return }
        metrics.failing.record(1)
        logger.error(
            "store fails, nothing new is remembered; tried again with every message and tick",
            metadata: ["store.error": "\(error)"]
        )
        for network in epochs.keys { tellDiskTrouble(on: network, draft) }
    }

    /// Notes that something was written; if that had failed before, those are told who were told so.
    mutating func endDiskTrouble(_ draft: Draft) async {
        guard let told = disk.end() else { return }
        metrics.failing.record(0)
        logger.notice("store works again, everything is remembered")
        for speaker in told { sayUnstored(.rememberAgain, to: speaker, draft.batch.now) }
        for network in epochs.keys {
            tellModerators(
                "My disk works again: I remember what people tell me. Who wrote meanwhile was told "
                    + "to say it again.",
                on: network,
                draft
            )
        }
    }

    /// Tells the moderators of a network while the store fails.
    mutating func tellDiskTrouble(on network: String, _ draft: Draft) {
        guard disk.isOn else { return }
        tellModerators(
            "ATTENTION: I cannot write to my disk, so I remember nothing new and answer emergencies "
                + "only. My log says why; check the disk's free space and health.",
            on: network,
            draft
        )
    }

    private mutating func tellModerators(_ text: String, on network: String, _ draft: Draft) {
        guard let room = fronts[network]?.moderatorsRoom else { return }
        sayUnstored([text], to: room, nil, on: network, draft.batch.now)
    }

    private mutating func sayUnstored(
        _ phrase: SharedWords.Phrase,
        to speaker: Draft.Speaker,
        _ now: Int64
    ) {
        let (member, name) = (speaker.member, speaker.name)
        guard let front = fronts[member.network] else { return }
        let texts = interviewer(front).say(phrase, to: name, in: speaker.language)
        sayUnstored(texts, to: name, member, on: member.network, now)
    }

    /// Says something that is not stored, and so at most once.
    private mutating func sayUnstored(
        _ texts: [String],
        to target: String,
        _ recipient: MemberID?,
        on network: String,
        _ now: Int64
    ) {
        var actions: [ChatAction] = []
        for text in texts {
            let action = action(
                text,
                to: target,
                recipient,
                on: network,
                urgency: .ordinary,
                until: now + Usability.answer
            )
            actions.append(action)
        }
        say(actions)
    }
}
