import Chat
import IRCClient
import NIOCore
import Testing

/// The pace as the server feels it.
@Suite struct PaceInUseTests {
    private static let flood = IRCConfiguration.Flood(burst: 4, linesPerSecond: 1)

    private func bodies(_ line: TestLine) -> [String] {
        line.takeLines().map { $0.hasPrefix("@") ? String($0.drop { $0 != " " }.dropFirst()) : $0 }
    }

    @Test func `what waits for a person follows their nick, and stays when they leave`() throws {
        let configuration = try IRCConfiguration.sample(channels: ["#run"], flood: Self.flood)
        let line = try TestLine.ready(configuration)
        line.pass(.seconds(10))
        for id in 1...4 { line.say(action(Int64(id), to: "bob", "to bob \(id)")) }
        _ = line.takeLines()
        line.say(action(5, to: "ana", "for ana"), action(6, to: "rob", "for rob"))
        try line.server(":ana!a@h NICK ana_away", ":mal!m@h NICK ana", ":rob!r@h QUIT :bye")
        line.pass(.seconds(5))
        let words = bodies(line).filter { $0.hasPrefix("PRIVMSG") }
        #expect(words == ["PRIVMSG ana_away :for ana"])
        #expect(line.heard.fates[6] == .notTried)
    }

    @Test func `a server that does not answer gets little, and an emergency at once`() throws {
        let line = try TestLine.ready(.sample(flood: Self.flood), capabilities: TestLine.labels)
        for id in 1...30 { line.say(action(Int64(id), to: "n\(id)", "hi")) }
        line.pass(.seconds(4))
        #expect(bodies(line).count == 8)
        // Until what is overdue is given up, nothing but a PING leaves.
        line.pass(.seconds(8))
        let meanwhile = bodies(line)
        #expect(meanwhile.allSatisfy { $0.hasPrefix("PING") } && (1...2).contains(meanwhile.count))
        // Somebody in danger does not wait for that.
        line.say(action(99, to: "eve", "call 112", urgency: .emergency))
        #expect(bodies(line).first == "PRIVMSG eve :call 112")
        // A server that never answers is written to all the same, as slowly as can be.
        line.pass(.minutes(5))
        let words = bodies(line).filter { $0.hasPrefix("PRIVMSG") }
        #expect((20...22).contains(words.count))
    }

    @Test func `a server that answers at once is written to ever faster, up to two lines a second`()
        throws
    {
        let line = try TestLine.ready(.sample(flood: Self.flood), capabilities: TestLine.labels)
        for id in 1...300 { line.say(action(Int64(id), to: "n\(id)", "hi")) }
        var perSecond: [Int] = []
        for _ in 0..<60 {
            var sent = 0
            for _ in 0..<10 {
                for text in line.takeLines() where text.hasPrefix("@label=") {
                    sent += 1
                    let label = text.prefix { $0 != " " }
                    try line.server("\(label) :srv.example ACK")
                }
                line.pass(.milliseconds(100))
            }
            perSecond.append(sent)
        }
        #expect(perSecond[0] == 5 || perSecond[0] == 4)
        #expect(perSecond[1...10].reduce(0, +) >= 10)
        #expect(perSecond.suffix(10).reduce(0, +) == 20)
        #expect(perSecond.allSatisfy { $0 <= 5 })
    }

    @Test func `without labels a PING goes with every fifth line`() throws {
        let line = try TestLine.ready(.sample(flood: Self.flood))
        for id in 1...6 { line.say(action(Int64(id), to: "n\(id)", "hi")) }
        line.pass(.seconds(1))
        #expect(bodies(line).suffix(2) == ["PRIVMSG n5 :hi", "PING 1"])
        // It counts as a line.
        line.pass(.milliseconds(1_900))
        #expect(bodies(line).isEmpty)
        line.pass(.milliseconds(100))
        #expect(bodies(line) == ["PRIVMSG n6 :hi"])
    }

    @Test(arguments: [(0, 1.0), (4, 0)])
    func `without a limit there are no PINGs and nothing waits`(burst: Int, rate: Double) throws {
        let flood = IRCConfiguration.Flood(burst: burst, linesPerSecond: rate)
        let line = try TestLine.ready(.sample(flood: flood))
        for id in 1...200 { line.say(action(Int64(id), to: "n\(id)", "hi")) }
        let sent = bodies(line)
        #expect(sent.count == 200 && sent.allSatisfy { $0.hasPrefix("PRIVMSG") })
        line.pass(.seconds(60))
        #expect(bodies(line).isEmpty)
    }

    @Test func `what waits is not forgotten when labels are never answered`() throws {
        let line = try TestLine.ready(.sample(flood: Self.flood), capabilities: TestLine.labels)
        for id in 1...100 { line.say(action(Int64(id), to: "n\(id)", "hi")) }
        var sent = 0
        for _ in 0..<3_000 {
            for text in bodies(line) {
                if text.hasPrefix("PRIVMSG") { sent += 1 }
                guard text.hasPrefix("PING") else { continue }
                try line.server(":srv.example PONG srv.example \(text.dropFirst(5))")
            }
            line.pass(.milliseconds(200))
        }
        #expect(sent == 100)
        #expect(line.heard.fates.count == 100)
        #expect(line.heard.fates.values.allSatisfy { $0 == .written })
    }
}
