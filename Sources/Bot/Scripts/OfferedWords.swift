internal import Dialogue
internal import RulesCore
internal import Understanding

/// What the texts of a language offer to type where no number fits: its "none" and its "not sure".
///
/// Taken from the texts themselves, so that a rehearsal types what runners are told to type, in any
/// language.
struct OfferedWords {
    let none: String
    let notSure: String

    /// Nil when the texts offer no words for one of them that are understood.
    init?(of edition: ScriptLibrary.Edition) {
        let offered = Self.offered(in: edition.shared)
        guard let none = offered.first(where: { Self.answer($0, edition) == Reading.Answer.none }),
            let notSure = offered.first(where: { Self.answer($0, edition) == .notSure })
        else { return nil }
        self.none = none
        self.notSure = notSure
    }

    /// The phrases that tell how to answer.
    private static let hints: [SharedWords.Phrase] = [.severalHint, .numbersOnly, .oneHint, .help]

    /// Every one, two or three words in a row of the phrases that tell how to answer.
    private static func offered(in shared: SharedWords) -> some Sequence<String> {
        hints.lazy
            .flatMap { phrase -> [String] in
                let words = shared.phrases[phrase]?.variants.flatMap(\.plainWords) ?? []
                return (1...3)
                    .flatMap { count in
                        words.indices.dropLast(count - 1)
                            .map { words[$0..<$0 + count].joined(separator: " ") }
                    }
            }
    }

    /// What words alone answer to a list.
    private static func answer(_ words: String, _ edition: ScriptLibrary.Edition) -> Reading.Answer?
    {
        let list = Question(
            facts: [.feverUnwell, .nightConstant],
            options: [Fact.feverUnwell, .nightConstant]
                .map {
                    Question.Option(fact: $0, value: FactValue($0, named: "yes"), label: $0.name)
                },
            allowsSeveral: true
        )
        let reading = edition.reader.read(words, asking: list, now: .rehearsal)
        return reading.findings.isEmpty ? reading.answer : nil
    }
}

extension Template {
    /// Its words in order, without signs and placeholders.
    fileprivate var plainWords: [String] {
        paragraphs.joined()
            .flatMap { segment -> [String] in
                guard case .words(let words) = segment else { return [] }
                return words.split { !$0.isLetter && $0 != "'" }.map(String.init)
            }
    }
}
