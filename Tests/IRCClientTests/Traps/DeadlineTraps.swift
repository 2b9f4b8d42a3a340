import IRCClient
import NIOCore
import Testing

/// What a server begins and never ends.
///
/// In memory, because minutes have to pass; silent logins are in `LoginDeadlineTests`, half-open
/// lines in `StayingTests`. On the rules "timers on each step".
@Suite struct DeadlineTraps {
    /// IRCv3, "Capability Negotiation"; sopel#974; RFC 1459 §4.6.4 for an ERROR that is none.
    @Test(arguments: [
        ":irc.test CAP * LS * :message-tags sasl", ":irc.test CAP * NEW :sasl",
        ":irc.test NOTICE * :*** Looking up your hostname", "PING :still there",
        "ERROR :Closing Link", ":irc.test 020 * :Please wait", ":irc.test 437 * #x :No",
        ":irc.test 001 * :Welcome", ":irc.test CAP * ACK :sasl", "AUTHENTICATE +",
    ])
    func `a line comes for ever, and registration never ends`(text: String) throws {
        let line = try TestLine(.sample(login: .sample()))
        for _ in 0..<200 where !line.isClosed {
            try line.server(text)
            line.pass(.seconds(1))
        }
        #expect(line.isClosed)
        #expect(line.heard.epochs.isEmpty)
    }

    /// The same, where the end of the message of the day never comes.
    @Test func `005 comes for ever`() throws {
        let line = try TestLine(.sample())
        try line.server(":irc.test CAP * LS :", ":irc.test 001 sweep :Welcome")
        for round in 0..<60 where !line.isClosed {
            try line.server(":irc.test 005 sweep X\(round)=1 :are supported")
            line.pass(.seconds(1))
        }
        #expect(line.isClosed)
    }
}
