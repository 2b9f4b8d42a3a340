import TestKit
import Testing

/// Somebody who is there in the evening: says things, and hears the bot line by line.
final class Guest: Sendable {
    let nick: String
    let client: RawClient

    init(_ nick: String, at server: InspIRCd, account: Atheme.Account? = nil) async throws {
        self.nick = nick
        client = try await RawClient(
            nick,
            at: server,
            account: account,
            capabilities: ["message-tags", "echo-message"]
        )
    }

    func join(_ rooms: [String]) async throws {
        for room in rooms { try await client.ask("JOIN \(room)", until: " 366 \(nick) \(room) ") }
    }

    /// Says something in private, or in a room.
    func say(_ text: String, in room: String = "sweep") {
        client.send("PRIVMSG \(room) :\(text)")
    }

    /// A line that somebody said.
    struct Line: Equatable {
        let sender: String
        let target: String
        let text: String
        /// The tags in front, as they came.
        let tags: String
    }

    /// All that was said to this person and in the rooms, in order.
    var lines: [Line] {
        client.lines.compactMap { line in
            let tags = line.hasPrefix("@") ? String(line.prefix { $0 != " " }) : ""
            let parts = line.dropFirst(tags.isEmpty ? 0 : tags.count + 1)
                .split(separator: " ", maxSplits: 3).map(String.init)
            guard parts.count == 4, parts[1] == "PRIVMSG" else { return nil }
            return Line(
                sender: String(parts[0].dropFirst().prefix { $0 != "!" }),
                target: parts[2],
                text: parts[3].hasPrefix(":") ? String(parts[3].dropFirst()) : parts[3],
                tags: tags
            )
        }
    }

    /// What the bot has said to this person, or in a room, in order.
    func bot(in target: String? = nil) -> [String] {
        lines.filter { $0.sender == "sweep" && $0.target == target ?? nick }.map(\.text)
    }
}

/// What somebody hears of the bot in one place, each line once.
///
/// A line that nobody has expected is as wrong as one that does not come: ``rest`` is to be empty.
final class Ear {
    let guest: Guest
    let room: String?
    private var heard = 0

    /// The bot's private words to a guest, or those in a room where the guest is.
    init(_ guest: Guest, in room: String? = nil) {
        self.guest = guest
        self.room = room
    }

    /// What was said and not expected.
    var rest: [String] { Array(guest.bot(in: room).dropFirst(heard)) }

    /// Waits for the next lines; one that ends in "..." stands for all that begin so.
    func hears(_ expected: String..., at place: SourceLocation = #_sourceLocation) async throws {
        let deadline = ContinuousClock.now + .seconds(30)
        while rest.count < expected.count, ContinuousClock.now < deadline {
            try await Task.sleep(for: .milliseconds(10))
        }
        let said = rest.prefix(expected.count)
        heard += said.count
        #expect(said.count == expected.count, "\(said)", sourceLocation: place)
        for (line, wanted) in zip(said, expected) {
            let fits =
                wanted.hasSuffix("...") ? line.hasPrefix(wanted.dropLast(3)) : line == wanted
            #expect(fits, "\"\(line)\" where \"\(wanted)\" was expected", sourceLocation: place)
        }
    }

    /// Takes the next line if there is one that begins so.
    func mayHear(_ words: String) {
        if rest.first?.hasPrefix(words) == true { heard += 1 }
    }

    /// Takes all lines up to one that begins so, and gives them.
    @discardableResult
    func hearsUntil(_ words: String) async throws -> [String] {
        let deadline = ContinuousClock.now + .seconds(30)
        while !rest.contains(where: { $0.hasPrefix(words) }) {
            guard ContinuousClock.now < deadline else {
                throw RawClient.Missing(words: words, lines: rest)
            }
            try await Task.sleep(for: .milliseconds(10))
        }
        let said = rest
        let count = (said.firstIndex { $0.hasPrefix(words) } ?? 0) + 1
        heard += count
        return Array(said.prefix(count))
    }
}
