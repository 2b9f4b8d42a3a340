/// The ids of the last messages, so that a message that comes twice is heard once.
///
/// Source: IRCv3 message-ids: opaque and case-sensitive.
struct MessageIDs: Sendable {
    /// How many ids are kept.
    static let capacity = 512

    /// No server makes longer ones; a message with such an id counts as new.
    static let maxBytes = 128

    private var known: Set<String> = []
    private var order: [String] = []
    private var oldest = 0

    /// Takes note of an id, and gives whether it is new.
    mutating func insert(_ id: String) -> Bool {
        guard id.utf8.count <= Self.maxBytes else { return true }
        guard known.insert(id).inserted else { return false }
        if order.count < Self.capacity {
            order.append(id)
        } else {
            known.remove(order[oldest])
            order[oldest] = id
            oldest = (oldest + 1) % Self.capacity
        }
        return true
    }
}
