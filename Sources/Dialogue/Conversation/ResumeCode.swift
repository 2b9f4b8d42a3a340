/// A code by which somebody without an account is known again.
///
/// Twice five of 31 characters that are not taken for each other, some 45 bits. In each half a digit
/// stands between two letters, as in no word and no "3days".
public struct ResumeCode: Hashable, Sendable {
    /// The code as it is shown, such as `k7qm2-xhd9p`.
    public let text: String

    private static let digits = Array("23456789")
    private static let letters = Array("abcdefghjkmnpqrstuvwxyz")
    private static let halfLength = 5

    /// Makes a code of the numbers that are drawn.
    public init(from numbers: inout some RandomNumberGenerator) {
        text = Self.half(from: &numbers) + "-" + Self.half(from: &numbers)
    }

    /// Reads a message that hands in a code and says nothing else: "resume k7qm2-xhd9p", or the code
    /// alone, in capitals or in two pieces.
    ///
    /// Behind the word for it anything counts that is as long as a code and has digits, so that one
    /// that was mistyped is told to be none. No ordinary sentence is taken for a code.
    ///
    /// - Parameters:
    ///   - message: What was said.
    ///   - verbs: The words that may stand before it, in lower case.
    public init?(asked message: String, verbs: Set<String>) {
        var words = message.lowercased().split { !$0.isLetter && !$0.isNumber }[...]
        guard words.count <= Self.mostWords else { return nil }
        var isAsked = false
        while let first = words.first, verbs.contains(String(first)) {
            isAsked = true
            words.removeFirst()
        }
        let code = words.joined()
        guard (1...2).contains(words.count), code.utf8.count == code.count else { return nil }
        let halves = [code.prefix(Self.halfLength), code.dropFirst(Self.halfLength)]
        let isWhole =
            words.count == 1 || words.first?.count == Self.halfLength
        let isWell = isWhole && halves.allSatisfy(Self.isHalf)
        let isMistyped =
            isAsked && Self.lengthsMistyped.contains(code.count)
            && code.contains(where: \.isNumber) && code.contains(where: \.isLetter)
        guard isWell || isMistyped else { return nil }
        text = halves.joined(separator: "-")
    }

    /// A message with more words is none that hands in a code.
    private static let mostWords = 6
    private static let lengthsMistyped = 8...12

    private static func half(from numbers: inout some RandomNumberGenerator) -> String {
        let digit = 1 + Int(numbers.next(upperBound: UInt(halfLength - 2)))
        return String(
            (0..<halfLength)
                .map { place in
                    let choices =
                        switch abs(place - digit) {
                        case 0: digits
                        case 1: letters
                        default: digits + letters
                        }
                    return choices[Int(numbers.next(upperBound: UInt(choices.count)))]
                }
        )
    }

    private static func isHalf(_ text: Substring) -> Bool {
        let characters = Array(text)
        guard characters.count == halfLength,
            characters.allSatisfy({ digits.contains($0) || letters.contains($0) })
        else { return false }
        return characters.indices.dropFirst().dropLast()
            .contains { place in
                digits.contains(characters[place]) && letters.contains(characters[place - 1])
                    && letters.contains(characters[place + 1])
            }
    }
}
