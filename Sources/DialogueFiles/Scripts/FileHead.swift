internal import Yams

/// What all dialogue files begin with: the language, and what they are a translation of.
struct FileHead {
    /// The values of the file by their names.
    let fields: [String: Node]
    private let file: SourceFile
    private let root: Node
    let language: String?
    /// The base language of a translation; nil in a base file.
    let base: String?

    /// Reads the head of a file.
    ///
    /// - Parameters:
    ///   - root: The whole file.
    ///   - what: What it is called in messages.
    ///   - required: The names that it must have, `language` among them.
    ///   - optional: The names that it may have, beside those of a translation.
    ///   - nodes: Where mistakes are noted.
    init(
        _ root: Node,
        of what: String,
        required: [String],
        optional: [String] = [],
        _ nodes: inout NodeReader
    ) {
        fields = nodes.fields(
            root,
            in: what,
            allowed: required + optional + ["translates", "translated from"],
            required: required
        )
        file = nodes.file
        self.root = root
        language = fields["language"].flatMap { nodes.label($0, in: "language") }
        base = nodes.base(of: language, fields)
    }

    /// The draft of the file; nil where it has no language.
    func draft<Words>(named name: String, _ words: Words) -> FileDraft<Words>? {
        language.map { language in
            FileDraft(
                file: file,
                root: root,
                name: name,
                language: language,
                base: base,
                words: words
            )
        }
    }
}
