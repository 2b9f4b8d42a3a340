import Dialogue
import Testing

@Suite struct PluralTests {
    /// Samples of CLDR 46, cardinal rules, whole numbers.
    static let samples: [(language: String, one: [Int], forms: [String: [Int]])] = [
        ("en", [1], ["other": [0, 2, 11, 21, 100, 1_000_000]]),
        ("de", [1], ["other": [0, 2, 21]]),
        ("sv", [1], ["other": [0, 2, 21]]),
        ("da", [1], ["other": [0, 2, 21]]),
        ("nb", [1], ["other": [0, 2, 21]]),
        ("fi", [1], ["other": [0, 2, 21]]),
        ("nl", [1], ["other": [0, 2, 21]]),
        ("eu", [1], ["other": [0, 2, 21]]),
        ("gl", [1], ["other": [0, 2, 21]]),
        ("es", [1], ["other": [0, 2, 1_000_001], "many": [1_000_000, 2_000_000]]),
        ("it", [1], ["other": [0, 2], "many": [1_000_000]]),
        ("ca", [1], ["other": [0, 2], "many": [1_000_000]]),
        ("fr", [0, 1], ["other": [2, 17, 100], "many": [1_000_000]]),
        ("pt", [0, 1], ["other": [2, 17, 100], "many": [1_000_000]]),
        ("pt-BR", [0, 1], ["other": [2, 17]]),
        ("pt-PT", [1], ["other": [0, 2, 17], "many": [1_000_000]]),
        ("is", [1, 21, 101, 151], ["other": [0, 2, 11, 111]]),
        ("pl", [1], ["few": [2, 3, 4, 22, 104], "many": [0, 5, 11, 12, 14, 21, 100, 112]]),
        ("cs", [1], ["few": [2, 3, 4], "other": [0, 5, 22, 100]]),
        (
            "ru", [1, 21, 101],
            ["few": [2, 4, 22, 102], "many": [0, 5, 11, 12, 14, 19, 100, 111]]
        ),
        ("uk", [1, 31], ["few": [3, 24], "many": [0, 11, 13, 25]]),
        ("hr", [1, 21], ["few": [2, 24, 102], "other": [0, 5, 11, 12, 19, 100]]),
        ("sl", [1, 101, 201], ["two": [2, 102], "few": [3, 4, 103], "other": [0, 5, 11, 100]]),
        ("lt", [1, 21, 101], ["few": [2, 9, 22], "other": [0, 10, 11, 12, 20]]),
        ("lv", [1, 21, 101], ["zero": [0, 10, 11, 19, 20, 100], "other": [2, 9, 22]]),
        ("ro", [1], ["few": [0, 2, 19, 101, 119], "other": [20, 35, 100]]),
        ("ga", [1], ["two": [2], "few": [3, 6], "many": [7, 10], "other": [0, 11, 22]]),
        ("gd", [1, 11], ["two": [2, 12], "few": [3, 10, 13, 19], "other": [0, 20]]),
        (
            "cy", [1],
            ["zero": [0], "two": [2], "few": [3], "many": [6], "other": [4, 5, 7, 10]]
        ),
        ("mt", [1], ["two": [2], "few": [0, 3, 10, 103], "many": [11, 19], "other": [20, 102]]),
        (
            "ar", [1],
            [
                "zero": [0], "two": [2], "few": [3, 10, 103], "many": [11, 99],
                "other": [100, 102],
            ]
        ),
        ("he", [1], ["two": [2], "other": [0, 3, 10, 20]]),
        ("ja", [], ["other": [0, 1, 2, 100]]),
    ]

    @Test(arguments: samples) func `each number goes with the form of its language`(
        sample: (language: String, one: [Int], forms: [String: [Int]])
    ) throws {
        let rule = try #require(PluralRule(language: sample.language))
        for number in sample.one { #expect(rule.category(for: number) == .one, "\(number)") }
        for (name, numbers) in sample.forms {
            for number in numbers {
                #expect(rule.category(for: number).rawValue == name, "\(number)")
            }
        }
    }

    @Test(arguments: [
        ("en", "one other"), ("es", "one other"), ("fr", "one other"), ("pt-PT", "one other"),
        ("pl", "one few many"), ("ru", "one few many"), ("cs", "one few other"),
        ("cy", "zero one two few many other"), ("ga", "one two few many other"), ("ja", "other"),
    ])
    func `a language needs the forms that some number up to 1000 takes`(
        language: String,
        forms: String
    ) throws {
        let rule = try #require(PluralRule(language: language))
        #expect(rule.categories.map(\.rawValue).joined(separator: " ") == forms)
    }

    @Test(arguments: ["", "-", "xx", "english", "tlh", "e"])
    func `a language whose rule is not known has none`(language: String) {
        #expect(PluralRule(language: language) == nil)
    }

    @Test func `the number stands where the form has it, and no number is without words`() throws {
        let rule = try #require(PluralRule(language: "pl"))
        let days = Plural(
            forms: [.one: "{n} dzień", .few: "{n} dni", .many: "aż {n} dni"],
            rule: rule
        )
        #expect(days(1) == "1 dzień")
        #expect(days(3) == "3 dni")
        #expect(days(5) == "aż 5 dni")
        #expect(Plural(forms: [:], rule: rule)(4) == "4")
        #expect([Int.min, .max, -1].map { days($0).isEmpty } == [false, false, false])
    }
}
