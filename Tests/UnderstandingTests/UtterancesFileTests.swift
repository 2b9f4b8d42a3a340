import DialogueFiles
import RulesCore
import Testing
import Understanding

@Suite struct UtterancesFileTests {
    @Test func `every part of a labelled message is read`() throws {
        let text = """
            - id: a-1
              lang: en
              asking: legs
              text: "no"
              facts: {legs: none, saddle: 'yes'}
              open: [trauma]
              notSet: [duration, age]
              about: self
              command: my data
              tags: [chatter]
            - id: a-2
              lang: es
              asking: null
              text: hola
              about: nobody
              command: null
            """
        let messages = try UtterancesFile.messages(from: text, file: "a.yaml")
        let expected = [
            LabelledMessage(
                id: "a-1",
                language: "en",
                text: "no",
                asking: .legs,
                facts: [
                    try #require(FactValue(.legs, named: "none")),
                    try #require(FactValue(.saddle, named: "yes")),
                ],
                open: [.trauma],
                notSet: [.duration, .age],
                about: .myself,
                command: .myData,
                tags: ["chatter"]
            ),
            LabelledMessage(id: "a-2", language: "es", text: "hola", about: .nobody),
        ]
        #expect(messages == expected)
    }

    private static let head = "- id: a\n  lang: en\n  text: b\n"

    @Test(arguments: [
        ("a: b", 1, WordsFileError.Fault.expected("a list")),
        (head, 1, .missing("about")),
        (head + "  abuot: self", 4, .unknownName("abuot", nearest: "about")),
        (head + "  about: me", 4, .unknownName("me", nearest: nil)),
        (head + "  about: self\n  asking: leg", 5, .unknownName("leg", nearest: "legs")),
        (
            head + "  about: self\n  facts: {sadle: 'no'}", 5,
            .unknownName("sadle", nearest: "saddle")
        ),
        (
            head + "  about: self\n  facts: {saddle: unknown}", 5,
            .unknownName("unknown", nearest: nil)
        ),
        (head + "  about: self\n  open: [legs, foot]", 5, .unknownName("foot", nearest: nil)),
        (head + "  about: self\n  open: legs", 5, .expected("a list")),
        (head + "  about: self\n  command: halt", 5, .unknownName("halt", nearest: nil)),
        (
            head + "  about: self\n" + head + "  about: self", 5,
            .expected("an id that no other message has")
        ),
        (head + "  text: c\n  about: self", 3, .repeatedName("text")),
    ])
    func `a mistake is told with its line and what to type`(
        text: String,
        line: Int,
        fault: WordsFileError.Fault
    ) throws {
        let error = #expect(throws: WordsFileError.self) {
            try UtterancesFile.messages(from: text, file: "a.yaml")
        }
        #expect(error?.fault == fault)
        #expect(error?.line == line)
        #expect(error?.description.hasPrefix("a.yaml line \(line), column ") == true)
    }
}
