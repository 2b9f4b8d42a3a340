package import NIOCore

/// What waits to be sent on one connection, and whose turn it is.
///
/// Servers cut off who sends too fast, and count per connection; so there is one limit for all
/// receivers, in lines and in bytes. Within it there are lanes, and a higher one goes first; but
/// one that was passed over ``patience`` times in a row goes before all others once, so even the
/// lowest gets one line of seventeen. It knows no clock: the moment comes in with each
/// question.
package struct FloodGate<Item> {
    /// In which queue something waits.
    package enum Lane: Hashable {
        /// What is said in an emergency; the receivers take turns.
        case emergency(Receiver)

        /// What a person is advised to do; the people take turns.
        case decision(Receiver)

        /// What is said to single people, who take turns.
        case direct(Receiver)

        /// What is said in channels, which take turns.
        case channel(Receiver)

        /// Commands that can wait: JOIN, WHO, MONITOR, MODE; in order.
        case housekeeping
    }

    /// How many items may wait.
    ///
    /// In an emergency one is taken all the same.
    package static var capacity: Int { 16_384 }

    /// How many lines in a row may go before what waits in a lower lane.
    package static var patience: Int { 16 }

    /// How many bytes may go at once, and how many for each line that the rate allows.
    ///
    /// Source: RFC 2813 §5.8 and the receive queues of servers in use, of which the smallest takes
    /// 2,560 bytes and the classic ones forget 256 bytes a second.
    private static var burstBytes: Int { 2_048 }
    private static var bytesPerLine: Double { 256 }

    private var lineLimit: RateLimit?
    private var byteLimit: RateLimit?
    private var emergencies = FairQueue<Item>()
    private var decisions = FairQueue<Item>()
    private var direct = FairQueue<Item>()
    private var channels = FairQueue<Item>()
    private var housekeeping = CircularBuffer<Item>()
    /// How often in a row each lane was passed over, highest first.
    private var passedOver = [0, 0, 0, 0, 0]

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

    /// How many items wait.
    package var count: Int {
        emergencies.count + decisions.count + direct.count + channels.count + housekeeping.count
    }

    /// Whether something that is said in an emergency waits.
    package var hasEmergency: Bool { emergencies.count > 0 }

    // MARK: Queues

    /// Puts an item behind the others of its receiver, and gives whether there was room.
    package mutating func add(_ item: Item, to lane: Lane) -> Bool {
        switch lane {
        case .emergency(let receiver): emergencies.append(item, for: receiver)
        case _ where count >= Self.capacity: return false
        case .decision(let receiver): decisions.append(item, for: receiver)
        case .direct(let receiver): direct.append(item, for: receiver)
        case .channel(let receiver): channels.append(item, for: receiver)
        case .housekeeping: housekeeping.append(item)
        }
        return true
    }

    /// Puts an item back that has more lines to send: before the others of its receiver, whose turn
    /// is over for this round.
    package mutating func putBack(_ item: Item, to lane: Lane) {
        switch lane {
        case .emergency(let receiver): emergencies.putBack(item, for: receiver)
        case .decision(let receiver): decisions.putBack(item, for: receiver)
        case .direct(let receiver): direct.putBack(item, for: receiver)
        case .channel(let receiver): channels.putBack(item, for: receiver)
        case .housekeeping: housekeeping.prepend(item)
        }
    }

    /// Takes out the item whose next line is to be sent now, or nil while none may go.
    package mutating func next(at now: NIODeadline) -> (item: Item, lane: Lane)? {
        guard opens(after: now) == now, let lane = nextLane() else { return nil }
        lineLimit?.spend(at: now)
        switch lane {
        case 0: return emergencies.popFirst().map { ($0.item, .emergency($0.receiver)) }
        case 1: return decisions.popFirst().map { ($0.item, .decision($0.receiver)) }
        case 2: return direct.popFirst().map { ($0.item, .direct($0.receiver)) }
        case 3: return channels.popFirst().map { ($0.item, .channel($0.receiver)) }
        default: return housekeeping.popFirst().map { ($0, .housekeeping) }
        }
    }

    private mutating func nextLane() -> Int? {
        let lanes = passedOver.indices
        guard let highest = lanes.first(where: { isWaiting(in: $0) }) else { return nil }
        let isOverdue = { (lane: Int) in passedOver[lane] >= Self.patience && isWaiting(in: lane) }
        let lane = lanes.first(where: isOverdue) ?? highest
        for other in lanes where other > lane && isWaiting(in: other) { passedOver[other] += 1 }
        passedOver[lane] = 0
        return lane
    }

    private func isWaiting(in lane: Int) -> Bool {
        switch lane {
        case 0: emergencies.count > 0
        case 1: decisions.count > 0
        case 2: direct.count > 0
        case 3: channels.count > 0
        default: !housekeeping.isEmpty
        }
    }

    /// Takes out all that waits for a person, in order.
    package mutating func removeAll(for receiver: Receiver) -> [Item] {
        emergencies.removeAll(for: receiver) + decisions.removeAll(for: receiver)
            + direct.removeAll(for: receiver)
    }

    /// Lets go of everything that waits.
    package mutating func removeAll() {
        emergencies = FairQueue()
        decisions = FairQueue()
        direct = FairQueue()
        channels = FairQueue()
        housekeeping.removeAll()
    }

    // MARK: Limits

    /// Notes the size of what was sent for the item taken last, which counts as one line already.
    package mutating func spend(bytes: Int, furtherLines: Int = 0, at now: NIODeadline) {
        lineLimit?.spend(furtherLines, at: now)
        byteLimit?.spend(bytes, at: now)
    }

    /// The first moment, not before `now`, at which a line may go.
    package func opens(after now: NIODeadline) -> NIODeadline {
        max(lineLimit?.opens(after: now) ?? now, byteLimit?.opens(after: now) ?? now)
    }

    /// Goes on at another rate; where there is no limit, there is none afterwards.
    package mutating func setRate(_ linesPerSecond: Double, at now: NIODeadline) {
        lineLimit?.setRate(linesPerSecond, at: now)
        byteLimit?.setRate(linesPerSecond * Self.bytesPerLine, at: now)
    }
}
