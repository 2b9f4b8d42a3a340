import NIOCore
import NIOPosix

/// A port of the loopback where this process is the server.
///
/// All its connections live on one event loop. When nobody holds it any more, the port and every
/// connection are closed.
final class LoopbackListener: Sendable {
    let port: Int
    /// The PEM file with the authority that vouches for the server.
    let authority: String
    let isPlaintext: Bool

    private let bootstrap: @Sendable (Int) async throws -> any Channel
    private let channels = OpenChannels()
    private let folder: TemporaryFolder

    /// Begins to take connections; `begin` puts what serves one at the end of its pipeline.
    init(
        _ security: LoopbackSecurity,
        on loop: any EventLoop,
        host: String,
        port: Int,
        begin: @escaping @Sendable (any Channel, MemoryTLSServer?) throws -> Void
    ) async throws {
        let issuer = TestAuthority()
        folder = try TemporaryFolder("listener")
        authority = try folder.write(issuer.identity.certificate, to: "ca.pem")
        let settings = security.settings(issuer)
        isPlaintext = settings == nil
        let tls = NIOLoopBoundBox.makeBoxSendingValue(settings, eventLoop: loop)
        bootstrap = { [channels] port in
            let listening = try await ServerBootstrap(group: loop)
                .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
                .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
                .childChannelInitializer { channel in
                    channels.add(channel)
                    return channel.eventLoop.makeCompletedFuture {
                        let server = tls.value.map(MemoryTLSServer.init)
                        if let server {
                            let handler = TLSServerHandler(server)
                            try channel.pipeline.syncOperations.addHandler(handler)
                        }
                        try begin(channel, server)
                    }
                }
                .bind(host: host, port: port).get()
            channels.add(listening)
            return listening
        }
        self.port = try await bootstrap(port).localAddress?.port ?? 0
    }

    deinit {
        close()
    }

    /// Closes the port and cuts every connection.
    func close() {
        channels.closeAll()
    }

    /// Takes connections again after ``close()``, on the same port.
    func open() async throws {
        _ = try await bootstrap(port)
    }
}
