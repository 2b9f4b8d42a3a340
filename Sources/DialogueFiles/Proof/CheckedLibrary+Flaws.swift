internal import Dialogue
internal import RulesCore
internal import Understanding

extension CheckedLibrary.Part {
    /// Flaws, each at the place where its words stand, or what it is about is named.
    func diagnostics(for flaws: Flaws) -> [Diagnostic] {
        let entries = EntryPlaces(words)
        return flaws.flaws.map { flaw in
            let (file, line, column) = place(of: flaw.subject, entries)
            return file.diagnostic(
                Diagnostic.Code(flaw.property),
                line: line,
                column: column,
                flaw.message,
                fix: flaw.fix,
                talk: flaw.talk
            )
        }
    }

    private func place(
        of subject: Flaw.Subject,
        _ entries: EntryPlaces
    ) -> (SourceFile, line: Int, column: Int) {
        let place: (SourceFile, (Int, Int)?) =
            switch subject {
            case .script: (script, nil)
            case .question(let fact): (script, script.place(of: "\(fact.name):"))
            case .passing(let number):
                (script, script.place(of: "only if:", number: number))
            case .shared(let list, let words):
                (common, common.place(of: words, under: list))
            case .entry(let entry):
                place(of: entry, entries)
            case .general(let words):
                (general ?? script, general?.place(ofItem: words) ?? general?.place(of: words))
            case .words(let text):
                if let club, let own = club.file.place(of: text) {
                    (club.file, own)
                } else if let own = script.place(of: text) {
                    (script, own)
                } else if let common = common.place(of: text) {
                    (self.common, common)
                } else {
                    (words, words.place(of: text))
                }
            }
        let (line, column) = place.1 ?? (1, 1)
        return (place.0, line, column)
    }

    /// Where an entry stands: in the club's file, in the script or in the words file.
    private func place(
        of entry: LexiconEntry,
        _ entries: EntryPlaces
    ) -> (SourceFile, (Int, Int)?) {
        if case .phrase(let phrase) = entry {
            if let club, club.phrases.contains(phrase) {
                return (club.file, club.file.place(of: phrase.text))
            }
            if edition.script.phrases.contains(phrase) {
                return (script, script.place(of: phrase.text))
            }
        }
        return (words, entries.place(of: entry))
    }
}

extension Diagnostic.Code {
    /// The code for what does not hold.
    fileprivate init(_ property: Property) {
        self =
            switch property {
            case .askCover: .notAsked
            case .safetyFirst: .emergencyLate
            case .reachable: .neverHeard
            case .ends: .neverEnds
            case .bounded: .tooManyQuestions
            case .redFlagAnywhere: .redFlagUnheard
            case .commandsAnywhere, .personAnywhere: .commandUnheard
            case .noSteal: .phraseStolen
            case .generalApart: .questionTaken
            case .lineBudget: .tooLong
            case .ladder: .ladderBroken
            }
    }
}
