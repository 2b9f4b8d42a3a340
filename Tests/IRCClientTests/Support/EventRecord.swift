import Chat
import Synchronization

/// A bot that only listens.
final class EventRecord: Sendable {
    private let events = Mutex<[ChatEvent]>([])
    private let listener = Mutex<(@Sendable (ChatEvent) -> Void)?>(nil)

    var all: [ChatEvent] { events.withLock { $0 } }

    func append(_ event: ChatEvent) {
        events.withLock { $0.append(event) }
        listener.withLock(\.self)?(event)
    }

    /// Has somebody listen to what comes from now on.
    func listen(_ listener: @escaping @Sendable (ChatEvent) -> Void) {
        self.listener.withLock { $0 = listener }
    }

    // MARK: What was told

    var messages: [ChatMessage] {
        all.compactMap { if case .message(let message) = $0 { message } else { nil } }
    }

    /// The ids of those who arrived.
    var arrivals: [String] {
        all.compactMap { if case .arrived(let member) = $0 { member.id.key } else { nil } }
    }

    /// Whom the bot was told to have left, in order.
    var left: [String] {
        all.compactMap { if case .left(let member) = $0 { member.key } else { nil } }
    }

    var deliveries: [[ChatAction.ID: Delivery]] {
        all.compactMap { if case .delivery(let deliveries) = $0 { deliveries } else { nil } }
    }

    /// What became of each action in the end.
    var fates: [ChatAction.ID: Delivery] {
        deliveries.reduce(into: [:]) { $0.merge($1) { _, last in last } }
    }

    /// What was told as written, or better, at once.
    var sent: [[ChatAction.ID]] {
        deliveries.map { told in
            told.filter { $0.value == .written || $0.value == .delivered }.keys.sorted()
        }
    }

    var epochs: [Int] {
        all.compactMap { if case .ready(_, let epoch) = $0 { epoch } else { nil } }
    }

    var losses: Int {
        all.count { if case .lost = $0 { true } else { false } }
    }

    /// Waits until something is so; the test's time limit ends it otherwise.
    func wait(until isSo: (EventRecord) -> Bool) async throws {
        while !isSo(self) { try await Task.sleep(for: .milliseconds(5)) }
    }
}
