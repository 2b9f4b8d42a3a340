import IRCProtocol
import Testing

@Suite struct ISupportTests {
    private func features(_ lines: String...) throws -> ISupport {
        var features = ISupport()
        for line in lines {
            features.receive(try .line(":irc.test 005 sweep \(line) :are supported"))
        }
        return features
    }

    @Test func `what is not said has the value that clients assume`() {
        let features = ISupport()
        #expect(features.casemapping == .rfc1459)
        #expect(features.memberPrefixes == .standard)
        #expect(features.lineBytes == 512)
        #expect(features.nickBytes == nil)
        #expect(features.isChannel("#a") && features.isChannel("&a") && !features.isChannel("a"))
        #expect(!features.hasWHOX && !features.isUTF8Only && features.monitorLimit == nil)
        #expect(features.targetLimit(of: .join) == nil)
    }

    @Test func `tokens of several lines add up`() throws {
        let features = try features(
            "NICKLEN=30 USERLEN=10 HOSTLEN=64 CASEMAPPING=ascii NETWORK=Test\\x20Net",
            "LINELEN=2048 WHOX UTF8ONLY MONITOR=30 BOT=B CHANTYPES=# STATUSMSG=@+ TARGMAX=JOIN:4,KICK:"
        )
        #expect(features.nickBytes == 30 && features.userBytes == 10 && features.hostBytes == 64)
        #expect(features.casemapping == .ascii)
        #expect(features.network == "Test Net")
        #expect(features.lineBytes == 2_048)
        #expect(features.hasWHOX && features.isUTF8Only)
        #expect(features.monitorLimit == 30 && features.botMode == "B")
        #expect(!features.isChannel("&a"))
        #expect(features.statusSigns == Array("@+".utf8))
        #expect(features.targetLimit(of: .join) == 4)
        #expect(features.targetLimit(of: .kick) == nil && features.targetLimit(of: .part) == nil)
    }

    @Test func `a server takes back what it said`() throws {
        let features = try features(
            "CASEMAPPING=ascii WHOX LINELEN=1024",
            "-CASEMAPPING -WHOX -LINELEN"
        )
        #expect(features == ISupport())
    }

    @Test(arguments: ["-WHOX=1", "-WHOX=", "-WHOX"])
    func `a token is taken back with or without its value`(token: String) throws {
        #expect(try !features("WHOX", token).hasWHOX)
    }

    @Test func `endless tokens are kept within bounds`() throws {
        var features = ISupport()
        for index in 0..<1_000 {
            features.receive(try .line(":irc.test 005 me A\(index) B\(index)=1 :are supported"))
        }
        #expect(features.tokens.count < 300)
    }

    @Test(
        arguments: [("B", "B"), ("b", "b"), ("", nil), ("\\x20", nil), ("+", nil), ("é", nil)]
            as [(String, Character?)]
    )
    func `the mode of a bot is a letter`(value: String, mode: Character?) throws {
        #expect(try features("BOT=\(value)").botMode == mode)
    }

    @Test(arguments: [
        ("\\x3D\\x20", "= "), ("\\x3d", "="), ("\\x", "\\x"), ("\\x4", "\\x4"), ("\\xZZ", "\\xZZ"),
        ("\\\\x41", "\\A"), ("\\xC3\\xA9", "é"), ("a=b", "a=b"), ("\\x+1", "\\x+1"),
    ]) func `values are unescaped`(value: String, meaning: String) throws {
        #expect(try features("NETWORK=\(value)").network == meaning)
    }

    @Test(arguments: [
        "LINELEN=-5 NICKLEN=-1", "LINELEN=1 NICKLEN=0", "LINELEN= NICKLEN=",
        "LINELEN=99999999999999999999 NICKLEN=99999999999999999999", "LINELEN=x NICKLEN=x",
    ]) func `numbers out of reason do no harm`(line: String) throws {
        let features = try features(line)
        #expect(features.lineBytes == 512)
        #expect(features.nickBytes == nil)
    }

    @Test func `a huge line length is brought within what a line can be`() throws {
        #expect(try features("LINELEN=65000").lineBytes == 8_191)
        #expect(try features("MONITOR").monitorLimit == Int.max)
    }

    @Test(arguments: [
        ("", true), ("CLIENTTAGDENY", true), ("CLIENTTAGDENY=typing", true),
        ("CLIENTTAGDENY=typing,reply", false), ("CLIENTTAGDENY=*", false),
        ("CLIENTTAGDENY=*,-typing", false), ("CLIENTTAGDENY=*,-typing,-reply", true),
        ("CLIENTTAGDENY=draft/reply", true),
    ])
    func `which tags of clients are passed on`(line: String, isPassedOn: Bool) throws {
        #expect(try features(line).passesOn(clientTag: "reply") == isPassedOn)
    }

    @Test(arguments: ["PREFIX=(ov)@", "PREFIX=ov", "PREFIX=(ov@+", "PREFIX=)("])
    func `rights that do not pair with signs leave the usual ones`(line: String) throws {
        #expect(try features(line).memberPrefixes == .standard)
    }

    @Test func `a server may know no rights at all`() throws {
        #expect(try features("PREFIX=").memberPrefixes.modes.isEmpty)
    }

    @Test(
        arguments: [
            ("o", true), ("q", true), ("a", true), ("h", false), ("v", false),
        ] as [(Character, Bool)]
    ) func `operators are those with o or more`(
        mode: Character,
        isOperator: Bool
    ) throws {
        let prefixes = try #require(MemberPrefixes(token: "(qaohv)~&@%+"))
        var session = try IRCSession.registered(channels: ["#a"])
        try session.hear(":sweep!~s@bot.example JOIN #a")
        try session.hear(":irc.test 353 sweep = #a :ana")
        try session.hear(":irc.test MODE #a +\(mode) ana")
        #expect(session.isOperator(Nick("ana"), of: ChannelName("#a")) == isOperator)
        #expect(prefixes.mode(of: "@") == "o" && prefixes.mode(of: "!") == nil)
    }

    @Test(arguments: [
        ("+o-v ana bob", "+o ana,-v bob"), ("+ntk key", "+n,+t,+k key"), ("-k *", "-k *"),
        ("+l-l 5", "+l 5,-l"), ("-l+o ana", "-l,+o ana"), ("+beI x y z", "+b x,+e y,+I z"),
        ("+oo ana", "+o ana,+o"),
        ("o ana", "+o ana"), ("+Xo ana", "+X,+o ana"), ("+", ""), ("", ""), ("-+-i", "-i"),
        ("+lo-ko 5 ana key bob", "+l 5,+o ana,-k key,-o bob"),
    ]) func `changes of modes take the parameters that are theirs`(
        line: String,
        changes: String
    )
        throws
    {
        let features = try features("CHANMODES=beI,k,l,imnt PREFIX=(ov)@+")
        let words = line.split(separator: " ").map(String.init)
        let found = features.modeChanges(words.first ?? "", words.dropFirst())
            .map { change in
                "\(change.isSet ? "+" : "-")\(change.mode)"
                    + (change.parameter.map { " \($0)" } ?? "")
            }
        #expect(found.joined(separator: ",") == changes)
    }
}
