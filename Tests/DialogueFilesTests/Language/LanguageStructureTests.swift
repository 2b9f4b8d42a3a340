import RulesCore
import Testing
import Understanding

@testable import Dialogue

/// What waits and what follows is the same in every language: only the words differ.
@Suite(.timeLimit(.minutes(3))) struct LanguageStructureTests {
    @Test
    func `in every state both languages ask the same, with the same options in the same order`()
        throws
    {
        let editions = try TalkTests.library.get().editions
        let english = Exploration(Outline.edition(of: editions[0]))
        let spanish = Interviewer(
            edition: Outline.edition(of: editions[1]),
            club: Club(name: "", emergencyNumber: "", bot: "")
        )
        #expect(english.states.count > 1_000)
        for state in english.states {
            let conversation = state.conversation
            let one = english.step(from: conversation)
            let other = spanish.step(conversation, name: "", now: Exploration.now)
            #expect(one.nextQuestion() == other.nextQuestion())
            #expect(one.place(of: conversation.pending) == other.place(of: conversation.pending))
            guard let pending = conversation.pending else { continue }
            #expect(other.stands(pending), "\(pending)")
        }
    }

    /// Answers by numbers and plain words what is asked, as somebody with those facts would, and says
    /// before each answer in which language to go on.
    private func decision(
        _ facts: Facts,
        languages: [String]
    ) throws -> (level: Level?, rows: [Row], spoken: String?) {
        let ask = ["en": "english", "es": "español"]
        let none = ["en": "none", "es": "ninguna"]
        let notSure = ["en": "not sure", "es": "no sé"]
        var talk = try ShippedTalk(language: languages[0])
        talk.say("?")
        for turn in 0..<60 where talk.conversation.stage != .decided {
            let language = languages[turn % languages.count]
            if talk.conversation.language != language { talk.say(try #require(ask[language])) }
            let pending = try #require(talk.conversation.pending)
            guard case .facts(let asked) = pending.kind else { break }
            if asked.contains(where: { facts[$0].isUnknown }) {
                talk.say(try #require(notSure[language]))
                continue
            }
            let numbers = pending.options.enumerated()
                .filter { _, option in
                    let value = facts[option.fact]
                    return option.value.map { $0 == value } ?? (value != option.fact.calmValue)
                }
                .map { "\($0.offset + 1)" }
            talk.say(
                numbers.isEmpty
                    ? try #require(none[language]) : numbers.joined(separator: ", ")
            )
        }
        let known = talk.conversation.known(on: talk.now.dayNumber)
        return (
            talk.conversation.told?.level, Array(known.decision.rows), talk.conversation.language
        )
    }

    @Test(arguments: 0..<60) func `a walk that changes languages comes to the same decision`(
        number: Int
    ) throws {
        // Facts that differ from calm ones in a few places, in a fixed order.
        var facts = Facts()
        for fact in Fact.allCases { facts.set(fact.calmValue ?? fact.clearValues[0]) }
        var state = UInt64(number) &* 0x9E37_79B9_7F4A_7C15 &+ 1
        for fact in Fact.allCases {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let dice = Int(state >> 33)
            guard dice % 4 == 0 else { continue }
            let values = fact.clearValues + [.unknown(fact)]
            facts.set(values[dice / 4 % values.count])
        }
        let english = try decision(facts, languages: ["en"])
        let spanish = try decision(facts, languages: ["es"])
        let mixed = try decision(facts, languages: ["en", "es", "es"])
        #expect(english.level != nil)
        #expect(english.level == spanish.level && english.level == mixed.level)
        #expect(english.rows == spanish.rows && english.rows == mixed.rows)
    }
}
