/// A name that a network compares by its casemapping.
public protocol CaseMappable: Sendable {
    /// The name as it was spelled.
    var text: String { get }
}

/// A name as the key of a table: equal to every spelling that the network takes for the same.
///
/// Keys made with different casemappings must not meet in one table.
public struct CaseMapped<Name: CaseMappable>: Hashable, Sendable {
    /// The name as it was spelled.
    public let name: Name

    private let folded: String

    /// Makes the key of a name under the casemapping of its network.
    public init(_ name: Name, _ casemapping: Casemapping) {
        self.name = name
        folded = casemapping.fold(name.text)
    }

    /// Whether two keys stand for the same name, however it was spelled.
    public static func == (one: Self, other: Self) -> Bool {
        one.folded == other.folded
    }

    /// Feeds what makes keys equal.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(folded)
    }
}
