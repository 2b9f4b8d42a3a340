import DialogueFiles
import RulesCore
import Testing
import Understanding

@Suite struct WordsFileTests {
    @Test func `every part of a words file is read`() throws {
        let text = """
            language: xx
            skipped: [le]
            endings: [s]
            groups: {sore: [mal, "no"]}
            commands: {stop: [fin]}
            cues: {"yes": [oui], not sure: [bof]}
            times: {week: [semaine], monday: [lundi], may: [mai]}
            days ago: {1: [hier], 3 to 5: [naguère]}
            every year: {25 december: [noël], 2 days before easter: [vendredi saint]}
            ordinals: {2: [deuxième]}
            numbers: {un: 1}
            number joiners: [et]
            facts: {saddle: {"yes": [<sore>], unclear when asked: [peut-être]}}
            spelled right: [lundis]
            exact: [fin]
            """
        let lexicon = try WordsFile.lexicon(from: text, file: "words.xx.yaml")
        let saddle = try #require(FactValue(.saddle, named: "yes"))
        let expected = Lexicon(
            language: "xx",
            skipped: ["le"],
            endings: ["s"],
            groups: ["sore": ["mal", "no"]],
            phrases: [
                Phrase("fin", .command(.stop)), Phrase("oui", .cue(.yes)),
                Phrase("bof", .cue(.notSure)), Phrase("semaine", .unit(.week)),
                Phrase("lundi", .weekday(1)), Phrase("mai", .month(5)),
                Phrase("hier", .daysAgo(1...1)), Phrase("naguère", .daysAgo(3...5)),
                Phrase("noël", .yearly(.date(month: 12, day: 25))),
                Phrase("vendredi saint", .yearly(.easter(days: -2))),
                Phrase("deuxième", .ordinal(2)),
                Phrase("<sore>", .value(saddle, .always)),
                Phrase("peut-être", .unclear(.saddle, .asked)),
            ],
            numbers: ["un": 1],
            numberJoiners: ["et"],
            spelledRight: ["lundis"],
            exact: ["fin"]
        )
        #expect(lexicon == expected)
    }

    @Test(arguments: [
        ("skipped: [a]", 1, WordsFileError.Fault.missing("language")),
        ("language: en\nskiped: [a]", 2, .unknownName("skiped", nearest: "skipped")),
        ("language: en\nqqq: [a]", 2, .unknownName("qqq", nearest: nil)),
        ("language: en\nfacts:\n  sadle: {}", 3, .unknownName("sadle", nearest: "saddle")),
        (
            "language: en\nfacts:\n  legs:\n    \"yes\": [a]", 4,
            .unknownName("yes", nearest: nil)
        ),
        ("language: en\nskipped: a", 2, .expected("a list such as [one, two]")),
        ("language: en\nnumbers: {lots: 200}", 2, .expected("a number from 0 to 100")),
        (
            "language: en\ndays ago:\n  soon: [later]", 3,
            .expected("days such as \"1\" or \"3 to 5\"")
        ),
        (
            "language: en\nevery year:\n  xmas: [xmas]", 3,
            .expected("a day such as \"25 december\" or \"2 days before easter\"")
        ),
        ("language: en\nordinals: {x: [first]}", 2, .expected("a number from 1 to 99")),
        ("language: en\nlanguage: en", 1, .repeatedName("language")),
    ])
    func `a mistake is told with its place`(
        text: String,
        line: Int,
        fault: WordsFileError.Fault
    ) {
        let error = #expect(throws: WordsFileError.self) {
            try WordsFile.lexicon(from: text, file: "words.en.yaml")
        }
        #expect(error?.line == line)
        #expect(error?.fault == fault)
        #expect(error?.description.hasPrefix("words.en.yaml line \(line), column ") ?? false)
    }

    @Test(arguments: ["", "language: [", "language: en\n\tskipped: [a]"])
    func `what is not YAML is refused`(text: String) {
        let error = #expect(throws: WordsFileError.self) {
            try WordsFile.lexicon(from: text, file: "words.en.yaml")
        }
        #expect(error.map { if case .notYAML = $0.fault { true } else { false } } ?? false)
    }
}
