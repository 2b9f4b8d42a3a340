import BotStore
import Chat
import Dialogue
import Foundation
import GRDB
import RulesCore
import Testing

/// What hangs on a person; the same whether the database is sealed or not.
@Suite struct PeopleTests {
    static let mia = StoreTests.mia
    static let tom = StoreTests.tom

    /// Gives a store in a file, plain or sealed.
    func withStore(isSealed: Bool, _ body: (Store) async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            let key = isSealed ? try OpeningTests.key(1) : nil
            let store = try Store(path: folder + "/a.sqlite", key: key)
            try await body(store)
            try store.close()
        }
    }

    func commit(to store: Store, at now: Int64, _ change: (inout Store.Batch) -> Void) async throws
    {
        var batch = Store.Batch(now: now)
        change(&batch)
        try await store.commit(batch)
    }

    @Test(arguments: [false, true])
    func `what is kept of somebody is told whole`(isSealed: Bool) async throws {
        try await withStore(isSealed: isSealed) { store in
            var talk = try StoreTests.conversation()
            var code = SystemRandomNumberGenerator()
            let resume = ResumeCode(from: &code)
            try await commit(to: store, at: 100) { batch in
                batch.conversations[Self.mia] = talk
                batch.names[Self.mia] = "Mia"
                batch.codes[Self.mia] = resume
                batch.timers = [(Self.mia, .over, 900), (Self.mia, .plan, 500)]
                batch.transcript = [
                    (Self.mia, TranscriptLine(text: "my back  hurts", isFromBot: false, at: 99)),
                    (Self.mia, TranscriptLine(text: "", isFromBot: true, at: 100)),
                ]
                batch.actions = [
                    ChatAction(
                        id: 1,
                        network: "demo",
                        target: "Mia",
                        recipient: Self.mia,
                        text: "Rest today.",
                        usableUntil: 1_000
                    )
                ]
            }
            talk.turn += 1
            talk.told = .init(level: .stopRestSelfCare, day: 20_002)
            talk.agreement = .declined
            talk.checkIn = nil
            try await commit(to: store, at: 200) { $0.conversations[Self.mia] = talk }

            let data = try #require(try await store.personalData(of: Self.mia))
            #expect(data.member == Self.mia)
            #expect(data.name == "Mia")
            #expect(data.conversation == talk)
            #expect(data.decisions.map(\.told.level) == [.urgentSameDay, .stopRestSelfCare])
            #expect(data.decisions.map(\.at) == [100, 200])
            let followUp = FollowUp(kind: .seenSameDay, day: 5, round: 2)
            #expect(data.decisions.map(\.followUp) == [nil, followUp])
            #expect(data.consents.map(\.answer) == [.agreed, .declined])
            #expect(data.consents.map(\.at) == [100, 200])
            #expect(data.timers == [500, 900])
            #expect(data.transcript.map(\.text) == ["my back  hurts", ""])
            #expect(data.transcript.map(\.isFromBot) == [false, true])
            #expect(data.transcript.map(\.at) == [99, 100])
            #expect(data.unsaid == ["Rest today."])
            #expect(data.hasCode)
            #expect(data.changedAt == 200)
            #expect(try await store.personalData(of: Self.tom) == nil)
        }
    }

    @Test(arguments: [false, true])
    func `only the person's own words count as heard`(isSealed: Bool) async throws {
        try await withStore(isSealed: isSealed) { store in
            var talk = try StoreTests.conversation()
            try await commit(to: store, at: 100) { $0.conversations[Self.mia] = talk }
            talk.checkIn?.sent = 2
            try await commit(to: store, at: 200) { $0.conversations[Self.mia] = talk }
            #expect(try await store.personalData(of: Self.mia)?.changedAt == 100)
            #expect(try await store.personalData(of: Self.mia)?.decisions.count == 1)
            #expect(try await store.personalData(of: Self.mia)?.consents.count == 1)
        }
    }

    @Test(arguments: [false, true])
    func `people are found by name and by account`(isSealed: Bool) async throws {
        try await withStore(isSealed: isSealed) { store in
            let zoe = MemberID(network: "demo", key: "account:Zoe")
            let talk = try StoreTests.conversation()
            try await commit(to: store, at: 1) { batch in
                batch.conversations = [Self.mia: talk, zoe: talk]
                batch.names = [Self.mia: "Mia", zoe: "mia"]
            }
            #expect(Set(try await store.people(called: "MIA")) == [Self.mia, zoe])
            #expect(try await store.people(called: "zoe") == [zoe])
            #expect(try await store.people(called: "nobody") == [])
            try await commit(to: store, at: 2) { $0.names = [zoe: "zed", Self.tom: "tom"] }
            #expect(try await store.people(called: "mia") == [Self.mia])
            #expect(try await store.people(called: "zed") == [zoe])
            #expect(try await store.people(called: "tom") == [])
        }
    }

    @Test(arguments: [false, true])
    func `check-ins that are due come by the page, longest due first`(isSealed: Bool) async throws {
        try await withStore(isSealed: isSealed) { store in
            for number in 0..<50 {
                var talk = try StoreTests.conversation()
                talk.checkIn?.day = 20_000 + number % 5
                if number % 10 == 9 { talk.agreement = .declined }
                if number % 10 == 8 { talk.stage = .stopped }
                let member = MemberID(network: "demo", key: "account:\(number)")
                try await commit(to: store, at: 1) { batch in
                    batch.conversations[member] = talk
                    batch.names[member] = "n\(number)"
                }
            }
            var due: [DueCheckIn] = []
            repeat {
                due += try await store.dueCheckIns(by: 20_002, after: due.last, atMost: 7)
            } while due.count % 7 == 0
            #expect(due.map(\.day) == (0...2).flatMap { [Int](repeating: 20_000 + $0, count: 10) })
            #expect(Set(due.map(\.member)).count == 30)
            #expect(due.allSatisfy { "account:" + $0.name.dropFirst() == $0.member.key })
            #expect(try await store.dueCheckIns(by: 19_999, atMost: 7).isEmpty)
        }
    }

    @Test(arguments: [false, true])
    func `timers ring in their order, once`(isSealed: Bool) async throws {
        try await withStore(isSealed: isSealed) { store in
            let talk = try StoreTests.conversation()
            #expect(try await store.nextTimer() == nil)
            try await commit(to: store, at: 1) { batch in
                batch.conversations = [Self.mia: talk, Self.tom: talk]
                batch.names[Self.mia] = "Mia"
                batch.timers = [
                    (Self.mia, .over, 900), (Self.tom, .plan, 300), (Self.mia, .plan, 600),
                    (MemberID(network: "demo", key: "nobody"), .plan, 1),
                ]
            }
            #expect(try await store.nextTimer() == 300)
            let due = try await store.dueTimers(by: 600, atMost: 9)
            #expect(due.map(\.member) == [Self.tom, Self.mia])
            #expect(due.map(\.kind) == [.plan, .plan])
            #expect(due.map(\.name) == ["", "Mia"])
            #expect(due.map(\.at) == [300, 600])
            #expect(try await store.dueTimers(by: 600, atMost: 1).map(\.at) == [300])
            try await commit(to: store, at: 2) { $0.rung = due.map(\.id) }
            #expect(try await store.nextTimer() == 900)
            try await commit(to: store, at: 3) { batch in
                batch.timersDropped = [Self.mia]
                batch.timers = [(Self.mia, .plan, 1_200)]
            }
            #expect(try await store.nextTimer() == 1_200)
        }
    }

    @Test(arguments: [false, true])
    func `a code opens one conversation on one network, until another is told`(
        isSealed: Bool
    ) async throws {
        try await withStore(isSealed: isSealed) { store in
            var random = SystemRandomNumberGenerator()
            let (first, second) = (ResumeCode(from: &random), ResumeCode(from: &random))
            let talk = try StoreTests.conversation()
            try await commit(to: store, at: 1) { batch in
                batch.conversations = [Self.mia: talk]
                batch.codes = [Self.mia: first]
            }
            #expect(try await store.member(by: first, on: "demo") == Self.mia)
            #expect(try await store.member(by: first, on: "other") == nil)
            #expect(try await store.member(by: second, on: "demo") == nil)
            try await commit(to: store, at: 1) { $0.codes = [Self.mia: second] }
            #expect(try await store.member(by: first, on: "demo") == nil)
            #expect(try await store.member(by: second, on: "demo") == Self.mia)
        }
    }

    @Test(arguments: [false, true])
    func `a conversation moves with all that hangs on it`(isSealed: Bool) async throws {
        try await withStore(isSealed: isSealed) { store in
            var random = SystemRandomNumberGenerator()
            let (old, new) = (ResumeCode(from: &random), ResumeCode(from: &random))
            let talk = try StoreTests.conversation()
            var other = try StoreTests.conversation()
            other.entries = []
            try await commit(to: store, at: 1) { batch in
                batch.conversations = [Self.mia: talk, Self.tom: other]
                batch.names = [Self.mia: "Mia"]
                batch.codes = [Self.mia: old]
                batch.timers = [(Self.mia, .over, 900), (Self.tom, .over, 100)]
                batch.actions = [
                    ChatAction(
                        id: 1,
                        network: "demo",
                        target: "Mia",
                        recipient: Self.mia,
                        text: "hi"
                    )
                ]
            }
            try await commit(to: store, at: 2) { batch in
                batch.moved = [(Self.mia, Self.tom)]
                batch.codes = [Self.tom: new]
            }
            #expect(
                try await store.conversations(of: [Self.mia, Self.tom]) == [Self.tom: talk]
            )
            let data = try #require(try await store.personalData(of: Self.tom))
            #expect(data.timers == [900])
            #expect(data.decisions.count == 1)
            #expect(data.name == "Mia")
            #expect(data.unsaid == ["hi"])
            #expect(try await store.unsent(network: "demo").map(\.recipient) == [Self.tom])
            #expect(try await store.member(by: old, on: "demo") == nil)
            #expect(try await store.member(by: new, on: "demo") == Self.tom)
            #expect(try await store.audit(atMost: 9).map(\.event) == [.resumed])
        }
    }

    @Test func `a message is known again for a week`() async throws {
        let store = try Store()
        let one = HeardMessage(network: "demo", id: "abc")
        let two = HeardMessage(network: "other", id: "abc")
        try await commit(to: store, at: 1_000) { $0.heard = [one, one] }
        #expect(try await store.heard(among: [one, two]) == [one])
        try await commit(to: store, at: 1_000 + 7 * 86_400) { $0.heard = [two] }
        #expect(try await store.heard(among: [one, two]) == [one, two])
        try await commit(to: store, at: 1_001 + 7 * 86_400) { $0.heard = [two] }
        #expect(try await store.heard(among: [one, two]) == [two])
    }

    @Test(arguments: [false, true])
    func `those not heard for long are forgotten, and only they`(isSealed: Bool) async throws {
        try await withStore(isSealed: isSealed) { store in
            let talk = try StoreTests.conversation()
            for number in 0..<450 {
                let member = MemberID(network: "demo", key: "account:\(number)")
                try await commit(to: store, at: Int64(number)) { batch in
                    batch.conversations[member] = talk
                    batch.timers = [(member, .over, Int64(number))]
                    batch.actions = [
                        ChatAction(
                            id: Int64(number),
                            network: "demo",
                            target: "x",
                            recipient: member,
                            text: "hi"
                        )
                    ]
                }
            }
            #expect(try await store.forgetUnheard(since: 0, now: 999) == 0)
            #expect(try await store.audit(atMost: 9) == [])
            #expect(try await store.forgetUnheard(since: 430, now: 1_000) == 430)
            #expect(try await store.latestTalks(skipping: 0).count == 20)
            #expect(try await store.nextTimer() == 430)
            #expect(try await store.unsent(network: "demo").first?.id == 430)
            let audit = try await store.audit(atMost: 9)
            #expect(audit.map(\.people) == [30, 200, 200])
            #expect(Set(audit.map(\.event)) == [.expired])
            #expect(audit.allSatisfy { $0.at == 1_000 })
        }
    }
}
