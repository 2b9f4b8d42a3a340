// Each of these gives whether the message was of use.
extension IRCSession {
    mutating func receive(
        _ numeric: Numeric,
        _ message: IRCMessage,
        _ reaction: inout Reaction
    ) -> Bool {
        switch numeric {
        case .welcome: return receiveWelcome(message, &reaction)
        case .isupport:
            features.receive(message)
            changeCasemapping(&reaction)
            sayThatWeAreABot(&reaction)
        case .endOfMOTD, .noMOTD: finishRegistration(&reaction)
        case .hostHidden: return receiveHost(message, &reaction)
        case .names: return receiveNames(message)
        case .whoxReply: return receiveWHOX(message)
        case .whoisUser, .whoisAccount, .whoisRegistered: return receiveWhois(numeric, message)
        case .endOfWhois: return endInquiry(by: numeric, message, &reaction)
        case .endOfNames, .endOfWho: return receiveEnd(of: numeric, message, &reaction)
        case .monitorOnline, .monitorOffline, .monitorListFull, .isOn:
            return receivePresence(numeric, message, &reaction)
        case .invalidCapCommand: return receiveInvalidCap(&reaction)
        case .unknownCommand, .notRegistered: return receiveWithoutCap(message, &reaction)
        case .erroneousNick, .nickInUse, .nickCollision:
            refuseNick(message.parameter(1).map(Nick.init), &reaction)
        case .loggedIn, .loggedOut, .nickLocked, .saslSuccess, .saslFail, .saslTooLong,
            .saslAborted, .saslAlready, .saslMechanisms:
            return receiveLogin(numeric, message, &reaction)
        case .banned, .noPermissionForHost:
            isBanned = true
            reaction.events.append(.banned(reason: message.lastParameter))
        default: return receiveRefusal(numeric, message, &reaction)
        }
        return true
    }

    mutating func receiveCap(_ message: IRCMessage, _ reaction: inout Reaction) -> Bool {
        if receiveSTS(message, &reaction) { return true }
        let keptAccounts = keepsAccounts
        reaction.replies += capabilities.receive(message)
        agreed = AgreedTags(capabilities.enabled, offered: capabilities.offered)
        if keptAccounts != keepsAccounts { beginAccounts() }
        if tellsAccounts { hasToldAccounts = true }
        followSASL(message, &reaction)
        endNegotiation(&reaction)
        return true
    }

    func receivePing(_ message: IRCMessage, _ reaction: inout Reaction) -> Bool {
        guard let token = message.parameterBytes(0) else { return false }
        reaction.replies.append(IRCMessage(.pong, parameterBytes: token))
        return true
    }

    mutating func receiveError(_ message: IRCMessage, _ reaction: inout Reaction) -> Bool {
        let reason = message.lastParameter
        phase = .closing
        let isBan = isBanned || Self.saysBanned(reason)
        reaction.events.append(.closing(reason: reason, isBan: isBan))
        return true
    }

    /// A refusal during registration goes to the next candidate; later the nick we have stays.
    mutating func refuseNick(_ refused: Nick?, _ reaction: inout Reaction) {
        guard phase == .registering else {
            reaction.events.append(.nickRefused(refused ?? configuration.nick))
            return
        }
        // Refusals that come after the last one was answered say nothing new.
        guard nickCandidates.current != nil else { return }
        guard let next = nickCandidates.refuseCurrent() else {
            reaction.events.append(.nicksExhausted)
            return
        }
        identity.nick = next
        reaction.replies.append(IRCMessage(.nick, next.text))
    }

    /// CAP END, once: when all is agreed, the login is settled, and before the server welcomes us.
    mutating func endNegotiation(_ reaction: inout Reaction) {
        guard capabilities.isSettled, login?.isSettled ?? true, !hasEndedNegotiation,
            phase == .registering
        else { return }
        hasEndedNegotiation = true
        reaction.replies.append(IRCMessage(.cap, "END"))
    }

    /// A server that does not know CAP says so, or only that registration comes first.
    private mutating func receiveWithoutCap(
        _ message: IRCMessage,
        _ reaction: inout Reaction
    ) -> Bool {
        let isAboutCap = message.parameter(1)?.uppercased() == "CAP"
        guard isAboutCap, phase == .registering else { return false }
        capabilities.abandon()
        hasEndedNegotiation = true
        declineLogin(&reaction)
        return true
    }

    /// A server that knows CAP, but not how we put it, offers nothing that we could ask for.
    private mutating func receiveInvalidCap(_ reaction: inout Reaction) -> Bool {
        guard phase == .registering else { return false }
        capabilities.abandon()
        declineLogin(&reaction)
        endNegotiation(&reaction)
        return true
    }

    private mutating func receiveWelcome(
        _ message: IRCMessage,
        _ reaction: inout Reaction
    ) -> Bool {
        guard let given = message.parameter(0), !given.isEmpty, given != "*" else { return false }
        identity.nick = Nick(given)
        welcomedAt = time(of: message)
        // The text mostly ends in our nick!user@host.
        let lastWord = message.lastParameter.split(separator: " ").last.map(String.init)
        if let source = lastWord.map(Source.init), isOwn(source.nick) { learnIdentity(source) }
        guard phase == .registering else { return true }
        phase = .welcomed
        hasEndedNegotiation = true
        if !capabilities.isSettled { capabilities.abandon() }
        overtakeLogin(&reaction)
        return true
    }

    private mutating func finishRegistration(_ reaction: inout Reaction) {
        // MOTD is also the answer to a command of that name, and then says nothing of this.
        guard phase == .welcomed else { return }
        phase = .registered
        reaction.events.append(.registered(nick))
        sayThatWeAreABot(&reaction)
    }

    private mutating func changeCasemapping(_ reaction: inout Reaction) {
        guard features.casemapping != roster.casemapping else { return }
        roster.rekey(features.casemapping)
        pendingJoins = Set(pendingJoins.map { CaseMapped($0.name, features.casemapping) })
        reaction.events.append(.casemappingChanged(features.casemapping))
    }

    private static func saysBanned(_ reason: String) -> Bool {
        let words = ["banned", "k-line", "g-line", "z-line", "d-line", "akill", "klined", "glined"]
        let reason = reason.lowercased()
        return words.contains(where: reason.contains)
    }
}

extension IRCMessage {
    /// The last parameter, mostly a text for people; "" where there is none.
    var lastParameter: String { parameter(parameterCount - 1) ?? "" }
}
