internal import BotStore
internal import Chat

/// What is said: to people, who are named, and in rooms.
extension Responder {
    /// Adds messages to one person to a batch.
    ///
    /// - Parameters:
    ///   - texts: In the order in which they are said.
    ///   - name: What they were called last.
    ///   - member: Who is meant, and nobody else of that name.
    ///   - urgency: Before what they go.
    ///   - end: Until when they are of use; nil where that follows from the urgency.
    ///   - isCounted: Whether they count as what waits for that person.
    ///   - batch: What they are added to.
    mutating func add(
        _ texts: [String],
        to name: String,
        _ member: MemberID,
        urgency: ChatAction.Urgency = .ordinary,
        until end: Int64? = nil,
        isCounted: Bool = true,
        _ batch: inout Store.Batch
    ) {
        for text in texts {
            let action = action(
                text,
                to: name,
                member,
                on: member.network,
                urgency: urgency,
                until: end ?? batch.now + Usability.of(urgency)
            )
            batch.actions.append(action)
            backlog.add(action, isCounted: isCounted)
        }
    }

    /// Has messages said that hold words of the one they are for, which no disk is to have.
    ///
    /// They are said now or never: whoever misses them can ask again.
    mutating func addUnstored(
        _ texts: [String],
        to name: String,
        _ member: MemberID,
        _ draft: inout Draft
    ) {
        guard isReady(member.network) else { return }
        for text in texts {
            let action = action(
                text,
                to: name,
                member,
                on: member.network,
                urgency: .ordinary,
                until: draft.batch.now + Usability.of(.ordinary)
            )
            draft.unstored.append(action)
            backlog.add(action, isStored: false)
        }
    }

    /// Adds messages in a room to a batch.
    ///
    /// - Parameters:
    ///   - texts: In the order in which they are said.
    ///   - room: Where.
    ///   - network: On which network.
    ///   - urgency: Before what they go.
    ///   - message: What the network calls the message that the first one answers.
    ///   - batch: What they are added to.
    mutating func add(
        _ texts: [String],
        to room: String,
        on network: String,
        urgency: ChatAction.Urgency = .ordinary,
        answering message: String? = nil,
        _ batch: inout Store.Batch
    ) {
        for (place, text) in texts.enumerated() {
            let action = action(
                text,
                to: room,
                nil,
                on: network,
                urgency: urgency,
                until: batch.now + Usability.of(urgency),
                answering: place == 0 ? message : nil
            )
            batch.actions.append(action)
            backlog.add(action)
        }
    }

    /// A message with a number of its own; nothing in it is obeyed by whoever's client shows it.
    mutating func action(
        _ text: String,
        to target: String,
        _ recipient: MemberID?,
        on network: String,
        urgency: ChatAction.Urgency,
        until end: Int64,
        answering message: String? = nil
    ) -> ChatAction {
        lastID += 1
        return ChatAction(
            id: lastID,
            network: network,
            target: target,
            recipient: recipient,
            text: text.plain,
            urgency: urgency,
            usableUntil: end,
            answered: message
        )
    }
}
