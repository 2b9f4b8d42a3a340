/// What one connection goes over, as its handler has to know it.
package enum Transport: Sendable {
    /// Nothing that guards it.
    case plaintext

    /// TLS, with a server that has proved who it is.
    ///
    /// - Parameter keep: Takes for how many seconds the server wants nobody without TLS. Called on
    ///   the event loop; it must not wait.
    case tls(keep: @Sendable (_ seconds: Int64) -> Void)

    /// Whether TLS guards the connection.
    package var isSecure: Bool {
        if case .tls = self { true } else { false }
    }
}

/// What the server said about secure connections while one lasted.
package struct SecurityAdvice: Equatable, Sendable {
    /// The port that it demanded TLS on; the connection was plaintext then, and ended for that.
    package var upgradePort: Int?

    /// For how many seconds it wanted nobody without TLS, the last time it said so.
    package var policySeconds: Int64?

    /// Begins without any.
    package init() {}
}
