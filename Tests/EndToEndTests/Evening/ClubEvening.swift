import Foundation
import TestKit

/// Thirty people, two rooms and three moderators, on two servers of one network with services.
final class ClubEvening {
    static let rooms = ["#running", "#trail"]
    static let moderatorsRoom = "#running-mods"
    static let moderators = ["rob", "una", "kay"]
    /// Who is on call for first aid.
    static let firstAider = "ann"
    static let members = ["mia", "dora"]
    static let guests = (1...24).map { "guest\($0)" }

    let hub: InspIRCd
    let leaf: InspIRCd
    let services: Atheme
    let bot: SweepProcess
    private let secrets: TemporaryFolder
    private var accounts: [String: Atheme.Account] = [:]
    private(set) var people: [String: Guest] = [:]
    private var ears: [Ear] = []

    init() async throws {
        hub = try await InspIRCd { $0.hidesHosts = true }
        services = try await Atheme(at: hub)
        for account in ["sweep", Self.firstAider] + Self.moderators + Self.members {
            accounts[account] = try await services.register(account)
        }
        leaf = try await hub.leaf()
        secrets = try TemporaryFolder("evening")
        let password = try secrets.write("correct-horse", to: "password")
        bot = try SweepProcess(
            networks: """
                  - name: demo
                    host: localhost
                    port: \(hub.tlsPort)
                    tls: {trust: \(hub.authority)}
                    sasl: {mechanisms: [PLAIN], account: sweep, password-file: \(password)}
                    channels: ["#running", "#trail"]
                    offers-help-in: ["#trail"]
                    first-aid: [ann]
                    moderators: {accounts: [rob, una, kay], channel: "#running-mods"}
                    flood: {burst: 0, lines-per-second: 0}
                    reconnect: {floor-seconds: 1, ceiling-seconds: 2}
                """
        )
    }

    /// Has everybody come, some of them on the other server, and then the bot.
    func begin() async throws {
        let far = Set(["una"] + Self.guests.suffix(8))
        let named = Self.moderators + [Self.firstAider] + Self.members
        let (hub, leaf, accounts) = (hub, leaf, accounts)
        let guests = try await withThrowingTaskGroup(of: Guest.self) { group in
            for nick in named + Self.guests {
                group.addTask {
                    let guest = try await Guest(
                        nick,
                        at: far.contains(nick) ? leaf : hub,
                        account: accounts[nick]
                    )
                    try await guest.join(Self.rooms)
                    return guest
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        for guest in guests { people[guest.nick] = guest }
        for nick in Self.moderators { try await person(nick).join([Self.moderatorsRoom]) }
        try bot.start()
        for room in Self.rooms {
            try await person("rob").client.wait(for: "JOIN :\(room)", "JOIN \(room)")
        }
        while bot.timesReady() == 0 { try await Task.sleep(for: .milliseconds(20)) }
    }

    /// Somebody who is there.
    func person(_ nick: String) throws -> Guest {
        guard let guest = people[nick] else { throw Absent(nick: nick) }
        return guest
    }

    struct Absent: Error { let nick: String }

    /// Somebody more, who is there from now on.
    func arrive(_ nick: String) async throws -> Guest {
        try await Guest(nick, at: hub)
    }

    /// What somebody hears of the bot in private, or in a room, from where they were last asked.
    func ear(_ nick: String, in room: String? = nil) throws -> Ear {
        ear(of: try person(nick), in: room)
    }

    /// What a guest hears of the bot in private, or in a room, from where they were last asked.
    func ear(of guest: Guest, in room: String? = nil) -> Ear {
        let known = ears.first { $0.guest === guest && $0.room == room }
        if let known { return known }
        let ear = Ear(guest, in: room)
        ears.append(ear)
        return ear
    }

    /// What was said and nobody has expected, by who has heard it; everybody is asked what they heard
    /// in private.
    var unexpected: [String] {
        for guest in people.values { _ = ear(of: guest) }
        return ears.flatMap { ear in
            ear.rest.map { "\(ear.guest.nick) \(ear.room ?? "alone"): \($0)" }
        }
    }
}
