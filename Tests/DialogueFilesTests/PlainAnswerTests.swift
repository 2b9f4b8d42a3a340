import Dialogue
import DialogueFiles
import Foundation
import RulesCore
import Testing
import Understanding

/// A bare yes, no, none or "not sure" is that answer, whatever words the options hold.
@Suite struct PlainAnswerTests {
    private static let now = LocalMoment(year: 2026, month: 3, day: 1, hour: 18)

    /// The question with its options as the script shows them.
    private static func asking(_ question: ScriptQuestion) -> Question {
        let options =
            switch question.subject {
            case .one(let fact, let choices, _):
                choices.map { Question.Option(fact: fact, value: $0.value, label: $0.label) }
            case .anyOf(let members):
                members.flatMap { member in
                    member.lines.map {
                        Question.Option(fact: member.fact, value: $0.value, label: $0.label)
                    }
                }
            }
        return Question(
            facts: question.facts,
            options: options,
            allowsSeveral: question.facts.count > 1
        )
    }

    private static func words(_ language: String) throws -> [String] {
        let file = MistakeTests.folder.appending(path: "words.\(language).yaml")
        let text = try String(contentsOf: file, encoding: .utf8)
        return try WordsFile.lexicon(from: text, file: file.lastPathComponent).phrases
            .compactMap { phrase in
                guard case .cue(let cue) = phrase.meaning,
                    [.yes, .no, .none, .notSure].contains(cue),
                    !phrase.text.contains(where: "<+/.".contains)
                else { return nil }
                return phrase.text
            }
    }

    @Test(arguments: ["en", "es"])
    func `a bare answer chooses no option by a word of its label`(language: String) throws {
        let edition = try TalkTests.library.get().edition(language: language)
        let words = try Self.words(language)
        #expect(words.count > 100)
        for question in edition.script.questions.map(Self.asking) where question.facts.count > 1 {
            for text in words {
                let answer = edition.reader.read(text, asking: question, now: Self.now).answer
                guard case .options(let places) = answer else { continue }
                Issue.record("\(text) to \(question.options.map(\.label)): \(places)")
            }
        }
    }

    @Test(arguments: [
        ("en", "no"), ("en", "No"), ("en", "never"), ("en", "lets"), ("en", "let's"), ("en", "or"),
        ("es", "no"), ("es", "No"), ("es", "NO."), ("es", "no, gracias"), ("es", "nunca"),
        ("es", "que"), ("es", "sí"),
    ])
    func `a word without a meaning of its own chooses nothing`(
        language: String,
        text: String
    ) throws {
        let edition = try TalkTests.library.get().edition(language: language)
        for question in edition.script.questions.map(Self.asking) where question.facts.count > 1 {
            let reading = edition.reader.read(text, asking: question, now: Self.now)
            #expect(reading.findings.isEmpty, "\(question.options.map(\.label))")
            if case .options = reading.answer {
                Issue.record("\(question.options.map(\.label)): \(reading)")
            }
        }
    }

    @Test(arguments: ["en", "es"])
    func `no check-in asks beside the question that follows it`(language: String) throws {
        // A bare no to it would be taken for one to the emergencies.
        let script = try TalkTests.library.get().edition(language: language).script
        // These are questions of their own, with nothing behind them.
        let alone: Set<FollowUp.Kind> = [.gotHelp, .seenSameDay, .seenProfessional]
        for kind in FollowUp.Kind.allCases where !alone.contains(kind) {
            let text = try #require(script.checkIns[.due(kind)])
            let said = text.variants.flatMap { $0.filled { _ in [] } }
            #expect(!said.contains { $0.contains("?") }, "\(kind): \(said)")
        }
    }
}
