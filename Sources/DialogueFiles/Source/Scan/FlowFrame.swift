/// A bracket that is open, and what of the current entry has been read.
struct FlowFrame {
    let row: Int
    let column: Int
    let isMap: Bool
    /// The names so far, with their rows.
    var names: [String: Int] = [:]
    var entry = Entry.empty

    /// How far an entry has been read.
    enum Entry {
        case empty
        /// Words, which may turn out to be a name.
        case words(Words)
        /// A name and its colon.
        case name(Words)
        /// A name, its colon and its words.
        case value(Words)
    }

    /// Words in an entry.
    struct Words {
        var text: String
        let row: Int
        let column: Int
        /// Whether they are closed by a quote or a bracket.
        let isClosed: Bool
    }

    var close: Unicode.Scalar { isMap ? "}" : "]" }
    var open: Unicode.Scalar { isMap ? "{" : "[" }

    /// The words that are still open for more, or just closed.
    var words: Words? {
        switch entry {
        case .words(let words), .value(let words): words
        case .empty, .name: nil
        }
    }

    /// Takes words into the entry; words of the line above go on in them.
    mutating func take(_ words: Words) {
        switch entry {
        case .empty: entry = .words(words)
        case .name: entry = .value(words)
        case .words(var whole):
            whole.text += " " + words.text
            entry = .words(whole)
        case .value(var whole):
            whole.text += " " + words.text
            entry = .value(whole)
        }
    }
}
