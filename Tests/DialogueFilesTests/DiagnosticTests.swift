import Foundation
import Testing

@testable import DialogueFiles

/// How a finding is shown, and the pages of the codes.
@Suite struct DiagnosticTests {
    func finding(_ text: String, line: Int, column: Int) -> Diagnostic {
        SourceFile(name: "a.en.yaml", text: text)
            .diagnostic(.twice, line: line, column: column, "Twice.", fix: "Keep one.")
    }

    @Test func `a finding stands among two lines before and after`() {
        let text = (1...12).map { "line \($0)" }.joined(separator: "\n")
        #expect(
            finding(text, line: 9, column: 6).text == """
                a.en.yaml:9:6: error D011: Twice.
                 7 | line 7
                 8 | line 8
                 9 | line 9
                   |      ^
                10 | line 10
                11 | line 11
                   = Keep one.
                """
        )
    }

    @Test func `at the ends of a file there is less to show`() {
        #expect(
            finding("a", line: 1, column: 1).text == """
                a.en.yaml:1:1: error D011: Twice.
                1 | a
                  | ^
                  = Keep one.
                """
        )
    }

    @Test(arguments: [
        ("\ta: b", 2, "\t^"), ("日本: b", 4, "     ^"), ("e\u{301}a: b", 4, "  ^"),
        ("👍 a", 3, "   ^"), ("a\u{7}b", 3, "  ^"), ("ab", 9, "  ^"),
    ])
    func `the caret stands under the place`(source: String, column: Int, caret: String) {
        let rows = finding(source, line: 1, column: column).text.split(separator: "\n")
        #expect(rows[2] == "  | " + caret)
        #expect(!rows[1].unicodeScalars.contains("\u{7}"))
    }

    @Test func `a very long line is cut around the place`() {
        let rows = finding(String(repeating: "x", count: 9_000) + "y", line: 1, column: 9_001).text
            .split(separator: "\n")
        #expect(rows[1].hasSuffix("xy") && rows[1].count < 200)
        #expect(rows[2].count == rows[1].count)
    }

    @Test func `every code has one page`() {
        let codes = DiagnosticPage.all.map(\.code.rawValue).sorted()
        #expect(codes == Diagnostic.Code.allCases.map(\.rawValue).sorted())
        #expect(Set(codes).count == codes.count)
        for page in DiagnosticPage.all {
            #expect(!page.title.isEmpty && !page.meaning.isEmpty)
            #expect(!page.wrong.isEmpty && !page.right.isEmpty && page.wrong != page.right)
        }
    }

    @Test(arguments: ["D104", "d104"]) func `a page is found by its code`(name: String) {
        #expect(DiagnosticPage.page(named: name)?.code == .unknownName)
    }

    @Test(arguments: ["D999", "104", "", "D", "x99999999999999999999"])
    func `an unknown code has near ones`(name: String) {
        #expect(DiagnosticPage.page(named: name) == nil)
        #expect(DiagnosticPage.codes(near: name).count == 3)
    }
}
