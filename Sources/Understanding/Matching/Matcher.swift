/// Finds the phrases of a lexicon in the tokens of a message.
struct Matcher {
    /// Words of groups; the "phrases" that end at a node are numbers of groups.
    let groups: PhraseTrie
    let phrases: PhraseTrie
    /// Whether each phrase, by its number, states something, and so takes the words that it uses.
    let states: [Bool]

    /// How many skipped words may stand between two parts of a phrase.
    static let maxSkipped = 3
    /// How many words of a "..." a comma takes the place of.
    static let pauseCost = 2
    /// How many words behind a full stop may still belong to what was said before it.
    static let maxAfterthought = 4
    /// Far above what a chat message holds; bounds the work on hostile text.
    static let maxMatches = 512
    /// A match must fit into the bits of its mask.
    static let maxSpan = 60

    /// Every phrase that matches, in the order of its first token.
    func matches(in tokens: [Token]) -> [Match] {
        let words = groupWords(in: tokens)
        let ground = MatchingGround(tokens, words: words)
        var found: [Match] = []
        found.reserveCapacity(32)
        for index in tokens.indices where found.count < Self.maxMatches {
            phrases.begin(at: index, on: ground, &found)
        }
        found = whole(found, words)
        for place in found.indices { found[place].weigh(in: tokens) }
        return found
    }

    /// Leaves out what reads a part of a longer word by itself where another phrase takes all of
    /// that word.
    ///
    /// "Numb between my legs" speaks of no legs; "lying on my back hurts" does of a back, though
    /// "on my back" is a word for how one lies, as long as nothing is said of how one lies.
    private func whole(_ found: [Match], _ words: GroupWords) -> [Match] {
        guard found.contains(where: { $0.inner != 0 }) else { return found }
        return found.filter { match in
            guard match.inner != 0 else { return true }
            return !match.tokens.contains { token in
                guard match.splits(token), let word = words.places[token].first else {
                    return false
                }
                let outer = words.all[words.all[word].outer].match
                return found.contains {
                    states[Int($0.phrase)] && $0.coversAll(of: outer) && !$0.splits(token)
                }
            }
        }
    }

    /// Finds words of groups, and for each that lies inside one that began before, that longer one.
    ///
    /// "Can't feel" is a word of one group and its "can't" of another.
    private func groupWords(in tokens: [Token]) -> GroupWords {
        let ground = MatchingGround(tokens, words: GroupWords(), keepsNodes: true)
        var words = GroupWords()
        words.places.reserveCapacity(tokens.count)
        var found: [Match] = []
        var longest = -1
        var end = 0
        for index in tokens.indices {
            let first = words.all.count
            found.removeAll(keepingCapacity: true)
            if first < Self.maxMatches, let node = groups.start(word: tokens[index].word) {
                let point = TriePoint(start: index, next: index + 1, mask: 1)
                groups.step(to: node, point, on: ground, &found)
            }
            let before = end
            for (place, match) in found.enumerated() where match.tokens.upperBound > end {
                end = match.tokens.upperBound
                longest = first + place
            }
            let outer = end == before ? longest : -1
            for match in found { words.add(match, of: groups, inside: outer) }
            words.places.append(first..<words.all.count)
        }
        return words
    }
}

/// Words of groups in a message.
struct GroupWords {
    /// One that was found.
    struct Word {
        /// Where; in place of a phrase it holds the node of the groups' trie where it ended.
        let match: Match
        /// Where its groups are listed.
        let groups: Range<Int>
        /// The place of the longer word that holds it, -1 where there is none.
        let outer: Int
    }

    /// What was found.
    private(set) var all: [Word] = []
    /// The numbers of the groups.
    private(set) var groups: [Int32] = []
    /// Those that begin at each token.
    var places: [Range<Int>] = []

    /// Adds a match, inside the word at that place.
    mutating func add(_ match: Match, of trie: PhraseTrie, inside outer: Int) {
        let first = groups.count
        for place in trie.phrases(of: Int(match.phrase)) { groups.append(trie.phrase(place)) }
        all.append(Word(match: match, groups: first..<groups.count, outer: outer))
    }
}
