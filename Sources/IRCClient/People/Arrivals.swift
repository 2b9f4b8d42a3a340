package import Chat
package import IRCProtocol

/// Whom the bot waits for, and who of them has come on one connection.
///
/// Each is told once; again only after they were seen to leave, or were named anew. Whoever has no
/// account can come only while the sighting that the key is of lasts.
package struct Arrivals: Sendable {
    /// How many people are waited for.
    ///
    /// Of more, those with the least keys; the bot names the others once these have come.
    package static let capacity = 4_096

    private var casemapping = Casemapping.rfc1459
    /// The nick that each had last.
    private var nicks: [String: Nick] = [:]
    private var arrived: Set<String> = []
    private var people: [CaseMapped<Nick>: [String]] = [:]

    /// Begins with nobody waited for.
    package init() {}

    /// Whether somebody has not come yet.
    package var isOpen: Bool { arrived.count < nicks.count }

    /// Who has not come yet, with the nick that each had last, in a fixed order.
    package var missing: [(person: String, nick: Nick)] {
        nicks.filter { !arrived.contains($0.key) }.map { ($0.key, $0.value) }
            .sorted { $0.person < $1.person }
    }

    /// Whether somebody who has not come yet had that nick last.
    package func isMissing(_ nick: Nick) -> Bool {
        people[CaseMapped(nick, casemapping)]?.contains { !arrived.contains($0) } == true
    }

    /// Takes the people of a network who are waited for, instead of those before.
    package mutating func waitFor(_ people: [MemberID: String], on network: String) {
        var named = people.filter { $0.key.network == network }.map { ($0.key.key, Nick($0.value)) }
        if named.count > Self.capacity {
            named = Array(named.sorted { $0.0 < $1.0 }.prefix(Self.capacity))
        }
        nicks = Dictionary(named) { first, _ in first }
        arrived.formIntersection(nicks.keys)
        index()
    }

    /// Takes note that somebody is there, and gives whether that is to be told.
    package mutating func arrives(_ person: String) -> Bool {
        nicks[person] != nil && arrived.insert(person).inserted
    }

    /// Takes note that somebody is there no more, and gives whether that is to be told.
    package mutating func leaves(_ person: String) -> Bool {
        arrived.remove(person) != nil
    }

    /// Compares nicks in another way from now on.
    package mutating func rekey(_ casemapping: Casemapping) {
        self.casemapping = casemapping
        index()
    }

    private mutating func index() {
        people = Dictionary(grouping: nicks.keys) { person in
            CaseMapped(nicks[person] ?? Nick(""), casemapping)
        }
    }
}
