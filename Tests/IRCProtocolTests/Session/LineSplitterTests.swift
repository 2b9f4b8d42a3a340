import IRCProtocol
import Testing

@Suite struct LineSplitterTests {
    @Test(arguments: [
        ("one two three", 8, ["one two", "three"]), ("one two", 7, ["one two"]),
        ("one two", 6, ["one", "two"]), ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        ("a\nb\r\nc\rd", 9, ["a", "b", "c", "d"]), ("\n\n a \n \n", 9, [" a"]), ("", 9, []),
        ("one   two", 4, ["one", "two"]), ("a\0b", 9, ["ab"]), ("ééé", 4, ["éé", "é"]),
        ("ab🏃\u{200D}♀\u{FE0F}cd", 8, ["ab", "🏃\u{200D}", "♀\u{FE0F}cd"]),
        ("e\u{301}e\u{301}e\u{301}", 7, ["e\u{301}e\u{301}", "e\u{301}"]),
        ("abc def", 3, ["abc", "def"]),
    ]) func `text is cut at the best place that fits`(text: String, budget: Int, lines: [String]) {
        #expect(LineSplitter(text).lines(budget: budget).map(String.init) == lines)
    }

    @Test func `a character that fits a line by itself is not cut`() {
        let runner = "🏃‍♀️"
        let lines = LineSplitter("abcdefghij" + runner + runner).lines(budget: 20)
        #expect(lines.map(String.init) == ["abcdefghij", runner, runner])
    }

    @Test func `any text comes out whole in lines that fit`() {
        var random = SeededGenerator(seed: 2)
        let alphabet = [
            "a", "bc", " ", "  ", "é", "日", "🏃‍♀️", "e\u{301}\u{302}", "\n", "👨‍👩‍👧‍👦", "\0", "\r\n",
        ]
        for _ in 0..<3_000 {
            let count = Int.random(in: 0...40, using: &random)
            let text = (0..<count).map { _ in alphabet.randomElement(using: &random) ?? "" }
                .joined()
            let budget = Int.random(in: -1...60, using: &random)
            let lines = LineSplitter(text).lines(budget: budget)
            for line in lines {
                #expect(line.utf8.count <= max(budget, 4))
                #expect(line.last != " " && !line.isEmpty)
                #expect(!line.utf8.contains { $0 == 0 || $0 == 10 || $0 == 13 })
            }
            let solid = { (text: String) in
                String(text.unicodeScalars.filter { !" \n\r\0".unicodeScalars.contains($0) })
            }
            #expect(solid(lines.joined()) == solid(text))
        }
    }
}
