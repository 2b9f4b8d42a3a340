/// Writes a picture as a Mermaid flowchart, which Markdown pages show.
enum MermaidPrinter {
    static func text(_ diagram: Diagram) -> String {
        var lines = ["---", "title: \(quoted(diagram.title))", "---", "flowchart TB"]
        lines += diagram.steps.map { "  " + statement($0) }
        for (place, legend) in diagram.legends.enumerated() {
            lines.append("  subgraph legend\(place + 1)[\(quoted(legend.title))]")
            lines += legend.nodes.map { "    " + statement($0) }
            lines.append("  end")
        }
        lines += diagram.edges.map { "  " + statement($0) }
        for kind in Diagram.Kind.allCases {
            let (fill, border) = kind.colors
            lines.append(
                "  classDef \(kind.rawValue) fill:\(fill),stroke:\(border),color:#111111"
            )
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func statement(_ node: Diagram.Node) -> String {
        let rows = ["<b>\(escaped(node.title))</b>"] + node.lines.map(escaped)
        let label = "\"\(rows.joined(separator: "<br/>"))\""
        let shape =
            switch node.kind {
            case .start: "([\(label)])"
            case .rules: "{{\(label)}}"
            case .list: "[[\(label)]]"
            default: "[\(label)]"
            }
        return "\(node.id)\(shape):::\(node.kind.rawValue)"
    }

    private static func statement(_ edge: Diagram.Edge) -> String {
        let arrow =
            switch edge.style {
            case .plain: "-->"
            case .aside: "-.->"
            case .urgent: "==>"
            case .hidden: "~~~"
            }
        let label = edge.label.isEmpty ? "" : "|\(quoted(edge.label))|"
        return "\(edge.from) \(arrow)\(label) \(edge.to)"
    }

    private static func quoted(_ text: String) -> String { "\"\(escaped(text))\"" }

    /// Everything that could end a label or mean something in it, as Mermaid's number codes.
    static func escaped(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { text, scalar in
            switch scalar {
            case "\"", "#", "&", "<", ">", "`", "{", "}", "[", "]", "(", ")", "|", "\\", ";", "*",
                "_":
                text += "#\(scalar.value);"
            case "\n", "\r": text += " "
            default: text.unicodeScalars.append(scalar)
            }
        }
    }
}
