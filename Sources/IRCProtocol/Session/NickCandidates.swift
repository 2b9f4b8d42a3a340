/// The nicks to try at one registration, the configured one first.
///
/// A fallback is made from the configured nick each time and never from another fallback, so a
/// nick cannot grow, within a connection or over many; and the list ends.
struct NickCandidates: Sendable {
    private var remaining: [Nick]

    /// The nick asked for at present, or nil when all were refused.
    var current: Nick? { remaining.first }

    /// The configured nick; then that with one sign more and, for servers to which this is too
    /// long, a form that keeps within nine bytes, by turns.
    init(_ configured: Nick) {
        // The oldest limit still met; a server names its own only after registration. Source:
        // RFC 2812 §1.2.1.
        let shortNickBytes = 9
        let endings = ["_"] + (1...9).map(String.init)
        var stem = configured.text
        while stem.utf8.count >= shortNickBytes { stem.removeLast() }
        var all = [configured]
        for ending in endings {
            for nick in [Nick(configured.text + ending), Nick(stem + ending)]
            where !all.contains(nick) {
                all.append(nick)
            }
        }
        remaining = all
    }

    /// Moves on to the next nick, after the server refused the current one.
    mutating func refuseCurrent() -> Nick? {
        if !remaining.isEmpty { remaining.removeFirst() }
        return current
    }
}
