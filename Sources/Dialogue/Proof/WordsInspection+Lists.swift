internal import RulesCore
internal import Understanding

/// Whole messages that scripts list for one meaning, such as what asks for quiet, mean nothing else.
extension WordsInspection {
    /// What asks for the language asks for nothing else: it is no command, no answer, no label, no
    /// hello, and tells of no red flag.
    mutating func inspectAsking(_ lexicon: Lexicon) {
        let shared = edition.shared
        let answers = lexicon.phrases.filter(\.meaning.isAnswer).map(\.text)
        let labels = questions.flatMap { $0?.options ?? [] }.map(\.label.wordsOnly)
        let others = shared.greetings.union(shared.agrees).union(shared.declines)
            .union(shared.helpCame)
            .union(edition.script.openers).union(answers).union(labels)
        for words in shared.asksFor {
            let reading = read(
                words,
                asking: Question(facts: [], options: [], allowsSeveral: false)
            )
            let meansMore =
                others.contains(words) || reading.command != nil || reading.isAlarm
                || reading.answer != nil && !words.contains(" ")
            guard meansMore || words != words.wordsOnly else { continue }
            note(
                .commandsAnywhere,
                words,
                meansMore
                    ? "\"\(words)\" asks for this language, and means something else already."
                    : "\"\(words)\" is never heard: signs and numbers are left out.",
                fix: "Take it out of \"asks for this language\", or use other words."
            )
        }
    }

    /// What asks for quiet, and what declines offers of help, tells of no red flag and no distress,
    /// and is nothing else.
    mutating func inspectRoomWords() {
        let shared = edition.shared
        let lists = [
            ("asks for quiet", shared.asksForQuiet), ("declines offers", shared.declinesOffers),
        ]
        for (name, list) in lists {
            for words in list.sorted() {
                let reading = read(words, asking: nil)
                // "Enough" ends a talk in private, and is quiet in a room.
                let isCommand = reading.command.map { $0 != .stop } ?? false
                let isBoth = name == "asks for quiet" && shared.declinesOffers.contains(words)
                let fault: String? =
                    if reading.isAlarm {
                        "may come from somebody in need."
                    } else if isCommand || isBoth {
                        "means something else already."
                    } else if words != words.wordsOnly {
                        "is never heard: signs and numbers are left out."
                    } else {
                        nil
                    }
                guard let fault else { continue }
                note(
                    .redFlagAnywhere,
                    .shared(list: name, words: words),
                    "\"\(words)\" \(fault)",
                    "Take it out of \"\(name)\"."
                )
            }
        }
    }

    /// What ends an emergency says that help came, what agrees says yes and what declines no, and
    /// nothing that speaks against it.
    mutating func inspectAgreeing() {
        let shared = edition.shared
        let lists: [(name: String, words: Set<String>, says: String)] = [
            ("help came", shared.helpCame, "say that help came"),
            ("agrees", shared.agrees, "say yes"), ("declines", shared.declines, "say no"),
            ("shares wish", shared.sharesWish, "say yes"),
            ("shares answers", shared.sharesAnswers, "say yes"),
        ]
        for (name, list, says) in lists {
            for words in list.sorted() {
                let reading = read(
                    words,
                    asking: Question(facts: [], options: [], allowsSeveral: false)
                )
                let isAgainst =
                    switch reading.answer {
                    case .no, .some(.none), .notSure: name != "declines"
                    case .yes, .all: name == "declines"
                    case .options, nil: false
                    }
                // "Not now" ends a talk elsewhere, and only says no here; "my answers too" asks for them.
                let isCommand =
                    switch reading.command {
                    case nil: false
                    case .stop: name != "declines"
                    case .myData: name != "shares answers"
                    default: true
                    }
                let isBoth = name == "declines" && shared.agrees.contains(words)
                guard
                    isAgainst || isBoth || isCommand || reading.isDistress
                        || reading.findings.contains(where: { $0.value.isRedFlag })
                else { continue }
                note(
                    .redFlagAnywhere,
                    .shared(list: name, words: words),
                    "\"\(words)\" does not \(says).",
                    "Take it out of \"\(name)\""
                        + (name == "help came" ? ": it would end an emergency." : ".")
                )
            }
        }
    }
}

extension Meaning {
    /// Whether it answers a question by itself.
    fileprivate var isAnswer: Bool {
        switch self {
        case .cue(.yes), .cue(.no), .cue(.none), .cue(.all), .cue(.notSure), .cue(.weakYes),
            .cue(.weakNo):
            true
        default: false
        }
    }
}
