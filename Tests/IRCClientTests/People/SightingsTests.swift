import IRCClient
import IRCProtocol
import NIOCore
import Testing

@Suite struct SightingsTests {
    /// People as they are seen, with a pause between them.
    private struct Scene {
        var sightings = Sightings(mark: "m")
        var now = 0.0
        var pause = 1.0

        mutating func saw(
            _ source: String,
            account: String? = nil,
            sight: Sightings.Sight = .none,
            isTalking: Bool = false
        ) -> String {
            now += pause
            return
                sightings.saw(
                    Source(source),
                    account: account.flatMap(AccountName.init),
                    sight: sight,
                    isTalking: isTalking,
                    at: seconds(now)
                )
                .key
        }

        func nick(of person: String) -> String? {
            sightings.nick(of: person, at: seconds(now))?.text
        }
    }

    private static let ana = "ana!a@home.example"

    @Test func `who comes as before is the same, and by an account from anywhere`() {
        var scene = Scene()
        #expect(scene.saw(Self.ana) == "nick:ana!a@home.example#m.1")
        #expect(scene.saw("ANA!a@home.example") == "nick:ana!a@home.example#m.1")
        #expect(scene.saw("bob!b@h", account: "Bo[b]") == "account:bo{b}")
        #expect(scene.saw("eve!e@h", account: "BO{B}") == "account:bo{b}")
    }

    @Test(arguments: [
        "quit", "other host", "other user", "login", "logout", "taken by another", "rekey",
    ])
    func `who went, or is seen as somebody else, is a stranger after it`(what: String) {
        var scene = Scene()
        let first = scene.saw(Self.ana, sight: .tracked)
        switch what {
        case "quit": scene.sightings.lost(Nick("Ana"))
        case "other host": _ = scene.saw("ana!a@elsewhere.example")
        case "other user": _ = scene.saw("ana!b@home.example")
        case "login": scene.sightings.changedAccount(of: Nick("ana"), to: AccountName("ana"))
        case "logout": _ = scene.saw(Self.ana, account: "ana")
        case "taken by another":
            _ = scene.saw("bob!a@home.example")
            scene.sightings.renamed(Nick("bob"), to: Nick("ana"))
        default: scene.sightings.rekey(.ascii)
        }
        #expect(scene.nick(of: first) == nil)
        #expect(scene.sightings.lastNick(of: first) == nil)
        let second = scene.saw(Self.ana)
        #expect(second != first)
        #expect(second.contains("!a@home.example#m."))
    }

    @Test func `an account that logs out is nobody until it is seen again`() {
        var scene = Scene()
        let person = scene.saw(Self.ana, account: "ana", sight: .tracked)
        scene.sightings.changedAccount(of: Nick("ana"), to: AccountName("ANA"))
        #expect(scene.nick(of: person) == "ana")
        scene.sightings.changedAccount(of: Nick("ana"), to: nil)
        #expect(scene.nick(of: person) == nil)
        #expect(scene.saw(Self.ana, account: "ana") == person)
        #expect(scene.nick(of: person) == "ana")
    }

    @Test func `a change of nick that is seen changes nothing else`() {
        var scene = Scene()
        let ana = scene.saw(Self.ana, sight: .shared)
        let bob = scene.saw("bob!b@h", sight: .shared)
        // They swap.
        scene.sightings.renamed(Nick("ana"), to: Nick("tmp"))
        scene.sightings.renamed(Nick("bob"), to: Nick("ana"))
        scene.sightings.renamed(Nick("tmp"), to: Nick("BOB"))
        #expect(scene.nick(of: ana) == "BOB" && scene.nick(of: bob) == "ana")
        #expect(scene.saw("bob!a@home.example") == ana)
        #expect(scene.saw("ana!b@h") == bob)
        scene.sightings.renamed(Nick("ana"), to: Nick("ANA"))
        #expect(scene.nick(of: bob) == "ANA")
        // Whoever is renamed to the nick of somebody is not them.
        scene.sightings.renamed(Nick("unknown"), to: Nick("bob"))
        #expect(scene.nick(of: ana) == nil)
    }

    @Test func `of several nicks of an account the one seen last counts, as long as it is there`() {
        var scene = Scene()
        let person = scene.saw("ana!a@h", account: "ana", sight: .tracked)
        _ = scene.saw("ana_phone!p@h", account: "ana", sight: .tracked)
        #expect(scene.nick(of: person) == "ana_phone")
        _ = scene.saw("ana!a@h", account: "ana", sight: .tracked)
        #expect(scene.nick(of: person) == "ana")
        scene.sightings.lost(Nick("ana"))
        #expect(scene.nick(of: person) == "ana_phone")
    }

    @Test(arguments: [
        (Sightings.Sight.none, false, 5.0), (.watched, false, .infinity),
        (.shared, false, .infinity),
        (.tracked, false, .infinity), (.none, true, 5), (.watched, true, 60), (.shared, true, 60),
        (.tracked, true, .infinity),
    ])
    func `who is out of sight is certain for seconds only, and an account for a minute`(
        sight: Sightings.Sight,
        hasAccount: Bool,
        limit: Double
    ) {
        var scene = Scene()
        let person = scene.saw(Self.ana, account: hasAccount ? "ana" : nil, sight: sight)
        let start = scene.now
        for pause in [0, 5, 6, 60, 61, 100_000.0] {
            scene.now = start + pause
            #expect((scene.nick(of: person) != nil) == (pause <= limit), "after \(pause) s")
            #expect(scene.sightings.lastNick(of: person)?.text == "ana")
        }
    }

    @Test(arguments: [(5.0, true), (6, false)])
    func `whoever comes into sight under the nick some time later may be anybody`(
        pause: Double,
        isCertain: Bool
    ) {
        for account in [nil, "ana"] {
            var scene = Scene()
            let person = scene.saw(Self.ana, account: account)
            scene.now += pause
            scene.sightings.changeSight(of: Nick("ana"), to: .tracked, at: seconds(scene.now))
            scene.now += 10
            #expect((scene.nick(of: person) != nil) == isCertain)
            #expect(scene.saw(Self.ana, account: account, sight: .tracked) == person)
            #expect(scene.nick(of: person) == "ana")
        }
    }

    @Test(arguments: [(179.0, true), (181, false)])
    func `out of sight a sighting lasts three minutes`(pause: Double, isSame: Bool) {
        var scene = Scene()
        let first = scene.saw(Self.ana)
        scene.now += pause - 1
        #expect((scene.saw(Self.ana) == first) == isSame)
    }

    @Test(arguments: [(179.0, true), (181, false)])
    func `in sight it lasts for ever, and from the last moment of that three minutes`(
        pause: Double,
        isSame: Bool
    ) {
        var scene = Scene()
        let first = scene.saw(Self.ana, sight: .shared)
        scene.now += 100_000
        #expect(scene.saw(Self.ana, sight: .shared) == first)
        scene.now += 100_000
        scene.sightings.changeSight(of: Nick("ana"), to: .none, at: seconds(scene.now))
        #expect(scene.nick(of: first) == "ana")
        scene.now += pause
        // Who comes into sight too late is not taken for who was there before.
        scene.sightings.changeSight(of: Nick("ana"), to: .shared, at: seconds(scene.now))
        #expect((scene.saw(Self.ana, sight: .shared) == first) == isSame)
    }

    @Test func `five thousand new names put out nobody in sight, nor who talks`() {
        var scene = Scene()
        let ana = scene.saw(Self.ana, sight: .tracked)
        let bob = scene.saw("bob!b@h", sight: .watched)
        _ = scene.saw("mia!m@m", isTalking: true)
        let mia = scene.saw("mia!m@m", isTalking: true)
        scene.pause = 0.01
        for number in 0..<5_000 { _ = scene.saw("n\(number)!u@h\(number)", isTalking: true) }
        #expect(scene.sightings.all.count <= Sightings.capacity)
        #expect(scene.nick(of: ana) == "ana" && scene.nick(of: bob) == "bob")
        #expect(scene.saw("mia!m@m") == mia)
        #expect(scene.sightings[Nick("n4999")] != nil && scene.sightings[Nick("n0")] == nil)
    }

    @Test func `five thousand of one host put out each other only`() {
        var scene = Scene()
        scene.pause = 0.01
        let tom = scene.saw("tom!t@elsewhere", isTalking: true)
        let ana = scene.saw("ana!a@h", sight: .shared)
        for number in 0..<5_000 { _ = scene.saw("n\(number)!u@h", isTalking: true) }
        #expect(scene.sightings.all.count == Sightings.hostCapacity + 1)
        #expect(scene.saw("tom!t@elsewhere") == tom)
        #expect(scene.nick(of: ana) == "ana")
        // Who leaves, or is renamed, makes room, or none.
        for number in 4_900..<5_000 { scene.sightings.lost(Nick("n\(number)")) }
        scene.sightings.renamed(Nick("n4800"), to: Nick("x"))
        for number in 0..<100 { _ = scene.saw("m\(number)!u@h") }
        #expect(scene.sightings.all.count == Sightings.hostCapacity + 1)
        #expect(scene.sightings[Nick("x")] != nil && scene.sightings[Nick("n4801")] != nil)
    }

    @Test func `memory is bounded where all are in sight, and who is forgotten is a stranger`() {
        var scene = Scene()
        let first = scene.saw(Self.ana, sight: .tracked)
        for number in 0..<6_000 { _ = scene.saw("n\(number)!u@h", sight: .tracked) }
        #expect(scene.sightings.all.count <= Sightings.capacity)
        #expect(scene.nick(of: first) == nil)
        #expect(scene.saw(Self.ana) != first)
        // One person under many nicks is no burden either.
        for number in 0..<4_500 { _ = scene.saw("x\(number)!u@h", account: "x") }
        #expect(scene.nick(of: "account:x") == "x4499")
        #expect(scene.sightings.all.count <= Sightings.capacity)
    }
}
