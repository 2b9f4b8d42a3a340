/// What a client said of itself before it was welcomed.
public struct Greeting: Sendable {
    public internal(set) var nick = ""
    public internal(set) var user = ""
    public internal(set) var realname = ""
    /// Whether it speaks of capabilities at all.
    public internal(set) var asksForCapabilities = false
    /// The capabilities that it asked for, in order.
    public internal(set) var requested: [String] = []
    /// Whether it has said CAP END; it has not while it logs in.
    public internal(set) var isEnded = false

    fileprivate var isComplete: Bool {
        !nick.isEmpty && !user.isEmpty && (isEnded || !asksForCapabilities)
    }
}

extension ScriptedConnection {
    /// The name that the scripted server has in its lines.
    public static let name = "irc.test"

    /// Plays a registration from the first line to the end of the message of the day.
    ///
    /// The capabilities are offered, with their values; nil is a server that knows no CAP.
    @discardableResult
    public func register(
        capabilities: [String]? = [],
        isupport: [String] = ["CASEMAPPING=ascii", "CHANTYPES=#", "NICKLEN=30"],
        file: StaticString = #fileID,
        line: UInt = #line
    ) async throws -> Greeting {
        let greeting = try await greet(capabilities: capabilities, file: file, line: line)
        welcome(greeting.nick, isupport: isupport)
        return greeting
    }

    /// Plays a registration until the client has said CAP END or begins to log in.
    ///
    /// A first AUTHENTICATE is left for the script.
    public func greet(
        capabilities: [String]? = [],
        file: StaticString = #fileID,
        line: UInt = #line
    ) async throws -> Greeting {
        let place = "\(file):\(line)"
        let offered = capabilities.map { Set($0.map { $0.prefix { $0 != "=" } }) }
        var greeting = Greeting()
        while !greeting.isComplete {
            let arrival = try await arrivals.next(within: ScriptedServer.patience)
            guard case .line(let said) = arrival else {
                throw failure("a registration", arrival, within: ScriptedServer.patience, place)
            }
            let parameters = said.parameters
            switch said.command {
            case "NICK": greeting.nick = parameters.first ?? ""
            case "USER":
                greeting.user = parameters.first ?? ""
                greeting.realname = parameters.last ?? ""
            case "CAP" where offered == nil:
                send(":\(Self.name) 421 * CAP :Unknown command")
            case "CAP":
                greeting.asksForCapabilities = true
                switch parameters.first {
                case "LS": list(capabilities ?? [])
                case "REQ":
                    let asked = (parameters.last ?? "").split(separator: " ").map(String.init)
                    let isKnown = asked.allSatisfy {
                        offered?.contains($0.hasPrefix("-") ? $0.dropFirst() : $0[...]) == true
                    }
                    if isKnown { greeting.requested += asked }
                    let answer = isKnown ? "ACK" : "NAK"
                    send(":\(Self.name) CAP * \(answer) :\(asked.joined(separator: " "))")
                case "END": greeting.isEnded = true
                default: throw failure("LS, REQ or END", arrival, within: .zero, place)
                }
            case "AUTHENTICATE":
                arrivals.putBack(.line(said))
                return greeting
            case "PASS": continue
            default: throw failure("a registration", arrival, within: .zero, place)
            }
        }
        return greeting
    }

    /// Welcomes a client: 001 to 005 and the end of the message of the day.
    public func welcome(_ nick: String, isupport: [String] = ["CASEMAPPING=ascii"]) {
        var lines = [
            "001 \(nick) :Welcome to TestNet \(nick)!~sweep@bot.example",
            "002 \(nick) :Your host is \(Self.name)",
            "003 \(nick) :This server was created for a test",
            "004 \(nick) \(Self.name) scripted-1 iow biklmnopstv bklov",
        ]
        for start in stride(from: 0, to: isupport.count, by: 13) {
            let tokens = isupport[start..<min(start + 13, isupport.count)].joined(separator: " ")
            lines.append("005 \(nick) \(tokens) :are supported by this server")
        }
        lines.append("422 \(nick) :There is no message of the day")
        send(lines.map { ":\(Self.name) \($0)" })
    }

    /// Lets the client join a channel in which some others are.
    ///
    /// The others' names have their prefixes before them, as in 353.
    public func admit(
        _ nick: String,
        to channel: String,
        names: [String] = [],
        file: StaticString = #fileID,
        line: UInt = #line
    ) async throws {
        let join = try await skip(to: "JOIN \(channel)", file: file, line: line)
        send(
            "\(join.label):\(nick)!~sweep@bot.example JOIN \(channel)",
            ":\(Self.name) 353 \(nick) = \(channel) :\(([nick] + names).joined(separator: " "))",
            ":\(Self.name) 366 \(nick) \(channel) :End of /NAMES list"
        )
    }

    /// Offers capabilities, in as many lines as they need.
    private func list(_ capabilities: [String]) {
        var rows = [""]
        for capability in capabilities {
            if rows[rows.count - 1].utf8.count + capability.utf8.count > 400 { rows.append("") }
            rows[rows.count - 1] += capability + " "
        }
        let last = rows.removeLast()
        send(rows.map { ":\(Self.name) CAP * LS * :\($0)" } + [":\(Self.name) CAP * LS :\(last)"])
    }
}
