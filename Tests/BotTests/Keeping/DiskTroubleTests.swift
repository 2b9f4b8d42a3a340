import Bot
import BotStore
import Chat
import Dialogue
import Foundation
import RulesCore
import Testing
import Understanding

/// A disk that fails at any moment, and is back later.
@Suite(.timeLimit(.minutes(5))) struct DiskTroubleTests {
    private static let start = Date(timeIntervalSince1970: 1_772_388_000)
    private static let talk = [
        "hi", "none, it came on in today's run", "none", "3/10", "better", "none", "none", "yes",
    ]

    private func life(on fault: DiskFault) async throws -> Life {
        try await Life(
            from: Self.start,
            store: try Store(path: fault.path, durability: .normal)
        )
    }

    /// What was said to a person, but for what is said of the disk.
    private func said(to name: String, in life: Life) -> [String] {
        life.said.filter { $0.target == name }.map(\.text)
            .filter { !$0.contains("remember") }
    }

    @Test(arguments: DiskFault.Kind.allCases)
    func `a disk that fails at any message of a talk costs that message and nothing else`(
        kind: DiskFault.Kind
    ) async throws {
        let sound = try DiskFault()
        // The folder goes with its last use.
        defer { withExtendedLifetime(sound) {} }
        let plain = try await life(on: sound)
        let mia = plain.member("mia")
        for text in Self.talk { await plain.say(text, by: mia) }
        let expected = said(to: "mia", in: plain)
        let conversation = try await plain.conversation(of: mia)
        for number in Self.talk.indices {
            let fault = try DiskFault()
            let life = try await life(on: fault)
            for (index, text) in Self.talk.enumerated() {
                if index == number {
                    try fault.begin(kind)
                    await life.say(text, by: mia)
                    await life.say(text, by: mia)
                    await life.tick()
                    try fault.end()
                }
                await life.say(text, by: mia)
            }
            #expect(said(to: "mia", in: life) == expected, "at message \(number)")
            // Told once that it cannot remember, and once that it can again.
            let told = life.said.filter { $0.target == "mia" && $0.text.contains("remember") }
            #expect(told.count == 2, "at message \(number)")
            #expect(told.first?.text.contains("112") == true)
            #expect(try await life.conversation(of: mia)?.entries == conversation?.entries)
            // All that left is noted: nothing is said again.
            try await life.restart()
            #expect(said(to: "mia", in: life) == expected, "after a restart")
        }
    }

    @Test(arguments: DiskFault.Kind.allCases)
    func `an emergency is answered in full, the moderators are told once and once when it is over`(
        kind: DiskFault.Kind
    ) async throws {
        let fault = try DiskFault()
        let life = try await life(on: fault)
        let tom = life.member("tom")
        await life.say("hi", by: tom)
        try fault.begin(kind)
        let before = life.said.count
        await life.say("i can't feel myself wipe", by: tom)
        let answer = life.said.dropFirst(before).filter { $0.target == "tom" }
        #expect(answer.first?.text.contains("call 112 now") == true)
        #expect(answer.count > 2 && answer.allSatisfy { $0.action.urgency == .emergency })
        for number in 0..<5 { await life.say("hello", by: life.member("n\(number)")) }
        await life.tick()
        try fault.end()
        await life.say("hello", by: life.member("ana"))
        await life.tick()
        let told = life.said.filter { $0.target == "#mods" }.map(\.text)
        #expect(told.count == 2)
        #expect(told.first?.hasPrefix("ATTENTION: I cannot write to my disk") == true)
        #expect(told.last?.hasPrefix("My disk works again") == true)
        // What was said without being stored is not said again.
        let count = life.said.count
        try await life.restart()
        #expect(life.said.count == count)
    }

    @Test(arguments: DiskFault.Kind.allCases, [true, false])
    func `an emergency told meanwhile is known then and stored later, with what was known before`(
        kind: DiskFault.Kind,
        isRestarted: Bool
    ) async throws {
        let fault = try DiskFault()
        let life = try await life(on: fault)
        let tom = life.member("tom")
        for text in ["hi", "none, it came on in today's run"] { await life.say(text, by: tom) }
        if isRestarted { try await life.restart() }
        try fault.begin(kind)
        await life.say("i can't feel myself wipe", by: tom)
        await life.tick()
        // The emergency goes on, and its question takes an answer.
        let count = life.said.count
        await life.say("yes", by: tom)
        #expect(life.said.dropFirst(count).contains { $0.text.contains("112") })
        #expect(life.said.dropFirst(count).allSatisfy { $0.action.urgency == .emergency })
        try fault.end()
        let before = life.said.count
        await life.tick()
        #expect(!life.said.dropFirst(before).contains { $0.target == "tom" })
        try await life.restart()
        let conversation = try #require(try await life.conversation(of: tom))
        #expect(conversation.told?.level == .emergencyNow)
        #expect(conversation.agreement == .agreed && conversation.checkIn != nil)
        let known = conversation.known(on: life.clock.moment(life.now).dayNumber)
        #expect(known.isEmergency && known.asked.contains(.runRelation))
    }

    @Test(arguments: DiskFault.Kind.allCases)
    func `who wants to be forgotten hears each time that it was not done`(
        kind: DiskFault.Kind
    ) async throws {
        let fault = try DiskFault()
        let life = try await life(on: fault)
        let mia = life.member("mia")
        await life.say("hi", by: mia)
        await life.say("forget me", by: mia)
        try fault.begin(kind)
        for text in ["hello", "yes", "forget me", "forget me"] {
            let count = life.said.count
            await life.say(text, by: mia)
            let answer = life.said.dropFirst(count).filter { $0.target == "mia" }
            #expect(answer.count == 1 && answer.first?.text.contains("remember") == true)
        }
        try fault.end()
        #expect(try await life.conversation(of: mia) != nil)
    }

    @Test(arguments: DiskFault.Kind.allCases)
    func `what left while it could not be noted is noted later, and not said twice`(
        kind: DiskFault.Kind
    ) async throws {
        let fault = try DiskFault()
        let life = try await life(on: fault)
        let mia = life.member("mia")
        await life.say("hi", by: mia)
        life.isDeaf = true
        await life.say("none", by: mia)
        try fault.begin(kind)
        life.isDeaf = false
        await life.tick()
        let count = life.said.filter { $0.target == "mia" }.count
        // The line breaks and comes back while nothing can be noted.
        await life.reconnect()
        #expect(life.said.filter { $0.target == "mia" }.count == count)
        try fault.end()
        await life.tick()
        #expect(try await life.store.unsent(network: Life.network).isEmpty)
        try await life.restart()
        #expect(life.said.filter { $0.target == "mia" }.count == count)
    }

    @Test func `a check-in that cannot be stored is asked as soon as it can, once`() async throws {
        let fault = try DiskFault()
        let life = try await life(on: fault)
        let mia = life.member("mia")
        for text in Self.talk { await life.say(text, by: mia) }
        await life.advance(to: Self.start + 85_000)
        let count = life.said.filter { $0.target == "mia" }.count
        try fault.begin(.writing)
        await life.advance(to: Self.start + 88_000)
        #expect(life.said.filter { $0.target == "mia" }.count == count)
        try fault.end()
        await life.advance(to: Self.start + 95_000)
        let asked = life.said.filter { $0.target == "mia" }.dropFirst(count)
        #expect(asked.first?.text.contains("whether your back has eased") == true)
        #expect(asked.count == 2)
    }
}
