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

    /// How many lines of one message are sent at once at most.
    private static var maxMessageLines: Int { 8 }

    /// Lets the bot say something; called by the ``Speaker``.
    func say(_ actions: [ChatAction]) {
        guard case .ready = stage else { return }
        for action in actions {
            guard let utterance = Utterance(action, features: session.features) else {
                // Were that not told, the bot would try for ever.
                metrics.linesRefused.increment()
                deliveries.tell(action.id, .refused(.impossible))
                continue
            }
            if !gate.add(.utterance(utterance), to: lane(utterance)) {
                // Told, so that it is said when the person speaks again.
                deliveries.leaveOut(action.id)
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
            guard message.command == .notice else {
                append(message)
                continue
            }
            // What anybody can ask for counts as any other line, and never leaves before its time.
            guard pace?.isOpen(at: now) != false, gate.opens(after: now) == now,
                queryLimit.trySpend(at: now)
            else { continue }
            noteSent(bytes: append(message), at: now)
        }
    }

    /// Sends what may go: replies, and what the flood gate lets through.
    func pump() {
        guard let context else { return }
        let now = context.eventLoop.now
        forbear(at: now)
        repeat {
            fillBatch(at: now, context)
            send(context)
        } while canFill(at: now, context) && gate.count > 0 && gate.opens(after: now) == now
        if case .draining = stage, gate.count == 0, deliveries.isEmpty { quit() }
        metrics.waiting.record(gate.count)
        agenda[.openGate] = gate.count > 0 ? nextChance(after: now, context) : nil
        if deliveries.isEmpty {
            agenda[.probe] = nil
        } else if agenda[.probe] == nil {
            agenda[.probe] = now + Self.answerTimeout
        }
        rearm()
        tellDeliveries()
    }

    /// Goes on, slowly, where the server has left us without an answer for too long.
    private func forbear(at now: NIODeadline) {
        guard let before = pace?.linesPerSecond else { return }
        pace?.forbear(at: now)
        if let rate = pace?.linesPerSecond, rate != before { setRate(rate, at: now) }
    }

    /// Goes on at another rate, of which a quarter is for those who begin to be watched.
    func setRate(_ linesPerSecond: Double, at now: NIODeadline) {
        gate.setRate(linesPerSecond, at: now)
        watchLimit.setRate(linesPerSecond / 4, at: now)
    }

    /// In which lane something is said.
    func lane(_ utterance: Utterance) -> FloodGate<Waiting>.Lane {
        let receiver = Receiver(utterance.target, session.features.casemapping)
        return switch (utterance.urgency, receiver) {
        case (.emergency, _): .emergency(receiver)
        case (.decision, .person): .decision(receiver)
        // The answer to a question does not keep.
        case (_, .person) where utterance.questions > 0: .decision(receiver)
        case (.ordinary, .person): .direct(receiver)
        case (_, .channel): .channel(receiver)
        }
    }

    /// Whether anything from the gate may go now; replies always may.
    private func canFill(at now: NIODeadline, _ context: ChannelHandlerContext) -> Bool {
        switch stage {
        case .joining, .ready, .draining:
            context.channel.isWritable && (pace?.isOpen(at: now) != false || gate.hasEmergency)
        case .registering, .hiding, .quitting, .ended: false
        }
    }

    /// When there may be something to do for what waits, if nothing happens before.
    private func nextChance(
        after now: NIODeadline,
        _ context: ChannelHandlerContext
    ) -> NIODeadline? {
        if canFill(at: now, context) { return gate.opens(after: now) }
        return [pace?.overdueAt, pace?.givesUpAt].compactMap(\.self).min()
    }

    private func fillBatch(at now: NIODeadline, _ context: ChannelHandlerContext) {
        while batch.bytes.count < Self.maxBatchBytes, canFill(at: now, context),
            let (item, lane) = gate.next(at: now)
        {
            switch item {
            case .join(let channels): sendJoin(channels, lane, at: now)
            case .question: sendQuestion(at: now)
            case .inquiry: sendInquiry(at: now)
            case .watch:
                isWatchQueued = false
                sendWatch(at: now)
            case .line(let message): append(message, at: now)
            case .utterance(var utterance):
                guard reaches(&utterance, at: now) else { continue }
                guard appendNext(of: &utterance, at: now) else {
                    deliveries.tell(utterance.id, .refused(.impossible))
                    continue
                }
                if !utterance.isFinished { gate.putBack(.utterance(utterance), to: lane) }
            }
            if pace?.needsProbe(at: now) == true { probe(at: now) }
        }
        if gate.count > 0, pace?.needsProbe(at: now) == true { probe(at: now) }
    }

    /// Appends a command that the gate has let through.
    func append(_ command: IRCMessage, at now: NIODeadline) {
        noteSent(bytes: append(command), at: now)
    }

    /// Appends the next line of an utterance, or all of it as one message.
    ///
    /// - Returns: Whether there was something that the protocol allows.
    private func appendNext(of utterance: inout Utterance, at now: NIODeadline) -> Bool {
        let budget = session.textBudget(for: utterance.target)
        if takesMultiline, let limits = session.multiline {
            let whole = utterance
            if let pieces = utterance.takeMessage(
                budget: budget,
                limits: limits,
                maxLines: Self.maxMessageLines
            ) {
                return append(pieces, of: whole, at: now)
            }
        }
        guard let text = utterance.nextLine(budget: budget) else { return false }
        let line = IRCMessage(
            tags: replyTags(of: utterance),
            command: "PRIVMSG",
            parameters: [utterance.target.text, String(text)]
        )
        let label = session.labelsLines ? session.nextLabel() : nil
        let bytes = append(line, label: label)
        guard bytes > 0 else { return false }
        noteSent(bytes: bytes, mark: label, at: now)
        let receiver = Receiver(utterance.target, session.features.casemapping)
        let isLast = utterance.isFinished
        if let label {
            deliveries.wrote(label, of: utterance.id, to: receiver, text, isLast: isLast)
        } else if isLast {
            batch.finished.append((utterance.id, receiver))
        }
        return true
    }

    /// How long the name of a message may be that is told as answered; nobody's is longer, and tags
    /// have a limit.
    private static var maxAnsweredBytes: Int { 256 }

    /// What says which message the next line answers.
    private func replyTags(of utterance: Utterance) -> [(key: String, value: String)] {
        guard let answered = utterance.answered,
            (1...Self.maxAnsweredBytes).contains(answered.utf8.count)
        else {
            return []
        }
        return session.replyTags.map { (key: $0, value: answered) }
    }

    /// Appends an utterance as one message of several lines.
    private func append(
        _ pieces: [LineSplitter.Piece],
        of utterance: Utterance,
        at now: NIODeadline
    ) -> Bool {
        let target = utterance.target.text
        let label = session.nextLabel()
        let id = label.text
        let opening = IRCMessage(
            tags: replyTags(of: utterance),
            command: "BATCH",
            parameters: ["+" + id, "draft/multiline", target]
        )
        var bytes = append(opening, label: label)
        for (index, piece) in pieces.enumerated() {
            let parameters = [target, String(piece.text)]
            let line =
                piece.continuesLine && index > 0
                ? IRCMessage(
                    tags: ["batch": id, "draft/multiline-concat": ""],
                    command: "PRIVMSG",
                    parameters: parameters
                ) : IRCMessage(tags: ["batch": id], command: "PRIVMSG", parameters: parameters)
            bytes += append(line)
        }
        bytes += append(IRCMessage(.batch, "-" + id))
        noteSent(lines: pieces.count + 2, bytes: bytes, mark: label, at: now)
        deliveries.wrote(
            label,
            of: utterance.id,
            to: Receiver(utterance.target, session.features.casemapping),
            "",
            isLast: true,
            retry: utterance
        )
        return true
    }

    private func noteSent(
        lines: Int = 1,
        bytes: Int,
        mark: Label? = nil,
        at now: NIODeadline
    ) {
        gate.spend(bytes: bytes, furtherLines: lines - 1, at: now)
        pace?.sent(lines: lines, mark: mark, at: now)
    }

    /// Appends a line and gives its size, or 0 when the protocol does not allow it.
    @discardableResult func append(_ message: IRCMessage, label: Label? = nil) -> Int {
        do {
            return try batch.append(message, label: label, bodyLimit: session.features.lineBytes)
        } catch {
            metrics.linesRefused.increment()
            return 0
        }
    }

    /// Writes the batch, once, and notes what has left when the connection has taken it.
    private func send(_ context: ChannelHandlerContext) {
        guard batch.lines > 0 else { return }
        let buffer = context.channel.allocator.buffer(bytes: batch.bytes)
        let finished = batch.finished
        metrics.linesSent.increment(by: batch.lines)
        batch.removeAll()
        guard !finished.isEmpty else {
            context.writeAndFlush(wrapOutboundOut(buffer), promise: nil)
            return
        }
        let promise = context.eventLoop.makePromise(of: Void.self)
        promise.futureResult.assumeIsolated()
            .whenSuccess { [self] in
                for (id, receiver) in finished {
                    deliveries.wrote(id, to: receiver, at: context.eventLoop.now)
                }
                tellDeliveries()
            }
        context.writeAndFlush(wrapOutboundOut(buffer), promise: promise)
    }
}
