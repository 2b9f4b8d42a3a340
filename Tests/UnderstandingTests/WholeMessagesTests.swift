import RulesCore
import Testing

@testable import Understanding

/// Messages that stand in a list as a whole.
@Suite struct WholeMessagesTests {
    static let words = Lexicon(
        language: "en",
        skipped: ["the", "my", "is"],
        endings: ["s"],
        groups: ["who": ["i", "people"]],
        phrases: [
            Phrase("please", .cue(.polite)), Phrase("my", .cue(.firstPerson)),
            Phrase("voice", .cue(.health)), Phrase("numb bum", .cue(.pain)),
        ]
    )

    static let lists = Result {
        try WholeMessages(
            [
                ["does ice/icing help"], ["can <who> take tablets"],
                ["can <who> take tablets to run"], ["puedo nadar?"], ["does voicing help"],
            ],
            groups: ["who": ["i", "people", "a runner"]],
            beside: ["for back pain", "to run"],
            words: words,
            reader: Reader(words)
        )
    }

    @Test(arguments: [
        ("does ice help", [0]), ("Does the ICE help, please?", [0]), ("does icing hepl", [0]),
        ("please does ice help for the back pain", [0]), ("can a runner take tablets", [1]),
        ("can people take tablets", [1]), ("puedo nadar?", [3]),
        // The longer question, though the shorter one and what may stand beside it cover it too.
        ("can i take tablets to run", [2]),
    ])
    func `a whole message is found`(text: String, expected: [Int]) throws {
        #expect(try Self.lists.get().lists(of: text) == Set(expected))
    }

    @Test(arguments: [
        "", "ice", "help", "ice does help", "does ice help or harm",
        "does ice help for my back pain",
        "does ice help, i fell off a roof", "for back pain", "please", "puedo nadar", "🧊?",
        "does ice help 3", String(repeating: "does ice help ", count: 30),
        // A word that is known is no mistake in another.
        "does voice help",
    ])
    func `more or less than that is not`(text: String) throws {
        #expect(try Self.lists.get().lists(of: text) == [])
    }

    @Test func `samples hold every alternative, with the mark that they need`() throws {
        let lists = try Self.lists.get()
        #expect(lists.samples(of: "does ice/icing help") == ["does ice help", "does icing help"])
        #expect(lists.samples(of: "can <who> swim?").last == "can a runner swim?")
    }

    @Test func `a group that is not there is told`() {
        #expect(throws: LexiconError.self) {
            try WholeMessages(
                [["can <nobody> swim"]],
                beside: [],
                words: Self.words,
                reader: Reader(Self.words)
            )
        }
    }
}
