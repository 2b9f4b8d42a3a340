import NIOCore

/// The server's side of TLS in a pipeline, over ``MemoryTLSServer``.
///
/// What is behind it becomes active when the handshake is finished, and not at all when it fails.
final class TLSServerHandler: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    /// Asks for close_notify; the connection is closed when the client has sent its own.
    enum CloseNotify {
        case send
    }

    /// Asks for a change of keys, in both directions.
    enum KeyUpdate {
        case send
    }

    private let server: MemoryTLSServer
    private var isActive = false

    init(_ server: MemoryTLSServer) {
        self.server = server
    }

    func channelActive(context: ChannelHandlerContext) {
        // Active is who has shaken hands.
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        server.receive(Array(buffer: unwrapInboundIn(data)))
        sendOutput(context)
        if server.isHandshakeFinished, !isActive {
            isActive = true
            context.fireChannelActive()
        }
        let plaintext = server.takeReceived()
        if !plaintext.isEmpty {
            context.fireChannelRead(wrapInboundOut(ByteBuffer(bytes: plaintext)))
        }
        if server.failure != nil {
            context.close(promise: nil)
        } else if server.isClosedByClient {
            sendCloseNotify(context)
            context.close(promise: nil)
        }
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        server.send(Array(buffer: unwrapOutboundIn(data)))
        let output = ByteBuffer(bytes: server.takeOutput())
        context.write(wrapOutboundOut(output), promise: promise)
    }

    func triggerUserOutboundEvent(
        context: ChannelHandlerContext,
        event: Any,
        promise: EventLoopPromise<Void>?
    ) {
        switch event {
        case is CloseNotify: sendCloseNotify(context)
        case is KeyUpdate:
            server.updateKeys()
            sendOutput(context)
        default: return context.triggerUserOutboundEvent(event, promise: promise)
        }
        promise?.succeed()
    }

    private func sendCloseNotify(_ context: ChannelHandlerContext) {
        server.sendCloseNotify()
        sendOutput(context)
    }

    private func sendOutput(_ context: ChannelHandlerContext) {
        let output = server.takeOutput()
        guard !output.isEmpty else { return }
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: output)), promise: nil)
    }
}
