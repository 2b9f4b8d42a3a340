import IRCProtocol
import Testing

@Suite struct SessionCommandTests {
    private let ana = MessageTarget.nick(Nick("ana"))

    @Test func `a message is cut so that others receive it whole`() throws {
        let session = try IRCSession.registered()
        let text = String(repeating: "word ", count: 300)
        let lines = session.message(text, to: .channel(ChannelName("#run")))
        #expect(lines.count > 3)
        for line in try lines.sent {
            #expect(":sweep!~s@bot.example \(line)\r\n".utf8.count <= 512 - 10)
        }
        #expect(
            try lines.map { try $0.sent.dropFirst("PRIVMSG #run :".count) }.joined(separator: " ")
                == text.dropLast()
        )
    }

    @Test func `the budget is what the longest line of ours leaves`() throws {
        var session = try IRCSession.registered(features: "USERLEN=10 HOSTLEN=64")
        let fixed = 512 - 2 - 10 - "PRIVMSG ana :".utf8.count
        #expect(session.textBudget(for: ana) == fixed - ":sweep!~s@bot.example ".utf8.count)
        #expect(session.textBudget(for: ana, kind: .notice) == session.textBudget(for: ana) + 1)
        try session.hear(":irc.test 396 sweep a.much.longer.cloak.example :is now your host")
        let cloaked = ":sweep!~s@a.much.longer.cloak.example ".utf8.count
        #expect(session.textBudget(for: ana) == fixed - cloaked)
        try session.hear(":irc.test 396 sweep u@v :is now your host")
        #expect(session.textBudget(for: ana) == fixed - ":sweep!u@v ".utf8.count)
        try session.hear(":sweep!u@v CHGHOST user host.example")
        #expect(session.textBudget(for: ana) == fixed - ":sweep!user@host.example ".utf8.count)
        try session.hear(":sweep!user@host.example NICK longersweep")
        #expect(
            session.textBudget(for: ana) == fixed - ":longersweep!user@host.example ".utf8.count
        )
        try session.hear(":irc.test 005 sweep LINELEN=1024 :are supported")
        #expect(
            session.textBudget(for: ana) == fixed + 512
                - ":longersweep!user@host.example ".utf8.count
        )
    }

    @Test func `what is not known of us is taken at its longest`() throws {
        var session = IRCSession(try .test())
        _ = session.start()
        try session.hear(":irc.test 001 sweep :Welcome")
        let fixed = 512 - 2 - 10 - "PRIVMSG ana :".utf8.count - ":sweep!@ ".utf8.count
        #expect(session.textBudget(for: ana) == 353)
        try session.hear(":irc.test 005 sweep HOSTLEN=64 :are supported")
        #expect(session.textBudget(for: ana) == fixed - 63 - 64)
        try session.hear(":irc.test 005 sweep USERLEN=10 HOSTLEN=64 :are supported")
        #expect(session.textBudget(for: ana) == fixed - 11 - 64)
        try session.hear(":sweep!~sw@host JOIN #a")
        #expect(session.textBudget(for: ana) == fixed - 3 - 4)
    }

    @Test func `where nothing is known of us a long channel still leaves room for its name`() throws
    {
        let session = IRCSession(try .test(nick: String(repeating: "n", count: 40)))
        let channel = MessageTarget.channel(ChannelName("#" + String(repeating: "c", count: 60)))
        let line = ":!@ PRIVMSG  :\r\n".utf8.count + 40 + 20 + 63 + 61
        #expect(session.textBudget(for: channel) == 512 - 10 - line)
    }

    @Test func `a target too long for any text leaves nothing`() throws {
        let session = try IRCSession.registered()
        let target = MessageTarget.nick(Nick(String(repeating: "a", count: 600)))
        #expect(session.textBudget(for: target) == 0)
    }

    @Test func `no text can break out of its line`() throws {
        let session = try IRCSession.registered()
        let lines = session.message("hi\r\nQUIT :bye\0\nJOIN #a", to: ana, kind: .notice)
        #expect(
            try lines.sent == ["NOTICE ana :hi", "NOTICE ana :QUIT :bye", "NOTICE ana :JOIN #a"]
        )
        #expect(try session.quit("bye\r\nJOIN #a").sent == "QUIT :bye")
        #expect(session.message(" \n ", to: ana).isEmpty)
    }

    private func joins(
        _ names: [String],
        in session: inout IRCSession
    ) throws -> (lines: [String], refused: [String]) {
        var channels = names.map(ChannelName.init)
        var lines: [String] = []
        var refused: [String] = []
        while !channels.isEmpty {
            let reaction = session.joinNext(of: &channels)
            #expect(reaction.replies.count <= 1)
            lines += try reaction.replies.sent
            refused += reaction.events.map(\.summary)
        }
        return (lines, refused)
    }

    @Test func `joins are five to a line`() throws {
        let names = (0..<12).map { "#channel-\($0)" }
        var session = try IRCSession.registered()
        let lines = try joins(names, in: &session).lines
        let joined = lines.map { $0.dropFirst(5).split(separator: ",").map(String.init) }
        #expect(joined.map(\.count) == [5, 5, 2])
        #expect(joined.flatMap(\.self) == names)
        #expect(try joins([], in: &session).lines.isEmpty)
    }

    @Test func `a join is as long as a line can be`() throws {
        // Two names with a comma between them and "JOIN " before them make 510 bytes.
        let names = ["a", "b", "c"].map { "#" + String(repeating: $0, count: 251) }
        var session = try IRCSession.registered()
        #expect(try joins(names, in: &session).lines.map(\.utf8.count) == [510, 257])
    }

    @Test(arguments: [
        ("TARGMAX=JOIN:2", ["JOIN #a,#b", "JOIN #c,#d", "JOIN &e"], [String]()),
        ("TARGMAX=JOIN:", ["JOIN #a,#b,#c,#d,&e"], []),
        ("TARGMAX=KICK:1", ["JOIN #a,#b,#c,#d,&e"], []),
        ("CHANLIMIT=#:3,&:1", ["JOIN #a,#b,#c,&e"], ["#d"]),
        ("CHANLIMIT=#&:4", ["JOIN #a,#b,#c,#d"], ["&e"]),
        ("MAXCHANNELS=1", ["JOIN #a"], ["#b", "#c", "#d", "&e"]),
        ("CHANLIMIT=#:,&:0", ["JOIN #a,#b,#c,#d,&e"], []),
        ("CHANLIMIT=,:,#:x,#:1", ["JOIN #a,#b,#c,#d,&e"], []),
    ]) func `joins heed the limits of the server`(
        features: String,
        lines: [String],
        refused: [String]
    ) throws {
        var session = try IRCSession.registered(features: features)
        let result = try joins(["#a", "#b", "#c", "#d", "&e"], in: &session)
        #expect(result.lines == lines)
        #expect(result.refused == refused.map { "join refused \($0) tooManyChannels" })
    }

    @Test func `a limit that shrinks counts for what is joined later`() throws {
        var session = try IRCSession.registered(features: "CHANLIMIT=#:5 TARGMAX=JOIN:1")
        var channels = ["#a", "#b", "#c"].map(ChannelName.init)
        #expect(try session.joinNext(of: &channels).replies.sent == ["JOIN #a"])
        try session.hear(":sweep!~s@bot.example JOIN #a")
        try session.hear(":irc.test 005 sweep CHANLIMIT=#:2 :are supported")
        #expect(try session.joinNext(of: &channels).replies.sent == ["JOIN #b"])
        #expect(session.joinNext(of: &channels).events.map(\.summary).count == 1)
        #expect(channels.isEmpty)
        // A channel that is asked for again takes no second place, and one we are in no line.
        channels = ["#b", "#A"].map(ChannelName.init)
        #expect(try session.joinNext(of: &channels).replies.sent == ["JOIN #b"])
    }

    @Test func `plain commands`() throws {
        let session = try IRCSession.registered()
        #expect(try session.part(ChannelName("#a")).sent == "PART #a")
        #expect(try session.ping("t 1").sent == "PING :t 1")
        #expect(try session.claimNick().sent == "NICK sweep")
        #expect(try session.watch([Nick("sweep"), Nick("a")]).sent == "MONITOR + sweep,a")
        #expect(try session.unwatch([Nick("a")]).sent == "MONITOR - a")
        #expect(try session.ask(for: [Nick("sweep"), Nick("a")]).sent == "ISON :sweep a")
        #expect(try session.regainNick().sent == "PRIVMSG NickServ :REGAIN sweep")
        #expect(try session.ghostNick().sent == "PRIVMSG NickServ :GHOST sweep")
    }

    @Test func `settings that no server could take are refused`() {
        let make = {
            (
                nick: String,
                user: String,
                name: String,
                channel: String,
                version: String
            )
                throws(ConfigurationError) in
            try SessionConfiguration(
                nick: Nick(nick),
                username: user,
                realname: name,
                channels: [ChannelName(channel)],
                version: version
            )
        }
        #expect(throws: Never.self) { try make("a", "b", "c d", "#e", "f") }
        #expect(throws: ConfigurationError.invalidNick(Nick("a b"))) {
            try make("a b", "b", "c", "#e", "f")
        }
        #expect(throws: ConfigurationError.invalidUsername("b@c")) {
            try make("a", "b@c", "c", "#e", "f")
        }
        #expect(throws: ConfigurationError.invalidRealname("")) {
            try make("a", "b", "", "#e", "f")
        }
        #expect(throws: ConfigurationError.invalidRealname("c\r\n")) {
            try make("a", "b", "c\r\n", "#e", "f")
        }
        #expect(throws: ConfigurationError.invalidChannel(ChannelName("#e,#f"))) {
            try make("a", "b", "c", "#e,#f", "f")
        }
        #expect(throws: ConfigurationError.invalidVersion("\u{1}")) {
            try make("a", "b", "c", "#e", "\u{1}")
        }
    }
}
