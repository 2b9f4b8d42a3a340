/// A message within a message: `\u{1}COMMAND arguments\u{1}`.
///
/// Source: the CTCP page of modern.ircdocs.horse; the last delimiter may be missing.
struct CTCP: Equatable {
    let command: String
    let arguments: String

    private static let delimiter: Character = "\u{1}"

    /// Reads the text of a message, or gives nil when it is plain text.
    init?(_ text: String) {
        guard text.utf8.first == 1 else { return nil }
        var content = text.unicodeScalars.dropFirst()
        if content.last == "\u{1}" { content.removeLast() }
        let parts = content.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
        command = parts.first.map { String($0).uppercased() } ?? ""
        arguments = parts.count > 1 ? String(parts[1]) : ""
    }

    /// The answer's text to a query, or nil for a query that gets none.
    ///
    /// TIME and others tell strangers more than they need.
    func answer(version: String) -> String? {
        // An argument that long is no time stamp, and the echo might not fit a line.
        let longestEcho = 64
        switch command {
        case "VERSION": return Self.wrap("VERSION \(version)")
        case "CLIENTINFO": return Self.wrap("CLIENTINFO ACTION CLIENTINFO PING VERSION")
        case "PING" where arguments.utf8.count <= longestEcho:
            return Self.wrap(arguments.isEmpty ? "PING" : "PING \(arguments)")
        default: return nil
        }
    }

    private static func wrap(_ content: String) -> String {
        "\(delimiter)\(content)\(delimiter)"
    }
}
