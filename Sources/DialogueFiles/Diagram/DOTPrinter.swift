/// Writes a picture in GraphViz's language.
enum DOTPrinter {
    static func text(_ diagram: Diagram) -> String {
        var lines = [
            "digraph conversation {",
            "  graph [rankdir=TB, fontname=\"Helvetica\", fontsize=20, labelloc=t, nodesep=0.35, ranksep=0.45,",
            "    label=\(quoted(diagram.title))]",
            "  node [shape=box, style=\"rounded,filled\", fontname=\"Helvetica\", fontsize=13,",
            "    margin=\"0.16,0.1\"]",
            "  edge [fontname=\"Helvetica\", fontsize=12, color=\"#444444\"]",
        ]
        lines += diagram.steps.map { "  " + statement($0) }
        for (place, legend) in diagram.legends.enumerated() {
            lines.append("  subgraph cluster_\(place + 1) {")
            lines.append("    label=\(quoted(legend.title)); fontsize=15; style=dashed")
            lines += legend.nodes.map { "    " + statement($0) }
            lines.append("  }")
        }
        let levels = diagram.nodes.filter(\.kind.isLevel).map(\.id)
        lines.append("  { rank=same; \(levels.joined(separator: "; ")) }")
        lines += diagram.edges.map { "  " + statement($0, in: diagram) }
        return lines.joined(separator: "\n") + "\n}\n"
    }

    private static func statement(_ node: Diagram.Node) -> String {
        let (fill, border) = node.kind.colors
        let rows =
            [node.title].flatMap { wrapped($0, node.kind.width) }
            .map { "<b>\(escaped($0))</b>" }
            + node.lines.flatMap { wrapped($0, node.kind.width) }.map(escaped)
        let label = rows.map { $0 + "<br align=\"left\"/>" }.joined()
        return "\(node.id) [label=<\(label)>, fillcolor=\"\(fill)\", color=\"\(border)\""
            + "\(node.kind.shape)]"
    }

    private static func statement(_ edge: Diagram.Edge, in diagram: Diagram) -> String {
        var attributes: [String] = []
        if !edge.label.isEmpty { attributes.append("label=\(quoted(" " + edge.label))") }
        switch edge.style {
        case .plain: attributes.append("weight=8")
        case .aside: attributes.append("style=dashed")
        case .urgent: attributes += ["color=\"#8e0015\"", "fontcolor=\"#8e0015\"", "penwidth=1.6"]
        case .hidden: attributes.append("style=invis")
        }
        return "\(edge.from) -> \(edge.to) [\(attributes.joined(separator: ", "))]"
    }

    /// Words broken into lines of about that many letters.
    static func wrapped(_ words: String, _ width: Int) -> [String] {
        words.split(separator: " ")
            .reduce(into: [String]()) { lines, word in
                if let last = lines.last, last.count + word.count < width {
                    lines[lines.count - 1] = last + " " + word
                } else {
                    lines.append(String(word))
                }
            }
    }

    /// A string of GraphViz: quotes and backslashes mean themselves.
    static func quoted(_ text: String) -> String {
        let inner = text.reduce(into: "") { text, letter in
            switch letter {
            case "\"", "\\": text += "\\\(letter)"
            case "\n", "\r", "\r\n": text += " "
            default: text.append(letter)
            }
        }
        return "\"\(inner)\""
    }

    /// Words inside a label with marks.
    static func escaped(_ text: String) -> String {
        text.reduce(into: "") { text, letter in
            switch letter {
            case "&": text += "&amp;"
            case "<": text += "&lt;"
            case ">": text += "&gt;"
            case "\"": text += "&quot;"
            default: text.append(letter)
            }
        }
    }
}

extension Diagram.Kind {
    /// Whether it is one of the five decisions.
    var isLevel: Bool {
        switch self {
        case .runWithPrecautions, .stopRestSelfCare, .seeProfessionalHoldTraining, .urgentSameDay,
            .emergencyNow:
            true
        default: false
        }
    }

    /// Letters a line.
    fileprivate var width: Int { isLevel || self == .checkIn ? 30 : 46 }

    fileprivate var shape: String {
        switch self {
        case .start: ", shape=oval"
        case .rules: ", shape=diamond, margin=\"0.02,0.02\""
        case .list: ", peripheries=2"
        default: isLevel ? ", penwidth=2" : ""
        }
    }
}
