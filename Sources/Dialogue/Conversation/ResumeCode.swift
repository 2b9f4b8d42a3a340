/// A code by which somebody without an account is known again.
///
/// Ten of 31 characters that are not taken for each other: 49 bits.
public struct ResumeCode: Hashable, Sendable {
    /// The code as it is shown, such as `k7qm2-xhd9p`.
    public let text: String

    private static let alphabet = Array("23456789abcdefghjkmnpqrstuvwxyz")

    /// Makes a code.
    public init(from random: inout some RandomNumberGenerator) {
        let letters = (0..<10).map { _ in Self.alphabet.randomElement(using: &random) ?? "2" }
        text = String(letters[..<5]) + "-" + String(letters[5...])
    }
}
