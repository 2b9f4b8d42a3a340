internal import Chat
internal import IRCProtocol
internal import NIOCore

/// Lines that leave together, and the actions that have left with them.
struct LineBatch {
    private(set) var bytes: [UInt8] = []
    private(set) var lines = 0
    /// The actions whose last line is in this batch or an earlier one.
    var finished: [ChatAction.ID] = []

    /// Appends a line and gives its size.
    ///
    /// - Throws: ``SerializeError``; the batch is then as before.
    mutating func append(_ message: IRCMessage, bodyLimit: Int) throws(SerializeError) -> Int {
        let before = bytes.count
        try message.serialize(into: &bytes, bodyLimit: bodyLimit)
        lines += 1
        return bytes.count - before
    }

    /// Begins anew, with the memory of before.
    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        lines = 0
        finished.removeAll()
    }
}
