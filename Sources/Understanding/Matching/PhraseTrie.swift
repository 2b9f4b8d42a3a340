/// Sequences of words, groups and numbers, sharing their beginnings.
///
/// Frozen: nodes are ranges of two flat arrays, so that a walk allocates and retains nothing.
struct PhraseTrie {
    /// The way from one node to the next.
    struct Edge {
        let label: PhraseParser.Label
        let gap: UInt8
        let child: Int
    }

    /// The edges of all nodes, and where those of each node begin.
    private let edges: [Edge]
    private let edgeStarts: [Int]
    /// The phrases that end at all nodes, and where those of each node begin.
    private let phrases: [Int32]
    private let phraseStarts: [Int]
    /// The first step by word and by group, -1 where there is none.
    private let words: [Int32]
    private let groups: [Int32]
    /// The first steps by number.
    let numbers: [Edge]

    init(_ draft: PhraseTrieDraft) {
        var edgeStarts = [0]
        var phraseStarts = [0]
        for node in draft.nodes {
            edgeStarts.append(edgeStarts[edgeStarts.count - 1] + node.edges.count)
            phraseStarts.append(phraseStarts[phraseStarts.count - 1] + node.phrases.count)
        }
        self.edgeStarts = edgeStarts
        self.phraseStarts = phraseStarts
        edges = draft.nodes.flatMap(\.edges)
        phrases = draft.nodes.flatMap(\.phrases)
        var words: [Int32] = []
        var groups: [Int32] = []
        for edge in draft.nodes[0].edges {
            switch edge.label {
            case .word(let word): Self.set(&words, at: Int(word), to: edge.child)
            case .group(let group): Self.set(&groups, at: Int(group), to: edge.child)
            case .number: break
            }
        }
        self.words = words
        self.groups = groups
        numbers = draft.nodes[0].edges.filter { if case .number = $0.label { true } else { false } }
    }

    /// The node after a first word, or nil.
    func start(word: Int32) -> Int? { Self.node(in: words, at: word) }

    /// The node after a first group, or nil.
    func start(group: Int32) -> Int? { Self.node(in: groups, at: group) }

    /// The places of a node's edges.
    func edges(of node: Int) -> Range<Int> { edgeStarts[node]..<edgeStarts[node + 1] }

    func edge(_ place: Int) -> Edge { edges[place] }

    /// The places of the phrases that end at a node.
    func phrases(of node: Int) -> Range<Int> { phraseStarts[node]..<phraseStarts[node + 1] }

    func phrase(_ place: Int) -> Int32 { phrases[place] }

    private static func node(in table: [Int32], at index: Int32) -> Int? {
        guard index >= 0, Int(index) < table.count, table[Int(index)] >= 0 else { return nil }
        return Int(table[Int(index)])
    }

    private static func set(_ table: inout [Int32], at index: Int, to node: Int) {
        if index >= table.count {
            table += Array(repeating: -1, count: index + 1 - table.count)
        }
        table[index] = Int32(node)
    }
}

/// A trie that can still grow.
struct PhraseTrieDraft {
    /// What may follow, and which phrases end here.
    struct Node {
        var edges: [PhraseTrie.Edge] = []
        var phrases: [Int32] = []
    }

    /// A step from a node.
    private struct Step: Hashable {
        let node: Int
        let part: PhraseParser.Part
    }

    private(set) var nodes: [Node] = [Node()]
    /// The node that each step leads to: thousands of phrases begin at the first one.
    private var children: [Step: Int] = [:]

    mutating func add(_ sequence: [PhraseParser.Part], phrase: Int32) {
        var node = 0
        for part in sequence {
            let step = Step(node: node, part: part)
            if let known = children[step] {
                node = known
                continue
            }
            let child = nodes.count
            children[step] = child
            nodes.append(Node())
            nodes[node].edges
                .append(PhraseTrie.Edge(label: part.label, gap: part.gap, child: child))
            node = child
        }
        if !nodes[node].phrases.contains(phrase) { nodes[node].phrases.append(phrase) }
    }
}
