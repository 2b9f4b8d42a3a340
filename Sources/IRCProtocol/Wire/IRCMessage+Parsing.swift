extension IRCMessage {
    /// Parses one line, without its CR LF.
    ///
    /// - Parameters:
    ///   - line: Tags, source, command and parameters; runs of spaces count as one, and any number
    ///     of parameters is taken.
    ///   - bodyLimit: The largest size of the line without its tags, with CR LF: the server's
    ///     `LINELEN` where that is larger than 512.
    /// - Throws: ``ParseError``; the line is then to be counted and dropped.
    /// - Complexity: O(n); two allocations.
    public init(
        parsing line: RawSpan,
        bodyLimit: Int = WireLimits.bodyBytes
    ) throws(ParseError) {
        // The buffer is valid for the length of the closure, and is copied within it.
        let bytes = unsafe line.withUnsafeBytes { unsafe [UInt8]($0) }
        try self.init(parsing: bytes, bodyLimit: bodyLimit)
    }

    /// Parses one line, without its CR LF, keeping the array given.
    ///
    /// - Parameters:
    ///   - bytes: As for ``init(parsing:bodyLimit:)-(RawSpan,_)``.
    ///   - bodyLimit: As for ``init(parsing:bodyLimit:)-(RawSpan,_)``.
    /// - Throws: ``ParseError``.
    /// - Complexity: O(n); one allocation.
    public init(
        parsing bytes: [UInt8],
        bodyLimit: Int = WireLimits.bodyBytes
    ) throws(ParseError) {
        var parser = Parser(bodyLimit: bodyLimit)
        try parser.parse(bytes.span)
        self.init(
            command: parser.command,
            hasSource: parser.hasSource,
            tagCount: parser.tagCount,
            bytes: bytes,
            slices: parser.slices
        )
    }

    /// Parses one line, without its CR LF.
    ///
    /// - Parameter line: As for ``init(parsing:bodyLimit:)-(RawSpan,_)``.
    /// - Throws: ``ParseError``.
    public init(parsing line: String) throws(ParseError) {
        try self.init(parsing: Array(line.utf8))
    }
}

/// Walks over a line once.
private struct Parser {
    var command = Command.unknown
    var hasSource = false
    var tagCount: UInt32 = 0
    var slices: [IRCMessage.Slice] = []

    private let bodyLimit: Int
    private var position = 0

    init(bodyLimit: Int) {
        self.bodyLimit = bodyLimit
        // Enough for a message with five tags and five parameters without a second allocation.
        slices.reserveCapacity(17)
        // The command has the first place, whatever comes before it on the line.
        slices.append(IRCMessage.Slice(0, 0))
    }

    mutating func parse(_ line: Span<UInt8>) throws(ParseError) {
        try parseTags(line)
        let bodyBytes = line.count - position + 2
        guard bodyBytes <= bodyLimit else {
            throw .bodyTooLong(bytes: bodyBytes, limit: bodyLimit)
        }
        try parseSource(line)
        try parseCommand(line)
        try parseParameters(line)
    }

    private mutating func parseTags(_ line: Span<UInt8>) throws(ParseError) {
        guard byte(line) == UInt8(ascii: "@") else { return }
        var start = 1
        var keyEnd: Int?
        for index in 1..<line.count {
            switch line[index] {
            case UInt8(ascii: "="):
                if keyEnd == nil { keyEnd = index }
            case UInt8(ascii: ";"):
                addTag(start, keyEnd, index)
                start = index + 1
                keyEnd = nil
            case UInt8(ascii: " "):
                addTag(start, keyEnd, index)
                let tagBytes = index + 1
                guard tagBytes <= WireLimits.receivedTagBytes else {
                    throw .tagsTooLong(bytes: tagBytes, limit: WireLimits.receivedTagBytes)
                }
                position = index
                skipSpaces(line)
                return
            case 0, UInt8(ascii: "\r"), UInt8(ascii: "\n"):
                throw .forbiddenByte(line[index], offset: index)
            default: break
            }
        }
        throw .noCommand
    }

    private mutating func addTag(_ start: Int, _ keyEnd: Int?, _ end: Int) {
        let keyEnd = keyEnd ?? end
        guard keyEnd > start else { return }
        slices.append(IRCMessage.Slice(start, keyEnd))
        slices.append(IRCMessage.Slice(min(keyEnd + 1, end), end))
        tagCount += 1
    }

    private mutating func parseSource(_ line: Span<UInt8>) throws(ParseError) {
        guard byte(line) == UInt8(ascii: ":") else { return }
        position += 1
        let source = try word(line)
        hasSource = source.start < source.end
        if hasSource { slices.append(source) }
    }

    private mutating func parseCommand(_ line: Span<UInt8>) throws(ParseError) {
        let word = try word(line)
        guard word.start < word.end else { throw .noCommand }
        slices[0] = word
        command = Command(bytes: line, from: word.range.lowerBound, to: word.range.upperBound)
    }

    private mutating func parseParameters(_ line: Span<UInt8>) throws(ParseError) {
        while position < line.count {
            guard line[position] != UInt8(ascii: ":") else {
                slices.append(IRCMessage.Slice(position + 1, line.count))
                for index in position..<line.count where line[index] < UInt8(ascii: " ") {
                    try check(line[index], at: index)
                }
                return
            }
            slices.append(try word(line))
        }
    }

    /// The bytes up to the next space, and moves behind the run of spaces.
    private mutating func word(_ line: Span<UInt8>) throws(ParseError) -> IRCMessage.Slice {
        var end = position
        while end < line.count {
            let byte = line[end]
            if byte <= UInt8(ascii: " ") {
                if byte == UInt8(ascii: " ") { break }
                try check(byte, at: end)
            }
            end += 1
        }
        let word = IRCMessage.Slice(position, end)
        position = end
        skipSpaces(line)
        return word
    }

    private func check(_ byte: UInt8, at offset: Int) throws(ParseError) {
        guard byte != 0, byte != UInt8(ascii: "\r"), byte != UInt8(ascii: "\n") else {
            throw .forbiddenByte(byte, offset: offset)
        }
    }

    private func byte(_ line: Span<UInt8>) -> UInt8? {
        position < line.count ? line[position] : nil
    }

    private mutating func skipSpaces(_ line: Span<UInt8>) {
        while position < line.count, line[position] == UInt8(ascii: " ") {
            position += 1
        }
    }
}
