internal import Chat

/// Who was heard lately, so that moderators can name them as they are called.
///
/// Two generations: when the young one is full it becomes the old one, and the old one goes.
struct Acquaintances {
    /// How many each generation holds.
    private let capacity: Int
    private var young: [MemberID: Member] = [:]
    private var old: [MemberID: Member] = [:]

    init(capacity: Int = 512) {
        self.capacity = capacity
    }

    /// Notes that somebody was heard, as they are now.
    mutating func meet(_ member: Member) {
        guard young[member.id] != member else { return }
        if young.count >= capacity {
            old = young
            young = [:]
        }
        young[member.id] = member
    }

    /// Those on a network for whom something holds, those heard last before the others.
    func members(on network: String, where isMeant: (Member) -> Bool) -> [Member] {
        let younger = young.values.filter { $0.id.network == network && isMeant($0) }
        let older = old.values.filter {
            $0.id.network == network && young[$0.id] == nil && isMeant($0)
        }
        return younger + older
    }
}
