internal import Chat
internal import IRCProtocol
package import NIOCore

// What keeps the connection alive, and safe.
extension IRCSessionHandler {
    /// How long the server takes to answer, as far as is known at this moment.
    package var lag: TimeAmount? {
        context.flatMap { keepalive.lag(at: $0.eventLoop.now) }
    }

    /// Notes how the connection does, for whoever asks.
    func noteCondition() {
        let enabled = session.capabilities.enabled
        speaker.note(
            LineCondition(
                lag: lag.map { Duration($0) },
                missing: Self.missed.filter { !enabled.contains($0.capability) }
                    .map { "\($0.capability.rawValue) missing: \($0.cost)" }
            ),
            session.features.casemapping,
            epoch: epoch
        )
    }

    /// Extensions without which moderators or runners lose something, and what that is.
    private static let missed: [(capability: Capability, cost: String)] = [
        (.accountTag, "I cannot always tell who is logged in"),
        (.echoMessage, "I cannot tell whether my lines arrive"),
        (.serverTime, "I cannot tell old messages from new ones"),
    ]

    /// Sees whether the server is still there.
    func checkSilence(at now: NIODeadline) {
        defer { noteCondition() }
        switch keepalive.check(at: now, label: { session.nextLabel() }) {
        case .wait(let moment): agenda[.checkSilence] = moment
        case .ping(let label, let moment):
            agenda[.checkSilence] = moment
            ping(label, at: now)
        case .giveUp(.silent(let time)):
            fail(
                "the server has been silent for \(Duration(time)), also when asked for a sign of life"
            )
        case .giveUp(.deaf(let time)):
            fail(
                "the server has not answered our PING for \(Duration(time)), though it sends other lines"
            )
        }
    }

    /// Ends a plaintext connection that the server wants over TLS, before anything else is sent.
    func upgrade(to port: Int) {
        advice.upgradePort = port
        batch.removeAll()
        fail("the server wants TLS on port \(port) (STS)")
    }

    /// Has it kept for how long the server wants nobody without TLS.
    func keepPolicy(for seconds: Int64) {
        guard case .tls(let keep) = transport else { return }
        advice.policySeconds = seconds
        keep(seconds)
    }
}
