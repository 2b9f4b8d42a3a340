import IRCProtocol
import Testing

@Suite struct SessionMessageTests {
    @Test(arguments: [
        ("sweep", UserMessage.Place.direct), ("SWEEP", .direct),
        ("#run", .channel(ChannelName("#run"), status: nil)),
        ("@#run", .channel(ChannelName("#run"), status: "@")),
    ]) func `a message to us is told from one to a channel`(
        target: String,
        place: UserMessage.Place
    )
        throws
    {
        var session = try IRCSession.registered()
        let message = try #require(try session.message(":ana!a@h PRIVMSG \(target) :hello"))
        #expect(message.place == place)
        #expect(message.sender == Source("ana!a@h"))
        #expect(message.text == "hello" && message.kind == .message)
        #expect(message.account == nil && message.id == nil && message.time == nil)
    }

    @Test(arguments: [
        ":sweep!~s@bot.example PRIVMSG sweep :echo", ":SWEEP!x@y PRIVMSG #run :echo",
        ":irc.test NOTICE sweep :*** server", ":irc.test PRIVMSG sweep :server",
        "NOTICE sweep :no source", ":ana!a@h PRIVMSG $*.test :to all",
        ":ana!a@h PRIVMSG bob :other",
        ":ana!a@h PRIVMSG sweep", ":ana!a@h PRIVMSG", ":ana!a@h NOTICE sweep :\u{1}VERSION x\u{1}",
        ":ana!a@h PRIVMSG sweep :\u{1}DCC SEND x\u{1}", ":ana!a@h PRIVMSG sweep :\u{1}\u{1}",
        ":ana!a@h PRIVMSG sweep :\u{1}TIME\u{1}", ":ana!a@h PRIVMSG #run :\u{1}VERSION\u{1}",
    ]) func `what no person said to us is no message and gets no answer`(line: String) throws {
        var session = try IRCSession.registered()
        #expect(try session.hear(line) == Reaction())
    }

    @Test func `plus before a channel is a right unless a channel is called so`() throws {
        var session = try IRCSession.registered(
            features: "CHANTYPES=#+ STATUSMSG=+ PREFIX=(ov)@+",
            channels: ["+#run"]
        )
        let line = ":ana!a@h PRIVMSG +#run :x"
        #expect(try session.message(line)?.place == .channel(ChannelName("#run"), status: "+"))
        try session.hear(":sweep!~s@bot.example JOIN +#run")
        #expect(try session.message(line)?.place == .channel(ChannelName("+#run"), status: nil))
    }

    @Test(arguments: [
        ("\u{1}ACTION waves\u{1}", UserMessage.Kind.action, "waves"),
        ("\u{1}ACTION waves", .action, "waves"), ("\u{1}action\u{1}", .action, ""),
        ("plain \u{1}", .message, "plain \u{1}"), ("", .message, ""),
    ]) func `actions are messages of their own kind`(
        text: String,
        kind: UserMessage.Kind,
        meaning: String
    ) throws {
        var session = try IRCSession.registered()
        let message = try #require(try session.message(":ana!a@h PRIVMSG sweep :\(text)"))
        #expect(message.kind == kind && message.text == meaning)
    }

    @Test func `a notice is told as one and never answered`() throws {
        var session = try IRCSession.registered()
        let reaction = try session.hear(":ana!a@h NOTICE sweep :hello")
        #expect(reaction.replies.isEmpty)
        #expect(reaction.events.map(\.summary) == ["notice ana to me: hello"])
    }

    @Test(arguments: [
        ("VERSION", "VERSION Sweep 1"), ("PING 123 456", "PING 123 456"), ("ping", "PING"),
        ("CLIENTINFO", "CLIENTINFO ACTION CLIENTINFO PING VERSION"),
    ]) func `a query in private is answered by a notice`(query: String, answer: String) throws {
        var session = try IRCSession.registered()
        let reaction = try session.hear(":ana!a@h PRIVMSG sweep :\u{1}\(query)\u{1}")
        #expect(try reaction.replies.sent == ["NOTICE ana :\u{1}\(answer)\u{1}"])
        #expect(reaction.events.isEmpty)
    }

    @Test func `a query with a long echo is not answered`() throws {
        var session = try IRCSession.registered()
        let long = String(repeating: "x", count: 65)
        let line = ":ana!a@h PRIVMSG sweep :\u{1}PING \(long)\u{1}"
        #expect(try session.hear(line).replies.isEmpty)
    }

    @Test func `tags count only when they were agreed upon`() throws {
        let line = "@account=rob;msgid=7;bot;time=1970-01-01T00:00:01Z :ana!a@h PRIVMSG sweep :hi"
        var plain = try IRCSession.registered()
        let untrusted = try #require(try plain.message(line))
        #expect(untrusted.account == nil && untrusted.id == nil && untrusted.time == nil)
        #expect(!untrusted.isFromBot)
        var tagged = try IRCSession.registered(
            capabilities: "message-tags account-tag server-time"
        )
        let trusted = try #require(try tagged.message(line))
        #expect(trusted.account?.text == "rob" && trusted.id == "7" && trusted.isFromBot)
        #expect(trusted.time?.millisecondsSince1970 == 1_000)
    }

    @Test func `a capability that was taken back is trusted no more`() throws {
        var session = try IRCSession.registered(capabilities: "account-tag")
        let line = "@account=rob :ana!a@h PRIVMSG sweep :hi"
        #expect(try session.message(line)?.account?.text == "rob")
        try session.hear(":irc.test CAP sweep DEL :account-tag")
        #expect(try session.message(line)?.account == nil)
    }

    @Test func `a message without the account tag is from somebody logged out`() throws {
        var session = try IRCSession.registered(
            capabilities: "account-tag extended-join account-notify",
            channels: ["#run"]
        )
        try session.hear(":sweep!~s@bot.example JOIN #run * :a bot")
        try session.hear(":ana!a@h JOIN #run rob :Ana")
        #expect(session.account(of: Nick("ANA"))?.text == "rob")
        #expect(try session.message(":ana!a@h PRIVMSG sweep :hi")?.account == nil)
    }

    @Test func `the account is known from the channel as long as the server keeps it true`() throws
    {
        var session = try IRCSession.registered(
            capabilities: "extended-join account-notify",
            channels: ["#run", "#b"]
        )
        let said = ":ana!a@h PRIVMSG sweep :hi"
        for channel in ["#run", "#b"] { try session.hear(":sweep!~s@h JOIN \(channel) * :a bot") }
        #expect(try session.message(said)?.account == nil)
        try session.hear(":ana!a@h JOIN #run rob :Ana")
        #expect(try session.message(said)?.account?.text == "rob")
        try session.hear(":ana!a@h ACCOUNT *")
        #expect(try session.message(said)?.account == nil)
        try session.hear(":ana!a@h ACCOUNT rob")
        try session.hear(":ana!a@h JOIN #b rob :Ana")
        try session.hear(":ana!a@h NICK bea")
        #expect(try session.message(said)?.account == nil)
        #expect(session.account(of: Nick("bea"))?.text == "rob")
        try session.hear(":bea!a@h PART #run")
        #expect(session.account(of: Nick("bea"))?.text == "rob")
        try session.hear(":bea!a@h PART #b")
        #expect(session.account(of: Nick("bea")) == nil)
        try session.hear(":bea!a@h ACCOUNT rob")
        #expect(session.account(of: Nick("bea")) == nil)
    }

    @Test(arguments: [
        ":ana!a@h QUIT :x", ":ana!a@h PART #run", ":op!o@h KICK #run ana", ":sweep!~s@h PART #run",
        ":op!o@h KICK #run sweep :out",
    ]) func `whoever is out of sight has no account any more`(line: String) throws {
        var session = try IRCSession.registered(
            capabilities: "extended-join account-notify",
            channels: ["#run"]
        )
        try session.hear(":sweep!~s@h JOIN #run * :a bot")
        try session.hear(":ana!a@h JOIN #run rob :Ana")
        try session.hear(line)
        #expect(session.account(of: Nick("ana")) == nil)
        try session.hear(":sweep!~s@h JOIN #run * :a bot")
        try session.hear(":irc.test 353 sweep = #run :ana sweep")
        #expect(session.account(of: Nick("ana")) == nil)
    }

    @Test func `joins with accounts alone are not enough to know who is logged in`() throws {
        var session = try IRCSession.registered(capabilities: "extended-join", channels: ["#run"])
        try session.hear(":sweep!~s@h JOIN #run * :a bot")
        try session.hear(":ana!a@h JOIN #run rob :Ana")
        #expect(session.account(of: Nick("ana")) == nil)
    }
}
