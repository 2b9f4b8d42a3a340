/// A JSON value whose names stay in the order in which they were written.
///
/// Foundation sorts names or shuffles them; a schema is read by people, in the order of the rules.
indirect enum OrderedJSON: Sendable {
    case string(String)
    case int(Int)
    case bool(Bool)
    case array([OrderedJSON])
    case object([(name: String, value: OrderedJSON)])

    /// The strings as an array.
    static func strings(_ strings: [String]) -> OrderedJSON {
        .array(strings.map { .string($0) })
    }

    /// The value as indented text, with one newline at the end.
    var document: String { text(indent: "") + "\n" }

    private func text(indent: String) -> String {
        let inner = indent + "  "
        switch self {
        case .string(let string): return Self.quoted(string)
        case .int(let int): return "\(int)"
        case .bool(let bool): return "\(bool)"
        case .array(let values):
            let isFlat = values.allSatisfy(\.isScalar)
            let parts = values.map { $0.text(indent: inner) }
            let line = "[" + parts.joined(separator: ", ") + "]"
            if isFlat, line.utf8.count < 100 { return line }
            return "[\n" + parts.map { inner + $0 }.joined(separator: ",\n") + "\n\(indent)]"
        case .object(let members):
            guard !members.isEmpty else { return "{}" }
            let lines = members.map { inner + Self.quoted($0) + ": " + $1.text(indent: inner) }
            return "{\n" + lines.joined(separator: ",\n") + "\n\(indent)}"
        }
    }

    private var isScalar: Bool {
        switch self {
        case .string, .int, .bool: true
        case .array, .object: false
        }
    }

    private static func quoted(_ string: String) -> String {
        var text = "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\t": text += "\\t"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F:
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text + "\""
    }
}

extension OrderedJSON: ExpressibleByDictionaryLiteral {
    init(dictionaryLiteral elements: (String, OrderedJSON)...) {
        self = .object(elements.map { (name: $0.0, value: $0.1) })
    }
}

extension OrderedJSON: ExpressibleByStringLiteral {
    init(stringLiteral value: String) {
        self = .string(value)
    }
}

extension OrderedJSON: ExpressibleByArrayLiteral {
    init(arrayLiteral elements: OrderedJSON...) {
        self = .array(elements)
    }
}
