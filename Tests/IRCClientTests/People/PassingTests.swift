import Chat
import IRCClient
import NIOCore
import Testing

/// To whom words for somebody without an account go.
@Suite struct PassingTests {
    @Test func `who has no account gets words as long as they are seen to stay`() throws {
        let line = try TestLine.people(channels: ["#run"])
        try line.server(":ana!a@h PRIVMSG sweep :hi")
        let ana = try #require(line.heard.messages.first?.sender.id.key)
        #expect(ana == "nick:ana!a@h#m1.1")
        line.pass(.hours(3))
        _ = line.takeLines()
        line.say(action(1, to: "ana", "one", for: ana))
        try line.server(":ana!a@h NICK ana_away")
        line.say(action(2, to: "ana", "two", for: ana))
        #expect(line.takeLines() == ["PRIVMSG ana :one", "PRIVMSG ana_away :two"])
        // The same is said of another who comes after.
        try line.server(":ana_away!a@h QUIT :bye", ":ana_away!a@h PRIVMSG sweep :hi")
        #expect(line.heard.messages.last?.sender.id.key == "nick:ana_away!a@h#m1.2")
        line.say(action(3, to: "ana_away", "three", for: ana))
        #expect(line.takeLines().isEmpty)
        #expect(line.heard.fates[3] == .notTried)
    }

    @Test(arguments: [("a", "0", true), ("m", "0", false), ("a", "ana", false)])
    func `who passes out of sight is asked about`(
        user: String,
        account: String,
        isSame: Bool
    ) throws {
        let line = try TestLine.people()
        try line.server(":ana!a@h PRIVMSG sweep :hi")
        line.pass(.minutes(2))
        _ = line.takeLines()
        line.say(action(1, to: "ana", "one", for: "nick:ana!a@h#m1.1"))
        let question = try #require(line.takeLines().first)
        #expect(question.hasPrefix("WHO ana "))
        try line.answer(question, user: user, account: account)
        #expect(line.takeLines() == (isSame ? ["PRIVMSG ana :one"] : []))
        #expect(line.heard.fates[1] == (isSame ? .written : .notTried))
    }

    @Test func `where the server watches, what it shows when asked proves nobody to be the same`()
        throws
    {
        let line = try TestLine.people(features: "WHOX MONITOR=30")
        try line.server(":ana!a@h PRIVMSG sweep :hi")
        line.pass(.seconds(6))
        _ = line.takeLines()
        let ana = "nick:ana!a@h#m1.1"
        line.say(
            action(1, to: "ana", "private", for: ana),
            action(2, to: "ana", "call 112", urgency: .emergency, for: ana)
        )
        let question = try #require(line.takeLines().first)
        try line.answer(question)
        #expect(line.takeLines() == ["PRIVMSG ana :call 112"])
        #expect(line.heard.fates == [1: .notTried, 2: .written])
    }

    @Test func `who passed on another connection gets nothing but an emergency`() throws {
        let line = try TestLine.people()
        let before = "nick:ana!a@h#m0.1"
        line.say(
            action(1, to: "ana", "ordinary", for: before),
            action(2, to: "ana", "decision", urgency: .decision, for: before)
        )
        #expect(line.takeLines().isEmpty)
        #expect(line.heard.fates == [1: .notTried, 2: .notTried])
        line.say(action(3, to: "ana", "call 112", urgency: .emergency, for: before))
        #expect(line.takeLines() == ["WHO ana %tuhna,501"])
        try line.answer("WHO ana %tuhna,501")
        #expect(line.takeLines() == ["PRIVMSG ana :call 112"])
        // Now it is known who that is.
        line.say(action(4, to: "ana", "now", urgency: .emergency, for: before))
        #expect(line.takeLines() == ["PRIVMSG ana :now"])
    }

    @Test(arguments: [("m", "h"), ("a", "mal")])
    func `an emergency goes to nobody from elsewhere`(user: String, host: String) throws {
        let line = try TestLine.people()
        line.say(action(1, to: "ana", "x", urgency: .emergency, for: "nick:ana!a@h#m0.1"))
        #expect(line.takeLines() == ["WHO ana %tuhna,501"])
        try line.server(
            ":srv.example 354 sweep 501 \(user) \(host) ana 0",
            ":srv.example 315 sweep ana :End"
        )
        #expect(line.heard.fates == [1: .notTried])
        line.say(action(2, to: "ana", "x", urgency: .emergency, for: "nick:ana!a@h#m0.1"))
        #expect(line.takeLines().isEmpty)
    }

    @Test(arguments: ["", "ana", "account:", "nick:ana!a@h", "nick:ana!a@h#m1.1"])
    func `nobody is meant by what was never told`(key: String) throws {
        let line = try TestLine.people()
        line.say(action(1, to: "ana", "private", for: key))
        #expect(line.takeLines().isEmpty)
        #expect(line.heard.fates == [1: .notTried])
    }

    @Test func `words for one person never go to a channel`() throws {
        let line = try TestLine.people(channels: ["#run"])
        try line.server("@account=ana :ana!a@h PRIVMSG sweep :hi")
        line.say(action(1, to: "#run", "private", for: "account:ana"))
        #expect(line.takeLines().isEmpty)
        #expect(line.heard.fates == [1: .notTried])
    }
}
