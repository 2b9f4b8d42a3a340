/// Questions about single nicks that the server has not answered in full.
///
/// An answer by WHOX bears the token of its question; one by WHOIS names the nick alone. What
/// answers no question counts for nothing.
struct Inquiries: Sendable {
    /// How many may be open.
    static let capacity = 32

    /// One question, and what was answered so far.
    struct Inquiry: Sendable {
        let nick: Nick
        /// What the answers to this question bear, where WHOX is known.
        let token: String?
        var source: Source?
        var account: AccountName?
    }

    private var open: [Inquiry] = []
    private var count = 0

    /// Whether another may be opened.
    var hasRoom: Bool { open.count < Self.capacity }

    /// Opens a question, unless one about the nick is open, or too many are.
    mutating func begin(
        _ nick: Nick,
        bearsToken: Bool,
        _ casemapping: Casemapping
    ) -> Inquiry? {
        guard hasRoom, !isOpen(nick, casemapping) else { return nil }
        // WHOX takes three digits; the lower numbers are those of the channels.
        count = (count + 1) % 500
        let token = bearsToken ? String(500 + count) : nil
        let inquiry = Inquiry(nick: nick, token: token)
        open.append(inquiry)
        return inquiry
    }

    /// Whether a question about the nick is open.
    func isOpen(_ nick: Nick, _ casemapping: Casemapping) -> Bool {
        open.contains { casemapping.areEqual($0.nick.text, nick.text) }
    }

    /// Takes who has a nick, by the answer with a token, or without one.
    ///
    /// - Returns: Whether that was asked.
    mutating func found(
        _ source: Source,
        account: AccountName? = nil,
        token: String? = nil,
        _ casemapping: Casemapping
    ) -> Bool {
        guard let index = index(of: source.nick, token: token, casemapping) else { return false }
        open[index].source = source
        if token != nil { open[index].account = account }
        return true
    }

    /// Takes the account of a nick, by an answer without a token; the first counts.
    mutating func found(
        _ account: AccountName?,
        of nick: Nick,
        _ casemapping: Casemapping
    ) -> Bool {
        guard let index = index(of: nick, token: nil, casemapping) else { return false }
        open[index].account = open[index].account ?? account
        return true
    }

    /// Closes the oldest question about a nick that is answered that way.
    mutating func end(
        _ nick: Nick,
        bearsToken: Bool?,
        _ casemapping: Casemapping
    ) -> Inquiry? {
        let index = open.firstIndex {
            casemapping.areEqual($0.nick.text, nick.text)
                && (bearsToken == nil || bearsToken == ($0.token != nil))
        }
        return index.map { open.remove(at: $0) }
    }

    private func index(of nick: Nick, token: String?, _ casemapping: Casemapping) -> Int? {
        open.firstIndex {
            $0.token == token && casemapping.areEqual($0.nick.text, nick.text)
        }
    }
}
