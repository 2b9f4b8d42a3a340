import Chat
import IRCClient
import NIOCore
import Testing

/// To whom words for one person go.
@Suite struct RecipientTests {
    private static let flood = IRCConfiguration.Flood(burst: 4, linesPerSecond: 1)

    // MARK: Accounts

    @Test func `who has just spoken is answered without a question, under the nick they have`()
        throws
    {
        let line = try TestLine.people()
        try line.server("@account=Ana :phone!a@h PRIVMSG sweep :hi")
        #expect(line.heard.messages[0].sender.id.key == "account:ana")
        line.say(action(1, to: "ana", "for ana", for: "account:ana"))
        #expect(line.takeLines() == ["PRIVMSG phone :for ana"])
        #expect(line.heard.fates == [1: .written])
    }

    @Test func `who is not known is asked about, and gets it when the account is right`() throws {
        let line = try TestLine.people()
        line.say(
            action(1, to: "ana", "one", for: "account:ana"),
            action(2, to: "ana", "two", for: "account:ana"),
            action(3, to: "bob", "three")
        )
        #expect(line.takeLines() == ["WHO ana %tuhna,501", "PRIVMSG bob :three"])
        try line.answer("WHO ana %tuhna,501", account: "ANA")
        #expect(line.takeLines() == ["PRIVMSG ana :one", "PRIVMSG ana :two"])
        #expect(line.heard.fates == [1: .written, 2: .written, 3: .written])
    }

    @Test(arguments: [
        ("0", "a stranger"), ("*", "a stranger"), ("mal", "somebody else"), ("anax", "almost"),
    ])
    func `a stranger under the nick gets nothing`(account: String, who: String) throws {
        let line = try TestLine.people()
        line.say(action(1, to: "ana", "private", for: "account:ana"))
        let question = try #require(line.takeLines().first)
        try line.answer(question, account: account)
        #expect(line.takeLines().isEmpty)
        #expect(line.heard.fates == [1: .notTried], "\(who)")
        // Who is known to be somebody else is not asked about again.
        line.say(action(2, to: "ana", "private", for: "account:ana"))
        #expect(line.takeLines().isEmpty)
        #expect(line.heard.fates[2] == .notTried)
    }

    @Test func `where nobody has the nick, or no answer comes, it is kept`() throws {
        let line = try TestLine.people()
        line.say(action(1, to: "ana", "one", for: "account:ana"))
        #expect(line.takeLines() == ["WHO ana %tuhna,501"])
        try line.server(":srv.example 315 sweep ana :End")
        #expect(line.heard.fates == [1: .notTried])
        line.say(action(2, to: "ana", "two", for: "account:ana"))
        #expect(line.takeLines() == ["WHO ana %tuhna,502"])
        line.pass(.seconds(19))
        #expect(line.heard.fates[2] == nil)
        line.pass(.seconds(1))
        #expect(line.heard.fates[2] == .notTried)
        // A late answer is none.
        try line.answer("WHO ana %tuhna,502", account: "ana")
        #expect(line.takeLines().isEmpty)
    }

    @Test(arguments: ["ana", "phone"])
    func `who speaks while the server is asked gets first what was said first`(nick: String) throws
    {
        let line = try TestLine.people()
        line.say(
            action(1, to: "ana", "one", for: "account:ana"),
            action(2, to: "ana", "two", for: "account:ana")
        )
        #expect(line.takeLines() == ["WHO ana %tuhna,501"])
        try line.server("@account=ana :\(nick)!a@h PRIVMSG sweep :hi")
        line.say(action(3, to: nick, "three", for: "account:ana"))
        let lines = ["one", "two", "three"].map { "PRIVMSG \(nick) :\($0)" }
        #expect(line.takeLines() == lines)
        try line.answer("WHO ana %tuhna,501", account: "ana")
        #expect(line.takeLines().isEmpty)
        #expect(line.heard.fates == [1: .written, 2: .written, 3: .written])
    }

    @Test func `what is held is told of before the words of who speaks now`() throws {
        let line = try TestLine.people()
        line.say(action(1, to: "ana", "one", for: "account:ana"))
        _ = line.takeLines()
        try line.server(
            ":srv.example 315 sweep ana :End",
            "@account=ana :ana!a@h PRIVMSG sweep :hi"
        )
        let order = line.heard.all.suffix(2)
            .map { event in
                if case .delivery(let told) = event {
                    told[1] == .notTried ? "held" : "-"
                } else {
                    "words"
                }
            }
        #expect(order == ["held", "words"])
    }

    @Test func `answers in the wrong order, and of others, go to nobody else`() throws {
        let line = try TestLine.people()
        line.say(
            action(1, to: "ana", "for ana", for: "account:ana"),
            action(2, to: "bob", "for bob", for: "account:bob")
        )
        let questions = line.takeLines()
        #expect(questions == ["WHO ana %tuhna,501", "WHO bob %tuhna,502"])
        try line.server(
            ":srv.example 354 sweep 501 m mal bob ana",
            ":srv.example 354 sweep 502 m mal ana bob",
            ":srv.example 354 sweep 502 m mal mal bob"
        )
        try line.answer(questions[1], account: "bob")
        try line.answer(questions[0], account: "ana")
        #expect(line.takeLines() == ["PRIVMSG bob :for bob", "PRIVMSG ana :for ana"])
    }

    @Test func `a nick that changes hands while the server is asked`() throws {
        let line = try TestLine.people(TestLine.tagged + " " + TestLine.tracked, channels: ["#run"])
        line.say(action(1, to: "eve", "private", for: "account:ana"))
        #expect(line.takeLines() == ["WHO eve %tuhna,501"])
        try line.server(":srv.example 354 sweep 501 a h eve ana", ":srv.example 315 sweep eve :End")
        #expect(line.takeLines() == ["PRIVMSG eve :private"])
        // The next words come after she left, and another came.
        try line.server(":eve!a@h QUIT :bye", ":eve!m@mal JOIN #run * :Mal")
        line.say(action(2, to: "eve", "private", for: "account:ana"))
        #expect(line.takeLines() == ["WHO eve %tuhna,502"])
        try line.answer("WHO eve %tuhna,502", user: "m")
        #expect(line.heard.fates[2] == .notTried)
    }

    @Test func `two people who swap nicks get their own`() throws {
        let line = try TestLine.people(channels: ["#run"], flood: Self.flood)
        try line.server(
            "@account=ana :ana!a@h PRIVMSG sweep :hi",
            "@account=rob :rob!r@h PRIVMSG sweep :hi"
        )
        for id in 1...4 { line.say(action(Int64(id), to: "#run", "\(id)")) }
        line.say(
            action(5, to: "ana", "for ana", for: "account:ana"),
            action(6, to: "rob", "for rob", for: "account:rob")
        )
        _ = line.takeLines()
        try line.server(":ana!a@h NICK tmp", ":rob!r@h NICK ana", ":tmp!a@h NICK rob")
        line.pass(.seconds(8))
        let words = line.takeLines().filter { $0.contains(":for") }
        #expect(Set(words) == ["PRIVMSG rob :for ana", "PRIVMSG ana :for rob"])
    }

    @Test(arguments: [":ana!a@h ACCOUNT *", ":ana!a@h ACCOUNT mal", ":ana!a@h QUIT :bye"])
    func `what waits is kept when the person logs out or leaves`(sign: String) throws {
        let line = try TestLine.people(TestLine.tracked, channels: ["#run"], flood: Self.flood)
        line.pass(.seconds(10))
        try line.server(":ana!a@h ACCOUNT ana")
        for id in 1...4 { line.say(action(Int64(id), to: "bob", "\(id)")) }
        line.say(action(5, to: "ana", "private", for: "account:ana"))
        _ = line.takeLines()
        try line.server(sign)
        line.pass(.seconds(5))
        for question in line.takeLines() where question.hasPrefix("WHO ana") {
            try line.answer(question, account: "0")
        }
        #expect(line.heard.fates[5] == .notTried)
        line.pass(.seconds(5))
        #expect(!line.takeLines().contains { $0.contains("private") })
    }

    @Test func `of several nicks of an account the one that spoke last, else any that is there`()
        throws
    {
        let line = try TestLine.people(TestLine.tagged + " " + TestLine.tracked, channels: ["#run"])
        try line.server(
            "@account=ana :ana_phone!p@h PRIVMSG sweep :hi",
            "@account=ana :ana!a@h PRIVMSG sweep :hi"
        )
        line.say(action(1, to: "x", "one", for: "account:ana"))
        try line.server(":ana!a@h QUIT :bye")
        line.say(action(2, to: "x", "two", for: "account:ana"))
        try line.server(":eve!e@h JOIN #run ana :Ana")
        line.pass(.minutes(5))
        line.say(action(3, to: "x", "three", for: "account:ana"))
        #expect(
            line.takeLines() == [
                "PRIVMSG ana :one", "PRIVMSG ana_phone :two", "PRIVMSG eve :three",
            ]
        )
    }

    @Test(arguments: [("WHOX", 5), ("WHOX MONITOR=30", 60)])
    func `an account is asked for again when it is not certain any more`(
        features: String,
        limit: Int64
    ) throws {
        let line = try TestLine.people(features: features)
        try line.server("@account=ana :ana!a@h PRIVMSG sweep :hi")
        var rest = TimeAmount.seconds(limit)
        if features.contains("MONITOR") {
            line.pass(.milliseconds(250))
            rest = rest - .milliseconds(250)
            #expect(line.takeLines() == ["MONITOR + ana,sweep"])
            try line.server(":srv.example 730 sweep :ana!a@h,sweep!s@h")
        }
        line.pass(rest)
        _ = line.takeLines()
        line.say(action(1, to: "ana", "one", for: "account:ana"))
        #expect(line.takeLines() == ["PRIVMSG ana :one"])
        line.pass(.seconds(1))
        _ = line.takeLines()
        line.say(action(2, to: "ana", "two", for: "account:ana"))
        #expect(line.takeLines() == ["WHO ana %tuhna,501"])
    }

    @Test func `who leaves unseen by us is seen by the server, before a stranger gets anything`()
        throws
    {
        let line = try TestLine.people(features: "WHOX MONITOR=30")
        try line.server("@account=ana :ana!a@h PRIVMSG sweep :hi")
        try line.server(":srv.example 730 sweep :ana!a@h,sweep!s@h")
        line.say(action(1, to: "ana", "one", for: "account:ana"))
        try line.server(":srv.example 731 sweep :ana", ":srv.example 730 sweep :ana!m@mal")
        _ = line.takeLines()
        line.say(action(2, to: "ana", "two", for: "account:ana"))
        #expect(line.takeLines() == ["WHO ana %tuhna,501"])
    }

    @Test func `words whose turn comes late after the answer are said before new questions`() throws
    {
        let line = try TestLine.people(flood: Self.flood)
        for id in 1...200 {
            line.say(action(Int64(id), to: "n\(id)", "x", for: "account:n\(id)"))
        }
        for _ in 0..<1_000 {
            for text in line.takeLines() {
                if text.hasPrefix("PING") {
                    try line.server(":srv.example PONG srv.example \(text.dropFirst(5))")
                } else if text.hasPrefix("WHO") {
                    let nick = text.split(separator: " ")[1]
                    try line.answer(text, account: String(nick))
                }
            }
            line.pass(.seconds(1))
        }
        #expect(line.heard.fates.count == 200)
        #expect(line.heard.fates.values.allSatisfy { $0 == .written })
    }

    @Test func `words whose turn never comes in time are asked for three times, and kept`() throws {
        let line = try TestLine.people(flood: Self.flood)
        line.say(action(0, to: "ana", "x", urgency: .decision, for: "account:ana"))
        for id in 1...1_000 {
            line.say(action(Int64(id), to: "n\(id % 20)", "x", urgency: .decision))
        }
        var questions = 0
        for _ in 0..<200 {
            for text in line.takeLines() {
                if text.hasPrefix("PING") {
                    try line.server(":srv.example PONG srv.example \(text.dropFirst(5))")
                } else if text.hasPrefix("WHO") {
                    questions += 1
                    line.pass(.seconds(1))
                    try line.answer(text, account: "ana")
                }
            }
            line.pass(.seconds(1))
        }
        #expect(questions == 3)
        #expect(line.heard.fates[0] == .notTried)
    }

    @Test(arguments: ["", "message-tags"])
    func `a tag that was not agreed upon proves nothing`(capabilities: String) throws {
        let line = try TestLine.people(capabilities)
        try line.server("@account=ana :ana!m@mal PRIVMSG sweep :hi")
        line.say(action(1, to: "ana", "private", for: "account:ana"))
        #expect(line.takeLines().isEmpty)
        #expect(line.heard.fates == [1: .notTried])
    }

    @Test func `without WHOX it is WHOIS, and a refusal of it is none of a line`() throws {
        let line = try TestLine.people(features: "")
        line.say(action(1, to: "ana", "one", for: "account:ana"))
        #expect(line.takeLines() == ["WHOIS ana"])
        try line.server(
            ":srv.example 311 sweep ana a h * :Ana",
            ":srv.example 330 sweep ana ana :is logged in",
            ":srv.example 318 sweep ana :End"
        )
        #expect(line.takeLines() == ["PRIVMSG ana :one"])
        line.pass(.seconds(6))
        line.say(action(2, to: "ana", "two", for: "account:ana"))
        try line.server(
            ":srv.example 401 sweep ana :No such nick",
            ":srv.example 318 sweep ana :End"
        )
        #expect(line.heard.fates == [1: .written, 2: .notTried])
    }

    // MARK: What is of no use any more

    @Test func `what is of no use any more when its turn comes is not said`() throws {
        let line = try TestLine.people(flood: Self.flood)
        line.time.seconds = 1_000
        for id in 1...4 { line.say(action(Int64(id), to: "bob", "\(id)", usableUntil: 999)) }
        #expect(line.takeLines().isEmpty)
        for id in 5...9 { line.say(action(Int64(id), to: "bob", "\(id)", usableUntil: 1_000)) }
        line.pass(.seconds(2))
        line.time.seconds = 1_001
        line.pass(.seconds(20))
        let said = line.takeLines().filter { $0.hasPrefix("PRIVMSG") }
        #expect(said.first == "PRIVMSG bob :5")
        let kept = Set(line.heard.fates.filter { $0.value == .notTried }.keys)
        #expect(kept.count + said.count == 9 && kept.contains(9) && kept.isSuperset(of: 1...4))
    }

    @Test func `a thousand people who are not known are asked about at the pace of the line`()
        throws
    {
        let line = try TestLine.people(flood: Self.flood)
        for id in 1...1_000 {
            line.say(action(Int64(id), to: "n\(id)", "x", for: "account:n\(id)"))
        }
        var asked = line.takeLines().count
        #expect(asked <= 5)
        for _ in 0..<60 {
            line.pass(.seconds(1))
            for text in line.takeLines() {
                asked += 1
                guard text.hasPrefix("PING") else { continue }
                try line.server(":srv.example PONG srv.example \(text.dropFirst(5))")
            }
        }
        #expect((30...130).contains(asked))
        line.pass(.minutes(120))
        #expect(line.heard.fates.count == 1_000)
        #expect(line.heard.fates.values.allSatisfy { $0 == .notTried })
    }
}
