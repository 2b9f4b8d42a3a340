import Chat
import IRCClient
import NIOCore
import Testing

/// Whom the bot waits for, and who is watched for it.
@Suite struct PresenceTests {
    // MARK: Arrivals

    @Test func `who has spoken is there at once, and told once`() throws {
        let line = try TestLine.people()
        try line.server("@account=Ana :phone!a@h PRIVMSG sweep :hi")
        line.waitFor(["account:ana": "ana", "account:bob": "bob", "nick:eve!e@h#m0.1": "eve"])
        #expect(
            line.heard.all.last
                == .arrived(
                    Member(
                        id: MemberID(network: "demo", key: "account:ana"),
                        name: "phone",
                        standing: .unprovable,
                        hasAccount: true,
                        account: "ana"
                    )
                )
        )
        try line.server(
            "@account=Ana :phone!a@h PRIVMSG sweep :hi",
            "@account=bob :robert!b@h PRIVMSG sweep :hi",
            ":eve!e@h PRIVMSG sweep :hi"
        )
        #expect(line.heard.arrivals == ["account:ana", "account:bob"])
    }

    @Test(arguments: [
        ":ana_away!a@h JOIN #run ana :Ana", ":hal!h@h ACCOUNT ANA",
        ":srv.example CAP sweep LIST :",
    ])
    func `where accounts are told, who comes in or logs in is there`(sign: String) throws {
        let line = try TestLine.people(TestLine.tracked, channels: ["#run"])
        line.waitFor(["account:ana": "ana"])
        _ = line.takeLines()
        try line.server(sign, ":mal!m@h JOIN #run mal :Mal", ":ana!m@h JOIN #run * :Mal")
        #expect(line.heard.arrivals == (sign.contains("LIST") ? [] : ["account:ana"]))
        #expect(!line.takeLines().contains { $0.hasPrefix("WHO ana") })
    }

    @Test func `who was told to be there is told once to have left, or to have logged out`() throws
    {
        let line = try TestLine.people(TestLine.tracked, channels: ["#run"])
        line.waitFor(["account:ana": "ana"])
        for sign in [":ana!a@h QUIT :bye", ":ana!a@h ACCOUNT *"] {
            try line.server(":ana!a@h JOIN #run ana :Ana", sign)
        }
        try line.server(":ana!a@h QUIT :bye", ":eve!e@h JOIN #run eve :Eve", ":eve!e@h QUIT :bye")
        #expect(line.heard.arrivals == ["account:ana", "account:ana"])
        #expect(line.heard.left == ["account:ana", "account:ana"])
    }

    @Test func `who was in the channel before us is there when the server has told the accounts`()
        throws
    {
        let line = try TestLine.ready(
            .sample(channels: ["#run"]),
            features: "WHOX",
            capabilities: TestLine.tracked
        )
        line.waitFor(["account:ana": "somebody", "account:hal": "ana"])
        try line.server(":srv.example 354 sweep 1 h h hal H ana")
        #expect(line.heard.arrivals.isEmpty)
        try line.server(":srv.example 315 sweep #run :End")
        #expect(line.heard.arrivals == ["account:ana"])
        line.say(action(1, to: "somebody", "hello", for: "account:ana"))
        #expect(line.takeLines().last == "PRIVMSG hal :hello")
    }

    @Test(arguments: [("ana", true), ("mal", false), ("0", false)])
    func `where they are not, who comes in is asked about`(account: String, isRight: Bool) throws {
        let line = try TestLine.people(channels: ["#run"])
        try line.server(":new!a@h JOIN #run")
        #expect(line.takeLines().isEmpty, "nobody is waited for")
        line.waitFor(["account:ana": "x"])
        _ = line.takeLines()
        try line.server(":other!a@h JOIN #run")
        let question = try #require(line.takeLines().last)
        #expect(question == "WHO other %tuhna,501")
        try line.answer(question, account: account)
        #expect(line.heard.arrivals == (isRight ? ["account:ana"] : []))
    }

    @Test func `five hundred who come back after a split are not all asked about at once`() throws {
        let line = try TestLine.people(channels: ["#run"])
        line.waitFor(["account:ana": "n77", "account:bob": "elsewhere"])
        for number in 0..<500 { try line.server(":n\(number)!a@h JOIN #run") }
        for number in 0..<500 { try line.server(":n\(number)!a@h QUIT :a.example b.example") }
        for number in 0..<500 { try line.server(":n\(number)!a@h JOIN #run") }
        var asked: [String] = []
        var rounds = 0
        while rounds < 1_200 {
            rounds += 1
            let questions = line.takeLines().filter { $0.hasPrefix("WHO ") }
            if questions.isEmpty { break }
            #expect(questions.count <= 32)
            asked += questions
            for question in questions {
                try line.answer(question, account: question.hasPrefix("WHO n77 ") ? "ana" : "0")
            }
        }
        #expect(asked.count >= 500 && asked.count <= 1_500)
        #expect(Set(line.heard.arrivals) == ["account:ana"])
    }

    @Test func `a watched nick that comes is asked about, and only the account counts`() throws {
        let line = try TestLine.people(features: "WHOX MONITOR=30")
        line.waitFor(["account:ana": "ana"])
        #expect(line.takeLines() == ["MONITOR + ana,sweep"])
        try line.server(":srv.example 730 sweep :sweep!s@h", ":srv.example 731 sweep :ana")
        #expect(line.takeLines() == ["MONITOR - sweep"])
        try line.server(":srv.example 730 sweep :mal!m@h", ":srv.example 730 sweep :ana!m@mal")
        #expect(line.takeLines() == ["WHO ana %tuhna,501"])
        try line.answer("WHO ana %tuhna,501", account: "mal")
        try line.server(":srv.example 731 sweep :ana", ":srv.example 730 sweep :ana!a@h")
        #expect(line.heard.arrivals.isEmpty)
        try line.answer("WHO ana %tuhna,502", account: "Ana")
        #expect(line.heard.arrivals == ["account:ana"])
        // Who is there need not be watched, until they go.
        line.waitFor(["account:ana": "ana"])
        #expect(line.takeLines() == ["WHO ana %tuhna,502", "MONITOR - ana"])
    }

    @Test func `who logs in after they came, unseen, is found within a minute`() throws {
        let line = try TestLine.people(features: "WHOX MONITOR=30")
        line.waitFor(["account:ana": "ana"])
        try line.server(":srv.example 730 sweep :sweep!s@h,ana!a@h")
        try line.answer("WHO ana %tuhna,501", account: "0")
        _ = line.takeLines()
        line.pass(.seconds(61))
        #expect(line.takeLines() == ["WHO ana %tuhna,502"])
        try line.answer("WHO ana %tuhna,502", account: "ana")
        #expect(line.heard.arrivals == ["account:ana"])
        line.pass(.minutes(5))
        #expect(line.takeLines() == ["MONITOR - ana"])
    }

    @Test func `without MONITOR the nick is asked for once a minute`() throws {
        let line = try TestLine.people(features: "")
        line.waitFor(["account:ana": "ana"])
        #expect(line.takeLines() == ["ISON ana"])
        try line.server(":srv.example 303 sweep :")
        line.pass(.seconds(59))
        #expect(line.takeLines().isEmpty)
        line.pass(.seconds(1))
        #expect(line.takeLines() == ["ISON ana"])
        try line.server(":srv.example 303 sweep :ana ")
        #expect(line.takeLines() == ["WHOIS ana"])
        try line.server(
            ":srv.example 311 sweep ana a h * :Ana",
            ":srv.example 330 sweep ana ana :logged in",
            ":srv.example 318 sweep ana :End"
        )
        #expect(line.heard.arrivals == ["account:ana"])
        line.pass(.minutes(5))
        #expect(line.takeLines().isEmpty)
    }

    @Test func `who is still waited for is told again on the next connection, and who left too`()
        throws
    {
        let speaker = Speaker()
        let first = try TestLine.people(TestLine.tracked, channels: ["#run"], speaker: speaker)
        try first.server(":ana!a@h ACCOUNT ana")
        first.waitFor(["account:ana": "ana"])
        #expect(first.heard.arrivals == ["account:ana"])
        try first.server(":ana!a@h QUIT :bye", ":ana!a@h JOIN #run ana :Ana")
        #expect(first.heard.arrivals == ["account:ana", "account:ana"])
        try first.server(":ana!a@h ACCOUNT *", ":ana!a@h ACCOUNT ana")
        #expect(first.heard.arrivals.count == 3)
        try first.channel.close().wait()
        let next = try TestLine.people(
            TestLine.tracked,
            channels: ["#run"],
            epoch: 2,
            speaker: speaker
        )
        #expect(next.heard.arrivals.isEmpty)
        try next.server(":ana!a@h ACCOUNT ana")
        #expect(next.heard.arrivals == ["account:ana"])
    }

    @Test func `nobody arrives before the bot may talk`() throws {
        let speaker = Speaker()
        speaker.waitFor([MemberID(network: "demo", key: "account:ana"): "ana"])
        let line = try TestLine(.sample(channels: ["#run"]), speaker: speaker)
        try line.register(features: "WHOX", capabilities: TestLine.tracked)
        try line.server(":sweep!~s@bot.example JOIN #run", ":ana!a@h JOIN #run ana :Ana")
        #expect(line.heard.arrivals == ["account:ana"])
        guard case .ready = line.heard.all.first else {
            Issue.record("it has to be ready first")
            return
        }
    }

    @Test func `who has no account arrives only while the sighting lasts`() throws {
        let line = try TestLine.people(channels: ["#run"])
        try line.server(":ana!a@h PRIVMSG sweep :hi")
        line.waitFor(["nick:ana!a@h#m1.1": "ana"])
        #expect(line.heard.arrivals == ["nick:ana!a@h#m1.1"])
        try line.server(":ana!a@h QUIT :bye", ":ana!a@h JOIN #run", ":ana!a@h PRIVMSG sweep :hi")
        #expect(line.heard.messages.last?.sender.id.key == "nick:ana!a@h#m1.2")
        #expect(line.heard.arrivals.count == 1)
    }

    // MARK: Who is watched

    @Test func `who talks to us in no channel of ours is watched, and their leaving is seen`()
        throws
    {
        let line = try TestLine.people(features: "WHOX MONITOR=30")
        try line.server(":mia!m@h PRIVMSG sweep :hi")
        line.pass(.milliseconds(250))
        #expect(line.takeLines() == ["MONITOR + mia,sweep"])
        try line.server(":srv.example 730 sweep :mia!m@h,sweep!s@h")
        line.pass(.milliseconds(250))
        #expect(line.takeLines() == ["MONITOR - sweep"])
        line.pass(.hours(2))
        _ = line.takeLines()
        try line.server(":mia!m@h PRIVMSG sweep :still here")
        line.say(action(1, to: "mia", "hello", for: "nick:mia!m@h#m1.1"))
        try line.server(":srv.example 731 sweep :mia", ":srv.example 730 sweep :mia!m@h")
        try line.server(":mia!m@h PRIVMSG sweep :who is this?")
        line.say(action(2, to: "mia", "private", for: "nick:mia!m@h#m1.1"))
        #expect(
            line.heard.messages.map(\.sender.id.key) == [
                "nick:mia!m@h#m1.1", "nick:mia!m@h#m1.1", "nick:mia!m@h#m1.2",
            ]
        )
        #expect(line.takeLines().filter { $0.hasPrefix("PRIVMSG") } == ["PRIVMSG mia :hello"])
        #expect(line.heard.fates == [1: .written, 2: .notTried])
    }

    @Test func `the first answer leaves before anybody is watched, whatever the server says then`()
        throws
    {
        let line = try TestLine.people(features: "WHOX MONITOR=30")
        try line.server(":mia!m@h PRIVMSG sweep :hi")
        line.pass(.milliseconds(100))
        try line.server(":tom!t@h PRIVMSG sweep :hi")
        line.say(action(1, to: "mia", "hello", for: "nick:mia!m@h#m1.1"))
        #expect(line.takeLines() == ["PRIVMSG mia :hello"])
        line.pass(.milliseconds(150))
        #expect(line.takeLines() == ["MONITOR + tom,mia,sweep"])
        try line.server(":srv.example 731 sweep :mia")
        line.say(action(2, to: "mia", "again", for: "nick:mia!m@h#m1.1"))
        #expect(line.takeLines().isEmpty)
        #expect(line.heard.fates == [1: .written, 2: .notTried])
    }

    @Test func `who talks is watched before the answers to others`() throws {
        let line = try TestLine.people(
            features: "WHOX MONITOR=30",
            flood: .init(burst: 4, linesPerSecond: 1)
        )
        line.pass(.seconds(10))
        for id in 1...20 { line.say(action(Int64(id), to: "n\(id % 6)", "x")) }
        try line.server(":dan!d@h PRIVMSG sweep :hi")
        _ = line.takeLines()
        line.pass(.milliseconds(250))
        #expect(line.takeLines().filter { !$0.hasPrefix("PING") } == ["MONITOR + dan,sweep"])
        try line.server(":srv.example 730 sweep :dan!d@h,sweep!s@h")
        line.say(action(30, to: "dan", "private", for: "nick:dan!d@h#m1.1"))
        try line.server(":srv.example 731 sweep :dan", ":srv.example 730 sweep :dan!d@h")
        #expect(line.heard.fates[30] == .notTried)
        try line.server(":dan!d@h PRIVMSG sweep :my data")
        #expect(line.heard.messages.last?.sender.id.key == "nick:dan!d@h#m1.2")
    }

    @Test func `a crowd that comes and goes does not keep the answers back`() throws {
        let line = try TestLine.people(
            features: "WHOX MONITOR=300",
            flood: .init(burst: 4, linesPerSecond: 1)
        )
        for id in 1...100 { line.say(action(Int64(id), to: "bob", "x")) }
        var words = 0
        for number in 0..<120 {
            try line.server(":n\(number)!a@h PRIVMSG sweep :hi")
            line.pass(.seconds(1))
            for text in line.takeLines() {
                if text.hasPrefix("PRIVMSG") { words += 1 }
                if text.hasPrefix("PING") {
                    try line.server(":srv.example PONG srv.example \(text.dropFirst(5))")
                } else if text.hasPrefix("MONITOR +") {
                    let nicks = text.dropFirst(10)
                    try line.server(":srv.example 730 sweep :\(nicks)")
                }
            }
        }
        #expect(words >= 60, "\(words)")
    }

    @Test(arguments: [(4, true), (6, false)])
    func `who is seen to be there only after some time may be another`(
        seconds: Int64,
        isSame: Bool
    ) throws {
        let line = try TestLine.people(features: "WHOX MONITOR=30")
        try line.server(":dan!d@h PRIVMSG sweep :hi")
        line.pass(.seconds(seconds))
        _ = line.takeLines()
        try line.server(":srv.example 730 sweep :dan!d@h,sweep!s@h")
        line.say(action(1, to: "dan", "private", for: "nick:dan!d@h#m1.1"))
        #expect(line.takeLines().contains("PRIVMSG dan :private") == isSame)
        #expect(line.heard.fates[1] == (isSame ? .written : .notTried))
        try line.server(":dan!d@h PRIVMSG sweep :my data")
        #expect(
            line.heard.messages.last?.sender.id.key == "nick:dan!d@h#m1.\(isSame ? 1 : 2)"
        )
        line.say(
            action(2, to: "dan", "call 112", urgency: .emergency, for: "nick:dan!d@h#m1.1")
        )
        #expect(line.takeLines().last == "PRIVMSG dan :call 112")
    }

    @Test func `who leaves the channel is watched from then on`() throws {
        let line = try TestLine.people(features: "MONITOR=30", channels: ["#run"])
        try line.server(":ana!a@h PRIVMSG sweep :hi")
        line.pass(.seconds(5))
        #expect(line.takeLines().isEmpty)
        try line.server(":ana!a@h PART #run")
        line.pass(.milliseconds(250))
        #expect(line.takeLines() == ["MONITOR + ana,sweep"])
        // Without an answer to it, minutes later nobody knows.
        line.pass(.minutes(31))
        try line.server(":ana!a@h PRIVMSG sweep :hi")
        #expect(line.heard.messages.last?.sender.id.key == "nick:ana!a@h#m1.2")
    }

    @Test func `who takes the place of another in a full list is watched, the other no more`()
        throws
    {
        let line = try TestLine.people(features: "MONITOR=3")
        try line.server(":a!a@h PRIVMSG sweep :hi")
        line.pass(.seconds(1))
        #expect(line.takeLines() == ["MONITOR + a,sweep"])
        try line.server(":srv.example 730 sweep :a!a@h,sweep!s@h")
        for nick in ["b", "c", "d"] {
            line.pass(.seconds(1))
            try line.server(":\(nick)!x@h PRIVMSG sweep :hi")
        }
        line.pass(.seconds(2))
        let lines = line.takeLines()
        #expect(lines.contains("MONITOR - a"))
        #expect(lines.last == "MONITOR + d")
        #expect(lines.count <= 5)
    }

    @Test func `a line of ours that finds nobody ends a sighting`() throws {
        for capabilities in ["", TestLine.labels] {
            let line = try TestLine.people(capabilities)
            try line.server(":mia!m@h PRIVMSG sweep :hi")
            line.say(action(1, to: "mia", "hello"))
            let label = capabilities.isEmpty ? "" : "@label=1 "
            try line.server("\(label):srv.example 401 sweep mia :No such nick")
            #expect(line.heard.fates == [1: .refused(.noSuchPerson)])
            try line.server(":mia!m@h PRIVMSG sweep :hi")
            #expect(line.heard.messages.last?.sender.id.key == "nick:mia!m@h#m1.2")
        }
    }

    @Test(arguments: [":sweep!~s@bot.example PART #run", ":op!o@h KICK #run sweep :out"])
    func `out of the channel ourselves, those in it are out of sight`(sign: String) throws {
        let line = try TestLine.people(channels: ["#run"])
        try line.server(":ana!a@h PRIVMSG #run :hi", sign)
        line.pass(.minutes(31))
        try line.server(":ana!a@h PRIVMSG sweep :hi")
        #expect(
            line.heard.messages.map(\.sender.id.key) == ["nick:ana!a@h#m1.1", "nick:ana!a@h#m1.2"]
        )
    }

    @Test func `services that are down make nobody somebody else`() throws {
        let line = try TestLine.people(TestLine.tagged + " " + TestLine.tracked, channels: ["#run"])
        try line.server(
            ":ana!a@h ACCOUNT ana",
            "@account=ana :ana!a@h PRIVMSG sweep :hi",
            // The services are gone, and with them who is who.
            ":ana!a@h ACCOUNT *",
            ":ana!a@h PRIVMSG sweep :hi"
        )
        let keys = line.heard.messages.map(\.sender.id.key)
        #expect(keys == ["account:ana", "nick:ana!a@h#m1.1"])
        line.say(action(1, to: "ana", "private", for: "account:ana"))
        #expect(line.takeLines().isEmpty)
        #expect(line.heard.fates == [1: .notTried])
        try line.server(":ana!a@h ACCOUNT ana", "@account=ana :ana!a@h PRIVMSG sweep :back")
        #expect(line.heard.messages.last?.sender.id.key == "account:ana")
        line.say(action(2, to: "ana", "private", for: "account:ana"))
        #expect(line.takeLines() == ["PRIVMSG ana :private"])
    }
}
