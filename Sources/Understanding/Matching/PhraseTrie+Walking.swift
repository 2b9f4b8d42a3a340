/// A message that a trie is walked along.
///
/// A step reads it and changes nothing, so that it counts no references: there are hundreds to a
/// message.
struct MatchingGround {
    let tokens: [Token]
    let words: GroupWords
    /// Whether a match holds the node where it ended, in place of each phrase.
    let keepsNodes: Bool
    /// Words and groups of the message, each as one bit of its number; others share that bit.
    private let wordBits: UInt64
    private let groupBits: UInt64

    init(_ tokens: [Token], words: GroupWords, keepsNodes: Bool = false) {
        self.tokens = tokens
        self.words = words
        self.keepsNodes = keepsNodes
        var bits: UInt64 = 0
        for token in tokens where token.word >= 0 { bits |= Self.bit(token.word) }
        wordBits = bits
        bits = 0
        for group in words.groups { bits |= Self.bit(group) }
        groupBits = bits
    }

    private static func bit(_ number: Int32) -> UInt64 { 1 &<< UInt64(number & 63) }

    /// Whether the message may hold what a label matches: most do not, and need no search.
    func mayHold(_ label: PhraseParser.Label) -> Bool {
        switch label {
        case .word(let word): wordBits & Self.bit(word) != 0
        case .group(let group): groupBits & Self.bit(group) != 0
        case .number: true
        }
    }

    /// Whether the word of groups at that place is one of that group.
    func isWord(_ place: Int, of group: Int32) -> Bool {
        for place in words.all[place].groups where words.groups[place] == group { return true }
        return false
    }

    /// The end of what is said behind a full stop, where it is so short that it belongs to what was
    /// said before: "It's all numb. Down there."
    func afterthought(at start: Int) -> Int? {
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

    /// Whether no other words of groups stand in an afterthought: "Tight calves" is about calves.
    func isWhole(_ afterthought: Range<Int>?, besides match: Range<Int>) -> Bool {
        guard let afterthought else { return true }
        return !afterthought.contains {
            !match.contains($0) && $0 < words.places.count && !words.places[$0].isEmpty
        }
    }
}

/// How far a walk through a trie has come in a message.
struct TriePoint {
    /// The token that it began at.
    let start: Int
    /// The token that it goes on with.
    let next: Int
    /// The tokens that it has taken, bit n for the nth from its start.
    let mask: UInt64
    /// Those at which a word of a group begins that is part of a longer one.
    var inner: UInt64 = 0
}

extension PhraseTrie {
    /// Takes every first step at a token, and all that follow.
    func begin(at index: Int, on ground: MatchingGround, _ found: inout [Match]) {
        let token = ground.tokens[index]
        let point = TriePoint(start: index, next: index + 1, mask: 1)
        if let node = start(word: token.word) { step(to: node, point, on: ground, &found) }
        if token.kind == .number {
            for edge in numbers where edge.label.accepts(token) {
                step(to: edge.child, point, on: ground, &found)
            }
        }
        for place in ground.words.places[index] {
            let word = ground.words.all[place]
            let end = TriePoint(
                start: index,
                next: word.match.tokens.upperBound,
                mask: word.match.mask,
                inner: word.outer >= 0 ? 1 : 0
            )
            for place in word.groups {
                guard let node = start(group: ground.words.groups[place]) else { continue }
                step(to: node, end, on: ground, &found)
            }
        }
    }

    /// Goes on from a node that was reached.
    func step(
        to node: Int,
        _ point: TriePoint,
        on ground: MatchingGround,
        _ found: inout [Match]
    ) {
        guard found.count < Matcher.maxMatches else { return }
        let tokens = point.start..<point.next
        let phrases = phrases(of: node)
        if ground.keepsNodes, !phrases.isEmpty {
            found.append(Match(tokens: tokens, mask: point.mask, phrase: Int32(node)))
        } else {
            for place in phrases {
                var match = Match(tokens: tokens, mask: point.mask, phrase: phrase(place))
                match.inner = point.inner
                found.append(match)
            }
        }
        for place in edges(of: node) {
            let edge = edge(place)
            if ground.mayHold(edge.label) { follow(edge, point, on: ground, &found) }
        }
    }

    /// Tries an edge at the next tokens, as far as its gap and skipped words reach, over one pause at
    /// most.
    private func follow(
        _ edge: Edge,
        _ point: TriePoint,
        on ground: MatchingGround,
        _ found: inout [Match]
    ) {
        var gap = Int(edge.gap)
        var skipped = 0
        var afterthought: Range<Int>?
        var pause: Int?
        let end = min(ground.tokens.count, point.start + Matcher.maxSpan)
        for index in point.next..<max(point.next, end) {
            let token = ground.tokens[index]
            if token.pause != .none {
                // "My bladder, honestly, leaks" has two that count as one.
                guard edge.gap > 0,
                    pause.map({ ground.tokens[$0..<index].allSatisfy(\.isSkipped) }) ?? true
                else { return }
                pause = index
                if token.pause == .stop {
                    guard let end = ground.afterthought(at: index) else { return }
                    afterthought = index..<end
                } else if edge.gap == PhraseParser.gap {
                    guard !token.isSubject else { return }
                    gap = max(0, gap - Matcher.pauseCost)
                }
            }
            take(edge, at: index, point, afterthought, on: ground, &found)
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

    /// Takes an edge at a token where that is what it stands for.
    private func take(
        _ edge: Edge,
        at index: Int,
        _ point: TriePoint,
        _ afterthought: Range<Int>?,
        on ground: MatchingGround,
        _ found: inout [Match]
    ) {
        let offset = UInt64(index - point.start)
        if case .group(let group) = edge.label {
            for place in ground.words.places[index] where ground.isWord(place, of: group) {
                let word = ground.words.all[place]
                guard ground.isWhole(afterthought, besides: word.match.tokens) else { continue }
                let next = TriePoint(
                    start: point.start,
                    next: word.match.tokens.upperBound,
                    mask: point.mask | word.match.mask << offset,
                    inner: point.inner | (word.outer >= 0 ? 1 << offset : 0)
                )
                step(to: edge.child, next, on: ground, &found)
            }
        } else if edge.label.accepts(ground.tokens[index]),
            ground.isWhole(afterthought, besides: index..<(index + 1))
        {
            let next = TriePoint(
                start: point.start,
                next: index + 1,
                mask: point.mask | 1 << offset,
                inner: point.inner
            )
            step(to: edge.child, next, on: ground, &found)
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
