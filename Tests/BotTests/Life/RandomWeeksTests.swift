import BotStore
import Chat
import Dialogue
import Foundation
import Testing
import Understanding

@testable import Bot

/// A thousand weeks in which anything happens to anybody at any time.
@Suite(.timeLimit(.minutes(5))) struct RandomWeeksTests {
    private static let words = [
        "hi", "none", "none, it came on in today's run", "1", "2", "3", "yes", "yes", "no",
        "better", "same", "gone", "3/10", "not sure", "stop", "ask me", "don't ask me", "restart",
        "undo", "help", "i can't feel myself wipe", "forget me",
    ]

    @Test(arguments: 0..<4)
    func `ten weeks: at most one message a day unasked, by day, agreed to, none lost or doubled`(
        quarter: UInt64
    ) async throws {
        var asked = 0
        for seed in UInt64(0)..<25 { asked += try await live(seed: quarter * 25 + seed) }
        #expect(asked > 100)
    }

    /// Ten weeks; gives how often anybody was asked.
    private func live(seed: UInt64) async throws -> Int {
        var random = SeededGenerator(seed: seed)
        let zone = try #require(TimeZone(identifier: "Europe/Prague"))
        let life = try await Life(
            // So that summer time begins within them.
            from: Date(timeIntervalSince1970: 1_773_000_000 + Double(seed) * 3_600),
            timeZone: zone,
            seed: seed
        )
        let people = ["mia", "tom", "ana"].map { life.member($0) }
        for text in CheckInTests.talk { await life.say(text, by: people[0]) }
        let end = life.now + 70 * 86_400
        var asked: [String: Set<Int>] = [:]
        var isAsleep = false
        while life.now < end {
            let count = life.said.count
            let person = people[Int.random(in: 0..<people.count, using: &random)]
            var speaker: String?
            switch Int.random(in: 0..<100, using: &random) {
            case 0..<25: await life.come(person)
            case 25..<40: life.go(person)
            case 40..<44: try await expectNothingNew(life) { try await life.restart() }
            case 44..<48: try await expectNothingNew(life) { await life.reconnect() }
            case 48..<50: life.setClock(to: life.now - Double.random(in: 0..<5_400, using: &random))
            case 50..<52: isAsleep = true
            case 52..<70:
                let words = Self.words[Int.random(in: 0..<Self.words.count, using: &random)]
                speaker = person.name
                await life.say(words, by: person)
            default: break
            }
            let pause = Double.random(in: 60..<24_000, using: &random)
            if isAsleep { life.setClock(to: life.now + 10 * pause) }
            isAsleep = false
            let answered = life.said.count
            await life.advance(to: life.now + pause, every: 1_800)
            // What the bot said of its own accord: not in the same breath as an answer.
            let unasked = life.said[count...].enumerated()
                .filter { $0.offset + count >= answered || $0.element.target != speaker }
                .map(\.element)
            for said in unasked {
                #expect(!life.hours.isQuiet(at: life.clock.moment(said.at)), "\(said)")
            }
            for target in Set(unasked.map(\.target)) {
                let times = Set(unasked.filter { $0.target == target }.map(\.at))
                let days = times.map { life.clock.moment($0).dayNumber }
                #expect(Set(days).count == days.count, "\(target) twice on a day")
                #expect(asked[target, default: []].isDisjoint(with: days), "\(target) again")
                asked[target, default: []].formUnion(days)
                let conversation = try await life.conversation(of: life.member(target))
                #expect(conversation?.agreement == .agreed, "\(target) has not agreed")
            }
            try await expectNobodyWaits(life, people)
        }
        return asked.values.reduce(0) { $0 + $1.count }
    }

    /// After a restart or on a new line, nothing is said but what had not left.
    private func expectNothingNew(_ life: Life, _ change: () async throws -> Void) async throws {
        let waiting = Set(try await life.store.unsent(network: Life.network).map(\.id))
        let count = life.said.count
        try await change()
        #expect(waiting.isSuperset(of: life.said[count...].map(\.action.id)), "said again")
    }

    /// Nobody who is there at a civil hour is still to be asked.
    private func expectNobodyWaits(_ life: Life, _ people: [Member]) async throws {
        guard let day = life.hours.dueDay(at: life.clock.moment(life.now)) else { return }
        let present = people.map(\.id).filter(life.network.isThere)
        for (member, conversation) in try await life.store.conversations(of: present) {
            let due = conversation.dueDay
            #expect(due.map { $0 > day } ?? true, "\(member.key) waits at \(life.now)")
        }
    }
}
