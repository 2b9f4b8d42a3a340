import Chat
import IRCClient
import IRCProtocol
import NIOCore
import TestKit
import Testing

@Suite struct DeliveriesTests {
    @Test func `lines that are never answered are bounded, the oldest count as written`() {
        var deliveries = Deliveries()
        let count = Deliveries.capacity + 10
        for number in 1...count {
            deliveries.wrote(
                Label(UInt64(number)),
                of: Int64(number),
                to: person("n\(number)"),
                "hi",
                isLast: true
            )
        }
        let told = deliveries.takeTold()
        #expect(told == Dictionary(uniqueKeysWithValues: (1...10).map { (Int64($0), .written) }))
        deliveries.passed(Label(UInt64(count)))
        #expect(deliveries.isEmpty)
        #expect(deliveries.takeTold().count == Deliveries.capacity)
        #expect(deliveries.takeTold().isEmpty)
    }

    @Test func `answers in any order find their lines, also where labels are left out`() {
        var deliveries = Deliveries()
        let labels = (0..<500).map { UInt64($0 * $0 + 1) }
        for (index, label) in labels.enumerated() {
            let text = "line \(index)"[...]
            deliveries.wrote(Label(label), of: Int64(index), to: person("ana"), text, isLast: true)
        }
        var random = SeededGenerator(state: 3)
        for label in labels.shuffled(using: &random) {
            _ = deliveries.answered(Label(label), .taken)
            _ = deliveries.answered(Label(label + 1), .refused(.numeric(.noSuchNick)))
        }
        #expect(deliveries.isEmpty)
        let told = deliveries.takeTold()
        // 1 and 2 are both labels of lines, so the line of 2 is refused before it is taken, or not.
        #expect(told.count == 500)
        #expect(told.values.count { $0 == .delivered } >= 499)
    }

    @Test(arguments: [0, 1, 2])
    func `one refused line refuses the whole, whichever it is`(refused: UInt64) {
        var deliveries = Deliveries()
        for number in 0..<3 {
            let label = Label(UInt64(number))
            deliveries.wrote(label, of: 1, to: person("ana"), "x", isLast: number == 2)
        }
        for number in 0..<3 {
            let isRefused = number == refused
            let answer = isRefused ? LineAnswer.refused(.fail(code: "X")) : .taken
            _ = deliveries.answered(Label(UInt64(number)), answer)
        }
        #expect(deliveries.takeTold() == [1: .refused(.notAccepted)])
        #expect(deliveries.isEmpty)
    }

    @Test func `many late refusals find only what was written lately`() {
        var deliveries = Deliveries()
        for number in 0..<1_000 {
            deliveries.wrote(Int64(number), to: person("n\(number)"), at: seconds(0))
        }
        _ = deliveries.takeTold()
        for number in 0..<1_000 {
            _ = deliveries.refused(
                person("n\(number)"),
                .numeric(.noSuchNick),
                at: seconds(1)
            )
        }
        #expect(deliveries.takeTold().count == 64)
    }
}
