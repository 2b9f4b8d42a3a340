import IRCProtocol

extension IRCEvent {
    /// The event as fixtures write it.
    var summary: String {
        switch self {
        case .registered(let nick): "registered \(nick.text)"
        case .nicksExhausted: "nicks exhausted"
        case .ownNickChanged(let nick): "own nick \(nick.text)"
        case .nickRefused(let nick): "nick refused \(nick.text)"
        case .loginNeedsKey(let derivation): "login needs a key of \(derivation.iterations) rounds"
        case .loginSettled(.loggedIn): "login done"
        case .loginSettled(.failed(let failure)): "login failed \(failure)"
        case .message(let message): message.summary
        case .undelivered(let target, let code, let reason):
            "undelivered \(target) \(code.rawValue) \(reason)"
        case .answered(let label, let answer): "answered \(label.number) \(answer.summary)"
        case .echoed(let target, let text): "echoed \(target) \(text)"
        case .batchRefused: "batch refused"
        case .pong(let token, _): "pong \(token)"
        case .invited(let channel, let source): "invited \(channel.text) by \(source.text)"
        case .joined(let channel): "joined \(channel.text)"
        case .membersKnown(let channel): "members known \(channel.text)"
        case .joinRefused(let channel, .forwarded(let other)):
            "join refused \(channel.text) forwarded to \(other.text)"
        case .joinRefused(let channel, let refusal): "join refused \(channel.text) \(refusal)"
        case .parted(let channel): "parted \(channel.text)"
        case .kicked(let channel, let source, let reason):
            "kicked \(channel.text) by \(source?.text ?? "?") \(reason)"
        case .memberJoined(let channel, let source): "member \(source.text) in \(channel.text)"
        case .memberLeft(let channel, let nick): "member \(nick.text) left \(channel.text)"
        case .memberRenamed(let old, let new): "member \(old.text) is \(new.text)"
        case .memberQuit(let nick): "member \(nick.text) quit"
        case .accountChanged(let nick, let account):
            "account of \(nick.text) is \(account?.text ?? "none")"
        case .loggedIn(let account): "logged in to \(account.text)"
        case .loggedOut: "logged out"
        case .hostHidden: "host hidden"
        case .accountRequired(let reason): "account required \(reason)"
        case .casemappingChanged(let casemapping): "casemapping \(casemapping)"
        case .standardReply(let reply): reply.summary
        case .online(let nicks): "online \(nicks.map(\.text).joined(separator: " "))"
        case .offline(let nicks): "offline \(nicks.map(\.text).joined(separator: " "))"
        case .watchListFull(let nicks):
            "watch list full for \(nicks.map(\.text).joined(separator: " "))"
        case .found(let nick, let source, let account):
            "found \(nick.text) \(source?.text ?? "nobody") \(account?.text ?? "none")"
        case .accountsKnown(let channel): "accounts known \(channel.text)"
        case .present(let nicks): "present \(nicks.map(\.text).joined(separator: " "))"
        case .banned(let reason): "banned \(reason)"
        case .killed(let source, let reason): "killed by \(source?.text ?? "?") \(reason)"
        case .closing(let reason, let isBan): "closing\(isBan ? " for a ban" : "") \(reason)"
        case .upgradeDemanded(let port): "upgrade to port \(port)"
        case .policyAdvertised(let seconds): "policy for \(seconds) s"
        }
    }
}

extension LineAnswer {
    fileprivate var summary: String {
        switch self {
        case .taken: "taken"
        case .refused(.numeric(let numeric)): "refused \(numeric.rawValue)"
        case .refused(.fail(let code)): "refused \(code)"
        case .refusedAsBatch: "refused as batch"
        }
    }
}

extension UserMessage {
    fileprivate var summary: String {
        let place =
            switch self.place {
            case .direct: "me"
            case .channel(let channel, let status):
                "\(status.map(String.init) ?? "")\(channel.text)"
            }
        // A line end of the message is a stroke in a fixture.
        let said = text.split(separator: "\n", omittingEmptySubsequences: false)
            .joined(separator: "/")
        let account = account.map { "(\($0.text))" } ?? ""
        return
            "\(kind) \(sender.nick.text)\(account)\(isFromBot ? "[bot]" : "")\(isReplayed ? "[old]" : "") to \(place): \(said)"
    }
}

extension StandardReply {
    fileprivate var summary: String {
        let words = ["\(kind)", command?.word ?? "*", code] + context
        return words.joined(separator: " ") + ": " + text
    }
}
