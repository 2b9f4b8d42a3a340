import Bot
import BotStore
import Chat
import Dialogue
import DialogueFiles
import Foundation
import Synchronization

/// A responder with the shipped scripts and a network that only remembers what was said.
final class Stage {
    static let network = "demo"
    static let room = "#running"
    static let moderatorsRoom = "#running-mods"

    static let dialogues = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Dialogues")

    /// The shipped scripts, read once: that takes a while in a debug build.
    private static let shipped = Result { try LibraryLoader.load(folder: dialogues).library }

    let store: Store
    private let said = Said()
    private(set) var reloadRequests = Requests()
    private var responder: Responder
    var now = Date(timeIntervalSince1970: 1_772_388_000)

    final class Said: Sendable {
        let actions = Mutex<[ChatAction]>([])
    }

    final class Requests: Sendable {
        let waiting = Mutex<[(Reload.Asker?, Bool)]>([])
    }

    init(store: Store? = nil, library: ScriptLibrary? = nil) async throws {
        self.store = try store ?? Store()
        let said = said
        let requests = reloadRequests
        let front = Front(
            network: Self.network,
            club: Club(name: "Riverside Runners", emergencyNumber: "112", bot: "sweep"),
            language: "en",
            moderatorsRoom: Self.moderatorsRoom
        ) { actions, _ in
            said.actions.withLock { $0 += actions }
        }
        responder = try await Responder(
            store: self.store,
            fronts: [front],
            library: try library ?? Self.shipped.get(),
            clock: LocalClock(timeZone: .gmt)
        ) { asker, isCheckOnly in
            requests.waiting.withLock { $0.append((asker, isCheckOnly)) }
        }
        try await take(.chat(.ready(network: Self.network, epoch: 1)))
    }

    @discardableResult
    func take(_ events: Inbox.Event...) async throws -> [ChatAction] {
        try await responder.take(events, now: now)
        return said.actions.withLock { actions in
            defer { actions = [] }
            return actions
        }
    }

    func message(
        _ text: String,
        from nick: String = "mia",
        in room: String? = nil,
        isModerator: Bool = false
    ) -> Inbox.Event {
        let member = Member(
            id: MemberID(network: Self.network, key: "nick:\(nick)!u@h"),
            name: nick,
            isModerator: isModerator
        )
        return .chat(
            .message(
                ChatMessage(
                    sender: member,
                    place: room.map { .room($0) } ?? .direct,
                    text: room == nil ? text : Address.words(of: text, to: "sweep") ?? text,
                    isAddressed: room == nil || Address.words(of: text, to: "sweep") != nil
                )
            )
        )
    }

    /// Says something in private and gives the answers, which leave at once.
    @discardableResult
    func say(
        _ text: String,
        from nick: String = "mia",
        isModerator: Bool = false
    )
        async throws -> [String]
    {
        let actions = try await take(message(text, from: nick, isModerator: isModerator))
        try await take(.chat(.sent(actions.map(\.id))))
        return actions.map(\.text)
    }

    /// Says something in a room and gives all that is said anywhere.
    func say(
        _ text: String,
        in room: String,
        from nick: String = "mia",
        isModerator: Bool = false
    )
        async throws -> [ChatAction]
    {
        let actions = try await take(
            message(text, from: nick, in: room, isModerator: isModerator)
        )
        try await take(.chat(.sent(actions.map(\.id))))
        return actions
    }

    /// What was asked to be read again since the last time.
    func takeReloadRequests() -> [(Reload.Asker?, Bool)] {
        reloadRequests.waiting.withLock { requests in
            defer { requests = [] }
            return requests
        }
    }
}
