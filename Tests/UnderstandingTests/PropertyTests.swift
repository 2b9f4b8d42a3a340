import RulesCore
import Testing
import Understanding

/// A small generator, so that every run tries the same texts.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}

@Suite struct PropertyTests {
    private static let pieces = [
        "numb", "bum", "no", "not", "but", ",", ".", "7/10", "3", "weeks", "since", "my", "mate",
        "can't", "pee", "?", "\u{3}04", "👍", "½", "…", "-", "1e9", "99999999999999999999", "1.",
        ".5", "’", "a", "on", "sunday", "may", "2025", "and", "half", "nearly", "last", "\u{301}",
        "ß", "日本", "🏃‍♀️", "\u{0}", "\n", "leg", "legs", "both", "what if", "actually", "10+",
    ]

    @Test(.timeLimit(.minutes(5)), arguments: 0..<4 as Range<UInt64>)
    func `no text traps, spans are valid, readings repeat`(seed: UInt64) throws {
        let reader = try English.reader.get()
        var random = SplitMix(state: seed)
        for _ in 0..<1500 {
            let text = Self.text(&random)
            let fact =
                Bool.random(using: &random) ? Fact.allCases.randomElement(using: &random) : nil
            let question = fact.map { Question(asking: $0) }
            let reading = reader.read(text, asking: question, now: English.now)
            #expect(reading == reader.read(text, asking: question, now: English.now))
            for finding in reading.findings {
                #expect(finding.span.lowerBound >= 0 && finding.span.upperBound <= text.utf8.count)
                #expect(!reading.open.contains(finding.value.fact))
                #expect(finding.days == nil || finding.value.fact == .duration)
            }
            if reading.about != .myself {
                #expect(reading.findings.isEmpty)
            }
        }
    }

    private static func text(_ random: inout SplitMix) -> String {
        if Int.random(in: 0..<3, using: &random) == 0 {
            var text = ""
            for _ in 0..<Int.random(in: 0..<60, using: &random) {
                let value = UInt32.random(in: 0..<0x11_0000, using: &random)
                text.unicodeScalars.append(Unicode.Scalar(value) ?? " ")
            }
            return text
        }
        let count = Int.random(in: 0..<30, using: &random)
        return (0..<count)
            .map { _ in
                (pieces.randomElement(using: &random) ?? "")
                    + (Int.random(in: 0..<4, using: &random) == 0 ? "" : " ")
            }
            .joined()
    }

    @Test(.timeLimit(.minutes(5)))
    func `a very long message is read to its limit`() throws {
        let reader = try English.reader.get()
        let text = String(repeating: "no numb bum and legs since weeks ", count: 2000)
        _ = reader.read(text, asking: Question(asking: .saddle), now: English.now)
        let late = String(repeating: "word ", count: 300) + "i cant feel my bum"
        let reading = reader.read(late, asking: nil, now: English.now)
        #expect(reading.findings.map(\.value.name) == ["yes"])
    }
}
