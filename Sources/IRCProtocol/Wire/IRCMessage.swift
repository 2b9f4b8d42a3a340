/// One line of IRC, taken apart.
///
/// The bytes of the line are kept as they came in one array, beside a table of where each part
/// starts and ends; text is made only for the parts that are asked for. So a message costs two
/// allocations whatever is in it, and bytes that are not UTF-8 are never lost: they stay readable
/// in ``parameterBytes(_:)`` and go out again as they came in.
///
/// Source: RFC 1459 §2.3.1; IRCv3 Message Tags.
public struct IRCMessage: Sendable {
    /// What the message asks for or tells.
    public let command: Command

    let hasSource: Bool
    let tagCount: UInt32
    let bytes: [UInt8]

    /// The command, then key and value of each tag, then the source if any, then the parameters.
    let slices: [Slice]

    /// The range of one part within ``bytes``.
    struct Slice: Sendable {
        var start: UInt32
        var end: UInt32

        var range: Range<Int> { Int(start)..<Int(end) }

        init(_ start: Int, _ end: Int) {
            self.start = UInt32(clamping: start)
            self.end = UInt32(clamping: end)
        }
    }

    /// Makes a message to send.
    ///
    /// Nothing is checked here; ``serialize(into:bodyLimit:)``, the only way out, refuses what
    /// must not be sent.
    ///
    /// - Parameters:
    ///   - tags: Keys and values as they are meant; values are escaped on the wire.
    ///   - source: Whom the message is from; clients send none.
    ///   - command: A word or three digits.
    ///   - parameters: In order; only the last may be empty, hold spaces or begin with a colon.
    public init(
        tags: KeyValuePairs<String, String> = [:],
        source: Source? = nil,
        command: String,
        parameters: [String] = []
    ) {
        let tags = tags.map { (key: $0.key, value: $0.value) }
        self.init(tags: tags, source: source, command: command, parameters: parameters)
    }

    /// Makes a message to send, with tags that are not known beforehand.
    ///
    /// - Parameters:
    ///   - tags: Keys and values as they are meant; values are escaped on the wire.
    ///   - source: Whom the message is from; clients send none.
    ///   - command: A word or three digits.
    ///   - parameters: In order; only the last may be empty, hold spaces or begin with a colon.
    public init(
        tags: [(key: String, value: String)],
        source: Source? = nil,
        command: String,
        parameters: [String]
    ) {
        var builder = Builder(parts: parameters.count + 2 * tags.count + 2)
        builder.add(command.utf8)
        for (key, value) in tags {
            builder.add(key.utf8)
            builder.add(TagValue.escape(value.utf8))
        }
        if let source { builder.add(source.text.utf8) }
        for parameter in parameters {
            builder.add(parameter.utf8)
        }
        self.init(
            command: Command(command),
            hasSource: source != nil,
            tagCount: UInt32(clamping: tags.count),
            bytes: builder.bytes,
            slices: builder.slices
        )
    }

    /// Makes a message to send without tags and source.
    ///
    /// - Parameters:
    ///   - command: Any but ``Command/unknown``, which no server would take.
    ///   - parameters: In order; only the last may be empty, hold spaces or begin with a colon.
    public init(_ command: Command, _ parameters: String...) {
        self.init(command: command.word ?? "", parameters: parameters)
    }

    /// Makes a message whose parameters are bytes that came from the network.
    init(_ command: Command, parameterBytes: ArraySlice<UInt8>) {
        var builder = Builder(parts: 2)
        builder.add((command.word ?? "").utf8)
        builder.add(parameterBytes)
        self.init(
            command: command,
            hasSource: false,
            tagCount: 0,
            bytes: builder.bytes,
            slices: builder.slices
        )
    }

    /// Makes a message with tags and source of another that came from the network.
    init(_ command: Command, from other: IRCMessage, target: ArraySlice<UInt8>, text: [UInt8]) {
        var builder = Builder(parts: other.tagSlices.count + 4)
        builder.add((command.word ?? "").utf8)
        for slice in other.tagSlices { builder.add(other.bytes[slice.range]) }
        if let source = other.sourceBytes { builder.add(source) }
        builder.add(target)
        builder.add(text)
        self.init(
            command: command,
            hasSource: other.hasSource,
            tagCount: other.tagCount,
            bytes: builder.bytes,
            slices: builder.slices
        )
    }

    init(command: Command, hasSource: Bool, tagCount: UInt32, bytes: [UInt8], slices: [Slice]) {
        self.command = command
        self.hasSource = hasSource
        self.tagCount = tagCount
        self.bytes = bytes
        self.slices = slices
    }

    private struct Builder {
        var bytes: [UInt8] = []
        var slices: [Slice] = []

        init(parts: Int) {
            // Most lines of ours fit without a second allocation.
            bytes.reserveCapacity(128)
            slices.reserveCapacity(parts)
        }

        mutating func add(_ part: some Collection<UInt8>) {
            let start = bytes.count
            bytes.append(contentsOf: part)
            slices.append(Slice(start, bytes.count))
        }
    }
}

// MARK: - Parts

extension IRCMessage {
    /// The command as it was sent, in its own case.
    public var commandText: String { WireText.decode(commandBytes) }

    /// The tags, unescaped when read.
    public var tags: Tags { Tags(message: self) }

    /// Whom the message is from, or nil when the line does not say.
    public var source: Source? { sourceBytes.map(Source.init(bytes:)) }

    /// How many parameters there are.
    public var parameterCount: Int { slices.count - firstParameter }

    /// All parameters as text, each an allocation when longer than 15 bytes.
    public var parameters: [String] { parameterSlices.map { WireText.decode(bytes[$0.range]) } }

    /// The parameter at an index as text, or nil when there are fewer.
    ///
    /// Bytes that are not UTF-8 are taken for Windows-1252.
    public func parameter(_ index: Int) -> String? {
        parameterBytes(index).map(WireText.decode)
    }

    /// The bytes of the parameter at an index as they were sent, or nil when there are fewer.
    public func parameterBytes(_ index: Int) -> ArraySlice<UInt8>? {
        guard index >= 0, index < parameterCount else { return nil }
        return bytes[slices[firstParameter + index].range]
    }

    var commandBytes: ArraySlice<UInt8> { bytes[slices[0].range] }

    var tagSlices: ArraySlice<Slice> { slices[1..<1 + 2 * Int(tagCount)] }

    var sourceBytes: ArraySlice<UInt8>? {
        hasSource ? bytes[slices[1 + 2 * Int(tagCount)].range] : nil
    }

    var parameterSlices: ArraySlice<Slice> { slices[firstParameter...] }

    private var firstParameter: Int { 1 + 2 * Int(tagCount) + (hasSource ? 1 : 0) }
}

// MARK: - Equality

extension IRCMessage: Equatable {
    /// Whether two messages say the same.
    ///
    /// Tags are compared unescaped and without order, the last of each key; known commands without
    /// case; all else byte by byte.
    public static func == (one: IRCMessage, other: IRCMessage) -> Bool {
        guard one.command == other.command,
            one.command != .unknown || one.commandBytes == other.commandBytes,
            one.sourceBytes == other.sourceBytes,
            one.parameterCount == other.parameterCount,
            one.tags.valueBytes == other.tags.valueBytes
        else { return false }
        return zip(one.parameterSlices, other.parameterSlices)
            .allSatisfy { mine, theirs in
                one.bytes[mine.range] == other.bytes[theirs.range]
            }
    }
}
