import RulesCore
import Testing

@testable import Understanding

/// Reading many texts, or one under many questions, shares work and comes to the same.
@Suite(.timeLimit(.minutes(5))) struct SharedWorkTests {
    private static let now = LabelledMessage.moment

    private static let questions: [Question?] =
        [nil]
        + Fact.allCases.map { fact in
            let options = fact.clearValues.map {
                Question.Option(fact: fact, value: $0, label: $0.name)
            }
            return Question(facts: [fact], options: options, allowsSeveral: false)
        } + [Question(facts: [.saddle, .legs], options: [], allowsSeveral: true)]

    private static func readers() throws -> [(language: String, reader: Reader)] {
        [("en", try English.reader.get()), ("es", try Spanish.reader.get())]
    }

    @Test func `one text under many questions says what it says under each`() throws {
        for (language, reader) in try Self.readers() {
            let texts = try Utterance.all(in: "utterances-dev.yaml")
                .filter { $0.language == language }.map(\.text)
            #expect(texts.count > 40)
            for text in texts + ["stop", "yes", "no", "2", ""] {
                let together = reader.readings(of: text, asking: Self.questions, now: Self.now)
                for (question, reading) in zip(Self.questions, together) {
                    #expect(
                        reading == reader.read(text, asking: question, now: Self.now),
                        "\(text)"
                    )
                }
            }
        }
    }

    @Test(arguments: [Fact.saddle, .legs, .duration, .severity])
    func `many texts say what each says, but for where`(fact: Fact) throws {
        for (language, reader) in try Self.readers() {
            let lexicon = language == "en" ? try English.lexicon() : try Spanish.lexicon()
            let texts = lexicon.phrases.filter { $0.meaning.fact == fact }
                .flatMap(reader.samples).prefix(4000)
            for asked in [nil, fact] {
                let question = asked.map {
                    Question(facts: [$0], options: [], allowsSeveral: false)
                }
                let together = reader.readings(ofEach: Array(texts), asking: asked, now: Self.now)
                for (text, reading) in zip(texts, together) {
                    let alone = reader.read(text, asking: question, now: Self.now)
                    #expect(reading.withoutSpans == alone.withoutSpans, "\(text)")
                }
            }
        }
    }

    @Test func `what is near a text reads it as the whole lexicon does`() throws {
        for (language, reader) in try Self.readers() {
            let lexicon = language == "en" ? try English.lexicon() : try Spanish.lexicon()
            let phrases = lexicon.phrases.filter(\.meaning.isOfSafety)
            for (place, phrase) in phrases.enumerated() where place % 97 == 0 {
                let text = "hi, \(reader.sample(of: phrase)) today"
                let near = lexicon.near(text)
                #expect(near.phrases.count * 5 < lexicon.phrases.count, "\(text)")
                #expect(
                    try Reader(near).read(text, asking: nil, now: Self.now)
                        == reader.read(text, asking: nil, now: Self.now),
                    "\(text)"
                )
            }
        }
    }
}

extension Reading {
    /// What it says, wherever the words stand.
    fileprivate var withoutSpans: Reading {
        var reading = self
        reading.findings = findings.map { finding in
            var finding = finding
            finding.span = 0..<0
            return finding
        }
        return reading
    }
}
