/// The batches that the server has opened and not ended yet.
///
/// What a batch says of the messages in it is worked out when it is opened, from its type and from
/// the batch around it, so however deep they are nested, no message asks more than its own. Only
/// `draft/multiline` makes its messages wait; those of every other type pass at once, in order.
///
/// A server may never end a batch, or end it early. There is room for some; the oldest is let go
/// when another is opened, and counts as ended then.
///
/// Source: IRCv3 batch, labeled-response, multiline and chathistory.
struct Batches: Sendable {
    /// How many batches may be open.
    static let capacity = 16

    /// What a batch says of the messages in it.
    struct Circumstances: Equatable, Sendable {
        /// The line of ours that they answer.
        var label: Label?
        /// Whether they were said some time ago, and are told once more.
        var isReplayed = false
    }

    /// A batch that has ended.
    struct Ended {
        /// The label that the batch itself bears, which is then answered in full.
        let ownLabel: Label?
        /// What holds for ``message``.
        let circumstances: Circumstances
        /// The message that its lines make up; only of a multiline batch.
        let message: IRCMessage?
    }

    /// What is to be done with a message.
    enum Placement {
        /// Take it as it is.
        case now(Circumstances)
        /// Nothing; it is a part of a message that is not complete.
        case later
    }

    private struct Batch: Sendable {
        let id: ArraySlice<UInt8>
        let ownLabel: Label?
        let circumstances: Circumstances
        var collection: MultilineMessage?

        var ended: Ended {
            Ended(
                ownLabel: ownLabel,
                circumstances: circumstances,
                message: collection?.message
            )
        }
    }

    /// The oldest first.
    private var open: [Batch] = []

    // MARK: Messages

    /// Says what is to be done with a message that is none of BATCH.
    mutating func place(_ message: IRCMessage) -> Placement {
        guard let index = index(of: message) else { return .now(Circumstances()) }
        guard open[index].collection != nil else { return .now(open[index].circumstances) }
        open[index].collection?.add(message)
        return .later
    }

    private func index(of message: IRCMessage) -> Int? {
        guard !open.isEmpty, let id = message.tags.bytes(of: "batch") else { return nil }
        return open.firstIndex { $0.id == id }
    }

    // MARK: BATCH

    /// Takes `BATCH +id type …` or `BATCH -id`.
    ///
    /// - Parameters:
    ///   - message: The message.
    ///   - label: What the message itself is labelled with.
    /// - Returns: Whether it could be understood, and the batch that has ended with it, if any.
    mutating func receive(_ message: IRCMessage, label: Label?) -> (isUsed: Bool, ended: Ended?) {
        guard let reference = message.parameterBytes(0), let sign = reference.first else {
            return (false, nil)
        }
        let id = reference.dropFirst()
        switch sign {
        case UInt8(ascii: "+"):
            guard let type = message.parameter(1) else { return (false, nil) }
            return (true, begin(id, type, message, label))
        case UInt8(ascii: "-"):
            guard let index = open.firstIndex(where: { $0.id == id }) else { return (false, nil) }
            return (true, open.remove(at: index).ended)
        default: return (false, nil)
        }
    }

    private mutating func begin(
        _ id: ArraySlice<UInt8>,
        _ type: String,
        _ message: IRCMessage,
        _ label: Label?
    ) -> Ended? {
        let outer = index(of: message).map { open[$0].circumstances } ?? Circumstances()
        let batch = Batch(
            id: id,
            ownLabel: label,
            circumstances: Circumstances(
                label: label ?? outer.label,
                isReplayed: outer.isReplayed || Self.isReplay(type)
            ),
            collection: type == "draft/multiline" ? MultilineMessage(message) : nil
        )
        let old = open.firstIndex { $0.id == id } ?? (open.count == Self.capacity ? 0 : nil)
        let ended = old.map { open.remove(at: $0).ended }
        open.append(batch)
        return ended
    }

    private static func isReplay(_ type: String) -> Bool {
        type == "chathistory" || type == "znc.in/playback"
    }
}
