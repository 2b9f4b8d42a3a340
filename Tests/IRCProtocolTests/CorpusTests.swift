import Foundation
import IRCProtocol
import Testing

/// What the fuzzers start from, and what they have found, is read at every run.
@Suite(.timeLimit(.minutes(5))) struct CorpusTests {
    private static func files(_ part: String) throws -> [URL] {
        try FileManager.default.contentsOfDirectory(
            at: PackageFolders.tests.appending(path: "../Fuzz/Corpus/\(part)"),
            includingPropertiesForKeys: nil
        )
    }

    @Test(arguments: [1, 7, Int.max])
    func `however its bytes are cut, a dialogue leads to the same`(size: Int) throws {
        let files = try Self.files("session")
        try #require(files.count > 40)
        for file in files {
            let bytes = Array(try Data(contentsOf: file).dropFirst())
            var framer = LineFramer()
            var rest = bytes[...]
            var frames: [LineFramer.Frame] = []
            while !rest.isEmpty {
                let piece = Array(rest.prefix(size))
                frames += framer.receive(piece.span)
                rest = rest.dropFirst(size)
            }
            var session = IRCSession(try .test(channels: ["#run"]))
            var sent = session.start()
            var whole = session
            var sentAtOnce = sent
            for frame in frames { sent += session.take(frame) }
            var framerOfAll = LineFramer()
            for frame in framerOfAll.receive(bytes.span) { sentAtOnce += whole.take(frame) }
            #expect(sent == sentAtOnce, "\(file.lastPathComponent)")
            #expect(session.phase == whole.phase && session.identity == whole.identity)
        }
    }

    @Test func `lines that were found odd are read or refused`() throws {
        for file in try Self.files("line") {
            var framer = LineFramer()
            let bytes = Array(try Data(contentsOf: file))
            for case .line(let line) in framer.receive(bytes.span) {
                guard let message = try? IRCMessage(parsing: line) else { continue }
                guard let output = try? message.serialized() else { continue }
                #expect(try IRCMessage(parsing: Array(output.dropLast(2))) == message)
            }
        }
    }
}

extension IRCSession {
    /// Takes a line, and gives what is to be sent.
    fileprivate mutating func take(_ frame: LineFramer.Frame) -> [IRCMessage] {
        guard case .line(let line) = frame, let message = try? IRCMessage(parsing: line) else {
            return []
        }
        return receive(message).replies
    }
}
