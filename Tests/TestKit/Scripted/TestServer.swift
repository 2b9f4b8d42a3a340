/// A server on the loopback that a bot or a client of a test can connect to.
public protocol TestServer: AnyObject {
    /// The port that speaks TLS; of a server without it, the only one.
    var tlsPort: Int { get }
    /// The PEM file with the authority that vouches for the server.
    var authority: String { get }
    /// Whether ``tlsPort`` does without TLS.
    var isPlaintext: Bool { get }
}

extension TestServer {
    public var isPlaintext: Bool { false }
}
