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
    private static let turns: [Reading.Command] = [.stop, .restart, .undo, .forget]
    /// Commands after which the talk stands where it stood.
    private static let asides: [Reading.Command] = [
        .help, .why, .repeated, .person, .sources, .myData,
    ]

    // MARK: - S8

    /// Where a talk stands, whatever is known.
    private struct Standing: Hashable {
        let pending: Pending?
        let stage: Conversation.Stage
    }

    /// In every state a red flag is answered by its advice, in the very turn.
    mutating func inspectEmergencies() {
        var seen: Set<Standing> = []
        for place in exploration.states.indices {
            let conversation = exploration.states[place].conversation
            inspectEmergencies(conversation, at: place)
            // Stopped, asked to confirm, or gone on after a command: those are states too.
            let standing = Standing(pending: conversation.pending, stage: conversation.stage)
            guard seen.insert(standing).inserted else { continue }
            let step = exploration.step(from: conversation)
            for command in Self.turns {
                inspectEmergencies(step.taking(.command(command)).conversation, at: place)
            }
            var other = Reading()
            other.about = .other
            inspectEmergencies(step.taking(other).conversation, at: place)
        }
    }

    private mutating func inspectEmergencies(_ conversation: Conversation, at place: Int) {
        let step = exploration.step(from: conversation)
        for values in Self.emergencies {
            let turn = step.taking(.saying(values.compactMap(\.self)))
            let known = turn.conversation.known(on: Exploration.now.dayNumber)
            guard known.isEmergency, turn.isUrgent, Outline.isEmergency(turn.replies.first) else {
                let fact = values.compactMap { $0?.fact }.first ?? .saddle
                note(
                    .redFlagAnywhere,
                    .question(fact),
                    at: place,
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
        for place in exploration.states.indices {
            let conversation = exploration.states[place].conversation
            let step = exploration.step(from: conversation)
            for command in Self.asides {
                let turn = step.taking(.command(command))
                var stays = turn.conversation
                stays.turn = conversation.turn
                if turn.replies.isEmpty || stays != conversation { noteDeaf(command, place) }
            }
            for command in Self.turns {
                let turn = step.taking(.command(command))
                if turn.replies.isEmpty { noteDeaf(command, place) }
            }
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
