import Glibc
import NIOCore

/// One connection of a ``ScriptedServer``, played by a test.
///
/// Waiting is for one task at a time; sending is for any.
public final class ScriptedConnection: Sendable {
    /// How a connection ended.
    public enum End: Equatable, Sendable {
        /// The client said that nothing more comes, and closed.
        case clean
        /// The connection broke, or was closed without a word.
        case cut
        /// The server dropped the client, which had too much that was not read yet.
        case dropped
        /// TLS failed, and what OpenSSL says of it.
        case failed(String)
    }

    /// How much a client may have sent that is not read yet.
    public struct Backlog: Sendable {
        public var maxLines: Int
        /// With CR LF.
        public var maxBytes: Int

        public init(maxLines: Int = .max, maxBytes: Int = .max) {
            self.maxLines = maxLines
            self.maxBytes = maxBytes
        }

        func isExceeded(by arrivals: [Arrival]) -> Bool {
            guard maxLines < .max || maxBytes < .max else { return false }
            let sizes = arrivals.map { arrival in
                if case .line(let line) = arrival { line.text.utf8.count + 2 } else { 0 }
            }
            return sizes.count > maxLines || sizes.reduce(0, +) > maxBytes
        }
    }

    enum Arrival: Sendable {
        case line(ClientLine)
        case end(End)
    }

    let channel: any Channel
    let transcript = Transcript()
    let isPolite: Bool
    let backlog: Backlog
    let arrivals: Mailbox<Arrival>
    private let tls: NIOLoopBound<MemoryTLSServer?>

    init(_ channel: any Channel, _ tls: MemoryTLSServer?, isPolite: Bool, backlog: Backlog) {
        self.channel = channel
        self.isPolite = isPolite
        self.backlog = backlog
        self.tls = NIOLoopBound(tls, eventLoop: channel.eventLoop)
        arrivals = Mailbox(on: channel.eventLoop)
    }

    // MARK: - What the server does

    /// Sends lines, all in one TLS record.
    public func send(_ lines: String...) {
        send(lines)
    }

    /// Sends lines, all in one TLS record.
    public func send(_ lines: [String]) {
        for line in lines { transcript.note(">", line) }
        channel.writeAndFlush(ByteBuffer(string: lines.map { $0 + "\r\n" }.joined()), promise: nil)
    }

    /// Sends bytes as they are, in as many TLS records as there are chunks.
    public func send(bytes: [UInt8], inChunksOf size: Int = .max) {
        transcript.note(">", String(decoding: bytes, as: UTF8.self))
        for start in stride(from: 0, to: bytes.count, by: min(size, bytes.count)) {
            let chunk = bytes[start..<min(bytes.count, start + min(size, bytes.count))]
            channel.writeAndFlush(ByteBuffer(bytes: chunk), promise: nil)
        }
    }

    /// Reads nothing more, as a server does that hangs; the client's lines pile up.
    public func stopReading() {
        channel.setOption(.autoRead, value: false).whenComplete { _ in }
    }

    /// Reads again after ``stopReading()``.
    public func resumeReading() {
        channel.setOption(.autoRead, value: true).whenComplete { _ in }
    }

    /// Closes as TLS wants it, with close_notify.
    public func closeCleanly() {
        transcript.note(">", "(close_notify)")
        let event = TLSServerHandler.CloseNotify.send
        // Where there is no TLS, nothing takes the event.
        channel.triggerUserOutboundEvent(event)
            .whenFailure { _ in self.channel.close(promise: nil) }
    }

    /// Changes the keys of TLS 1.3, and asks the client to do so too.
    public func updateKeys() {
        transcript.note(">", "(KeyUpdate)")
        channel.triggerUserOutboundEvent(TLSServerHandler.KeyUpdate.send, promise: nil)
    }

    /// Closes TCP without a word of TLS.
    public func closeAbruptly() {
        transcript.note(">", "(FIN)")
        channel.close(promise: nil)
    }

    /// Resets the connection, as a network does that breaks.
    public func cut() {
        transcript.note(">", "(RST)")
        let reset = linger(l_onoff: 1, l_linger: 0)
        (channel as? any SocketOptionProvider)?.setSoLinger(reset)
            .whenComplete { _ in self.channel.close(promise: nil) }
    }

    // MARK: - What TLS knows

    /// The name that the client asked for.
    public func serverName() async throws -> String? {
        try await channel.eventLoop.submit { self.tls.value?.serverName }.get()
    }

    /// The SHA-256 of the client's certificate, in hexadecimal.
    public func clientCertificate() async throws -> String? {
        try await channel.eventLoop.submit { self.tls.value?.clientCertificate }.get()
    }

    /// The channel binding tls-exporter (RFC 9266), as the server's end has it.
    public func channelBinding() async throws -> [UInt8] {
        try await channel.eventLoop
            .submit {
                self.tls.value?.exportKeyingMaterial(label: "EXPORTER-Channel-Binding", length: 32)
                    ?? []
            }
            .get()
    }
}
