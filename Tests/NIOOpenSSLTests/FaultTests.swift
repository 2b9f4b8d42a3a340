import NIOCore
import NIOEmbedded
import NIOOpenSSL
import TestKit
import Testing

/// Failure at step N, for every N.
@Suite(.timeLimit(.minutes(1))) struct FaultTests {
    /// How many bytes a server sends in its handshake, tickets included.
    private static func handshakeBytes(_ version: TLSVersion) throws -> Int {
        let link = try Link(version: version)
        try link.establish()
        return link.delivered
    }

    @Test(arguments: [TLSVersion.tls12, .tls13])
    func `a connection cut at any byte fails every promise once and names the phase`(
        version: TLSVersion
    ) throws {
        let total = try Self.handshakeBytes(version)
        #expect(total > 500)
        let settings = MemoryTLSServerSettings(identity: Link.good, version: version)
        for cut in 0..<total {
            let link = try Link(settings)
            link.deliveryLimit = cut
            let early = link.write("NICK sweep\r\n")
            try link.connect()
            let flushed = link.write("USER sweep\r\n")
            link.channel.flush()
            try link.pump()
            let unflushed = link.write("JOIN #club\r\n")
            link.socket.cut()
            #expect(!link.channel.isActive)
            if link.recorder.seen.first == .handshake {
                #expect(
                    link.recorder.seen == [.handshake, .closed(isClean: false), .inactive],
                    "cut at \(cut)"
                )
                #expect(early.outcome == .success)
                #expect(flushed.outcome == .success)
                #expect(unflushed.outcome == .failure(.closed(.established)))
            } else {
                #expect(
                    link.recorder.seen == [.error(.closed(.handshake)), .inactive],
                    "cut at \(cut)"
                )
                for write in [early, flushed, unflushed] {
                    #expect(write.outcome == .failure(.closed(.handshake)), "cut at \(cut)")
                }
            }
        }
    }

    @Test(arguments: [TLSVersion.tls12, .tls13], [UInt8(0x01), 0xFF])
    func `a handshake with any one byte changed ends in order`(
        version: TLSVersion,
        mask: UInt8
    ) throws {
        let total = try Self.handshakeBytes(version)
        var failures = 0
        let settings = MemoryTLSServerSettings(identity: Link.good, version: version)
        for position in 0..<total {
            let link = try Link(settings)
            try link.connect()
            let write = link.write("NICK sweep\r\n")
            link.channel.flush()
            try link.pump(changing: position, by: mask)
            // A changed length may leave the client waiting for more.
            link.channel.embeddedEventLoop.advanceTime(by: .seconds(10))
            if link.recorder.seen.first != .handshake {
                failures += 1
                #expect(link.recorder.errors.count == 1, "byte \(position)")
                #expect(link.recorder.seen.last == .inactive, "byte \(position)")
            }
            link.socket.cut()
            #expect(write.outcome != nil, "byte \(position)")
            let ends = link.recorder.seen.filter {
                switch $0 {
                case .error, .closed: true
                default: false
                }
            }
            #expect(ends.count == 1, "byte \(position): \(link.recorder.seen)")
        }
        // All but the tickets behind the handshake are covered by its own checks.
        #expect(failures > total / 2)
    }

    @Test func `data with any one byte changed is refused`() throws {
        for position in 0..<40 {
            let link = try Link(version: .tls13)
            try link.establish()
            link.server.send(Array("attack at dawn".utf8))
            var record = link.server.takeOutput()
            guard position < record.count else { break }
            record[position] ^= 0x01
            try link.deliver(record)
            link.channel.embeddedEventLoop.advanceTime(by: .seconds(10))
            #expect(link.recorder.plaintext.isEmpty)
            #expect(link.recorder.errors.count <= 1)
        }
    }

    @Test func `garbage after the handshake is an error and not an end`() throws {
        let link = try Link()
        try link.establish()
        let waiting = link.write("x")
        try link.deliver(Array("ERROR :not TLS at all any more\r\n".utf8))
        guard case .error(.protocol(let stack)) = link.recorder.seen[1] else {
            Issue.record("\(link.recorder.seen)")
            return
        }
        #expect(!stack.isEmpty)
        #expect(link.recorder.seen.count == 3)
        #expect(link.recorder.seen.last == .inactive)
        #expect(waiting.outcome == .failure(.protocol(stack)))
    }

    @Test func `data before a fault is delivered`() throws {
        let link = try Link()
        try link.establish()
        link.server.send(Array("good".utf8))
        try link.deliver(link.server.takeOutput() + Array(repeating: 0xAA, count: 64))
        #expect(link.recorder.seen.prefix(2) == [.handshake, .plaintext("good")])
        #expect(link.recorder.errors.count == 1)
    }

    @Test func `garbage during a close ends the close`() throws {
        let link = try Link()
        try link.establish()
        let close = link.channel.close()
        try link.deliver(Array(repeating: 0xAA, count: 64))
        #expect(close.outcome == .success)
        #expect(link.recorder.errors.count == 1)
        #expect(!link.channel.isActive)
    }

    @Test func `random bytes never do more than fail`() throws {
        let settings = MemoryTLSServerSettings(identity: Link.good)
        for seed in UInt64(1)...500 {
            var random = SplitMix(state: seed)
            let link = try Link(settings, chunk: Int.random(in: 1...200, using: &random))
            if seed.isMultiple(of: 2) { try link.establish() } else { try link.connect() }
            // Half of them begin as a record does, so that they get further.
            var bytes: [UInt8] =
                seed.isMultiple(of: 3)
                ? [UInt8.random(in: 20...24, using: &random), 3, 3, 0, 60] : []
            bytes += (0..<100).map { _ in UInt8.random(in: 0...255, using: &random) }
            try link.deliver(bytes)
            try link.deliver(bytes)
            #expect(link.recorder.errors.count <= 1)
            #expect(link.recorder.plaintext.isEmpty)
        }
    }

    @Test func `events in the wrong order lead to nothing`() throws {
        let link = try Link()
        let pipeline = link.channel.pipeline
        pipeline.fireChannelRead(ByteBuffer(string: "before its time"))
        pipeline.fireChannelInactive()
        pipeline.fireChannelActive()
        pipeline.fireChannelRead(ByteBuffer(string: "after its time"))
        pipeline.fireChannelReadComplete()
        pipeline.fireChannelInactive()
        #expect(try link.channel.readOutbound(as: ByteBuffer.self) == nil)
        #expect(link.recorder.seen == [.inactive, .inactive])
    }

    @Test(arguments: [TLSVersion.tls12, .tls13])
    func `what others leave in the error queue of the thread does no harm`(
        version: TLSVersion
    ) throws {
        let link = try Link(version: version, chunk: 3)
        link.beforeDelivery = ErrorQueueOfThread.spoil
        try link.establish()
        ErrorQueueOfThread.spoil()
        link.channel.writeAndFlush(ByteBuffer(string: "out"), promise: nil)
        link.server.send(Array("in".utf8))
        try link.pump()
        #expect(link.recorder.seen.first == .handshake)
        #expect(link.recorder.plaintext == "in")
        #expect(link.server.received == Array("out".utf8))
        ErrorQueueOfThread.spoil()
        let close = link.channel.close()
        link.server.sendCloseNotify()
        try link.pump()
        #expect(close.outcome == .success)
        #expect(link.recorder.seen.suffix(2) == [.closed(isClean: true), .inactive])
    }

    @Test func `a fault of one connection does not spoil another on the same thread`() throws {
        let healthy = try Link()
        try healthy.establish()
        for round in 0..<20 {
            let broken = try Link(TestIdentity.selfSigned())
            try broken.establish()
            #expect(broken.recorder.errors.count == 1)
            healthy.server.send([UInt8(ascii: "a")])
            try healthy.deliver(Array(healthy.server.takeOutput()))
            #expect(healthy.recorder.plaintext.utf8.count == round + 1)
        }
        #expect(healthy.recorder.errors.isEmpty)
    }
}

/// A small generator whose numbers depend on its seed alone.
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

extension Link {
    /// Lets both sides talk, with one byte of the server changed.
    fileprivate func pump(changing position: Int, by mask: UInt8) throws {
        var isBusy = true
        while isBusy {
            isBusy = false
            while let buffer = try channel.readOutbound(as: ByteBuffer.self) {
                isBusy = true
                server.receive(Array(buffer.readableBytesView))
            }
            var output = server.takeOutput()
            guard !output.isEmpty else { continue }
            isBusy = true
            let index = position - delivered
            if output.indices.contains(index) { output[index] ^= mask }
            try deliver(output)
        }
    }
}
