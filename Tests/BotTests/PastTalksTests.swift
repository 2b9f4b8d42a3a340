import Dialogue
import RulesCore
import Testing

@testable import Bot

@Suite(.timeLimit(.minutes(5))) struct PastTalksTests {
    /// The shipped scripts, asking only what a test lets them ask.
    func library(asking isAsked: (ScriptQuestion) -> Bool) throws -> ScriptLibrary {
        let edition = try Stage.shipped.get().editions[0]
        let shipped = edition.script
        let script = Script(
            name: shipped.name,
            language: shipped.language,
            openers: shipped.openers,
            hello: shipped.hello,
            questions: shipped.questions.filter(isAsked),
            says: shipped.says,
            levels: shipped.levels,
            reasons: shipped.reasons,
            items: shipped.items,
            checkIns: shipped.checkIns,
            inWords: shipped.inWords,
            heard: shipped.heard
        )
        return ScriptLibrary(
            first: ScriptLibrary.Edition(
                script: script,
                shared: edition.shared,
                reader: edition.reader
            ),
            others: [],
            hash: "0123456789abcdef"
        )
    }

    /// A talk in which those facts were learnt.
    func talk(_ facts: Facts, asked: FactSet = .all) -> (language: String, Conversation) {
        var conversation = Conversation(seed: 0)
        conversation.entries = asked.map { fact in
            Entry(turn: 1, day: 20_000, kind: .learnt(facts[fact], how: .answered, days: nil))
        }
        return ("en", conversation)
    }

    @Test func `talks of every kind end as the rules say, and equal ones are had once`() throws {
        var past = try PastTalks(with: Stage.shipped.get())
        var facts = Facts.calm
        var talks = [talk(Facts()), talk(facts), talk(facts), talk(facts, asked: [.saddle])]
        for value in Fact.allCases.flatMap(\.values) {
            facts.set(value)
            talks.append(talk(facts))
            facts = .calm
        }
        let difference = past.firstDifference(in: talks)
        #expect(difference == nil)
        #expect(past.looked == talks.count)
    }

    @Test func `a question that is never put changes what past talks end in`() throws {
        var facts = Facts.calm
        facts.course.severity = .moderate
        for (fact, words) in [(Fact.severity, "seeProfessionalHoldTraining"), (.saddle, "urgent")] {
            let library = try library { !$0.facts.contains(fact) }
            var past = try PastTalks(with: library)
            let found = past.firstDifference(in: [talk(facts)])
            let difference = try #require(found)
            #expect(difference.contains("One of the last talks, with the same answers, would end"))
            #expect(difference.contains(words), "\(difference)")
        }
    }
}
