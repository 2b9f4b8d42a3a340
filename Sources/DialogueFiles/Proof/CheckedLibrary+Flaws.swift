internal import Dialogue
internal import RulesCore

extension CheckedLibrary.Part {
    /// A flaw at the place where its words stand, or what it is about is named.
    func diagnostic(for flaw: Flaw) -> Diagnostic {
        let code = Diagnostic.Code(flaw.property)
        let (file, line, column) = place(of: flaw.subject)
        return file.diagnostic(
            code,
            line: line,
            column: column,
            flaw.message,
            fix: flaw.fix,
            talk: flaw.talk
        )
    }

    private func place(of subject: Flaw.Subject) -> (SourceFile, line: Int, column: Int) {
        let place: (SourceFile, (Int, Int)?) =
            switch subject {
            case .script: (script, nil)
            case .question(let fact): (script, script.place(of: "\(fact.name):"))
            case .passing(let number):
                (script, script.place(of: "only if:", number: number))
            case .words(let text):
                if let own = script.place(of: text) {
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
}

extension SourceFile {
    /// The line and column, from 1, where a text stands for that time, from 0; comments aside.
    fileprivate func place(of text: String, number: Int = 0) -> (line: Int, column: Int)? {
        lines.lazy.enumerated()
            .compactMap { index, line -> (Int, Int)? in
                guard line.first(where: { $0 != " " }) != "#", let found = line.firstRange(of: text)
                else { return nil }
                return (
                    index + 1,
                    line.unicodeScalars.distance(
                        from: line.startIndex,
                        to: found.lowerBound
                    ) + 1
                )
            }
            .dropFirst(number).first
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
            case .commandsAnywhere: .commandUnheard
            case .noSteal: .phraseStolen
            case .lineBudget: .tooLong
            case .ladder: .ladderBroken
            }
    }
}
