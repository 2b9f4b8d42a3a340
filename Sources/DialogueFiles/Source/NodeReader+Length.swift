internal import Dialogue
internal import Yams

/// One message is one line of at most so many bytes on IRC.
extension NodeReader {
    /// 512 less what the network puts around the words, with a margin.
    static let maxMessageBytes = 350

    /// What a placeholder may need at most where the words around it have to fit.
    private static func room(for placeholder: Placeholder) -> Int {
        switch placeholder {
        case .name: 16
        case .bot: 16
        case .club: 30
        case .emergencyNumber: 12
        case .iceMinutes, .iceTimes, .heatMinutes: 10
        case .restDays, .days: 9
        case .nextCheckIn: 14
        // Parts that are themselves whole sentences are packed by what is left of the line.
        case .choices, .because, .items, .unclear, .noted, .action, .sources: 0
        }
    }

    mutating func checkLength(_ template: Template, _ node: Node, in what: String) {
        for paragraph in template.paragraphs {
            let bytes = paragraph.reduce(0) { sum, segment in
                switch segment {
                case .words(let words): sum + words.utf8.count
                case .placeholder(let placeholder): sum + Self.room(for: placeholder)
                }
            }
            if bytes > Self.maxMessageBytes {
                report(
                    .tooLong,
                    at: node,
                    "A message of \"\(what)\" takes \(bytes) bytes; \(Self.maxMessageBytes) fit.",
                    fix: "Shorten it, or put an empty line where a new message may begin."
                )
            }
        }
    }
}
