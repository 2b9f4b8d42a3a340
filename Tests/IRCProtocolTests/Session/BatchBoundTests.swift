import Foundation
import IRCProtocol
import Testing

@Suite struct BatchBoundTests {
    private static let capabilities =
        "message-tags batch labeled-response echo-message draft/multiline=max-bytes=4096"

    private func session() throws -> IRCSession {
        var session = try IRCSession.registered()
        try session.hear(":irc.test CAP * LS :\(Self.capabilities)")
        try session.hear(
            ":irc.test CAP * ACK :\(Self.capabilities.replacingOccurrences(of: "=max-bytes=4096", with: ""))"
        )
        return session
    }

    @Test func `batches that never end are let go, the oldest first`() throws {
        var session = try session()
        try session.hear(":irc.test BATCH +0 chathistory #c")
        for number in 1..<16 { try session.hear(":irc.test BATCH +\(number) example.com/x") }
        #expect(try session.message("@batch=0 :ana!a@h PRIVMSG sweep :x")?.isReplayed == true)
        try session.hear(":irc.test BATCH +16 example.com/x")
        #expect(try session.message("@batch=0 :ana!a@h PRIVMSG sweep :x")?.isReplayed == false)
    }

    @Test func `a multiline message that never ends is heard when it is let go`() throws {
        var session = try session()
        try session.hear(":ana!a@h BATCH +m draft/multiline sweep")
        #expect(try session.hear("@batch=m :ana!a@h PRIVMSG sweep :begun").events.isEmpty)
        for number in 0..<15 {
            #expect(try session.hear(":irc.test BATCH +\(number) example.com/x").events.isEmpty)
        }
        let message = try session.message(":irc.test BATCH +last example.com/x")
        #expect(message?.text == "begun")
    }

    @Test func `a long multiline message is cut off`() throws {
        var session = try session()
        try session.hear(":ana!a@h BATCH +m draft/multiline sweep")
        let line = String(repeating: "x", count: 400)
        for _ in 0..<1_000 { try session.hear("@batch=m :ana!a@h PRIVMSG sweep :\(line)") }
        #expect(try session.message("BATCH -m")?.text.utf8.count == 8_192)
    }

    @Test func `a million nested batches and ids cost no more than a few`() throws {
        var session = try session()
        var outer = "first"
        for number in 0..<3_000 {
            try session.hear(
                "@batch=\(outer);label=\(number) :irc.test BATCH +\(number) chathistory"
            )
            outer = "\(number)"
            try session.hear("@batch=\(outer);msgid=\(number) :ana!a@h PRIVMSG sweep :x")
        }
        let message = try session.message("@batch=\(outer) :ana!a@h PRIVMSG sweep :x")
        #expect(message?.isReplayed == true)
        #expect(try session.message("@msgid=2900 :ana!a@h PRIVMSG sweep :x") == nil)
        #expect(try session.message("@msgid=1 :ana!a@h PRIVMSG sweep :x") != nil)
        let long = String(repeating: "i", count: 4_000)
        #expect(try session.message("@msgid=\(long) :ana!a@h PRIVMSG sweep :x") != nil)
        #expect(try session.message("@msgid=\(long) :ana!a@h PRIVMSG sweep :x") != nil)
    }

    @Test func `without the capability neither batch nor label counts`() throws {
        var session = try IRCSession.registered(capabilities: "message-tags")
        try session.hear(":irc.test BATCH +1 chathistory #c")
        #expect(try session.message("@batch=1 :ana!a@h PRIVMSG sweep :x")?.isReplayed == false)
        #expect(try session.hear("@label=1 :irc.test ACK").events.isEmpty)
        #expect(try session.hear("@label=1 :sweep!s@h PRIVMSG ana :x").events.isEmpty)
        #expect(!session.labelsLines && session.multiline == nil)
    }

    @Test(arguments: [
        ("max-bytes=4096,max-lines=24", 4_096, 24), ("max-bytes=1", 1, 1_024),
        ("x,max-lines=2=3,max-bytes=9,y=1", 9, 1_024), ("max-lines=3", nil, 0), ("", nil, 0),
        ("max-bytes=0,max-lines=3", nil, 0), ("max-bytes=9,max-lines=1", nil, 0),
        ("max-bytes=99999999999999999999", nil, 0), ("max-bytes=999999999999", 1 << 20, 1_024),
    ]) func `the limits of a multiline message are read`(
        value: String,
        bytes: Int?,
        lines: Int
    ) throws {
        var session = try IRCSession.registered()
        let all = "message-tags batch labeled-response echo-message draft/multiline"
        try session.hear(":irc.test CAP * LS :\(all)=\(value)")
        try session.hear(":irc.test CAP * ACK :\(all)")
        #expect(session.multiline?.maxBytes == bytes)
        if bytes != nil { #expect(session.multiline?.maxLines == lines) }
    }

    @Test func `labels grow and fit, and stand before other tags`() throws {
        var session = try session()
        let labels = (0..<1_000).map { _ in session.nextLabel() }
        #expect(labels == labels.sorted() && Set(labels).count == labels.count)
        var bytes: [UInt8] = []
        let line = IRCMessage(tags: ["batch": "x"], command: "PRIVMSG", parameters: ["ana", "hi"])
        try line.serialize(into: &bytes, label: labels[999])
        try IRCMessage(.privmsg, "ana", "hi").serialize(into: &bytes, label: Label(.max))
        #expect(
            String(decoding: bytes, as: UTF8.self)
                == "@label=1000;batch=x PRIVMSG ana :hi\r\n"
                + "@label=18446744073709551615 PRIVMSG ana :hi\r\n"
        )
    }
}
