import Dialogue
import DialogueFiles
import RulesCore
import Testing
import Understanding

/// A bare yes or no means itself under every list, whatever words its labels have.
@Suite struct BareAnswerTests {
    private static let answers: [String: [(words: [String], answers: [Reading.Answer])]] = [
        "en": [
            (["no", "No", "nope", "none", "nothing", "none of them"], [.no, .none]),
            (["not sure", "I don't know"], [.notSure]),
            (["yes", "yeah"], [.yes]),
        ],
        "es": [
            (["no", "No", "nada", "ninguna", "ninguno", "no, nada", "no no"], [.no, .none]),
            (["no sé", "no estoy segura"], [.notSure]),
            (["sí", "si"], [.yes]),
        ],
    ]

    @Test func `a bare yes or no chooses no line of a list`() throws {
        let library = try Shipped.library().library
        #expect(library.editions.count == Self.answers.count)
        for edition in library.editions {
            for question in edition.script.questions {
                guard case .anyOf(let members) = question.subject else { continue }
                let asked = Question(
                    facts: question.facts,
                    options: members.flatMap { member in
                        member.lines.map {
                            Question.Option(fact: member.fact, value: $0.value, label: $0.label)
                        }
                    },
                    allowsSeveral: true
                )
                for (words, answers) in try #require(Self.answers[edition.script.language]) {
                    for text in words {
                        let reading = edition.reader.read(
                            text,
                            asking: asked,
                            now: LocalMoment(year: 2026, month: 3, day: 2)
                        )
                        let place = "\(edition.script.language) \(text) \(asked.options[0].label)"
                        #expect(answers.contains { $0 == reading.answer }, "\(place)")
                        #expect(reading.findings.allSatisfy { $0.value == $0.value.fact.calmValue })
                    }
                }
            }
        }
    }
}
