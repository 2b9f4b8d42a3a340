internal import RulesCore
internal import Understanding

/// Messages that are a command as a whole; they work in every state.
extension Step {
    mutating func obey(_ command: Reading.Command) {
        switch command {
        case .help, .timer: say(.help)
        case .person: say(.person)
        case .why: explain()
        case .sources: listSources()
        case .repeated: repeatLast()
        case .undo: undo()
        case .restart: restart()
        case .stop: stop()
        case .forget: askToForget()
        case .myData, .export: tellWhatIsKept()
        }
    }

    private mutating func explain() {
        if conversation.stage == .decided {
            let decision = known.decision
            say(lines(decision, with: { [$0.name] }, or: { $0.sources.map(\.name) }))
        } else if !asked.isEmpty, let why = scriptQuestion(for: asked)?.why {
            say(wording.messages(why))
        } else {
            say(.whyAnything)
        }
    }

    private mutating func listSources() {
        guard conversation.stage == .decided else { return say(.noSourcesYet) }
        let sources = lines(
            known.decision,
            with: { $0.sources.map(\.name) },
            or: { $0.sources.map(\.name) }
        )
        say(wording.phrase(.sources) { $0 == .sources ? sources : nil })
    }

    private mutating func repeatLast() {
        switch conversation.stage {
        case .decided:
            say(messages(for: known.decision))
            isUrgent = known.isEmergency
        case .interview:
            conversation.pending.map { say(prompt($0)) }
        case .new, .stopped, .forgotten:
            say(.help)
        }
    }

    /// Takes back what the last message that taught anything had taught.
    private mutating func undo() {
        guard let last = conversation.entries.last?.turn else { return say(.nothingToUndo) }
        removeEntries { $0.turn == last }
        conversation.told = nil
        conversation.stage = .interview
        say(.undone)
        goOn()
    }

    private mutating func restart() {
        removeEntries { _ in true }
        conversation.told = nil
        conversation.stage = .interview
        say(.restarted)
        goOn()
    }

    private mutating func stop() {
        conversation.pending = nil
        conversation.stage = conversation.stage == .new ? .new : .stopped
        say(.goodbye)
    }

    private mutating func askToForget() {
        guard conversation.stage != .new, conversation.stage != .forgotten else {
            return say(.nothingKept)
        }
        conversation.pending = Pending(kind: .forget)
        say(.forgetAsk)
    }

    private mutating func tellWhatIsKept() {
        let kept = known.asked.map { fact in
            let value = known.facts[fact]
            let words = wording.inWords(value)
            return value.isUnknown ? wording.words(.unsureAbout) + " " + words : words
        }
        guard !kept.isEmpty else { return say(.nothingKept) }
        say(wording.phrase(.myData) { $0 == .noted ? [kept.joined(separator: "; ")] : nil })
        if conversation.stage == .interview { conversation.pending.map { say(prompt($0)) } }
    }

    // MARK: - Reading back

    /// Reads back in one line what was said unasked.
    mutating func sayNoted(before: KnownFacts, reading: Reading) {
        let noted = reading.findings.map(\.value)
            .filter { value in
                !asked.contains(value.fact) && known.facts[value.fact] == value
                    && (before.facts[value.fact] != value || !before.asked.contains(value.fact))
            }
        guard !noted.isEmpty else { return }
        let words = noted.map(wording.inWords).joined(separator: "; ")
        say(wording.phrase(.noted) { $0 == .noted ? [words] : nil })
    }
}
