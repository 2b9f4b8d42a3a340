import IRCClient
import IRCProtocol
import NIOCore
import Testing

@Suite struct PaceTests {
    /// What happens to a pace, one step after the other.
    private enum Step {
        /// A marked line is sent.
        case mark(UInt64, at: Double)
        /// Lines without a mark are sent.
        case plain(Int, at: Double)
        /// A PING of ours is sent.
        case probe(UInt64, at: Double)
        /// A mark is answered while more waits.
        case answer(UInt64, at: Double)
        /// A mark is answered while nothing waits.
        case idleAnswer(UInt64, at: Double)
    }

    private func pace(_ steps: [Step], rate: Double = 1) -> Pace {
        var pace = Pace(linesPerSecond: rate)
        for step in steps {
            switch step {
            case .mark(let label, let at): pace.sent(mark: Label(label), at: seconds(100 + at))
            case .plain(let lines, let at): pace.sent(lines: lines, at: seconds(100 + at))
            case .probe(let label, let at):
                pace.sent(mark: Label(label), isProbe: true, at: seconds(100 + at))
            case .answer(let label, let at):
                pace.answered(Label(label), isBusy: true, at: seconds(100 + at))
            case .idleAnswer(let label, let at):
                pace.answered(Label(label), isBusy: false, at: seconds(100 + at))
            }
        }
        return pace
    }

    @Test(
        arguments: [
            ([], 1.0),
            // Quick answers make it faster only while more waits, once for each round.
            ([Step.mark(1, at: 0), .answer(1, at: 0.1)], 1.05),
            ([.mark(1, at: 0), .idleAnswer(1, at: 0.1)], 1),
            ([.mark(1, at: 0), .mark(2, at: 0), .answer(1, at: 0.1), .answer(2, at: 0.1)], 1.05),
            // An answer that comes ever later makes it slower, once for each round.
            ([.mark(1, at: 0), .idleAnswer(1, at: 0.1), .mark(2, at: 1), .answer(2, at: 4)], 0.75),
            (
                [
                    .mark(1, at: 0), .idleAnswer(1, at: 0.1), .mark(2, at: 1), .mark(3, at: 1),
                    .answer(2, at: 4), .answer(3, at: 5),
                ], 0.75
            ),
            // In between it stays.
            ([.mark(1, at: 0), .idleAnswer(1, at: 0.1), .mark(2, at: 1), .answer(2, at: 2)], 1),
            // A long way is no sign of a slow server.
            ([.mark(1, at: 0), .idleAnswer(1, at: 2), .mark(2, at: 3), .answer(2, at: 5)], 1.05),
            // What is not known any more, or never was, says nothing.
            ([.mark(1, at: 0), .answer(9, at: 50), .mark(2, at: 60), .answer(2, at: 60)], 1.05),
        ] as [([Step], Double)]
    )
    private func `the rate follows the round trips`(steps: [Step], rate: Double) {
        #expect(abs(pace(steps).linesPerSecond - rate) < 1e-9)
    }

    @Test(arguments: [(1.0, 2.0), (0.5, 2), (3, 3)])
    func `it never gets faster than two lines a second, or than was configured`(
        rate: Double,
        fastest: Double
    ) {
        let steps = (0..<200)
            .flatMap { number -> [Step] in
                [
                    .mark(UInt64(number), at: Double(number)),
                    .answer(UInt64(number), at: Double(number)),
                ]
            }
        #expect(pace(steps, rate: rate).linesPerSecond == fastest)
    }

    @Test func `it never gets slower than a quarter`() {
        var steps: [Step] = [.mark(0, at: 0), .answer(0, at: 0)]
        for number in 1..<12 {
            let start = Double(number) * 10
            steps += [.mark(UInt64(number), at: start), .answer(UInt64(number), at: start + 4)]
        }
        #expect(pace(steps).linesPerSecond == 0.25)
    }

    @Test(
        arguments: [
            // lines a second that are sent, moment, whether more may go
            ([Step.mark(1, at: 0)], 4.9, true),
            ([.mark(1, at: 0)], 5, false),
            ([.mark(1, at: 0), .answer(1, at: 7)], 7, true),
            ([.mark(1, at: 0), .mark(2, at: 4), .answer(1, at: 6)], 8, true),
            ([.mark(1, at: 0), .mark(2, at: 4), .answer(1, at: 6)], 9, false),
            ([.plain(5, at: 0), .probe(1, at: 0)], 5, false),
            ([.plain(5, at: 0)], 50, true),
            // An answer stands for all that was sent before.
            ([.mark(1, at: 0), .mark(2, at: 1), .answer(2, at: 2)], 50, true),
        ] as [([Step], Double, Bool)]
    )
    private func `a mark without an answer stops it`(steps: [Step], at: Double, isOpen: Bool) {
        #expect(pace(steps).isOpen(at: seconds(100 + at)) == isOpen)
    }

    @Test func `ten lines are on their way at most`() {
        var steps = (1...9).map { Step.mark(UInt64($0), at: 0) }
        #expect(pace(steps).isOpen(at: seconds(100)))
        steps.append(.mark(10, at: 0))
        #expect(!pace(steps).isOpen(at: seconds(100)))
        steps.append(.answer(1, at: 1))
        #expect(pace(steps).isOpen(at: seconds(101)))
    }

    @Test(
        arguments: [
            ([Step.plain(4, at: 0)], 0.0, false), ([.plain(5, at: 0)], 0, true),
            ([.plain(5, at: 0), .probe(1, at: 0)], 60, false),
            // What was sent long ago has been worked off.
            ([.plain(4, at: 0), .plain(1, at: 30)], 30, false),
            ([.plain(4, at: 0), .plain(1, at: 19)], 19, true),
            // Where lines are answered there is no need, unless an answer is overdue.
            ([.mark(1, at: 0), .mark(2, at: 0)], 4.9, false), ([.mark(1, at: 0)], 5, true),
            ([.mark(1, at: 0), .probe(2, at: 5)], 60, false),
            ([.mark(1, at: 0), .probe(2, at: 5), .answer(2, at: 6)], 60, false),
        ] as [([Step], Double, Bool)]
    )
    private func `a PING of our own goes where nothing else is answered`(
        steps: [Step],
        at: Double,
        needsProbe: Bool
    ) {
        #expect(pace(steps).needsProbe(at: seconds(100 + at)) == needsProbe)
    }

    @Test(arguments: [1e-300, 1e300, Double.leastNonzeroMagnitude])
    func `no rate can bring it down`(rate: Double) {
        var pace = Pace(linesPerSecond: rate)
        var gate = FloodGate<Int>(burst: 4, linesPerSecond: rate)
        for number in 0..<100 {
            pace.sent(mark: Label(UInt64(number)), at: seconds(Double(number)))
            pace.answered(Label(UInt64(number)), isBusy: true, at: seconds(Double(number) + 40))
            gate.spend(bytes: .max, furtherLines: .max, at: seconds(Double(number)))
            gate.setRate(pace.linesPerSecond, at: seconds(Double(number)))
        }
        _ = gate.opens(after: .distantFuture)
    }
}
