/// The words of a stored line, read one after another.
///
/// For example `learnt saddle yes 0`. What is stored as a line is read by this or not at all.
struct Fields {
    /// What turns, days and counts can be; numbers out of all bounds would overflow later.
    static let bounds = 0...1_000_000_000

    private var rest: ArraySlice<Substring>

    init(_ line: String) {
        rest = line.split(separator: " ", omittingEmptySubsequences: false)[...]
    }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func text() -> Substring? { rest.popFirst() }

    mutating func number() -> Int? {
        text().flatMap { Int($0) }.flatMap { Self.bounds.contains($0) ? $0 : nil }
    }

    /// A value that is stored by its name.
    mutating func named<Value: StoredByName>() -> Value? {
        text().flatMap { name in Value.allStored.first { $0.storedName == name } }
    }

    /// A value that is stored as a number.
    mutating func value<Value: RawRepresentable<UInt8>>() -> Value? {
        number().flatMap(UInt8.init(exactly:)).flatMap(Value.init(rawValue:))
    }
}
