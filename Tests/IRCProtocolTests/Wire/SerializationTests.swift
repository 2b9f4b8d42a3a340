import IRCProtocol
import Testing

@Suite struct SerializationTests {
    @Test(arguments: [
        (["a"], "JOIN a"), (["a", "b c"], "JOIN a :b c"), (["a", ""], "JOIN a :"),
        (["a", ":b"], "JOIN a ::b"), ([], "JOIN"), (["a", "b:c"], "JOIN a b:c"),
    ]) func `the last parameter gets a colon where it needs one`(
        parameters: [String],
        line: String
    )
        throws
    {
        #expect(try IRCMessage(command: "JOIN", parameters: parameters).sent == line)
    }

    @Test func `what a person says stands behind a colon even when it is one word`() throws {
        #expect(try IRCMessage(.privmsg, "ana", "hello").sent == "PRIVMSG ana :hello")
        #expect(try IRCMessage(.notice, "ana", "hello").sent == "NOTICE ana :hello")
    }

    @Test func `numerics have three digits`() throws {
        #expect(try IRCMessage(.numeric(.welcome), "a").sent == "001 a")
        #expect(try IRCMessage(.numeric(Numeric(rawValue: 42)), "a").sent == "042 a")
    }

    @Test func `tags are escaped and empty values left out`() throws {
        let message = IRCMessage(tags: ["+a": "; \\\r\n", "b": ""], command: "X")
        #expect(try message.sent == "@+a=\\:\\s\\\\\\r\\n;b X")
    }

    struct Refusal: Sendable, CustomTestStringConvertible {
        var message: IRCMessage
        var error: SerializeError

        var testDescription: String { error.description }
    }

    static let refusals = [
        Refusal(message: IRCMessage(command: ""), error: .invalidCommand),
        Refusal(message: IRCMessage(.unknown), error: .invalidCommand),
        Refusal(message: IRCMessage(command: "A B"), error: .invalidCommand),
        Refusal(message: IRCMessage(command: ":A"), error: .invalidCommand),
        Refusal(message: IRCMessage(command: "@A"), error: .invalidCommand),
        Refusal(message: IRCMessage(command: "QUIT\r\nJOIN"), error: .invalidCommand),
        Refusal(message: IRCMessage(source: Source("a b"), command: "A"), error: .invalidSource),
        Refusal(message: IRCMessage(source: Source(""), command: "A"), error: .invalidSource),
        Refusal(message: IRCMessage(.privmsg, "", "x"), error: .invalidMiddle(index: 0)),
        Refusal(message: IRCMessage(.privmsg, "a b", "x"), error: .invalidMiddle(index: 0)),
        Refusal(message: IRCMessage(.mode, "a", ":b", "x"), error: .invalidMiddle(index: 1)),
        Refusal(message: IRCMessage(.privmsg, "a", "x\r\nQUIT"), error: .forbiddenByte(13)),
        Refusal(message: IRCMessage(.privmsg, "a", "x\nQUIT"), error: .forbiddenByte(10)),
        Refusal(message: IRCMessage(.privmsg, "a\n", "x"), error: .forbiddenByte(10)),
        Refusal(message: IRCMessage(.privmsg, "a", "x\0"), error: .forbiddenByte(0)),
        Refusal(message: IRCMessage(tags: ["": "x"], command: "A"), error: .invalidTagKey("")),
        Refusal(message: IRCMessage(tags: ["a b": ""], command: "A"), error: .invalidTagKey("a b")),
        Refusal(message: IRCMessage(tags: ["a=b": ""], command: "A"), error: .invalidTagKey("a=b")),
        Refusal(message: IRCMessage(tags: ["a;b": ""], command: "A"), error: .invalidTagKey("a;b")),
        Refusal(message: IRCMessage(tags: ["a": "\0"], command: "A"), error: .forbiddenByte(0)),
    ]

    @Test(arguments: refusals) func `what would break the line is refused`(refusal: Refusal) {
        var output: [UInt8] = [1, 2, 3]
        #expect(throws: refusal.error) { try refusal.message.serialize(into: &output) }
        #expect(output == [1, 2, 3])
    }

    @Test func `limits hold to the byte`() throws {
        let fits = String(repeating: "a", count: 512 - "PRIVMSG x :\r\n".utf8.count)
        #expect(try IRCMessage(.privmsg, "x", fits).serialized().count == 512)
        #expect(throws: SerializeError.bodyTooLong(bytes: 513, limit: 512)) {
            try IRCMessage(.privmsg, "x", fits + "a").serialized()
        }
        var output: [UInt8] = []
        #expect(throws: Never.self) {
            try IRCMessage(.privmsg, "x", fits + "a").serialize(into: &output, bodyLimit: 513)
        }
        let tag = String(repeating: "a", count: 4_092)
        #expect(throws: Never.self) { try IRCMessage(tags: ["k": tag], command: "X").serialized() }
        #expect(throws: SerializeError.tagsTooLong(bytes: 4_095, limit: 4_094)) {
            try IRCMessage(tags: ["k": tag + "a"], command: "X").serialized()
        }
    }

    @Test func `several messages go into one buffer`() throws {
        var output: [UInt8] = []
        try IRCMessage(.ping, "a").serialize(into: &output)
        try IRCMessage(.ping, "b").serialize(into: &output)
        #expect(output == Array("PING a\r\nPING b\r\n".utf8))
    }
}
