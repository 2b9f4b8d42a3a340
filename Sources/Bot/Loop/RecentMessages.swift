internal import BotStore

/// The messages taken in last, by what their network calls them.
///
/// Two generations, like ``Memory``: what is told twice is known without the disk for at least the
/// last few thousand. What was taken in before a restart, or longer ago, the store knows.
struct RecentMessages {
    private let capacity: Int
    private var young: Set<HeardMessage> = []
    private var old: Set<HeardMessage> = []

    init(capacity: Int = 8_192) {
        self.capacity = capacity
    }

    func contains(_ message: HeardMessage) -> Bool {
        young.contains(message) || old.contains(message)
    }

    mutating func insert(_ messages: some Sequence<HeardMessage>) {
        for message in messages {
            if young.count >= capacity {
                old = young
                young = []
            }
            young.insert(message)
        }
    }
}
