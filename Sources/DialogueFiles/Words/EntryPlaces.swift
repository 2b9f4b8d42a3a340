internal import RulesCore
internal import Understanding
internal import Yams

/// Finds where an entry of a lexicon stands in its words file.
enum EntryPlaces {
    /// The line and column, from 1; nil where the file does not have it.
    static func place(of entry: LexiconEntry, in file: SourceFile) -> (line: Int, column: Int)? {
        guard let path = path(of: entry), var node = try? Yams.compose(yaml: file.text, .basic)
        else { return file.place(of: entry.text) }
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
