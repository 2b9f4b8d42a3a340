internal import Chat
internal import Dialogue

/// The conversations used last, so that a reply need not read the disk.
///
/// Two generations: when the young one is full it becomes the old one, and the old one goes. So it
/// holds at most twice its capacity, and who talks stays.
struct Memory {
    /// What is remembered of somebody.
    struct Person {
        let conversation: Conversation
        /// The name that is stored of them, as far as that is known.
        var name: String?
        /// From which words facts were taken; here alone, on no disk.
        var heard: [Heard] = []
    }

    private let capacity: Int
    private var young: [MemberID: Person] = [:]
    private var old: [MemberID: Person] = [:]

    init(capacity: Int = 4096) {
        self.capacity = capacity
    }

    subscript(member: MemberID) -> Person? {
        get { young[member] ?? old[member] }
        set {
            guard let newValue else {
                young[member] = nil
                old[member] = nil
                return
            }
            if young.count >= capacity {
                old = young
                young = [:]
            }
            young[member] = newValue
        }
    }
}
