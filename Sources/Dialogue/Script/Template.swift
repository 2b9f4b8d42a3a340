/// Words with places in them that are filled when they are said.
///
/// A blank line ends a paragraph; a paragraph is one chat message. Line breaks inside a paragraph
/// are spaces.
public struct Template: Equatable, Sendable {
    /// The most bytes of one message, so that it is one line on IRC: 512 less what the network puts
    /// around the words, with a margin.
    public static let maxMessageBytes = 350

    /// Sentences joined into as few messages as they fit into; none is cut.
    public static func packed(_ sentences: [String]) -> [String] {
        sentences.reduce(into: [String]()) { messages, sentence in
            if let last = messages.last,
                last.utf8.count + sentence.utf8.count < maxMessageBytes
            {
                messages[messages.count - 1] = last + " " + sentence
            } else {
                messages.append(sentence)
            }
        }
    }

    /// The paragraphs, each a row of segments.
    public let paragraphs: [[Segment]]

    /// One piece of a paragraph.
    public enum Segment: Equatable, Sendable {
        case words(String)
        case placeholder(Placeholder)
    }

    /// What is wrong with a text in braces.
    public enum Mistake: Error, Equatable {
        /// A name in braces that means nothing.
        case unknownPlaceholder(String)
        /// An opening brace that is never closed, or a closing one that was never opened.
        case strayBrace
        /// No words at all.
        case empty
    }

    /// A text in pieces.
    init(paragraphs: [[Segment]]) {
        self.paragraphs = paragraphs
    }

    /// Reads a text.
    public init(parsing text: String) throws(Mistake) {
        var paragraphs: [[Segment]] = []
        for lines in text.split(separator: "\n", omittingEmptySubsequences: false)
            .split(whereSeparator: { $0.allSatisfy(\.isWhitespace) })
        {
            let joined =
                lines.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
                .joined(separator: " ")
            paragraphs.append(try Self.segments(of: joined))
        }
        guard !paragraphs.isEmpty else { throw .empty }
        self.paragraphs = paragraphs
    }

    private static func segments(of text: String) throws(Mistake) -> [Segment] {
        var segments: [Segment] = []
        var rest = text[...]
        while let open = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
            guard rest[open] == "{",
                let close = rest[rest.index(after: open)...].firstIndex(of: "}")
            else { throw .strayBrace }
            if open > rest.startIndex { segments.append(.words(String(rest[..<open]))) }
            let name = rest[rest.index(after: open)..<close]
            guard let placeholder = Placeholder(rawValue: String(name)) else {
                throw .unknownPlaceholder(String(name))
            }
            segments.append(.placeholder(placeholder))
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty { segments.append(.words(String(rest))) }
        return segments
    }

    /// The placeholders that it names.
    public var placeholders: Set<Placeholder> {
        var found: Set<Placeholder> = []
        for case .placeholder(let placeholder) in paragraphs.joined() { found.insert(placeholder) }
        return found
    }

    /// The paragraphs with their places filled.
    ///
    /// A paragraph that consists of one placeholder becomes as many paragraphs as its value has,
    /// none for an empty value. Elsewhere the parts of a value are joined; where they do not fit
    /// into one message any more, the next part begins a new one.
    public func filled(_ value: (Placeholder) -> [String]) -> [String] {
        paragraphs.flatMap { segments -> [String] in
            if segments.count == 1, case .placeholder(let only) = segments[0] { return value(only) }
            var messages: [String] = []
            var text = ""
            for segment in segments {
                switch segment {
                case .words(let words): text += words
                case .placeholder(let placeholder):
                    for (number, part) in value(placeholder).enumerated() {
                        let bytes = text.utf8.count + part.utf8.count
                        if number == 0, bytes <= Self.maxMessageBytes || text.isEmpty {
                            text += part
                        } else if number > 0, bytes < Self.maxMessageBytes {
                            text += " " + part
                        } else {
                            messages.append(text)
                            text = part
                        }
                    }
                }
            }
            // What came to nothing leaves no space behind.
            return messages + [text.last == " " ? String(text.dropLast()) : text]
        }
    }
}
