/// What came of a login.
public enum LoginOutcome: Equatable, Sendable {
    /// We are logged in.
    case loggedIn

    /// We are not, and nothing more is tried before the server offers logins anew.
    case failed(LoginFailure)
}

/// Why we are not logged in.
public enum LoginFailure: Equatable, Sendable {
    // MARK: The server cannot, at the moment

    /// The server offers no login, or refused the capability: its services are away.
    case notOffered

    /// The server took its offer back in the middle.
    case withdrawn

    /// The server, or its services, did not answer in time.
    case timedOut

    /// The server broke the login off (906).
    case brokenOff

    /// The server let us in before the login was done.
    case overtaken

    // MARK: We cannot

    /// The server refused every mechanism that both sides know (902, 904, 905).
    case refused

    /// The server knows none of our mechanisms that this connection allows; these it offers.
    case noCommonMechanism(offered: [String])

    // MARK: The server may not be what it seems

    /// The server did not prove that it knows the account, or broke the rules of the mechanism.
    case distrusted(Distrust)

    /// What made us distrust a server.
    public enum Distrust: Equatable, Sendable {
        /// It claimed success without a signature.
        case noSignature
        /// Its signature is wrong.
        case forgedSignature
        /// Its nonce does not continue ours.
        case wrongNonce
        /// It asks for fewer or more rounds than ``KeyDerivation/iterationLimits``.
        case wrongIterations(Int)
        /// Its text is not what the mechanism has at this point.
        case malformed
    }
}
