import Foundation
import RulesCore
import Testing
import Understanding

/// Messages that nobody types in earnest: they take their time and no more, and end nothing.
@Suite(.timeLimit(.minutes(5))) struct HostileTextTests {
    private static let words = 10_000

    /// A kind of message, as long as wanted.
    struct Kind: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let text: @Sendable (_ words: Int) -> String

        static func repeating(_ name: String, _ pieces: [String]) -> Kind {
            Kind(testDescription: name) { count in
                (0..<count).map { pieces[$0 % pieces.count] }.joined(separator: " ")
            }
        }
    }

    private static func phrases(_ lexicon: Lexicon, _ isOne: (Phrase) -> Bool) -> [String] {
        lexicon.phrases.filter(isOne)
            .map { phrase in
                String(phrase.text.map { "<>/.+".contains($0) ? " " : $0 })
            }
    }

    private static let emoji = (0x1F300...0x1FAFF).compactMap(Unicode.Scalar.init)
        .filter(\.properties.isEmoji).map { String(Character($0)) }

    static let kinds: [Kind] = {
        let lexicons = [try? English.lexicon(), try? Spanish.lexicon()].compactMap(\.self)
        let negations: [Cue] = [.negation, .absence, .no, .none, .falseNegation, .weakNo]
        return [
            .repeating("numb", ["numb"]),
            .repeating("my numb leg", ["my", "numb", "leg"]),
            .repeating("no", ["no"]),
            .repeating("since", ["since", "sunday"]),
            .repeating("numbers", ["1", "2/10", "3,5", "4-5", "99999999999999999999", "6.7.8"]),
            .repeating("number words", ["twenty", "three", "and", "a", "half", "veintitrés"]),
            .repeating("nested quotes", ["\"(", "'\"", "“‘numb", "«leg»", "’”)", "\"'\""]),
            .repeating("somebody else", ["my", "mate", "says", "his", "sister", "i"]),
            .repeating("misspelled", ["nmub", "tinglnig", "shoudler", "bakc", "sicne"]),
            .repeating("zero width", ["n\u{200B}u\u{200D}m\u{FEFF}b", "\u{2060}\u{200C}"]),
            .repeating("homoglyphs", ["nυmb", "lеg", "bасk", "ｎｕｍｂ", "𝓷𝓾𝓶𝓫"]),
            .repeating("right to left", ["\u{202E}bmun", "\u{200F}\u{2067}leg\u{2069}", "خدر"]),
            .repeating("accents", ["nu" + String(repeating: "\u{301}", count: 1_000) + "mb"]),
            .repeating("emoji", emoji),
            .repeating("families", ["👩‍👩‍👧‍👦", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🇮🇪", "👍🏽"]),
            .repeating("replaced", ["\u{FFFD}\u{FFFD}", "nu\u{FFFD}mb"]),
            .repeating(
                "NUL and codes",
                ["\u{0}", "\u{3}04,05numb\u{F}", "\u{2}\u{1D}\u{16}", "\u{4}"]
            ),
            Kind(testDescription: "one endless word") { String(repeating: "numb", count: $0) },
            Kind(testDescription: "one endless number") { String(repeating: "12345", count: $0) },
        ]
            + lexicons.flatMap { lexicon in
                [
                    .repeating("all of \(lexicon.language)", phrases(lexicon) { _ in true }),
                    .repeating(
                        "denials of \(lexicon.language)",
                        phrases(lexicon) { phrase in
                            negations.contains { phrase.meaning == .cue($0) }
                        }
                    ),
                ]
            }
    }()

    private static func readers() throws -> [Reader] {
        try [English.reader.get(), Spanish.reader.get()]
    }

    @Test(arguments: kinds)
    func `no kind of text ends anything, however long`(kind: Kind) throws {
        let text = kind.text(Self.words)
        for reader in try Self.readers() {
            for question in [nil, Question(asking: .saddle), Question(asking: .duration)] {
                let reading = reader.read(text, asking: question, now: English.now)
                for finding in reading.findings {
                    #expect(finding.span.upperBound <= text.utf8.count)
                }
            }
        }
    }

    @Test(arguments: kinds)
    func `eight times as long takes no more than eight times as long`(kind: Kind) throws {
        for reader in try Self.readers() {
            // Up to the limit of what is read, and far above it.
            for words in [64, 1_250] {
                let once = Self.time(reader, kind.text(words))
                let longer = Self.time(reader, kind.text(8 * words))
                // Three times that for a busy machine; squared were sixty-four.
                #expect(longer <= max(once, 20_000) * 24, "\(once) ns, \(longer) ns")
            }
        }
    }

    /// The shortest of some readings, in nanoseconds of this thread's own time, so that what else
    /// the machine does counts little.
    private static func time(_ reader: Reader, _ text: String) -> UInt64 {
        let question = Question(asking: .saddle)
        let times = (0..<5)
            .map { _ in
                let start = threadTime()
                _ = reader.read(text, asking: question, now: English.now)
                return threadTime() - start
            }
        return times.min() ?? 0
    }

    private static func threadTime() -> UInt64 {
        var time = timespec()
        guard unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time) == 0 else { return 0 }
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }

    @Test func `bytes of any kind, mended to text, are read`() throws {
        for seed in UInt64(0)..<400 {
            var random = SplitMix(state: seed)
            let bytes = (0..<Int.random(in: 0..<600, using: &random))
                .map { _ in
                    // Mostly what text is made of: more gets past the first steps so.
                    Int.random(in: 0..<3, using: &random) == 0
                        ? UInt8.random(in: 0...255, using: &random)
                        : "numb leg no 3 since".utf8.randomElement(using: &random) ?? 0
                }
            let text = String(decoding: bytes, as: UTF8.self)
            let fact = Fact.allCases.randomElement(using: &random)
            for reader in try Self.readers() {
                let question = fact.map(Question.init(asking:))
                let reading = reader.read(text, asking: question, now: English.now)
                #expect(reading == reader.read(text, asking: question, now: English.now))
                for finding in reading.findings {
                    #expect(finding.span.upperBound <= text.utf8.count)
                    #expect(finding.words(in: text).utf8.count <= text.utf8.count)
                }
            }
        }
    }

    @Test(arguments: [
        "my bum is n\u{200B}umb", "my bum is nu\u{200D}m\u{FEFF}b", "my bum is n\u{301}umb",
        "my b\u{AD}um is numb", "\u{3}04my bum\u{3} is \u{2}numb\u{2}", "my\u{A0}bum is ｎｕｍｂ",
        "my bum\u{2003}is numb", "my \u{200F}bum is\u{200E} numb",
    ])
    func `what cannot be seen hides nothing`(text: String) throws {
        let reading = try English.reader.get().read(text, asking: nil, now: English.now)
        #expect(reading.findings.map(\.value) == [FactValue(.saddle, named: "yes")])
    }
}
