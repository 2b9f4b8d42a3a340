import Chat
import IRCClient
import Synchronization

/// A bot that says in the room what it hears there, and says again what did not leave.
///
/// As the real one does, it keeps each answer until ``ChatEvent/sent(_:)`` tells that it has left.
final class EchoBot: Sendable {
    private struct State {
        var epoch: Int?
        var lastID: ChatAction.ID = 0
        var waiting: [ChatAction] = []
        var heard = 0
        var sent = 0
    }

    private let state = Mutex(State())
    private let connection: IRCConnection

    /// Begins to answer what a connection hears.
    init(_ bot: TestBot) {
        connection = bot.connection
        bot.heard.listen { self.take($0) }
    }

    /// How many messages were heard, how many answers have left, and how many wait.
    var counts: (heard: Int, sent: Int, waiting: Int) {
        state.withLock { ($0.heard, $0.sent, $0.waiting.count) }
    }

    private func take(_ event: ChatEvent) {
        let (actions, epoch) = state.withLock { state -> ([ChatAction], Int?) in
            switch event {
            case .ready(_, let epoch):
                state.epoch = epoch
                return (state.waiting, epoch)
            case .lost: state.epoch = nil
            case .delivery(let outcomes):
                let before = state.waiting.count
                state.waiting.removeAll { outcomes[$0.id] != nil }
                state.sent += before - state.waiting.count
            case .message(let message):
                guard case .room(let room) = message.place else { break }
                state.heard += 1
                state.lastID += 1
                let answer = ChatAction(
                    id: state.lastID,
                    network: message.sender.id.network,
                    target: room,
                    text: "echo \(message.text)",
                    urgency: .ordinary
                )
                state.waiting.append(answer)
                return ([answer], state.epoch)
            case .arrived, .left, .trouble: break
            }
            return ([], nil)
        }
        if let epoch, !actions.isEmpty { connection.say(actions, epoch: epoch) }
    }
}
