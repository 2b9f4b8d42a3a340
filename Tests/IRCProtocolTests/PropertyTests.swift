import Foundation
import IRCProtocol
import Testing

@Suite(.timeLimit(.minutes(5))) struct PropertyTests {
    /// Bytes that mean something to a parser come more often than others.
    private static let alphabet =
        Array("@@:: ;;=\\\\sna#!+abPING0019".utf8) + [0, 1, 10, 13, 0xC3, 0xA9, 0xFF]

    @Test func `random bytes parse or are refused, and never trap`() throws {
        var random = SeededGenerator(seed: 3)
        var parsed = 0
        for _ in 0..<100_000 {
            let bytes = random.bytes(0...40, from: Self.alphabet)
            guard let message = try? IRCMessage(parsing: bytes) else { continue }
            parsed += 1
            // Whatever could be parsed can be asked for everything.
            _ = message.source?.text
            _ = message.commandText
            #expect(message.parameters.count == message.parameterCount)
            // A key that is not UTF-8 cannot be asked for by text.
            for key in message.tags.dictionary.keys where key.utf8.allSatisfy({ $0 < 0x80 }) {
                #expect(message.tags.contains(key))
            }
            if let output = try? message.serialized() {
                #expect(output.suffix(2) == [13, 10])
                #expect(!output.dropLast(2).contains { $0 == 0 || $0 == 10 || $0 == 13 })
                #expect(try IRCMessage(parsing: Array(output.dropLast(2))) == message)
            }
        }
        #expect(parsed > 10_000)
    }

    @Test func `what is made and sent comes back the same`() throws {
        var random = SeededGenerator(seed: 4)
        var sent = 0
        let pieces = ["a", ";", " ", ":", "\\", "é", "#x", "", "+", "日本", "=", "n", "\n", "\0"]
        func text(_ counts: ClosedRange<Int>) -> String {
            (0..<Int.random(in: counts, using: &random))
                .map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
        }
        for _ in 0..<20_000 {
            let message = IRCMessage(
                tags: [text(1...2): text(0...4), "k": text(0...4)],
                source: Bool.random(using: &random) ? Source("a!b@c") : nil,
                command: ["PRIVMSG", "x", "042"].randomElement(using: &random) ?? "",
                parameters: (0..<Int.random(in: 0...4, using: &random)).map { _ in text(0...3) }
            )
            guard let output = try? message.serialized() else { continue }
            sent += 1
            let back = try IRCMessage(parsing: Array(output.dropLast(2)))
            #expect(back == message)
            #expect(back.parameters == message.parameters)
            #expect(back.tags.dictionary == message.tags.dictionary)
        }
        #expect(sent > 2_000)
    }

    @Test func `a session fed with broken dialogues never traps and sends only whole lines`() throws
    {
        var random = SeededGenerator(seed: 5)
        let lines = try DialogueTests.files.flatMap { file in
            try String(contentsOf: PackageFolders.fixtures.appending(path: file), encoding: .utf8)
                .split(separator: "\n").filter { $0.hasPrefix("< ") }
                .map { Array($0.utf8.dropFirst(2)) }
        }
        try #require(lines.count > 100)
        var replies = 0
        for _ in 0..<600 {
            var session = IRCSession(try .test(channels: ["#run", "#t"]))
            var output: [IRCMessage] = session.start()
            if Bool.random(using: &random) {
                let all = "message-tags batch labeled-response echo-message draft/multiline"
                try session.hear(":irc.test CAP * LS :\(all)=max-bytes=99")
                try session.hear(":irc.test CAP * ACK :\(all)")
            }
            for _ in 0..<60 {
                let line = Self.mutated(lines.randomElement(using: &random) ?? [], &random)
                guard let message = try? IRCMessage(parsing: line) else { continue }
                output += session.receive(message).replies
            }
            let budget = session.textBudget(for: .nick(session.nick))
            #expect((0..<session.features.lineBytes).contains(budget))
            for message in output {
                replies += 1
                guard let bytes = try? message.serialized() else { continue }
                #expect(bytes.suffix(2) == [13, 10])
                #expect(!bytes.dropLast(2).contains { $0 == 0 || $0 == 10 || $0 == 13 })
                #expect(bytes.count <= 512)
            }
        }
        #expect(replies > 3_000)
    }

    private static func mutated(_ line: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
        var line = line
        for _ in 0..<Int.random(in: 0...3, using: &random) where !line.isEmpty {
            let index = Int.random(in: line.indices, using: &random)
            switch Int.random(in: 0...3, using: &random) {
            case 0: line[index] = alphabet.randomElement(using: &random) ?? 0
            case 1: line.remove(at: index)
            case 2: line.insert(alphabet.randomElement(using: &random) ?? 0, at: index)
            default: line.removeSubrange(index...)
            }
        }
        return line
    }
}
