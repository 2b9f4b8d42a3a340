// Strict Transport Security. The capability is a policy: it is never asked for, and that a server
// takes it back (CAP DEL) means nothing.
extension IRCSession {
    /// Takes what a CAP message says about secure connections.
    ///
    /// - Returns: Whether the connection must end here, with nothing more being sent on it.
    mutating func receiveSTS(_ message: IRCMessage, _ reaction: inout Reaction) -> Bool {
        guard let advertisement = message.stsAdvertisement else { return false }
        if isSecure {
            if let seconds = advertisement.duration {
                reaction.events.append(.policyAdvertised(seconds: seconds))
            }
            return false
        }
        guard let port = advertisement.port else { return false }
        isSentAway = true
        phase = .closing
        reaction.events.append(.upgradeDemanded(port: port))
        return true
    }
}

extension IRCMessage {
    /// What an offer (CAP LS or NEW) says about secure connections, if anything.
    fileprivate var stsAdvertisement: STSAdvertisement? {
        guard parameterCount >= 3, let verb = parameter(1)?.uppercased(),
            verb == "LS" || verb == "NEW"
        else { return nil }
        let prefix = "\(Capability.sts.rawValue)="
        return lastParameter.split(separator: " ").last { $0.hasPrefix(prefix) }
            .map { STSAdvertisement(parsing: $0.dropFirst(prefix.count)) }
    }
}
