/// One value of one fact, such as `legs: oneLegWeak`.
///
/// Only values that exist can be made.
public struct FactValue: Hashable, Sendable {
    /// The fact that it is a value of.
    public let fact: Fact
    /// Its place among the fact's values, from 0.
    public let index: UInt8

    /// The value of that name, or nil when the fact has none.
    public init?(_ fact: Fact, named name: some StringProtocol) {
        guard let index = fact.valueNames.firstIndex(of: String(name)) else { return nil }
        self.init(unchecked: fact, index: UInt8(index))
    }

    /// The value at that place among the fact's values, or nil when there are not so many.
    public init?(_ fact: Fact, index: UInt8) {
        guard Int(index) < fact.valueNames.count else { return nil }
        self.init(unchecked: fact, index: index)
    }

    /// Takes an index that is known to be one of the fact's.
    init(unchecked fact: Fact, index: UInt8) {
        self.fact = fact
        self.index = index
    }

    /// "Asked and not answered clearly, or never asked", for that fact.
    public static func unknown(_ fact: Fact) -> FactValue {
        FactValue(unchecked: fact, index: fact.unknownIndex)
    }

    /// Whether it is `unknown`.
    public var isUnknown: Bool { index == fact.unknownIndex }

    /// The fixed name, as scripts and commands write it.
    public var name: String { fact.valueNames[Int(index)] }
}
