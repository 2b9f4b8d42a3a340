import NIOCore
import Synchronization

/// Who lives in a ``ThrottlingServer``, and how its clients are read.
final class ThrottledTown: Sendable {
    typealias Rule = @Sendable (String) -> PlainClient.Answer?

    /// A client that is welcome, and the nick that it has.
    private struct Guest {
        let nick: String
        let line: ScriptedConnection
    }

    let drops = Mutex(0)
    let read = Mutex<[ClientLine]>([])
    let people = Mutex<[String: Rule]>([:])
    private let guests = Mutex<[Guest]>([])

    /// Serves a connection to its end.
    func serve(
        _ line: ScriptedConnection,
        _ limits: ThrottlingServer.Limits,
        _ capabilities: [String]
    ) async throws {
        let greeting = try await line.register(capabilities: capabilities)
        let guest = Guest(nick: greeting.nick, line: line)
        let echoes = greeting.requested.contains("echo-message")
        guests.withLock { $0.append(guest) }
        defer { guests.withLock { $0.removeAll { $0.line === line } } }
        let interval = Duration.seconds(1 / limits.linesPerSecond)
        // When the budget for lines that are read at once is full again.
        var full = ContinuousClock.now
        while true {
            full = max(full, .now) + interval
            try await Task.sleep(until: full - interval * limits.burst, clock: .continuous)
            switch try await line.arrivals.next(within: .seconds(3_600)) {
            case .line(let said):
                read.withLock { $0.append(said) }
                receive(said, from: guest, echoes: echoes)
            case .end(let end):
                if end == .dropped { drops.withLock { $0 += 1 } }
                return
            case nil:
                return
            }
        }
    }

    /// Lets a person send a line to every client that it is for.
    func send(_ line: String, as nick: String) {
        let target = ClientLine(line).parameters.first ?? ""
        for guest in guests.withLock(\.self) where target.hasPrefix("#") || target == guest.nick {
            guest.line.send(":\(nick)!\(nick)@\(nick).example \(line)")
        }
    }

    private func receive(_ said: ClientLine, from guest: Guest, echoes: Bool) {
        let source = ":\(guest.nick)!~sweep@bot.example"
        let name = ":\(ScriptedConnection.name)"
        let parameters = said.parameters
        switch (said.command, parameters.first) {
        case ("PING", let token?):
            reply("\(name) PONG \(ScriptedConnection.name) :\(token)")
        case ("JOIN", let channels?):
            for channel in channels.split(separator: ",") {
                reply("\(source) JOIN \(channel)")
                reply("\(name) 353 \(guest.nick) = \(channel) :\(guest.nick)")
                reply("\(name) 366 \(guest.nick) \(channel) :End of /NAMES list")
            }
        case ("PRIVMSG", let target?), ("NOTICE", let target?):
            let rule = people.withLock { $0[target] }
            guard rule != nil || target.hasPrefix("#") else {
                reply("\(name) 401 \(guest.nick) \(target) :No such nick")
                return
            }
            if echoes {
                reply("\(source) \(said.body)")
            } else if !said.label.isEmpty {
                reply("\(name) ACK")
            }
            guard let answer = rule?("\(source) \(said.body)") else { return }
            guest.line.channel.eventLoop.scheduleTask(in: TimeAmount(answer.delay)) {
                self.send(answer.line, as: target)
            }
        case ("WHOIS", let nick?):
            let isHere = people.withLock { $0[nick] != nil }
            reply(
                isHere
                    ? "\(name) 311 \(guest.nick) \(nick) \(nick) \(nick).example * :\(nick)"
                    : "\(name) 401 \(guest.nick) \(nick) :No such nick"
            )
            reply("\(name) 318 \(guest.nick) \(nick) :End of /WHOIS list")
        case ("QUIT", _):
            reply("ERROR :Closing link")
            guest.line.closeCleanly()
        default:
            reply("\(name) 421 \(guest.nick) \(said.command) :Unknown command")
        }

        func reply(_ line: String) {
            guest.line.send(said.label + line)
        }
    }
}
