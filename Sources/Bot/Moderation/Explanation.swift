internal import Dialogue
internal import DialogueFiles
internal import RulesCore
internal import Understanding

/// What sample words are read as, in words for moderators.
struct Explanation {
    /// One message each.
    let lines: [String]

    /// Reads what stands behind "!why": words, or a fact that is asked, a colon and the answer.
    init(of sample: some StringProtocol, by read: (String, Question?) -> Reading) {
        let parts = sample.split(separator: ":", maxSplits: 1)
        let asked = parts.count == 2 ? Fact(anyCase: parts[0]) : nil
        let text = String(asked == nil ? sample[...] : parts[1][...])
        let question = asked.map { Question(asking: $0) }
        var sentences = Self.sentences(read(text, question), of: text, asked: asked)
        if parts.count == 2, asked == nil, let meant = Fact.name(meantBy: parts[0]) {
            sentences.append("\(parts[0]) is no fact. Did you mean \"!why \(meant):\(parts[1])\"?")
        }
        lines = Template.packed(sentences)
    }

    /// What is said to who names no words.
    static let usage = """
        Say "!why" and sample words: "!why my left leg tingles", or the fact that is asked, a colon and \
        the answer: "!why saddle: not really".
        """

    private static func sentences(
        _ reading: Reading,
        of text: String,
        asked: Fact?
    ) -> [String] {
        if let command = reading.command {
            return ["A command as a whole: \(command.rawValue). Nothing else is read from it."]
        }
        var sentences = reading.findings.map { finding in
            let words = finding.words(in: text, atMost: Heard.maxLetters)
            return "\"\(words)\": \(finding.value.fact.name) is \(finding.value.name), "
                + "\(finding.certainty.name)."
        }
        if !reading.open.isEmpty {
            let names = reading.open.map(\.name).joined(separator: ", ")
            sentences.append("Touched and left open, so it is asked: \(names).")
        }
        if reading.isDistress { sentences.append("Distress: the emergency line is said at once.") }
        switch reading.about {
        case .myself: sentences.append("About the one who says it.")
        case .other: sentences.append("About somebody else: nothing is stored.")
        case .nobody: sentences.append("About nobody's health: nothing is stored.")
        }
        if let asked { sentences.append("Read as the answer about \(asked.name).") }
        return sentences
    }
}

extension Fact {
    /// The name that somebody most likely meant; nil where none is near.
    fileprivate static func name(meantBy word: some StringProtocol) -> String? {
        Spelling.closest(to: String(word), among: allCases.map(\.name))
    }

    /// The fact of that name, in small or capital letters.
    fileprivate init?(anyCase name: some StringProtocol) {
        let name = name.lowercased().filter { !$0.isWhitespace }
        guard let fact = Fact.allCases.first(where: { $0.name.lowercased() == name }) else {
            return nil
        }
        self = fact
    }
}
