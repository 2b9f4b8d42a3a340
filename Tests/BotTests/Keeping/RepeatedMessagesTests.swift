import Bot
import BotStore
import Chat
import Foundation
import Testing

/// Messages that a network tells twice.
@Suite(.timeLimit(.minutes(5))) struct RepeatedMessagesTests {
    private static let start = Date(timeIntervalSince1970: 1_772_388_000)

    @Test func `a message is taken once, also after a restart`() async throws {
        let life = try await Life(from: Self.start)
        let mia = life.member("mia")
        await life.say("hi", by: mia, id: "a")
        await life.say("none", by: mia, id: "b")
        let said = life.said.count
        await life.say("none", by: mia, id: "b")
        #expect(life.said.count == said)
        try await life.restart()
        await life.say("none", by: mia, id: "b")
        await life.say("hi", by: mia, id: "a")
        #expect(life.said.count == said)
        await life.say("none", by: mia, id: "c")
        #expect(life.said.count > said)
    }

    @Test func `the same words again under another name, or under none, are an answer`()
        async throws
    {
        let life = try await Life(from: Self.start)
        let mia = life.member("mia")
        for id in ["a", "b", nil, nil] {
            let said = life.said.count
            await life.say("help", by: mia, id: id)
            #expect(life.said.count > said)
        }
    }

    @Test func `told twice in one go it is taken once`() async throws {
        let life = try await Life(from: Self.start)
        let mia = life.member("mia")
        life.network.come(mia)
        let message = ChatMessage(
            sender: mia,
            place: .direct,
            text: "hi",
            isAddressed: true,
            id: "a"
        )
        await life.take(.chat(.message(message)), .chat(.message(message)))
        #expect(life.said.filter { $0.text.hasPrefix("Hi mia") }.count == 1)
    }

    @Test func `what could not be stored is taken when it is told again`() async throws {
        let fault = try DiskFault()
        let life = try await Life(
            from: Self.start,
            store: try Store(path: fault.path, durability: .normal)
        )
        let mia = life.member("mia")
        try fault.begin(.writing)
        await life.say("hi", by: mia, id: "a")
        try fault.end()
        await life.say("hi", by: mia, id: "a")
        #expect(life.said.contains { $0.text.hasPrefix("Hi mia") })
    }
}
