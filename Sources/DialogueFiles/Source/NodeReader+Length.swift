internal import Dialogue
internal import Yams

/// One message is one line of at most so many bytes on IRC.
extension NodeReader {
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
            let bytes = Self.bytes(paragraph)
            if bytes > Template.maxMessageBytes {
                report(
                    .tooLong,
                    at: node,
                    "A message of \"\(what)\" takes \(bytes) bytes; \(Template.maxMessageBytes) fit.",
                    fix: "Shorten it, or put an empty line where a new message may begin."
                )
            }
        }
    }

    /// A question with its numbered options and the hint behind them is one message too.
    mutating func checkLength(of say: Text, labels: [String], _ node: Node) {
        let options = labels.reduce(0) { $0 + $1.utf8.count + Self.numberingBytes }
        for template in say.variants {
            let lead = template.paragraphs.last.map(Self.bytes) ?? 0
            let bytes = lead + options + Self.hintBytes
            guard bytes > Template.maxMessageBytes else { continue }
            report(
                .tooLong,
                at: node,
                "The question with its options takes \(bytes) bytes; \(Template.maxMessageBytes) fit.",
                fix: "Shorten the labels, or make two questions of it."
            )
        }
    }

    /// A number, a space before the label and two behind it.
    private static let numberingBytes = 4
    /// "A number or your own words.", with some room for other languages.
    private static let hintBytes = 30

    private static func bytes(_ paragraph: [Template.Segment]) -> Int {
        paragraph.reduce(0) { sum, segment in
            switch segment {
            case .words(let words): sum + words.utf8.count
            case .placeholder(let placeholder): sum + room(for: placeholder)
            }
        }
    }
}
