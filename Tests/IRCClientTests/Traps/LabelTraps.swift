import Chat
import IRCClient
import TestKit
import Testing

/// Answers that are wrong, late, twice or never whole.
///
/// Source: IRCv3 labeled-response, echo-message, batch, standard-replies. That labels are bounded
/// where none is ever answered takes moved time: `DeliveryTests`.
@Suite(.timeLimit(.minutes(1))) struct LabelTraps {
    /// What becomes of a line to `ana`, when the server answers with these; `@L` is its label.
    private func fate(_ answers: [String]) async throws -> Delivery? {
        try await TrapStage.ready(TrapStage.labels) { bot, line, epoch in
            bot.connection.say([action(1, "hello")], epoch: epoch)
            let said = try await line.expect(prefix: "PRIVMSG ana :hello")
            let tag = said.tags["label"].map { "label=\($0)" } ?? "none"
            line.send(answers.map { $0.replacing("label=L", with: tag) })
            try await line.expectSilence()
            // Whoever leaves waits for the answers to come.
            line.cut()
            return bot.heard.fates[1]
        }
    }

    private static let echo = "@label=L :sweep!~sweep@bot.example PRIVMSG ana :hello"

    /// The numerics that refuse.
    @Test(arguments: [
        ("401 sweep ana :No such nick", Delivery.refused(.noSuchPerson)),
        ("404 sweep ana :Cannot send", .refused(.notAccepted)),
        ("486 sweep ana :You must log in", .refused(.notAccepted)),
        ("531 sweep ana :You cannot", .refused(.notAccepted)),
        ("716 sweep ana :is in +g mode", .refused(.notAccepted)),
        ("439 sweep ana :Too fast", .notTried),
    ])
    func `the line is refused, and then sent back nevertheless`(
        answer: String,
        fate: Delivery
    ) async throws {
        let found = try await self.fate(["@label=L :irc.test \(answer)", Self.echo])
        #expect(found == fate)
    }

    /// A label is answered once; what comes behind that is no answer.
    @Test func `a label comes twice`() async throws {
        let late = "@label=L :irc.test 401 sweep ana :No such nick"
        #expect(try await fate([Self.echo, Self.echo, late]) == .delivered)
    }

    /// Labels that are none of ours.
    @Test func `labels are made up`() async throws {
        let labels = ["999", "0", "9999999999999999999"]
        let lines = labels.map { "@label=\($0) :irc.test 401 sweep ana :No such nick" }
        #expect(try await fate(lines) == nil)
        #expect(try await fate([":irc.test ACK", "@label=L :irc.test ACK"]) == .delivered)
    }

    /// inspircd#1851: the echo without its label.
    @Test func `the echo comes without its label`() async throws {
        let echo = ":sweep!~sweep@bot.example PRIVMSG ana :hello"
        #expect(try await fate([echo, echo]) == .delivered)
    }

    /// The rule "nested batches".
    @Test func `the answer lies in nested batches`() async throws {
        let lines = [
            "@label=L :irc.test BATCH +a labeled-response", "@batch=a :irc.test BATCH +b x/y",
            "@batch=b :irc.test 401 sweep ana :No such nick", ":irc.test BATCH -b",
            ":irc.test BATCH -a",
        ]
        #expect(try await fate(lines) == .refused(.noSuchPerson))
    }

    /// The rule "a netsplit can end a batch early"; also before it has begun, twice, and never.
    @Test func `batches end early, twice and never`() async throws {
        let lines = [
            ":irc.test BATCH -a", ":irc.test BATCH", ":irc.test BATCH +", ":irc.test BATCH x",
            ":irc.test BATCH +a", "@label=L :irc.test BATCH +a labeled-response",
            "@batch=a :irc.test NOTICE sweep :x", ":irc.test BATCH -a", ":irc.test BATCH -a",
        ]
        #expect(try await fate(lines) == .delivered)
        #expect(try await fate(["@label=L :irc.test BATCH +a labeled-response"]) == nil)
    }

    /// Memory is bounded, and what is inside is heard.
    @Test func `batches are nested a thousand deep and never end`() async throws {
        try await TrapStage.ready(TrapStage.labels) { bot, line, _ in
            for depth in 0..<1_000 {
                line.send("@batch=b\(depth) :irc.test BATCH +b\(depth + 1) x/y")
            }
            line.send("@batch=b1000 :ana!a@host.example PRIVMSG sweep :inside")
            line.send("@batch=b2 :ana!a@host.example PRIVMSG sweep :forgotten")
            let heard = try await bot.heard.texts(upTo: "forgotten")
            #expect(heard == ["inside", "forgotten"])
        }
    }

    /// The rule "request echo-message only together with labels".
    @Test func `there is an echo without labels`() async throws {
        try await TrapStage.connected { _, line in
            let offer = ["echo-message", "batch", "message-tags"]
            let greeting = try await line.register(capabilities: offer)
            #expect(!greeting.requested.contains("echo-message"))
        }
    }

    /// The rule "labels <=64 bytes, do not reuse".
    @Test func `the same is said often`() async throws {
        try await TrapStage.ready(TrapStage.labels) { bot, line, epoch in
            bot.connection.say((1...50).map { action($0, "hello") }, epoch: epoch)
            var labels: Set<String> = []
            for _ in 0..<50 {
                let label = try await line.expect("PRIVMSG ana :hello").tags["label"] ?? ""
                #expect((1...64).contains(label.utf8.count))
                #expect(labels.insert(label).inserted)
            }
            line.cut()
        }
    }

    /// The rule "DM to self is echoed twice".
    @Test func `we talk to ourselves`() async throws {
        try await TrapStage.ready(TrapStage.labels) { bot, line, epoch in
            bot.connection.say([action(1, to: "sweep", "hello")], epoch: epoch)
            let said = try await line.expect("PRIVMSG sweep :hello")
            let copy = ":sweep!~sweep@bot.example PRIVMSG sweep :hello"
            line.send(said.label + copy, copy)
            try await line.expectSilence()
            #expect(bot.heard.fates == [1: .delivered])
            #expect(bot.heard.messages.isEmpty)
        }
    }

    /// multiline: what is refused as one message is said line by line.
    @Test(arguments: [
        "MULTILINE_INVALID", "MULTILINE_MAX_LINES 24", "MULTILINE_MAX_BYTES 9",
        "MULTILINE_INVALID_TARGET x y",
    ])
    func `a message of several lines is refused`(code: String) async throws {
        let multiline = "draft/multiline=max-bytes=4096,max-lines=24"
        try await TrapStage.ready(TrapStage.labels + [multiline]) { bot, line, epoch in
            bot.connection.say([action(1, "one\ntwo")], epoch: epoch)
            let opener = try await line.expect(prefix: "BATCH +")
            try await line.skip(to: "BATCH -")
            line.send("\(opener.label):irc.test FAIL BATCH \(code) :No")
            try await line.expect("PRIVMSG ana :one")
            try await line.expect("PRIVMSG ana :two")
            line.cut()
        }
    }

    /// standard-replies: the command may be `*` (2026-04), and a code means nothing without it.
    @Test func `failures are of anything`() async throws {
        let lines = [
            "FAIL * RATE_LIMITED :Slow down", "FAIL * ACCOUNT_REQUIRED :No", "FAIL", "FAIL *",
            "WARN JOIN X #run :No", "NOTE * OPER :x", "FAIL JOIN ACCOUNT_REQUIRED #none :No",
            "FAIL NICK NICKNAME_IN_USE other :No", "FAIL BATCH TIMEOUT x :No", "FAIL : : :",
        ]
        #expect(try await fate(lines.map { ":irc.test \($0)" } + [Self.echo]) == .delivered)
    }
}
