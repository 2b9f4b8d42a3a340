internal import Chat
internal import IRCProtocol
internal import NIOCore

/// Lines that leave together, and the actions that have left whole with them.
struct LineBatch {
    private(set) var bytes: [UInt8] = []
    private(set) var lines = 0
    /// The actions whose last line is in this batch or an earlier one, and bears no label.
    var finished: [(id: ChatAction.ID, receiver: Receiver)] = []

    /// Appends a line and gives its size.
    ///
    /// - Throws: ``SerializeError``; the batch is then as before.
    mutating func append(
        _ message: IRCMessage,
        label: Label? = nil,
        bodyLimit: Int
    ) throws(SerializeError) -> Int {
        let before = bytes.count
        try message.serialize(into: &bytes, label: label, bodyLimit: bodyLimit)
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
