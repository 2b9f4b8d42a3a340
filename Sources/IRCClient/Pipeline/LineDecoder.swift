internal import CoreMetrics
package import IRCProtocol
package import NIOCore

/// Turns the bytes of a connection into messages.
///
/// However the bytes are chunked, the messages are the same. Lines that are no messages, or longer
/// than any line may be, are counted and dropped; the connection goes on.
package final class LineDecoder: ChannelInboundHandler {
    package typealias InboundIn = ByteBuffer
    package typealias InboundOut = IRCMessage

    private let metrics: IRCMetrics
    private var framer = LineFramer()

    /// Begins at the start of a stream.
    package init(metrics: IRCMetrics) {
        self.metrics = metrics
    }

    package func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let bytes = unwrapInboundIn(data)
        let frames = framer.receive(bytes.readableBytesUInt8Span)
        guard !frames.isEmpty else { return }
        var malformed = 0
        for frame in frames {
            guard case .line(let bytes) = frame, let message = Self.message(bytes) else {
                malformed += 1
                continue
            }
            context.fireChannelRead(wrapInboundOut(message))
        }
        metrics.linesReceived.increment(by: frames.count)
        if malformed > 0 { metrics.linesMalformed.increment(by: malformed) }
    }

    private static func message(_ bytes: [UInt8]) -> IRCMessage? {
        // Servers name a LINELEN above 512 only while they register us, so the longest is allowed.
        try? IRCMessage(parsing: bytes, bodyLimit: WireLimits.receivedTagBytes)
    }
}

/// A handler belongs to the event loop of its channel.
@available(*, unavailable)
extension LineDecoder: Sendable {}
