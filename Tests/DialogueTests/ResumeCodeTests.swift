import Dialogue
import Testing

@Suite struct ResumeCodeTests {
    /// Numbers in a fixed order (SplitMix64).
    private struct Seeded: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    private static let verbs: Set = ["resume", "my", "code", "is"]

    private func asked(_ message: String) -> String? {
        ResumeCode(asked: message, verbs: Self.verbs)?.text
    }

    @Test func `every code is read back, however it is typed`() {
        var random = Seeded(state: 1)
        var seen: Set<ResumeCode> = []
        for _ in 0..<2_000 {
            let code = ResumeCode(from: &random)
            let text = code.text
            #expect(text.count == 11 && seen.insert(code).inserted)
            for typed in [
                text, "resume \(text)", text.uppercased(), text.replacing("-", with: " "),
                text.replacing("-", with: ""), " \"\(text)\". ", "Resume: \(text)!",
                "my code is \(text)", text.replacing("-", with: "–"),
            ] {
                #expect(asked(typed) == text, "\(typed)")
            }
        }
    }

    @Test(arguments: [
        "hi", "none", "resume", "my code", "resume running", "resume running next week",
        "check backs", "hands wrist", "2days 3week", "10days 5week", "3days-2week", "resume 5k",
        "resume 10 12", "1 and 3", "k7qm2", "k7qm2-xhd9p now", "is it k7qm2-xhd9p or not",
        "my back hurts since 3 days", "k7q-m2xhd9p", "ab2cd-efghj", "0000000000",
        "resume 1234567890",
        "resume my code is my code k7qm2-xhd9p", "kéqm2-xhd9p", "١٢٣٤٥-xhd9p", "",
    ])
    func `no sentence is taken for a code`(message: String) {
        #expect(asked(message) == nil)
    }

    @Test(arguments: ["resume k7qm2-xhd9", "resume k7qm0-xhd9p", "code k7qm2xhd9pp"])
    func `behind its word a mistyped code is one that nobody has`(message: String) {
        #expect(asked(message) != nil)
    }

    @Test func `numbers that do not vary make a code too`() {
        struct Constant: RandomNumberGenerator {
            mutating func next() -> UInt64 { .max }
        }
        var random = Constant()
        #expect(ResumeCode(from: &random).text.count == 11)
    }
}
