/// A phrase found in a message.
struct Match {
    /// Its first token and the one after its last.
    var tokens: Range<Int>
    /// The tokens that it covers, bit n for the nth from its first.
    var mask: UInt64
    /// Its number in the lexicon.
    var phrase: Int32
    /// The tokens of `mask` that are not mere fillers; all of them when there are no others.
    var content: UInt64 = 0

    /// The tokens of `mask` at which a word of a group begins that is part of a longer one.
    var inner: UInt64 = 0

    /// How many tokens it covers.
    var weight: Int { mask.nonzeroBitCount }

    /// Notes what its content is in those tokens.
    mutating func weigh(in words: [Token]) {
        content = mask
        for index in tokens where words[index].isSkipped {
            content &= ~(1 << UInt64(index - tokens.lowerBound))
        }
        if content == 0 { content = mask }
    }

    /// Whether it covers that token.
    func covers(_ token: Int) -> Bool {
        tokens.contains(token) && mask >> UInt64(token - tokens.lowerBound) & 1 == 1
    }

    /// Whether any word that it covers is a guess about spelling.
    func holdsGuess(in words: [Token]) -> Bool {
        tokens.contains { covers($0) && words[$0].isGuessed }
    }

    /// Whether it covers every token that another does.
    func coversAll(of other: Match) -> Bool {
        tokens.overlaps(other.tokens) && other.mask & ~other.moved(mask, of: self) == 0
    }

    /// Whether it reads the word at that token by itself, though a longer one holds it.
    func splits(_ token: Int) -> Bool {
        tokens.contains(token) && inner >> UInt64(token - tokens.lowerBound) & 1 == 1
    }

    /// Bits of another match, counted from this one's first token.
    private func moved(_ bits: UInt64, of other: Match) -> UInt64 {
        let offset = other.tokens.lowerBound - tokens.lowerBound
        // Smart shifts: what moves out of the word is gone.
        return offset >= 0 ? bits << UInt64(offset) : bits >> UInt64(-offset)
    }

    /// Whether the two cover a token in common.
    func overlaps(_ other: Match) -> Bool {
        tokens.overlaps(other.tokens) && mask & moved(other.mask, of: other) != 0
    }

    /// Whether the other covers all of its content and more.
    func isInside(_ other: Match) -> Bool {
        guard tokens.overlaps(other.tokens) else { return false }
        let shared = content & moved(other.mask, of: other)
        guard shared == content else { return false }
        if content.nonzeroBitCount < other.content.nonzeroBitCount { return true }
        // The same words that count: then those with more fillers, "is gone" above "gone".
        return weight < other.weight && mask & moved(other.mask, of: other) == mask
    }
}
