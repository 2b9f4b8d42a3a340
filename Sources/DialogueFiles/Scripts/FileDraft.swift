internal import Dialogue
internal import Yams

/// A dialogue file as it was read, before a translation is matched with its base.
struct FileDraft<Words> {
    let file: SourceFile
    let root: Node
    /// What both files of a pair have in common: the topic, or "common".
    let name: String
    let language: String
    /// The base language of a translation; nil in a base file.
    let base: String?
    let words: Words
}
