import Bot
import BotStore
import Chat
import Dialogue
import Foundation
import Synchronization
import Testing

/// Two networks of one bot, on which people may have the same names.
@Suite(.timeLimit(.minutes(5))) struct NetworksTests {
    private final class Said: Sendable {
        let actions = Mutex<[ChatAction]>([])
    }

    /// A responder on two networks that only remember what was said.
    private struct Bench {
        static let networks = ["north", "south"]

        private let said = Said()
        private var responder: Responder
        var now = Date(timeIntervalSince1970: 1_772_388_000)

        init() async throws {
            let said = said
            let fronts = Self.networks.map { network in
                Front(
                    network: network,
                    club: Club(name: "Riverside Runners", emergencyNumber: "112", bot: "sweep"),
                    language: "en",
                    moderatorsRoom: "#mods-\(network)"
                ) { actions, _ in
                    #expect(actions.allSatisfy { $0.network == network })
                    said.actions.withLock { $0 += actions }
                }
            }
            responder = try await Responder(
                store: try Store(),
                fronts: fronts,
                start: ScriptStart(try Stage.shipped.get()),
                clock: Stage.clock,
                logger: Stage.silence
            ) { _ in }
        }

        /// Takes events and gives what is said on which network to whom.
        mutating func take(_ events: ChatEvent...) async throws -> [String] {
            await responder.take(events.map { .chat($0) }, now: now)
            let actions = said.actions.withLock { actions in
                defer { actions = [] }
                return actions
            }
            let outcomes = Dictionary(
                uniqueKeysWithValues: actions.map { ($0.id, Delivery.written) }
            )
            await responder.take([.chat(.delivery(outcomes))], now: now)
            return actions.map { "\($0.network) \($0.target): \($0.text)" }
        }

        mutating func open() async throws {
            _ = try await take(
                .ready(network: "north", epoch: 1),
                .ready(network: "south", epoch: 1)
            )
        }
    }

    private func message(_ text: String, on network: String) -> ChatEvent {
        let id = MemberID(network: network, key: "nick:mia!u@h")
        return .message(
            ChatMessage(
                sender: Member(id: id, name: "mia", isModerator: false, hasAccount: true),
                place: .direct,
                text: text,
                isAddressed: true
            )
        )
    }

    @Test func `an answer goes to the network and the person that asked`() async throws {
        var bench = try await Bench()
        try await bench.open()
        let first = try await bench.take(message("hi", on: "north"))
        #expect(!first.isEmpty && first.allSatisfy { $0.hasPrefix("north mia: ") })
        let begun = try await bench.take(message("hi", on: "south"))
        #expect(begun.map { $0.dropFirst(6) } == first.map { $0.dropFirst(6) })
        #expect(begun.allSatisfy { $0.hasPrefix("south mia: ") })
        // One goes on; the other is still where they were.
        let next = try await bench.take(message("none", on: "north"))
        #expect(!next.isEmpty && next.allSatisfy { $0.hasPrefix("north mia: ") })
        let again = try await bench.take(
            message("repeat", on: "south"),
            message("repeat", on: "north")
        )
        #expect(again.last { $0.hasPrefix("south mia: ") } == begun.last)
        #expect(again.last { $0.hasPrefix("north mia: ") } == next.last)
        #expect(next.last?.dropFirst(6) != begun.last?.dropFirst(6))
    }

    @Test
    func `a ban is told to the moderators of the other network, once, and at home afterwards`()
        async throws
    {
        var bench = try await Bench()
        try await bench.open()
        let ban = ChatEvent.trouble(network: "north", .banned(retryIn: .seconds(3_600)))
        let told = try await bench.take(.lost(network: "north"), ban)
        #expect(told.count == 1)
        #expect(told[0].hasPrefix("south #mods-south: ATTENTION: north does not let me in"))
        #expect(told[0].contains("in 60 minutes"))
        bench.now += 3_600
        #expect(try await bench.take(ban).isEmpty)
        let back = try await bench.take(.ready(network: "north", epoch: 2))
        #expect(back.count == 1)
        #expect(back[0].hasPrefix("north #mods-north: This network did not let me in"))
        #expect(try await bench.take(.ready(network: "north", epoch: 3)).isEmpty)
    }

    @Test func `a network that was given up is told where somebody can read it`() async throws {
        var bench = try await Bench()
        _ = try await bench.take(.ready(network: "south", epoch: 1))
        let told = try await bench.take(.trouble(network: "north", .gaveUp))
        #expect(told.count == 1 && told[0].contains("#mods-south: ATTENTION: I have given up on"))
        // Nobody is left who could be told.
        let last = try await bench.take(
            .lost(network: "south"),
            .trouble(network: "south", .gaveUp)
        )
        #expect(last.isEmpty)
    }
}
