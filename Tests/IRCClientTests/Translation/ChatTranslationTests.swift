import Chat
import IRCClient
import IRCProtocol
import Testing

@Suite struct ChatTranslationTests {
    /// A session as it is after these lines of the server.
    private func session(_ lines: String...) throws -> IRCSession {
        var session = IRCSession(try .sample())
        let welcome = [
            ":srv.example 001 sweep :Welcome sweep!~s@bot.example",
            ":srv.example 005 sweep CASEMAPPING=rfc1459 PREFIX=(qaohv)~&@%+ CHANTYPES=# :ok",
            ":srv.example 376 sweep :End of MOTD",
        ]
        for line in welcome + lines { _ = session.receive(try IRCMessage(parsing: line)) }
        return session
    }

    private let accountCaps = [
        ":srv.example CAP * LS :account-tag message-tags",
        ":srv.example CAP * ACK :message-tags account-tag",
    ]

    /// What the bot hears of the last line; the lines before only set the scene.
    private func hear(
        _ line: String,
        after scene: [String] = [],
        moderators: IRCConfiguration.Moderators = .init()
    ) throws -> ChatMessage? {
        var session = try session()
        for line in scene { _ = session.receive(try IRCMessage(parsing: line)) }
        let reaction = session.receive(try IRCMessage(parsing: line))
        let translation = ChatTranslation(network: "demo", moderators: moderators)
        var sightings = Sightings(mark: "m")
        for case .message(let message) in reaction.events {
            return translation.chatMessage(message, in: session) {
                sightings.saw(
                    message.sender,
                    account: message.account,
                    sight: .none,
                    at: seconds(0)
                )
            }
        }
        return nil
    }

    @Test(arguments: [
        ("PRIVMSG sweep :my back hurts", "my back hurts", ChatMessage.Place.direct, true),
        ("PRIVMSG Sweep :\u{2}hi\u{2}", "hi", .direct, true),
        ("PRIVMSG sweep :\u{1}ACTION has pain\u{1}", "has pain", .direct, true),
        ("PRIVMSG #run :hello all", "hello all", .room("#run"), false),
        ("PRIVMSG #run :sweep: hello", "hello", .room("#run"), true),
        ("PRIVMSG #run :\u{3}4SWEEP, hello", "hello", .room("#run"), true),
        ("PRIVMSG #run :!sweep help", "help", .room("#run"), true),
        ("PRIVMSG #run :sweeping the floor", "sweeping the floor", .room("#run"), false),
        ("PRIVMSG #run :sweep:", "", .room("#run"), true),
    ])
    func `words reach the bot`(
        line: String,
        text: String,
        place: ChatMessage.Place,
        isAddressed: Bool
    ) throws {
        let message = try #require(try hear(":Ana!a@home.example \(line)"))
        #expect(message.text == text)
        #expect(message.place == place)
        #expect(message.isAddressed == isAddressed)
        #expect(message.sender.name == "Ana")
    }

    @Test(arguments: [
        ":Ana!a@home.example NOTICE sweep :hello",
        ":Ana!a@home.example NOTICE #run :sweep: hello",
        ":Ana!a@home.example PRIVMSG sweep :\u{1}VERSION\u{1}",
        ":Ana!a@home.example PRIVMSG sweep :\u{2}\u{3}4\u{F}",
        ":Ana!a@home.example PRIVMSG sweep :  ",
        ":Ana!a@home.example PRIVMSG other :hello",
        ":srv.example PRIVMSG sweep :hello",
        ":sweep!~s@bot.example PRIVMSG #run :sweep: hello",
        "PRIVMSG sweep :hello",
    ])
    func `what is not for the bot does not reach it`(line: String) throws {
        #expect(try hear(line) == nil)
    }

    @Test(arguments: [
        "PRIVMSG sweep :hello", "PRIVMSG #run :sweep: hello", "PRIVMSG #run :i cant pee",
        "NOTICE sweep :hello",
    ])
    func `other bots do not reach it`(words: String) throws {
        let line = "@bot :Ana!a@home.example \(words)"
        #expect(try hear(line, after: accountCaps) == nil)
    }

    @Test func `who only looks like a bot does`() throws {
        let line = "@bot :Ana!a@home.example PRIVMSG sweep :hello"
        #expect(try hear(line) != nil, "an unnegotiated tag says nothing")
    }

    @Test(arguments: [
        (":Ana[x]!a@home.example", "nick:ana{x}!a@home.example#m.1"),
        (":Ana!b@home.example", "nick:ana!b@home.example#m.1"),
        (":Ana!a@Cloak/Ana", "nick:ana!a@Cloak/Ana#m.1"),
        (":Ana", "nick:ana!@#m.1"),
    ])
    func `without an account all that is shown makes the key`(source: String, key: String) throws {
        let message = try #require(try hear("\(source) PRIVMSG sweep :hi"))
        #expect(message.sender.id == MemberID(network: "demo", key: key))
        #expect(!message.sender.hasAccount)
    }

    @Test func `an account is a key from wherever it comes`() throws {
        for source in [":Ana!a@home.example", ":Ana_!x@phone.example"] {
            let message = try #require(
                try hear("@account=AnaRuns[] \(source) PRIVMSG sweep :hi", after: accountCaps)
            )
            #expect(message.sender.id.key == "account:anaruns{}")
            #expect(message.sender.hasAccount)
        }
        let forged = try #require(try hear("@account=rob :Ana!a@h PRIVMSG sweep :hi"))
        #expect(forged.sender.id.key == "nick:ana!a@h#m.1")
    }

    @Test(arguments: [
        ("@account=Rob ", true),
        ("@account=rob ", true),
        ("@account=robin ", false),
        ("", false),
    ])
    func `where accounts are told only an account makes a moderator`(
        tag: String,
        isModerator: Bool
    ) throws {
        let scene =
            accountCaps + [
                ":sweep!~s@bot.example JOIN #mods", ":srv.example 353 sweep = #mods :@rob",
            ]
        let moderators = IRCConfiguration.Moderators(
            accounts: [AccountName("Rob")].compactMap(\.self),
            operatorsOf: ChannelName("#mods")
        )
        let message = try #require(
            try hear("\(tag):rob!r@h PRIVMSG sweep :hi", after: scene, moderators: moderators)
        )
        #expect(message.sender.isModerator == isModerator)
    }

    @Test(
        arguments: [
            ("@account=Rob ", Standing.moderator, "Rob"),
            ("@account=Robin[] ", .otherAccount, "Robin[]"),
            ("", .noAccount, nil),
        ] as [(String, Standing, String?)]
    )
    func `what is missing is told, and the account of this very message`(
        tag: String,
        standing: Standing,
        account: String?
    ) throws {
        let moderators = IRCConfiguration.Moderators(
            accounts: [AccountName("rob")].compactMap(\.self),
            operatorsOf: nil
        )
        let line = "\(tag):rob!r@h PRIVMSG sweep :hi"
        let sender = try #require(try hear(line, after: accountCaps, moderators: moderators)).sender
        #expect(sender.standing == standing)
        #expect(sender.account == account)
        // Services are away, or the server never had any: no tag proves anything.
        let untold = try #require(try hear(line, after: [], moderators: moderators)).sender
        #expect(untold.standing == .accountsUntold)
        #expect(untold.account == nil)
        let gone = accountCaps + [":srv.example CAP sweep DEL :account-tag"]
        let forged = try #require(try hear(line, after: gone, moderators: moderators)).sender
        #expect(forged.account == nil)
        #expect(forged.standing == .accountsUntold)
    }

    @Test func `where operators are moderators the others hear of which channel`() throws {
        let moderators = IRCConfiguration.Moderators(
            accounts: [],
            operatorsOf: ChannelName("#Mods")
        )
        let line = ":eve!r@h PRIVMSG sweep :hi"
        let eve = try #require(try hear(line, after: [], moderators: moderators)).sender
        #expect(eve.standing == .noOperator(of: "#Mods"))
        let none = IRCConfiguration.Moderators(accounts: [], operatorsOf: nil)
        #expect(try hear(line, after: [], moderators: none)?.sender.standing == .unprovable)
    }

    @Test(arguments: [
        ("owner", true), ("admin", true), ("op", true), ("half", false), ("voice", false),
        ("plain", false), ("away", false), ("OP", true),
    ])
    func `elsewhere operators of the channel are moderators`(nick: String, isModerator: Bool) throws
    {
        let scene = [
            ":sweep!~s@bot.example JOIN #mods",
            ":srv.example 353 sweep = #mods :~owner &admin @op %half +voice plain",
        ]
        let moderators = IRCConfiguration.Moderators(
            accounts: [AccountName("rob")].compactMap(\.self),
            operatorsOf: ChannelName("#Mods")
        )
        let line = ":\(nick)!r@h PRIVMSG sweep :hi"
        let message = try #require(try hear(line, after: scene, moderators: moderators))
        #expect(message.sender.isModerator == isModerator)
    }

    @Test func `a server that stops telling accounts makes no operator a moderator`() throws {
        let scene = [
            ":srv.example CAP * LS :account-tag", ":srv.example CAP * ACK :account-tag",
            ":sweep!~s@bot.example JOIN #mods", ":srv.example 353 sweep = #mods :@op",
            ":srv.example CAP sweep DEL :account-tag",
        ]
        let moderators = IRCConfiguration.Moderators(
            accounts: [AccountName("rob")].compactMap(\.self),
            operatorsOf: ChannelName("#mods")
        )
        let message = try #require(
            try hear(":op!r@h PRIVMSG sweep :hi", after: scene, moderators: moderators)
        )
        #expect(!message.sender.isModerator)
    }

    @Test func `an operator is a moderator only as long as that lasts`() throws {
        let moderators = IRCConfiguration.Moderators(operatorsOf: ChannelName("#mods"))
        var scene = [
            ":sweep!~s@bot.example JOIN #mods", ":srv.example 353 sweep = #mods :@rob ana",
        ]
        let steps = [
            (":rob!r@h MODE #mods -o+o rob ana", ["ana"]), (":ana!a@h NICK eve", ["eve"]),
            (":bob!b@h NICK ana", ["eve"]), (":eve!a@h PART #mods", []),
        ]
        for (line, expected) in steps {
            scene.append(line)
            let found = try ["rob", "ana", "eve", "bob"]
                .filter { nick in
                    let line = ":\(nick)!x@h PRIVMSG sweep :hi"
                    return try hear(line, after: scene, moderators: moderators)?
                        .sender.isModerator == true
                }
            #expect(found == expected, "after \(line)")
        }
    }

    @Test(
        arguments: [
            ("msgid=aB9/x", "aB9/x"), ("msgid=", nil), ("x=y", nil),
            ("msgid=" + String(repeating: "i", count: 128), String(repeating: "i", count: 128)),
            ("msgid=" + String(repeating: "i", count: 129), nil),
        ] as [(String, String?)]
    )
    func `a message has the id that the server gives it, unless that is too long`(
        tags: String,
        id: String?
    ) throws {
        for target in ["sweep", "#run"] {
            let line = "@\(tags) :Ana!a@h PRIVMSG \(target) :hi"
            #expect(try hear(line, after: accountCaps)?.id == id)
            #expect(try #require(try hear(line)).id == nil, "an unnegotiated tag says nothing")
        }
    }

    @Test func `nobody is a moderator by nick or where nothing is set`() throws {
        let message = try #require(try hear(":rob!r@h PRIVMSG sweep :hi"))
        #expect(!message.sender.isModerator)
    }
}
