/// A readable page as data: headings, words and tables, printed as Markdown or HTML.
struct Page {
    let title: String
    /// The language of the words, as a BCP 47 tag; what stands around them is English.
    let blocks: [Block]

    /// One part of a page, all of it plain words that are escaped when they are printed.
    enum Block {
        case heading(String)
        case subheading(String)
        case paragraph(String)
        case list([String])
        /// A table; the first cell of each row says what the row is about.
        case table(caption: String, columns: [String], rows: [[Cell]])
        /// Words as a runner reads them, one message each, in that language.
        case messages([String], language: String)
    }

    /// What stands in a cell, in paragraphs; empty for something to write by hand.
    struct Cell: ExpressibleByStringLiteral {
        let paragraphs: [String]

        init(_ paragraphs: [String]) {
            self.paragraphs = paragraphs.filter { !$0.isEmpty }
        }

        init(_ text: String) {
            self.init([text])
        }

        init(stringLiteral value: String) {
            self.init(value)
        }
    }
}
