public import NIOCore
internal import NIOTLS

/// Speaks TLS as a client: ciphertext towards the channel, plaintext towards the application.
///
/// Add it first to the pipeline of a stream channel; the handshake begins when the channel is
/// active. It fires `TLSUserEvent.handshakeCompleted(negotiatedProtocol: nil)` once the server's
/// certificate was accepted, and at the end either ``TLSClosed`` or a ``TLSError`` through
/// `errorCaught`, never both. After an error it closes the channel itself.
///
/// - Writes made before the handshake is finished wait, up to ``maxWaitingBytes``. Those made
///   between two flushes are joined into as few TLS records as can hold them.
/// - `close` sends what waits, says close_notify and waits for the peer's. If that does not come
///   in time the transport is closed all the same, and the promise fails with
///   ``TLSError/timedOut(_:)``. One side alone cannot be closed: that fails with
///   `ChannelError.operationUnsupported`.
/// - **Everything but `init` is to be used on the event loop of the channel only.**
public final class TLSHandler: ChannelDuplexHandler {
    /// Ciphertext from the peer.
    public typealias InboundIn = ByteBuffer
    /// Plaintext from the peer.
    public typealias InboundOut = ByteBuffer
    /// Plaintext from the application.
    public typealias OutboundIn = ByteBuffer
    /// Ciphertext for the peer.
    public typealias OutboundOut = ByteBuffer

    /// How many bytes may wait for the end of the handshake, or for a flush: 256 KiB.
    ///
    /// During the handshake, writes beyond this fail with
    /// ``TLSError/tooManyWaitingBytes(limit:)``. Afterwards they are handed to the channel early,
    /// so that its writability tells of them.
    public static let maxWaitingBytes = 262_144

    private let session: TLSSession
    private let handshakeTimeout: TimeAmount
    private let closeTimeout: TimeAmount
    private var machine = StateMachine(maxWaitingBytes: TLSHandler.maxWaitingBytes)
    private var waiting = WaitingWrites()
    private var closePromise: EventLoopPromise<Void>?
    private var timer: Scheduled<Void>?
    private var eventLoop: (any EventLoop)?
    /// Whether the application asked for data and got none since.
    private var isReadPending = false

    /// Prepares a connection.
    ///
    /// - Parameters:
    ///   - context: What to trust and show, and the time limits.
    ///   - peer: The name that the server's certificate must be made out to.
    /// - Throws: ``TLSError/engineBug(_:)`` if OpenSSL has no memory left.
    public init(context: TLSContext, peer: TLSPeer) throws(TLSError) {
        session = try context.makeSession(peer: peer)
        handshakeTimeout = TimeAmount(context.configuration.handshakeTimeout)
        closeTimeout = TimeAmount(context.configuration.closeTimeout)
    }

    // MARK: - For logs and logins

    /// What was agreed on; nil before the handshake is finished.
    public var negotiation: TLSNegotiation? {
        eventLoop?.preconditionInEventLoop()
        return session.negotiation
    }

    /// Derives bytes that only the two ends of this connection know (RFC 8446 §7.5).
    ///
    /// With label "EXPORTER-Channel-Binding" and length 32 this is the channel binding
    /// `tls-exporter` (RFC 9266), which ties a login to this very connection.
    ///
    /// - Parameters:
    ///   - label: The label; the context is empty.
    ///   - length: How many bytes, more than 0.
    /// - Returns: The bytes, or nil before the handshake is finished and on TLS 1.2, where they
    ///   would not be bound to one connection only.
    public func exportKeyingMaterial(label: String, length: Int) -> [UInt8]? {
        eventLoop?.preconditionInEventLoop()
        return session.exportKeyingMaterial(label: label, length: length)
    }
}

/// A handler belongs to the event loop of its channel.
@available(*, unavailable)
extension TLSHandler: Sendable {}

// MARK: - Life in the pipeline

extension TLSHandler {
    /// Begins the handshake if the channel is active already.
    public func handlerAdded(context: ChannelHandlerContext) {
        eventLoop = context.eventLoop
        if context.channel.isActive { begin(context) }
    }

    /// Fails what still waits.
    public func handlerRemoved(context: ChannelHandlerContext) {
        switch machine.inputEnded() {
        case .abandon(let error), .fail(let error), .reportUnclean(let error):
            release(failing: error)
        case .ignore:
            break
        }
    }

    /// Begins the handshake.
    public func channelActive(context: ChannelHandlerContext) {
        begin(context)
        context.fireChannelActive()
    }

    /// Tells of an end that came without close_notify.
    public func channelInactive(context: ChannelHandlerContext) {
        endInput(context)
        context.fireChannelInactive()
    }

    /// Takes the end of input of a half-closed channel for the end of the connection.
    public func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        // Where half-closed channels are allowed, this is how the end of input is told.
        if let event = event as? ChannelEvent, event == .inputClosed {
            endInput(context)
            context.close(promise: nil)
        }
        context.fireUserInboundEventTriggered(event)
    }

    private func begin(_ context: ChannelHandlerContext) {
        guard case .beginHandshake(let deadline) = machine.channelActive() else { return }
        arm(deadline, in: handshakeTimeout, context)
        stepHandshake(context)
        context.read()
    }

    private func endInput(_ context: ChannelHandlerContext) {
        switch machine.inputEnded() {
        case .abandon(let error):
            release(failing: error)
        case .fail(let error):
            release(failing: error)
            context.fireErrorCaught(error)
        case .reportUnclean(let error):
            let closing = closePromise.take()
            release(failing: error)
            context.fireUserInboundEventTriggered(TLSClosed(isClean: false))
            closing?.succeed()
        case .ignore:
            break
        }
    }
}

// MARK: - Input

extension TLSHandler {
    /// Goes on with the handshake, or delivers the plaintext.
    public func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        session.receive(unwrapInboundIn(data))
        advance(context)
    }

    /// Reads again if what was read answered nobody.
    public func channelReadComplete(context: ChannelHandlerContext) {
        // Ciphertext that gave no plaintext answers nobody's read.
        if machine.wantsInput(isReadPending: isReadPending) { context.read() }
        context.fireChannelReadComplete()
    }

    /// Notes that the application waits for plaintext.
    public func read(context: ChannelHandlerContext) {
        isReadPending = true
        context.read()
    }

    private func advance(_ context: ChannelHandlerContext) {
        switch machine.bytesReceived() {
        case .stepHandshake: stepHandshake(context)
        case .read: readPlaintext(context)
        case .drop: break
        }
    }

    private func stepHandshake(_ context: ChannelHandlerContext) {
        let step = machine.handshakeStepped(session.handshake())
        let hasOutput = writeOutput(context)
        switch step {
        case .wait:
            if hasOutput { context.flush() }
        case .complete:
            disarm()
            context.fireUserInboundEventTriggered(
                TLSUserEvent.handshakeCompleted(negotiatedProtocol: nil)
            )
            if waiting.isFlushed, machine.flush() == .encrypt { encryptWaiting(context) }
            // Our last message of the handshake and the first data leave together.
            context.flush()
            // What the server says first may have come behind its last message.
            advance(context)
        case .fail(let error):
            fail(error, context)
        }
    }

    private func readPlaintext(_ context: ChannelHandlerContext) {
        var plaintext = ByteBuffer()
        let step = machine.readStepped(session.read(into: &plaintext))
        // The peer is leaving: that our answer could not be made changes nothing any more.
        if step == .answerAndClose { _ = session.sendCloseNotify() }
        if writeOutput(context) { context.flush() }
        if plaintext.readableBytes > 0 {
            isReadPending = false
            context.fireChannelRead(wrapInboundOut(plaintext))
        }
        switch step {
        case .wait:
            break
        case .answerAndClose, .close:
            guard machine.closed() else { return }
            let closing = closePromise.take()
            release(failing: .closed(.closing))
            context.fireUserInboundEventTriggered(TLSClosed(isClean: true))
            context.close(promise: closing)
        case .fail(let error):
            fail(error, context)
        }
    }
}

// MARK: - Output

extension TLSHandler {
    /// Keeps the plaintext until it is flushed.
    public func write(
        context: ChannelHandlerContext,
        data: NIOAny,
        promise: EventLoopPromise<Void>?
    ) {
        let plaintext = unwrapOutboundIn(data)
        switch machine.write(bytes: plaintext.readableBytes, waiting: waiting.count) {
        case .keep:
            waiting.append(plaintext, promise: promise)
        case .keepAndEncrypt:
            waiting.append(plaintext, promise: promise)
            encryptWaiting(context)
        case .refuse(let error):
            promise?.fail(error)
        }
    }

    /// Encrypts and sends what was written, or as soon as there are keys.
    public func flush(context: ChannelHandlerContext) {
        switch machine.flush() {
        case .encrypt:
            encryptWaiting(context)
            context.flush()
        case .remember:
            waiting.markFlushed()
        case .forward:
            context.flush()
        }
    }

    /// Encrypts all that waits in one go, and gives whether the connection is still in order.
    @discardableResult private func encryptWaiting(_ context: ChannelHandlerContext) -> Bool {
        guard let (plaintext, promise) = waiting.take() else { return true }
        let step = machine.writeStepped(session.write(plaintext))
        // An empty write has no output, but its promise keeps its place in the queue.
        let output = session.takeOutput() ?? ByteBuffer()
        switch step {
        case .proceed:
            context.write(wrapOutboundOut(output), promise: promise)
            return true
        case .fail(let error):
            context.write(wrapOutboundOut(output), promise: nil)
            promise?.fail(error)
            fail(error, context)
            return false
        }
    }

    /// Hands to the channel what libssl has for the peer, and gives whether that was anything.
    @discardableResult private func writeOutput(_ context: ChannelHandlerContext) -> Bool {
        guard let output = session.takeOutput() else { return false }
        context.write(wrapOutboundOut(output), promise: nil)
        return true
    }
}

// MARK: - The end

extension TLSHandler {
    /// Says close_notify and waits for the peer's.
    public func close(
        context: ChannelHandlerContext,
        mode: CloseMode,
        promise: EventLoopPromise<Void>?
    ) {
        guard mode == .all else {
            promise?.fail(ChannelError.operationUnsupported)
            return
        }
        switch machine.close() {
        case .abandon(let error):
            release(failing: error)
            context.close(promise: promise)
        case .sendCloseNotify(let deadline):
            closePromise.setOrCascade(to: promise)
            arm(deadline, in: closeTimeout, context)
            sendCloseNotify(context)
        case .join:
            closePromise.setOrCascade(to: promise)
        case .forward:
            context.close(promise: promise)
        }
    }

    private func sendCloseNotify(_ context: ChannelHandlerContext) {
        guard encryptWaiting(context) else { return }
        let step = machine.writeStepped(session.sendCloseNotify())
        writeOutput(context)
        switch step {
        case .proceed:
            context.flush()
            context.read()
        case .fail(let error):
            fail(error, context)
        }
    }

    /// Ends a connection that the machine has already given up.
    private func fail(_ error: TLSError, _ context: ChannelHandlerContext) {
        let closing = closePromise.take()
        // The alert that tells the peer why, if libssl had one, is on its way already.
        context.flush()
        release(failing: error)
        context.fireErrorCaught(error)
        context.close(promise: closing)
    }

    /// Lets go of all that waits: the timer, the writes, and a close that is still open.
    private func release(failing error: TLSError) {
        disarm()
        let writes = waiting.take()?.promise
        let closing = closePromise.take()
        writes?.fail(error)
        closing?.fail(error)
    }

    private func arm(
        _ deadline: StateMachine.Deadline,
        in delay: TimeAmount,
        _ context: ChannelHandlerContext
    ) {
        disarm()
        timer = context.eventLoop.assumeIsolated()
            .scheduleTask(in: delay) {
                self.timeOut(deadline, context)
            }
    }

    private func disarm() {
        timer?.cancel()
        timer = nil
    }

    private func timeOut(_ deadline: StateMachine.Deadline, _ context: ChannelHandlerContext) {
        switch machine.deadlinePassed(deadline) {
        case .fail(let error):
            fail(error, context)
        case .giveUpClosing(let error):
            let closing = closePromise.take()
            release(failing: error)
            context.fireUserInboundEventTriggered(TLSClosed(isClean: false))
            context.close(promise: nil)
            closing?.fail(error)
        case .ignore:
            break
        }
    }
}
