internal import Understanding

/// A lexicon of a folder with the safety vocabulary that the program ships, which no file can take
/// away.
struct SafetyWords {
    /// What is used.
    let lexicon: Lexicon
    /// What is shipped, where the file differs from it.
    let shipped: Lexicon?
    /// What the file lacks and is used all the same.
    let warnings: [Diagnostic]

    /// Unites what a words file says with what is shipped in its language.
    init(_ lexicon: Lexicon, in file: SourceFile) {
        guard !ShippedWords.isShipped(file, in: lexicon.language),
            let shipped = ShippedWords.lexicon(of: lexicon.language)
        else {
            self.lexicon = lexicon
            shipped = nil
            warnings = []
            return
        }
        self.shipped = shipped
        let missing = shipped.safety.missing(from: lexicon)
        self.lexicon = lexicon.adding(missing)
        warnings = Self.warnings(of: missing, in: file)
    }

    /// How many phrases are named; the rest is counted.
    private static let mostNamed = 3

    /// One warning for everything that is gone from one list.
    private static func warnings(of missing: Lexicon, in file: SourceFile) -> [Diagnostic] {
        var lists: [(name: String, texts: [String])] = []
        for phrase in missing.phrases {
            let name = phrase.meaning.description
            if let place = lists.firstIndex(where: { $0.name == name }) {
                lists[place].texts.append(phrase.text)
            } else {
                lists.append((name, [phrase.text]))
            }
        }
        for (group, words) in missing.groups.sorted(by: { $0.key < $1.key }) {
            lists.append(("the group \(group)", words))
        }
        for (word, forms) in missing.shortForms.sorted(by: { $0.key < $1.key }) {
            lists.append(("the short forms of \"\(word)\"", forms))
        }
        if !missing.skipped.isEmpty { lists.append(("skipped", missing.skipped)) }
        if !missing.endings.isEmpty { lists.append(("endings", missing.endings)) }
        return lists.map { name, texts in
            let named = texts.prefix(mostNamed).map { "\"\($0)\"" }.joined(separator: ", ")
            let more = texts.count - min(texts.count, mostNamed)
            let stays = texts.count == 1 ? "It stays" : "They stay"
            return file.diagnostic(
                .safetyStays,
                line: 1,
                column: 1,
                "\(named)\(more > 0 ? " and \(more) more" : "") of \(name) "
                    + "\(texts.count == 1 ? "is" : "are") gone from this file. \(stays) in use: "
                    + "words that tell of danger can be added and not taken away.",
                fix: "Put \(texts.count == 1 ? "it" : "them") back, so that the file says what is "
                    + "used; words of the club's own belong in club.\(missing.language).yaml.",
                severity: .warning
            )
        }
    }
}
