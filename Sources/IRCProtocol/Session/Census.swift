/// Of which channels the members are still to be asked for, one at a time.
///
/// Answers for a big channel are long, and servers count them against us, so the next question
/// waits for the end of the one before.
struct Census: Sendable {
    /// A question under way.
    struct Round: Sendable {
        let channel: ChannelName
        /// What the answers to this question bear, and to no other.
        let token: String
        /// The numeric that ends the answer.
        var end = Numeric.endOfWho
    }

    /// How often one channel is asked for when no end of the answers comes.
    private static let maxAttempts = 2

    private struct Entry: Sendable {
        let channel: ChannelName
        var attempts = 0
    }

    var current: Round?
    private var waiting: [Entry] = []
    private var running: Entry?
    /// Channels of which the server is telling the members of its own accord.
    private var expected: [ChannelName] = []
    private var lastToken = 0

    /// Whether there is a channel to ask for, and no question under way.
    var isDue: Bool { current == nil && !waiting.isEmpty }

    /// Notes that the members will be told first.
    mutating func expect(_ channel: ChannelName, _ casemapping: Casemapping) {
        remove(channel, casemapping)
        expected.append(channel)
    }

    /// Notes that the members were told, and gives whether that was expected.
    mutating func endExpecting(_ channel: ChannelName, _ casemapping: Casemapping) -> Bool {
        let count = expected.count
        expected.removeAll { casemapping.areEqual($0.text, channel.text) }
        return expected.count < count
    }

    /// Puts a channel behind those that wait.
    mutating func add(_ channel: ChannelName, _ casemapping: Casemapping) {
        remove(channel, casemapping)
        waiting.append(Entry(channel: channel))
    }

    /// Forgets a channel that waits.
    mutating func remove(_ channel: ChannelName, _ casemapping: Casemapping) {
        waiting.removeAll { casemapping.areEqual($0.channel.text, channel.text) }
        _ = endExpecting(channel, casemapping)
    }

    /// Begins with the next channel, or gives nil while there is none, or another is under way.
    mutating func begin() -> Round? {
        guard isDue else { return nil }
        let entry = waiting.removeFirst()
        // WHOX takes tokens of up to three digits; the higher ones are those of single nicks.
        lastToken = lastToken % 499 + 1
        let round = Round(channel: entry.channel, token: String(lastToken))
        running = Entry(channel: entry.channel, attempts: entry.attempts + 1)
        current = round
        return round
    }

    /// Notes that all answers to the question under way are there.
    mutating func end() {
        current = nil
        running = nil
    }

    /// Gives up the question under way; its channel is asked for once more.
    mutating func giveUp() {
        if let running, running.attempts < Self.maxAttempts { waiting.append(running) }
        end()
    }
}
