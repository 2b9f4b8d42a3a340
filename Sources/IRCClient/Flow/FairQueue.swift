internal import NIOCore

/// A queue in which those it is for take turns, item by item.
struct FairQueue<Item> {
    /// How many items wait.
    private(set) var count = 0

    /// The items for each receiver; never an empty list.
    private var items: [Receiver: CircularBuffer<Item>] = [:]
    /// The receivers of `items`, each once, in the order of their turns.
    private var turns = CircularBuffer<Receiver>()

    /// Puts an item behind the others for its receiver.
    mutating func append(_ item: Item, for receiver: Receiver) {
        change(receiver) { $0.append(item) }
    }

    /// Puts an item before the others for its receiver, whose next turn is the last of the round.
    mutating func putBack(_ item: Item, for receiver: Receiver) {
        change(receiver) { $0.prepend(item) }
    }

    private mutating func change(
        _ receiver: Receiver,
        _ change: (inout CircularBuffer<Item>) -> Void
    ) {
        count += 1
        if items[receiver] == nil { turns.append(receiver) }
        change(&items[receiver, default: CircularBuffer(initialCapacity: 1)])
    }

    /// Takes out the first item of the receiver whose turn it is.
    mutating func popFirst() -> (item: Item, receiver: Receiver)? {
        guard let receiver = turns.popFirst(), let item = items[receiver]?.popFirst() else {
            return nil
        }
        count -= 1
        if items[receiver]?.isEmpty == true {
            items[receiver] = nil
        } else {
            turns.append(receiver)
        }
        return (item, receiver)
    }

    /// Takes out everything for a receiver, in order.
    mutating func removeAll(for receiver: Receiver) -> [Item] {
        guard let removed = items.removeValue(forKey: receiver) else { return [] }
        count -= removed.count
        turns.removeAll { $0 == receiver }
        return Array(removed)
    }
}
