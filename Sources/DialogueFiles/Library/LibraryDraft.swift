internal import Dialogue
internal import RulesCore
internal import Understanding

/// A library in the making: what has been read so far, and everything that is wrong with it.
struct LibraryDraft {
    private var shared: [String: SharedWords] = [:]
    private var lexicons: [String: (Lexicon, SourceFile)] = [:]
    private var scripts: [(Script, SourceFile)] = []
    private var findings: [Diagnostic] = []

    mutating func add(_ file: SourceFile) {
        let parts = file.name.split(separator: ".")
        do {
            switch parts[0] {
            case "common":
                let words = try SharedWordsReader.words(in: file)
                try check(words.language, is: parts[1], file)
                shared[words.language] = words
            case "words":
                let lexicon = try LexiconReader.lexicon(in: file)
                try check(lexicon.language, is: parts[1], file)
                lexicons[lexicon.language] = (lexicon, file)
            default:
                let script = try ScriptReader.script(in: file)
                try check(script.name, is: parts[0], file)
                try check(script.language, is: parts[1], file)
                scripts.append((script, file))
            }
        } catch {
            findings += error.diagnostics
        }
    }

    /// What a file says of itself has to be what its name says: two could be the same otherwise.
    private func check(
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

    /// The library, or everything that was found.
    func finished(folder: String, hash: String) throws(LibraryRefused) -> CheckedLibrary {
        guard findings.isEmpty else { throw LibraryRefused(diagnostics: findings) }
        var editions: [ScriptLibrary.Edition] = []
        for (script, file) in scripts { editions.append(try edition(script, file)) }
        guard let first = editions.first else {
            throw LibraryRefused(
                file: folder,
                "There is no script in this folder.",
                fix: "Put one there, such as back-pain.en.yaml."
            )
        }
        let library = ScriptLibrary(first: first, others: Array(editions.dropFirst()), hash: hash)
        return CheckedLibrary(library: library)
    }

    /// A script with the words of its language.
    private func edition(
        _ script: Script,
        _ scriptFile: SourceFile
    ) throws(LibraryRefused) -> ScriptLibrary.Edition {
        guard let words = shared[script.language] else {
            throw missing("common.\(script.language).yaml", for: script)
        }
        guard let (lexicon, file) = lexicons[script.language] else {
            throw missing("words.\(script.language).yaml", for: script)
        }
        let thefts = PhraseThefts.findings(of: script, in: scriptFile, from: lexicon)
        guard thefts.isEmpty else { throw LibraryRefused(diagnostics: thefts) }
        let heard = script.heard.flatMap { value, phrases in
            phrases.map { Phrase($0, .value(value, whenAsked: false)) }
        }
        do {
            let reader = try Reader(lexicon.adding(heard))
            return ScriptLibrary.Edition(script: script, shared: words, reader: reader)
        } catch {
            throw LibraryRefused(diagnostics: [
                LexiconReader.diagnostic(for: error, in: [scriptFile, file])
            ])
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
