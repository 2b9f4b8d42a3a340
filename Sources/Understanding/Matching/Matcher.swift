/// Finds the phrases of a lexicon in the tokens of a message.
struct Matcher {
    /// Words of groups; the "phrases" that end at a node are numbers of groups.
    let groups: PhraseTrie
    let phrases: PhraseTrie

    /// How many skipped words may stand between two parts of a phrase.
    static let maxSkipped = 3
    /// Far above what a chat message holds; bounds the work on hostile text.
    static let maxMatches = 512
    /// A match must fit into the bits of its mask.
    static let maxSpan = 60

    /// Every phrase that matches, in the order of its first token.
    func matches(in tokens: [Token]) -> [Match] {
        let ground = MatchingGround(tokens, words: groupWords(in: tokens))
        var found: [Match] = []
        found.reserveCapacity(32)
        for index in tokens.indices where found.count < Self.maxMatches {
            phrases.begin(at: index, on: ground, &found)
        }
        for place in found.indices { found[place].weigh(in: tokens) }
        return found
    }

    /// Finds words of groups: all that begin at a token, unless each lies inside one that began
    /// before.
    ///
    /// "Can't feel" is a word of one group and its "can't" of another; "bottom of my foot" is no
    /// bottom.
    private func groupWords(in tokens: [Token]) -> GroupWords {
        let ground = MatchingGround(tokens, words: GroupWords(), keepsNodes: true)
        var words = GroupWords()
        words.places.reserveCapacity(tokens.count)
        var found: [Match] = []
        var end = 0
        for index in tokens.indices {
            let first = words.all.count
            found.removeAll(keepingCapacity: true)
            if words.all.count < Self.maxMatches,
                let node = groups.start(word: tokens[index].word)
            {
                let point = TriePoint(start: index, next: index + 1, mask: 1)
                groups.step(to: node, point, on: ground, &found)
            }
            var last = end
            for match in found { last = max(last, match.tokens.upperBound) }
            if last > end {
                for match in found { words.add(match, of: groups) }
            }
            end = last
            words.places.append(first..<words.all.count)
        }
        return words
    }
}

/// Words of groups in a message.
struct GroupWords {
    /// What was found; each with where its groups are listed.
    private(set) var all: [(match: Match, groups: Range<Int>)] = []
    /// The numbers of the groups.
    private(set) var groups: [Int32] = []
    /// Those that begin at each token.
    var places: [Range<Int>] = []

    /// Adds a match that holds, in place of a phrase, the node of the groups' trie where it ended.
    mutating func add(_ match: Match, of trie: PhraseTrie) {
        let first = groups.count
        for place in trie.phrases(of: Int(match.phrase)) { groups.append(trie.phrase(place)) }
        all.append((match, first..<groups.count))
    }
}
