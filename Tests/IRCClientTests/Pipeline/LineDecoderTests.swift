import IRCClient
import IRCProtocol
import NIOCore
import NIOEmbedded
import TestKit
import Testing

@Suite struct LineDecoderTests {
    private func messages(_ chunks: [[UInt8]]) throws -> [IRCMessage] {
        let channel = EmbeddedChannel(handler: LineDecoder(metrics: IRCMetrics(network: "demo")))
        for chunk in chunks { try channel.writeInbound(ByteBuffer(bytes: chunk)) }
        var messages: [IRCMessage] = []
        while let message = try channel.readInbound(as: IRCMessage.self) {
            messages.append(message)
        }
        return messages
    }

    private static let stream =
        Array(":a!b@c PRIVMSG sweep :h\u{e9}llo\r\n\r\nPING :x\n:no\u{0}nul PRIVMSG x :y\r\n".utf8)
        + Array(":a PRIVMSG s :".utf8) + [0xFF, 0xC3] + Array("\r\n@\r\n: \r\nPING :y\r\n".utf8)
        + Array(repeating: UInt8(ascii: "x"), count: 9_000) + Array("\r\nPING :z\r\nPIN".utf8)

    @Test func `broken lines are dropped and the others come through`() throws {
        let messages = try messages([Self.stream])
        #expect(messages.map(\.command) == [.privmsg, .ping, .privmsg, .ping, .ping])
        #expect(messages[2].parameter(1) == "\u{FF}\u{C3}")
    }

    @Test(arguments: 0..<20)
    func `however the bytes come the messages are the same`(seed: UInt64) throws {
        var random = SeededGenerator(state: seed)
        var chunks: [[UInt8]] = []
        var rest = Self.stream[...]
        while !rest.isEmpty {
            let size = Int.random(in: 1...(seed < 10 ? 5 : 5_000), using: &random)
            chunks.append(Array(rest.prefix(size)))
            rest = rest.dropFirst(size)
        }
        #expect(try messages(chunks) == messages([Self.stream]))
    }
}
