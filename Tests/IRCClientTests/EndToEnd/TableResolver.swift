import NIOCore
import NIOPosix

/// Looks names up in a table of its own: each is both addresses of the loopback.
final class TableResolver: Resolver, Sendable {
    private let group = MultiThreadedEventLoopGroup.singleton
    private let addresses: (v4: [String], v6: [String])

    /// Makes a table; an empty list is a name that has no addresses of that kind.
    init(v4: [String] = ["127.0.0.1"], v6: [String] = ["::1"]) {
        addresses = (v4, v6)
    }

    func initiateAQuery(host: String, port: Int) -> EventLoopFuture<[SocketAddress]> {
        look(addresses.v4, port)
    }

    func initiateAAAAQuery(host: String, port: Int) -> EventLoopFuture<[SocketAddress]> {
        look(addresses.v6, port)
    }

    func cancelQueries() {}

    private func look(_ addresses: [String], _ port: Int) -> EventLoopFuture<[SocketAddress]> {
        group.any()
            .makeCompletedFuture {
                try addresses.map { try SocketAddress(ipAddress: $0, port: port) }
            }
    }
}
