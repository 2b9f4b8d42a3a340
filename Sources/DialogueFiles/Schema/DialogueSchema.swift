internal import Dialogue

/// The JSON Schemas of the dialogue files, made from the vocabulary of the rules.
///
/// An editor that knows them completes the fixed names and explains each where it stands. Draft-07,
/// since that is the draft that YAML language servers know best. The check of the loader says more;
/// a file that it takes, the schema takes too.
public enum DialogueSchema: String, CaseIterable, Sendable {
    /// A topic's script, such as `back-pain.en.yaml`.
    case script
    /// The words that all topics share, such as `common.en.yaml`.
    case common
    /// What people type, such as `words.en.yaml`.
    case words
    /// What is answered in general, such as `topics.en.yaml`.
    case topics
    /// What a club adds to them, such as `club.en.yaml`.
    case club

    /// The name of the file that the schema is kept in, beside the scripts.
    public var fileName: String { "\(rawValue).schema.json" }

    /// The schema as JSON text with one newline at the end; always the same for the same rules.
    public var text: String {
        switch self {
        case .script: ScriptSchema.schema.document
        case .common: CommonSchema.schema.document
        case .words: WordsSchema.schema.document
        case .topics: GeneralSchema.schema.document
        case .club: ClubSchema.schema.document
        }
    }
}
