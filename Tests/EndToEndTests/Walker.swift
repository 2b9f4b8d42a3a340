import TestKit

/// Somebody whose talk goes round in a circle of eight questions, so that each answer tells how far
/// the bot has come.
///
/// Something is said by turns on a line that stands, where it has to be answered whole and once, and
/// while the line breaks.
final class Walker {
    /// What is said, and what only the question that follows holds.
    private static let circle = [
        (words: "restart", question: "1 numb bottom"),
        (words: "none", question: "1 fever"),
        (words: "none", question: "1 it comes on while you run"),
        (words: "1", question: "1 comes and goes"),
        (words: "1", question: "1 today, or up to"),
        (words: "1", question: "1 gone"),
        (words: "1", question: "1 you're under 18"),
        (words: "none", question: "1 something against ibuprofen"),
    ]

    /// How the answer to "sources" begins, which leaves the talk where it is.
    private static let endOfWords = "Ask me that after my advice"

    /// What stands before the question where a code brought somebody back.
    private static let endOfWelcome = "Your code from now on"

    /// What became of something said while the line broke.
    enum Outcome: Hashable {
        /// Every line of the answer came.
        case answered
        /// The server said that the bot is not there.
        case absent
        /// The bot has not read it: it was on the line when that broke.
        case unread
        /// The bot has read it, and the answer was on the line when that broke.
        case unsaid
    }

    /// What must not happen.
    struct Fault: Error, CustomStringConvertible {
        let description: String
    }

    private let nick: String
    private let server: any TestServer
    private let login: (account: String, password: String)?
    private var client: RawClient
    /// What came before the server was away.
    private var former: [String] = []
    private var step = 0
    /// How many lines each answer has, as seen on a line that stood.
    private var sizes: [Int: Int] = [:]
    private var saidAt = 0
    /// Lines of answers that came twice, since the line broke before the bot knew that they had come.
    private(set) var repeated = 0
    /// What brings somebody without an account back on the bot's next connection; nil with one.
    private var code: String?
    /// The lines of the last answer that came whole, on a line that stood.
    private var settled: Set<String> = []

    init(
        _ nick: String,
        at server: any TestServer,
        login: (account: String, password: String)? = nil
    ) async throws {
        self.nick = nick
        self.server = server
        self.login = login
        client = try await RawClient(nick, at: server, login: login)
    }

    /// Comes back after the server was away.
    func reconnect() async throws {
        former = lines
        client = try await RawClient(nick, at: server, login: login)
    }

    /// Greets, and goes once round to see how long answers are.
    func begin() async throws {
        client.send("PRIVMSG sweep :hi")
        try await client.wait(for: Self.circle[0].question)
        if login == nil { takeCode(from: lines[...]) }
        for _ in Self.circle {
            say()
            // The question is the last line.
            try await client.wait(for: Self.circle[step].question, after: saidAt - former.count)
            sizes[step] = texts.count
            goOn()
        }
    }

    /// Says the next thing.
    func say() {
        saidAt = lines.count
        client.send("PRIVMSG sweep :\(Self.circle[step].words)")
    }

    /// Says the next thing on a line that stands, and takes the whole answer.
    func exchange() async throws {
        let deadline = ContinuousClock.now + .seconds(20)
        say()
        while !isAnswered {
            if isAbsent {
                // It is ready, but not yet back from under another nick.
                try await Task.sleep(for: .milliseconds(50))
                say()
            }
            guard ContinuousClock.now < deadline else { throw fault("no answer") }
            try await Task.sleep(for: .milliseconds(2))
        }
        guard texts.count == sizes[step] else { throw fault("not just the answer") }
        settled = Set(texts)
        goOn()
    }

    /// What became of the thing said last, now that the line stands again.
    func outcome() async throws -> Outcome {
        if code != nil { return try await outcomeAfterResuming() }
        let wasAbsent = isAbsent
        // What the bot still has to say comes before the answer to this.
        try await ask("sources", until: Self.endOfWords)
        guard settled.isDisjoint(with: texts) else { throw fault("an earlier answer came again") }
        for text in Set(texts) where texts.count(where: { $0 == text }) > 2 {
            throw fault("a line came more than twice")
        }
        if isAnswered {
            repeated += texts.count - Set(texts).count
            goOn()
            return .answered
        }
        guard !wasAbsent else { return .absent }
        let former = (step + Self.circle.count - 1) % Self.circle.count
        let (old, new) = (Self.circle[former].question, Self.circle[step].question)
        let heard = Set(texts)
        guard try await ask("repeat", until: old, new).contains(new) else {
            guard heard.isEmpty else { throw fault("it went back") }
            return .unread
        }
        goOn()
        return .unsaid
    }

    /// What became of the thing said last to somebody whom the bot knows by the code alone: with the
    /// code comes what had not been tried before, and then the question that waits, which tells how
    /// far it had come.
    private func outcomeAfterResuming() async throws -> Outcome {
        // What came on the former connection is here before this.
        try await client.ask("PING :here", until: " PONG ")
        let heard = Set(texts)
        let wasAnswered = isAnswered
        let wasAbsent = isAbsent
        let former = (step + Self.circle.count - 1) % Self.circle.count
        let (old, new) = (Self.circle[former].question, Self.circle[step].question)
        try await ask("resume \(code ?? "")", until: Self.endOfWelcome)
        let told = lines.lastIndex { $0.contains(Self.endOfWelcome) } ?? saidAt
        takeCode(from: lines[told...])
        // What waited on the former connection comes before the welcome, and not a second time.
        guard texts(until: told).count == Set(texts(until: told)).count else {
            throw fault("a line came twice")
        }
        let question = try await wait(after: told, for: old, new)
        guard question.contains(new) else {
            guard heard.isEmpty else { throw fault("it went back") }
            return wasAbsent ? .absent : .unread
        }
        goOn()
        return wasAnswered ? .answered : .unsaid
    }

    private func takeCode(from lines: ArraySlice<String>) {
        let codes = lines.compactMap { $0.firstMatch(of: /\b[a-z2-9]{5}-[a-z2-9]{5}\b/)?.output }
        code = codes.last.map(String.init) ?? code
    }

    /// Says something that changes nothing until a line of the answer is there.
    @discardableResult
    private func ask(_ words: String, until marks: String...) async throws -> String {
        let deadline = ContinuousClock.now + .seconds(20)
        while ContinuousClock.now < deadline {
            let count = lines.count
            client.send("PRIVMSG sweep :\(words)")
            while ContinuousClock.now < deadline, !Self.isAbsence(in: lines[count...]) {
                let line = lines[count...].first { line in marks.contains { line.contains($0) } }
                if let line { return line }
                try await Task.sleep(for: .milliseconds(2))
            }
            try await Task.sleep(for: .milliseconds(50))
        }
        throw fault("no answer to \(words)")
    }

    /// Waits for a line that comes after another.
    private func wait(after index: Int, for marks: String...) async throws -> String {
        let deadline = ContinuousClock.now + .seconds(20)
        while ContinuousClock.now < deadline {
            let line = lines[(index + 1)...].first { line in marks.contains(where: line.contains) }
            if let line { return line }
            try await Task.sleep(for: .milliseconds(2))
        }
        throw fault("nothing after the welcome")
    }

    private func goOn() {
        step = (step + 1) % Self.circle.count
    }

    /// Whether all of the answer to the thing said last is there.
    var isAnswered: Bool {
        texts.contains { $0.contains(Self.circle[step].question) }
            && Set(texts).count >= sizes[step] ?? 1
    }

    private var lines: [String] { former + client.lines }

    private var isAbsent: Bool { Self.isAbsence(in: lines[saidAt...]) }

    private static func isAbsence(in lines: ArraySlice<String>) -> Bool {
        lines.contains { $0.contains(" 401 ") && $0.contains(" sweep ") }
    }

    /// What the bot has said since the thing said last.
    private var texts: [String] { texts(until: lines.count) }

    private func texts(until end: Int) -> [String] {
        lines[saidAt..<end]
            .compactMap { line in
                guard line.hasPrefix(":sweep"), line.contains(" PRIVMSG \(nick) "),
                    !line.contains(Self.endOfWords)
                else { return nil }
                return line.split(separator: " ", maxSplits: 3).last.map(String.init)
            }
    }

    private func fault(_ words: String) -> Fault {
        let lines = lines[saidAt...].joined(separator: "\n")
        return Fault(description: "\(nick) at \(Self.circle[step]): \(words):\n\(lines)")
    }
}
