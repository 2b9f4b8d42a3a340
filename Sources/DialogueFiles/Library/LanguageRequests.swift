internal import Dialogue
internal import RulesCore
internal import Understanding

/// Finds messages that ask for one language and mean something else in another.
enum LanguageRequests {
    /// The moment at which they are read; they say nothing of time.
    private static let now = LocalMoment(year: 2026, month: 3, day: 2, hour: 12)

    /// What was found, at the lines where it stands.
    static func findings(in parts: [CheckedLibrary.Part]) -> [Diagnostic] {
        parts.flatMap { part in
            let others = parts.filter { $0.language != part.language }
            return part.edition.shared.asksFor.sorted()
                .compactMap { words in
                    others.first { $0.takes(words, at: now) }
                        .map { part.diagnostic(of: words, takenBy: $0) }
                }
        }
    }
}

extension CheckedLibrary.Part {
    fileprivate var language: String { edition.script.language }

    /// Whether those words are no mere noise in its language.
    fileprivate func takes(_ words: String, at now: LocalMoment) -> Bool {
        let reading = edition.reader.read(words, asking: nil, now: now)
        return edition.shared.asksFor.contains(words) || reading.command != nil
            || reading.isDistress || reading.findings.contains { $0.value.fact.module == .screen }
    }

    fileprivate func diagnostic(of words: String, takenBy other: Self) -> Diagnostic {
        let line = common.lines.firstIndex { $0.hasPrefix("asks for this language:") } ?? 0
        return common.diagnostic(
            .phraseTaken,
            line: line + 1,
            column: 1,
            "\"\(words)\" asks for this language, and means something else in "
                + "\"\(other.language)\".",
            fix: "Keep it in one of the two."
        )
    }
}
