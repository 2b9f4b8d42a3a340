/// Agrees with a server upon capabilities, at registration and whenever its offer changes.
///
/// The one who owns it sends what ``receive(_:)`` gives back and ends the negotiation, once, when
/// ``isSettled`` turns true and nothing else (such as a login) must come before the end.
///
/// Source: IRCv3, "Capability Negotiation", version 302.
public struct CapabilityNegotiation: Sendable {
    /// How many names of an offer are kept, besides those that matter to us.
    ///
    /// Servers offer some forty; the rest serves only to tell an operator what there is.
    static let maxOffers = 256

    /// What is asked for where the server offers it, in the order in which it is asked for.
    public let wanted: [Capability]

    /// What the server offers, with values; "" where there is none.
    public private(set) var offered: [Capability: String] = [:]

    /// What both sides agreed upon.
    public private(set) var enabled: Set<Capability> = []

    /// Whether the offer is complete and every request is answered.
    public var isSettled: Bool { hasWholeOffer && outstanding.isEmpty }

    private var hasWholeOffer = false

    /// A line of names to agree upon, or to give up, that the server has not answered.
    private struct Request: Sendable {
        var names: [Capability]
        var isRemoval = false
    }

    /// The requests without an answer, each as it was sent; answers come in the same order.
    private var outstanding: [Request] = []

    /// What the server refused by itself, and how often.
    private var refusals: [Capability: Int] = [:]

    /// What of ``refusals`` the server has not offered anew since.
    private var refused: Set<Capability> = []

    /// What the server did not let us give up.
    private var kept: Set<Capability> = []

    /// Begins before the first line.
    ///
    /// - Parameter wanted: `sts` must not be among them; it is a policy and is never requested.
    public init(wanted: [Capability]) {
        self.wanted = wanted
    }

    /// The request that opens the negotiation.
    public func start() -> IRCMessage {
        IRCMessage(.cap, "LS", "302")
    }

    /// Takes a CAP message of the server and gives what is to be sent at once.
    ///
    /// Anything that is not understood is ignored.
    public mutating func receive(_ message: IRCMessage) -> [IRCMessage] {
        // The target, a nick or `*`, stands first; before a line that goes on stands another `*`.
        guard message.parameterCount >= 3, let verb = message.parameter(1),
            let list = message.parameter(message.parameterCount - 1)
        else { return [] }
        switch verb.uppercased() {
        case "LS":
            offer(list)
            let goesOn = message.parameterCount > 3 && message.parameter(2) == "*"
            if goesOn { return [] }
            hasWholeOffer = true
            return request()
        case "NEW":
            for name in offer(list) where refusals[name] == 1 { refused.remove(name) }
            // Before the offer is complete, the request that will follow it takes these in.
            return hasWholeOffer ? request() : []
        case "DEL":
            for name in Self.names(list) {
                offered[name] = nil
                enabled.remove(name)
                kept.remove(name)
            }
            return giveUpTheUnfounded()
        case "ACK": return acknowledge(list)
        case "NAK": return refuse(Self.names(list))
        default: return []
        }
    }

    /// Takes note that the server does not know CAP, or let us in without it.
    public mutating func abandon() {
        hasWholeOffer = true
        outstanding = []
    }
}

// MARK: - Steps

extension CapabilityNegotiation {
    /// Takes what is offered, or a new value of it, and gives the names.
    @discardableResult private mutating func offer(_ list: String) -> [Capability] {
        list.split(separator: " ")
            .map { entry in
                let parts = entry.split(
                    separator: "=",
                    maxSplits: 1,
                    omittingEmptySubsequences: false
                )
                let name = Capability(rawValue: String(parts[0]))
                let matters = wanted.contains(name) || name == .sasl || name == .sts
                if matters || offered[name] != nil || offered.count < Self.maxOffers {
                    offered[name] = parts.count > 1 ? String(parts[1]) : ""
                }
                return name
            }
    }

    /// Asks for what is wanted, offered and not yet enabled or asked for, in lines that fit.
    private mutating func request() -> [IRCMessage] {
        let missing = wanted.filter {
            isUsable($0) && !enabled.contains($0) && !isAskedFor($0)
        }
        return send(Self.packed(missing).map { Request(names: $0) })
    }

    /// Whether asking can be of use, because what it needs can be had too.
    private func isUsable(_ name: Capability) -> Bool {
        ([name] + name.requirements).allSatisfy { offered[$0] != nil && !refused.contains($0) }
    }

    private func isAskedFor(_ name: Capability) -> Bool {
        outstanding.contains { !$0.isRemoval && $0.names.contains(name) }
    }

    /// Gives up what was enabled without what it needs, once it is clear that this does not come.
    private mutating func giveUpTheUnfounded() -> [IRCMessage] {
        let unfounded = wanted.filter { name in
            enabled.contains(name) && !kept.contains(name) && isUnfounded(name)
                && !outstanding.contains { $0.isRemoval && $0.names.contains(name) }
        }
        return send(unfounded.isEmpty ? [] : [Request(names: unfounded, isRemoval: true)])
    }

    private func isUnfounded(_ name: Capability) -> Bool {
        name.requirements.contains { !enabled.contains($0) && !isAskedFor($0) }
    }

    private mutating func send(_ requests: [Request]) -> [IRCMessage] {
        outstanding += requests
        return requests.map { request in
            let sign = request.isRemoval ? "-" : ""
            let words = request.names.map { sign + $0.rawValue }
            return IRCMessage(.cap, "REQ", words.joined(separator: " "))
        }
    }

    /// Takes what the server agreed to; one request may be answered by several lines.
    private mutating func acknowledge(_ list: String) -> [IRCMessage] {
        var replies: [IRCMessage] = []
        for entry in list.split(separator: " ") {
            // Version 301 has modifiers: `-` disables, `~` and `=` say nothing that matters to us.
            let isRemoval = entry.hasPrefix("-")
            let name = Capability(rawValue: String(entry.drop { "-~=".contains($0) }))
            // What we did not ask for must not grow without bounds.
            if isRemoval {
                enabled.remove(name)
            } else if wanted.contains(name) {
                enabled.insert(name)
            }
            let match = outstanding.firstIndex {
                $0.isRemoval == isRemoval && $0.names.contains(name)
            }
            guard let match else { continue }
            outstanding[match].names.removeAll { $0 == name }
            if outstanding[match].names.isEmpty { outstanding.remove(at: match) }
            // What it was given up for may have come back meanwhile.
            if isRemoval { replies += request() }
        }
        return replies + giveUpTheUnfounded()
    }

    /// A refusal is of the whole line, so one odd name costs all others: they are asked for again,
    /// each by itself.
    private mutating func refuse(_ names: [Capability]) -> [IRCMessage] {
        // The list of a refusal may be cut short, so one common name tells which line is meant.
        guard !outstanding.isEmpty else { return [] }
        let match = outstanding.firstIndex { !Set($0.names).isDisjoint(with: names) }
        let request = outstanding.remove(at: match ?? 0)
        if request.isRemoval {
            kept.formUnion(request.names)
            return []
        }
        guard request.names.count == 1 else {
            return send(request.names.map { Request(names: [$0]) })
        }
        // It is asked for once more when the server offers it anew, and never again after that.
        refused.insert(request.names[0])
        refusals[request.names[0], default: 0] += 1
        return giveUpTheUnfounded()
    }

    private static func packed(_ names: [Capability]) -> [[Capability]] {
        let room = WireLimits.bodyBytes - "CAP REQ :\r\n".utf8.count
        return ListPacker.pack(names.map(\.rawValue), room: room)
            .map { $0.map(Capability.init(rawValue:)) }
    }

    private static func names(_ list: String) -> [Capability] {
        list.split(separator: " ")
            .map { entry in
                Capability(rawValue: String(entry.drop { $0 == "-" }.prefix { $0 != "=" }))
            }
    }
}
