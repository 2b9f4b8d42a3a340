internal import IRCProtocol
internal import NIOCore

extension IRCSessionHandler {
    /// Does what can be done at this moment to have the configured nick.
    ///
    /// Before the first JOIN that is nothing: the channels come first.
    func keepNick(_ sign: NickKeeper.Sign? = nil, at now: NIODeadline) {
        switch stage {
        case .joining, .ready, .draining: break
        case .registering, .hiding, .quitting, .ended: return
        }
        let situation = NickSituation(session)
        if let sign { nickKeeper.heard(sign, in: situation, at: now) }
        let steps = regains.with { nickKeeper.steps(in: situation, limit: &$0, at: now) }
        for step in steps { take(step, at: now) }
        agenda[.keepNick] = nickKeeper.next
        keepWatch(at: now)
    }

    private func take(_ step: NickKeeper.Step, at now: NIODeadline) {
        switch step {
        // At once: others may be waiting for the nick too.
        case .claim: reply([session.claimNick()], at: now)
        case .regain: queue(session.regainNick())
        case .ghost: queue(session.ghostNick())
        case .yield:
            log.yieldsNick(
                because: "somebody took the nick again soon after the services gave it to us",
                next: "take it when it is free; see who else uses it, or set another nick"
            )
        }
    }

    private func queue(_ message: IRCMessage) {
        _ = gate.add(.line(message), to: .housekeeping)
    }
}
