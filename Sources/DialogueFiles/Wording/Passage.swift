internal import Yams

/// A text of a file that runners read, with where it stands among the names.
struct Passage {
    let text: String
    let node: Node
    /// The names that lead to it, from the outside in.
    let path: [String]

    /// Parts of a file that runners never read.
    private static let unread: Set<String> = [
        "dialogue", "language", "starts on", "greetings", "help came", "asks for this language",
        "also heard as", "weekdays", "days", "follow-ups", "beside", "groups", "question words",
    ]

    /// What a topic has that is asked in general and runners never read.
    private static let unreadOfTopic: Set<String> = ["asked", "sources"]

    /// The texts of a file, in order.
    static func all(in root: Node) -> [Passage] {
        var passages: [Passage] = []
        collect(root, [], &passages)
        return passages
    }

    /// Goes as deep as the file is nested, which the pre-scan has bounded.
    private static func collect(_ node: Node, _ path: [String], _ passages: inout [Passage]) {
        switch node {
        case .mapping(let mapping):
            for (key, value) in mapping {
                let name = key.scalar?.string ?? ""
                let isTopic = path.first == "topics" && path.count == 2
                let skipped = isTopic ? unreadOfTopic : unread
                if !skipped.contains(name) { collect(value, path + [name], &passages) }
            }
        case .sequence(let sequence):
            for item in sequence { collect(item, path, &passages) }
        case .scalar(let scalar):
            passages.append(Passage(text: scalar.string, node: node, path: path))
        case .alias: break
        }
    }

    /// Its words in lower case, each with its place among the scalars.
    var words: [(text: String, index: Int)] {
        var words: [(text: String, index: Int)] = []
        var current = ""
        var start = 0
        for (index, scalar) in text.unicodeScalars.enumerated() {
            let letter: Unicode.Scalar = scalar == "\u{2019}" ? "'" : scalar
            let isWord = letter.properties.isAlphabetic || letter.isDigit || letter == "'"
            if isWord {
                if current.isEmpty { start = index }
                current.unicodeScalars.append(letter)
            } else if !current.isEmpty {
                words.append((current, start))
                current = ""
            }
        }
        if !current.isEmpty { words.append((current, start)) }
        return words
    }
}

extension Unicode.Scalar {
    /// Whether it is one of 0 to 9.
    var isDigit: Bool { ("0"..."9").contains(self) }
}
