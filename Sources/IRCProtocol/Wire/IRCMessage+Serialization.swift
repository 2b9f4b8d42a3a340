extension IRCMessage {
    /// Appends the line with its CR LF to a buffer.
    ///
    /// The only way for a message to leave, so here and nowhere else is checked that the line is
    /// one line, holds the parameters that were meant, and is not too long.
    ///
    /// - Parameters:
    ///   - output: Left as it was when an error is thrown.
    ///   - label: Goes before the message's own tags.
    ///   - bodyLimit: The largest size of the line without its tags, with CR LF.
    /// - Throws: ``SerializeError``.
    public func serialize(
        into output: inout [UInt8],
        label: Label? = nil,
        bodyLimit: Int = WireLimits.bodyBytes
    ) throws(SerializeError) {
        let start = output.count
        do throws(SerializeError) {
            try appendTags(label, to: &output)
            let bodyStart = output.count
            try appendBody(to: &output)
            let bodyBytes = output.count - bodyStart
            guard bodyBytes <= bodyLimit else {
                throw .bodyTooLong(bytes: bodyBytes, limit: bodyLimit)
            }
        } catch {
            output.removeSubrange(start...)
            throw error
        }
    }

    /// The line with its CR LF.
    ///
    /// - Throws: ``SerializeError``.
    public func serialized() throws(SerializeError) -> [UInt8] {
        var output: [UInt8] = []
        try serialize(into: &output)
        return output
    }

    private func appendTags(_ label: Label?, to output: inout [UInt8]) throws(SerializeError) {
        guard tagCount > 0 || label != nil else { return }
        output.append(UInt8(ascii: "@"))
        let start = output.count
        if let label {
            output.append(contentsOf: "label=".utf8)
            label.append(to: &output)
        }
        let slices = tagSlices
        for index in stride(from: slices.startIndex, to: slices.endIndex, by: 2) {
            if output.count > start { output.append(UInt8(ascii: ";")) }
            let key = bytes[slices[index].range]
            guard !key.isEmpty, key.allSatisfy(Self.isKeyByte) else {
                throw .invalidTagKey(WireText.decode(key))
            }
            output.append(contentsOf: key)
            let value = bytes[slices[index + 1].range]
            guard !value.isEmpty else { continue }
            output.append(UInt8(ascii: "="))
            try appendChecked(value, to: &output)
        }
        let tagBytes = output.count - start
        guard tagBytes <= WireLimits.sentTagBytes else {
            throw .tagsTooLong(bytes: tagBytes, limit: WireLimits.sentTagBytes)
        }
        output.append(UInt8(ascii: " "))
    }

    private func appendBody(to output: inout [UInt8]) throws(SerializeError) {
        if let source = sourceBytes {
            guard Self.isWord(source) else { throw .invalidSource }
            output.append(UInt8(ascii: ":"))
            output.append(contentsOf: source)
            output.append(UInt8(ascii: " "))
        }
        let command = commandBytes
        guard Self.isWord(command), let first = command.first, first != UInt8(ascii: ":"),
            first != UInt8(ascii: "@")
        else { throw .invalidCommand }
        output.append(contentsOf: command)
        try appendParameters(to: &output)
        output.append(UInt8(ascii: "\r"))
        output.append(UInt8(ascii: "\n"))
    }

    private func appendParameters(to output: inout [UInt8]) throws(SerializeError) {
        let slices = parameterSlices
        for index in slices.indices {
            let parameter = bytes[slices[index].range]
            let isMiddle = Self.isWord(parameter) && parameter.first != UInt8(ascii: ":")
            let isLast = index == slices.endIndex - 1
            guard isMiddle || isLast else {
                // Bytes that no parameter may hold are the graver fault.
                try Self.check(parameter)
                throw .invalidMiddle(index: index - slices.startIndex)
            }
            output.append(UInt8(ascii: " "))
            if !isMiddle || isLast && self.command.endsInText { output.append(UInt8(ascii: ":")) }
            try appendChecked(parameter, to: &output)
        }
    }

    private func appendChecked(
        _ part: ArraySlice<UInt8>,
        to output: inout [UInt8]
    ) throws(SerializeError) {
        try Self.check(part)
        output.append(contentsOf: part)
    }

    private static func check(_ part: ArraySlice<UInt8>) throws(SerializeError) {
        for byte in part where isForbidden(byte) { throw .forbiddenByte(byte) }
    }

    private static func isWord(_ part: ArraySlice<UInt8>) -> Bool {
        !part.isEmpty && part.allSatisfy { $0 != UInt8(ascii: " ") && !isForbidden($0) }
    }

    private static func isKeyByte(_ byte: UInt8) -> Bool {
        byte != UInt8(ascii: "=") && byte != UInt8(ascii: ";") && byte != UInt8(ascii: " ")
            && !isForbidden(byte)
    }

    private static func isForbidden(_ byte: UInt8) -> Bool {
        byte == 0 || byte == UInt8(ascii: "\r") || byte == UInt8(ascii: "\n")
    }
}

extension Command {
    /// Whether the last parameter is a person's text, which many programs expect behind a colon
    /// even where one word would need none.
    fileprivate var endsInText: Bool {
        switch self {
        case .privmsg, .notice, .quit: true
        default: false
        }
    }
}
