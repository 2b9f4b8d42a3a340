package import Chat
package import IRCProtocol
internal import NIOCore
internal import Synchronization

/// Brings what the bot says to the connection of the moment, from whatever task it comes.
///
/// It never waits and keeps no words: while there is no connection, or another than was meant, they
/// are dropped, and the bot says them again when the network is ready. Whom the bot waits for is
/// kept from one connection to the next.
package final class Speaker: Sendable {
    private struct Line {
        let epoch: Int
        let handler: NIOLoopBound<IRCSessionHandler>
    }

    private struct State {
        var line: Line?
        var awaited: [MemberID: String] = [:]
        var condition: LineCondition?
        var casemapping = Casemapping.rfc1459
    }

    private let state = Mutex(State())

    /// Begins without a connection.
    package init() {}

    /// Says something on the connection of that epoch.
    package func say(_ actions: [ChatAction], epoch: Int) {
        guard let line = state.withLock({ $0.line }), line.epoch == epoch else { return }
        line.handler.eventLoop.execute { line.handler.value.say(actions) }
    }

    /// Waits for people on the connection of the moment, and on those after it.
    package func waitFor(_ people: [MemberID: String]) {
        // Under the lock, so that what was named last comes last.
        state.withLock { state in
            state.awaited = people
            guard let line = state.line else { return }
            line.handler.eventLoop.execute { line.handler.value.waitFor(people) }
        }
    }

    /// How the connection of the moment does; nil while there is none.
    package var condition: LineCondition? { state.withLock { $0.condition } }

    /// How the server compares names; until one has told, as most do.
    package var casemapping: Casemapping { state.withLock { $0.casemapping } }

    /// Notes how the connection of that epoch does.
    func note(_ condition: LineCondition, _ casemapping: Casemapping, epoch: Int) {
        state.withLock { state in
            guard state.line?.epoch == epoch else { return }
            state.condition = condition
            state.casemapping = casemapping
        }
    }

    /// Takes words for this connection from now on, and gives who is waited for.
    func open(_ handler: NIOLoopBound<IRCSessionHandler>, epoch: Int) -> [MemberID: String] {
        state.withLock { state in
            state.line = Line(epoch: epoch, handler: handler)
            return state.awaited
        }
    }

    /// Takes no more words for the connection of that epoch.
    func close(epoch: Int) {
        state.withLock { state in
            guard state.line?.epoch == epoch else { return }
            state.line = nil
            state.condition = nil
        }
    }
}
