import NIOCore
import NIOEmbedded
import NIOOpenSSL
import TestKit
import Testing

@Suite struct CloseTests {
    @Test(arguments: [TLSVersion.tls12, .tls13])
    func `our close sends what waits, says so, and waits for the answer`(
        version: TLSVersion
    ) throws {
        let link = try Link(version: version)
        try link.establish()
        let quit = link.write("QUIT\r\n")
        let close = link.channel.close()
        try link.pump()
        #expect(quit.outcome == .success)
        #expect(link.server.received == Array("QUIT\r\n".utf8))
        #expect(link.server.isClosedByClient)
        #expect(close.outcome == nil)
        #expect(link.channel.isActive)
        link.server.send(Array("ERROR :Closing Link\r\n".utf8))
        link.server.sendCloseNotify()
        try link.pump()
        #expect(close.outcome == .success)
        #expect(
            link.recorder.seen == [
                .handshake, .plaintext("ERROR :Closing Link\r\n"), .closed(isClean: true),
                .inactive,
            ]
        )
    }

    @Test(arguments: [TLSVersion.tls12, .tls13], [Int.max, 1])
    func `their close is answered after the last data was delivered`(
        version: TLSVersion,
        chunk: Int
    ) throws {
        let link = try Link(version: version, chunk: chunk)
        try link.establish()
        let waiting = link.write("too late")
        link.server.send(Array("bye".utf8))
        link.server.sendCloseNotify()
        try link.pump()
        #expect(
            link.recorder.seen == [
                .handshake, .plaintext("bye"), .closed(isClean: true), .inactive,
            ]
        )
        #expect(link.server.isClosedByClient)
        #expect(link.server.failure == nil)
        #expect(waiting.outcome == .failure(.closed(.closing)))
    }

    @Test func `data and close_notify behind the handshake are not lost`() throws {
        let link = try Link(version: .tls12)
        try link.connect()
        try link.exchange()
        while let buffer = try link.channel.readOutbound(as: ByteBuffer.self) {
            link.server.receive(Array(buffer.readableBytesView))
        }
        link.server.send(Array("full".utf8))
        link.server.sendCloseNotify()
        try link.deliver(link.server.takeOutput())
        #expect(
            link.recorder.seen == [
                .handshake, .plaintext("full"), .closed(isClean: true), .inactive,
            ]
        )
    }

    @Test func `an end without close_notify is told and is no error`() throws {
        let link = try Link()
        try link.establish()
        let waiting = link.write("too late")
        link.socket.cut()
        #expect(link.recorder.seen == [.handshake, .closed(isClean: false), .inactive])
        #expect(waiting.outcome == .failure(.closed(.established)))
    }

    @Test func `a half-closed channel is at its end`() throws {
        let link = try Link()
        try link.establish()
        link.channel.pipeline.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
        #expect(link.recorder.seen == [.handshake, .closed(isClean: false), .inactive])
        #expect(!link.channel.isActive)
    }

    @Test func `a peer that drops the connection instead of answering has closed it`() throws {
        let link = try Link()
        try link.establish()
        let first = link.channel.close()
        let second = link.channel.close()
        link.socket.cut()
        #expect(first.outcome == .success)
        #expect(second.outcome == .success)
        #expect(link.recorder.seen == [.handshake, .closed(isClean: false), .inactive])
    }

    @Test func `a close from within a read is polite`() throws {
        let link = try Link()
        let closed = Kept()
        link.recorder.onPlaintext = { context in closed.future = context.close() }
        try link.establish()
        link.server.send(Array("go away".utf8))
        try link.pump()
        #expect(link.server.isClosedByClient)
        link.server.sendCloseNotify()
        try link.pump()
        #expect(closed.future?.outcome == .success)
        #expect(
            link.recorder.seen == [
                .handshake, .plaintext("go away"), .closed(isClean: true), .inactive,
            ]
        )
    }

    @Test func `a close from within the read of their last words joins theirs`() throws {
        let link = try Link()
        let closed = Kept()
        link.recorder.onPlaintext = { context in closed.future = context.close() }
        try link.establish()
        link.server.send(Array("bye".utf8))
        link.server.sendCloseNotify()
        try link.pump()
        #expect(closed.future?.outcome == .success)
        #expect(link.server.isClosedByClient)
        #expect(link.recorder.seen.suffix(2) == [.closed(isClean: true), .inactive])
    }

    @Test func `a close from within the event of the handshake is polite`() throws {
        let link = try Link()
        let closed = Kept()
        link.recorder.onHandshake = { context in closed.future = context.close() }
        try link.establish()
        #expect(link.server.isClosedByClient)
        link.server.sendCloseNotify()
        try link.pump()
        #expect(closed.future?.outcome == .success)
        #expect(link.recorder.seen == [.handshake, .closed(isClean: true), .inactive])
    }

    @Test func `write, flush and close from within an error lead to nothing`() throws {
        let link = try Link(TestIdentity.selfSigned())
        let written = Kept()
        link.recorder.onError = { context in
            let promise = context.eventLoop.makePromise(of: Void.self)
            written.future = promise.futureResult
            context.write(NIOAny(ByteBuffer(string: "x")), promise: promise)
            context.flush()
            context.close(promise: nil)
        }
        try link.establish()
        #expect(written.future?.outcome == .failure(.closed(.handshake)))
        #expect(link.recorder.errors.count == 1)
    }

    @Test func `a write after a close fails at once`() throws {
        let link = try Link()
        try link.establish()
        link.channel.close(promise: nil)
        #expect(link.write("late").outcome == .failure(.closed(.closing)))
        link.server.sendCloseNotify()
        try link.pump()
        #expect(link.write("later").outcome != nil)
    }

    @Test func `a close during the handshake ends it without an error`() throws {
        let link = try Link()
        try link.connect()
        let write = link.write("never")
        let close = link.channel.close()
        #expect(close.outcome == .success)
        #expect(write.outcome == .failure(.closed(.handshake)))
        #expect(link.recorder.seen == [.inactive])
    }

    @Test func `a channel that was never active lets go of what waits`() throws {
        let link = try Link()
        let write = link.write("never")
        link.socket.cut()
        #expect(write.outcome == .failure(.closed(.handshake)))
        #expect(link.recorder.errors.isEmpty)
    }

    @Test(arguments: [CloseMode.output, .input])
    func `one side alone cannot be closed`(mode: CloseMode) throws {
        let link = try Link()
        try link.establish()
        let close = link.channel.close(mode: mode)
        #expect(close.outcome == .otherFailure("\(ChannelError.operationUnsupported)"))
        link.channel.writeAndFlush(ByteBuffer(string: "still here"), promise: nil)
        try link.pump()
        #expect(link.server.received == Array("still here".utf8))
    }

    // MARK: - Deadlines

    @Test func `a handshake that takes too long fails`() throws {
        let link = try Link()
        try link.connect()
        let write = link.write("never")
        link.channel.embeddedEventLoop.advanceTime(by: .milliseconds(9999))
        #expect(link.recorder.seen.isEmpty)
        link.channel.embeddedEventLoop.advanceTime(by: .milliseconds(1))
        #expect(link.recorder.seen == [.error(.timedOut(.handshake)), .inactive])
        #expect(write.outcome == .failure(.timedOut(.handshake)))
    }

    @Test func `a peer that never answers a close is left behind`() throws {
        let link = try Link()
        try link.establish()
        // The deadline of the handshake has been and gone.
        link.channel.embeddedEventLoop.advanceTime(by: .seconds(60))
        let close = link.channel.close()
        let joined = link.channel.close()
        link.channel.embeddedEventLoop.advanceTime(by: .milliseconds(4999))
        #expect(link.channel.isActive)
        link.channel.embeddedEventLoop.advanceTime(by: .milliseconds(1))
        #expect(!link.channel.isActive)
        #expect(close.outcome == .failure(.timedOut(.closing)))
        #expect(joined.outcome == .failure(.timedOut(.closing)))
        #expect(link.recorder.seen == [.handshake, .closed(isClean: false), .inactive])
    }

    @Test func `deadlines are those of the configuration`() throws {
        let link = try Link(
            configuration: TLSConfiguration(
                trust: .file(Link.trust.path),
                handshakeTimeout: .seconds(1)
            )
        )
        try link.connect()
        link.channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        #expect(link.recorder.errors == [.timedOut(.handshake)])
    }
}

/// Keeps a future out of a closure.
private final class Kept {
    var future: EventLoopFuture<Void>?
}
