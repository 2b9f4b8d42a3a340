import Configuration

/// What may stand at one place of the settings.
indirect enum Shape: Sendable {
    case text
    case texts
    case whole
    case decimal
    case flag
    case section([String: Shape])
    case list(of: Shape)

    /// Every setting there is, as it stands in the file.
    static let settings = Shape.section([
        "club": .section([
            "name": .text,
            "emergency-number": .text,
            "language": .text,
            "time-zone": .text,
            "check-in-time": .text,
            "quiet-hours": .text,
            "two-person-rule": .flag,
        ]),
        "privacy": .section([
            "keep-days": .whole,
            "transcripts": .flag,
            "key-file": .text,
            "key-variable": .text,
        ]),
        "networks": .list(of: network),
        "dialogues": .text,
        "data": .text,
    ])

    private static let network = Shape.section([
        "name": .text,
        "host": .text,
        "port": .whole,
        "security": .text,
        "allow-plaintext": .flag,
        "tls": .section([
            "trust": .text,
            "pins": .texts,
            "client-certificate": .text,
        ]),
        "nick": .text,
        "username": .text,
        "realname": .text,
        "sasl": .section([
            "mechanisms": .texts,
            "account": .text,
            "password-file": .text,
            "password-variable": .text,
            "ecdsa-key": .text,
            "required": .flag,
        ]),
        "channels": .texts,
        "offers-help-in": .texts,
        "moderators": .section([
            "accounts": .texts,
            "operators-of": .text,
            "channel": .text,
        ]),
        "first-aid": .texts,
        "flood": .section([
            "burst": .whole,
            "lines-per-second": .decimal,
        ]),
        "reconnect": .section([
            "floor-seconds": .decimal,
            "ceiling-seconds": .decimal,
        ]),
    ])

    /// How an operator would call it.
    var name: String {
        switch self {
        case .text: "a text"
        case .texts: "a list of texts, such as [one, two]"
        case .whole: "a whole number"
        case .decimal: "a number"
        case .flag: "true or false"
        case .section: "a section, with its keys indented below it"
        case .list: "a list, each item with a - before it"
        }
    }

    /// True when quotes cannot be what is wrong with a value.
    var isQuotable: Bool {
        switch self {
        case .text, .texts, .section, .list: true
        case .whole, .decimal, .flag: false
        }
    }

    /// The type to ask a provider for; nil for what holds others.
    var type: ConfigType? {
        switch self {
        case .text: .string
        case .texts: .stringArray
        case .whole: .int
        case .decimal: .double
        case .flag: .bool
        case .section, .list: nil
        }
    }

    /// The path of every single value below this shape, with its own shape.
    ///
    /// - Parameters:
    ///   - path: The path of this shape, without a trailing dot; empty for the root.
    ///   - items: How many items each list has.
    /// - Returns: Every path once, in no order.
    func values(at path: String = "", items: Int) -> [(key: String, shape: Shape)] {
        let children: [(String, Shape)] =
            switch self {
            case .section(let keys): keys.map { ($0.key, $0.value) }
            case .list(let item): (0..<items).map { (String($0), item) }
            default: []
            }
        guard type == nil else { return [(path, self)] }
        return children.flatMap { name, shape in
            shape.values(at: path.isEmpty ? name : "\(path).\(name)", items: items)
        }
    }
}
