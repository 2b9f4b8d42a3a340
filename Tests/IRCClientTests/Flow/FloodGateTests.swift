import IRCClient
import IRCProtocol
import NIOCore
import Testing

@Suite struct FloodGateTests {
    private typealias Gate = FloodGate<String>

    private func drain(_ gate: inout Gate, at now: NIODeadline = seconds(0)) -> [String] {
        var items: [String] = []
        while let (item, _) = gate.next(at: now) { items.append(item) }
        return items
    }

    @Test(arguments: [
        // burst, lines a second, moments, lines by then
        (4, 1.0, [0, 0.5, 1, 2, 10], [4, 4, 5, 6, 10]),
        (1, 2.0, [0, 0.25, 0.5, 1], [1, 1, 2, 3]),
        (0, 1.0, [0], [100]),
        (4, 0.0, [0], [100]),
    ])
    func `a burst goes at once and then one line at a time`(
        burst: Int,
        rate: Double,
        moments: [Double],
        expected: [Int]
    ) {
        var gate = Gate(burst: burst, linesPerSecond: rate)
        for index in 0..<100 { _ = gate.add("\(index)", to: .channel(room("#run"))) }
        var sent = 0
        for (moment, count) in zip(moments, expected) {
            sent += drain(&gate, at: seconds(moment)).count
            #expect(sent == count, "at \(moment) s")
        }
    }

    @Test func `silence earns no more than one burst`() {
        var gate = Gate(burst: 3, linesPerSecond: 1)
        for index in 0..<20 { _ = gate.add("\(index)", to: .channel(room("#run"))) }
        let sent = drain(&gate, at: seconds(1_000)).count
        #expect(sent == 3)
    }

    @Test func `it says when the next line may go`() {
        var gate = Gate(burst: 1, linesPerSecond: 4)
        for index in 0..<2 { _ = gate.add("\(index)", to: .channel(room("#run"))) }
        let sent = drain(&gate, at: seconds(10))
        #expect(sent == ["0"])
        #expect(gate.opens(after: seconds(10)) == seconds(10.25))
        #expect(gate.opens(after: seconds(11)) == seconds(11))
    }

    @Test func `long lines are limited by their bytes`() {
        var gate = Gate(burst: 100, linesPerSecond: 1)
        for index in 0..<20 { _ = gate.add("\(index)", to: .channel(room("#run"))) }
        var sent = 0
        while gate.next(at: seconds(0)) != nil {
            sent += 1
            gate.spend(bytes: 512, at: seconds(0))
        }
        #expect(sent == 4)
    }

    @Test func `emergencies go first, then decisions, people in turn, channels`() {
        var gate = Gate(burst: 0, linesPerSecond: 0)
        _ = gate.add("room", to: .channel(room("#run")))
        for text in ["ana 1", "ana 2", "ana 3"] { _ = gate.add(text, to: .direct(person("ana"))) }
        for text in ["bob 1", "bob 2"] { _ = gate.add(text, to: .direct(person("bob"))) }
        _ = gate.add("cid 1", to: .direct(person("CID")))
        _ = gate.add("cid 2", to: .direct(person("cid")))
        for text in ["rest 1", "rest 2"] { _ = gate.add(text, to: .decision(person("dan"))) }
        _ = gate.add("walk", to: .decision(person("eve")))
        _ = gate.add("help", to: .emergency(person("zoe")))
        #expect(gate.count == 12)
        let expected = [
            "help", "rest 1", "walk", "rest 2", "ana 1", "bob 1", "cid 1", "ana 2", "bob 2",
            "cid 2", "ana 3", "room",
        ]
        let sent = drain(&gate)
        #expect(sent == expected)
        #expect(gate.count == 0)
    }

    @Test func `what is put back comes before the rest of its queue`() {
        var gate = Gate(burst: 0, linesPerSecond: 0)
        _ = gate.add("ana long", to: .direct(person("ana")))
        _ = gate.add("ana next", to: .direct(person("ana")))
        _ = gate.add("bob", to: .direct(person("bob")))
        let (item, lane) = gate.next(at: seconds(0))!
        gate.putBack(item, to: lane)
        let sent = drain(&gate)
        #expect(sent == ["bob", "ana long", "ana next"])
    }

    @Test func `a full gate takes urgent words only`() {
        var gate = Gate(burst: 1, linesPerSecond: 1)
        let taken = (0..<Gate.capacity).filter { _ in gate.add("x", to: .channel(room("#run"))) }
        let isOneMoreTaken = gate.add("one more", to: .direct(person("ana")))
        let isUrgentTaken = gate.add("help", to: .emergency(person("zoe")))
        #expect(taken.count == Gate.capacity && !isOneMoreTaken && isUrgentTaken)
        let first = gate.next(at: seconds(0))
        #expect(first?.item == "help")
    }

    @Test(arguments: [Double.nan, .infinity, -1, 1e-300, 1e300])
    func `no rate can bring it down`(rate: Double) {
        var gate = Gate(burst: .max, linesPerSecond: rate)
        for index in 0..<10 { _ = gate.add("\(index)", to: .channel(room("#run"))) }
        while gate.next(at: seconds(1)) != nil { gate.spend(bytes: .max, at: seconds(1)) }
        _ = gate.opens(after: .distantFuture)
    }

    @Test func `lanes go in order, and in each of them people take turns`() {
        var gate = Gate(burst: 0, linesPerSecond: 0)
        _ = gate.add("who", to: .housekeeping)
        for name in ["#a", "#b"] {
            for number in 1...2 { _ = gate.add("\(name) \(number)", to: .channel(room(name))) }
        }
        for name in ["ana", "bob"] {
            for number in 1...2 { _ = gate.add("\(name) \(number)", to: .direct(person(name))) }
        }
        for name in ["eve", "flo"] {
            for number in 1...2 { _ = gate.add("\(name) \(number)", to: .emergency(person(name))) }
        }
        _ = gate.add("room in need", to: .emergency(room("#a")))
        let sent = drain(&gate)
        let expected = [
            "eve 1", "flo 1", "room in need", "eve 2", "flo 2", "ana 1", "bob 1", "ana 2", "bob 2",
            "#a 1", "#b 1", "#a 2", "#b 2", "who",
        ]
        #expect(sent == expected)
    }

    @Test func `no lane waits for ever`() {
        var gate = Gate(burst: 0, linesPerSecond: 0)
        for number in 0..<200 {
            _ = gate.add("urgent", to: .emergency(person("u\(number)")))
            _ = gate.add("direct", to: .direct(person("d\(number)")))
            _ = gate.add("room", to: .channel(room("#r\(number)")))
            _ = gate.add("who", to: .housekeeping)
        }
        var sent: [String] = []
        while sent.count < 200, let (item, _) = gate.next(at: seconds(0)) { sent.append(item) }
        #expect(sent.prefix(16) == Array(repeating: "urgent", count: 16)[...])
        for lane in ["direct", "room", "who"] {
            let places = sent.indices.filter { sent[$0] == lane }
            let gaps = zip(places, places.dropFirst()).map { $1 - $0 }
            #expect(places.count >= 10 && gaps.allSatisfy { $0 <= Gate.patience + 3 }, "\(lane)")
        }
        #expect(sent.count { $0 == "urgent" } > 150)
    }

    @Test func `what waits for one person is taken out, and only that`() {
        var gate = Gate(burst: 0, linesPerSecond: 0)
        _ = gate.add("ana 1", to: .direct(person("ana")))
        _ = gate.add("bob", to: .direct(person("bob")))
        _ = gate.add("ana 2", to: .direct(person("ANA")))
        _ = gate.add("ana help", to: .emergency(person("ana")))
        let taken = gate.removeAll(for: person("Ana"))
        #expect(taken == ["ana help", "ana 1", "ana 2"])
        #expect(gate.removeAll(for: person("Ana")).isEmpty)
        _ = gate.add("ana 3", to: .direct(person("ana")))
        let rest = drain(&gate)
        #expect(rest == ["bob", "ana 3"])
        #expect(gate.count == 0)
    }

    @Test func `another rate holds for what was spent before too`() {
        var gate = Gate(burst: 2, linesPerSecond: 1)
        for index in 0..<9 { _ = gate.add("\(index)", to: .housekeeping) }
        #expect(drain(&gate).count == 2)
        gate.setRate(0.5, at: seconds(0))
        #expect(gate.opens(after: seconds(0)) == seconds(2))
        gate.setRate(2, at: seconds(0))
        #expect(gate.opens(after: seconds(0)) == seconds(0.5))
        let sent = drain(&gate, at: seconds(0.5))
        #expect(sent.count == 1)
    }

    @Test func `a message of several lines costs as many`() {
        var gate = Gate(burst: 4, linesPerSecond: 1)
        for index in 0..<9 { _ = gate.add("\(index)", to: .housekeeping) }
        _ = gate.next(at: seconds(0))
        gate.spend(bytes: 100, furtherLines: 5, at: seconds(0))
        #expect(gate.next(at: seconds(2.9)) == nil)
        #expect(gate.opens(after: seconds(0)) == seconds(3))
    }
}
