import Bot
import BotStore
import Chat
import Dialogue
import Foundation
import RulesCore
import Testing
import Understanding

/// People without an account, and what brings them back.
@Suite(.timeLimit(.minutes(5))) struct CodesTests {
    private static let start = Date(timeIntervalSince1970: 1_772_388_000)

    private func code(in said: some Sequence<Life.Said>) throws -> String {
        let text = try #require(said.map(\.text).last { $0.contains("\"resume ") })
        let code = try #require(text.firstMatch(of: /"resume ([0-9a-z-]+)"/)?.1)
        return String(code)
    }

    @Test func `a code brings somebody back after a reconnect, once, and gives another one`()
        async throws
    {
        let life = try await Life(from: Self.start)
        let before = life.member("lee", hasAccount: false)
        await life.say("hi", by: before)
        await life.say("none, it came on in today's run", by: before)
        let first = try code(in: life.said)
        await life.reconnect()
        let after = life.member("lee", hasAccount: false)
        #expect(before.id != after.id)
        await life.say(first.uppercased(), by: after)
        #expect(life.said.contains { $0.text.hasPrefix("Welcome back, lee") })
        #expect(try await life.conversation(of: before) == nil)
        #expect(try await life.conversation(of: after)?.entries.isEmpty == false)
        let second = try code(in: life.said)
        #expect(first != second)
        // Used up: nobody gets in with it, whoever has read it.
        let eve = life.member("eve", hasAccount: false)
        await life.say("resume \(first)", by: eve)
        #expect(try await life.conversation(of: eve) == nil)
        #expect(try await life.conversation(of: after) != nil)
        await life.say("resume \(second)", by: eve)
        #expect(try await life.conversation(of: eve) != nil)
    }

    @Test(arguments: ["i have a fever of 39 and my leg is weak", "i can't feel myself wipe"])
    func `an emergency told just before the code stays one, and is told at once`(
        words: String
    )
        async throws
    {
        let life = try await Life(from: Self.start)
        let before = life.member("lee", hasAccount: false)
        for text in ["hi", "none, it came on in today's run"] { await life.say(text, by: before) }
        let code = try code(in: life.said)
        await life.reconnect()
        let lee = life.member("lee", hasAccount: false)
        await life.say(words, by: lee)
        await life.say("yes", by: lee)
        let count = life.said.count
        await life.say("resume \(code)", by: lee)
        #expect(life.said[count].text.contains("112"))
        #expect(life.said[count].action.urgency == .emergency)
        let conversation = try #require(try await life.conversation(of: lee))
        #expect(conversation.told?.level == .emergencyNow)
        #expect(conversation.agreement == .agreed && conversation.checkIn != nil)
        #expect(conversation.entries.first?.turn == 2)
    }

    @Test func `a fever told just before the code is not asked for again`() async throws {
        let life = try await Life(from: Self.start)
        let before = life.member("lee", hasAccount: false)
        for text in ["hi", "none, it came on in today's run"] { await life.say(text, by: before) }
        let code = try code(in: life.said)
        await life.reconnect()
        let lee = life.member("lee", hasAccount: false)
        await life.say("I have a fever of 39", by: lee)
        await life.say("resume \(code)", by: lee)
        let conversation = try #require(try await life.conversation(of: lee))
        let known = conversation.known(on: life.clock.moment(life.now).dayNumber)
        #expect(known.facts[.feverUnwell].name == "yes")
        #expect(known.asked.contains(.runRelation))
    }

    @Test(arguments: [true, false])
    func `a code that was said in a room is used up, and its owner gets another in private`(
        isAddressed: Bool
    ) async throws {
        let life = try await Life(from: Self.start)
        let lee = life.member("lee", hasAccount: false)
        await life.say("hi", by: lee)
        let first = try code(in: life.said)
        let count = life.said.count
        let eve = life.member("eve", hasAccount: false)
        await life.take(
            .chat(
                .message(
                    ChatMessage(
                        sender: lee,
                        place: .room("#running"),
                        text: "resume \(first)",
                        isAddressed: isAddressed
                    )
                )
            )
        )
        let said = life.said.dropFirst(count)
        let second = try code(in: said)
        #expect(first != second)
        #expect(
            said.filter { $0.text.contains(second) }.allSatisfy { $0.action.recipient == lee.id }
        )
        #expect(said.filter { $0.target == "#running" }.count == (isAddressed ? 1 : 0))
        await life.say("resume \(first)", by: eve)
        #expect(try await life.conversation(of: eve) == nil)
        await life.say("resume \(second)", by: eve)
        #expect(try await life.conversation(of: eve) != nil)
    }

    @Test func `who has an account is told no code`() async throws {
        let life = try await Life(from: Self.start)
        await life.say("hi", by: life.member("mia"))
        #expect(!life.said.contains { $0.text.contains("resume") })
    }

    @Test func `somebody with a typo gets in, a guesser gets nowhere`() async throws {
        let life = try await Life(from: Self.start)
        let before = life.member("lee", hasAccount: false)
        await life.say("hi", by: before)
        let code = try code(in: life.said)
        await life.reconnect()
        let lee = life.member("lee", hasAccount: false)
        for wrong in ["resume abc2d-efg3h", "resume jkm4n-pqr5s"] { await life.say(wrong, by: lee) }
        #expect(life.said.last?.text.contains("code") == true)
        await life.say("resume \(code)", by: lee)
        #expect(try await life.conversation(of: lee) != nil)
        // Five in a row, then the right one is of no use for a while.
        let fresh = try self.code(in: life.said)
        let eve = life.member("eve", hasAccount: false)
        for _ in 0..<6 { await life.say("resume abc2d-efg3h", by: eve) }
        await life.say("resume \(fresh)", by: eve)
        #expect(try await life.conversation(of: eve) == nil)
        await life.advance(to: life.now + 200)
        await life.say("resume \(fresh)", by: eve)
        #expect(try await life.conversation(of: eve) != nil)
    }

    @Test(arguments: [70, 1_200])
    func `guessers keep nobody out who has tries left, and more than can be remembered are as one`(
        guessers: Int
    ) async throws {
        let life = try await Life(from: Self.start)
        await life.say("hi", by: life.member("lee", hasAccount: false))
        let code = try code(in: life.said)
        let known = life.member("mallory", hasAccount: false)
        await life.say("resume abc2d-efg3h", by: known)
        for number in 0..<guessers {
            await life.say(
                "resume abc2d-efg3h",
                by: life.member("eve\(number)", hasAccount: false)
            )
        }
        let last = life.member("mona", hasAccount: false)
        await life.say("resume \(code)", by: last)
        #expect(try await (life.conversation(of: last) != nil) == (guessers == 70))
        guard guessers > 70 else { return }
        await life.say("resume \(code)", by: known)
        #expect(try await life.conversation(of: known) != nil)
    }
}
