import Foundation
import Testing

@testable import DialogueFiles

/// Every way to break a script is refused, with the code and the very place.
///
/// A case is a file of `Broken/`. Its first lines say what it is about and what has to be found:
/// `# expect: CODE LINE:COLUMN`, one a finding. The rest is a script that the pre-scan or the parser
/// refuses, and lines count from the top of the file; or an edit of the shipped script, as a block
/// below `# replace:` and one below `# with:`, and lines count from the first that is replaced, which
/// is 1 (so 0 is the line above it).
@Suite struct BrokenTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let name: String
        let text: String
        let firstLine: Int
        let expected: [String]

        var testDescription: String { name }

        init(_ url: URL) throws {
            name = url.deletingPathExtension().lastPathComponent
            let file = try String(contentsOf: url, encoding: .utf8)
            expected = file.split(separator: "\n")
                .filter { $0.hasPrefix("# expect: ") }.map { String($0.dropFirst(10)) }
            guard let replace = file.firstRange(of: "# replace:\n"),
                let with = file.firstRange(of: "\n# with:\n")
            else {
                (text, firstLine) = (file, 1)
                return
            }
            let shipped = try MistakeTests.shipped()
            let old = file[replace.upperBound..<with.lowerBound]
            let new = file[with.upperBound...]
            let place = try #require(shipped.firstRange(of: old), "\(name): nothing to replace")
            firstLine = shipped[..<place.lowerBound].count { $0 == "\n" } + 1
            text = shipped.replacingCharacters(in: place, with: new.dropLast(new.isEmpty ? 0 : 1))
        }
    }

    static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Broken")

    static let cases = Result {
        try FileManager.default
            .contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .sorted { $0.path() < $1.path() }.map(Case.init)
    }

    @Test(arguments: try cases.get()) func `a broken script is refused at its place`(
        broken: Case
    ) throws {
        let file = SourceFile(name: "back-pain.en.yaml", text: broken.text)
        let findings = #expect(throws: FileRefused.self) {
            _ = try ScriptReader.script(in: file)
        }
        let found = findings?.diagnostics ?? []
        let places = found.map {
            "\($0.code.rawValue) \($0.line - broken.firstLine + 1):\($0.column)"
        }
        #expect(places.sorted() == broken.expected.sorted())
        for finding in found {
            #expect(!finding.fix.isEmpty)
            #expect(finding.text.contains("\(finding.line) |"))
        }
    }

    @Test func `there are enough of them`() throws {
        #expect(try Self.cases.get().count >= 45)
    }

    @Test func `however many brackets stand there, the answer is quick`() {
        let clock = ContinuousClock()
        for bracket in ["[", "{", "{a: ", "[a, ", "- ", "? ", "\"", "'", "|", "a: ", "&a ", "*a "] {
            let many = String(repeating: bracket, count: 20_000)
            let time = clock.measure {
                for text in [many, "a: " + many, "- " + many, "a: |\n  " + many] {
                    _ = PreScan.findings(in: SourceFile(name: "x.en.yaml", text: text))
                }
            }
            #expect(time < .seconds(30), "\(bracket)")
        }
    }
}
