/// A refusal, warning or remark of a server, with a code that programs can read.
///
/// Source: IRCv3, "Standard Replies".
public struct StandardReply: Equatable, Sendable {
    /// How grave it is.
    public enum Kind: Sendable {
        /// `FAIL`: what was asked for was not done.
        case failure
        /// `WARN`: something may be wrong.
        case warning
        /// `NOTE`: a remark.
        case note
    }

    /// How grave it is.
    public var kind: Kind

    /// The command that it answers; nil where it is about none (`*`).
    public var command: Command?

    /// What happened; to be understood only together with ``command``.
    public var code: String

    /// What it is about, in an order that depends on the code.
    public var context: [String]

    /// The words for people.
    public var text: String

    /// Reads a FAIL, WARN or NOTE, or gives nil for anything else or without a code.
    init?(_ message: IRCMessage) {
        switch message.command {
        case .fail: kind = .failure
        case .warn: kind = .warning
        case .note: kind = .note
        default: return nil
        }
        let parameters = message.parameters
        guard parameters.count >= 3 else { return nil }
        command = parameters[0] == "*" ? nil : Command(parameters[0])
        code = parameters[1]
        context = Array(parameters[2..<(parameters.count - 1)])
        text = parameters[parameters.count - 1]
    }
}

extension IRCSession {
    /// Takes a FAIL, WARN or NOTE; those of our JOIN and NICK count as the numerics do.
    mutating func receiveStandardReply(
        _ message: IRCMessage,
        _ reaction: inout Reaction
    ) -> Bool {
        guard let reply = StandardReply(message) else { return false }
        reaction.events.append(.standardReply(reply))
        guard reply.kind == .failure else { return true }
        if phase == .registering, reply.code == "ACCOUNT_REQUIRED" {
            reaction.events.append(.accountRequired(reason: reply.text))
            return true
        }
        switch reply.command {
        case .join:
            // What cannot be known to be final is tried again, ever less often.
            let refusal: JoinRefusal =
                reply.code == "ACCOUNT_REQUIRED" ? .needsAccount : .unavailable
            for name in reply.context {
                if refuseJoin(ChannelName(name), refusal, &reaction) { break }
            }
        case .nick:
            let asked = phase == .registering ? nickCandidates.current : configuration.nick
            // A server may send a numeric besides, and then we have moved on already.
            guard let asked, reply.context.isEmpty || reply.context.contains(asked.text) else {
                break
            }
            refuseNick(asked, &reaction)
        case .batch: receiveBatchFailure(reply, &reaction)
        default: break
        }
        return true
    }
}
