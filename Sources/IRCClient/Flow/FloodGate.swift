package import IRCProtocol
package import NIOCore

/// What waits to be sent on one connection, and whose turn it is.
///
/// Servers cut off who sends too fast, and count per connection; so there is one limit for all
/// receivers, in lines and in bytes. Urgent words go first, then what is said to single people,
/// who take turns line by line, then channels. It knows no clock: the moment comes in with each
/// question.
package struct FloodGate<Item> {
    /// In which queue something waits.
    package enum Lane: Hashable {
        /// Before everything else.
        case urgent

        /// To one person; all people take turns.
        case direct(CaseMapped<Nick>)

        /// To channels, and commands that can wait; in order, after all people.
        case shared
    }

    /// How many items may wait.
    ///
    /// Urgent ones are taken all the same.
    package static var capacity: Int { 16_384 }

    /// How many bytes may go at once, and how many for each line that the rate allows.
    ///
    /// Source: RFC 2813 §5.8 and the receive queues of servers in use, of which the smallest takes
    /// 2,560 bytes and the classic ones forget 256 bytes a second.
    private static var burstBytes: Int { 2_048 }
    private static var bytesPerLine: Double { 256 }

    /// How many items wait.
    package private(set) var count = 0

    private var lineLimit: RateLimit?
    private var byteLimit: RateLimit?
    private var urgent = CircularBuffer<Item>()
    private var shared = CircularBuffer<Item>()
    /// The items for each person; never an empty list.
    private var direct: [CaseMapped<Nick>: [Item]] = [:]
    /// The people of `direct`, each once, in the order of their turns.
    private var turns = CircularBuffer<CaseMapped<Nick>>()

    /// Begins empty, with nothing sent so far.
    ///
    /// - Parameters:
    ///   - burst: How many lines may go at once; 0 for no limit at all.
    ///   - linesPerSecond: How many lines a second follow; 0 for no limit at all.
    package init(burst: Int, linesPerSecond: Double) {
        guard burst > 0, linesPerSecond > 0 else { return }
        lineLimit = RateLimit(burst: burst, unitsPerSecond: linesPerSecond)
        byteLimit = RateLimit(
            burst: Self.burstBytes,
            unitsPerSecond: linesPerSecond * Self.bytesPerLine
        )
    }

    // MARK: Queues

    /// Puts an item behind the others of its lane, and gives whether there was room.
    package mutating func add(_ item: Item, to lane: Lane) -> Bool {
        guard count < Self.capacity || lane == .urgent else { return false }
        count += 1
        switch lane {
        case .urgent: urgent.append(item)
        case .shared: shared.append(item)
        case .direct(let person):
            if direct[person, default: []].isEmpty { turns.append(person) }
            direct[person, default: []].append(item)
        }
        return true
    }

    /// Puts an item back that has more lines to send: before the others of its lane, and where
    /// people take turns, at the end of the round.
    package mutating func putBack(_ item: Item, to lane: Lane) {
        count += 1
        switch lane {
        case .urgent: urgent.prepend(item)
        case .shared: shared.prepend(item)
        case .direct(let person):
            if direct[person, default: []].isEmpty { turns.append(person) }
            direct[person, default: []].insert(item, at: 0)
        }
    }

    /// Takes out the item whose next line is to be sent now, or nil while none may go.
    package mutating func next(at now: NIODeadline) -> (item: Item, lane: Lane)? {
        guard count > 0, opens(after: now) == now else { return nil }
        count -= 1
        lineLimit?.spend(at: now)
        if let item = urgent.popFirst() { return (item, .urgent) }
        if let person = turns.popFirst(), var items = direct.removeValue(forKey: person) {
            let item = items.removeFirst()
            if !items.isEmpty {
                direct[person] = items
                turns.append(person)
            }
            return (item, .direct(person))
        }
        return shared.popFirst().map { ($0, .shared) }
    }

    /// Lets go of everything that waits.
    package mutating func removeAll() {
        count = 0
        urgent.removeAll()
        shared.removeAll()
        direct.removeAll()
        turns.removeAll()
    }

    // MARK: Limits

    /// Notes the size of the line that was sent for the item taken last.
    package mutating func spend(bytes: Int, at now: NIODeadline) {
        byteLimit?.spend(bytes, at: now)
    }

    /// The first moment, not before `now`, at which a line may go.
    package func opens(after now: NIODeadline) -> NIODeadline {
        max(lineLimit?.opens(after: now) ?? now, byteLimit?.opens(after: now) ?? now)
    }
}
