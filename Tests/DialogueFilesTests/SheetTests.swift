import Dialogue
import Foundation
import RulesCore
import Testing

@testable import DialogueFiles

/// The page that a clinician reads and signs.
@Suite struct SheetTests {
    static let library = Result { try LibraryLoader.load(folder: MistakeTests.folder).library }

    func sheet(_ format: ReviewSheet.Format) throws -> String {
        let library = try Self.library.get()
        return ReviewSheet(library, edition: library.editions[0], date: "2026-03-01")
            .text(as: format)
    }

    @Test(arguments: Row.allCases)
    func `a row in words names every fact that its condition reads`(row: Row) throws {
        let line = try #require(RowTable.standard.lines.first { $0.row == row })
        let reads = line.condition.alternatives.reduce(FactSet()) { $0.union($1.reads) }
        let words = ConditionWords.words(row)
        for fact in Fact.allCases {
            #expect(words.contains("(\(fact.name))") == reads.contains(fact), "\(words)")
        }
    }

    @Test func `rows and items that differ read differently`() {
        let rows = Row.allCases.map { ConditionWords.words($0) }
        #expect(Set(rows).count == rows.count)
        #expect(ConditionWords.words(Item.heatPack) != ConditionWords.words(.heatPackAfter72h))
    }

    @Test(arguments: [
        (Row.r01, "Saddle numbness (saddle) is yes"),
        (
            .r13,
            "Fall or knock (trauma) is small, and either History that weakens (riskHistory) is yes; "
                + "or Age (age) is 60 or over; or What the legs feel (legs) is \"pain, tingling or "
                + "numbness in one leg\""
        ),
        (
            .r20,
            "How long it has lasted (duration) is 14 days or more and What a clinician said "
                + "(clearance) is anything but \"cleared to run\", also unclear"
        ),
        (.r33, "any of Age (age) or Pregnancy (pregnancy) is unclear"),
    ])
    func `a condition reads like this`(row: Row, words: String) {
        #expect(ConditionWords.words(row) == words)
    }

    @Test func `an item in words says its levels and what it needs there`() {
        #expect(ConditionWords.words(Item.stopRunning) == "level 1 and above")
        #expect(ConditionWords.words(Item.disclaimer) == "every level")
        #expect(
            ConditionWords.words(Item.ice)
                == "self-care allowed, and level 2 and below when Skin or circulation (skinRisk) and "
                + "Trouble with cold (coldIntolerance) are no"
        )
        #expect(
            ConditionWords.words(Item.sciaticaNote)
                == "level 2 when What the legs feel (legs) is \"pain, tingling or numbness in one "
                + "leg\""
        )
    }

    @Test(arguments: ReviewSheet.Format.allCases)
    func `everything that is to be signed is on it`(format: ReviewSheet.Format) throws {
        let text = try sheet(format)
        let names =
            Row.allCases.map(\.name) + Item.allCases.map(\.name) + Fact.allCases.map(\.name)
            + Level.allCases.map(\.name) + Source.allCases.map(\.name)
        for name in names { #expect(text.contains(name), "\(name)") }
        #expect(text.contains(try Self.library.get().hash))
        #expect(text.contains("2026-03-01") && text.contains("Registration"))
        #expect(text.contains("{ice-minutes: 10 to 20} minutes at a time"))
        #expect(text.contains("{emergency-number: 112}"))
        for judgement in OpenJudgement.all.map(\.text.localizedLowercase) {
            #expect(!judgement.isEmpty)
        }
        #expect(OpenJudgement.concerns(.r14) && !OpenJudgement.concerns(Row.r01))
    }

    @Test func `every text of the script stands on it as it is read`() throws {
        let html = try sheet(.html)
        let script = try Self.library.get().editions[0].script
        for text in Array(script.reasons.values) + Array(script.levels.values) {
            for message in text.variants[0].filled({ ["{\($0.rawValue): \($0.example)}"] }) {
                #expect(html.contains(HTMLPrinter.escaped(message)))
            }
        }
    }

    @Test func `words from a script cannot act as marks`() throws {
        let words = "<script>alert('1')</script> | *x* [a](b) `c` & \"d\""
        let page = Page(
            title: words,
            blocks: [
                .heading(words), .paragraph("1. " + words), .list(["- " + words]),
                .messages([words], language: "e\"n"),
                .table(caption: words, columns: [words], rows: [[Page.Cell(words)]]),
            ]
        )
        let html = HTMLPrinter.text(page)
        #expect(!html.contains("<script"))
        #expect(html.contains("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; | *x*"))
        #expect(html.contains("lang=\"e&quot;n\""))
        let markdown = MarkdownPrinter.text(page)
        #expect(!markdown.contains("<script"))
        #expect(markdown.contains("\\| \\*x\\* \\[a\\](b) \\`c\\` &amp;"))
        #expect(markdown.contains("1\\. &lt;script"))
        #expect(markdown.contains("- \\- &lt;script"))
    }

    @Test func `a page needs nothing beside it and can be read aloud`() throws {
        let html = try sheet(.html)
        #expect(html.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">"))
        for forbidden in ["<script", "src=", "href=", "@import", "url("] {
            #expect(!html.contains(forbidden), "\(forbidden)")
        }
        let tables = html.components(separatedBy: "<table>").dropFirst()
        #expect(tables.count > 10)
        #expect(tables.allSatisfy { $0.contains("<caption>") && $0.contains("scope=\"col\"") })
        #expect(html.contains("@media print"))
    }

    @Test func `what is fixed and when to ask again come from the rules`() throws {
        let text = try sheet(.html)
        #expect(text.contains("from day \(Parameters.evaluationDay)"))
        let steps = FollowUpPlan(for: .stopRestSelfCare).steps
        #expect(steps.map(\.day) == [1, 4, 8, 14, 22])
        #expect(
            FollowUpPlan(for: .emergencyNow).steps.map(\.kind) == [.gotHelp, .gotHelp, .gotHelp]
        )
        #expect(FollowUpPlan(for: .urgentSameDay).steps.count == 3)
        #expect(FollowUpPlan(for: .seeProfessionalHoldTraining).steps.map(\.day) == [7, 14, 21])
    }

    @Test func `every source has a statement of its own`() {
        let statements = Source.allCases.map(\.statement)
        #expect(Set(statements).count == 59)
        #expect(Source.s31.statement.contains("posts"))
        #expect(Source.a28.statement.contains("stretching"))
    }
}
