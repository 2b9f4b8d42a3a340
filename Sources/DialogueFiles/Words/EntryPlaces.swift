internal import RulesCore
internal import Understanding
internal import Yams

/// Finds where entries of a lexicon stand in their words file, which is parsed once for all of them.
struct EntryPlaces {
    private let file: SourceFile
    private let root: Node?

    init(_ file: SourceFile) {
        self.file = file
        root = try? Yams.compose(yaml: file.text, .basic)
    }

    /// The line and column, from 1; nil where the file does not have it.
    func place(of entry: LexiconEntry) -> (line: Int, column: Int)? {
        guard let path = Self.path(of: entry), var node = root else {
            return file.place(of: entry.text)
        }
        for name in path {
            guard let next = node.mapping?.first(where: { $0.key.scalar?.string == name })?.value
            else { return nil }
            node = next
        }
        let found =
            node.sequence?.first { $0.scalar?.string == entry.text }
            ?? node.mapping?.first { $0.key.scalar?.string == entry.text }?.key
        return found?.mark.map { ($0.line, $0.column) }
    }

    /// The names above an entry; nil where the text alone has to lead to it.
    private static func path(of entry: LexiconEntry) -> [String]? {
        switch entry {
        case .skipped: ["skipped"]
        case .ending: ["endings"]
        case .shortForm(_, let word): ["short forms", word]
        case .word(_, let group): ["groups", group]
        case .number: ["numbers"]
        case .numberJoiner: ["number joiners"]
        case .spelledRight: ["spelled right"]
        case .exact: ["exact"]
        case .phrase(let phrase):
            switch phrase.meaning {
            case .command(let command): ["commands", command.rawValue]
            case .cue(let cue): ["cues", cue.name]
            case .value(let value, let occasion):
                ["facts", value.fact.name, value.name + occasion.suffix]
            case .unclear(let fact, let occasion):
                ["facts", fact.name, "unclear" + occasion.suffix]
            case .unit, .weekday, .weekend, .month, .daysAgo, .yearly, .ordinal: nil
            }
        }
    }
}
