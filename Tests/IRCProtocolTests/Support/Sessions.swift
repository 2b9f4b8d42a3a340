import IRCProtocol

extension SessionConfiguration {
    static func test(
        nick: String = "sweep",
        channels: [String] = [],
        capabilities: [Capability] = Capability.usedBySession
    ) throws -> SessionConfiguration {
        try SessionConfiguration(
            nick: Nick(nick),
            username: "sweep",
            realname: "a bot",
            channels: channels.map(ChannelName.init),
            capabilities: capabilities,
            version: "Sweep 1"
        )
    }
}

extension IRCSession {
    /// A session that is registered as `sweep!~s@bot.example` and agreed to some capabilities.
    static func registered(
        nick: String = "sweep",
        capabilities: String = "",
        features: String = "CHANTYPES=# PREFIX=(qaohv)~&@%+ CHANMODES=beI,k,l,imnt STATUSMSG=@+",
        channels: [String] = []
    ) throws -> IRCSession {
        var session = IRCSession(try .test(nick: nick, channels: channels))
        _ = session.start()
        if !capabilities.isEmpty {
            try session.hear(":irc.test CAP * LS :\(capabilities)")
            try session.hear(":irc.test CAP * ACK :\(capabilities)")
        }
        try session.hear(":irc.test 001 \(nick) :Welcome \(nick)!~s@bot.example")
        try session.hear(":irc.test 005 \(nick) \(features) :are supported")
        try session.hear(":irc.test 422 \(nick) :no MOTD")
        return session
    }

    @discardableResult mutating func hear(_ line: String) throws -> Reaction {
        receive(try IRCMessage(parsing: line))
    }

    /// The only message among the events of a line, if any.
    mutating func message(_ line: String) throws -> UserMessage? {
        for case .message(let message) in try hear(line).events { return message }
        return nil
    }
}
