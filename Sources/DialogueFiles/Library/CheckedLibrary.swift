public import Dialogue
internal import Understanding

/// A library of which every file is in order.
///
/// That its interviews and words are in order too is for ``Proofs`` to tell.
public struct CheckedLibrary: Sendable {
    /// One topic in one language, with what it was read from.
    struct Part: Sendable {
        let edition: ScriptLibrary.Edition
        /// Everything that its reader was made of.
        let lexicon: Lexicon
        /// The lexicon of the language, without what the script and the club add.
        let own: Lexicon
        /// What the club adds.
        let club: ClubWords?
        let script: SourceFile
        let words: SourceFile
        let common: SourceFile
        /// What is answered in general, where there is any of it.
        var general: SourceFile?
        /// What the program ships in the language; nil where it is the very same as the words file,
        /// or where there is none.
        let shipped: Lexicon?

        /// Everything that the files add to what is shipped.
        var added: [LexiconEntry] {
            let phrases = edition.script.phrases + (club?.phrases ?? [])
            return phrases.map(LexiconEntry.phrase)
                + (shipped.map { own.missing(from: $0).entries } ?? [])
        }
    }

    /// The library.
    public let library: ScriptLibrary
    let parts: [Part]
    /// What could be better, and keeps nothing from being used.
    public let warnings: [Diagnostic]
}
