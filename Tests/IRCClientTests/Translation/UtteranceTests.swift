import IRCClient
import IRCProtocol
import TestKit
import Testing

@Suite struct UtteranceTests {
    private func lines(_ text: String, budgets: [Int]) throws -> [String] {
        var utterance = try #require(Utterance(action(1, text), features: ISupport()))
        var lines: [String] = []
        var index = 0
        while !utterance.isFinished {
            let budget = budgets[min(index, budgets.count - 1)]
            lines.append(String(utterance.nextLine(budget: budget) ?? "none"))
            index += 1
        }
        return lines
    }

    @Test(arguments: [
        ("one line", [400], ["one line"]),
        (" spaces behind  ", [400], [" spaces behind"]),
        ("one\u{2028}two\u{2029}three", [400], ["one", "two", "three"]),
        ("one two three", [8], ["one two", "three"]),
        ("one two three four", [8, 100], ["one two", "three four"]),
        ("one two three four", [100], ["one two three four"]),
        ("one two three four", [9, 5], ["one two", "three", "four"]),
        ("a\r\nb\n\n\nc", [400], ["a", "b", "c"]),
        ("  \nback", [400], ["back"]),
        ("näh näh näh", [9, 4], ["näh näh", "näh"]),
        ("bell\u{7} nul\u{0} ctcp\u{1} tab\tend", [400], ["bell nul ctcp tab end"]),
        ("\u{1}VERSION\u{1}", [400], ["VERSION"]),
        ("next\u{85}line", [400], ["nextline"]),
    ])
    func `the text is cut as it leaves`(text: String, budgets: [Int], expected: [String]) throws {
        #expect(try lines(text, budgets: budgets) == expected)
    }

    @Test func `however the budget changes nothing is lost and nothing said twice`() throws {
        let words = (0..<120).map { "w\($0)" }
        var random = SeededGenerator(state: 7)
        for _ in 0..<20 {
            let budgets = (0..<300).map { _ in Int.random(in: 5...60, using: &random) }
            let said = try lines(words.joined(separator: " "), budgets: budgets)
            #expect(said.joined(separator: " ").split(separator: " ").map(String.init) == words)
        }
    }

    @Test(arguments: [
        "", "a b", "a\r\nQUIT", "#run,#other", "# run", "ana,bob", ":ana", "#a\u{0}b", "ana\u{0}",
        "$*", "@ana", "*!*@*", "irc.example.org", "#\r\nQUIT",
    ])
    func `a target that could say something else is refused`(target: String) {
        #expect(Utterance(action(1, to: target, "hi"), features: ISupport()) == nil)
    }

    @Test(arguments: ["", "   ", "\r\n", "\u{0}\u{1}", " \n \t"])
    func `nothing to say is refused`(text: String) {
        #expect(Utterance(action(1, text), features: ISupport()) == nil)
    }

    @Test(arguments: [("ana", true), ("#run", false), ("[x]^", true)])
    func `people and channels are told apart`(target: String, isPerson: Bool) throws {
        let utterance = try #require(Utterance(action(1, to: target, "hi"), features: ISupport()))
        #expect((utterance.target == .nick(Nick(target))) == isPerson)
    }
}
