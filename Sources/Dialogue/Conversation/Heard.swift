public import RulesCore
internal import Understanding

/// A fact, and the words from which it was taken.
///
/// For whoever asks why; it is handed from turn to turn and never stored.
public struct Heard: Equatable, Sendable {
    /// The most letters of the words that are remembered, and shown.
    public static let maxLetters = 60

    /// What was taken from them.
    public let value: FactValue
    /// The words as they were typed, without their middle where they are too long.
    public let words: String

    /// The words of a finding; nil where nothing of them can be shown.
    init?(_ finding: Reading.Finding, in text: String) {
        words = finding.words(in: text, atMost: Self.maxLetters)
        value = finding.value
        guard !words.isEmpty else { return nil }
    }
}
