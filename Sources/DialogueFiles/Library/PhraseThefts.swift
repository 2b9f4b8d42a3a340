internal import Dialogue
internal import Understanding

/// Finds phrases and labels of a script that would take words away from what they mean everywhere:
/// an answer such as "none", or a command such as "stop".
enum PhraseThefts {
    /// What was found, at the lines where it stands.
    static func findings(
        of script: Script,
        in file: SourceFile,
        from lexicon: Lexicon
    ) -> [Diagnostic] {
        var answers: Set<String> = []
        var commands: Set<String> = []
        for phrase in lexicon.phrases {
            switch phrase.meaning {
            case .cue: answers.insert(phrase.text)
            case .command: commands.insert(phrase.text)
            default: break
            }
        }
        let heard = script.heard.values.joined()
            .filter {
                answers.contains($0.lowercased()) || commands.contains($0.lowercased())
            }
        let labels = script.questions.flatMap(\.labels)
            .filter {
                commands.contains($0.lowercased())
            }
        return (heard + labels).sorted()
            .map { words in
                let line = file.lines.firstIndex { $0.contains(words) } ?? 0
                return file.diagnostic(
                    .phraseTaken,
                    line: line + 1,
                    column: 1,
                    "\"\(words)\" means something else already, whatever is asked.",
                    fix: "Use other words."
                )
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
