import IRCProtocol
import Testing

/// However a dialogue is cut, and whatever nonsense stands in it, it leads to the same.
@Suite(.timeLimit(.minutes(5))) struct SessionStateTests {
    private static let dialogue = """
        :irc.test NOTICE * :*** Looking up your hostname
        :irc.test CAP * LS * :account-notify extended-join=1 batch chghost
        :irc.test CAP * LS :labeled-response echo-message no-implicit-names account-tag multi-prefix
        :irc.test CAP * ACK :account-tag account-notify extended-join chghost multi-prefix
        :irc.test CAP * ACK :batch labeled-response echo-message
        :irc.test CAP * ACK :no-implicit-names
        :irc.test 900 * sweep!~s@real acct :You are now logged in
        :irc.test 433 * sweep :Nickname is already in use
        :irc.test 001 sweep_ :Welcome sweep_!~s@real
        :irc.test 005 sweep_ CASEMAPPING=ascii WHOX PREFIX=(qov)~@+ MONITOR=30 :are supported
        :irc.test 005 sweep_ BOT=B CHANLIMIT=#:20 NETWORK=Test\\x20Net -MONITOR :are supported
        :irc.test 376 sweep_ :End
        :irc.test 396 sweep_ cloak.example :is now your host
        :sweep_!~s@cloak.example JOIN #Run acct :a bot
        :irc.test 354 sweep_ 1 a h ana H@ 0
        :irc.test 354 sweep_ 1 r h rob G*~+ robert
        :irc.test 354 sweep_ 1 e h eve{ H 0
        :irc.test 315 sweep_ #run :End
        :ana!a@h ACCOUNT ana
        :vera!v@h JOIN #run vera :Vera
        :op!o@h MODE #run +v-o vera ana
        :rob!r@h NICK robert
        :irc.test 005 sweep_ CASEMAPPING=rfc1459 :are supported
        :eve[!e@h ACCOUNT eva
        :sweep_!~s@cloak.example NICK sweep
        :irc.test CAP sweep DEL :labeled-response
        :irc.test CAP sweep ACK :-echo-message
        :sweep!~s@cloak.example JOIN #mods acct :a bot
        :irc.test 354 sweep 2 a h ana H@ ana
        :irc.test 315 sweep #mods :End
        :op!o@h KICK #mods sweep :out
        :irc.test FAIL JOIN NO_IDEA #mods :no
        """

    /// What does not mean anything, in the words of a server that has lost its mind.
    private static let nonsense =
        [
            "", " ", ":", "@", "@a=b", ":irc.test", "CAP", "CAP * LS",
            ":irc.test 354 sweep 9 a h x H y",
            ":irc.test 005", ":irc.test 353 sweep = #other :@ana", ":irc.test 315", "FAIL",
            "NOTE x",
            ":irc.test 730", ":x!y@z ACCOUNT", ":x!y@z CHGHOST a", ":x!y@z JOIN", "MODE",
            "MODE #run",
            ":x!y@z MODE #other +o x", ":ana!a@h PRIVMSG", ":x!y@z NICK", ":irc.test 999 sweep :?",
            ":irc.test 366 sweep #run :End", "BATCH +1 netsplit a b",
            ":irc.test 900 sweep", ":irc.test 470 sweep #run", "\u{1}\u{2}", "TAGMSG #run",
            ":irc.test CAP * FOO :x", "METADATA x",
        ]
        .map { Array($0.utf8) } + [
            [0xFF, 0xFE], [0x3A, 0xC3], Array(repeating: 0x78, count: 9_000),
        ]

    /// All there is to see of a session.
    private func state(_ session: IRCSession) -> [String] {
        session.channels.flatMap { channel in
            session.members(of: channel)
                .map { nick in
                    "\(channel.text) \(nick.text) \(session.isOperator(nick, of: channel)) "
                        + (session.account(of: nick)?.text ?? "-")
                }
        } + [
            session.identity.text, session.ownAccount?.text ?? "-", "\(session.phase)",
            "\(session.isHostHidden) \(session.hasQuestion) \(session.isAsking)",
            session.capabilities.enabled.map(\.rawValue).sorted().joined(separator: " "),
            session.features.tokens.map { "\($0)=\($1)" }.sorted().joined(separator: " "),
        ]
    }

    /// Plays bytes as a connection would bring them.
    private func play(_ chunks: [[UInt8]]) throws -> (state: [String], sent: [String]) {
        var session = IRCSession(try .test(channels: ["#Run", "#mods"]))
        var framer = LineFramer()
        var sent = try session.start().sent
        for chunk in chunks {
            for case .line(let line) in framer.receive(chunk.span) {
                guard let message = try? IRCMessage(parsing: line) else { continue }
                let reaction = session.receive(message)
                sent += try reaction.replies.sent
                if case .registered = reaction.events.first {
                    var channels = session.configuration.channels
                    sent += try session.joinNext(of: &channels).replies.sent
                }
                if let question = session.nextQuestion() { sent.append(try question.sent) }
            }
        }
        return (state(session), sent)
    }

    private func cut(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [[UInt8]] {
        var chunks: [[UInt8]] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = Int.random(in: 1...max(1, min(rest.count, 90)), using: &random)
            chunks.append(Array(rest.prefix(count)))
            rest = rest.dropFirst(count)
        }
        return chunks
    }

    @Test func `any cut and any nonsense between gives the same state and the same lines`() throws {
        let lines = Self.dialogue.split(separator: "\n").map { Array($0.utf8) }
        let end = Array("\r\n".utf8)
        let expected = try play(lines.map { $0 + end })
        #expect(expected.state.contains("#Run robert true robert"))
        #expect(expected.state.contains("#Run ana false ana"))
        #expect(expected.state.contains("#Run eve{ false eva"))
        #expect(expected.sent.contains("CAP REQ -echo-message"))
        var random = SeededGenerator(seed: 11)
        for _ in 0..<400 {
            var bytes: [UInt8] = []
            for line in lines {
                for _ in 0..<Int.random(in: 0...2, using: &random) {
                    bytes += (Self.nonsense.randomElement(using: &random) ?? []) + end
                }
                bytes += line + end
            }
            let played = try play(cut(bytes, &random))
            #expect(played.state == expected.state)
            #expect(played.sent == expected.sent)
        }
    }

    @Test func `memory is bounded, whatever a server tells`() throws {
        var session = try IRCSession.registered(capabilities: "extended-join account-notify")
        for index in 0..<5_000 {
            try session.hear(":sweep!~s@bot.example JOIN #c\(index) * :a bot")
            try session.hear(":irc.test 005 sweep T\(index)=1 :are supported")
            try session.hear(":irc.test CAP sweep NEW :c\(index)")
            try session.hear(":x\(index)!a@b ACCOUNT acct")
        }
        #expect(session.channels.count <= 1_024)
        #expect(session.features.tokens.count <= 300)
        #expect(session.capabilities.offered.count <= 300)
        #expect(session.account(of: Nick("x1")) == nil)
    }
}
