/// Which letters a network takes for the same in nicks, channels and accounts.
///
/// Source: the `CASEMAPPING` token of RPL_ISUPPORT.
public enum Casemapping: Hashable, Sendable {
    /// Only `A` to `Z` and `a` to `z` are pairs.
    case ascii

    /// Besides, `[]\~` are the upper case of `{}|^`. What servers mean who say nothing.
    case rfc1459

    /// As ``rfc1459``, without the pair `~` and `^`.
    case rfc1459Strict

    /// Reads the value of a `CASEMAPPING` token.
    ///
    /// Mappings that are not known, such as `rfc7613`, are compared as ``ascii``: two names that a
    /// server takes for one may then count as two, but never the reverse.
    public init(token: String) {
        self =
            switch token {
            case "rfc1459": .rfc1459
            case "rfc1459-strict", "strict-rfc1459": .rfc1459Strict
            default: .ascii
            }
    }

    /// The one spelling that stands for all that the network takes for the same.
    ///
    /// For comparison only: it is never sent.
    public func fold(_ text: String) -> String {
        guard text.utf8.contains(where: { fold($0) != $0 }) else { return text }
        return String(decoding: text.utf8.map(fold), as: UTF8.self)
    }

    /// Whether the network takes two names for the same.
    public func areEqual(_ one: String, _ other: String) -> Bool {
        one.utf8.count == other.utf8.count
            && zip(one.utf8, other.utf8).allSatisfy { fold($0) == fold($1) }
    }

    private func fold(_ byte: UInt8) -> UInt8 {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte + 0x20
        case UInt8(ascii: "[")...UInt8(ascii: "]"): self == .ascii ? byte : byte + 0x20
        case UInt8(ascii: "~"): self == .rfc1459 ? UInt8(ascii: "^") : byte
        default: byte
        }
    }
}
