internal import RulesCore
internal import Understanding

/// The days and steps of the way back to running, in words.
extension Step {
    /// A phrase about a run, with its day of the plan, weekday and step.
    func phrase(_ phrase: SharedWords.Phrase, _ run: ReturnPlan.Run) -> [String] {
        wording.phrase(phrase) { placeholder in
            switch placeholder {
            case .planDay: ["\(run.number)"]
            case .weekday: [words(for: run.day)]
            case .step: [words(for: run.step)]
            default: nil
            }
        }
    }

    private func words(for step: ReturnStep) -> String {
        let phrase: SharedWords.Phrase = step.walkMinutes == 0 ? .returnLastStep : .returnStep
        return
            wording.phrase(phrase) { placeholder in
                switch placeholder {
                case .rounds: ["\(step.rounds)"]
                case .runMinutes: ["\(step.runMinutes)"]
                case .walkMinutes: ["\(step.walkMinutes)"]
                default: nil
                }
            }
            .joined(separator: " ")
    }

    /// A day of the plan as people call it: today, tomorrow, or its weekday.
    func words(for day: Int) -> String {
        let weekdays = wording.edition.shared.weekdays
        return switch day - now.dayNumber {
        case ...0: wording.words(.today)
        case 1: wording.words(.tomorrow)
        case let inDays: weekdays[((now.weekday - 1) + inDays) % weekdays.count]
        }
    }
}
