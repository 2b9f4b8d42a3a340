internal import RulesCore
internal import Understanding

/// What has to work wherever a talk stands.
extension Inspection {
    /// Everything that makes an emergency, each as words said unasked.
    private static let emergencies: [[FactValue?]] = [
        [FactValue(.saddle, named: "yes")],
        [FactValue(.bladderBowel, named: "yes")],
        [FactValue(.chestCollapse, named: "yes")],
        [FactValue(.legs, named: "bothLegs")],
        [FactValue(.trauma, named: "major")],
        [FactValue(.feverUnwell, named: "yes"), FactValue(.legs, named: "oneLegWeak")],
    ]

    /// Commands that end or change where a talk stands.
    private static let turns: [Reading.Command] = [
        .stop, .restart, .undo, .forget, .askMe, .dontAsk, .plan, .person,
    ]
    /// Commands after which the talk stands where it stood.
    private static let asides: [Reading.Command] = [
        .help, .why, .repeated, .sources, .myData, .export, .summary, .timer, .noTimers,
        .remind, .code,
    ]

    /// A conversation as it is at a moment, and the state that it comes from.
    private struct Standing {
        let conversation: Conversation
        let now: LocalMoment
        let place: Int
    }

    /// What tells apart where conversations stand, whatever is known.
    private struct Kind: Hashable {
        let pending: Pending?
        let stage: Conversation.Stage
        var checkIn: FollowUp.Kind?
        var sent = 0
    }

    /// Every state within the first talk.
    private var standings: [Standing] {
        exploration.states.indices.map { place in
            Standing(
                conversation: exploration.states[place].conversation,
                now: Exploration.now,
                place: place
            )
        }
    }

    /// Where a check-in was asked, reminded of and closed without an answer, of each kind.
    private var checkIns: [Standing] {
        var standings: [Standing] = []
        var seen: Set<Kind> = []
        for place in exploration.states.indices {
            var conversation = exploration.states[place].conversation
            let kind = Kind(
                pending: nil,
                stage: conversation.stage,
                checkIn: conversation.checkIn?.followUp.kind
            )
            guard conversation.dueDay != nil, seen.insert(kind).inserted else { continue }
            while let day = conversation.dueDay {
                let now = Exploration.now.adding(days: day - Exploration.now.dayNumber)
                var step = exploration.step(from: conversation, at: now)
                guard step.checkIn() else { break }
                conversation = step.turn.conversation
                standings.append(Standing(conversation: conversation, now: now, place: place))
            }
        }
        return standings
    }

    // MARK: - S8

    /// In every state a red flag is answered by its advice, in the very turn.
    mutating func inspectEmergencies() {
        var seen: Set<Kind> = []
        for standing in standings + checkIns {
            inspectEmergencies(standing)
            // Stopped, asked to confirm, or gone on after a command: those are states too.
            let conversation = standing.conversation
            let kind = Kind(
                pending: conversation.pending,
                stage: conversation.stage,
                sent: conversation.checkIn?.sent ?? 0
            )
            guard seen.insert(kind).inserted else { continue }
            let step = exploration.step(from: conversation, at: standing.now)
            var other = Reading()
            other.about = .other
            for reading in Self.turns.map(Reading.command) + [other] {
                inspectEmergencies(
                    Standing(
                        conversation: step.taking(reading).conversation,
                        now: standing.now,
                        place: standing.place
                    )
                )
            }
        }
    }

    private mutating func inspectEmergencies(_ standing: Standing) {
        let step = exploration.step(from: standing.conversation, at: standing.now)
        for values in Self.emergencies {
            let turn = step.taking(.saying(values.compactMap(\.self)))
            let known = turn.conversation.known(on: standing.now.dayNumber)
            guard known.isEmergency, turn.isUrgent, Outline.isEmergency(turn.replies.first) else {
                let fact = values.compactMap { $0?.fact }.first ?? .saddle
                note(
                    .redFlagAnywhere,
                    .question(fact),
                    at: standing.place,
                    "A red flag (\(fact.name)) that is said here is not answered at once.",
                    fix: "Ask for \"\(fact.name)\" with all its values."
                )
                continue
            }
        }
    }

    // MARK: - S9

    /// In every state every command is answered, and an aside changes nothing.
    mutating func inspectCommands() {
        for standing in standings + checkIns {
            let step = exploration.step(from: standing.conversation, at: standing.now)
            for command in Self.asides {
                let turn = step.taking(.command(command))
                var stays = turn.conversation
                stays.turn = standing.conversation.turn
                // That the runner has spoken is all that may be noted.
                stays.checkIn = standing.conversation.checkIn
                if turn.replies.isEmpty || stays != standing.conversation {
                    noteDeaf(command, standing.place)
                }
            }
            for command in Self.turns {
                let turn = step.taking(.command(command))
                if turn.replies.isEmpty { noteDeaf(command, standing.place) }
            }
        }
    }

    // MARK: - S17

    /// In every state a general question is answered, the question that waits is put again, and
    /// nothing else has changed.
    mutating func inspectGeneral() {
        for standing in standings + checkIns {
            var step = exploration.step(from: standing.conversation, at: standing.now)
            guard !standing.conversation.known(on: standing.now.dayNumber).isEmergency else {
                continue
            }
            step.answer(Step.Asked(topic: Outline.topic, edition: step.wording.edition))
            var stays = step.turn.conversation
            stays.turn = standing.conversation.turn
            stays.checkIn = standing.conversation.checkIn
            guard step.turn.replies.isEmpty || stays != standing.conversation else { continue }
            note(
                .generalApart,
                .script,
                at: standing.place,
                "A general question that is asked here changes what is known or asked.",
                fix: "This is a fault of the program: please report it."
            )
        }
    }

    private mutating func noteDeaf(_ command: Reading.Command, _ place: Int) {
        note(
            .commandsAnywhere,
            .words(command.rawValue),
            at: place,
            "\"\(command.rawValue)\" is not answered here.",
            fix: "Give it words in the common file."
        )
    }
}

extension Reading {
    /// A message that is a command.
    fileprivate static func command(_ command: Command) -> Reading {
        var reading = Reading()
        reading.command = command
        return reading
    }

    /// Words that say those values of oneself.
    fileprivate static func saying(_ values: [FactValue]) -> Reading {
        var reading = Reading()
        reading.about = .myself
        reading.findings = values.map { Finding(value: $0, certainty: .said, span: 0..<0) }
        return reading
    }
}
