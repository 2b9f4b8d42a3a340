/// A closed list of fixed names: facts, levels, rows, items, sources and the like.
///
/// The names are relied on by scripts, stores and commands. They never change; a test holds them
/// against a list of their own.
public protocol Vocabulary: CaseIterable, Hashable, Sendable, RawRepresentable<UInt8> {
    /// The fixed name, as scripts and commands write it.
    var name: String { get }
}

extension Vocabulary {
    /// The case of that name, or nil.
    public init?(named name: some StringProtocol) {
        let name = String(name)
        guard let match = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = match
    }
}
