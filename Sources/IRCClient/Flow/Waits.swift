package import NIOCore

/// How long the steps of a connection may take.
///
/// The steps of TLS have theirs in the TLS settings. Nobody can set these; tests make them short.
package struct Waits: Sendable {
    /// For the TCP connection, over all addresses of the host together.
    package var connect: TimeAmount

    /// For the registration, from the TCP connection on.
    package var registration: TimeAmount

    /// For signs of life.
    package var keepalive: Keepalive.Limits

    /// Between two questions whether the configured nick is free, where the server does not tell.
    package var nickPoll: TimeAmount

    /// Sets the waits.
    ///
    /// - Parameters:
    ///   - connect: For the TCP connection.
    ///   - registration: For the registration.
    ///   - keepalive: For signs of life.
    ///   - nickPoll: Between two questions whether the configured nick is free.
    package init(
        connect: TimeAmount = .seconds(10),
        registration: TimeAmount = .seconds(30),
        keepalive: Keepalive.Limits = Keepalive.Limits(),
        nickPoll: TimeAmount = .seconds(60)
    ) {
        self.connect = connect
        self.registration = registration
        self.keepalive = keepalive
        self.nickPoll = nickPoll
    }
}
