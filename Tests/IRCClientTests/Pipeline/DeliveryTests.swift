import Chat
import IRCClient
import IRCProtocol
import NIOCore
import Testing

/// What becomes of what the bot says, as the server tells it.
@Suite struct DeliveryTests {
    private static let echo = ":sweep!~s@bot.example PRIVMSG"

    private func labelled(
        _ flood: IRCConfiguration.Flood = .init(burst: 0, linesPerSecond: 0)
    ) throws
        -> TestLine
    {
        try TestLine.ready(.sample(flood: flood), capabilities: TestLine.labels)
    }

    @Test func `every line bears a label of its own`() throws {
        let line = try labelled()
        line.say(action(1, "one\ntwo"), action(2, to: "#run", "three"))
        #expect(
            line.takeWrites() == [
                [
                    "@label=1 PRIVMSG ana :one", "@label=2 PRIVMSG ana :two",
                    "@label=3 PRIVMSG #run :three",
                ]
            ]
        )
        #expect(line.heard.fates.isEmpty)
    }

    @Test(
        arguments: [
            ("@label=1 \(echo) ana :hi", Delivery.delivered),
            ("@label=1 :srv.example ACK", .delivered),
            ("@label=1 :srv.example 301 sweep ana :away", .delivered),
            ("@label=1 :srv.example 401 sweep ana :No such nick", .refused(.noSuchPerson)),
            ("@label=1 :srv.example 406 sweep ana :There was none", .refused(.noSuchPerson)),
            ("@label=1 :srv.example 404 sweep ana :Cannot send", .refused(.notAccepted)),
            ("@label=1 :srv.example 407 sweep ana :Too many", .refused(.impossible)),
            ("@label=1 :srv.example 477 sweep ana :Register", .refused(.notAccepted)),
            ("@label=1 :srv.example 486 sweep ana :Register", .refused(.notAccepted)),
            ("@label=1 :srv.example 531 sweep ana :No", .refused(.notAccepted)),
            ("@label=1 :srv.example 707 sweep ana :Too fast", .notTried),
            ("@label=1 :srv.example 716 sweep ana :Ignored", .refused(.notAccepted)),
            ("@label=1 :srv.example 717 sweep ana :Informed", .refused(.notAccepted)),
            ("@label=1 :srv.example FAIL PRIVMSG SILENCED ana :No", .refused(.notAccepted)),
            ("\(echo) ana :hi", .delivered),
            ("\(echo) ANA :hi", .delivered),
            (":srv.example 401 sweep ana :No such nick", .refused(.noSuchPerson)),
            ("@label=2 \(echo) ana :hi", nil), ("\(echo) bob :hi", nil), ("\(echo) ana :ho", nil),
            ("@label=1 :srv.example NOTICE other :odd", .delivered),
        ] as [(String, Delivery?)]
    )
    func `the answer tells what became of it`(answer: String, delivery: Delivery?) throws {
        let line = try labelled()
        line.say(action(7, "hi"))
        try line.server(answer)
        #expect(line.heard.fates[7] == delivery)
        try line.server(answer, "@label=1 :srv.example ACK")
        #expect(line.heard.fates == [7: delivery ?? .delivered])
        #expect(line.heard.deliveries.count == 1)
    }

    @Test func `an action is delivered when all of its lines are`() throws {
        let line = try labelled(.init(burst: 2, linesPerSecond: 1))
        line.say(action(1, "a\nb\nc"))
        try line.server("@label=1 :srv.example ACK", "@label=2 :srv.example ACK")
        #expect(line.heard.fates.isEmpty)
        line.pass(.seconds(1))
        try line.server("@label=3 :srv.example ACK")
        #expect(line.heard.fates == [1: .delivered])
    }

    @Test func `answers that come together are told in one event`() throws {
        let line = try labelled()
        line.say(action(1, "a"), action(2, to: "bob", "b"))
        try line.server("@label=2 :srv.example 401 sweep bob :No", "@label=1 :srv.example ACK")
        #expect(line.heard.deliveries == [[1: .delivered, 2: .refused(.noSuchPerson)]])
    }

    @Test func `after a refusal nothing more goes to that person, and to others it does`() throws {
        let line = try labelled(.init(burst: 2, linesPerSecond: 1))
        line.say(
            action(1, "a\nb\nc"),
            action(2, "d"),
            action(3, to: "bob", "for bob"),
            action(4, to: "ANA", "e", urgency: .emergency)
        )
        #expect(
            line.takeLines() == ["@label=1 PRIVMSG ANA :e", "@label=2 PRIVMSG ana :a"]
        )
        try line.server("@label=2 :srv.example 401 sweep ana :No such nick")
        #expect(line.heard.fates == [1: .refused(.noSuchPerson), 2: .notTried])
        line.pass(.seconds(5))
        #expect(line.takeLines() == ["@label=3 PRIVMSG bob :for bob"])
        try line.server("@label=1 :srv.example 401 sweep ANA :No such nick")
        #expect(line.heard.fates[4] == .refused(.noSuchPerson))
        // What the bot says anew is tried anew.
        line.say(action(5, "back?"))
        #expect(line.takeLines() == ["@label=4 PRIVMSG ana :back?"])
    }

    @Test func `a refusal in a channel stops nothing else`() throws {
        let line = try labelled(.init(burst: 1, linesPerSecond: 1))
        line.say(action(1, to: "#run", "a"), action(2, to: "#run", "b"))
        try line.server("@label=1 :srv.example 404 sweep #run :Cannot send")
        line.pass(.seconds(1))
        #expect(line.heard.fates == [1: .refused(.notAccepted)])
        #expect(line.takeLines().last == "@label=2 PRIVMSG #run :b")
    }

    @Test func `an answer that does not come is asked for, and the PONG tells it was taken`() throws
    {
        let line = try labelled()
        line.say(action(1, "hi"))
        _ = line.takeLines()
        line.pass(.seconds(29))
        #expect(line.takeLines().isEmpty)
        line.pass(.seconds(1))
        #expect(line.takeLines() == ["PING 2"])
        line.say(action(2, "again"))
        #expect(line.heard.fates.isEmpty)
        try line.server(":srv.example PONG srv.example 2")
        #expect(line.heard.fates == [1: .written])
    }

    @Test func `of what has no answer when the line breaks nothing is told`() throws {
        let line = try labelled()
        line.say(action(1, "hi"), action(2, to: "bob", "ho"))
        try line.server("@label=2 :srv.example ACK")
        try line.channel.close().wait()
        #expect(line.heard.fates == [2: .delivered])
        #expect(line.heard.all.last == .lost(network: "demo"))
    }

    @Test func `words to ourselves come back twice and count once`() throws {
        let line = try labelled()
        line.say(action(1, to: "sweep", "note"))
        try line.server("@label=1 \(Self.echo) sweep :note", "\(Self.echo) sweep :note")
        #expect(line.heard.deliveries == [[1: .delivered]])
        #expect(line.heard.messages.isEmpty)
    }

    @Test func `the same words twice are two lines also without labels`() throws {
        let line = try labelled()
        line.say(action(1, "hi"), action(2, "hi"))
        try line.server("\(Self.echo) ana :hi")
        #expect(line.heard.fates == [1: .delivered])
        try line.server("\(Self.echo) ana :hi", "\(Self.echo) ana :hi")
        #expect(line.heard.fates == [1: .delivered, 2: .delivered])
    }

    @Test func `the echo tells how long our lines may be`() throws {
        let line = try labelled()
        let host = String(repeating: "h", count: 60)
        line.say(action(1, "hi"))
        try line.server("@label=1 :sweep!user@\(host) PRIVMSG ana :hi")
        _ = line.takeLines()
        line.say(action(2, String(repeating: "word ", count: 200)))
        let lines = line.takeLines()
        #expect(lines.count > 2)
        for text in lines {
            let body = text.drop { $0 != " " }.dropFirst()
            #expect((":sweep!user@\(host) " + body + "\r\n").utf8.count <= 502)
        }
    }

    @Test func `without labels a refusal shortly after is told`() throws {
        let line = try TestLine.ready(.sample(flood: .init(burst: 2, linesPerSecond: 1)))
        line.say(action(1, "one"), action(2, "two"), action(3, "three"))
        #expect(line.heard.fates == [1: .written, 2: .written])
        try line.server(":srv.example 401 sweep Ana :No such nick")
        #expect(
            line.heard.fates == [1: .refused(.noSuchPerson), 2: .written, 3: .notTried]
        )
        try line.server(":srv.example 401 sweep ana :No such nick")
        #expect(line.heard.fates[2] == .refused(.noSuchPerson))
        line.say(action(4, to: "bob", "hi"))
        line.pass(.seconds(60))
        try line.server(":srv.example 401 sweep bob :No such nick")
        #expect(line.heard.fates[4] == .written)
    }

    @Test func `a clean end waits for the answers`() throws {
        let line = try labelled()
        line.say(action(1, "hi"))
        line.handler.leave()
        #expect(line.takeLines() == ["@label=1 PRIVMSG ana :hi"])
        try line.server("@label=1 :srv.example ACK")
        #expect(line.heard.fates == [1: .delivered])
        #expect(line.takeLines().first?.hasPrefix("QUIT") == true)
    }

    @Test func `a clean end does not wait long`() throws {
        let line = try labelled()
        line.say(action(1, "hi"))
        line.handler.leave()
        line.pass(.seconds(2))
        #expect(line.takeLines().last?.hasPrefix("QUIT") == true)
        #expect(line.heard.fates.isEmpty)
    }

    @Test func `what was said long ago is not answered`() throws {
        let line = try labelled()
        try line.server(":srv.example PONG srv.example 1")
        try line.server("@time=2026-03-01T12:00:00.000Z :srv.example PONG srv.example 1")
        line.pass(.seconds(30))
        try line.server(
            "@time=2026-03-01T11:55:31.000Z :ana!a@h PRIVMSG sweep :a little late",
            "@time=2026-03-01T11:55:29.000Z :ana!a@h PRIVMSG sweep :too late",
            "@time=2026-03-01T18:00:00.000Z :ana!a@h PRIVMSG sweep :from the future",
            ":ana!a@h PRIVMSG sweep :without a time",
            ":srv.example BATCH +1 chathistory sweep",
            "@batch=1 :ana!a@h PRIVMSG sweep :played back",
            "BATCH -1"
        )
        #expect(
            line.heard.messages.map(\.text) == [
                "a little late", "from the future", "without a time",
            ]
        )
        #expect(line.takeLines().isEmpty)
    }

    @Test func `a server whose clock was set back is asked for the time`() throws {
        let line = try labelled()
        try line.server("@time=2026-03-01T12:00:00.000Z :srv.example PONG srv.example 1")
        line.pass(.seconds(70))
        let late = "@time=2026-03-01T11:00:00.000Z :ana!a@h PRIVMSG sweep :hello"
        try line.server(late, late)
        #expect(line.takeLines() == ["PING 1"])
        try line.server("@time=2026-03-01T11:00:01.000Z :srv.example PONG srv.example 1", late)
        #expect(line.heard.messages.map(\.text) == ["hello"])
    }
}
