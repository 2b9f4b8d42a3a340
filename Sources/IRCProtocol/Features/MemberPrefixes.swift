/// The rights a member can have in a channel: their modes and signs, highest first.
///
/// Source: the `PREFIX` token of RPL_ISUPPORT, such as `(qaohv)~&@%+`.
public struct MemberPrefixes: Equatable, Sendable {
    /// The letters of the modes, highest first: `qaohv`.
    public let modes: [Character]

    /// The sign of each mode, in the same order: `~&@%+`.
    public let signs: [Character]

    /// What RFC 1459 knows: operators `@` and the voiced `+`.
    public static let standard = MemberPrefixes(modes: ["o", "v"], signs: ["@", "+"])

    private init(modes: [Character], signs: [Character]) {
        self.modes = modes
        self.signs = signs
    }

    /// Reads a token's value, or gives nil when modes and signs do not pair; an empty value means
    /// that the server knows no rights.
    public init?(token: String) {
        if token.isEmpty {
            self.init(modes: [], signs: [])
            return
        }
        let halves = token.split(separator: ")", maxSplits: 1, omittingEmptySubsequences: false)
        guard halves.count == 2, halves[0].first == "(" else { return nil }
        let modes = Array(halves[0].dropFirst())
        let signs = Array(halves[1])
        guard modes.count == signs.count else { return nil }
        self.init(modes: modes, signs: signs)
    }

    /// The mode a sign stands for.
    public func mode(of sign: Character) -> Character? {
        signs.firstIndex(of: sign).map { modes[$0] }
    }

    /// Whether the modes of a member make an operator of the channel: `o` or anything above it.
    public func isOperator(_ modes: MemberModes) -> Bool {
        guard let rank = self.modes.firstIndex(of: "o") else { return false }
        return self.modes[...rank].contains(where: modes.contains)
    }

    /// The modes that the flags of a WHO line show, such as `H@` or `G*~@`.
    func modes(inFlags flags: String) -> MemberModes {
        var modes = MemberModes()
        for sign in flags { if let mode = mode(of: sign) { modes.insert(mode) } }
        return modes
    }

    /// Splits the entry of a member list into the signs' modes and the rest.
    func split(_ entry: String) -> (modes: MemberModes, source: Source) {
        var modes = MemberModes()
        var rest = entry[...]
        while let sign = rest.first, let mode = mode(of: sign) {
            modes.insert(mode)
            rest.removeFirst()
        }
        return (modes, Source(String(rest)))
    }
}

/// The modes one member has in one channel.
public struct MemberModes: Equatable, Sendable {
    // A string of up to 15 letters needs no allocation, and members come in thousands.
    private var letters = ""

    /// Begins without any.
    public init() {}

    /// Whether the member has a mode.
    public func contains(_ mode: Character) -> Bool {
        letters.contains(mode)
    }

    mutating func insert(_ mode: Character) {
        if !contains(mode) { letters.append(mode) }
    }

    mutating func remove(_ mode: Character) {
        letters.removeAll { $0 == mode }
    }

    /// The modes that both have.
    func intersection(_ other: MemberModes) -> MemberModes {
        var common = self
        common.letters.removeAll { !other.contains($0) }
        return common
    }

    /// Whether two members have the same modes, in whatever order they were given.
    public static func == (one: MemberModes, other: MemberModes) -> Bool {
        Set(one.letters) == Set(other.letters)
    }
}
