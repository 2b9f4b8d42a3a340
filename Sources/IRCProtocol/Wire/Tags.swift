/// The tags of a message.
///
/// A key that comes twice has the value that came last. A tag without a value and a tag with an
/// empty one are the same: "". Source: IRCv3 Message Tags, "Format" and "Rules for tag values".
public struct Tags: Sendable {
    private let message: IRCMessage

    init(message: IRCMessage) {
        self.message = message
    }

    /// Whether there are none.
    public var isEmpty: Bool { message.tagCount == 0 }

    /// The value of a key, or nil when the tag is absent.
    ///
    /// - Parameter key: With its vendor and, for a client's tag, its `+`: `+example.com/name`.
    public subscript(key: String) -> String? {
        bytes(of: key).map(WireText.decode)
    }

    /// Whether a tag is present, with or without a value.
    public func contains(_ key: String) -> Bool {
        bytes(of: key) != nil
    }

    /// The unescaped bytes of a value, or nil when the tag is absent.
    func bytes(of key: String) -> ArraySlice<UInt8>? {
        let slices = message.tagSlices
        var index = slices.endIndex
        while index > slices.startIndex {
            index -= 2
            let candidate = slices[index]
            guard candidate.range.count == key.utf8.count else { continue }
            guard message.bytes[candidate.range].elementsEqual(key.utf8) else { continue }
            return TagValue.unescape(message.bytes[slices[index + 1].range])
        }
        return nil
    }

    /// All tags, by key.
    public var dictionary: [String: String] {
        var all: [String: String] = [:]
        for (key, value) in valueBytes {
            all[WireText.decode(key)] = WireText.decode(value)
        }
        return all
    }

    /// The unescaped bytes by the bytes of the key.
    var valueBytes: [ArraySlice<UInt8>: ArraySlice<UInt8>] {
        var all: [ArraySlice<UInt8>: ArraySlice<UInt8>] = [:]
        let slices = message.tagSlices
        for index in stride(from: slices.startIndex, to: slices.endIndex, by: 2) {
            let value = message.bytes[slices[index + 1].range]
            all[message.bytes[slices[index].range]] = TagValue.unescape(value)
        }
        return all
    }
}
