internal import Dialogue
internal import Yams

/// One message is one line of at most so many bytes on IRC.
extension NodeReader {
    mutating func checkLength(
        _ template: Template,
        _ text: String,
        _ node: Node,
        in what: String
    ) {
        for (start, paragraph) in zip(Braces.messageStarts(in: text), template.paragraphs) {
            let bytes = Self.bytes(paragraph)
            guard bytes > Template.maxMessageBytes else { continue }
            report(
                .tooLong,
                in: node,
                at: start,
                "A message of \"\(what)\" takes \(bytes) bytes; \(Template.maxMessageBytes) fit.",
                fix: "Shorten it, or put an empty line where a new message may begin."
            )
        }
    }

    /// The first message has room for what is said before it.
    mutating func checkRoom(
        for address: [Template.Segment],
        before text: Text,
        _ node: Node,
        in what: String
    ) {
        for first in text.variants.compactMap(\.paragraphs.first) {
            let bytes = Self.bytes(address + first)
            guard Self.bytes(first) <= Template.maxMessageBytes, bytes > Template.maxMessageBytes
            else { continue }
            report(
                .tooLong,
                at: node,
                "With a name before it \"\(what)\" takes \(bytes) bytes; "
                    + "\(Template.maxMessageBytes) fit.",
                fix: "Shorten its first message."
            )
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
            case .placeholder(let placeholder): sum + placeholder.mostBytes
            }
        }
    }
}
