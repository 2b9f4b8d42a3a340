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
        /// The lexicon of the language, without what the script adds.
        let own: Lexicon
        let script: SourceFile
        let words: SourceFile
        let common: SourceFile
    }

    /// The library.
    public let library: ScriptLibrary
    let parts: [Part]
    /// What could be better, and keeps nothing from being used.
    public let warnings: [Diagnostic]
}
