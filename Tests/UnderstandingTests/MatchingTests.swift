import RulesCore
import Testing
import Understanding

/// How the parts of a phrase find each other in a message.
@Suite struct MatchingTests {
    private let value: FactValue
    private let now = LocalMoment(year: 2025, month: 6, day: 12)

    init() throws {
        value = try #require(FactValue(.saddle, named: "yes"))
    }

    private func hears(_ text: String, with lexicon: Lexicon) throws -> Bool {
        try Reader(lexicon).read(text, asking: nil, now: now).findings.map(\.value) == [value]
    }

    private func lexicon(_ phrases: Phrase...) -> Lexicon {
        Lexicon(
            language: "xx",
            skipped: ["on", "my", "so"],
            groups: ["body": ["back", "legs"], "lying": ["on back"], "seat": ["between legs"]],
            phrases: phrases
        )
    }

    // MARK: - Words inside words

    @Test func `a word inside a longer one counts where no phrase takes the longer one`() throws {
        let inner = Phrase("sore <body>", .value(value, .always))
        let outer = Phrase("sore <lying>", .unclear(.legs, .always))
        #expect(try hears("sore on my back", with: lexicon(inner)))
        #expect(try !hears("sore on my back", with: lexicon(inner, outer)))
        #expect(try hears("sore back", with: lexicon(inner, outer)))
        let mood = Phrase("sore <lying>", .cue(.health))
        #expect(try hears("sore on my back", with: lexicon(inner, mood)))
        let seat = Phrase("numb <seat>", .unclear(.legs, .always))
        let legs = Phrase("numb ... <body>", .value(value, .always))
        #expect(try !hears("numb between my legs", with: lexicon(seat, legs)))
        #expect(try hears("numb in both legs", with: lexicon(seat, legs)))
    }

    // MARK: - Pauses

    @Test(arguments: [
        ("numb since then down there", true), ("numb, really down there", true),
        ("numb. Down there", true), ("numb\ndown there", true), ("numb, so, down there", true),
        ("numb, a bit, well, down there", false), ("numb but down there", false),
        ("numb, I sat down there", false), ("numb. I sat down there", false),
        ("numb. My legs down there", false), ("numb. One two three four down there", false),
        ("numb. Well. Down there", false), ("numb, one two three down there", false),
    ])
    func `a gap goes over one short pause`(text: String, isHeard: Bool) throws {
        let lexicon = lexicon(
            Phrase("numb ... down there", .value(value, .always)),
            Phrase("but", .cue(.terminator)),
            Phrase("i", .cue(.firstPerson))
        )
        #expect(try hears(text, with: lexicon) == isHeard)
    }

    // MARK: - Spelling

    @Test func `a word of a command is read with a mistake in a fact, and no command so`() throws {
        let lexicon = lexicon(
            Phrase("remind", .command(.remind)),
            Phrase("remind bladder", .value(value, .always))
        )
        #expect(try hears("remnid my bladder", with: lexicon))
        let reader = try Reader(lexicon)
        #expect(reader.read("remind", asking: nil, now: now).command == .remind)
        #expect(reader.read("remnid", asking: nil, now: now).command == nil)
    }

    // MARK: - Occasions

    @Test(arguments: [
        ("slipped on the booking, sorry", nil as Fact?, false), ("I slipped up there", nil, false),
        ("slipped yesterday and my back is sore", nil, true), ("slipped", Fact.trauma, true),
        ("a knock to the budget", nil, false), ("three days, since I slipped", .duration, true),
        ("tight chest muscles? my mate slipped, his back is sore", nil, false),
    ])
    func `words of every day count beside pain and in answers`(
        text: String,
        asked: Fact?,
        isHeard: Bool
    ) throws {
        let reading = try English.reader.get()
            .read(text, asking: asked.map { Question(asking: $0) }, now: English.now)
        #expect(reading.findings.contains { $0.value.fact == .trauma } == isHeard)
    }
}
