/// Labels, echoes and batches: what becomes of our lines, and what the lines of others belong to.
extension IRCSession {
    /// Whether lines of ours are labelled, so that ``IRCEvent/answered(_:_:)`` tells of each.
    ///
    /// Only where the server also echoes: without an echo, a message that was delivered and one
    /// that was dropped silently have the same answer.
    public var labelsLines: Bool { agreed.labels }

    /// What a message of several lines may be, where one may be sent as such.
    ///
    /// Only where lines are labelled: a refusal would else not tell what was refused.
    public var multiline: MultilineLimits? { agreed.multiline }

    /// The tags by which a line says that it answers a message, as far as the server passes them on;
    /// more than one, because clients know one or the other.
    ///
    /// Source: IRCv3, "Reply Client Tag".
    public var replyTags: [String] {
        guard agreed.messageTags else { return [] }
        return ["reply", "draft/reply"].filter(features.passesOn).map { "+" + $0 }
    }

    /// Makes a label that no line of this connection has had.
    public mutating func nextLabel() -> Label {
        lastLabel += 1
        return Label(lastLabel)
    }

    /// Takes a message with all that its batch says of it.
    mutating func receiveInBatch(_ message: IRCMessage, _ reaction: inout Reaction) -> Bool {
        let label = agreed.labels ? message.tags.bytes(of: "label").flatMap(Label.init) : nil
        if message.command == .batch { return receiveBatch(message, label, &reaction) }
        guard case .now(var circumstances) = batches.place(message) else { return true }
        circumstances.label = label ?? circumstances.label
        // An answer that is not in a batch is the whole answer.
        return take(message, circumstances, isWholeAnswer: label != nil, &reaction)
    }

    private mutating func receiveBatch(
        _ message: IRCMessage,
        _ label: Label?,
        _ reaction: inout Reaction
    ) -> Bool {
        let (isUsed, ended) = batches.receive(message, label: label)
        guard let ended else { return isUsed }
        if let message = ended.message {
            _ = take(message, ended.circumstances, isWholeAnswer: false, &reaction)
        }
        if let label = ended.ownLabel { reaction.events.append(.answered(label, .taken)) }
        return true
    }

    private mutating func take(
        _ message: IRCMessage,
        _ circumstances: Batches.Circumstances,
        isWholeAnswer: Bool,
        _ reaction: inout Reaction
    ) -> Bool {
        // What others did some time ago says nothing of who is where now.
        if circumstances.isReplayed, message.command != .privmsg, message.command != .notice {
            return true
        }
        self.circumstances = circumstances
        defer { self.circumstances = Batches.Circumstances() }
        let isUsed = dispatch(message, &reaction)
        guard let label = circumstances.label else { return isUsed }
        if let answer = answer(message) ?? (isWholeAnswer ? .taken : nil) {
            reaction.events.append(.answered(label, answer))
        }
        return true
    }

    /// What a message says of the line that it answers, if anything.
    private func answer(_ message: IRCMessage) -> LineAnswer? {
        switch message.command {
        case .ack: .taken
        case .privmsg, .notice: message.source.map { isOwn($0.nick) } == true ? .taken : nil
        case .numeric(let numeric): numeric.isRefusal ? .refused(.numeric(numeric)) : nil
        case .fail: LineAnswer(failure: message.parameter(1) ?? "")
        default: nil
        }
    }

    /// Takes a refusal of a batch of ours that bears no label.
    func receiveBatchFailure(_ reply: StandardReply, _ reaction: inout Reaction) {
        guard circumstances.label == nil, agreed.multiline != nil,
            LineAnswer(failure: reply.code) == .refusedAsBatch
        else { return }
        reaction.events.append(.batchRefused)
    }

    /// Takes what we said ourselves, as the server sends it back.
    mutating func receiveEcho(
        _ message: IRCMessage,
        from source: Source,
        _ reaction: inout Reaction
    ) {
        guard agreed.echo else { return }
        learnIdentity(source)
        guard agreed.labels, circumstances.label == nil, let target = message.parameter(0),
            let text = message.parameter(1)
        else { return }
        reaction.events.append(.echoed(to: target, text: text))
    }

    func receivePong(_ message: IRCMessage, _ reaction: inout Reaction) -> Bool {
        reaction.events.append(.pong(token: message.lastParameter, time: time(of: message)))
        return true
    }
}

extension Numeric {
    /// Whether it says that something we asked for was not done.
    ///
    /// 717 goes with 716: the person is told that we wrote, and does not get the message.
    fileprivate var isRefusal: Bool {
        switch self {
        case .targetChangeTooFast, .targetIsSelective, .targetIsNotified: true
        default: (400..<600).contains(rawValue)
        }
    }
}
