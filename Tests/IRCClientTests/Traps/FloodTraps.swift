import Chat
import IRCClient
import TestKit
import Testing

/// Floods in either direction.
///
/// On complaints of bots: "Flood". That what we send keeps within what servers bear is shown by
/// `ThrottlingServerTests`, `CrowdTests` and `FloodGateTests`.
@Suite(.timeLimit(.minutes(1))) struct FloodTraps {
    /// Each PING is answered, in order; RFC 1459 §4.6.2.
    @Test func `ten thousand PINGs come at once`() async throws {
        try await TrapStage.ready { _, line, _ in
            line.send((0..<10_000).map { "PING \($0)" })
            for index in 0..<10_000 { try await line.expect("PONG \(index)") }
        }
    }

    /// PONG gives back what PING had, byte for byte.
    @Test func `PING is odd`() async throws {
        try await TrapStage.ready { _, line, _ in
            line.send("PING", "PING :", "PING :a b", "PING ::)", "ping x y", ":irc.test PING 1")
            for answer in ["PONG :", "PONG :a b", "PONG ::)", "PONG x", "PONG 1"] {
                try await line.expect(answer)
            }
            line.send("PING " + String(repeating: "z", count: 5_000))
            try await line.expectSilence()
        }
    }

    /// Who takes no answers is read no further: what waits for it is bounded.
    @Test func `a server asks for ever and reads nothing`() async throws {
        try await TrapStage.ready { bot, line, _ in
            line.stopReading()
            let token = String(repeating: "z", count: 480)
            for _ in 0..<20 { line.send([String](repeating: "PING \(token)", count: 500)) }
            line.send(":ana!a@host.example PRIVMSG sweep :are you there?")
            try await Task.sleep(for: .milliseconds(1_200))
            #expect(bot.heard.messages.isEmpty)
            line.resumeReading()
            try await bot.heard.wait { $0.messages.count == 1 }
        }
    }

    /// sopel#2607: loops of bots; CTCP gets few answers, and never in a channel.
    @Test func `queries come in floods`() async throws {
        try await TrapStage.ready(names: []) { _, line, _ in
            let query = ":ana!a@host.example PRIVMSG sweep :\u{1}VERSION\u{1}"
            line.send([String](repeating: query, count: 1_000))
            line.send(":ana!a@host.example PRIVMSG #run :\u{1}VERSION\u{1}", "PING end")
            var answers = 0
            while try await line.expect("a line", where: { _ in true }).body != "PONG end" {
                answers += 1
            }
            #expect((1...4).contains(answers))
        }
    }

    /// RFC 2812 §3.3.2: a NOTICE is never answered.
    @Test func `notices come in floods`() async throws {
        try await TrapStage.ready(names: []) { bot, line, _ in
            for text in ["hello", "\u{1}VERSION\u{1}", "\u{1}PING 1\u{1}"] {
                line.send(":ana!a@host.example NOTICE sweep :\(text)", ":x NOTICE #run :\(text)")
            }
            try await line.expectSilence()
            #expect(bot.heard.messages.isEmpty)
        }
    }

    /// matterbridge#40, phergie-bot#41: flooded off, and never back in the channel.
    @Test func `we are flooded off`() async throws {
        let server = try await ScriptedServer()
        try await TestBot(at: server, channels: ["#run"])
            .serving { bot in
                for round in 1...2 {
                    let line = try await server.accept()
                    try await line.register()
                    try await line.admit("sweep", to: "#run")
                    _ = try await bot.ready(times: round)
                    line.send("ERROR :Closing Link: bot.example (Excess Flood)")
                    line.closeCleanly()
                }
                try await bot.heard.wait { $0.losses == 2 }
                #expect(bot.offlineReasons[0].contains("Excess Flood"))
            }
    }
}
