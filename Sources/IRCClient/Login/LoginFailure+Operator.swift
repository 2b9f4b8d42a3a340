internal import IRCProtocol

// What a failed login means for the next attempt, and for the operator.
extension LoginFailure {
    /// What it means where the login is required.
    var verdict: Ending.Verdict {
        switch self {
        case .notOffered, .withdrawn, .timedOut, .brokenOff, .overtaken: .transient
        case .refused, .noCommonMechanism: .final
        case .distrusted: .banned
        }
    }

    /// What happened, and what to do about it.
    var reason: String {
        switch self {
        case .notOffered: "the server offers no login at the moment; its services may be away"
        case .withdrawn: "the server withdrew its offer of a login; its services went away"
        case .timedOut: "the server, or its services, did not answer the login in time"
        case .brokenOff: "the server broke the login off (906)"
        case .overtaken: "the server let us in before the login was done"
        case .refused:
            "the server refused the login by every mechanism that both sides know; check "
                + "sasl.account and its password, certificate or key"
        case .noCommonMechanism(let offered):
            "none of sasl.mechanisms can be used here; the server offers "
                + "\(Self.excerpt(offered)), so add one of these"
        case .distrusted(let why):
            "the server may not be what it seems: \(why.reason); do not give it the password "
                + "before you have found out why"
        }
    }

    private static func excerpt(_ names: [String]) -> String {
        let shown = names.prefix(12).map { String(FormattingCodes.strip($0).prefix(40)) }
        return shown.isEmpty ? "nothing" : shown.joined(separator: ", ")
    }
}

extension LoginFailure.Distrust {
    fileprivate var reason: String {
        switch self {
        case .noSignature: "it claims a login without proof that it knows the account"
        case .forgedSignature: "its proof that it knows the account is forged"
        case .wrongNonce: "its answer belongs to another login"
        case .wrongIterations(let count):
            "it asks for \(count) rounds of PBKDF2, and \(KeyDerivation.iterationLimits) are allowed"
        case .malformed: "its part of the login is not what the mechanism demands"
        }
    }
}
