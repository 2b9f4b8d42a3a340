import IRCClient
import IRCProtocol
import NIOCore
import Testing

@Suite struct WatchTests {
    private struct Scene {
        var watch = Watch()
        var situation = NickSituation(nick: Nick("sweep"), casemapping: .ascii, monitorLimit: 5)

        mutating func want(_ nicks: String..., at now: Double) -> [Watch.Step] {
            want(nicks, at: now)
        }

        mutating func want(_ nicks: [String], at now: Double) -> [Watch.Step] {
            watch.steps(for: nicks.map(Nick.init), in: situation, at: seconds(now))
        }

        mutating func online(_ nicks: String...) -> [String] {
            watch.online(nicks.map(Nick.init)).map(\.text)
        }

        mutating func offline(_ nicks: String...) -> [String] {
            watch.offline(nicks.map(Nick.init)).map(\.text)
        }

        /// A server that has proved that it watches.
        static func proved() -> Scene {
            var scene = Scene()
            _ = scene.want("ana", at: 0)
            _ = scene.online("ana", "sweep")
            return scene
        }
    }

    private func nicks(_ names: String...) -> [Nick] { names.map(Nick.init) }

    @Test func `it is proved with our own nick, and then the list follows what is wanted`() {
        var scene = Scene()
        #expect(scene.want("ana", "bob", at: 0) == [.add(nicks("ana", "bob", "sweep"))])
        #expect(scene.online("ana") == ["ana"])
        #expect(!scene.watch.isOnline(Nick("ana")), "as long as it is not proved")
        #expect(scene.want("ana", "eve", at: 1).isEmpty)
        #expect(scene.online("SWEEP") == ["SWEEP"])
        #expect(scene.watch.isOnline(Nick("Ana")))
        #expect(
            scene.want("ana", "eve", at: 2) == [
                .remove(nicks("bob", "sweep")), .add(nicks("eve")),
            ]
        )
        #expect(scene.want("eve", "ana", at: 3).isEmpty)
        #expect(scene.want(at: 4) == [.remove(nicks("ana", "eve"))])
        #expect(scene.watch.next == nil)
    }

    @Test func `no more than the limit is watched, what matters most first`() {
        var scene = Scene()
        let all = ["a", "b", "c", "d", "e", "f", "g"]
        #expect(scene.want(all, at: 0) == [.add(nicks("a", "b", "c", "d", "sweep"))])
        _ = scene.online("sweep")
        #expect(scene.want(all, at: 1) == [.remove(nicks("sweep")), .add(nicks("e"))])
        #expect(scene.want(["g"] + all, at: 2) == [.remove(nicks("e")), .add(nicks("g"))])
    }

    @Test func `what is told of others counts for nothing`() {
        var scene = Scene.proved()
        #expect(scene.online("mal").isEmpty && scene.offline("mal").isEmpty)
        #expect(!scene.watch.isOnline(Nick("mal")))
        let unasked = scene.watch.present([Nick("mal")])
        #expect(unasked.online.isEmpty && unasked.offline.isEmpty)
        #expect(scene.watch.isOnline(Nick("ana")))
        #expect(scene.offline("ANA") == ["ANA"])
        #expect(!scene.watch.isOnline(Nick("ana")))
    }

    @Test func `a full list holds what it took, and no more is asked of it`() {
        var scene = Scene.proved()
        _ = scene.want("ana", "bob", "eve", at: 1)
        scene.watch.listFull(nicks("bob", "EVE"), at: seconds(1))
        #expect(scene.want("ana", "bob", "eve", at: 2).isEmpty)
        #expect(scene.watch.isOnline(Nick("ana")))
        // Who matters more takes the place.
        #expect(scene.want("bob", "ana", at: 3) == [.remove(nicks("ana")), .add(nicks("bob"))])
        // A server that does not say what it refused.
        scene.watch.listFull([], at: seconds(4))
        #expect(scene.want("bob", at: 4) == [.ask(nicks("bob"))])
    }

    @Test func `where it is not proved, as many as fit into a line are asked for, in turn`() {
        var scene = Scene()
        scene.situation.monitorLimit = nil
        let others = (0..<100).map { "somebody\($0)" }
        var asked: Set<String> = []
        for turn in 0..<4 {
            let moment = Double(turn) * 60
            guard case .ask(let nicks) = scene.want(["sweep_"] + others, at: moment).first else {
                Issue.record("nothing asked")
                return
            }
            #expect(nicks.first == Nick("sweep_"))
            #expect(nicks.map(\.text).joined(separator: " ").utf8.count <= 400)
            asked.formUnion(nicks.map(\.text))
            #expect(scene.want(["sweep_"] + others, at: moment + 59).isEmpty)
            #expect(scene.watch.next == seconds(moment + 60))
            let answer = scene.watch.present([Nick("SWEEP_")])
            #expect(answer.online == [Nick("sweep_")] && answer.offline.count == nicks.count - 1)
        }
        #expect(asked.count == 101)
        #expect(scene.want(at: 500).isEmpty && scene.watch.next == nil)
    }

    @Test func `nicks of any length are asked for one by one at least`() {
        var scene = Scene()
        scene.situation.monitorLimit = 0
        let long = (0..<3).map { String(repeating: "x", count: 3_000 + $0) }
        for turn in 0..<6 {
            #expect(scene.want(long, at: Double(turn) * 60) == [.ask([Nick(long[0])])])
        }
    }
}
