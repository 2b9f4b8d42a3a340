import NIOCore

/// A model of a server that works off one line a second and cuts off who has too many waiting, as
/// Solanum does.
///
/// It has a clock of its own: what it says at each moment is what comes out of ``workOff(until:)``.
struct SlowServer {
    /// How many lines may wait; one more, and the connection is closed.
    let queueLimit: Int
    /// From one line to the next.
    let interval: TimeAmount
    /// Whether it sends lines back with their labels.
    let echoes: Bool

    private(set) var isFlooded = false
    private(set) var longestQueue = 0
    private var queue = CircularBuffer<String>()
    private var freeAt = NIODeadline.uptimeNanoseconds(0)

    init(queueLimit: Int = 20, interval: TimeAmount = .seconds(1), echoes: Bool) {
        self.queueLimit = queueLimit
        self.interval = interval
        self.echoes = echoes
    }

    /// Something that it has worked off.
    struct Done {
        /// Whom a message was for.
        var receiver: String?
        /// What it says of it.
        var answer: String?
    }

    /// When it works off the next line.
    var next: NIODeadline? { queue.isEmpty ? nil : freeAt }

    mutating func receive(_ lines: [String], at now: NIODeadline) {
        for line in lines {
            if queue.isEmpty { freeAt = max(freeAt, now) }
            queue.append(line)
        }
        longestQueue = max(longestQueue, queue.count)
        if queue.count > queueLimit { isFlooded = true }
    }

    mutating func workOff(until now: NIODeadline) -> [Done] {
        var done: [Done] = []
        while freeAt <= now, let line = queue.popFirst() {
            freeAt = freeAt + interval
            done.append(work(line))
        }
        return done
    }

    private func work(_ line: String) -> Done {
        var words = line.split(separator: " ", maxSplits: 2)
        let tags = line.hasPrefix("@") ? "\(words.removeFirst()) " : ""
        switch words[0] {
        case "PING": return Done(answer: ":srv.example PONG srv.example \(words[1])")
        case "PRIVMSG":
            let body = line.dropFirst(tags.count)
            return Done(
                receiver: String(body.split(separator: " ")[1]),
                answer: echoes ? "\(tags):sweep!~s@bot.example \(body)" : nil
            )
        default: return Done()
        }
    }
}
