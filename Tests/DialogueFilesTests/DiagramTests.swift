import Dialogue
import Foundation
import RulesCore
import Testing

@testable import DialogueFiles

/// The picture of a script.
@Suite struct DiagramTests {
    static let drawn = Result { Diagram(of: try TalkTests.edition.get()) }

    var diagram: Diagram { get throws { try Self.drawn.get() } }

    /// What can be reached from the first box, hidden arrows aside.
    func reached(from start: String, in diagram: Diagram) -> Set<String> {
        var found: Set<String> = [start]
        var open = [start]
        while let id = open.popLast() {
            for edge in diagram.edges where edge.from == id && edge.style != .hidden {
                if found.insert(edge.to).inserted { open.append(edge.to) }
            }
        }
        return found
    }

    @Test func `every question and every level is reached from the greeting`() throws {
        let diagram = try diagram
        let reached = reached(from: "hello", in: diagram)
        let script = try TalkTests.edition.get().script
        for place in script.questions.indices { #expect(reached.contains("q\(place + 1)")) }
        for level in Level.allCases { #expect(reached.contains(level.name)) }
        #expect(reached.contains("again") && reached.contains("closed"))
    }

    @Test func `the picture holds together and fits a page`() throws {
        let diagram = try diagram
        let ids = diagram.nodes.map(\.id)
        #expect(Set(ids).count == ids.count)
        #expect(ids.count <= 40)
        #expect(ids.allSatisfy { $0.wholeMatch(of: /[A-Za-z][A-Za-z0-9_]*/) != nil })
        for edge in diagram.edges {
            #expect(ids.contains(edge.from) && ids.contains(edge.to), "\(edge)")
        }
    }

    @Test(arguments: Fact.allCases.filter(\.isEmergency))
    func `every emergency leads to the emergency at once`(fact: Fact) throws {
        let urgent = try diagram.edges.filter { $0.to == "emergencyNow" && $0.style == .urgent }
        #expect(urgent.contains { $0.from.hasPrefix("q") && $0.label.contains(fact.name) })
    }

    @Test func `the pair that is an emergency together is drawn`() throws {
        #expect(try diagram.edges.contains { $0.label == "feverUnwell with legs: oneLegWeak" })
    }

    @Test func `a chosen line with a question of its own leads there, and on`() throws {
        let edges = try diagram.edges
        #expect(edges.contains(Diagram.Edge("q1", "q2", "chosen, or not sure", .aside)))
        #expect(edges.contains(Diagram.Edge("q2", "q4")))
        #expect(edges.contains(Diagram.Edge("q1", "q1_alone", "not sure", .aside)))
        #expect(!edges.contains(Diagram.Edge("q2", "q3")))
    }

    static let small = Diagram(
        title: "a \"b\"",
        nodes: [
            Diagram.Node("x", .start, "Say <hi> & \"{name}\"", ["naïve [a|b]; #1"]),
            Diagram.Node("y", .emergencyNow, "4"),
        ],
        edges: [Diagram.Edge("x", "y", "a \"quote\" \\ {brace}", .urgent)]
    )

    @Test func `words mean themselves in DOT`() {
        let text = Self.small.text(as: .dot)
        #expect(text.contains("label=\"a \\\"b\\\"\"]"))
        #expect(
            text.contains(
                "x [label=<<b>Say &lt;hi&gt; &amp; &quot;{name}&quot;</b><br align=\"left\"/>"
                    + "naïve [a|b]; #1<br align=\"left\"/>>, fillcolor=\"#ffffff\", "
                    + "color=\"#333333\", shape=oval]"
            )
        )
        #expect(text.contains("x -> y [label=\" a \\\"quote\\\" \\\\ {brace}\", color=\"#8e0015\""))
        #expect(text.hasSuffix("}\n"))
    }

    @Test func `words mean themselves in Mermaid`() {
        let text = Self.small.text(as: .mermaid)
        #expect(text.hasPrefix("---\ntitle: \"a #34;b#34;\"\n---\nflowchart TB\n"))
        #expect(
            text.contains(
                "x([\"<b>Say #60;hi#62; #38; #34;#123;name#125;#34;</b><br/>"
                    + "naïve #91;a#124;b#93;#59; #35;1\"]):::start"
            )
        )
        #expect(text.contains("x ==>|\"a #34;quote#34; #92; #123;brace#125;\"| y\n"))
        #expect(text.contains("classDef emergencyNow fill:#f7b6bd,stroke:#8e0015,color:#111111"))
    }

    @Test func `levels stand from the most urgent to the least, told by words too`() throws {
        let levels = try diagram.nodes.filter(\.kind.isLevel)
        #expect(levels.map(\.id) == Level.allCases.reversed().map(\.name))
        #expect(levels.map { $0.title.prefix(1) } == ["4", "3", "2", "1", "0"])
    }

    static let dot = ["/usr/bin/dot", "/usr/local/bin/dot"]
        .first {
            FileManager.default.isExecutableFile(atPath: $0)
        }

    @Test(.enabled(if: dot != nil, "GraphViz is not installed"))
    func `GraphViz takes the picture`() throws {
        for diagram in [try diagram, Self.small] {
            let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
            defer { try? FileManager.default.removeItem(at: file) }
            try diagram.text(as: .dot).write(to: file, atomically: true, encoding: .utf8)
            let process = Process()
            process.executableURL = URL(filePath: try #require(Self.dot))
            process.arguments = ["-Tsvg", "-o", "/dev/null", file.path(percentEncoded: false)]
            let complaints = Pipe()
            process.standardError = complaints
            try process.run()
            process.waitUntilExit()
            let said = try complaints.fileHandleForReading.readToEnd() ?? Data()
            #expect(process.terminationStatus == 0)
            #expect(String(decoding: said, as: UTF8.self) == "")
        }
    }
}
