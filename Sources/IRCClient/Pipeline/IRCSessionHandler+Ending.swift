internal import IRCProtocol
internal import NIOCore

extension IRCSessionHandler {
    /// Notes why the connection ends: the first reason counts, unless a later one weighs more.
    func note(_ reason: String, _ verdict: Ending.Verdict = .transient) {
        if let fault, fault.verdict >= verdict { return }
        fault = Ending(reason: reason, verdict: verdict)
    }

    /// Ends the connection, for a reason that the operator is told.
    func fail(_ reason: String) {
        note(reason)
        context?.close(promise: nil)
    }

    /// Ends the connection cleanly: what the bot said so far goes out, then QUIT; nothing of it
    /// takes longer than ``leaveTimeout``.
    package func leave() {
        guard let context else { return }
        switch stage {
        case .registering, .hiding, .joining:
            note("shutdown was asked for")
            quit()
        case .ready:
            note("shutdown was asked for")
            log.move(
                to: .leaving,
                because: "shutdown was asked for",
                next: "send \(gate.count) waiting messages, say QUIT"
            )
            stage = .draining
            speaker.close(epoch: epoch)
            agenda[.quit] = context.eventLoop.now + Self.leaveTimeout
            pump()
        case .draining, .quitting, .ended: break
        }
    }

    /// Says QUIT and gives the server ``leaveTimeout`` to close.
    func quit(_ reason: String = "Shutting down") {
        guard let context else { return }
        stage = .quitting
        gate.removeAll()
        agenda.removeAll()
        agenda[.close] = context.eventLoop.now + Self.leaveTimeout
        reply([session.quit(reason)], at: context.eventLoop.now)
        pump()
    }
}
