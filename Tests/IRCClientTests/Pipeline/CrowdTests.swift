import Chat
import IRCClient
import NIOCore
import NIOEmbedded
import Testing

/// Five hundred people who all begin to talk in the same second, behind a server that works off one
/// line a second and drops whoever has more than twenty waiting there.
///
/// With the real handler and moved time: hours pass in seconds.
@Suite struct CrowdTests {
    private static let people = 500
    /// As many as a plain talk has.
    private static let exchanges = 8
    private static let linesPerAnswer = 2

    /// What happened in one talk.
    private struct Outcome {
        var server: SlowServer
        var isClosed = false
        /// How many answers each person has had in full.
        var answers: [String: Int] = [:]
        /// From what a person said until the last line of its answer, over all exchanges.
        var waits: [String: TimeAmount] = [:]
        var fates: [ChatAction.ID: Delivery] = [:]
        var took = TimeAmount.zero
    }

    /// Everybody says something at once, and says the next thing as soon as the last line of the
    /// answer is there.
    private func talk(echoes: Bool) throws -> Outcome {
        let line = try TestLine.ready(
            .sample(flood: IRCConfiguration.Flood()),
            capabilities: echoes ? TestLine.labels : ""
        )
        var outcome = Outcome(server: SlowServer(echoes: echoes))
        var askedAt: [String: NIODeadline] = [:]
        var linesLeft: [String: Int] = [:]
        var now = NIODeadline.uptimeNanoseconds(0)
        var nextID: ChatAction.ID = 0
        func ask(_ names: [String]) {
            var actions: [ChatAction] = []
            for name in names {
                askedAt[name] = now
                linesLeft[name] = Self.linesPerAnswer
                for number in 0..<Self.linesPerAnswer {
                    nextID += 1
                    actions.append(action(nextID, to: name, "line \(number)"))
                }
            }
            line.speaker.say(actions, epoch: 1)
            line.channel.embeddedEventLoop.run()
        }
        ask((0..<Self.people).map { "p\($0)" })
        let step = TimeAmount.milliseconds(100)
        while outcome.answers.values.reduce(0, +) < Self.people * Self.exchanges,
            !outcome.server.isFlooded, now < .uptimeNanoseconds(0) + .hours(12)
        {
            outcome.server.receive(line.takeLines(), at: now)
            var answered: [String] = []
            for done in outcome.server.workOff(until: now) {
                if let answer = done.answer { try line.server(answer) }
                guard let name = done.receiver, let left = linesLeft[name] else { continue }
                linesLeft[name] = left - 1
                guard left == 1, let asked = askedAt[name] else { continue }
                outcome.waits[name, default: .zero] =
                    outcome.waits[name, default: .zero] + (now - asked)
                outcome.answers[name, default: 0] += 1
                if outcome.answers[name] != Self.exchanges { answered.append(name) }
            }
            if !answered.isEmpty { ask(answered) }
            line.pass(step)
            now = now + step
        }
        outcome.isClosed = line.isClosed
        outcome.took = now - .uptimeNanoseconds(0)
        outcome.fates = line.heard.fates
        return outcome
    }

    /// Measured for each person: the mean, over all exchanges, of the time from what the person
    /// says until the server has worked off the last line of the answer.
    ///
    /// The longest such mean may be a tenth more than the shortest.
    @Test(.timeLimit(.minutes(2)), arguments: [true, false])
    func `nobody is dropped, everybody is answered, and all wait the same`(echoes: Bool) throws {
        let outcome = try talk(echoes: echoes)
        #expect(!outcome.server.isFlooded && !outcome.isClosed)
        #expect(outcome.server.longestQueue <= 12)
        #expect(outcome.answers.count == Self.people)
        #expect(outcome.answers.values.allSatisfy { $0 == Self.exchanges })
        let fates = Set(outcome.fates.values.map { "\($0)" })
        #expect(fates == [echoes ? "delivered" : "written"])
        let means = outcome.waits.values.map { Double($0.nanoseconds) / Double(Self.exchanges) }
        let shortest = means.min() ?? 0
        let longest = means.max() ?? 0
        #expect(shortest > 0 && longest / shortest <= 1.1, "\(shortest) to \(longest) ns")
        // The server works off one line a second; so many seconds it takes at least.
        let least = Double(Self.people * Self.exchanges * Self.linesPerAnswer) * 1e9
        let took = Double(outcome.took.nanoseconds)
        #expect(took < least * 1.25, "\(took / least) times what the server needs")
    }
}
