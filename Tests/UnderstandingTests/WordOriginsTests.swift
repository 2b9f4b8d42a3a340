import Testing
import Understanding

/// The words of a message tell its language.
@Suite struct WordOriginsTests {
    static let readers = Result { [try English.reader.get(), try Spanish.reader.get()] }

    private func telling(_ text: String) throws -> [Int] {
        WordOrigins(text, among: try Self.readers.get()).telling
    }

    @Test(arguments: [
        ("my back hurts", [1, 0]), ("me duele la espalda", [0, 3]), ("hi", [1, 0]),
        ("hola", [0, 1]),
        ("not sure", [2, 0]), ("no sé", [0, 1]), ("un poco", [0, 1]),
        ("since monday, me duele", [2, 1]),
    ])
    func `words that only one language has tell it`(text: String, counts: [Int]) throws {
        #expect(try telling(text) == counts)
    }

    @Test(arguments: [
        "", "   ", "1", "2, 3 and 4".filter { !$0.isLetter }, "7/10", "no", "ok", "nada", "me", "a",
        "y", "k", "x", "Carmen", "🏃🏃", "xD", "asdfgh", "\u{200F}", "!!!", "stop",
    ])
    func `numbers, names, letters and what both have tell nothing`(text: String) throws {
        #expect(try telling(text) == [0, 0])
    }

    @Test func `what is written like a name tells nothing, but for the first word of a sentence`()
        throws
    {
        #expect(try telling("ran round San Pedro del Pino Alto")[1] <= 1)
        #expect(try telling("La espalda") == [0, 2])
        #expect(try telling("ok. Duele") == [0, 1])
        #expect(try telling("ok Duele") == [0, 0])
        #expect(try telling("ME DUELE LA ESPALDA") == [0, 3], "shouted")
    }

    @Test(arguments: ["en", "es"])
    func `no message of the fixtures is taken for the other language`(
        language: String
    ) throws {
        let own = language == "en" ? 0 : 1
        var (count, leading, read) = (0, 0, 0)
        for fixture in ["dev", "tuning", "es", "held-out"] {
            let utterances = try Utterance.all(in: "utterances-\(fixture).yaml")
                .filter { $0.language == language }
            for utterance in utterances {
                let origins = WordOrigins(utterance.text, among: try Self.readers.get())
                #expect(origins.telling[own] >= origins.telling[1 - own], "\(utterance.text)")
                count += 1
                if origins.telling[own] > origins.telling[1 - own] { leading += 1 }
                if origins.mayHear(1 - own, besides: own) { read += 1 }
            }
        }
        #expect(count > 300)
        // Short answers tell nothing; all else does.
        #expect(leading * 100 >= count * 88)
        // Few messages have to be read twice.
        #expect(read * 100 <= count * 10)
    }

    @Test func `a language is read besides where it may hear something, and only there`() throws {
        let readers = try Self.readers.get()
        func hears(_ text: String) -> Bool {
            WordOrigins(text, among: readers).mayHear(1, besides: 0)
        }
        #expect(!hears("going for a long run on sunday, anybody coming along"))
        #expect(!hears(""))
        #expect(!hears("42"))
        #expect(hears("hey everybody, no puedo orinar"))
        #expect(hears("no"), "may be a whole message in it")
        #expect(hears("incontinensia"), "may be misspelt")
    }

    @Test func `a long message is looked up in a moment`() throws {
        let text = String(repeating: "me duele my back ", count: 5_000)
        let readers = try Self.readers.get()
        let time = ContinuousClock().measure { _ = WordOrigins(text, among: readers) }
        #expect(time < .milliseconds(100))
    }
}
