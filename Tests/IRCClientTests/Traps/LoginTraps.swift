import IRCClient
import IRCProtocol
import TestKit
import Testing

/// What a server can do to a login.
///
/// A server that is silent is in `LoginDeadlineTests`: it takes moved time.
@Suite(.timeLimit(.minutes(1))) struct LoginTraps {
    private func loggingIn(
        _ mechanisms: [LoginMechanism] = [.scramSHA256, .plain],
        isRequired: Bool = false,
        password: String = "pencil",
        _ play: (TestBot, ScriptedConnection) async throws -> Void
    ) async throws {
        try await TrapStage.connected(
            adjust: {
                $0.login = .sample(mechanisms, isRequired: isRequired, password: password)
                $0.reconnect = .init(floor: .milliseconds(20), ceiling: .milliseconds(40))
            },
            play
        )
    }

    /// hexchat#1637, SrainApp/srain#154: endless `AUTHENTICATE *`.
    @Test(arguments: [["906", "904"], ["904", "906"], ["904", "904"], ["906", "906"]])
    func `an abort is answered twice`(answers: [String]) async throws {
        try await loggingIn { bot, line in
            _ = try await line.greet(capabilities: ["sasl=SCRAM-SHA-256"])
            try await line.expect("AUTHENTICATE SCRAM-SHA-256")
            line.send("AUTHENTICATE %%%%")
            try await line.expect("AUTHENTICATE *")
            line.send(answers.map { ":irc.test \($0) * :SASL" })
            try await line.expect("CAP END")
            try await line.expectSilence()
            line.welcome("sweep")
            _ = try await bot.ready()
        }
    }

    /// sopel#976: hung after 904, with neither END nor the next mechanism.
    ///
    /// SASL 3.1: 902, 904, 905.
    @Test(arguments: ["902", "904", "905"])
    func `a mechanism is refused`(numeric: String) async throws {
        try await loggingIn { _, line in
            _ = try await line.greet(capabilities: ["sasl=PLAIN,SCRAM-SHA-256"])
            try await line.expect("AUTHENTICATE SCRAM-SHA-256")
            line.send(":irc.test \(numeric) sweep :SASL authentication failed")
            try await line.expect("AUTHENTICATE PLAIN")
            line.send("AUTHENTICATE +")
            _ = try await line.expectAuthentication()
            line.send(":irc.test \(numeric) sweep :SASL authentication failed")
            try await line.expect("CAP END")
            line.send(":irc.test \(numeric) sweep :SASL authentication failed")
            try await line.expectSilence()
        }
    }

    /// sopel#974: hung when `sasl` was refused.
    @Test func `sasl is offered and NAKed`() async throws {
        try await loggingIn { _, line in
            try await line.expectGreeting()
            line.send(":irc.test CAP * LS :sasl=PLAIN")
            try await line.expect("CAP REQ sasl")
            line.send(":irc.test CAP * NAK :sasl")
            try await line.expect("CAP END")
        }
    }

    /// SASL 3.1: 907, logged in already.
    @Test func `we are logged in already`() async throws {
        try await loggingIn(isRequired: true) { bot, line in
            _ = try await line.greet(capabilities: ["sasl=PLAIN"])
            try await line.expect("AUTHENTICATE PLAIN")
            line.send(":irc.test 907 * :You have already authenticated")
            try await line.expect("CAP END")
            line.welcome("sweep")
            _ = try await bot.ready()
        }
    }

    /// SASL 3.1: 908 tells the list that an empty offer did not.
    @Test func `the list comes with 908 only`() async throws {
        try await loggingIn { _, line in
            _ = try await line.greet(capabilities: ["sasl"])
            try await line.expect("AUTHENTICATE SCRAM-SHA-256")
            line.send(
                ":irc.test 908 * PLAIN,EXTERNAL :are available SASL mechanisms",
                ":irc.test 904 * :SASL authentication failed"
            )
            try await line.expect("AUTHENTICATE PLAIN")
            try await line.expectSilence()
        }
    }

    /// The rule "001 without 903 is failure when required".
    @Test(arguments: ["", "sasl=PLAIN"])
    func `001 comes before the login is done, and it is required`(offer: String) async throws {
        try await loggingIn(isRequired: true) { bot, line in
            try await line.expectGreeting()
            if !offer.isEmpty {
                line.send(":irc.test CAP * LS :\(offer)", ":irc.test CAP * ACK :sasl")
                try await line.expect("CAP REQ sasl")
                try await line.expect("AUTHENTICATE PLAIN")
            }
            line.welcome("sweep")
            try await line.expect("QUIT :Cannot log in")
            try await bot.heard.wait { _ in !bot.offlineReasons.isEmpty }
            #expect(bot.offlineReasons[0].contains("cannot log in"))
            #expect(bot.heard.epochs.isEmpty)
        }
    }

    /// The same, where an account is only wished for.
    @Test func `001 comes before the login is done, and it is not required`() async throws {
        try await loggingIn { bot, line in
            _ = try await line.greet(capabilities: ["sasl=PLAIN"])
            try await line.expect("AUTHENTICATE PLAIN")
            line.welcome("sweep")
            line.send("AUTHENTICATE +", ":irc.test 903 sweep :SASL authentication successful")
            _ = try await bot.ready()
            try await line.expectSilence()
        }
    }

    /// Limnoria#1014, scuttlebot#174: services that are away are no wrong password.
    @Test func `services are away, and it is required`() async throws {
        let server = try await ScriptedServer()
        let bot = try TestBot(at: server) { $0.login = .sample(isRequired: true) }
        try await bot.serving { bot in
            for _ in 0..<2 {
                let line = try await server.accept()
                try await line.expectGreeting()
                line.send(":irc.test CAP * LS :x/y")
                try await line.skip(to: "QUIT :Cannot log in")
            }
        }
        #expect(bot.offlineReasons[0].contains("services may be away"))
    }

    /// The rule "servers may kick after ~3 failures: no retry loop".
    @Test func `the password is wrong, and it is required`() async throws {
        let error = await #expect(throws: GivenUp.self) {
            try await loggingIn([.plain], isRequired: true) { bot, line in
                _ = try await line.greet(capabilities: ["sasl=PLAIN"])
                try await line.expect("AUTHENTICATE PLAIN")
                line.send("AUTHENTICATE +")
                _ = try await line.expectAuthentication()
                line.send(":irc.test 904 * :SASL authentication failed")
                try await line.expect("QUIT :Cannot log in")
                try await bot.heard.wait { _ in !bot.offlineReasons.isEmpty }
            }
        }
        #expect(error?.description.contains("check sasl.account") == true)
    }

    /// The rule "server may interleave PING/NOTICE".
    @Test func `PING and NOTICE come in the middle`() async throws {
        try await loggingIn { bot, line in
            _ = try await line.greet(capabilities: ["sasl=PLAIN"])
            try await line.expect("AUTHENTICATE PLAIN")
            line.send(":irc.test NOTICE * :*** Looking up your hostname", "PING :a b")
            try await line.expect("PONG :a b")
            line.send("AUTHENTICATE +")
            #expect(try await line.expectAuthentication() == Array("sweep\0sweep\0pencil".utf8))
            line.send("PING x", ":irc.test 903 * :SASL authentication successful")
            try await line.expect("PONG x")
            try await line.expect("CAP END")
        }
    }

    /// SASL 3.1: an exact multiple of 400 bytes is followed by a lone `+`.
    @Test func `an answer fills its lines exactly`() async throws {
        let password = String(repeating: "p", count: 300 - 12)
        try await loggingIn(password: password) { _, line in
            _ = try await line.greet(capabilities: ["sasl=PLAIN"])
            try await line.expect("AUTHENTICATE PLAIN")
            line.send("AUTHENTICATE +")
            try await line.expect("400 letters") { $0.parameters.first?.utf8.count == 400 }
            try await line.expect("AUTHENTICATE +")
        }
    }

    /// The rule "a multi-line server challenge".
    @Test func `a challenge has many lines`() async throws {
        try await loggingIn { _, line in
            _ = try await line.greet(capabilities: ["sasl=SCRAM-SHA-256"])
            var account = SCRAMServer.Account()
            account.salt = [UInt8](repeating: 7, count: 900)
            #expect(try await line.logIn(by: .sha256, account: account))
            try await line.expect("CAP END")
        }
    }

    /// Memory is bounded, and the abort is said once.
    @Test(arguments: [400, 401])
    func `a challenge has megabytes`(bytes: Int) async throws {
        try await loggingIn { _, line in
            _ = try await line.greet(capabilities: ["sasl=SCRAM-SHA-256"])
            try await line.expect("AUTHENTICATE SCRAM-SHA-256")
            let piece = "AUTHENTICATE " + String(repeating: "A", count: bytes)
            line.send([String](repeating: piece, count: 2_500))
            try await line.expect("AUTHENTICATE *")
            try await line.expectSilence()
            line.send(":irc.test 906 * :aborted", ":irc.test 904 * :failed")
            try await line.expect("CAP END")
        }
    }

    /// znc#949: services come back, and we log in again; eggdrop#395.
    @Test func `sasl comes with CAP NEW`() async throws {
        try await loggingIn { bot, line in
            try await line.register(capabilities: [])
            _ = try await bot.ready()
            for _ in 0..<2 {
                line.send(":irc.test CAP sweep NEW :sasl=PLAIN", ":irc.test CAP sweep ACK :sasl")
                try await line.expect("CAP REQ sasl")
                try await line.expect("AUTHENTICATE PLAIN")
                line.send(":irc.test CAP sweep DEL :sasl")
                try await line.expectSilence()
            }
        }
    }

    /// The services go away in the middle.
    @Test func `sasl is taken back in the middle`() async throws {
        try await loggingIn { _, line in
            _ = try await line.greet(capabilities: ["sasl=PLAIN"])
            try await line.expect("AUTHENTICATE PLAIN")
            line.send(":irc.test CAP * DEL :sasl")
            try await line.expect("CAP END")
            try await line.expectSilence()
        }
    }

    /// Limnoria#1014; the rules 2: the answer to EXTERNAL is `+`, and a renewed certificate is not
    /// known to the services.
    @Test func `the certificate is not known`() async throws {
        try await loggingIn([.external, .plain]) { _, line in
            _ = try await line.greet(capabilities: ["sasl=EXTERNAL,PLAIN"])
            try await line.expect("AUTHENTICATE EXTERNAL")
            line.send("AUTHENTICATE +")
            try await line.expect("AUTHENTICATE +")
            line.send(":irc.test 904 * :SASL authentication failed")
            try await line.expect("AUTHENTICATE PLAIN")
        }
    }

    /// aatxe/irc#239: who joins before the login is refused, and shows the real host.
    @Test func `the cloak comes late`() async throws {
        let server = try await ScriptedServer()
        let bot = try TestBot(at: server, channels: ["#run"]) { $0.login = .sample() }
        try await bot.serving { _ in
            let line = try await server.accept()
            _ = try await line.greet(capabilities: ["sasl=PLAIN"])
            try await line.expect("AUTHENTICATE PLAIN")
            line.send("AUTHENTICATE +")
            _ = try await line.expectAuthentication()
            line.send(
                ":irc.test 900 * sweep!s@h sweep :You are now logged in",
                ":irc.test 903 * :SASL authentication successful"
            )
            try await line.expect("CAP END")
            line.welcome("sweep")
            try await line.expectSilence()
            line.send(":irc.test 396 sweep cloak.example :is now your host")
            try await line.expect("JOIN #run")
        }
    }
}
