internal import Dialogue
internal import Foundation
internal import RulesCore
internal import Synchronization
internal import Understanding

/// A library in the making: what has been read so far, and everything that is wrong with it.
struct LibraryDraft {
    private var shared: [FileDraft<SharedWords>] = []
    private var lexicons: [String: (SafetyWords, SourceFile)] = [:]
    private var clubs: [String: ClubWords] = [:]
    private var general: [FileDraft<GeneralDraft>] = []
    private var topics: [FileDraft<Script>] = []
    private(set) var findings: [Diagnostic] = []
    private var warnings: [Diagnostic]

    /// Reads files, each by itself.
    ///
    /// - Parameters:
    ///   - files: In the order of their names.
    ///   - warnings: What was found before.
    ///   - isLinted: Whether how the words read is looked at too.
    init(_ files: [SourceFile], warnings: [Diagnostic] = [], isLinted: Bool = true) {
        self.warnings = warnings
        readWords(files.filter(\.isOfWords))
        for file in files where !file.isOfWords {
            if isLinted { self.warnings += WordingLint.warnings(in: file) }
            do { try add(file) } catch { findings += error.diagnostics }
        }
    }

    /// Reads words files on all cores: they are the large ones.
    private mutating func readWords(_ files: [SourceFile]) {
        let results = Mutex<[Int: Result<SafetyWords, FileRefused>]>([:])
        DispatchQueue.concurrentPerform(iterations: files.count) { place in
            let file = files[place]
            let result = Result { () throws(FileRefused) in
                let lexicon = try LexiconReader.lexicon(in: file)
                try Self.check(lexicon.language, is: file.name.split(separator: ".")[1], file)
                return SafetyWords(lexicon, in: file)
            }
            results.withLock { $0[place] = result }
        }
        for (place, result) in results.withLock(\.self).sorted(by: { $0.key < $1.key }) {
            switch result {
            case .success(let words):
                lexicons[words.lexicon.language] = (words, files[place])
                warnings += words.warnings
            case .failure(let refused): findings += refused.diagnostics
            }
        }
    }

    private mutating func add(_ file: SourceFile) throws(FileRefused) {
        let parts = file.name.split(separator: ".")
        switch parts[0] {
        case "common":
            let words = try SharedWordsReader.draft(of: file)
            try Self.check(words.language, is: parts[1], file)
            return shared.append(words)
        case "topics":
            let words = try GeneralReader.draft(of: file)
            try Self.check(words.language, is: parts[1], file)
            return general.append(words)
        case "club":
            let words = try ClubWords(in: file)
            try Self.check(words.language, is: parts[1], file)
            clubs[words.language] = words
            return
        default: break
        }
        let script = try ScriptReader.draft(of: file)
        try Self.check(script.name, is: parts[0], file)
        try Self.check(script.language, is: parts[1], file)
        topics.append(script)
    }

    /// What a file says of itself has to be what its name says: two could be the same otherwise.
    private static func check(
        _ said: String,
        is named: Substring,
        _ file: SourceFile
    ) throws(FileRefused) {
        guard said != named else { return }
        throw FileRefused([
            file.diagnostic(
                .wrongShape,
                line: (file.lines.firstIndex { $0.contains(": \(said)") } ?? 0) + 1,
                column: 1,
                "The file's name says \"\(named)\", and \"\(said)\" stands here.",
                fix: "Make both the same."
            )
        ])
    }

    // MARK: - The whole

    /// Makes the library of what was read.
    ///
    /// - Parameters:
    ///   - folder: What to call where the files are from.
    ///   - hash: A short name for exactly these files.
    ///   - files: The files, as they were read.
    /// - Returns: The library, of which every file is in order.
    /// - Throws: ``LibraryRefused`` with everything that was found.
    func finished(
        folder: String,
        hash: String,
        files: [ScriptFile]
    ) throws(LibraryRefused) -> CheckedLibrary {
        let match = try matched()
        try checkTopic(match.scripts)
        var parts: [CheckedLibrary.Part] = []
        for (script, file) in match.scripts { parts.append(try part(script, file, match.general)) }
        guard let first = parts.first?.edition else {
            throw LibraryRefused(
                file: folder,
                "There is no script in this folder.",
                fix: "Put one there, such as back-pain.en.yaml."
            )
        }
        let taken = LanguageRequests.findings(in: parts)
        guard taken.isEmpty else { throw LibraryRefused(diagnostics: taken) }
        let others = parts.dropFirst().map(\.edition)
        return CheckedLibrary(
            library: ScriptLibrary(
                first: first,
                others: others,
                hash: hash,
                files: files
            ),
            parts: parts,
            warnings: warnings + match.findings + unused(parts)
        )
    }

    /// What is written beside the scripts in a language that none of them speaks is for nothing.
    private func unused(_ parts: [CheckedLibrary.Part]) -> [Diagnostic] {
        let spoken = Set(parts.map(\.edition.script.language))
        let files =
            clubs.values.map { ($0.language, $0.file) } + general.map { ($0.language, $0.file) }
        return files.filter { !spoken.contains($0.0) }
            .sorted { $0.1.name < $1.1.name }
            .map { language, file in
                file.diagnostic(
                    .notRead,
                    line: 1,
                    column: 1,
                    "No script of this folder speaks \"\(language)\", so these words are "
                        + "not used.",
                    fix: "Check the language in the file's name, or take the file out.",
                    severity: .warning
                )
            }
    }

    /// The rules know one topic; with two, a file's name would decide which one people hear.
    private func checkTopic(
        _ scripts: [(script: Script, file: SourceFile)]
    ) throws(LibraryRefused) {
        guard let first = scripts.first,
            let other = scripts.first(where: { $0.script.name != first.script.name })
        else { return }
        let line = other.file.lines.firstIndex { $0.hasPrefix("dialogue:") } ?? 0
        throw LibraryRefused(diagnostics: [
            other.file.diagnostic(
                .secondTopic,
                line: line + 1,
                column: 1,
                "\"\(other.script.name)\" is a second topic beside \"\(first.script.name)\".",
                fix: "Keep one of the two in this folder."
            )
        ])
    }

    /// A translation beside its base.
    func comparison(of name: String) throws(LibraryRefused) -> TextComparison {
        guard let found = try matched().comparisons.first(where: { $0.file.name == name }) else {
            throw LibraryRefused(
                file: name,
                "This file is no translation.",
                fix: "Name one that has \"translates\"."
            )
        }
        return found
    }

    /// The translations beside their bases, when nothing is wrong with any file.
    private func matched() throws(LibraryRefused) -> TranslationMatch {
        guard findings.isEmpty else { throw LibraryRefused(diagnostics: findings + warnings) }
        let match = TranslationMatch(topics: topics, shared: shared, general: general)
        let errors = match.findings.filter { $0.severity == .error }
        guard errors.isEmpty else { throw LibraryRefused(diagnostics: errors + warnings) }
        return match
    }

    /// A script with the words of its language.
    private func part(
        _ script: Script,
        _ scriptFile: SourceFile,
        _ general: [String: GeneralDraft]
    ) throws(LibraryRefused) -> CheckedLibrary.Part {
        guard let common = shared.first(where: { $0.language == script.language }) else {
            throw missing("common.\(script.language).yaml", for: script)
        }
        guard let (words, file) = lexicons[script.language] else {
            throw missing("words.\(script.language).yaml", for: script)
        }
        let club = clubs[script.language]
        let known = PhraseThefts(from: words.lexicon)
        let thefts =
            known.findings(of: script, in: scriptFile)
            + (club.map { known.findings(of: $0) } ?? [])
        guard thefts.isEmpty else { throw LibraryRefused(diagnostics: thefts) }
        let whole = words.lexicon.adding(script.phrases + (club?.phrases ?? []))
        let draft = general[script.language]
        do {
            let reader = try Reader(whole)
            return CheckedLibrary.Part(
                edition: ScriptLibrary.Edition(
                    script: script,
                    shared: common.words,
                    reader: reader,
                    general: try draft?.topics(beside: common.words, words: whole, reader: reader)
                ),
                lexicon: whole,
                own: words.lexicon,
                club: club,
                script: scriptFile,
                words: file,
                common: common.file,
                general: draft?.file,
                shipped: words.shipped
            )
        } catch {
            let files = [draft?.file, club?.file, scriptFile, file].compactMap(\.self)
            throw LibraryRefused(diagnostics: [LexiconReader.diagnostic(for: error, in: files)])
        }
    }

    private func missing(_ name: String, for script: Script) -> LibraryRefused {
        LibraryRefused(
            file: "\(script.name).\(script.language).yaml",
            "It needs \(name) beside it, and there is none.",
            fix: "Add that file to the folder."
        )
    }
}

extension SourceFile {
    /// Whether it says what people type.
    fileprivate var isOfWords: Bool { name.hasPrefix("words.") }
}
