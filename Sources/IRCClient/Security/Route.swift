package import IRCProtocol

/// By which way one connection goes: to which port, and whether TLS guards it from the first byte.
package struct Route: Equatable, Sendable {
    /// Who chose the way.
    package enum Origin: Equatable, Sendable {
        /// The settings.
        case settings
        /// The server, on a plaintext connection of this run.
        case demand
        /// The server, on a secure connection of some time ago.
        case policy
    }

    /// The TCP port.
    package let port: Int
    /// Whether TLS guards the connection; where it does, there is no way back.
    package let isSecure: Bool
    /// Who chose the way.
    package let origin: Origin

    /// Puts a way together.
    package init(port: Int, isSecure: Bool, origin: Origin) {
        self.port = port
        self.isSecure = isSecure
        self.origin = origin
    }
}

/// Chooses the way of each connection to one host.
///
/// Settings that say TLS are obeyed as they are. Where they say plaintext, a policy that holds
/// comes first, then what the server demanded on a plaintext connection. A demand holds as long as
/// the bot runs, however often TLS fails, and also where the server tells no policy over TLS: who
/// can take a demand away could read everything. Only the server itself can, over TLS.
///
/// Source: IRCv3, "Strict Transport Security".
package struct RouteChoice: Sendable {
    private let port: Int
    private let isSecure: Bool
    private var demandedPort: Int?

    /// Begins with what the settings say.
    package init(port: Int, isSecure: Bool) {
        self.port = port
        self.isSecure = isSecure
    }

    /// The way of the next connection, where a policy may hold for the host at this moment.
    package func next(policy: STSPolicy?) -> Route {
        if isSecure { return Route(port: port, isSecure: true, origin: .settings) }
        if let policy { return Route(port: policy.port, isSecure: true, origin: .policy) }
        if let demandedPort { return Route(port: demandedPort, isSecure: true, origin: .demand) }
        return Route(port: port, isSecure: false, origin: .settings)
    }

    /// Takes note that the server wants TLS on that port.
    package mutating func demand(port: Int) {
        demandedPort = port
    }

    /// Takes note that the server, over TLS, does not want TLS any more.
    package mutating func withdraw() {
        demandedPort = nil
    }
}
