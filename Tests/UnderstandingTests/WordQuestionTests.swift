import RulesCore
import Testing
import Understanding

/// Who asks what a word means tells nothing of themselves.
@Suite struct WordQuestionTests {
    private static func read(
        _ text: String,
        _ language: String,
        asking fact: Fact?
    ) throws
        -> Reading
    {
        let reader = try language == "en" ? English.reader.get() : Spanish.reader.get()
        return reader.read(text, asking: fact.map(Question.init(asking:)), now: English.now)
    }

    @Test(arguments: [
        ("en", "what is sciatica"), ("en", "What's a slipped disc?"),
        ("en", "what's sciatica"), ("en", "what does cauda equina mean"),
        ("en", "define sciatica please"),
        ("en", "what is incontinence"), ("en", "what is the cauda equina"),
        ("en", "what is osteoporosis"), ("en", "what are steroids"), ("en", "what is foot drop?"),
        ("es", "que es la ciatica"), ("es", "¿Qué es una hernia discal?"),
        ("es", "qué significa cauda equina"), ("es", "que es la incontinencia"),
        ("es", "que es la osteoporosis"), ("es", "que es fiebre"),
    ])
    func `a question about a word notes nothing`(language: String, text: String) throws {
        for fact in [nil, Fact.legs, .saddle, .bladderBowel, .riskHistory, .severity] {
            let reading = try Self.read(text, language, asking: fact)
            #expect(reading.asksMeaning)
            #expect(
                reading.findings.isEmpty && reading.answer == nil,
                "\(String(describing: fact))"
            )
        }
    }

    @Test(arguments: [
        ("en", "what is this numbness between my legs", Fact.saddle),
        ("en", "what's this sciatica", .legs), ("en", "what is my sciatica", .legs),
        ("en", "what is sciatica, my bum is numb", .saddle),
        ("en", "what is incontinence i have it", .bladderBowel),
        ("en", "what is happening, i can't pee", .bladderBowel),
        ("en", "what is the numbness between my legs", .saddle),
        ("es", "que es el hormigueo que tengo en la entrepierna", .saddle),
        ("es", "que es este entumecimiento entre mis piernas", .saddle),
        ("es", "que es mi incontinencia", .bladderBowel),
        ("es", "que es el dolor que tengo en el pecho", .chestCollapse),
        ("es", "que es la ciatica, no puedo orinar", .bladderBowel),
    ])
    func `what is of the speaker's own is heard`(
        language: String,
        text: String,
        fact: Fact
    ) throws {
        let reading = try Self.read(text, language, asking: nil)
        #expect(!reading.asksMeaning)
        #expect(reading.findings.contains { $0.value.fact == fact }, "\(reading)")
    }
}
