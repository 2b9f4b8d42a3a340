import RulesCore
import Understanding
import Yams

/// One place in a words file or a file of labelled messages.
struct WordsNode {
    private let node: Node
    private let file: String

    init(text: String, file: String) throws(WordsFileError) {
        self.file = file
        do {
            // The basic resolver leaves every value a text: "no" is a word here, not false.
            guard let node = try Yams.compose(yaml: text, .basic) else {
                throw YamlError.no
            }
            self.node = node
        } catch {
            throw Self.translated(error, file: file)
        }
    }

    private init(_ node: Node, file: String) {
        self.node = node
        self.file = file
    }

    private static func translated(_ error: any Error, file: String) -> WordsFileError {
        func wrong(_ mark: Mark?, _ fault: WordsFileError.Fault) -> WordsFileError {
            WordsFileError(
                file: file,
                line: mark?.line ?? 1,
                column: mark?.column ?? 1,
                fault: fault
            )
        }
        return switch error as? YamlError {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            wrong(mark, .notYAML(problem))
        case .duplicatedKeysInMapping(let duplicates, let context):
            wrong(context.mark, .repeatedName(duplicates.first ?? ""))
        default: wrong(nil, .notYAML("it is empty or not UTF-8"))
        }
    }

    /// An error at this place.
    func error(_ fault: WordsFileError.Fault) -> WordsFileError {
        WordsFileError(
            file: file,
            line: node.mark?.line ?? 1,
            column: node.mark?.column ?? 1,
            fault: fault
        )
    }

    // MARK: - Reading

    func word() throws(WordsFileError) -> String {
        guard let word = node.scalar?.string, !word.isEmpty else {
            throw error(.expected("a word"))
        }
        return word
    }

    func words() throws(WordsFileError) -> [String] {
        guard let sequence = node.sequence else {
            throw error(.expected("a list such as [one, two]"))
        }
        var words: [String] = []
        for item in sequence { words.append(try WordsNode(item, file: file).word()) }
        return words
    }

    /// The places of a list, one after the other.
    func items() throws(WordsFileError) -> [WordsNode] {
        guard let sequence = node.sequence else { throw error(.expected("a list")) }
        return sequence.map { WordsNode($0, file: file) }
    }

    /// The value of that name among some, the nearest being told for another name.
    func named<Value>(
        _ names: [String],
        _ value: (String) -> Value?
    ) throws(WordsFileError) -> Value {
        let name = try word()
        guard let value = value(name) else {
            throw error(.unknownName(name, nearest: Self.nearest(name, of: names)))
        }
        return value
    }

    /// Whether nothing stands there, or `null`.
    var isNull: Bool { ["", "null", "~"].contains(node.scalar?.string) }

    func number(in range: ClosedRange<Int>) throws(WordsFileError) -> Int {
        guard let number = Int(try word()), range.contains(number) else {
            throw error(
                .expected("a number from \(range.lowerBound) to \(range.upperBound)")
            )
        }
        return number
    }

    /// A number of days, or two with "to" between, given by the name of this entry.
    func range(_ name: String) throws(WordsFileError) -> ClosedRange<Int> {
        let ends = name.split(separator: " ").compactMap { Int($0) }
        guard let first = ends.first, let last = ends.last, 0 <= first, first <= last,
            last < 100_000
        else { throw error(.expected("days such as \"1\" or \"3 to 5\"")) }
        return first...last
    }

    func phrases(_ meaning: Meaning) throws(WordsFileError) -> [Phrase] {
        try words().map { Phrase($0, meaning) }
    }

    /// The values of a fact, `unclear`, and each of them with an occasion behind it.
    func factPhrases(_ fact: Fact) throws(WordsFileError) -> [Phrase] {
        let values = fact.clearValues
        let known = Occasion.allCases.flatMap { occasion in
            values.map { ($0.name + occasion.suffix, Meaning.value($0, occasion)) }
                + [("unclear" + occasion.suffix, .unclear(fact, occasion))]
        }
        var phrases: [Phrase] = []
        for (name, words) in try entries(named: known.map(\.0)) {
            for (_, meaning) in known.filter({ $0.0 == name }) {
                phrases += try words.phrases(meaning)
            }
        }
        return phrases
    }

    /// The entries of a mapping; only those names, when some are given.
    func entries(named names: [String] = []) throws(WordsFileError) -> [(String, WordsNode)] {
        guard let mapping = node.mapping else {
            throw error(.expected("names with a colon behind each"))
        }
        var entries: [(String, WordsNode)] = []
        for (key, value) in mapping {
            let name = try WordsNode(key, file: file).word()
            guard names.isEmpty || names.contains(name) else {
                throw WordsNode(key, file: file)
                    .error(
                        .unknownName(name, nearest: Self.nearest(name, of: names))
                    )
            }
            entries.append((name, WordsNode(value, file: file)))
        }
        return entries
    }

    /// The name that shares the most letters at both ends, if that is at least half of it.
    private static func nearest(_ name: String, of names: [String]) -> String? {
        func likeness(_ other: String) -> Int {
            let front = zip(name, other).prefix { $0 == $1 }.count
            let back = zip(name.reversed(), other.reversed()).prefix { $0 == $1 }.count
            return min(front + back, min(name.count, other.count))
        }
        let best = names.max { likeness($0) < likeness($1) }
        return best.flatMap { likeness($0) * 2 >= name.count ? $0 : nil }
    }
}
