internal import Understanding

/// Reads the lexicon of a language from its words file.
enum LexiconReader {
    /// The lexicon, or the first thing that is wrong with the file.
    static func lexicon(in file: SourceFile) throws(FileRefused) -> Lexicon {
        let findings = PreScan.findings(in: file)
        guard findings.isEmpty else { throw FileRefused(findings) }
        do {
            return try WordsFile.lexicon(from: file.text, file: file.name)
        } catch {
            if case .notYAML(let problem) = error.fault {
                throw FileRefused([
                    ParseFault.diagnostic(
                        problem,
                        line: error.line,
                        column: error.column,
                        in: file
                    )
                ])
            }
            let code: Diagnostic.Code =
                switch error.fault {
                case .notYAML: .notYAML
                case .unknownName: .unknownName
                case .repeatedName: .twice
                case .expected: .wrongShape
                case .missing: .missingKey
                }
            throw FileRefused([
                file.diagnostic(
                    code,
                    line: error.line,
                    column: error.column,
                    "\(error.fault).",
                    fix: "See the comments in the shipped words file."
                )
            ])
        }
    }

    /// What an unusable phrase means, at the line where it stands: in the last of the files if none
    /// of them has it.
    static func diagnostic(for error: LexiconError, in files: [SourceFile]) -> Diagnostic {
        let phrase =
            switch error {
            case .emptyPhrase(let phrase), .phraseTooLong(let phrase): phrase
            case .unknownGroup(_, let phrase): phrase
            case .signInGroup(let word, _), .numberOutOfRange(let word, _): word
            }
        let places = files.lazy.compactMap { file in
            file.lines.firstIndex { !$0.hasPrefix("#") && $0.contains(phrase) }.map { (file, $0) }
        }
        let (file, line) = places.first ?? (files[files.count - 1], 0)
        return file.diagnostic(
            .phraseTaken,
            line: line + 1,
            column: 1,
            "\(error).",
            fix: "Change that phrase."
        )
    }
}
