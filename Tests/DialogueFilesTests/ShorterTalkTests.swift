import Dialogue
import DialogueFiles
import Foundation
import RulesCore
import Testing
import Understanding

/// Whoever says what hurts is asked less than whoever only greets, and comes to the same advice.
@Suite(.timeLimit(.minutes(5))) struct ShorterTalkTests {
    /// What two ways of telling the same truth have led to.
    private struct Pair {
        var opener: LabelledMessage
        var byNumbers: Outcome
        var byWords: Outcome
    }

    private struct Outcome {
        var questions: Int
        var decision: Decision
    }

    /// Openers of a file: what somebody says of themselves before anything was asked.
    private static func openers(_ fixture: String, language: String) throws -> [LabelledMessage] {
        let folder = MistakeTests.folder.deletingLastPathComponent()
            .appending(path: "Tests/UnderstandingTests/Fixtures")
        let text = try String(contentsOf: folder.appending(path: fixture), encoding: .utf8)
        return try UtterancesFile.messages(from: text, file: fixture)
            .filter { message in
                message.language == language && message.asking == nil && message.about == .myself
                    && message.command == nil
            }
    }

    /// A whole truth: what the labels say, and for the rest what is most common or calm.
    private static func truth(of message: LabelledMessage, seed: Int) -> Facts {
        var facts = Facts()
        for fact in Fact.allCases {
            let common = fact.calmValue ?? fact.clearValues[seed % min(3, fact.clearValues.count)]
            facts.set(message.facts.first { $0.fact == fact } ?? common)
        }
        return facts
    }

    /// Answers by numbers alone until there is a decision.
    private static func outcome(
        of truth: Facts,
        after opener: String,
        language: String
    ) throws
        -> Outcome
    {
        var talk = try ShippedTalk(language: language)
        talk.now = LabelledMessage.moment
        talk.say(opener)
        var questions = 0
        while talk.conversation.stage != .decided {
            let pending = try #require(talk.conversation.pending)
            questions += 1
            try #require(questions < 40, "\(opener)")
            let chosen = pending.options.indices.filter { place in
                let option = pending.options[place]
                let value = truth[option.fact]
                return option.value.map { $0 == value } ?? (value != option.fact.calmValue)
            }
            let none = language == "es" ? "ninguna" : "none"
            let numbers = chosen.map { "\($0 + 1)" }.joined(separator: " ")
            talk.say(numbers.isEmpty ? none : numbers)
        }
        let known = talk.conversation.known(on: talk.now.dayNumber)
        return Outcome(questions: questions, decision: known.decision)
    }

    private static func pairs(_ fixture: String, language: String) throws -> [Pair] {
        try openers(fixture, language: language).enumerated()
            .map { place, opener in
                let truth = truth(of: opener, seed: place)
                return Pair(
                    opener: opener,
                    byNumbers: try outcome(
                        of: truth,
                        after: language == "es" ? "hola" : "hi",
                        language: language
                    ),
                    byWords: try outcome(of: truth, after: opener.text, language: language)
                )
            }
    }

    @Test(arguments: ["en", "es"])
    func `who says what hurts is asked less, and told the same`(language: String) throws {
        let pairs = try Self.pairs("utterances-dev.yaml", language: language)
        #expect(pairs.count >= 9)
        for pair in pairs {
            let (numbers, words) = (pair.byNumbers.decision, pair.byWords.decision)
            #expect(words.level == numbers.level, "\(pair.opener.text)")
            #expect(words.rows == numbers.rows, "\(pair.opener.text)")
            #expect(words.items == numbers.items, "\(pair.opener.text)")
            #expect(pair.byWords.questions <= pair.byNumbers.questions, "\(pair.opener.text)")
        }
        let telling = pairs.filter { !$0.opener.facts.isEmpty }
        for (name, pairs) in [("all openers", pairs), ("those that settle something", telling)] {
            let (byNumbers, byWords) = (Self.mean(pairs, \.byNumbers), Self.mean(pairs, \.byWords))
            print(
                "\(language), \(name), \(pairs.count): \(byNumbers) questions to a decision by",
                "numbers alone, \(byWords) after the opener"
            )
        }
        // A list is asked again for the rest of it, so that one of its facts spares no question.
        #expect(Self.mean(pairs, \.byWords) <= Self.mean(pairs, \.byNumbers) * 0.85)
        #expect(Self.mean(telling, \.byWords) <= Self.mean(telling, \.byNumbers) * 0.8)
    }

    private static func mean(_ pairs: [Pair], _ outcome: (Pair) -> Outcome) -> Double {
        Double(pairs.map { outcome($0).questions }.reduce(0, +)) / Double(pairs.count)
    }
}
