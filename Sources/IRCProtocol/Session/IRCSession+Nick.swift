// How we get the configured nick back; when, is for the caller to decide.
extension IRCSession {
    /// The line that asks for the configured nick.
    ///
    /// A refusal is told by ``IRCEvent/nickRefused(_:)`` and leaves us the nick we have.
    public func claimNick() -> IRCMessage {
        IRCMessage(.nick, configuration.nick.text)
    }

    /// The line that has the server tell when nicks come and go: by ``IRCEvent/online(_:)`` and
    /// ``IRCEvent/offline(_:)``, at once for how it is now.
    ///
    /// Source: IRCv3, "Monitor".
    public func watch(_ nicks: [Nick]) -> IRCMessage {
        IRCMessage(.monitor, "+", nicks.map(\.text).joined(separator: ","))
    }

    /// The line that ends ``watch(_:)``.
    public func unwatch(_ nicks: [Nick]) -> IRCMessage {
        IRCMessage(.monitor, "-", nicks.map(\.text).joined(separator: ","))
    }

    /// The line that asks which of some nicks are there at this moment.
    ///
    /// The answer is ``IRCEvent/present(_:)``. Source: RFC 2812 §4.9.
    public func ask(for nicks: [Nick]) -> IRCMessage {
        IRCMessage(.ison, nicks.map(\.text).joined(separator: " "))
    }

    /// The line by which the services make the nick's holder give it up and give it to us.
    public func regainNick() -> IRCMessage {
        IRCMessage(.privmsg, "NickServ", "REGAIN \(configuration.nick.text)")
    }

    /// The line by which older services end the connection of the nick's holder.
    public func ghostNick() -> IRCMessage {
        IRCMessage(.privmsg, "NickServ", "GHOST \(configuration.nick.text)")
    }

    // MARK: Answers

    /// Takes what the server tells of nicks that we watch or asked for.
    func receivePresence(
        _ numeric: Numeric,
        _ message: IRCMessage,
        _ reaction: inout Reaction
    ) -> Bool {
        switch numeric {
        case .monitorOnline: reaction.events.append(.online(Self.nicks(message, dividedBy: ",")))
        case .monitorOffline: reaction.events.append(.offline(Self.nicks(message, dividedBy: ",")))
        case .monitorListFull:
            let refused = (message.parameter(2) ?? "").split(separator: ",")
                .map { Nick(String($0)) }
            reaction.events.append(.watchListFull(refused))
        default: reaction.events.append(.present(Self.nicks(message, dividedBy: " ")))
        }
        return true
    }

    private static func nicks(_ message: IRCMessage, dividedBy separator: Character) -> [Nick] {
        guard message.parameterCount > 1 else { return [] }
        return message.lastParameter.split(separator: separator).map { Source(String($0)).nick }
    }
}
