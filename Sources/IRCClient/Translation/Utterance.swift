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
    package private(set) var target: MessageTarget

    /// The ``PersonKey`` of who is meant, where it is one person.
    package let recipient: String?

    /// Before what it goes.
    package let urgency: ChatAction.Urgency

    /// The message that its first line answers, until that has left.
    package private(set) var answered: String?

    /// How often the server was asked for the person.
    package private(set) var questions = 0

    private let usableUntil: Int64

    private var splitter: LineSplitter
    private var isBegun = false

    /// Takes an action, or gives nil when it cannot be sent: there is nothing to say, or nobody of
    /// that name can be on this server.
    ///
    /// - Parameters:
    ///   - action: Its text may hold anything: control characters are dropped, and a line end
    ///     begins another message.
    ///   - features: What the server said of itself.
    package init?(_ action: ChatAction, features: ISupport) {
        guard let target = MessageTarget(action.target, features: features) else { return nil }
        splitter = LineSplitter(Self.clean(action.text))
        guard !splitter.isFinished else { return nil }
        id = action.id
        self.target = target
        recipient = action.recipient?.key
        urgency = action.urgency
        usableUntil = action.usableUntil
        answered = action.answered
    }

    /// Whether it is of no use any more, in seconds since 1970; what is begun is said to its end.
    package func isPast(at time: () -> Int64) -> Bool {
        usableUntil < .max && !isBegun && time() > usableUntil
    }

    /// Whether every line has left.
    package var isFinished: Bool { splitter.isFinished }

    /// Takes note that the server is asked for the person.
    package mutating func noteQuestion() { questions += 1 }

    /// Has the rest go to another nick of the same person.
    package mutating func follow(to nick: Nick) { target = .nick(nick) }

    /// Takes out the next line.
    ///
    /// - Parameter budget: How many bytes fit into it.
    /// - Returns: The line, or nil when nothing is left.
    package mutating func nextLine(budget: Int) -> Substring? {
        if isBegun { answered = nil }
        isBegun = true
        return splitter.next(budget: budget)?.text
    }

    /// Takes out all lines, where they can go as one message.
    ///
    /// - Parameters:
    ///   - budget: How many bytes fit into a line.
    ///   - limits: How many lines, and bytes of all of them, fit into the message.
    ///   - maxLines: How many lines we send at once at most.
    /// - Returns: Nil when there is only one line, or more than fit, or some have left already.
    package mutating func takeMessage(
        budget: Int,
        limits: MultilineLimits,
        maxLines: Int
    ) -> [LineSplitter.Piece]? {
        guard !isBegun else { return nil }
        var rest = splitter
        var pieces: [LineSplitter.Piece] = []
        var bytes = 0
        while let piece = rest.next(
            budget: budget,
            joinsPrevious: !pieces.isEmpty,
            joinsNext: true
        ) {
            bytes += piece.text.utf8.count + (piece.continuesLine || pieces.isEmpty ? 0 : 1)
            pieces.append(piece)
            guard pieces.count <= min(limits.maxLines, maxLines), bytes <= limits.maxBytes else {
                return nil
            }
        }
        guard pieces.count > 1 else { return nil }
        splitter = rest
        return pieces
    }

    /// The text without control characters, but with its line ends and the codes for its look.
    ///
    /// The delimiter of CTCP is one of them, so that no words can be a command to a client.
    private static func clean(_ text: String) -> String {
        guard mayHoldControls(text) else { return text }
        var clean = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n", "\r": clean.append("\n")
            case "\t": clean.append(" ")
            case _ where FormattingCodes.isCode(scalar): clean.append(scalar)
            case _ where scalar.properties.generalCategory == .control: break
            default: clean.append(scalar)
            }
        }
        return String(clean)
    }

    private static func mayHoldControls(_ text: String) -> Bool {
        let bytes = text.utf8Span.span
        for index in bytes.indices {
            let byte = bytes[index]
            // 0xC2 begins, besides others, the controls U+0080 to U+009F.
            if byte < 0x20 || byte == 0x7F || byte == 0xC2 { return true }
        }
        return false
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
