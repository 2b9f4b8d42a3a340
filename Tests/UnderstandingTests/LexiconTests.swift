import RulesCore
import Testing
import Understanding

@Suite struct LexiconTests {
    private let now = LocalMoment(year: 2025, month: 6, day: 12)

    private func yes(_ fact: Fact) throws -> FactValue {
        try #require(FactValue(fact, named: "yes"))
    }

    @Test func `no phrase of the English words steals or contradicts another`() throws {
        let lexicon = try English.lexicon()
        let conflicts = try English.reader.get().conflicts(among: lexicon.phrases)
        #expect(conflicts.isEmpty, "\(conflicts.map(\.description).joined(separator: "\n"))")
    }

    @Test func `a phrase that a script adds is understood`() throws {
        let phrase = Phrase("flibber <saddle>", .value(try yes(.saddle), .always))
        let reader = try Reader(English.lexicon().adding([phrase]))
        #expect(
            reader.read("my flibber bum", asking: nil, now: now).findings.map(\.value) == [
                try yes(.saddle)
            ]
        )
        #expect(reader.conflicts(among: [phrase]).isEmpty)
    }

    @Test func `a phrase that a longer one steals is a conflict`() throws {
        let stolen = Phrase("race fever", .value(try yes(.feverUnwell), .always))
        let reader = try Reader(English.lexicon().adding([stolen]))
        #expect(reader.conflicts(among: [stolen]).map(\.phrase) == [stolen])
    }

    @Test func `a phrase that is a command is a conflict`() throws {
        let stolen = Phrase("stop", .value(try yes(.nightConstant), .always))
        let reader = try Reader(English.lexicon().adding([stolen]))
        #expect(reader.conflicts(among: [stolen]).map(\.taken) == [.command(.stop)])
    }

    @Test func `the same words for two values of a fact are a conflict`() throws {
        let one = Phrase(
            "wibble",
            .value(try #require(FactValue(.trend, named: "improving")), .always)
        )
        let two = Phrase(
            "wibble",
            .value(try #require(FactValue(.trend, named: "worsening")), .always)
        )
        let reader = try Reader(Lexicon(language: "en", phrases: [one, two]))
        #expect(reader.conflicts(among: [one]).map(\.taken) == [two.meaning])
    }

    @Test(arguments: [
        (
            Lexicon(language: "en", phrases: [Phrase("...", .cue(.yes))]),
            LexiconError.emptyPhrase("...")
        ),
        (
            Lexicon(language: "en", phrases: [Phrase("a <b>", .cue(.yes))]),
            .unknownGroup("b", in: "a <b>")
        ),
        (Lexicon(language: "en", groups: ["g": ["a ... b"]]), .signInGroup("a ... b", group: "g")),
        (Lexicon(language: "en", numbers: ["lots": 101]), .numberOutOfRange("lots", 101)),
        (
            Lexicon(language: "en", phrases: [Phrase("a/b/c/d/e a/b/c/d/e a/b/c", .cue(.yes))]),
            .phraseTooLong("a/b/c/d/e a/b/c/d/e a/b/c")
        ),
    ])
    func `a phrase that cannot be used is refused`(lexicon: Lexicon, error: LexiconError) {
        #expect(throws: error) { try Reader(lexicon) }
        #expect(!error.description.isEmpty)
    }

    @Test(arguments: [
        ("zapas", true), ("zapita", true), ("zapao", false), ("zapiti", false), ("pita", false),
    ])
    func `an ending stands behind a word or in place of its last letters`(
        text: String,
        isHeard: Bool
    ) throws {
        let value = try yes(.saddle)
        let reader = try Reader(
            Lexicon(
                language: "xx",
                endings: ["s", "ita/a"],
                phrases: [
                    Phrase("zapa", .value(value, .always)),
                    Phrase("pa", .value(value, .always)),
                ],
                exact: ["zapa"]
            )
        )
        #expect(
            reader.read(text, asking: nil, now: now).findings.map(\.value)
                == (isHeard ? [value] : [])
        )
    }

    @Test(arguments: ["q mal", "que mal", "ke mal"])
    func `a short form is the word that it stands for in messages and in phrases`(
        text: String
    ) throws {
        let value = try yes(.saddle)
        let reader = try Reader(
            Lexicon(
                language: "xx",
                shortForms: ["que": ["q", "ke"]],
                phrases: [Phrase("q mal", .value(value, .always))]
            )
        )
        #expect(reader.read(text, asking: nil, now: now).findings.map(\.value) == [value])
    }

    @Test func `a lexicon without words reads nothing`() throws {
        let reader = try Reader(Lexicon(language: "xx"))
        let reading = reader.read("no, I can't feel my legs", asking: nil, now: now)
        #expect(reading == Reading())
    }

    @Test func `every cue has a name of its own`() {
        let names = Cue.allCases.map(\.name)
        #expect(Set(names).count == names.count)
        #expect(Cue(named: "not sure") == .notSure)
        #expect(Cue(named: "sure") == nil)
    }
}
