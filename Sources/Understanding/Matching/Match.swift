/// A phrase found in a message.
struct Match {
    /// Its first token and the one after its last.
    var tokens: Range<Int>
    /// The tokens that it covers, bit n for the nth from its first.
    var mask: UInt64
    /// Its number in the lexicon.
    var phrase: Int32

    /// How many tokens it covers.
    var weight: Int { mask.nonzeroBitCount }

    /// Whether it covers that token.
    func covers(_ token: Int) -> Bool {
        tokens.contains(token) && mask >> UInt64(token - tokens.lowerBound) & 1 == 1
    }

    /// The tokens that it shares with another match, counted from its own first token.
    private func shared(with other: Match) -> UInt64 {
        let offset = other.tokens.lowerBound - tokens.lowerBound
        // Smart shifts: what moves out of the word is gone.
        return mask & (offset >= 0 ? other.mask << UInt64(offset) : other.mask >> UInt64(-offset))
    }

    /// Whether the two cover a token in common.
    func overlaps(_ other: Match) -> Bool {
        tokens.overlaps(other.tokens) && shared(with: other) != 0
    }

    /// Whether the other covers all of its tokens and more.
    func isInside(_ other: Match) -> Bool {
        weight < other.weight && tokens.overlaps(other.tokens) && shared(with: other) == mask
    }
}
