import IRCProtocol
import Testing

@Suite struct STSAdvertisementTests {
    @Test(
        arguments: [
            ("port=6697", 6_697, nil),
            ("duration=60", nil, 60),
            ("duration=60,port=6697", 6_697, 60),
            ("port=6697,preload,secret=1=2,,duration=0", 6_697, 0),
            ("port=1", 1, nil),
            ("port=65535", 65_535, nil),
            ("port=65536", nil, nil),
            ("port=0", nil, nil),
            ("port=99999999999999999999999999", nil, nil),
            ("port=", nil, nil),
            ("port", nil, nil),
            ("port=+1", nil, nil),
            ("port=-1,duration=-1", nil, nil),
            ("port=6 697", nil, nil),
            ("port=٦٦٩٧", nil, nil),
            ("port=1,port=2,duration=3", nil, 3),
            ("duration=3,duration=3,port=1", 1, nil),
            ("PORT=1,Duration=3", nil, nil),
            ("duration=1.5", nil, nil),
            ("duration=31622400", nil, 31_622_400),
            ("duration=31622401", nil, 31_622_400),
            ("duration=99999999999999999999999999", nil, 31_622_400),
            ("", nil, nil),
            (",=,==", nil, nil),
        ] as [(String, Int?, Int64?)]
    )
    func `each key counts by itself`(value: String, port: Int?, duration: Int64?) {
        let advertisement = STSAdvertisement(parsing: value)
        #expect(advertisement.port == port)
        #expect(advertisement.duration == duration)
    }
}

@Suite struct STSPolicyTests {
    @Test(
        arguments: [
            (0, 60, 60), (.max - 1, 60, .max), (.max, 60, .max), (.min, 60, .min + 60),
        ] as [(Int64, Int64, Int64)]
    )
    func `the end never overflows`(now: Int64, duration: Int64, expiry: Int64) throws {
        let policy = try #require(STSPolicy(port: 1, duration: duration, at: now))
        #expect(policy.expiry == expiry)
        #expect(policy.bounded(at: now) == policy)
        #expect(policy.holds(at: now) == (now < expiry))
        #expect(!policy.holds(at: expiry))
    }

    @Test(
        arguments: [
            (100, 160), (99, 159), (-1_000_000, -999_940), (101, 160), (1_000, 160),
        ] as [(Int64, Int64)]
    )
    func `it ends no later than its duration from now`(now: Int64, expiry: Int64) throws {
        let policy = try #require(STSPolicy(port: 1, duration: 60, at: 100))
        #expect(policy.bounded(at: now).expiry == expiry)
    }

    @Test func `what is out of range is no policy`() {
        for port in [0, -1, 65_536, .max] {
            #expect(STSPolicy(port: port, duration: 1, at: 0) == nil)
        }
        for duration in [0, -1, STSPolicy.longestDuration + 1, .max, .min] as [Int64] {
            #expect(STSPolicy(port: 1, duration: duration, at: 0) == nil)
        }
    }
}

@Suite struct STSHostTests {
    @Test(
        arguments: [
            ("irc.example.org", "irc.example.org"), ("IRC.Example.ORG.", "irc.example.org"),
            ("localhost", "localhost"), ("a_b-c.d1", "a_b-c.d1"), ("10.example", "10.example"),
            ("127.0.0.1", nil), ("127.0.0.1.", nil), ("127.1", nil), ("2130706433", nil),
            ("::1", nil),
            ("fe80::1%eth0", nil), ("", nil), (".", nil), ("a..b", nil), (".a", nil), ("a b", nil),
            ("a\nb", nil), ("#a", nil), ("ä.example", nil),
        ] as [(String, String?)]
    )
    func `a name has one spelling and an address none`(host: String, text: String?) {
        #expect(STSHost(host)?.text == text)
    }
}

@Suite struct STSPolicyBookTests {
    private let policy = STSPolicy(port: 6_697, duration: 60, expiry: 160)

    @Test func `what is written is read`() throws {
        var book = STSPolicyBook()
        book[try #require(STSHost("b.example"))] = policy
        book[try #require(STSHost("a.example"))] = STSPolicy(port: 1, duration: 2, expiry: .max)
        #expect(STSPolicyBook(parsing: book.text) == book)
        #expect(book.text.hasSuffix("\na.example 1 2 9223372036854775807\nb.example 6697 60 160\n"))
        #expect(book.text.first == "#")
    }

    @Test(arguments: [
        ("", 0), ("#\n", 0), ("#", 1), ("x\n", 1), ("\n", 1), ("b.example 6697 60 160\n", 0),
        ("b.example 6697 60 160", 1), ("b.example  6697 60 160\n", 1),
        ("b.example 6697 60\n", 1), ("b.example 6697 60 160 1\n", 1),
        ("b.example 0 60 160\n", 1), ("b.example 6697 0 160\n", 1),
        ("127.0.0.1 6697 60 160\n", 1), ("b.example 6697 60 99999999999999999999\n", 1),
        ("\u{0}\u{FFFD}\n\n#\nx", 3),
    ])
    func `damaged lines are counted and skipped`(text: String, damaged: Int) throws {
        let host = try #require(STSHost("a.example"))
        let book = STSPolicyBook(parsing: "a.example 6697 60 160\n" + text)
        #expect(book.damagedLines == damaged)
        #expect(book[host] == policy)
    }

    @Test func `a text cut anywhere makes no other policy of what is left`() throws {
        var book = STSPolicyBook()
        let host = try #require(STSHost("a.example"))
        book[host] = policy
        for end in book.text.indices {
            let cut = STSPolicyBook(parsing: String(book.text[..<end]))
            #expect(cut[host] == nil)
            #expect(cut.damagedLines == 1 || end == book.text.startIndex || cut.damagedLines == 0)
        }
    }
}

@Suite struct STSSessionTests {
    @Test func `the policy is never asked for, on whatever line`() throws {
        for isSecure in [false, true] {
            for offer in ["sts", "sts=x", "sts=duration=1", "sts=port=x"] {
                var session = IRCSession(
                    try .test(capabilities: Capability.usedBySession),
                    isSecure: isSecure
                )
                let reaction = try session.hear(":s CAP * LS :setname \(offer)")
                #expect(reaction.replies == [IRCMessage(.cap, "REQ", "setname")])
            }
        }
    }

    @Test func `after a demand the session is deaf and mute`() throws {
        var session = IRCSession(try .test())
        let reaction = try session.hear(":s CAP * LS :setname sts=port=6697")
        #expect(reaction.replies.isEmpty)
        #expect(reaction.events == [.upgradeDemanded(port: 6_697)])
        for line in ["PING 1", ":s CAP * LS :setname", ":s 001 sweep :hi", "ERROR :banned"] {
            #expect(try session.hear(line) == Reaction())
        }
    }

    @Test func `only an offer is read`() throws {
        var session = IRCSession(try .test(), isSecure: true)
        for verb in ["ACK", "NAK", "DEL", "LIST"] {
            #expect(try session.hear(":s CAP * \(verb) :sts=duration=5").events.isEmpty)
        }
        #expect(
            try session.hear(":s CAP * NEW :sts=duration=5").events
                == [.policyAdvertised(seconds: 5)]
        )
    }
}
