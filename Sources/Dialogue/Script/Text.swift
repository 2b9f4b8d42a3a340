/// One thing to say, in one or several wordings.
///
/// The wording is chosen by two stable numbers, one of the runner and one of the text, never at
/// random: the same runner hears the same words at the same step, a replayed conversation is the
/// same to the letter, and the texts of a script do not all show their wording of the same place.
public struct Text: Equatable, Sendable {
    /// The wordings; never empty.
    public let variants: [Template]
    /// Parts the choice in this text from the choice in others.
    private let salt: UInt64

    /// Makes a text of one wording and others.
    ///
    /// - Parameters:
    ///   - first: A wording.
    ///   - others: Further wordings.
    ///   - name: Which text it is, in its file.
    public init(_ first: Template, others: [Template] = [], name: String = "") {
        variants = [first] + others
        salt = StableHash.of(name)
    }

    /// The wording for that number.
    public func variant(_ seed: UInt64) -> Template {
        variants[Int((seed &+ salt) % UInt64(variants.count))]
    }

    /// The placeholders of all wordings.
    public var placeholders: Set<Placeholder> {
        variants.reduce(into: []) { $0.formUnion($1.placeholders) }
    }
}
