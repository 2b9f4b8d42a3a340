/// The inbound user event that tells how a connection ended after its handshake was finished.
///
/// Fired exactly once, before the channel becomes inactive, unless the connection broke with an
/// error, which is reported instead.
public struct TLSClosed: Equatable, Sendable {
    /// Whether the peer said that nothing more comes.
    ///
    /// If not, the connection may have been cut by anyone, and a message that has no end of its
    /// own must be taken as incomplete (RFC 8446 §6.1).
    public let isClean: Bool

    /// Makes the event.
    ///
    /// - Parameter isClean: Whether the peer said that nothing more comes.
    public init(isClean: Bool) {
        self.isClean = isClean
    }
}
