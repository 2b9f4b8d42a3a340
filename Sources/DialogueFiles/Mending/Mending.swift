/// A file's text with everything mended that a program can mend, and what was changed.
///
/// It puts spaces for tabs and special spaces, straight quotes for curly ones, and texts that YAML
/// would misread under a `|` or between quotes. Every step has to leave fewer findings than before;
/// lines without a finding stay as they are, to the letter.
public struct Mending: Equatable, Sendable {
    /// The mended text.
    public let text: String
    /// What was changed, by line.
    public let changes: [Change]

    /// One line that was changed.
    public struct Change: Equatable, Sendable {
        /// The line in the old text, from 1.
        public let line: Int
        /// What stood there.
        public let before: String
        /// What stands there now.
        public let after: [String]
    }

    /// Mends a text.
    ///
    /// - Parameters:
    ///   - text: The whole file.
    ///   - name: Its name, which tells what belongs in it.
    public init(of text: String, named name: String) {
        let hasMark = text.unicodeScalars.first == "\u{FEFF}"
        let plain = hasMark ? String(text.unicodeScalars.dropFirst()) : text
        var draft = MendingDraft(plain, named: name)
        draft.mend()
        let original = MendingDraft(text, named: name)
        let after = Dictionary(grouping: draft.rows, by: \.number)
        changes = original.rows.compactMap { row in
            let lines = after[row.number, default: []].map(\.text)
            return lines == [row.text]
                ? nil : Change(line: row.number, before: row.text, after: lines)
        }
        self.text = draft.text
    }
}
