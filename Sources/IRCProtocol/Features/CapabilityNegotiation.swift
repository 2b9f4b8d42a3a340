/// Agrees with a server upon capabilities, at registration and whenever its offer changes.
///
/// The one who owns it sends what ``receive(_:)`` gives back and ends the negotiation, once, when
/// ``isSettled`` turns true and nothing else (such as a login) must come before the end.
///
/// Source: IRCv3, "Capability Negotiation", version 302.
public struct CapabilityNegotiation: Sendable {
    /// What is asked for where the server offers it, in the order in which it is asked for.
    public let wanted: [Capability]

    /// What the server offers, with values; "" where there is none.
    public private(set) var offered: [Capability: String] = [:]

    /// What both sides agreed upon.
    public private(set) var enabled: Set<Capability> = []

    /// Whether the offer is complete and every request is answered.
    public var isSettled: Bool { hasWholeOffer && outstanding.isEmpty }

    private var hasWholeOffer = false

    /// The requests without an answer, each as it was sent; answers come in the same order.
    private var outstanding: [[Capability]] = []

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
        step(message) + giveUpTheLonely()
    }

    private mutating func step(_ message: IRCMessage) -> [IRCMessage] {
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
            offer(list)
            // Before the offer is complete, the request that will follow it takes these in.
            return hasWholeOffer ? request() : []
        case "DEL":
            for name in Self.names(list) {
                offered[name] = nil
                enabled.remove(name)
            }
            return []
        case "ACK":
            acknowledge(list)
            return []
        case "NAK":
            return refuse(Self.names(list))
        default:
            return []
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
    private mutating func offer(_ list: String) {
        for entry in list.split(separator: " ") {
            let parts = entry.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = Capability(rawValue: String(parts[0]))
            offered[name] = parts.count > 1 ? String(parts[1]) : ""
        }
    }

    /// Asks for what is wanted, offered and not yet enabled or asked for, in lines that fit.
    private mutating func request() -> [IRCMessage] {
        let asked = Set(outstanding.joined())
        let missing = wanted.filter {
            offered[$0] != nil && !enabled.contains($0) && !asked.contains($0)
                && isUseful($0)
        }
        let room = WireLimits.bodyBytes - "CAP REQ :\r\n".utf8.count
        let lines = ListPacker.pack(missing.map(\.rawValue), room: room)
            .map { names in
                names.map(Capability.init(rawValue:))
            }
        return send(lines)
    }

    private mutating func send(_ lines: [[Capability]]) -> [IRCMessage] {
        outstanding += lines
        return lines.map { names in
            IRCMessage(.cap, "REQ", names.map(\.rawValue).joined(separator: " "))
        }
    }

    /// Takes what the server agreed to; one request may be answered by several lines.
    private mutating func acknowledge(_ list: String) {
        for entry in list.split(separator: " ") {
            if entry.hasPrefix("-") {
                enabled.remove(Capability(rawValue: String(entry.dropFirst())))
                continue
            }
            let name = Capability(rawValue: String(entry))
            enabled.insert(name)
            guard let index = outstanding.firstIndex(where: { $0.contains(name) }) else { continue }
            outstanding[index].removeAll { $0 == name }
            if outstanding[index].isEmpty { outstanding.remove(at: index) }
        }
    }

    /// A refusal is of the whole line, so one odd name costs all others: they are asked for again,
    /// each by itself.
    private mutating func refuse(_ names: [Capability]) -> [IRCMessage] {
        // The list of a refusal may be cut short, so one common name tells which line is meant.
        guard !outstanding.isEmpty else { return [] }
        let match = outstanding.firstIndex { !Set($0).isDisjoint(with: names) }
        let line = outstanding.remove(at: match ?? 0)
        guard line.count == 1 else { return send(line.map { [$0] }) }
        // Until the server offers it anew, there is no use in asking again.
        offered[line[0]] = nil
        return []
    }

    /// Whether the server offers, and we want, all that a capability is of no use without.
    private func isUseful(_ capability: Capability) -> Bool {
        capability.companions.allSatisfy { wanted.contains($0) && offered[$0] != nil }
    }

    /// Gives up what has lost, or was refused, a capability that it is of no use without.
    private mutating func giveUpTheLonely() -> [IRCMessage] {
        let asked = Set(outstanding.joined())
        var replies: [IRCMessage] = []
        // Giving up one may leave another alone.
        while let lonely = wanted.first(where: { capability in
            enabled.contains(capability)
                && !capability.companions.allSatisfy { enabled.contains($0) || asked.contains($0) }
        }) {
            enabled.remove(lonely)
            replies.append(IRCMessage(.cap, "REQ", "-" + lonely.rawValue))
        }
        return replies
    }

    private static func names(_ list: String) -> [Capability] {
        list.split(separator: " ")
            .map { entry in
                Capability(rawValue: String(entry.prefix { $0 != "=" }))
            }
    }
}

extension Capability {
    /// What a capability is of no use without.
    ///
    /// An echo without a label cannot be told from another of the same words, and a label without
    /// an echo does not tell what was delivered.
    fileprivate var companions: [Capability] {
        switch self {
        case .labeledResponse: [.messageTags, .batch, .echoMessage]
        case .echoMessage: [.messageTags, .batch, .labeledResponse]
        case .multiline: [.messageTags, .batch]
        default: []
        }
    }
}
