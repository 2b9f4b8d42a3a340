import Chat
import IRCClient
import NIOCore
import Testing

@Suite struct MultilineTests {
    private func line(
        _ limits: String = "max-bytes=4096,max-lines=24",
        flood: IRCConfiguration.Flood = .init(burst: 0, linesPerSecond: 0)
    ) throws -> TestLine {
        try TestLine.ready(
            .sample(flood: flood),
            capabilities: TestLine.labels + " draft/multiline=" + limits
        )
    }

    @Test func `what has several lines goes as one message`() throws {
        let line = try line()
        line.say(action(1, "one\ntwo\n\nthree"), action(2, to: "bob", "single"))
        #expect(
            line.takeLines() == [
                "@label=1 BATCH +1 draft/multiline ana", "@batch=1 PRIVMSG ana :one",
                "@batch=1 PRIVMSG ana :two", "@batch=1 PRIVMSG ana :three", "BATCH -1",
                "@label=2 PRIVMSG bob :single",
            ]
        )
        try line.server("@label=1 :srv.example ACK")
        #expect(line.heard.fates == [1: .delivered])
    }

    @Test func `a long line is put together by the receiver`() throws {
        let line = try line()
        let text = "\u{2}" + String(repeating: "word ", count: 300) + "end"
        line.say(action(1, text))
        let lines = line.takeLines()
        #expect(lines.count == 6)
        let joined = lines.dropFirst().dropLast()
            .map { line in
                String(
                    line.split(separator: " ", maxSplits: 3, omittingEmptySubsequences: false)[3]
                        .dropFirst()
                )
            }
        #expect(joined.joined() == text)
        #expect(lines[1].hasPrefix("@batch=1 PRIVMSG"))
        for line in lines[2...4] {
            #expect(line.hasPrefix("@batch=1;draft/multiline-concat PRIVMSG ana :word"))
        }
        for text in lines { #expect(text.utf8.count <= 512 + 40) }
    }

    @Test(arguments: [
        ("max-bytes=4096,max-lines=2", "a\nb\nc"), ("max-bytes=4", "a\nb\nc"),
        ("max-bytes=4096", "a\nb\nc\nd\ne\nf\ng\nh\ni"), ("max-lines=24", "a\nb"),
    ]) func `what does not fit goes line by line`(limits: String, text: String) throws {
        let line = try line(limits)
        line.say(action(1, text))
        let lines = line.takeLines()
        #expect(lines.allSatisfy { $0.hasPrefix("@label=") && $0.contains(" PRIVMSG ana :") })
        #expect(lines.count == text.split(separator: "\n").count)
    }

    @Test func `what fits to the byte goes as one message`() throws {
        let line = try line("max-bytes=5,max-lines=3")
        line.say(action(1, "a\nb\nc"))
        #expect(line.takeLines().count == 5)
    }

    @Test(arguments: [
        "@label=1 :srv.example FAIL BATCH MULTILINE_MAX_LINES 2 :Too many lines",
        ":srv.example FAIL BATCH MULTILINE_MAX_BYTES 4 :Too long",
        "@label=1 :srv.example FAIL BATCH MULTILINE_INVALID :Odd",
    ]) func `what is refused as one message is said line by line, as all is then`(
        fail: String
    ) throws {
        let line = try line()
        line.say(action(1, "one\ntwo"))
        _ = line.takeLines()
        try line.server(fail, fail)
        #expect(line.takeLines() == ["@label=2 PRIVMSG ana :one", "@label=3 PRIVMSG ana :two"])
        #expect(line.heard.fates.isEmpty)
        try line.server("@label=2 :srv.example ACK", "@label=3 :srv.example ACK")
        #expect(line.heard.fates == [1: .delivered])
        line.say(action(2, "three\nfour"))
        #expect(line.takeLines() == ["@label=4 PRIVMSG ana :three", "@label=5 PRIVMSG ana :four"])
    }

    @Test func `a person who is gone is gone for the whole message`() throws {
        let line = try line()
        line.say(action(1, "one\ntwo"))
        try line.server("@label=1 :srv.example 401 sweep ana :No such nick")
        #expect(line.heard.fates == [1: .refused(.noSuchPerson)])
    }

    @Test func `it costs as many lines as it has`() throws {
        let line = try line(flood: .init(burst: 4, linesPerSecond: 1))
        line.say(action(1, "a\nb\nc"), action(2, to: "bob", "next"))
        #expect(line.takeLines().count == 5)
        try line.server("@label=1 :srv.example ACK")
        line.pass(.milliseconds(1_800))
        #expect(line.takeLines().isEmpty)
        line.pass(.milliseconds(200))
        #expect(line.takeLines() == ["@label=2 PRIVMSG bob :next"])
    }
}
