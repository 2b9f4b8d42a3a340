import RulesCore
public import Understanding
import Yams

/// A words file: the lexicon of one language as people write it.
public enum WordsFile {
    /// The parts that a words file may have.
    private static let parts = [
        "language", "skipped", "endings", "short forms", "groups", "commands", "cues", "times",
        "days ago", "every year", "ordinals", "numbers", "number joiners", "facts", "spelled right",
        "exact",
    ]

    /// Reads a words file.
    ///
    /// All values stay text, so `yes` and `no` are words. What a phrase says is checked later, by
    /// `Reader`.
    ///
    /// - Parameters:
    ///   - text: The whole file.
    ///   - file: Its name, for messages.
    /// - Returns: The lexicon, with its phrases in the order of the file.
    /// - Throws: ``WordsFileError`` for the first thing that is wrong.
    public static func lexicon(
        from text: String,
        file: String
    ) throws(WordsFileError) -> Lexicon {
        let root = try WordsNode(text: text, file: file)
        var lexicon: Lexicon?
        let entries = try root.entries(named: parts)
        for (name, node) in entries where name == "language" {
            lexicon = Lexicon(language: try node.word())
        }
        guard var lexicon else { throw root.error(.missing("language")) }
        for (name, node) in entries {
            switch name {
            case "skipped": lexicon.skipped = try node.words()
            case "endings": lexicon.endings = try node.words()
            case "short forms":
                for (word, forms) in try node.entries() {
                    lexicon.shortForms[word] = try forms.words()
                }
            case "groups":
                for (group, words) in try node.entries() {
                    lexicon.groups[group] = try words.words()
                }
            case "numbers":
                for (word, number) in try node.entries() {
                    lexicon.numbers[word] = try number.number(in: 0...100)
                }
            case "number joiners": lexicon.numberJoiners = try node.words()
            case "spelled right": lexicon.spelledRight = try node.words()
            case "exact": lexicon.exact = try node.words()
            default: lexicon.phrases += try phrases(of: name, node)
            }
        }
        return lexicon
    }

    /// The phrases of one part of the file.
    private static func phrases(
        of part: String,
        _ node: WordsNode
    ) throws(WordsFileError) -> [Phrase] {
        var phrases: [Phrase] = []
        switch part {
        case "commands":
            let names = Reading.Command.allCases.map(\.rawValue)
            for (name, words) in try node.entries(named: names) {
                guard let command = Reading.Command(rawValue: name) else { continue }
                phrases += try words.phrases(.command(command))
            }
        case "cues":
            for (name, words) in try node.entries(named: Cue.allCases.map(\.name)) {
                guard let cue = Cue(named: name) else { continue }
                phrases += try words.phrases(.cue(cue))
            }
        case "times": phrases += try times(node)
        case "days ago":
            for (range, words) in try node.entries() {
                phrases += try words.phrases(.daysAgo(try words.range(range)))
            }
        case "every year":
            for (date, words) in try node.entries() {
                guard let feast = CalendarNames.feast(date) else {
                    throw words.error(
                        .expected("a day such as \"25 december\" or \"2 days before easter\"")
                    )
                }
                phrases += try words.phrases(.yearly(feast))
            }
        case "ordinals":
            for (number, words) in try node.entries() {
                guard let number = Int(number), (1...99).contains(number) else {
                    throw words.error(.expected("a number from 1 to 99"))
                }
                phrases += try words.phrases(.ordinal(number))
            }
        case "facts":
            for (name, values) in try node.entries(named: Fact.allCases.map(\.name)) {
                guard let fact = Fact(named: name) else { continue }
                phrases += try values.factPhrases(fact)
            }
        default: break
        }
        return phrases
    }

    /// Units, weekdays, the weekend and months, under their fixed names.
    private static func times(_ node: WordsNode) throws(WordsFileError) -> [Phrase] {
        var phrases: [Phrase] = []
        let names = TimeUnit.allCases.map(\.rawValue) + CalendarNames.all
        for (name, words) in try node.entries(named: names) {
            if let unit = TimeUnit(rawValue: name) {
                phrases += try words.phrases(.unit(unit))
            } else if let day = CalendarNames.weekday(name) {
                phrases += try words.phrases(.weekday(day))
            } else if let month = CalendarNames.month(name) {
                phrases += try words.phrases(.month(month))
            } else if name == CalendarNames.weekend {
                phrases += try words.phrases(.weekend)
            }
        }
        return phrases
    }
}
