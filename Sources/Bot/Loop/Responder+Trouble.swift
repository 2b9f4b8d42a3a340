internal import BotStore
internal import Chat

/// Networks that are out of reach: moderators read it where they can.
extension Responder {
    /// Tells the moderators of all other networks that are up, once for each time.
    ///
    /// Those of the network itself are told when it is back, see ``tellTroubleIsOver(on:_:)``, and
    /// those of networks that come up later then, see ``tellOtherTroubles(on:_:)``.
    mutating func tell(_ trouble: Trouble, on network: String, _ batch: inout Store.Batch) {
        guard troubles.updateValue(trouble, forKey: network) != trouble else { return }
        for front in fronts.values where front.network != network && isReady(front.network) {
            guard let room = front.moderatorsRoom else { continue }
            add([trouble.words(of: network)], to: room, on: front.network, &batch)
        }
    }

    /// Tells the moderators of a network that has come up which others are out of reach.
    mutating func tellOtherTroubles(on network: String, _ batch: inout Store.Batch) {
        guard let room = fronts[network]?.moderatorsRoom else { return }
        for (other, trouble) in troubles.sorted(by: { $0.key < $1.key }) where other != network {
            add([trouble.words(of: other)], to: room, on: network, &batch)
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
            "ATTENTION: \(network) does not let me in, so nobody there reaches me. I try again in "
                + "\(wait.minutes) minutes. My log says why, and what to do."
        case .gaveUp:
            "ATTENTION: I have given up on \(network), so nobody there reaches me. My log says why "
                + "and what to do; I try again when I am restarted."
        }
    }

    /// What is told on the network itself afterwards.
    fileprivate var pastWords: String {
        switch self {
        case .banned: "This network did not let me in for a while; I am back. My log says why."
        case .gaveUp: "I had given up on this network and am back. My log says why."
        }
    }
}

extension Duration {
    fileprivate var minutes: Int64 { (components.seconds + 59) / 60 }
}
