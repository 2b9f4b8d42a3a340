internal import RulesCore

/// How well each language is understood, and all of them together.
public struct ScoreReport: Equatable, Sendable {
    /// The languages, in the order of their tags.
    public let languages: [String]
    /// All messages together.
    public let all: Score
    private let scores: [String: Score]

    /// Reads labelled messages and judges the readings.
    ///
    /// - Parameters:
    ///   - messages: The messages with their labels.
    ///   - reader: Who reads a language.
    public init(_ messages: [LabelledMessage], reader: (_ language: String) -> Reader) {
        all = Score(messages, reader: reader)
        let languages = Set(messages.map(\.language)).sorted()
        self.languages = languages
        scores = Dictionary(
            uniqueKeysWithValues: languages.map { language in
                (language, Score(messages.filter { $0.language == language }, reader: reader))
            }
        )
    }

    /// The score of a language; empty where no message is of it.
    public subscript(language: String) -> Score { scores[language] ?? Score() }

    /// All figures as tables that people can read, and Markdown too; then every fault.
    public var text: String {
        var parts = languages.map { Self.part($0, self[$0]) }
        if languages.count != 1 { parts.append(Self.part("All languages", all)) }
        let faults = all.faults.map { "- \($0.text)\n" }.joined()
        parts.append("## Faults\n\n" + (faults.isEmpty ? "None.\n" : faults))
        return parts.joined(separator: "\n")
    }

    private static func part(_ title: String, _ score: Score) -> String {
        "## \(title)\n\n\(score.text)"
    }
}
