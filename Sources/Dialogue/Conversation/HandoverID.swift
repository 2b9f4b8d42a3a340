/// What a runner who wants a person is called among those who may come, such as `K7Q2`.
///
/// Two letters and two digits in turn, easy to say aloud: no two of the letters sound alike, none looks
/// like a digit, and none names a part of the spine as in "L4L5".
public struct HandoverID: Hashable, Sendable {
    /// The number as it is shown.
    public let text: String

    private static let letters = Array("FHJKMQRWXY")
    private static let digits = Array("23456789")
    private static let places = [letters, digits, letters, digits]

    /// Makes one of the numbers that are drawn.
    public init(from numbers: inout some RandomNumberGenerator) {
        text = String(
            Self.places.map { $0[Int(numbers.next(upperBound: UInt(bitPattern: $0.count)))] }
        )
    }

    /// Reads one as it is typed, in small or capital letters; nil for all other words.
    public init?(_ word: some StringProtocol) {
        let characters = Array(word.uppercased())
        guard characters.count == Self.places.count,
            zip(characters, Self.places).allSatisfy({ $1.contains($0) })
        else { return nil }
        text = String(characters)
    }
}
