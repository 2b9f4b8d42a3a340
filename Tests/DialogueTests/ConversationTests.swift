import Dialogue
import RulesCore
import Testing

@Suite struct ConversationTests {
    func conversation(_ kinds: [Entry.Kind], on day: Int = 100) -> Conversation {
        var conversation = Conversation(seed: 0)
        conversation.entries = kinds.enumerated().map { Entry(turn: $0 + 1, day: day, kind: $1) }
        return conversation
    }

    func value(_ fact: Fact, _ name: String) throws -> FactValue {
        try #require(FactValue(fact, named: name))
    }

    @Test func `the last word on a fact counts, and a reopened one is open`() throws {
        let mild = try value(.severity, "mild")
        let severe = try value(.severity, "severe")
        var talk = conversation([
            .learnt(mild, how: .answered, days: nil), .learnt(severe, how: .volunteered, days: nil),
        ])
        #expect(talk.known(on: 100).facts[.severity] == severe)
        talk.entries.append(Entry(turn: 3, day: 100, kind: .reopened(.severity)))
        #expect(!talk.known(on: 100).asked.contains(.severity))
    }

    @Test(arguments: [
        // Least and most days when it was said, days passed since, band.
        (0, 0, 0, "d0to3"), (0, 0, 3, "d0to3"), (0, 0, 4, "d4to7"), (0, 3, 4, "d4to7"),
        (0, 3, 1, "d0to3"), (0, 3, 5, "d8to13"), (4, 7, 1, "d8to13"), (8, 13, 1, "d14to21"),
        (14, 21, 1, "over21"), (22, 22, 400, "over21"), (5, 5, -3, "d4to7"),
    ])
    func `the duration moves with the calendar, to the side of care`(
        least: Int,
        most: Int,
        passed: Int,
        band: String
    ) throws {
        let said = try value(.duration, "d0to3")
        let talk = conversation([.learnt(said, how: .answered, days: least...most)])
        #expect(talk.known(on: 100 + passed).facts[.duration].name == band)
    }

    @Test func `a fact is asked alone until it is learnt or opened again`() throws {
        var talk = conversation([.askAlone(.legs), .askAlone(.age)])
        #expect(talk.askedAlone == [.legs, .age])
        let none = try value(.legs, "none")
        talk.entries.append(Entry(turn: 3, day: 1, kind: .learnt(none, how: .answered, days: nil)))
        talk.entries.append(Entry(turn: 4, day: 1, kind: .reopened(.age)))
        #expect(talk.askedAlone.isEmpty)
    }
}
