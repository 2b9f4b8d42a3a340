/// A set of the cases of an enumeration of at most 64, held in one word.
///
/// Iterates in the order of the cases; all set operations take one instruction. Facts, rows,
/// items and sources are all kept in it, so that a decision allocates nothing.
@frozen
public struct EnumSet<Element>: SetAlgebra, Sequence, Hashable, Sendable
where Element: CaseIterable & RawRepresentable<UInt8> & Hashable & Sendable {
    /// Bit n stands for the case whose raw value is n.
    public let bits: UInt64

    /// The empty set.
    @inlinable
    public init() {
        bits = 0
    }

    /// The set of that one case.
    @inlinable
    public init(_ member: Element) {
        bits = 1 &<< UInt64(member.rawValue)
    }

    /// The set with those bits, each of which must stand for a case.
    @usableFromInline
    init(bits: UInt64) {
        self.bits = bits
    }

    /// Every case of the enumeration.
    @inlinable
    public static var all: Self { Self(Element.allCases) }

    /// How many members it has.
    @inlinable
    public var count: Int { bits.nonzeroBitCount }

    /// The first member in the order of the cases.
    @inlinable
    public var first: Element? {
        isEmpty ? nil : Element(rawValue: UInt8(truncatingIfNeeded: bits.trailingZeroBitCount))
    }

    /// The last member in the order of the cases.
    @inlinable
    public var last: Element? {
        isEmpty ? nil : Element(rawValue: UInt8(truncatingIfNeeded: 63 - bits.leadingZeroBitCount))
    }

    /// The members in the order of the cases.
    @inlinable
    public func makeIterator() -> Iterator {
        Iterator(bits: bits)
    }

    /// Walks the set in the order of the cases.
    @frozen
    public struct Iterator: IteratorProtocol {
        @usableFromInline
        var bits: UInt64

        @inlinable
        init(bits: UInt64) {
            self.bits = bits
        }

        /// The next member, or nil at the end.
        @inlinable
        public mutating func next() -> Element? {
            guard bits != 0 else { return nil }
            defer { bits &= bits &- 1 }
            return Element(rawValue: UInt8(truncatingIfNeeded: bits.trailingZeroBitCount))
        }
    }

    /// The raw values of the members, for a table that has an entry for each case.
    var places: some Sequence<Int> {
        sequence(state: bits) { rest in
            guard rest != 0 else { return nil }
            defer { rest &= rest &- 1 }
            return rest.trailingZeroBitCount
        }
    }

    // MARK: - SetAlgebra

    /// Whether it has no member.
    @inlinable
    public var isEmpty: Bool { bits == 0 }

    /// Whether the case is a member.
    @inlinable
    public func contains(_ member: Element) -> Bool {
        bits & Self(member).bits != 0
    }

    /// Whether every member is one of the other's too.
    @inlinable
    public func isSubset(of other: Self) -> Bool { bits & ~other.bits == 0 }

    /// Whether the two have no member in common.
    @inlinable
    public func isDisjoint(with other: Self) -> Bool { bits & other.bits == 0 }

    /// Makes the case a member, and says whether it was new.
    @inlinable
    @discardableResult
    public mutating func insert(
        _ newMember: Element
    ) -> (inserted: Bool, memberAfterInsert: Element) {
        let isNew = !contains(newMember)
        formUnion(Self(newMember))
        return (isNew, newMember)
    }

    /// Takes the case out, and gives it back when it was a member.
    @inlinable
    @discardableResult
    public mutating func remove(_ member: Element) -> Element? {
        guard contains(member) else { return nil }
        formSymmetricDifference(Self(member))
        return member
    }

    /// Makes the case a member, and gives it back when it was one already.
    @inlinable
    @discardableResult
    public mutating func update(with newMember: Element) -> Element? {
        insert(newMember).inserted ? nil : newMember
    }

    /// The members of either.
    @inlinable
    public func union(_ other: Self) -> Self { Self(bits: bits | other.bits) }

    /// The members of both.
    @inlinable
    public func intersection(_ other: Self) -> Self { Self(bits: bits & other.bits) }

    /// The members of exactly one.
    @inlinable
    public func symmetricDifference(_ other: Self) -> Self { Self(bits: bits ^ other.bits) }

    /// The members that the other does not have.
    @inlinable
    public func subtracting(_ other: Self) -> Self { Self(bits: bits & ~other.bits) }

    /// Takes in the members of the other.
    @inlinable
    public mutating func formUnion(_ other: Self) { self = union(other) }

    /// Keeps only the members of the other.
    @inlinable
    public mutating func formIntersection(_ other: Self) { self = intersection(other) }

    /// Keeps the members that are in exactly one of the two.
    @inlinable
    public mutating func formSymmetricDifference(_ other: Self) {
        self = symmetricDifference(other)
    }
}
