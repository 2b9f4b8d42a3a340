import NIOCore
import NIOEmbedded
import NIOOpenSSL
import TestKit
import Testing

@Suite struct TransferTests {
    @Test(arguments: [TLSVersion.tls12, .tls13], [Int.max, 1])
    func `plaintext goes both ways, whatever the size of the pieces`(
        version: TLSVersion,
        chunk: Int
    ) throws {
        let link = try Link(version: version, chunk: chunk)
        try link.establish()
        let write = link.write("PING one\r\n")
        link.channel.flush()
        try link.pump()
        #expect(write.outcome == .success)
        #expect(String(decoding: link.server.received, as: UTF8.self) == "PING one\r\n")
        link.server.send(Array("PONG one\r\n".utf8))
        link.server.send(Array("PONG two\r\n".utf8))
        try link.pump()
        #expect(link.recorder.plaintext == "PONG one\r\nPONG two\r\n")
        #expect(link.recorder.errors.isEmpty)
    }

    @Test(arguments: [1, 16_384, 16_385, 1_000_000])
    func `large transfers arrive whole`(size: Int) throws {
        let link = try Link()
        try link.establish()
        let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 / 251) }
        let write = link.channel.writeAndFlush(ByteBuffer(bytes: bytes))
        link.server.send(Array(repeating: UInt8(ascii: "x"), count: size))
        try link.pump()
        #expect(write.outcome == .success)
        #expect(link.server.received == bytes)
        #expect(link.recorder.plaintext.utf8.count == size)
    }

    @Test func `several records in one piece are delivered at once`() throws {
        let link = try Link()
        try link.establish()
        for line in 0..<10 { link.server.send(Array("line \(line)\r\n".utf8)) }
        try link.pump()
        let pieces = link.recorder.seen.filter { if case .plaintext = $0 { true } else { false } }
        #expect(pieces.count == 1)
        #expect(link.recorder.plaintext.hasSuffix("line 9\r\n"))
    }

    // MARK: - Joined writes

    @Test func `what waits for a flush leaves as one record and one write`() throws {
        let link = try Link()
        try link.establish()
        let before = link.socket.writes
        let writes = (0..<10).map { link.write("line \($0)\r\n") }
        #expect(try link.channel.readOutbound(as: ByteBuffer.self) == nil)
        #expect(writes.allSatisfy { $0.outcome == nil })
        link.channel.flush()
        let output = try #require(try link.channel.readOutbound(as: ByteBuffer.self))
        #expect(link.socket.writes == before + 1)
        #expect(output.recordLengths.count == 1)
        #expect(writes.allSatisfy { $0.outcome == .success })
        link.server.receive(Array(output.readableBytesView))
        #expect(link.server.received.count == 80)
    }

    @Test func `an empty write succeeds and sends nothing`() throws {
        let link = try Link()
        try link.establish()
        let write = link.write("")
        link.channel.flush()
        #expect(write.outcome == .success)
        #expect(try link.channel.readOutbound(as: ByteBuffer.self)?.readableBytes ?? 0 == 0)
    }

    @Test func `a record holds no more than was set`() throws {
        let link = try Link(
            version: .tls13,
            configuration: TLSConfiguration(trust: .file(Link.trust.path), maxRecordBytes: 2048)
        )
        try link.establish()
        link.channel.writeAndFlush(ByteBuffer(repeating: 7, count: 5000), promise: nil)
        let output = try #require(try link.channel.readOutbound(as: ByteBuffer.self))
        // Plaintext, one byte of content type and 16 of tag (RFC 8446 §5.2).
        #expect(output.recordLengths == [2048 + 17, 2048 + 17, 904 + 17])
    }

    // MARK: - Before the handshake is finished

    @Test func `flushed writes wait for the handshake and go with its last message`() throws {
        let link = try Link(version: .tls13)
        let early = link.write("NICK sweep\r\n")
        link.channel.flush()
        try link.connect()
        let late = link.write("USER sweep\r\n")
        let hello = try #require(try link.channel.readOutbound(as: ByteBuffer.self))
        link.server.receive(Array(hello.readableBytesView))
        #expect(early.outcome == nil)
        try link.pump()
        #expect(early.outcome == .success)
        #expect(late.outcome == .success)
        #expect(String(decoding: link.server.received, as: UTF8.self).hasPrefix("NICK sweep\r\n"))
    }

    @Test func `writes that were not flushed wait on`() throws {
        let link = try Link()
        let write = link.write("NICK sweep\r\n")
        try link.establish()
        #expect(link.server.received.isEmpty)
        #expect(write.outcome == nil)
        link.channel.flush()
        try link.pump()
        #expect(write.outcome == .success)
    }

    @Test func `more than the limit cannot wait for the handshake`() throws {
        let link = try Link()
        try link.connect()
        let limit = TLSHandler.maxWaitingBytes
        let fitting = link.channel.write(ByteBuffer(repeating: 1, count: limit))
        let beyond = link.write("x")
        link.channel.flush()
        #expect(beyond.outcome == .failure(.tooManyWaitingBytes(limit: limit)))
        try link.pump()
        #expect(fitting.outcome == .success)
        #expect(link.server.received.count == limit)
    }

    @Test func `afterwards what exceeds the limit is handed to the channel unasked`() throws {
        let link = try Link()
        try link.establish()
        let before = link.socket.writes
        link.channel.write(
            ByteBuffer(repeating: 1, count: TLSHandler.maxWaitingBytes),
            promise: nil
        )
        #expect(link.socket.writes == before)
        link.channel.write(ByteBuffer(string: "x"), promise: nil)
        #expect(link.socket.writes == before + 1)
    }

    @Test func `a reply behind the last message of the handshake is delivered`() throws {
        let link = try Link(version: .tls12)
        try link.connect()
        try link.exchange()
        try link.exchange(sendingBehind: "early\r\n")
        #expect(link.recorder.seen == [.handshake, .plaintext("early\r\n")])
    }

    // MARK: - Reads

    @Test func `a read that gave no plaintext is made again`() throws {
        let link = try Link()
        try link.establish()
        link.server.send(Array("hello".utf8))
        let record = link.server.takeOutput()
        link.channel.read()
        let before = link.socket.reads
        try link.deliver(Array(record.prefix(10)))
        #expect(link.socket.reads == before + 1)
        try link.deliver(Array(record.dropFirst(10)))
        #expect(link.recorder.plaintext == "hello")
        #expect(link.socket.reads == before + 1)
    }

    @Test func `nothing is read that nobody asked for`() throws {
        let link = try Link()
        try link.connect()
        link.recorder.onPlaintext = { _ in }
        try link.pump()
        link.channel.read()
        link.server.send(Array("a".utf8))
        try link.pump()
        let before = link.socket.reads
        link.server.send(Array("b".utf8))
        try link.deliver(Array(link.server.takeOutput().prefix(10)))
        #expect(link.socket.reads == before)
    }

    @Test func `the handshake reads by itself`() throws {
        let link = try Link()
        try link.connect()
        #expect(link.socket.reads == 1)
        let hello = try #require(try link.channel.readOutbound(as: ByteBuffer.self))
        link.server.receive(Array(hello.readableBytesView))
        try link.deliver(Array(link.server.takeOutput().prefix(20)))
        #expect(link.socket.reads == 2)
    }

    @Test func `new keys are taken and given`() throws {
        let link = try Link(version: .tls13)
        try link.establish()
        link.server.updateKeys()
        try link.pump()
        link.channel.writeAndFlush(ByteBuffer(string: "after"), promise: nil)
        link.server.send(Array("behind".utf8))
        try link.pump()
        #expect(link.recorder.plaintext == "behind")
        #expect(link.server.received == Array("after".utf8))
        #expect(link.server.failure == nil)
    }
}

extension Link {
    /// Carries one flight each way; what the server says then goes with its flight.
    func exchange(sendingBehind text: String = "") throws {
        while let buffer = try channel.readOutbound(as: ByteBuffer.self) {
            server.receive(Array(buffer.readableBytesView))
        }
        if !text.isEmpty { server.send(Array(text.utf8)) }
        try deliver(server.takeOutput())
    }
}

extension ByteBuffer {
    /// The lengths of the TLS records it holds (RFC 8446 §5.1).
    var recordLengths: [Int] {
        var lengths: [Int] = []
        var rest = self
        while rest.readSlice(length: 3) != nil, let length = rest.readInteger(as: UInt16.self) {
            lengths.append(Int(length))
            rest.moveReaderIndex(forwardBy: Int(length))
        }
        return lengths
    }
}
