package import Chat
package import IRCProtocol
package import NIOCore

/// Which lines of ours the server has not answered yet, and what became of the actions they are of.
///
/// Labels grow, so the lines lie in the order of their labels and an answer finds its own by
/// halving. Where lines bear no label, an action is told as written when the connection has taken
/// it, and what was written lately is kept, so that a refusal finds it.
package struct Deliveries {
    /// How many lines may be without an answer; the oldest counts as written then.
    package static var capacity: Int { 4_096 }

    /// How long after it was written an action without labels may still be told as refused.
    package static var refusalWindow: TimeAmount { .seconds(30) }

    private static var recentCapacity: Int { 64 }

    /// A line, or several that were sent as one message, that the server is to answer.
    private struct Line {
        let label: Label
        let action: ChatAction.ID
        let receiver: Receiver
        /// What was said; shares the memory of the whole text.
        let text: Substring
        /// What to say line by line should the server not take it as one message.
        let retry: Utterance?
        var isOpen = true
    }

    private struct Progress {
        var openLines = 0
        /// Whether its last line has been written.
        var isWhole = false
        /// Whether nothing but an echo, or the like, has been the answer so far.
        var isConfirmed = true
    }

    private var lines = CircularBuffer<Line>()
    private var actions: [ChatAction.ID: Progress] = [:]
    private var recent = CircularBuffer<(id: ChatAction.ID, receiver: Receiver, at: NIODeadline)>()
    private var told: [ChatAction.ID: Delivery] = [:]

    /// Begins with nothing written.
    package init() {}

    /// Whether every line has been answered.
    package var isEmpty: Bool { lines.isEmpty }

    /// The last line that has not been answered.
    package var last: Label? { lines.last?.label }

    /// Takes out what has become of actions since it was asked last.
    package mutating func takeTold() -> [ChatAction.ID: Delivery] {
        defer { told = [:] }
        return told
    }

    /// Has it told that an action was not said, unless it was told already what became of it.
    package mutating func leaveOut(_ id: ChatAction.ID) {
        if told[id] == nil { tell(id, .notTried) }
    }

    /// Has it told what became of an action.
    package mutating func tell(_ id: ChatAction.ID, _ delivery: Delivery) {
        actions[id] = nil
        told[id] = delivery
    }
}

// MARK: - What was written

extension Deliveries {
    /// Takes note of a labelled line.
    ///
    /// - Parameters:
    ///   - label: Greater than all before.
    ///   - action: What it is of.
    ///   - receiver: Whom it is for.
    ///   - text: What was said.
    ///   - isLast: Whether the action ends with it.
    ///   - retry: What to say line by line should the server not take it as one message.
    package mutating func wrote(
        _ label: Label,
        of action: ChatAction.ID,
        to receiver: Receiver,
        _ text: Substring,
        isLast: Bool,
        retry: Utterance? = nil
    ) {
        if lines.count >= Self.capacity, let oldest = lines.first { passed(oldest.label) }
        lines.append(
            Line(label: label, action: action, receiver: receiver, text: text, retry: retry)
        )
        actions[action, default: Progress()].openLines += 1
        if isLast { actions[action]?.isWhole = true }
    }

    /// Takes note that the connection has taken an action without labels, all of it.
    package mutating func wrote(_ id: ChatAction.ID, to receiver: Receiver, at now: NIODeadline) {
        tell(id, .written)
        if recent.count == Self.recentCapacity { recent.removeFirst() }
        recent.append((id, receiver, now))
    }
}

// MARK: - What the server says

extension Deliveries {
    /// Something to be done after an answer.
    package enum Consequence {
        /// Nothing.
        case none
        /// Let go of all else that waits for the person: it would fare no better.
        case stop(Receiver)
        /// Say this line by line.
        case sayAgain(Utterance)
    }

    /// Takes the answer to a labelled line; one that is not known any more counts for nothing.
    package mutating func answered(_ label: Label, _ answer: LineAnswer) -> Consequence {
        guard let index = index(of: label) else { return .none }
        return answered(at: index, answer)
    }

    /// Takes what the server sent back without a label: the oldest line of these words.
    package mutating func echoed(to receiver: Receiver, _ text: String) -> Label? {
        guard
            let index = lines.firstIndex(where: {
                $0.isOpen && $0.receiver == receiver && $0.text == text
            })
        else { return nil }
        let label = lines[index].label
        _ = answered(at: index, .taken)
        return label
    }

    /// Takes a refusal without a label: of the oldest line, or action, for that receiver.
    package mutating func refused(
        _ receiver: Receiver,
        _ refusal: LineRefusal,
        at now: NIODeadline
    ) -> Consequence {
        if let index = lines.firstIndex(where: { $0.isOpen && $0.receiver == receiver }) {
            return answered(at: index, .refused(refusal))
        }
        while let first = recent.first, now - first.at > Self.refusalWindow { recent.removeFirst() }
        guard let index = recent.firstIndex(where: { $0.receiver == receiver }) else {
            return .none
        }
        return refuse(recent.remove(at: index).id, receiver, Delivery.Refusal(refusal))
    }

    /// Takes a refusal of some message of several lines: the oldest.
    package mutating func batchRefused() -> Consequence {
        guard let index = lines.firstIndex(where: { $0.isOpen && $0.retry != nil }) else {
            return .none
        }
        return answered(at: index, .refusedAsBatch)
    }

    /// Takes note that the server has had all lines up to a label, answered or not.
    package mutating func passed(_ label: Label) {
        while let first = lines.first, first.label <= label {
            lines.removeFirst()
            guard first.isOpen else { continue }
            actions[first.action]?.isConfirmed = false
            close(first)
        }
    }

    private mutating func answered(
        at index: CircularBuffer<Line>.Index,
        _ answer: LineAnswer
    ) -> Consequence {
        let line = lines[index]
        guard line.isOpen else { return .none }
        lines[index].isOpen = false
        defer { while let first = lines.first, !first.isOpen { lines.removeFirst() } }
        switch answer {
        case .taken:
            close(line)
            return .none
        case .refusedAsBatch:
            guard let retry = line.retry else {
                return refuse(line.action, line.receiver, .notAccepted)
            }
            actions[line.action] = nil
            return .sayAgain(retry)
        case .refused(let refusal):
            // A line of something that was told already says nothing new.
            guard actions[line.action] != nil else { return .none }
            return refuse(line.action, line.receiver, Delivery.Refusal(refusal))
        }
    }

    private mutating func refuse(
        _ action: ChatAction.ID,
        _ receiver: Receiver,
        _ refusal: Delivery.Refusal
    ) -> Consequence {
        // What came too fast is no worse for that: it is said when the person speaks again.
        tell(action, refusal == .tooFast ? .notTried : .refused(refusal))
        guard case .person = receiver else { return .none }
        return switch refusal {
        case .noSuchPerson, .notAccepted: .stop(receiver)
        case .tooFast, .impossible: .none
        }
    }

    private mutating func close(_ line: Line) {
        guard var progress = actions[line.action] else { return }
        progress.openLines -= 1
        actions[line.action] = progress
        if progress.openLines == 0, progress.isWhole { finish(line.action, progress) }
    }

    private mutating func finish(_ action: ChatAction.ID, _ progress: Progress) {
        tell(action, progress.isConfirmed ? .delivered : .written)
    }

    private func index(of label: Label) -> CircularBuffer<Line>.Index? {
        var low = 0
        var high = lines.count
        while low < high {
            let middle = (low + high) / 2
            if lines[offset: middle].label < label { low = middle + 1 } else { high = middle }
        }
        guard low < lines.count, lines[offset: low].label == label else { return nil }
        return lines.index(lines.startIndex, offsetBy: low)
    }
}
