internal import Yams

/// Reads one kind of dialogue file.
protocol DraftReader {
    /// What a file of the kind holds.
    associatedtype Words

    /// Takes the file's nodes apart, and knows what is wrong with them.
    var nodes: NodeReader { get }

    init(_ nodes: NodeReader)

    /// What the file holds; nil where too much is missing to say.
    mutating func draft(_ root: Node) -> FileDraft<Words>?
}

extension DraftReader {
    /// What a file holds, in the order of its own, or everything that is wrong with it.
    static func draft(of file: SourceFile) throws(FileRefused) -> FileDraft<Words> {
        let root = try file.parsed()
        var reader = Self(NodeReader(file))
        guard let draft = reader.draft(root), !reader.nodes.hasErrors else {
            throw FileRefused(reader.nodes.diagnostics)
        }
        return draft
    }
}
