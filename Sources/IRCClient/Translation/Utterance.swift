package import Chat
package import IRCProtocol

/// Something the bot says to somebody, of which some lines may have left already.
///
/// It is cut into lines as they leave: how many bytes fit depends on what others see of us, and
/// that may change while the words wait.
package struct Utterance {
    /// The action it comes from.
    package let id: ChatAction.ID

    /// To whom it is said.
    package let target: MessageTarget

    private let text: String
    /// Whether no byte of `text` can belong to a line end.
    private let isOneLine: Bool
    /// Where in `text` the lines that have not left begin.
    private var position: String.Index
    /// What has not left when it was cut last, from `origin` on, for `budget`.
    private var lines: ArraySlice<Substring> = []
    private var origin: String.Index
    private var budget = 0

    /// Takes an action, or gives nil when it cannot be sent: there is nothing to say, or nobody of
    /// that name can be on this server.
    ///
    /// - Parameters:
    ///   - action: Its text may hold anything: control characters are dropped, and a line end
    ///     begins another message.
    ///   - features: What the server said of itself.
    package init?(_ action: ChatAction, features: ISupport) {
        guard let target = MessageTarget(action.target, features: features) else { return nil }
        let text = Self.clean(action.text)
        guard !text.allSatisfy(\.isWhitespace) else { return nil }
        id = action.id
        self.target = target
        self.text = text
        // 0xC2 and 0xE2 begin, besides others, the line ends U+0085, U+2028 and U+2029.
        isOneLine = !text.utf8.contains { $0 < 0x20 || $0 == 0xC2 || $0 == 0xE2 }
        position = text.startIndex
        origin = text.startIndex
    }

    /// Whether every line has left.
    package var isFinished: Bool { position == text.endIndex }

    /// Takes out the next line.
    ///
    /// - Parameter budget: How many bytes fit into it.
    /// - Returns: The line, or nil when only blanks were left.
    package mutating func nextLine(budget: Int) -> Substring? {
        if let line = wholeRest(budget: budget) {
            position = text.endIndex
            return line
        }
        if lines.isEmpty || budget != self.budget {
            self.budget = budget
            origin = position
            lines = LineSplitter(budget: budget).lines(of: String(text[origin...]))[...]
        }
        let line = lines.popFirst()
        position = lines.first.map(start) ?? text.endIndex
        return line
    }

    /// What has not left, where it is a single line that fits; nearly everything the bot says is.
    private func wholeRest(budget: Int) -> Substring? {
        var rest = text[position...]
        guard isOneLine, rest.utf8.count <= budget else { return nil }
        while rest.utf8.last == UInt8(ascii: " ") { rest.unicodeScalars.removeLast() }
        return rest
    }

    /// Where in `text` a line of `lines` begins.
    private func start(of line: Substring) -> String.Index {
        let bytes = line.base.utf8.distance(from: line.base.startIndex, to: line.startIndex)
        return text.utf8.index(origin, offsetBy: bytes)
    }

    /// The text without control characters, but with its line ends.
    ///
    /// The delimiter of CTCP is one of them, so that no words can be a command to a client.
    private static func clean(_ text: String) -> String {
        // 0xC2 begins, besides others, the controls U+0080 to U+009F.
        guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 }) else {
            return text
        }
        var clean = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n", "\r": clean.append("\n")
            case "\t": clean.append(" ")
            case _ where scalar.properties.generalCategory == .control: break
            default: clean.append(scalar)
            }
        }
        return String(clean)
    }
}

extension MessageTarget {
    /// The person or channel of a name, or nil when a line with it would say something else.
    init?(_ name: String, features: ISupport) {
        if features.isChannel(name) {
            let channel = ChannelName(name)
            guard channel.isSendable else { return nil }
            self = .channel(channel)
        } else {
            let nick = Nick(name)
            guard nick.isSendable else { return nil }
            self = .nick(nick)
        }
    }
}
