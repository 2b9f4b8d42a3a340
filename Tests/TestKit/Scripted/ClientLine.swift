/// A line as a client sent it.
public struct ClientLine: Sendable, CustomStringConvertible {
    /// All of it, without CR LF.
    public let text: String
    /// The tags, still escaped.
    public let tags: [String: String]
    /// What follows the tags.
    public let body: String

    init(_ text: String) {
        self.text = text
        guard text.hasPrefix("@"), let space = text.firstIndex(of: " ") else {
            tags = [:]
            body = text
            return
        }
        let pairs = text[..<space].dropFirst().split(separator: ";")
            .map { tag -> (String, String) in
                let parts = tag.split(separator: "=", maxSplits: 1)
                return (String(parts[0]), parts.count > 1 ? String(parts[1]) : "")
            }
        tags = Dictionary(pairs) { _, last in last }
        body = String(text[space...].drop { $0 == " " })
    }

    public var description: String { text }

    /// The command, in upper case.
    public var command: String { words.first?.uppercased() ?? "" }

    /// The parameters; the last may hold spaces.
    public var parameters: [String] {
        let parts = body.split(separator: " :", maxSplits: 1, omittingEmptySubsequences: false)
        let middle = parts[0].split(separator: " ").dropFirst().map(String.init)
        return middle + parts.dropFirst().map(String.init)
    }

    /// The start of an answer to this line: its label as a tag, if it has one.
    public var label: String { tags["label"].map { "@label=\($0) " } ?? "" }

    private var words: [Substring] { body.split(separator: " ") }
}
