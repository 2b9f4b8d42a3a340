import NIOCore
import NIOPosix

/// Services that link to an ``InspIRCd`` and know SCRAM, as ``Atheme`` does not.
///
/// They offer SCRAM-SHA-256, SCRAM-SHA-512 and PLAIN. Channel bindings do not reach services, so
/// the mechanisms with `-PLUS` are played by a ``ScriptedServer``.
public final class SCRAMAgent: Sendable {
    /// What is known of an account, and how whoever logs in to it is dealt with.
    public struct Account: Sendable {
        public var scram = SCRAMServer.Account()
        /// How long each answer takes.
        public var delay = Duration.zero
        /// Whether there is no answer at all, once the client has named the account.
        public var isSilent = false
        /// Whether the right password is refused too.
        public var isRefused = false

        /// Describes an account with the password `pencil`; `adjust` changes it.
        public init(_ adjust: (inout Account) -> Void = { _ in }) {
            adjust(&self)
        }
    }

    private let channel: any Channel

    /// Links to a server and waits until it offers the mechanisms.
    public init(at server: InspIRCd, accounts: [String: Account]) async throws {
        let loop = MultiThreadedEventLoopGroup.singleton.next()
        let linked = loop.makePromise(of: Void.self)
        let casemapping = server.options.casemapping
        channel = try await ClientBootstrap(group: loop)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(
                        ServicesLink(accounts, casemapping: casemapping, linked: linked)
                    )
                }
            }
            .connect(host: "127.0.0.1", port: server.servicesPort).get()
        try await linked.futureResult.get()
    }

    /// How many logins were broken off by clients.
    public var aborts: Int {
        get async throws {
            try await channel.eventLoop
                .submit { [channel] in
                    try channel.pipeline.syncOperations.handler(type: ServicesLink.self).aborts
                }
                .get()
        }
    }

    deinit {
        channel.close(promise: nil)
    }

    /// Lets services go away; the server stays.
    public func end() async throws {
        channel.writeAndFlush(ByteBuffer(string: "ERROR :Services go away\r\n"), promise: nil)
        // The server closes the link when it has forgotten us.
        try await channel.closeFuture.get()
    }
}
