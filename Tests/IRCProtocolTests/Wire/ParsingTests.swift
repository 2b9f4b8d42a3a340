import IRCProtocol
import Testing

@Suite struct ParsingTests {
    @Test func `all parts of a line are found`() throws {
        let message = try IRCMessage.line(
            "@time=2026-01-02T03:04:05.678Z;+x;account=ana :ana!~a@host PRIVMSG #run :on  my way :)"
        )
        #expect(message.command == .privmsg)
        #expect(message.tags["account"] == "ana")
        #expect(message.tags["+x"] == "")
        #expect(message.tags["x"] == nil)
        #expect(message.source == Source(nick: Nick("ana"), user: "~a", host: "host"))
        #expect(message.parameters == ["#run", "on  my way :)"])
        #expect(message.parameter(2) == nil)
        #expect(message.parameter(-1) == nil)
    }

    @Test(arguments: [
        ("privmsg a :b", Command.privmsg), ("Ping x", .ping), ("001 a", .numeric(.welcome)),
        ("AUTHENTICATE +", .authenticate), ("0001 a", .unknown), ("PRIVMSGS a", .unknown),
        ("1 a", .unknown), ("PING\u{7F} a", .unknown), ("AVERYLONGCOMMANDWORD", .unknown),
    ]) func `commands are known in any case and nothing else is`(
        line: String,
        command: Command
    )
        throws
    {
        #expect(try IRCMessage.line(line).command == command)
    }

    @Test(arguments: [
        ("a=\\:\\s\\\\\\r\\n", "; \\\r\n"), ("a=b\\", "b"), ("a=\\b", "b"), ("a", ""), ("a=", ""),
        ("a=1;a=2", "2"), ("a=1;a", ""), ("a=b=c", "b=c"), ("a=\\\\s", "\\s"), ("a=1;;=x;b=2", "1"),
    ]) func `tag values mean what the escapes say`(tags: String, value: String) throws {
        #expect(try IRCMessage.line("@\(tags) X").tags["a"] == value)
    }

    @Test(arguments: ["example.com/key", "+draft/reply", "k\u{1F3C3}", "a,b", "UPPER", "-"])
    func `odd keys of tags are kept`(key: String) throws {
        #expect(try IRCMessage.line("@\(key)=1 X").tags.dictionary == [key: "1"])
    }

    @Test(arguments: ["", "@a=b", "@a=b ", ":source", ":source  ", "@a :b ", " ", " X"])
    func `a line without a command is refused`(line: String) {
        #expect(throws: ParseError.noCommand) { try IRCMessage(parsing: line) }
    }

    @Test(arguments: [UInt8(0), 13, 10])
    func `NUL, CR and LF are refused wherever they stand`(byte: UInt8) throws {
        let line = Array("@a=b;c :src CMD mid :the rest".utf8)
        for offset in line.indices.dropFirst() {
            var broken = line
            broken.insert(byte, at: offset)
            #expect(throws: ParseError.forbiddenByte(byte, offset: offset)) {
                try IRCMessage(parsing: broken)
            }
        }
    }

    @Test func `text that is not UTF-8 is read as Windows-1252 and its bytes stay`() throws {
        let bytes = Array("PRIVMSG a :caf".utf8) + [0xE9, 0x20, 0x80, 0x81]
        let message = try IRCMessage(parsing: bytes)
        #expect(message.parameter(1) == "café €\u{81}")
        #expect(message.parameterBytes(1).map(Array.init) == Array(bytes.suffix(7)))
        #expect(try message.serialized() == bytes + [13, 10])
        #expect(try IRCMessage.line("PRIVMSG a :café €").parameter(1) == "café €")
    }

    @Test func `limits are those of the protocol, to the byte`() throws {
        let body = { (bytes: Int) in Array("X :".utf8) + [UInt8](repeating: 0x61, count: bytes - 5)
        }
        #expect(throws: Never.self) { try IRCMessage(parsing: body(512)) }
        #expect(throws: ParseError.bodyTooLong(bytes: 513, limit: 512)) {
            try IRCMessage(parsing: body(513))
        }
        #expect(throws: Never.self) { try IRCMessage(parsing: body(2_048), bodyLimit: 2_048) }
        let tags = { (bytes: Int) in
            Array("@a=".utf8) + [UInt8](repeating: 0x61, count: bytes - 4) + [0x20] + body(512)
        }
        #expect(throws: Never.self) { try IRCMessage(parsing: tags(8_191)) }
        #expect(throws: ParseError.tagsTooLong(bytes: 8_192, limit: 8_191)) {
            try IRCMessage(parsing: tags(8_192))
        }
    }

    @Test func `a raw span gives the same message as the text`() throws {
        let text = "@a=b :src CMD mid :the rest"
        let bytes = Array(text.utf8)
        let message = try unsafe IRCMessage(parsing: bytes.span.bytes)
        #expect(try message == IRCMessage(parsing: text))
    }

    @Test func `messages are equal by meaning and not by spelling`() throws {
        let one = try IRCMessage.line("@a=1;b=2 :s privmsg x :y")
        #expect(try one == .line("@b=2;a=0;a=\\1 :s  PRIVMSG x y"))
        for other in [
            "@a=1 :s PRIVMSG x y", "@a=1;b=3 :s PRIVMSG x y", "@a=1;b=2 :t PRIVMSG x y",
            "@a=1;b=2 PRIVMSG x y", "@a=1;b=2 :s NOTICE x y", "@a=1;b=2 :s PRIVMSG x Y",
            "@a=1;b=2 :s PRIVMSG x y z",
        ] {
            #expect(try one != .line(other), "\(other)")
        }
        #expect(try IRCMessage.line("FOO") != .line("BAR"))
    }
}
