import Testing

@testable import DialogueFiles

/// Mistakes in what is said between questions, in plurals and in the forms of a question.
@Suite struct LanguageMistakeTests {
    /// One edit of a shipped file, and what has to be said about it.
    struct Mistake: CustomTestStringConvertible, Sendable {
        let edit: (old: String, new: String)
        let code: Diagnostic.Code
        let message: String
        let fix: String
        let line: String

        var testDescription: String { "\(edit.new.prefix(40)) is \(code.rawValue)" }
    }

    static let guarded = "      runRelation: startsDuringRun\n      trend: [improving"

    static let mistakes: [Mistake] = [
        Mistake(
            edit: ("  - selfCare: |", "  - only if: {trend: worsening}\n    selfCare: |"),
            code: .conditionOnQuestion,
            message: "A question cannot have",
            fix: "skipped anyway",
            line: "  - only if"
        ),
        Mistake(
            edit: (
                "    say: |\n      About you",
                "    only if: {trend: worsening}\n    say: |\n      About you"
            ),
            code: .conditionOnQuestion,
            message: "A question cannot have",
            fix: "skipped anyway",
            line: "    only if"
        ),
        Mistake(
            edit: (guarded, "      selfCare: tried\n      trend: [improving"),
            code: .notYetAsked,
            message: "further down, in \"selfCare\"",
            fix: "Move this step below",
            line: "      selfCare: tried"
        ),
        Mistake(
            edit: (guarded, "      pregnancy: yes\n      trend: [improving"),
            code: .notYetAsked,
            message: "in the list of age, pregnancy",
            fix: "leave \"pregnancy\" out",
            line: "      pregnancy: yes"
        ),
        Mistake(
            edit: (guarded, "      runRelation: startDuringRun\n      trend: [improving"),
            code: .unknownName,
            message: "\"startDuringRun\" is not a value of runRelation",
            fix: "Did you mean \"startsDuringRun\"?",
            line: "      runRelation:"
        ),
        Mistake(
            edit: (guarded, "      runRelatoin: startsDuringRun\n      trend: [improving"),
            code: .unknownName,
            message: "\"runRelatoin\"",
            fix: "Did you mean \"runRelation\"?",
            line: "      runRelatoin:"
        ),
        Mistake(
            edit: (guarded, "      runRelation: unknown\n      trend: [improving"),
            code: .unknownName,
            message: "\"unknown\" cannot be named",
            fix: "startsDuringRun",
            line: "      runRelation: unknown"
        ),
        Mistake(
            edit: (guarded, "      runRelation: []\n      trend: [improving"),
            code: .neverSaid,
            message: "names nothing that could be so",
            fix: "or leave it out",
            line: "      runRelation: []"
        ),
        Mistake(
            edit: (guarded, "      saddle: yes\n      trend: [improving"),
            code: .neverSaid,
            message: "an emergency already",
            fix: "emergencyNow",
            line: "  - say: |"
        ),
        Mistake(
            edit: ("  - legs: |", "  - say: |\n      Next.\n\n  - legs: |"),
            code: .saidTooEarly,
            message: "before the emergencies",
            fix: "below the question \"trauma\"",
            line: "  - say: |"
        ),
        Mistake(
            edit: ("Then please don't run for now", "Then for {days} don't run"),
            code: .placeholderElsewhere,
            message: "{days} cannot be filled",
            fix: "{name}",
            line: "  "
        ),
        Mistake(
            edit: ("  - trend: |", "  - ask: trent\n    text: |"),
            code: .unknownName,
            message: "\"trent\"",
            fix: "Did you mean \"trend\"?",
            line: "  - ask: trent"
        ),
        Mistake(
            edit: ("  - trend: |", "  - ask: trend\n    txt: |"),
            code: .unknownKey,
            message: "\"txt\"",
            fix: "Did you mean \"text\"?",
            line: "    txt: |"
        ),
        Mistake(
            edit: ("  - say: |            #", "  - sya: |            #"),
            code: .unknownName,
            message: "\"sya\"",
            fix: "Did you mean \"say\"?",
            line: "  - sya: |"
        ),
        Mistake(
            edit: ("  - any of:           # one list", "  - any off:           # one list"),
            code: .unknownName,
            message: "\"any off\"",
            fix: "Did you mean \"any of\"?",
            line: "  - any off:"
        ),
        Mistake(
            edit: ("  day14: |", "  day15: |"),
            code: .unknownName,
            message: "\"day15\"",
            fix: "Did you mean \"day14\"?",
            line: "  day15: |"
        ),
        Mistake(
            edit: ("Until then: call {emergency-number} if", "Until then: call for help if"),
            code: .missingPlaceholder,
            message: "{emergency-number}",
            fix: "it is filled in",
            line: "  closing: |"
        ),
        Mistake(
            edit: ("  R36: Your", "  R36: [It is gone., 'Gone, {nmae}.']\n  # Your"),
            code: .unknownPlaceholder,
            message: "{nmae}",
            fix: "Did you mean \"name\"?",
            line: "  R36: [It is gone."
        ),
        Mistake(
            edit: ("  R36: Your", "  R36: []\n  # Your"),
            code: .noWords,
            message: "\"R36\" has no words",
            fix: "Write them",
            line: "  R36: []"
        ),
        Mistake(
            edit: ("language: en\n", "language: en\ntranslates: en\n"),
            code: .noBase,
            message: "its own language",
            fix: "leave \"translates\" out",
            line: "translates: en"
        ),
        Mistake(
            edit: ("language: en\n", "language: en\ntranslated from: {hello: 01234567}\n"),
            code: .unknownKey,
            message: "translations only",
            fix: "add \"translates:\"",
            line: "translated from:"
        ),
    ]

    @Test(arguments: mistakes) func `a mistake is told with its place`(mistake: Mistake) throws {
        let text = try MistakeTests.shipped()
        let broken = text.replacing(mistake.edit.old, with: mistake.edit.new, maxReplacements: 1)
        try #require(broken != text)
        let findings = MistakeTests().findings(broken)
        let finding = try #require(findings.first { $0.code == mistake.code })
        #expect(finding.message.contains(mistake.message))
        #expect(finding.fix.contains(mistake.fix))
        #expect(finding.source.hasPrefix(mistake.line))
    }

    static let plurals: [Mistake] = [
        Mistake(
            edit: (", other: \"{n} days\"", ""),
            code: .pluralForms,
            message: "other (as with 0)",
            fix: "Add a line",
            line: "  days:"
        ),
        Mistake(
            edit: ("one: \"{n} day\"", "two: \"{n} day\", one: \"{n} day\""),
            code: .pluralForms,
            message: "no form \"two\"",
            fix: "one",
            line: "  days:"
        ),
        Mistake(
            edit: ("\"{n} day\"", "day"),
            code: .pluralNumber,
            message: "has to say the number",
            fix: "{n}",
            line: "  days:"
        ),
        Mistake(
            edit: ("\"{n} day\"", "\"{n} of {n} day\""),
            code: .pluralNumber,
            message: "once",
            fix: "{n}",
            line: "  days:"
        ),
        Mistake(
            edit: ("\"{n} day\"", "\"{n} {name}\""),
            code: .pluralNumber,
            message: "once",
            fix: "{n}",
            line: "  days:"
        ),
        Mistake(
            edit: ("language: en", "language: tlh"),
            code: .noPluralRule,
            message: "\"tlh\" counts",
            fix: "Check the language's name",
            line: "  days:"
        ),
        Mistake(
            edit: ("language: en", "language: pl"),
            code: .pluralForms,
            message: "no form \"other\"",
            fix: "one, few, many",
            line: "  days:"
        ),
        Mistake(
            edit: ("help came: [", "help came: []\nhelp gone: ["),
            code: .noWords,
            message: "\"help came\" has no words",
            fix: "Write them",
            line: "help came: []"
        ),
        Mistake(
            edit: ("may I ask you {next-check-in} how", "may I ask you how"),
            code: .missingPlaceholder,
            message: "{next-check-in}",
            fix: "it is filled in",
            line: "  may i ask?: |"
        ),
        Mistake(
            edit: ("May I ask you {next-check-in} whether", "May I ask you on {date} whether"),
            code: .placeholderElsewhere,
            message: "{date} cannot be filled",
            fix: "{next-check-in}",
            line: "    May I ask you on {date}"
        ),
        Mistake(
            edit: ("  i won't ask: |", "  i wont ask: |"),
            code: .unknownName,
            message: "\"i wont ask\"",
            fix: "Did you mean \"i won't ask\"?",
            line: "  i wont ask: |"
        ),
        Mistake(
            edit: ("after that \"resume {code}\" brings", "after that your code brings"),
            code: .missingPlaceholder,
            message: "{code}",
            fix: "it is filled in",
            line: "  known by code: |"
        ),
    ]

    @Test(arguments: plurals) func `a mistake in the shared words is told`(mistake: Mistake) throws
    {
        let text = try Files.text("common.en.yaml")
        let broken = text.replacing(mistake.edit.old, with: mistake.edit.new, maxReplacements: 1)
        try #require(broken != text)
        do {
            _ = try SharedWordsReader.draft(of: SourceFile(name: "common.en.yaml", text: broken))
            Issue.record("nothing was found")
        } catch {
            let finding = try #require(error.diagnostics.first { $0.code == mistake.code })
            #expect(finding.message.contains(mistake.message))
            #expect(finding.fix.contains(mistake.fix))
            #expect(finding.source.hasPrefix(mistake.line))
        }
    }

    @Test func `every code of the language has its page, and each page an example`() {
        let codes = Diagnostic.Code.allCases.filter { ("D120"..."D139").contains($0.rawValue) }
        #expect(DiagnosticPage.language.map(\.code) == codes)
        for page in DiagnosticPage.language {
            let parts = [page.title, page.meaning, page.wrong, page.right]
            #expect(parts.allSatisfy { !$0.isEmpty } && page.wrong != page.right)
        }
    }
}
