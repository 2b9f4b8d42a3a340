package import Chat
internal import NIOCore
internal import Synchronization

/// Brings what the bot says to the connection of the moment, from whatever task it comes.
///
/// It never waits and keeps nothing: while there is no connection, or another than was meant, the
/// words are dropped, and the bot says them again when the network is ready.
package final class Speaker: Sendable {
    private struct Line {
        let epoch: Int
        let handler: NIOLoopBound<IRCSessionHandler>
    }

    private let line = Mutex<Line?>(nil)

    /// Begins without a connection.
    package init() {}

    /// Says something on the connection of that epoch.
    package func say(_ actions: [ChatAction], epoch: Int) {
        guard let line = line.withLock({ $0 }), line.epoch == epoch else { return }
        line.handler.eventLoop.execute { line.handler.value.say(actions) }
    }

    /// Takes words for this connection from now on.
    func open(_ handler: NIOLoopBound<IRCSessionHandler>, epoch: Int) {
        line.withLock { $0 = Line(epoch: epoch, handler: handler) }
    }

    /// Takes no more words for the connection of that epoch.
    func close(epoch: Int) {
        line.withLock { line in
            if line?.epoch == epoch { line = nil }
        }
    }
}
