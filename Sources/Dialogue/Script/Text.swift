/// One thing to say, in one or several wordings.
///
/// The wording is chosen by a stable number, never at random: the same runner hears the same
/// words at the same step, and a replayed conversation is the same to the letter.
public struct Text: Equatable, Sendable {
    /// The wordings; never empty.
    public let variants: [Template]

    /// Makes a text of one wording and others.
    public init(_ first: Template, others: [Template] = []) {
        variants = [first] + others
    }

    /// The wording for that number.
    public func variant(_ seed: UInt64) -> Template {
        variants[Int(seed % UInt64(variants.count))]
    }

    /// The placeholders of all wordings.
    public var placeholders: Set<Placeholder> {
        variants.reduce(into: []) { $0.formUnion($1.placeholders) }
    }
}
