internal import BotStore
internal import Chat

/// Networks that are out of reach: moderators read it where they can.
extension Responder {
    /// Tells the moderators of all other networks that are up, once for each time.
    ///
    /// Those of the network itself are told when it is back, see ``tellTroubleIsOver(on:_:)``.
    mutating func tell(_ trouble: Trouble, on network: String, _ batch: inout Store.Batch) {
        guard troubles.updateValue(trouble, forKey: network) != trouble else { return }
        for front in fronts.values where front.network != network && isReady(front.network) {
            guard let room = front.moderatorsRoom else { continue }
            add([trouble.words(of: network)], to: room, on: front.network, &batch)
        }
    }

    /// Tells the moderators of a network that is back why it was away.
    mutating func tellTroubleIsOver(on network: String, _ batch: inout Store.Batch) {
        guard let trouble = troubles.removeValue(forKey: network),
            let room = fronts[network]?.moderatorsRoom
        else { return }
        add([trouble.pastWords], to: room, on: network, &batch)
    }
}

extension Trouble {
    /// What is told elsewhere while it lasts.
    fileprivate func words(of network: String) -> String {
        switch self {
        case .banned(let wait):
            "ATTENTION: \(network) has banned me, so nobody there reaches me. I try again in "
                + "\(wait.minutes) minutes. Please ask its staff to let me in; my log has their "
                + "words."
        case .gaveUp:
            "ATTENTION: I have given up on \(network), so nobody there reaches me. My log says why "
                + "and what to do; I try again when I am restarted."
        }
    }

    /// What is told on the network itself afterwards.
    fileprivate var pastWords: String {
        switch self {
        case .banned: "I was banned from this network and am back. My log has the staff's words."
        case .gaveUp: "I had given up on this network and am back. My log says why."
        }
    }
}

extension Duration {
    fileprivate var minutes: Int64 { (components.seconds + 59) / 60 }
}
