internal import Chat
internal import CoreMetrics
internal import IRCProtocol
package import NIOCore

/// What the server says of our lines.
extension IRCSessionHandler {
    /// How long a line may be without an answer before the server is asked for a sign that it has
    /// it.
    package static let answerTimeout = TimeAmount.seconds(30)

    /// Takes the answer to a labelled line.
    func take(_ answer: LineAnswer, to label: Label, at now: NIODeadline) {
        noteRoundTrip(of: label, at: now)
        let consequence = deliveries.answered(label, answer)
        follow(consequence)
        if case .refused(.numeric(let code)) = answer, case .stop(.person(let nick)) = consequence {
            takeAbsence(of: nick.name, code, at: now)
        }
    }

    /// Takes what we said, sent back without its label.
    func takeEcho(of text: String, to target: String, at now: NIODeadline) {
        guard let receiver = receiver(target), let label = deliveries.echoed(to: receiver, text)
        else { return }
        noteRoundTrip(of: label, at: now)
    }

    /// Takes a refusal without a label.
    func takeRefusal(_ code: Numeric, of target: String, at now: NIODeadline) {
        guard let receiver = receiver(target) else { return }
        follow(deliveries.refused(receiver, .numeric(code), at: now))
        if case .person(let nick) = receiver { takeAbsence(of: nick.name, code, at: now) }
    }

    private func takeAbsence(of nick: Nick, _ code: Numeric, at now: NIODeadline) {
        if code == .noSuchNick || code == .wasNoSuchNick { takeLoss(of: nick, at: now) }
    }

    /// Takes the answer to a PING of ours, by which the server has had all that we sent before.
    func takePong(_ token: String, _ time: ServerTime?, at now: NIODeadline) {
        serverClock.hear(time, at: now)
        guard let label = Label(token) else { return }
        keepalive.answered(label, at: now)
        noteCondition()
        noteRoundTrip(of: label, at: now)
        deliveries.passed(label)
    }

    /// Whether a message was said so long ago that it is not to be answered.
    func isPast(_ message: UserMessage, at now: NIODeadline) -> Bool {
        guard serverClock.isPast(message.time, at: now) else { return false }
        // Or it is the server's clock that was set anew.
        if serverClock.shouldAsk(at: now) { probe(at: now) }
        return true
    }

    /// Does what follows from an answer.
    func follow(_ consequence: Deliveries.Consequence) {
        switch consequence {
        case .none: break
        case .stop(let receiver):
            for case .utterance(let utterance) in gate.removeAll(for: receiver) {
                deliveries.leaveOut(utterance.id)
            }
        case .sayAgain(let utterance):
            takesMultiline = false
            gate.putBack(.utterance(utterance), to: lane(utterance))
        }
    }

    /// Tells the bot what became of what it said, if anything is new.
    func tellDeliveries() {
        let told = deliveries.takeTold()
        guard !told.isEmpty else { return }
        let refused = told.values.count { if case .refused = $0 { true } else { false } }
        if refused > 0 { metrics.undelivered.increment(by: refused) }
        sink(.delivery(told))
    }

    /// Sends a PING whose answer tells how long a round trip takes, and that all before it is there.
    func probe(at now: NIODeadline) {
        ping(session.nextLabel(), at: now)
    }

    /// Sends a PING that bears that label.
    func ping(_ label: Label, at now: NIODeadline) {
        reply([session.ping(label.text)], at: now)
        gate.spend(bytes: 0, furtherLines: 1, at: now)
        pace?.sent(mark: label, isProbe: true, at: now)
    }

    private func noteRoundTrip(of label: Label, at now: NIODeadline) {
        guard let before = pace?.linesPerSecond else { return }
        pace?.answered(label, isBusy: gate.count > 0, at: now)
        if let rate = pace?.linesPerSecond, rate != before { setRate(rate, at: now) }
    }

    private func receiver(_ target: String) -> Receiver? {
        MessageTarget(target, features: session.features)
            .map { Receiver($0, session.features.casemapping) }
    }
}
