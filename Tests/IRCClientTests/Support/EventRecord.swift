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

    var sent: [[ChatAction.ID]] {
        all.compactMap { if case .sent(let ids) = $0 { ids } else { nil } }
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
