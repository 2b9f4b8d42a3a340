/// Finds the phrases of a lexicon in the tokens of a message.
struct Matcher {
    /// Words of groups; the "phrases" that end at a node are numbers of groups.
    let groups: PhraseTrie
    let phrases: PhraseTrie
    /// Whether each phrase, by its number, states something, and so takes the words that it uses.
    let states: [Bool]

    /// How many skipped words may stand between two parts of a phrase.
    private static let maxSkipped = 3
    /// How many words of a "..." a comma takes the place of.
    private static let pauseCost = 2
    /// How many words behind a full stop may still belong to what was said before it.
    private static let maxAfterthought = 4
    /// Far above what a chat message holds; bounds the work on hostile text.
    private static let maxMatches = 512
    /// A match must fit into the bits of its mask.
    private static let maxSpan = 60

    /// Every phrase that matches, in the order of its first token.
    func matches(in tokens: [Token]) -> [Match] {
        let named = groupMatches(in: tokens)
        var walk = Walk(tokens: tokens, named: named, groups: groups, trie: phrases)
        for index in tokens.indices where walk.found.count < Self.maxMatches {
            let token = tokens[index]
            walk.start = index
            if let node = phrases.start(word: token.word) {
                walk.step(to: node, through: index + 1, mask: 1)
            }
            if token.kind == .number {
                for edge in phrases.numbers where edge.label.accepts(token) {
                    walk.step(to: edge.child, through: index + 1, mask: 1)
                }
            }
            for found in named.places[index] {
                let match = named.matches[found]
                for place in groups.phrases(of: Int(match.phrase)) {
                    guard let node = phrases.start(group: groups.phrase(place)) else { continue }
                    walk.step(
                        to: node,
                        through: match.tokens.upperBound,
                        mask: match.mask,
                        inner: named.outers[found] >= 0 ? 1 : 0
                    )
                }
            }
        }
        return whole(walk.found, named: named).map { $0.weighed(in: tokens) }
    }

    /// Leaves out what reads a part of a longer word by itself where another phrase takes all of
    /// that word.
    ///
    /// "Numb between my legs" speaks of no legs; "lying on my back hurts" does of a back, though
    /// "on my back" is a word for how one lies, as long as nothing is said of how one lies.
    private func whole(_ found: [Match], named: Named) -> [Match] {
        guard found.contains(where: { $0.inner != 0 }) else { return found }
        return found.filter { match in
            guard match.inner != 0 else { return true }
            return !match.tokens.contains { token in
                guard match.splits(token), let word = named.places[token].first else {
                    return false
                }
                let outer = named.matches[named.outers[word]]
                return found.contains {
                    states[Int($0.phrase)] && $0.coversAll(of: outer) && !$0.splits(token)
                }
            }
        }
    }

    /// Finds words of groups, and for each that lies inside one that began before, that longer one.
    ///
    /// "Can't feel" is a word of one group and its "can't" of another. In place of a phrase such a
    /// match holds the node where it ended.
    private func groupMatches(in tokens: [Token]) -> Named {
        var walk = Walk(tokens: tokens, named: Named(), groups: groups, trie: groups)
        walk.keepsNodes = true
        var places: [Range<Int>] = []
        places.reserveCapacity(tokens.count)
        var outers: [Int] = []
        var longest = -1
        for index in tokens.indices {
            let first = walk.found.count
            if let node = groups.start(word: tokens[index].word) {
                walk.start = index
                walk.step(to: node, through: index + 1, mask: 1)
            }
            let before = longest < 0 ? 0 : walk.found[longest].tokens.upperBound
            var end = before
            for place in first..<walk.found.count where walk.found[place].tokens.upperBound > end {
                end = walk.found[place].tokens.upperBound
                longest = place
            }
            let outer = end == before ? longest : -1
            outers += Array(repeating: outer, count: walk.found.count - first)
            places.append(first..<walk.found.count)
        }
        return Named(matches: walk.found, places: places, outers: outers)
    }

    /// Words of groups, by the token that they begin at.
    private struct Named {
        var matches: [Match] = []
        var places: [Range<Int>] = []
        /// The place of the longer word that holds each, -1 where there is none.
        var outers: [Int] = []
    }

    /// One walk through a trie from one token on.
    private struct Walk {
        let tokens: [Token]
        let named: Named
        let groups: PhraseTrie
        let trie: PhraseTrie
        var start = 0
        /// Whether a match holds the node where it ended, in place of each phrase.
        var keepsNodes = false
        var found: [Match] = []
        /// Words and groups of the message, each as one bit of its number; others share that bit.
        private var words: UInt64 = 0
        private var namedGroups: UInt64 = 0

        init(tokens: [Token], named: Named, groups: PhraseTrie, trie: PhraseTrie) {
            self.tokens = tokens
            self.named = named
            self.groups = groups
            self.trie = trie
            found.reserveCapacity(32)
            for token in tokens where token.word >= 0 { words |= Self.bit(token.word) }
            for match in named.matches {
                for place in groups.phrases(of: Int(match.phrase)) {
                    namedGroups |= Self.bit(groups.phrase(place))
                }
            }
        }

        private static func bit(_ number: Int32) -> UInt64 { 1 &<< UInt64(number & 63) }

        /// Whether the message may hold what a label matches: most do not, and need no search.
        private func mayHold(_ label: PhraseParser.Label) -> Bool {
            switch label {
            case .word(let word): words & Self.bit(word) != 0
            case .group(let group): namedGroups & Self.bit(group) != 0
            case .number: true
            }
        }

        /// Goes on from a node that was reached with the tokens of `mask`.
        mutating func step(to node: Int, through next: Int, mask: UInt64, inner: UInt64 = 0) {
            guard found.count < Matcher.maxMatches else { return }
            let phrases = trie.phrases(of: node)
            if keepsNodes, !phrases.isEmpty {
                found.append(Match(tokens: start..<next, mask: mask, phrase: Int32(node)))
            } else {
                for place in phrases {
                    var match = Match(tokens: start..<next, mask: mask, phrase: trie.phrase(place))
                    match.inner = inner
                    found.append(match)
                }
            }
            for place in trie.edges(of: node) {
                follow(trie.edge(place), from: next, mask: mask, inner: inner)
            }
        }

        /// Tries an edge at the next tokens, as far as its gap and skipped words reach, over one
        /// pause at most.
        private mutating func follow(
            _ edge: PhraseTrie.Edge,
            from next: Int,
            mask: UInt64,
            inner: UInt64
        ) {
            guard mayHold(edge.label) else { return }
            var gap = Int(edge.gap)
            var skipped = 0
            var afterthought: Range<Int>?
            var pause: Int?
            for index in next..<max(next, min(tokens.count, start + Matcher.maxSpan)) {
                let token = tokens[index]
                if token.pause != .none {
                    // "My bladder, honestly, leaks" has two that count as one.
                    guard edge.gap > 0,
                        pause.map({ tokens[$0..<index].allSatisfy(\.isSkipped) }) ?? true
                    else { return }
                    pause = index
                    if token.pause == .stop {
                        guard let end = self.afterthought(at: index) else { return }
                        afterthought = index..<end
                    } else if edge.gap == PhraseParser.gap {
                        guard !token.isSubject else { return }
                        gap = max(0, gap - Matcher.pauseCost)
                    }
                }
                if case .group(let group) = edge.label {
                    for found in named.places[index] {
                        let match = named.matches[found]
                        guard isWord(match, of: group),
                            isWhole(afterthought, besides: match.tokens)
                        else { continue }
                        let offset = UInt64(index - start)
                        step(
                            to: edge.child,
                            through: match.tokens.upperBound,
                            mask: mask | match.mask << offset,
                            inner: inner | (named.outers[found] >= 0 ? 1 << offset : 0)
                        )
                    }
                } else if edge.label.accepts(token),
                    isWhole(afterthought, besides: index..<(index + 1))
                {
                    step(
                        to: edge.child,
                        through: index + 1,
                        mask: mask | 1 << UInt64(index - start),
                        inner: inner
                    )
                }
                if token.isTurn { return }
                if token.isSkipped, skipped < Matcher.maxSkipped {
                    skipped += 1
                } else if gap > 0 {
                    gap -= 1
                } else {
                    return
                }
            }
        }

        /// The end of what is said behind a full stop, where it is so short that it belongs to what
        /// was said before: "It's all numb. Down there."
        private func afterthought(at start: Int) -> Int? {
            var count = 0
            var end = start
            while end < tokens.count, end == start || tokens[end].pause == .none {
                guard !tokens[end].isTurn, !tokens[end].isSubject || tokens[end].isSkipped else {
                    return nil
                }
                if !tokens[end].isSkipped { count += 1 }
                guard count <= Matcher.maxAfterthought else { return nil }
                end += 1
            }
            return end
        }

        /// Whether no other words of groups stand in an afterthought: "Tight calves" is about
        /// calves.
        private func isWhole(_ afterthought: Range<Int>?, besides match: Range<Int>) -> Bool {
            guard let afterthought else { return true }
            return !afterthought.contains {
                !match.contains($0) && !named.places[$0].isEmpty
            }
        }

        /// Whether a match of group words is one of that group.
        private func isWord(_ match: Match, of group: Int32) -> Bool {
            groups.phrases(of: Int(match.phrase)).contains { groups.phrase($0) == group }
        }
    }
}

extension PhraseParser.Label {
    /// Whether it matches that one token.
    func accepts(_ token: Token) -> Bool {
        switch self {
        case .word(let word): token.word == word
        case .number(let range):
            token.kind == .number && range.contains(Int32(token.number))
        case .group: false
        }
    }
}
