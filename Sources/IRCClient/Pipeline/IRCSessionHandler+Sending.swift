internal import Chat
internal import CoreMetrics
internal import IRCProtocol
internal import NIOCore

extension IRCSessionHandler {
    /// How many bytes are put together before they are written.
    ///
    /// So much that a busy bot's lines share a system call, and so little that a connection that
    /// is slow to take them is noticed before all that waits is in its buffers, where nothing
    /// urgent could overtake it.
    private static var maxBatchBytes: Int { 16_384 }

    /// Lets the bot say something; called by the ``Speaker``.
    func say(_ actions: [ChatAction]) {
        guard case .ready = stage else { return }
        for action in actions {
            guard let utterance = Utterance(action, features: session.features) else {
                // It can never be sent: were that not told as sent, the bot would try for ever.
                metrics.linesRefused.increment()
                batch.finished.append(action.id)
                continue
            }
            if !gate.add(.utterance(utterance), to: lane(action, utterance.target)) {
                metrics.actionsDropped.increment()
            }
        }
        pump()
    }

    /// Puts lines into the next batch that do not wait for the flood gate.
    ///
    /// Answers to queries of users are left out when there are too many: anybody can ask.
    func reply(_ messages: [IRCMessage], at now: NIODeadline) {
        for message in messages {
            if message.command == .notice, !queryLimit.trySpend(at: now) { continue }
            append(message)
        }
    }

    /// Sends what may go: replies, and what the flood gate lets through.
    func pump() {
        guard let context else { return }
        let now = context.eventLoop.now
        repeat {
            fillBatch(at: now, context)
            send(context)
        } while canFill(context) && gate.count > 0 && gate.opens(after: now) == now
        if case .draining = stage, gate.count == 0 { quit() }
        metrics.waiting.record(gate.count)
        agenda[.openGate] = gate.count > 0 && canFill(context) ? gate.opens(after: now) : nil
        rearm()
    }

    private func lane(_ action: ChatAction, _ target: MessageTarget) -> FloodGate<Waiting>.Lane {
        if action.isUrgent { return .urgent }
        switch target {
        case .nick(let nick): return .direct(CaseMapped(nick, session.features.casemapping))
        case .channel: return .shared
        }
    }

    /// Whether anything from the gate may go now; replies always may.
    private func canFill(_ context: ChannelHandlerContext) -> Bool {
        switch stage {
        case .joining, .ready, .draining: context.channel.isWritable
        case .registering, .hiding, .quitting, .ended: false
        }
    }

    private func fillBatch(at now: NIODeadline, _ context: ChannelHandlerContext) {
        guard canFill(context) else { return }
        while batch.bytes.count < Self.maxBatchBytes, let (item, lane) = gate.next(at: now) {
            switch item {
            case .join(let channels): sendJoin(channels, lane, at: now)
            case .question: sendQuestion(at: now)
            case .line(let message): gate.spend(bytes: append(message), at: now)
            case .utterance(var utterance):
                let bytes = appendLine(of: &utterance)
                gate.spend(bytes: bytes, at: now)
                if bytes == 0 || utterance.isFinished {
                    batch.finished.append(utterance.id)
                } else {
                    gate.putBack(.utterance(utterance), to: lane)
                }
            }
        }
    }

    /// Appends the next line of an utterance and gives its size, or 0 when there is none to send.
    private func appendLine(of utterance: inout Utterance) -> Int {
        let budget = session.textBudget(for: utterance.target)
        guard let line = utterance.nextLine(budget: budget) else { return 0 }
        return append(IRCMessage(.privmsg, utterance.target.text, String(line)))
    }

    /// Appends a line and gives its size, or 0 when the protocol does not allow it.
    @discardableResult func append(_ message: IRCMessage) -> Int {
        do {
            return try batch.append(message, bodyLimit: session.features.lineBytes)
        } catch {
            metrics.linesRefused.increment()
            return 0
        }
    }

    /// Writes the batch, once, and tells what has left when the connection has taken it.
    private func send(_ context: ChannelHandlerContext) {
        guard batch.lines > 0 || !batch.finished.isEmpty else { return }
        let buffer = context.channel.allocator.buffer(bytes: batch.bytes)
        let finished = batch.finished
        metrics.linesSent.increment(by: batch.lines)
        batch.removeAll()
        guard !finished.isEmpty else {
            context.writeAndFlush(wrapOutboundOut(buffer), promise: nil)
            return
        }
        let promise = context.eventLoop.makePromise(of: Void.self)
        let sink = sink
        promise.futureResult.whenSuccess { sink(.sent(finished)) }
        context.writeAndFlush(wrapOutboundOut(buffer), promise: promise)
    }
}
