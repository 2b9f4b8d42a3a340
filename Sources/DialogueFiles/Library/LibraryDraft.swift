internal import Dialogue
internal import RulesCore
internal import Understanding

/// A library in the making: what has been read so far, and everything that is wrong with it.
struct LibraryDraft {
    private var shared: [String: SharedWords] = [:]
    private var lexicons: [String: (Lexicon, SourceFile)] = [:]
    private var scripts: [Script] = []
    private var findings: [Diagnostic] = []

    mutating func add(_ file: SourceFile) {
        do {
            switch file.name.split(separator: ".").first {
            case "common":
                let words = try SharedWordsReader.words(in: file)
                shared[words.language] = words
            case "words":
                let lexicon = try LexiconReader.lexicon(in: file)
                lexicons[lexicon.language] = (lexicon, file)
            default:
                scripts.append(try ScriptReader.script(in: file))
            }
        } catch {
            findings += error.diagnostics
        }
    }

    /// The library, or everything that was found.
    func finished(folder: String, hash: String) throws(LibraryRefused) -> CheckedLibrary {
        guard findings.isEmpty else { throw LibraryRefused(diagnostics: findings) }
        var editions: [ScriptLibrary.Edition] = []
        for script in scripts { editions.append(try edition(script)) }
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
    private func edition(_ script: Script) throws(LibraryRefused) -> ScriptLibrary.Edition {
        guard let words = shared[script.language] else {
            throw missing("common.\(script.language).yaml", for: script)
        }
        guard let (lexicon, file) = lexicons[script.language] else {
            throw missing("words.\(script.language).yaml", for: script)
        }
        let heard = script.heard.flatMap { value, phrases in
            phrases.map { Phrase($0, .value(value, whenAsked: false)) }
        }
        do {
            let reader = try Reader(lexicon.adding(heard))
            return ScriptLibrary.Edition(script: script, shared: words, reader: reader)
        } catch {
            throw LibraryRefused(diagnostics: [LexiconReader.diagnostic(for: error, in: file)])
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
