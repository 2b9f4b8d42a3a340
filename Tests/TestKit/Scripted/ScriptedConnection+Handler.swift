import NIOCore

extension ScriptedConnection {
    /// Cuts what comes into lines and tells the connection.
    final class Handler: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer

        private let connection: ScriptedConnection
        private let tls: MemoryTLSServer?
        private var begin: (() -> Void)?
        private var text: [UInt8] = []
        private var isReset = false
        private var isDropped = false

        /// Serves a connection; `begin` is called once, when it can be used or has failed.
        init(
            _ connection: ScriptedConnection,
            _ tls: MemoryTLSServer?,
            begin: @escaping () -> Void
        ) {
            self.connection = connection
            self.tls = tls
            self.begin = begin
        }

        func channelActive(context: ChannelHandlerContext) {
            beginOnce()
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            text += Array(buffer: unwrapInboundIn(data))
            while let end = text.firstIndex(of: UInt8(ascii: "\n")) {
                receive(text[..<end], context)
                text.removeFirst(end + 1)
            }
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) {
            isReset = true
            context.close(promise: nil)
        }

        func channelInactive(context: ChannelHandlerContext) {
            let end = end
            connection.transcript.note("<", "(\(end))")
            connection.arrivals.put(.end(end))
            beginOnce()
        }

        private var end: End {
            if isDropped { return .dropped }
            if let failure = tls?.failure { return .failed(failure) }
            guard !isReset, text.isEmpty, tls?.isClosedByClient ?? true else { return .cut }
            return .clean
        }

        private func beginOnce() {
            begin?()
            begin = nil
        }

        private func receive(_ bytes: ArraySlice<UInt8>, _ context: ChannelHandlerContext) {
            let hasReturn = bytes.last == UInt8(ascii: "\r")
            let text = String(decoding: hasReturn ? bytes.dropLast() : bytes, as: UTF8.self)
            let line = ClientLine(hasReturn ? text : text + "(LF without CR)")
            connection.transcript.note("<", line.text)
            if connection.isPolite, line.command == "PING" {
                let token = line.parameters.last ?? ""
                connection.send("\(line.label):irc.test PONG irc.test :\(token)")
                return
            }
            connection.arrivals.put(.line(line))
            if !isDropped, connection.backlog.isExceeded(by: connection.arrivals.waiting) {
                isDropped = true
                connection.send("ERROR :Closing Link: bot.example (Excess Flood)")
                context.close(promise: nil)
            }
            if connection.isPolite, line.command == "QUIT" {
                connection.send("ERROR :Closing link")
                connection.closeCleanly()
            }
        }
    }
}
