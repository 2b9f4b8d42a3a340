import Bot
import Chat
import Foundation

/// A talk of many days as a document that people can read, played line by line.
///
/// ```
/// == Sunday 1 March, 19:00
/// mia: hi
///     sweep to mia: Hi mia. ...
/// mia goes
/// ```
///
/// What people do is done; what the bot says is written down where it was said, with the hour. The
/// bot is right when that gives the document again. Lines that begin with `#` or are empty are prose.
struct Walk {
    private let life: Life
    private let withoutAccount: Set<String>
    private let year: Int
    private var written: [String] = []
    private var heading = ""
    private var read = 0

    /// A line that nobody can play.
    struct Unreadable: Error {
        let line: String
    }

    init(_ life: Life, year: Int, withoutAccount: Set<String>) {
        self.life = life
        self.year = year
        self.withoutAccount = withoutAccount
    }

    /// Plays a document, and gives what it should have been.
    mutating func play(_ document: String) async throws -> String {
        for line in document.split(separator: "\n", omittingEmptySubsequences: false) {
            try await play(line: String(line))
        }
        return written.joined(separator: "\n")
    }

    private mutating func play(line: String) async throws {
        if line.hasPrefix("    ") { return }
        if line.isEmpty || line.hasPrefix("#") { return written.append(line) }
        if line.hasPrefix("== ") {
            let text = line.dropFirst("== ".count)
            guard let date = date(of: text) else { throw Unreadable(line: line) }
            await life.advance(to: date)
            write(upTo: date)
            writeHeading(date)
            return writeSaid()
        }
        writeHeading(life.now)
        written.append(line)
        try await perform(line)
        writeSaid()
    }

    private func perform(_ line: String) async throws {
        switch line {
        case "the bot is restarted": return try await life.restart()
        case "the line breaks and comes back": return await life.reconnect()
        case "new scripts are loaded":
            let folder = try DialogueFolder()
            try folder.edit("common.en.yaml") {
                $0.replacing("[hi, hi there", with: "[hi, hi there bot")
            }
            return await life.reload(from: folder)
        default: break
        }
        if let colon = line.firstRange(of: ": ") {
            let name = String(line[..<colon.lowerBound])
            return await life.say(String(line[colon.upperBound...]), by: member(name))
        }
        let words = line.split(separator: " ").map(String.init)
        switch words.last {
        case "comes": await life.come(member(words[0]))
        case "goes": life.go(member(words[0]))
        default: throw Unreadable(line: line)
        }
    }

    private func member(_ name: String) -> Member {
        life.member(name, hasAccount: !withoutAccount.contains(name))
    }

    // MARK: - Writing

    /// Writes what was said on the way to a moment, under its own hours.
    private mutating func write(upTo date: Date) {
        while read < life.said.count, life.said[read].at < date {
            writeHeading(life.said[read].at)
            write(life.said[read])
            read += 1
        }
    }

    private mutating func writeSaid() {
        while read < life.said.count {
            write(life.said[read])
            read += 1
        }
    }

    private mutating func write(_ said: Life.Said) {
        // Which version of the scripts it is, is not the document's business.
        let text = said.text.replacing(/Loaded \([0-9a-f]+\)/, with: "Loaded")
        written.append("    sweep to \(said.target): \(text)")
    }

    private mutating func writeHeading(_ date: Date) {
        let heading = "== " + Self.format(life.clock).string(from: date)
        guard heading != self.heading else { return }
        self.heading = heading
        written.append(heading)
    }

    // MARK: - Hours

    private func date(of text: Substring) -> Date? {
        let format = Self.format(life.clock)
        format.dateFormat = "EEEE d MMMM, HH:mm yyyy"
        return format.date(from: "\(text) \(year)")
    }

    private static func format(_ clock: LocalClock) -> DateFormatter {
        let format = DateFormatter()
        format.locale = Locale(identifier: "en_US_POSIX")
        format.timeZone = clock.timeZone
        format.dateFormat = "EEEE d MMMM, HH:mm"
        return format
    }
}
