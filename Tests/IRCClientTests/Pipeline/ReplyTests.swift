import Chat
import IRCClient
import NIOCore
import Testing

/// Lines that say which message they answer.
@Suite struct ReplyTests {
    private func line(features: String = "", capabilities: String) throws -> TestLine {
        try TestLine.ready(
            .sample(flood: .init(burst: 0, linesPerSecond: 0)),
            features: features,
            capabilities: capabilities
        )
    }

    @Test func `an answer in a channel names the message, in both ways that clients know`() throws {
        let line = try line(capabilities: "message-tags")
        line.say(action(1, to: "#running", "mia: yes", answering: "m;1"))
        #expect(
            line.takeLines() == ["@+reply=m\\:1;+draft/reply=m\\:1 PRIVMSG #running :mia: yes"]
        )
        line.say(action(2, "no answer"))
        #expect(line.takeLines() == ["PRIVMSG ana :no answer"])
    }

    @Test(arguments: [
        ("CLIENTTAGDENY=*,-draft/reply", "@+draft/reply=m1 "), ("CLIENTTAGDENY=*", ""),
        ("CLIENTTAGDENY=draft/reply", "@+reply=m1 "),
    ])
    func `a tag that the server drops is not sent`(features: String, tags: String) throws {
        let line = try line(features: features, capabilities: "message-tags")
        line.say(action(1, to: "#running", "yes", answering: "m1"))
        #expect(line.takeLines() == [tags + "PRIVMSG #running :yes"])
    }

    @Test func `without tags the words go all the same`() throws {
        let line = try line(capabilities: "server-time")
        line.say(action(1, to: "#running", "yes", answering: "m1"))
        #expect(line.takeLines() == ["PRIVMSG #running :yes"])
    }

    @Test(arguments: [String(repeating: "x", count: 5_000), ""])
    func `a name out of all reason keeps no words back`(name: String) throws {
        let line = try line(capabilities: "message-tags")
        line.say(action(1, to: "#running", "yes", answering: name))
        let sent = try #require(line.takeLines().first)
        #expect(sent.hasSuffix("PRIVMSG #running :yes") && sent.utf8.count < 100)
    }

    @Test func `of several lines only the first one answers`() throws {
        let line = try line(capabilities: "message-tags")
        let text = String(repeating: "word ", count: 200)
        line.say(action(1, to: "#running", text, answering: "m1"))
        let lines = line.takeLines()
        #expect(lines.count > 1 && lines[0].hasPrefix("@+reply=m1;+draft/reply=m1 PRIVMSG"))
        #expect(lines.dropFirst().allSatisfy { $0.hasPrefix("PRIVMSG #running") })
    }

    @Test func `a message of several lines answers as a whole`() throws {
        let line = try line(
            capabilities: TestLine.labels + " draft/multiline=max-bytes=4096,max-lines=24"
        )
        line.say(action(1, to: "#running", "one\ntwo", answering: "m1"))
        let lines = line.takeLines()
        #expect(
            lines.first == "@label=1;+reply=m1;+draft/reply=m1 BATCH +1 draft/multiline #running"
        )
        #expect(lines.dropFirst().allSatisfy { !$0.contains("reply") })
    }
}
