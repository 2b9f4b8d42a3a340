/// Writes a page as Markdown.
enum MarkdownPrinter {
    static func text(_ page: Page) -> String {
        let blocks = ["# " + escaped(page.title)] + page.blocks.map(block)
        return blocks.joined(separator: "\n\n") + "\n"
    }

    private static func block(_ block: Page.Block) -> String {
        switch block {
        case .heading(let words): "## " + escaped(words)
        case .subheading(let words): "### " + escaped(words)
        case .paragraph(let words): escaped(words)
        case .list(let items): items.map { "- " + escaped($0) }.joined(separator: "\n")
        case .messages(let messages, _):
            messages.map { "> " + escaped($0) }.joined(separator: "\n>\n")
        case .table(let caption, let columns, let rows): table(caption, columns, rows)
        }
    }

    private static func table(
        _ caption: String,
        _ columns: [String],
        _ rows: [[Page.Cell]]
    ) -> String {
        let head = "| " + columns.map(escaped).joined(separator: " | ") + " |"
        let rule = "|" + String(repeating: " --- |", count: columns.count)
        let lines = rows.map { row in
            let cells = row.map { $0.paragraphs.map(escaped).joined(separator: "<br>") }
            return "| " + cells.joined(separator: " | ") + " |"
        }
        return ([escaped(caption), "", head, rule] + lines).joined(separator: "\n")
    }

    /// Every sign that could mean something to Markdown, or to the HTML in it, means itself.
    static func escaped(_ text: String) -> String {
        var escaped = text.reduce(into: "") { text, letter in
            switch letter {
            case "&": text += "&amp;"
            case "<": text += "&lt;"
            case ">": text += "&gt;"
            case "\\", "`", "*", "_", "[", "]", "|", "#", "~", "$": text += "\\\(letter)"
            case _ where letter.isNewline: text += " "
            default: text.append(letter)
            }
        }
        // At the beginning of a line these make lists, lines and numbers.
        if let first = text.first, first == "-" || first == "+" || first == "=" {
            escaped = "\\" + escaped
        }
        return numbered(escaped)
    }

    /// Digits and a full stop at the beginning would be a list.
    private static func numbered(_ text: String) -> String {
        guard let match = text.prefixMatch(of: /\d+(?=[.)]\s)/) else { return text }
        return match.output + "\\" + text[match.range.upperBound...]
    }
}
