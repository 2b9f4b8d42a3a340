internal import Dialogue
internal import Understanding

/// Finds phrases and labels that would take words away from what they mean everywhere: an answer such
/// as "none", or a command such as "stop".
struct PhraseThefts {
    private var meanings: [String: Set<Meaning>] = [:]

    /// Looks at the words of a language as they are without what is added to them.
    init(from lexicon: Lexicon) {
        for phrase in lexicon.phrases {
            switch phrase.meaning {
            case .cue, .command: meanings[phrase.text, default: []].insert(phrase.meaning)
            default: break
            }
        }
    }

    /// What was found in a script, at the lines where it stands.
    func findings(of script: Script, in file: SourceFile) -> [Diagnostic] {
        let labels = script.questions.flatMap(\.labels)
            .filter { label in
                meanings[label.lowercased(), default: []].contains(where: \.isCommand)
            }
        return findings(labels + taken(script.phrases), in: file)
    }

    /// What was found among the words that a club adds.
    func findings(of words: ClubWords) -> [Diagnostic] {
        findings(taken(words.phrases), in: words.file)
    }

    /// The phrases that mean something else already.
    private func taken(_ phrases: [Phrase]) -> [String] {
        phrases.filter { phrase in
            let known = meanings[phrase.text.lowercased(), default: []]
            return !known.subtracting([phrase.meaning]).isEmpty
        }
        .map(\.text)
    }

    private func findings(_ texts: [String], in file: SourceFile) -> [Diagnostic] {
        texts.sorted()
            .map { words in
                let (line, column) = file.place(of: words) ?? (1, 1)
                return file.diagnostic(
                    .phraseTaken,
                    line: line,
                    column: column,
                    "\"\(words)\" means something else already, whatever is asked.",
                    fix: "Use other words."
                )
            }
    }
}

extension Meaning {
    fileprivate var isCommand: Bool {
        if case .command = self { true } else { false }
    }
}

extension Script {
    /// What people also say for values, as phrases.
    var phrases: [Phrase] {
        heard.flatMap { value, phrases in
            phrases.map { Phrase($0, .value(value, .always)) }
        }
    }
}

extension ScriptQuestion {
    /// The words beside its numbers.
    var labels: [String] {
        switch subject {
        case .one(_, let choices, _): choices.map(\.label)
        case .anyOf(let members): members.flatMap { $0.lines.map(\.label) }
        }
    }
}
