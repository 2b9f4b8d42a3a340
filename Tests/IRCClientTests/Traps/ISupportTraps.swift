import Chat
import IRCClient
import TestKit
import Testing

/// Nonsense in 005, and changes at any time.
///
/// Source: modern.ircdocs.horse, RPL_ISUPPORT.
@Suite(.timeLimit(.minutes(1))) struct ISupportTraps {
    @Test(arguments: [
        "CHANTYPES=", "CHANTYPES", "CHANTYPES=abc", "PREFIX=", "PREFIX", "PREFIX=(ov",
        "PREFIX=ov)@+",
        "PREFIX=(ooo)@@@", "PREFIX=(o)a", "PREFIX=(ov)@", "PREFIX=()", "PREFIX=)(", "CHANMODES=",
        "CHANMODES=,,,,,,,", "MONITOR=0", "TARGMAX=JOIN:0", "TARGMAX=PRIVMSG:0", "MODES=-1",
        "CASEMAPPING=", "CASEMAPPING=rfc7613", "STATUSMSG=", "STATUSMSG=a", "BOT=", "BOT=é",
        "BOT=bb", "UTF8ONLY=x", "=x", "-", "-=", "NETWORK=\\x", "NETWORK=\\xZZ\\x0", "X=\\x00\\x0A",
        "CHANLIMIT=:", "CHANLIMIT=#:0", "CHANLIMIT=#:99999999999999999999", "CLIENTTAGDENY=*",
        "MAXCHANNELS=-1", "SILENCE", "EXTBAN=", ":", "é=ü", "draft/ACCOUNTREQUIRED",
    ])
    func `a token is nonsense`(token: String) async throws {
        try await TrapStage.ready(isupport: [token]) { bot, line, epoch in
            line.send(":irc.test 005", ":irc.test 005 sweep", ":irc.test 005 sweep \(token)")
            line.send(":ana!a@host.example PRIVMSG sweep :hello")
            try await bot.heard.wait { $0.messages.count == 1 }
            bot.connection.say([action(1, "hi")], epoch: epoch)
            try await line.skip(to: "PRIVMSG ana :hi")
        }
    }

    /// Endless tokens are bounded; the casemapping flips.
    @Test func `the server changes its mind for ever`() async throws {
        try await TrapStage.ready(names: ["@rob[", "rob{"]) { bot, line, _ in
            for round in 0..<300 {
                let mapping = round % 2 == 0 ? "rfc1459" : "ascii"
                line.send(
                    ":irc.test 005 sweep CASEMAPPING=\(mapping) X\(round)=1 :are supported",
                    ":irc.test 005 sweep -CASEMAPPING -CHANTYPES -PREFIX :are supported"
                )
            }
            line.send(":rob{!r@host.example PRIVMSG #run :sweep: hello")
            try await bot.heard.wait { $0.messages.count == 1 }
            try await line.expectSilence()
        }
    }

    /// Bot mode: only a letter is a mode; Solanum has none.
    @Test(arguments: [("BOT=B", true), ("BOT=", false), ("BOT=+", false), ("X=1", false)])
    func `the mode of a bot is none`(token: String, isSet: Bool) async throws {
        try await TrapStage.connected { _, line in
            try await line.register(isupport: [token])
            if isSet { try await line.expect("MODE sweep +B") }
            try await line.expectSilence()
        }
    }
}
