import IRCClient
import IRCProtocol
import NIOCore
import TestKit
import Testing

@Suite struct NickKeeperTests {
    /// What the keeper does, and what follows for the list of watched nicks.
    private enum Step: Equatable {
        case claim, regain, ghost, yield, ask
        case watch([Nick])
        case unwatch([Nick])

        init(_ step: NickKeeper.Step) {
            self =
                switch step {
                case .claim: .claim
                case .regain: .regain
                case .ghost: .ghost
                case .yield: .yield
                }
        }

        init(_ step: Watch.Step) {
            self =
                switch step {
                case .add(let nicks): .watch(nicks)
                case .remove(let nicks): .unwatch(nicks)
                case .ask: .ask
                }
        }
    }

    /// What the server says.
    private enum Sign {
        case online([Nick])
        case offline([Nick])
        case present([Nick])
        case listFull
        case left(Nick)
    }

    /// A keeper with its server, whose clock only the test moves.
    private struct Scene {
        var keeper = NickKeeper(wanted: Nick("sweep"))
        var watch = Watch()
        var limit = RegainLimit()
        var situation = NickSituation(nick: Nick("sweep_"), monitorLimit: 30)
        var now = 0.0

        var next: NIODeadline? { [keeper.next, watch.next].compactMap(\.self).min() }

        mutating func steps(at now: NIODeadline) -> [Step] {
            let steps = keeper.steps(in: situation, limit: &limit, at: now)
            let wanted = [keeper.watchedNick].compactMap(\.self)
            return steps.map(Step.init)
                + watch.steps(for: wanted, in: situation, at: now).map(Step.init)
        }

        /// What is done at a moment at which nothing is heard.
        mutating func at(_ moment: Double) -> [Step] {
            now = moment
            return steps(at: seconds(moment))
        }

        mutating func hear(_ sign: Sign, at moment: Double) -> [Step] {
            var signs: [NickKeeper.Sign] = []
            switch sign {
            case .online(let nicks): signs = [.online(watch.online(nicks))]
            case .offline(let nicks): signs = [.offline(watch.offline(nicks))]
            case .present(let nicks):
                let (online, offline) = watch.present(nicks)
                signs = [.online(online), .offline(offline)]
            case .listFull: watch.listFull([Nick("sweep"), Nick("sweep_")], at: seconds(moment))
            case .left(let nick): signs = [.left(nick)]
            }
            for sign in signs { keeper.heard(sign, in: situation, at: seconds(moment)) }
            return at(moment)
        }

        /// Another connection.
        mutating func reconnect() {
            keeper = NickKeeper(wanted: Nick("sweep"))
            watch = Watch()
        }

        mutating func own(_ nick: String, at moment: Double) -> [Step] {
            situation.nick = Nick(nick)
            return at(moment)
        }

        /// Goes from one due moment to the next, as the agenda would.
        mutating func run(until end: Double) -> [(Double, Step)] {
            var done: [(Double, Step)] = []
            var turns = 0
            while let next, next <= seconds(end), turns < 10_000 {
                turns += 1
                let steps = steps(at: next)
                now = Double(next.uptimeNanoseconds) / 1e9
                done += steps.map { (now, $0) }
            }
            #expect(turns < 10_000)
            return done
        }
    }

    private static let watched = [Nick("sweep"), Nick("sweep_")]

    @Test func `who has the nick has nothing to do`() {
        var scene = Scene()
        #expect(scene.own("SWEEP", at: 0).isEmpty)
        #expect(scene.next == nil)
        #expect(scene.hear(.offline([Nick("sweep")]), at: 1).isEmpty)
    }

    @Test func `a server that proves to watch tells when the nick is free`() {
        var scene = Scene()
        #expect(scene.at(0) == [.watch(Self.watched)])
        #expect(scene.hear(.online([Nick("sweep")]), at: 1).isEmpty)
        #expect(scene.hear(.online([Nick("SWEEP_")]), at: 1) == [.unwatch([Nick("sweep_")])])
        #expect(scene.run(until: 10_000).isEmpty)
        #expect(scene.hear(.offline([Nick("Sweep")]), at: 10_000) == [.claim])
        #expect(scene.own("sweep", at: 10_001) == [.unwatch([Nick("sweep")])])
        #expect(scene.next == nil)
    }

    @Test func `a server that only says that it watches is asked every minute`() {
        var scene = Scene()
        _ = scene.at(0)
        #expect(scene.at(9.9).isEmpty)
        #expect(scene.at(10) == [.ask])
        #expect(scene.hear(.present([Nick("sweep")]), at: 11).isEmpty)
        #expect(scene.run(until: 200).filter { $0.1 == .ask }.map(\.0) == [70, 130, 190])
        #expect(scene.hear(.present([]), at: 201) == [.claim])
    }

    @Test(arguments: [nil, 0, 1] as [Int?])
    func `a server that watches none, or not two, is asked`(limit: Int?) {
        var scene = Scene()
        scene.situation.monitorLimit = limit
        #expect(scene.at(0) == [.ask])
    }

    @Test func `a full list, or MONITOR taken back, leads to asking`() {
        var scene = Scene()
        _ = scene.at(0)
        #expect(scene.hear(.listFull, at: 1) == [.ask])
        var other = Scene()
        _ = other.at(0)
        _ = other.hear(.online(Self.watched), at: 1)
        other.situation.monitorLimit = nil
        #expect(other.at(2) == [.ask])
    }

    @Test func `a refused claim is made again ever less often`() {
        var scene = Scene()
        _ = scene.at(0)
        #expect(scene.hear(.offline([Nick("sweep")]), at: 0) == [.claim])
        _ = scene.hear(.online([Nick("sweep_")]), at: 0)
        let claims = scene.run(until: 3_000).filter { $0.1 == .claim }.map(\.0)
        #expect(claims == [60, 180, 420, 900, 1_500, 2_100, 2_700])
    }

    @Test func `whoever comes and goes all the time does not make us claim all the time`() {
        var scene = Scene()
        _ = scene.at(0)
        var claims = 0
        for moment in 0..<600 {
            let sign: Sign =
                moment.isMultiple(of: 2) ? .offline([Nick("sweep")]) : .online([Nick("sweep")])
            claims += scene.hear(sign, at: Double(moment) / 10).count { $0 == .claim }
        }
        #expect((2...13).contains(claims))
    }

    @Test(arguments: [
        Sign.left(Nick("SWEEP")), .offline([Nick("sweep")]),
    ]) private func `all that says that the nick is free leads to a claim`(sign: Sign) {
        var scene = Scene()
        _ = scene.at(0)
        _ = scene.hear(.online(Self.watched), at: 0)
        #expect(scene.hear(.left(Nick("ana")), at: 1).isEmpty)
        #expect(scene.hear(sign, at: 2) == [.claim])
    }

    @Test func `a nick that the server cuts is not fought for`() {
        var scene = Scene()
        scene.situation.nickBytes = 4
        #expect(scene.at(0).isEmpty && scene.next == nil)
        scene.situation.nickBytes = 5
        #expect(scene.at(1) == [.watch(Self.watched)])
        scene.situation.nickBytes = 4
        #expect(scene.at(2).isEmpty && scene.next == nil)
    }

    // MARK: Services

    @Test func `the services are asked only by those who are logged in, and twice an hour`() {
        var scene = Scene()
        scene.situation.monitorLimit = nil
        _ = scene.at(0)
        #expect(scene.hear(.present([Nick("sweep")]), at: 0).isEmpty)
        #expect(scene.run(until: 290).allSatisfy { $0.1 == .ask })
        scene.situation.isLoggedIn = true
        #expect(scene.at(300) == [.regain, .ask])
        let done = [(300, .regain)] + scene.run(until: 300 + 3_500).filter { $0.1 != .ask }
        #expect(done.map(\.1) == [.regain, .ghost, .regain, .ghost])
        #expect(done.map(\.0) == [300, 310, 900, 910])
        let later = scene.run(until: 5_000).filter { $0.1 == .regain }
        #expect(later.count == 2 && later[0].0 >= 3_900)
    }

    @Test func `a REGAIN that worked needs no GHOST`() {
        var scene = Scene()
        scene.situation.isLoggedIn = true
        _ = scene.at(0)
        #expect(scene.hear(.online(Self.watched), at: 0).contains(.regain))
        #expect(scene.own("sweep", at: 2) == [.unwatch([Nick("sweep")])])
        #expect(scene.run(until: 1_000).isEmpty)
    }

    @Test func `a nick that is lost again soon after is yielded, over connections too`() {
        var scene = Scene()
        scene.situation.isLoggedIn = true
        _ = scene.at(0)
        _ = scene.hear(.online(Self.watched), at: 0)
        _ = scene.own("sweep", at: 2)
        // Thrown off: the next connection begins with a fallback.
        scene.reconnect()
        #expect(scene.own("sweep_", at: 40) == [.yield, .watch(Self.watched)])
        #expect(scene.hear(.online(Self.watched), at: 41) == [.unwatch([Nick("sweep_")])])
        #expect(scene.run(until: 20_000).isEmpty)
        // It is still taken when it is free, and told only once.
        #expect(scene.hear(.offline([Nick("sweep")]), at: 20_000) == [.claim])
        _ = scene.own("sweep", at: 20_001)
        scene.reconnect()
        #expect(!scene.own("sweep_", at: 20_050).contains(.yield))
        _ = scene.hear(.online(Self.watched), at: 20_050)
        #expect(scene.run(until: 25_000).isEmpty)
        // After an hour with it there is peace.
        _ = scene.own("sweep", at: 25_000)
        scene.reconnect()
        _ = scene.own("sweep_", at: 29_000)
        #expect(scene.hear(.online(Self.watched), at: 29_000).contains(.regain))
    }

    @Test func `who renames us is answered late, and later each time`() {
        var scene = Scene()
        var moment = 0.0
        for wait in [30, 60, 120, 240, 480, 600, 600] as [Double] {
            _ = scene.own("sweep", at: moment)
            #expect(scene.own("Guest1234", at: moment + 10).isEmpty)
            #expect(scene.hear(.left(Nick("sweep")), at: moment + 11).isEmpty)
            let first = scene.run(until: moment + 10 + wait).map(\.0)
            #expect(first.allSatisfy { $0 == moment + 10 + wait } && !first.isEmpty)
            moment += 1_000
        }
        // A long time with the nick makes the next wait short.
        _ = scene.own("sweep", at: moment)
        #expect(scene.own("Guest1", at: moment + 700).isEmpty)
        #expect(scene.next == seconds(moment + 730))
    }

    @Test func `nothing that a server says makes it busy`() {
        var random = SeededGenerator(state: 9)
        for _ in 0..<300 {
            var scene = Scene()
            scene.situation.isLoggedIn = .random(using: &random)
            var moment = 0.0
            var regains = 0
            for _ in 0..<80 {
                moment += Double.random(in: 0...40, using: &random)
                let nick = [Nick("sweep"), Nick("sweep_"), Nick("ana")]
                    .randomElement(using: &random)!
                let steps: [Step]
                switch Int.random(in: 0...6, using: &random) {
                case 0: steps = scene.hear(.online([nick]), at: moment)
                case 1: steps = scene.hear(.offline([nick]), at: moment)
                case 2: steps = scene.hear(.present([nick]), at: moment)
                case 3: steps = scene.hear(.listFull, at: moment)
                case 4: steps = scene.hear(.left(nick), at: moment)
                case 5:
                    scene.situation.monitorLimit = [nil, 1, 30].randomElement(using: &random)!
                    steps = scene.own(nick.text, at: moment)
                default: steps = scene.run(until: moment).map(\.1) + scene.at(moment)
                }
                regains += steps.count { $0 == .regain }
                // What is due is due later, or the agenda would never come to rest.
                if let next = scene.next { #expect(next > seconds(moment)) }
            }
            #expect(regains <= 4)
        }
    }
}
