internal import RulesCore
public import Understanding

/// A file of labelled messages, for measuring how well they are understood.
public enum UtterancesFile {
    private static let parts = [
        "id", "lang", "asking", "text", "facts", "open", "notSet", "about", "command", "tags",
    ]
    private static let needed: Set<String> = ["id", "lang", "text", "about"]

    /// Reads a file of labelled messages.
    ///
    /// - Parameters:
    ///   - text: The whole file.
    ///   - file: Its name, for messages.
    /// - Returns: The messages in the order of the file.
    /// - Throws: ``WordsFileError`` for the first thing that is wrong.
    public static func messages(
        from text: String,
        file: String
    ) throws(WordsFileError) -> [LabelledMessage] {
        var ids: Set<String> = []
        var messages: [LabelledMessage] = []
        for node in try WordsNode(text: text, file: file).items() {
            let message = try Self.message(node)
            guard ids.insert(message.id).inserted else {
                throw node.error(.expected("an id that no other message has"))
            }
            messages.append(message)
        }
        return messages
    }

    private static func message(_ node: WordsNode) throws(WordsFileError) -> LabelledMessage {
        var message = LabelledMessage(id: "", language: "", text: "", about: .nobody)
        let entries = try node.entries(named: parts)
        if let missing = needed.subtracting(entries.map(\.0)).sorted().first {
            throw node.error(.missing(missing))
        }
        for (name, node) in entries {
            switch name {
            case "id": message.id = try node.word()
            case "lang": message.language = try node.word()
            case "text": message.text = try node.word()
            case "asking": message.asking = node.isNull ? nil : try node.fact()
            case "facts": message.facts = try node.values()
            case "open": message.open = try node.facts()
            case "notSet": message.notSet = try node.facts()
            case "about":
                let names = ["self", "other", "nobody"]
                message.about = try node.named(names) { Reading.Subject(rawValue: $0) }
            case "command":
                let names = Reading.Command.allCases.map(\.rawValue)
                message.command =
                    node.isNull ? nil : try node.named(names) { Reading.Command(rawValue: $0) }
            default: message.tags = Set(try node.words())
            }
        }
        return message
    }
}

extension WordsNode {
    private static let facts = Fact.allCases.map(\.name)

    fileprivate func fact() throws(WordsFileError) -> Fact {
        try named(Self.facts) { Fact(named: $0) }
    }

    fileprivate func facts() throws(WordsFileError) -> FactSet {
        var facts = FactSet()
        for item in try items() { facts.insert(try item.fact()) }
        return facts
    }

    fileprivate func values() throws(WordsFileError) -> [FactValue] {
        var values: [FactValue] = []
        for (name, node) in try entries(named: Self.facts) {
            guard let fact = Fact(named: name) else { continue }
            let names = fact.clearValues.map(\.name)
            let value = try node.named(names) { name in
                names.contains(name) ? FactValue(fact, named: name) : nil
            }
            values.append(value)
        }
        return values
    }
}
