/// Writes a page as HTML that needs nothing beside it: no scripts, no fonts, no pictures.
enum HTMLPrinter {
    static func text(_ page: Page) -> String {
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(escaped(page.title))</title>
        <style>
        \(style)
        </style>
        </head>
        <body>
        <main>
        <h1>\(escaped(page.title))</h1>
        \(page.blocks.map(block).joined(separator: "\n"))
        </main>
        </body>
        </html>

        """
    }

    private static func block(_ block: Page.Block) -> String {
        switch block {
        case .heading(let words): "<h2>\(escaped(words))</h2>"
        case .subheading(let words): "<h3>\(escaped(words))</h3>"
        case .paragraph(let words): "<p>\(escaped(words))</p>"
        case .list(let items):
            "<ul>\n" + items.map { "<li>\(escaped($0))</li>" }.joined(separator: "\n") + "\n</ul>"
        case .messages(let messages, let language):
            "<blockquote lang=\"\(escaped(language))\">\n"
                + messages.map { "<p>\(escaped($0))</p>" }.joined(separator: "\n")
                + "\n</blockquote>"
        case .table(let caption, let columns, let rows): table(caption, columns, rows)
        }
    }

    private static func table(
        _ caption: String,
        _ columns: [String],
        _ rows: [[Page.Cell]]
    ) -> String {
        let head = columns.map { "<th scope=\"col\">\(escaped($0))</th>" }.joined()
        let lines = rows.map { row in
            let cells = row.enumerated()
                .map { place, cell in
                    let words = cell.paragraphs.map(escaped).joined(separator: "<br>")
                    return place == 0 ? "<th scope=\"row\">\(words)</th>" : "<td>\(words)</td>"
                }
            return "<tr>" + cells.joined() + "</tr>"
        }
        return """
            <table>
            <caption>\(escaped(caption))</caption>
            <thead><tr>\(head)</tr></thead>
            <tbody>
            \(lines.joined(separator: "\n"))
            </tbody>
            </table>
            """
    }

    /// Every sign that means something to HTML means itself, in words and in attributes.
    static func escaped(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { text, scalar in
            switch scalar {
            case "&": text += "&amp;"
            case "<": text += "&lt;"
            case ">": text += "&gt;"
            case "\"": text += "&quot;"
            case "'": text += "&#39;"
            default: text.unicodeScalars.append(scalar)
            }
        }
    }

    private static let style = """
        body { font: 16px/1.45 system-ui, sans-serif; color: #111; background: #fff; margin: 0; }
        main { max-width: 62rem; margin: 0 auto; padding: 1.5rem; }
        h2 { margin-top: 2.2rem; border-bottom: 2px solid #333; }
        h3 { margin-bottom: 0.3rem; }
        table { border-collapse: collapse; width: 100%; margin: 1rem 0; }
        caption { text-align: left; font-weight: bold; padding: 0.4rem 0; }
        th, td { border: 1px solid #666; padding: 0.35rem 0.5rem; text-align: left;
          vertical-align: top; }
        thead th { background: #eee; }
        td:last-child { min-width: 8rem; }
        blockquote { margin: 0.3rem 0 1rem; padding: 0.1rem 1rem; border-left: 4px solid #888; }
        blockquote p { margin: 0.4rem 0; }
        @media print {
          body { font-size: 10pt; }
          main { max-width: none; padding: 0; }
          h2, h3 { break-after: avoid; }
          tr, blockquote { break-inside: avoid; }
          thead { display: table-header-group; }
        }
        """
}
