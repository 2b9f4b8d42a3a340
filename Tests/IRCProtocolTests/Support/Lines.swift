import IRCProtocol

extension IRCMessage {
    /// A message that a test writes as a line.
    static func line(_ text: String) throws -> IRCMessage {
        try IRCMessage(parsing: text)
    }

    /// The line as it is sent, without CR LF.
    var sent: String {
        get throws { String(decoding: try serialized().dropLast(2), as: UTF8.self) }
    }
}

extension [IRCMessage] {
    var sent: [String] {
        get throws { try map { try $0.sent } }
    }
}
