/// The languages that the bot speaks at one moment, one edition each, the club's own first.
struct Languages: Sendable {
    /// Never empty.
    let editions: [ScriptLibrary.Edition]

    /// The languages of a library.
    ///
    /// - Parameters:
    ///   - library: What is loaded.
    ///   - own: The language of the club; the first that is loaded where that one is not.
    init(_ library: ScriptLibrary, own: String) {
        let first = library.edition(language: own)
        var editions = [first]
        for edition in library.editions
        where !editions.contains(where: { $0.language == edition.language }) {
            editions.append(edition)
        }
        self.editions = editions
    }

    /// One language alone.
    init(_ edition: ScriptLibrary.Edition) {
        editions = [edition]
    }

    /// What to speak with who speaks a language; the club's own where that one is not loaded.
    func edition(of language: String?) -> ScriptLibrary.Edition {
        editions.first { $0.language == language } ?? editions[0]
    }

    /// The language that a message asks for, when it says nothing else.
    func asked(for text: String) -> ScriptLibrary.Edition? {
        let words = text.wordsOnly
        return editions.first { $0.shared.asksFor.contains(words) }
    }

    /// What people type before a resume code, in any of them.
    var resumes: Set<String> {
        editions.reduce(into: []) { $0.formUnion($1.shared.resumes) }
    }
}

extension ScriptLibrary.Edition {
    /// Its language.
    var language: String { script.language }
}
