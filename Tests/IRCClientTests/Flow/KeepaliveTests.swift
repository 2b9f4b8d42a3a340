import IRCClient
import IRCProtocol
import NIOCore
import Testing

@Suite struct KeepaliveTests {
    private func ping(_ number: UInt64, checkAt moment: Double) -> Keepalive.Step {
        .ping(Label(number), checkAt: seconds(moment))
    }

    @Test func `a silent server is asked once and then given up`() {
        var keepalive = Counted(now: seconds(0))
        #expect(keepalive.check(at: seconds(49)) == .wait(until: seconds(50)))
        #expect(keepalive.check(at: seconds(50)) == ping(1, checkAt: 80))
        #expect(keepalive.check(at: seconds(79)) == .wait(until: seconds(80)))
        #expect(keepalive.check(at: seconds(80)) == .giveUp(.silent(.seconds(80))))
    }

    @Test func `a PING leaves at fixed times, whatever others say`() {
        var keepalive = Counted(now: seconds(0))
        for round in 1...20 {
            let moment = Double(round * 50)
            keepalive.heard(at: seconds(moment - 1))
            #expect(
                keepalive.check(at: seconds(moment)) == ping(UInt64(round), checkAt: moment + 30)
            )
            keepalive.answered(Label(UInt64(round)), at: seconds(moment + 2))
            keepalive.heard(at: seconds(moment + 2))
            let step = keepalive.check(at: seconds(moment + 30))
            #expect(step == .wait(until: seconds(moment + 50)))
        }
    }

    @Test func `other lines are signs of life for so long and no longer`() {
        var keepalive = Counted(now: seconds(0))
        _ = keepalive.check(at: seconds(50))
        keepalive.answered(Label(1), at: seconds(51))
        #expect(keepalive.check(at: seconds(100)) == ping(2, checkAt: 130))
        keepalive.heard(at: seconds(101))
        #expect(keepalive.check(at: seconds(130)) == .wait(until: seconds(160)))
        keepalive.heard(at: seconds(159))
        #expect(keepalive.check(at: seconds(160)) == .giveUp(.deaf(.seconds(60))))
    }

    @Test func `a server that never answers is taken by what else it sends`() {
        var keepalive = Counted(now: seconds(0))
        for round in 1...20 {
            let moment = Double(round * 50)
            #expect(
                keepalive.check(at: seconds(moment)) == ping(UInt64(round), checkAt: moment + 30)
            )
            keepalive.heard(at: seconds(moment + 29))
            let step = keepalive.check(at: seconds(moment + 30))
            #expect(step == .wait(until: seconds(moment + 50)))
        }
        #expect(keepalive.lag(at: seconds(1_010)) == .seconds(10))
        #expect(keepalive.check(at: seconds(1_050)) == ping(21, checkAt: 1_080))
        #expect(keepalive.check(at: seconds(1_080)) == .giveUp(.silent(.seconds(51))))
    }

    @Test(arguments: [0, 1, 3, 22] as [UInt64])
    func `only its own answer measures a PING`(number: UInt64) {
        var keepalive = Counted(now: seconds(0))
        _ = keepalive.check(at: seconds(50))
        keepalive.answered(Label(1), at: seconds(50.25))
        _ = keepalive.check(at: seconds(100))
        keepalive.answered(Label(number), at: seconds(101))
        #expect(keepalive.lag(at: seconds(103)) == .seconds(3))
        keepalive.answered(Label(2), at: seconds(104))
        #expect(keepalive.lag(at: seconds(120)) == .seconds(4))
    }

    @Test func `the lag is what is known at the moment`() {
        var keepalive = Counted(now: seconds(0))
        #expect(keepalive.lag(at: seconds(10)) == nil)
        _ = keepalive.check(at: seconds(50))
        #expect(keepalive.lag(at: seconds(51)) == .seconds(1))
        keepalive.answered(Label(1), at: seconds(52))
        #expect(keepalive.lag(at: seconds(90)) == .seconds(2))
        _ = keepalive.check(at: seconds(100))
        #expect(keepalive.lag(at: seconds(101)) == .seconds(2))
        #expect(keepalive.lag(at: seconds(105)) == .seconds(5))
    }

    /// Whatever is heard before, and wherever the cut falls, it is found in time.
    @Test func `a cut is found within two minutes wherever it falls`() {
        for cut in 0..<200 {
            for hasOthers in [false, true] {
                #expect(found(after: cut, hearing: hasOthers) <= 110, "cut at \(cut) s")
            }
        }
    }

    /// How many seconds after our half of the line was cut it is given up.
    ///
    /// Others are still heard after it, once a second, where `hearing` says so.
    private func found(after cut: Int, hearing: Bool) -> Int {
        var keepalive = Counted(now: seconds(0))
        var open: Label?
        // A server answers within the second in which it is asked.
        for now in 0..<1_000 {
            let moment = seconds(Double(now))
            if now <= cut, let label = open { keepalive.answered(label, at: moment) }
            open = nil
            if now <= cut || hearing { keepalive.heard(at: moment) }
            switch keepalive.check(at: moment) {
            case .wait: break
            case .ping(let label, _): open = label
            case .giveUp: return now - cut
            }
            // One that was never answered counts as one that cannot answer.
            if cut < 51, hearing, now > 300 { return 0 }
        }
        return .max
    }
}

/// A keepalive whose PINGs are numbered from 1.
private struct Counted {
    private var keepalive: Keepalive
    private var last: UInt64 = 0

    init(now: NIODeadline) {
        keepalive = Keepalive(now: now)
    }

    mutating func check(at now: NIODeadline) -> Keepalive.Step {
        var number = last
        defer { last = number }
        return keepalive.check(at: now) {
            number += 1
            return Label(number)
        }
    }

    mutating func heard(at now: NIODeadline) { keepalive.heard(at: now) }

    mutating func answered(_ label: Label, at now: NIODeadline) {
        keepalive.answered(label, at: now)
    }

    func lag(at now: NIODeadline) -> TimeAmount? { keepalive.lag(at: now) }
}
