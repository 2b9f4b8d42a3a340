import Dialogue
import Testing

@Suite struct TemplateTests {
    func filled(_ text: String, _ values: [Placeholder: [String]] = [:]) throws -> [String] {
        try Template(parsing: text).filled { values[$0] ?? [] }
    }

    @Test(arguments: [
        ("One line.", ["One line."]),
        ("Two\nlines are\n  joined.\n", ["Two lines are joined."]),
        ("One.\n\nTwo.\n\n\n\nThree.", ["One.", "Two.", "Three."]),
        ("  A   lot\tof space  ", ["A lot of space"]),
    ])
    func `an empty line begins a message, other breaks are spaces`(
        text: String,
        messages: [String]
    ) throws {
        #expect(try filled(text) == messages)
    }

    @Test func `places are filled, and a value is never read again`() throws {
        #expect(try filled("Hi {name}!", [.name: ["{items}"]]) == ["Hi {items}!"])
        #expect(try filled("{name}, {name}", [.name: ["mia"]]) == ["mia, mia"])
    }

    @Test func `a place alone becomes as many messages as there are`() throws {
        let values: [Placeholder: [String]] = [.items: ["a", "b"]]
        #expect(try filled("First.\n\n{items}\n\nLast.", values) == ["First.", "a", "b", "Last."])
        #expect(try filled("First.\n\n{items}") == ["First."])
        #expect(try filled("All: {items}.", values) == ["All: a b."])
    }

    @Test(arguments: [
        ("{nmae}", Template.Mistake.unknownPlaceholder("nmae")), ("{name", .strayBrace),
        ("name}", .strayBrace), ("", .empty), (" \n \n", .empty),
    ])
    func `a mistake is named`(text: String, mistake: Template.Mistake) {
        #expect(throws: mistake) { try Template(parsing: text) }
    }

    func text(_ name: String) throws -> Text {
        Text(
            try Template(parsing: "a"),
            others: [try Template(parsing: "b"), try Template(parsing: "c")],
            name: name
        )
    }

    @Test func `a wording is chosen by the number of the runner, and each has its turn`() throws {
        let text = try text("hello")
        // This very one: a wording that changes from run to run would be another now and then.
        #expect(text.variant(0) == text.variants[0])
        #expect(Set((0..<3).map { text.variant($0).paragraphs.description }).count == 3)
    }

    @Test func `texts do not all show their wording of the same place to one runner`() throws {
        let chosen = try ["hello", "ice", "R01", "legs/why", "thanks", "day3"]
            .map { name in
                let text = try text(name)
                return text.variants.firstIndex(of: text.variant(0))
            }
        #expect(Set(chosen).count > 1)
    }
}
