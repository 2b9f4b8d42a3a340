import Bot
import BotStore
import Chat
import Foundation
import Testing

/// What the bot does about what became of its words.
@Suite(.timeLimit(.minutes(5))) struct DeliveryTests {
    private func tell(_ stage: Stage, _ fates: [ChatAction.ID: Delivery]) async throws {
        #expect(try await stage.take(.chat(.delivery(fates))).isEmpty)
    }

    private func reconnect(_ stage: Stage) async throws -> [ChatAction] {
        try await stage.take(.chat(.lost(network: Stage.network)))
        return try await stage.take(.chat(.ready(network: Stage.network, epoch: 2)))
    }

    @Test(arguments: [
        Delivery.delivered, .written, .refused(.noSuchPerson), .refused(.notAccepted),
        .refused(.tooFast), .refused(.impossible),
    ]) func `what has arrived, and what never will, is not said again`(fate: Delivery) async throws
    {
        let stage = try await Stage()
        let actions = try await stage.take(stage.message("hi"))
        try await tell(stage, Dictionary(uniqueKeysWithValues: actions.map { ($0.id, fate) }))
        #expect(try await stage.store.unsent(network: Stage.network).isEmpty)
        #expect(try await reconnect(stage).isEmpty)
    }

    @Test func `what nobody knows of is said again on the next line`() async throws {
        let stage = try await Stage()
        let actions = try await stage.take(stage.message("hi"))
        #expect(try await reconnect(stage) == actions)
    }

    @Test func `what was not tried is said when the person speaks again, before the answer`()
        async throws
    {
        let stage = try await Stage()
        let actions = try await stage.take(stage.message("hi"))
        try #require(actions.count > 1)
        var fates = Dictionary(uniqueKeysWithValues: actions.map { ($0.id, Delivery.notTried) })
        fates[actions[0].id] = .refused(.noSuchPerson)
        try await tell(stage, fates)
        // Others go on as ever.
        let tom = try await stage.take(stage.message("hi", from: "tom"))
        #expect(tom.allSatisfy { $0.target == "tom" } && !tom.isEmpty)
        let again = try await stage.take(stage.message("none"))
        let held = Array(actions.dropFirst())
        #expect(Array(again.prefix(held.count)) == held)
        #expect(again.count > held.count)
        // And only once.
        let next = try await stage.take(stage.message("help"))
        #expect(Set(next.map(\.id)).isDisjoint(with: actions.map(\.id)))
    }

    @Test func `somebody else of the same name does not get it`() async throws {
        let stage = try await Stage()
        let actions = try await stage.take(stage.message("i can't feel myself wipe"))
        let fates = Dictionary(uniqueKeysWithValues: actions.map { ($0.id, Delivery.notTried) })
        try await tell(stage, fates)
        let stranger = Member(
            id: MemberID(network: Stage.network, key: "nick:mia!other@elsewhere"),
            name: "mia",
            isModerator: false
        )
        let message = ChatMessage(sender: stranger, place: .direct, text: "hi", isAddressed: true)
        let said = try await stage.take(.chat(.message(message)))
        #expect(Set(said.map(\.id)).isDisjoint(with: actions.map(\.id)) && !said.isEmpty)
    }

    @Test func `what was held back for too long is let go`() async throws {
        let stage = try await Stage()
        let actions = try await stage.take(stage.message("hi"))
        let fates = Dictionary(uniqueKeysWithValues: actions.map { ($0.id, Delivery.notTried) })
        try await tell(stage, fates)
        stage.now += 901
        let again = try await stage.take(stage.message("none"))
        #expect(Set(again.map(\.id)).isDisjoint(with: actions.map(\.id)))
        try await stage.take(.tick)
        let unsent = try await stage.store.unsent(network: Stage.network)
        #expect(unsent == again)
    }

    @Test func `it is let go even when the person never comes back`() async throws {
        let stage = try await Stage()
        let actions = try await stage.take(stage.message("hi"))
        let fates = Dictionary(uniqueKeysWithValues: actions.map { ($0.id, Delivery.notTried) })
        try await tell(stage, fates)
        stage.now += 901
        try await stage.take(.tick)
        #expect(try await stage.store.unsent(network: Stage.network).isEmpty)
    }

    @Test func `who forgets everything gets none of it`() async throws {
        let stage = try await Stage()
        try await stage.say("hi")
        let actions = try await stage.take(stage.message("forget me"))
        try await tell(stage, [actions[0].id: .delivered])
        let waiting = try await stage.take(stage.message("none"))
        let fates = Dictionary(uniqueKeysWithValues: waiting.map { ($0.id, Delivery.notTried) })
        try await tell(stage, fates)
        try await stage.take(stage.message("forget me"))
        _ = try await stage.take(stage.message("yes"))
        let rest = try await reconnect(stage)
        #expect(Set(rest.map(\.id)).isDisjoint(with: waiting.map(\.id)))
    }

    @Test func `a refusal that comes late does no harm`() async throws {
        let stage = try await Stage()
        let actions = try await stage.take(stage.message("hi"))
        try await tell(stage, Dictionary(uniqueKeysWithValues: actions.map { ($0.id, .written) }))
        try await tell(stage, [actions[0].id: .refused(.noSuchPerson), 987_654: .notTried])
        #expect(try await !stage.take(stage.message("none")).isEmpty)
    }
}
