/// How often something was said, how often it was found, and how often that was the same.
public struct Tally: Equatable, Sendable {
    /// How often the labels have it.
    public var said = 0
    /// How often the reader found it.
    public var found = 0
    /// How often both had the same value.
    public var right = 0

    /// Nothing yet.
    public init() {}

    /// The share of what was found that was said; nil where nothing was found.
    public var precision: Double? { Self.share(right, of: found) }

    /// The share of what was said that was found; nil where nothing was said.
    public var recall: Double? { Self.share(right, of: said) }

    /// The harmonic mean of precision and recall; nil where nothing was said or found.
    public var f1: Double? { Self.share(2 * right, of: said + found) }

    /// What was said and not found.
    public var missed: Int { said - right }

    static func share(_ part: Int, of whole: Int) -> Double? {
        whole == 0 ? nil : Double(part) / Double(whole)
    }

    static func += (tally: inout Self, other: Self) {
        tally.said += other.said
        tally.found += other.found
        tally.right += other.right
    }
}
