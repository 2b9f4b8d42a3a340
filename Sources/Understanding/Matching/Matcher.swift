/// Finds the phrases of a lexicon in the tokens of a message.
struct Matcher {
    /// Words of groups; the "phrases" that end at a node are numbers of groups.
    let groups: PhraseTrie
    let phrases: PhraseTrie

    /// How many skipped words may stand between two parts of a phrase.
    private static let maxSkipped = 3
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
            for match in named[index] {
                for place in groups.phrases(of: Int(match.phrase)) {
                    guard let node = phrases.start(group: groups.phrase(place)) else { continue }
                    walk.step(to: node, through: match.tokens.upperBound, mask: match.mask)
                }
            }
        }
        return walk.found.map { $0.weighed(in: tokens) }
    }

    /// Finds words of groups: all that begin at a token, unless each lies inside one that began
    /// before.
    ///
    /// "Can't feel" is a word of one group and its "can't" of another; "bottom of my foot" is no
    /// bottom. In place of a phrase such a match holds the node where it ended.
    private func groupMatches(in tokens: [Token]) -> [[Match]] {
        var result: [[Match]] = Array(repeating: [], count: tokens.count)
        var end = 0
        var walk = Walk(tokens: tokens, named: [], groups: groups, trie: groups)
        walk.keepsNodes = true
        for index in tokens.indices {
            guard let node = groups.start(word: tokens[index].word) else { continue }
            walk.start = index
            walk.found.removeAll(keepingCapacity: true)
            walk.step(to: node, through: index + 1, mask: 1)
            guard let last = walk.found.map(\.tokens.upperBound).max(), last > end else { continue }
            result[index] = walk.found
            end = last
        }
        return result
    }

    /// One walk through a trie from one token on.
    private struct Walk {
        let tokens: [Token]
        let named: [[Match]]
        let groups: PhraseTrie
        let trie: PhraseTrie
        var start = 0
        /// Whether a match holds the node where it ended, in place of each phrase.
        var keepsNodes = false
        var found: [Match] = []

        init(tokens: [Token], named: [[Match]], groups: PhraseTrie, trie: PhraseTrie) {
            self.tokens = tokens
            self.named = named
            self.groups = groups
            self.trie = trie
            found.reserveCapacity(32)
        }

        /// Goes on from a node that was reached with the tokens of `mask`.
        mutating func step(to node: Int, through next: Int, mask: UInt64) {
            guard found.count < Matcher.maxMatches else { return }
            let phrases = trie.phrases(of: node)
            if keepsNodes, !phrases.isEmpty {
                found.append(Match(tokens: start..<next, mask: mask, phrase: Int32(node)))
            } else {
                for place in phrases {
                    found.append(
                        Match(tokens: start..<next, mask: mask, phrase: trie.phrase(place))
                    )
                }
            }
            for place in trie.edges(of: node) {
                follow(trie.edge(place), from: next, mask: mask)
            }
        }

        /// Tries an edge at the next tokens, as far as its gap and skipped words reach.
        private mutating func follow(_ edge: PhraseTrie.Edge, from next: Int, mask: UInt64) {
            var gap = Int(edge.gap)
            var skipped = 0
            var hasComma = false
            for index in next..<max(next, min(tokens.count, start + Matcher.maxSpan)) {
                let token = tokens[index]
                guard token.pause < (edge.gap > PhraseParser.gap ? .stop : .comma) else { return }
                if token.pause == .comma {
                    guard !hasComma else { return }
                    hasComma = true
                }
                if case .group(let group) = edge.label {
                    for match in named[index] where isWord(match, of: group) {
                        step(
                            to: edge.child,
                            through: match.tokens.upperBound,
                            mask: mask | match.mask << UInt64(index - start)
                        )
                    }
                } else if edge.label.accepts(token) {
                    step(
                        to: edge.child,
                        through: index + 1,
                        mask: mask | 1 << UInt64(index - start)
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
