import Bot
import Chat
import Synchronization

/// A network on which people come and go; it says things to those alone who are there.
///
/// It tells once of each whom the bot waits for, and again only when they are named anew.
final class SimulatedNetwork: Sendable {
    fileprivate struct State {
        var present: [MemberID: Member] = [:]
        var waitedFor: Set<MemberID> = []
        var told: Set<MemberID> = []
        var events: [ChatEvent] = []
        var said: [ChatAction] = []
    }

    private let state = Mutex(State())

    func say(_ actions: [ChatAction]) {
        state.withLock { state in
            var outcomes: [ChatAction.ID: Delivery] = [:]
            for action in actions {
                let isThere = action.recipient.map { state.present[$0] != nil } ?? true
                outcomes[action.id] = isThere ? .delivered : .notTried
                if isThere { state.said.append(action) }
            }
            state.events.append(.delivery(outcomes))
        }
    }

    func waitFor(_ people: [MemberID: String]) {
        state.withLock { state in
            state.waitedFor = Set(people.keys)
            state.told.formIntersection(state.waitedFor)
            for member in people.keys.sorted(by: { $0.key < $1.key }) { state.tell(member) }
        }
    }

    func come(_ member: Member) {
        state.withLock { state in
            state.present[member.id] = member
            state.tell(member.id)
        }
    }

    func go(_ member: MemberID) {
        state.withLock { state in
            guard state.present.removeValue(forKey: member) != nil else { return }
            if state.told.remove(member) != nil { state.events.append(.left(member)) }
        }
    }

    func isThere(_ member: MemberID) -> Bool {
        state.withLock { $0.present[member] != nil }
    }

    /// The line is lost with all that was on its way.
    ///
    /// Who has an account and is there stays there; others are strangers on the next line. Whom the
    /// bot waits for is known on the next line too, and it is told of them anew.
    func loseLine() {
        state.withLock { state in
            state.present = state.present.filter(\.value.hasAccount)
            state.told = []
            state.events = []
        }
    }

    /// The next line is there.
    func regainLine() {
        state.withLock { state in
            for member in state.waitedFor.sorted(by: { $0.key < $1.key }) { state.tell(member) }
        }
    }

    func takeEvents() -> [ChatEvent] {
        state.withLock { state in
            defer { state.events = [] }
            return state.events
        }
    }

    func takeSaid() -> [ChatAction] {
        state.withLock { state in
            defer { state.said = [] }
            return state.said
        }
    }
}

extension SimulatedNetwork.State {
    fileprivate mutating func tell(_ member: MemberID) {
        guard waitedFor.contains(member), let there = present[member],
            told.insert(member).inserted
        else { return }
        events.append(.arrived(there))
    }
}
