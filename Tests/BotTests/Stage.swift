import Bot
import BotStore
import Chat
import Dialogue
import DialogueFiles
import Foundation
import Logging
import Synchronization

/// A responder with the shipped scripts and a network that only remembers what was said.
final class Stage {
    static let network = "demo"
    static let room = "#running"
    static let moderatorsRoom = "#running-mods"

    static let dialogues = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Dialogues")

    /// The shipped scripts in English, read once: that takes a while in a debug build.
    static let shipped = Result {
        let folder = try DialogueFolder()
        return try LibraryLoader.load(folder: folder.url).library
    }

    /// The shipped scripts in all their languages.
    static let bilingual = Result { try LibraryLoader.load(folder: dialogues).library }

    static let silence = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    static let clock = LocalClock(timeZone: .gmt)

    let store: Store
    private let said = Said()
    private let front: Front
    private let waiting = Waiting()
    private var responder: Responder
    var now = Date(timeIntervalSince1970: 1_772_388_000)
    private(set) var saidAtStart: [ChatAction] = []

    final class Said: Sendable {
        let actions = Mutex<[ChatAction]>([])
    }

    final class Waiting: Sendable {
        let work = Mutex<[ScriptWork]>([])
    }

    init(
        store: Store? = nil,
        library: ScriptLibrary? = nil,
        keepsScripts: Bool = false,
        prove: @escaping ReloadGate.Proof = { _ in },
        roomsWithOffers: [String] = [],
        needsTwoModerators: Bool = false,
        condition: LineCondition? = nil
    ) async throws {
        self.store = try store ?? Store()
        let said = said
        let waiting = waiting
        front = Front(
            network: Self.network,
            club: Club(name: "Riverside Runners", emergencyNumber: "112", bot: "sweep"),
            language: "en",
            moderatorsRoom: Self.moderatorsRoom,
            roomsWithOffers: roomsWithOffers,
            moderators: ["rob"],
            rooms: [Self.room, "#trail"],
            condition: { condition },
            say: { actions, _ in said.actions.withLock { $0 += actions } }
        )
        let library = try library ?? Self.shipped.get()
        responder = try await Responder(
            store: self.store,
            fronts: [front],
            start: keepsScripts
                ? try await ScriptStart(
                    folder: library,
                    store: self.store,
                    language: "en",
                    needsTwoModerators: needsTwoModerators,
                    prove: prove
                ) : ScriptStart(library),
            clock: Self.clock,
            needsTwoModerators: needsTwoModerators,
            logger: Self.silence
        ) { work in
            waiting.work.withLock { $0.append(work) }
        }
        saidAtStart = try await take(.chat(.ready(network: Self.network, epoch: 1)))
        guard !saidAtStart.isEmpty else { return }
        try await take(.chat(.delivered(saidAtStart.map(\.id))))
    }

    @discardableResult
    func take(_ events: Inbox.Event...) async throws -> [ChatAction] {
        await responder.take(events, now: now)
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
        return message(text, by: member, in: room)
    }

    /// What somebody says, as a network tells of it.
    func message(_ text: String, by member: Member, in room: String? = nil) -> Inbox.Event {
        let words = room == nil ? text : Address.words(of: text, to: "sweep")
        return .chat(
            .message(
                ChatMessage(
                    sender: member,
                    place: room.map { .room($0) } ?? .direct,
                    text: words ?? text,
                    isAddressed: words != nil
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
        try await take(.chat(.delivered(actions.map(\.id))))
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
        try await take(.chat(.delivered(actions.map(\.id))))
        return actions
    }

    // MARK: - Reloads

    /// Work on scripts that the responder has given away since the last time.
    func takeWork() -> [ScriptWork] {
        waiting.work.withLock { work in
            defer { work = [] }
            return work
        }
    }

    func gate(_ folder: URL, prove: @escaping ReloadGate.Proof = { _ in }) -> ReloadGate {
        ReloadGate(folder: folder, store: store, fronts: [front], clock: Self.clock, prove: prove)
    }

    /// Does all work on scripts that waits, and what follows from it; gives all that is said.
    @discardableResult
    func work(
        on folder: DialogueFolder,
        prove: @escaping ReloadGate.Proof = { _ in }
    ) async throws -> [ChatAction] {
        // It is deleted with its last use.
        defer { withExtendedLifetime(folder) {} }
        var said: [ChatAction] = []
        var waiting = takeWork()
        while !waiting.isEmpty {
            for work in waiting {
                said += try await take(await gate(folder.url, prove: prove).perform(work, now: now))
            }
            waiting = takeWork()
        }
        try await take(.chat(.delivered(said.map(\.id))))
        return said
    }

    /// A moderator says `!reload`, or another command, and the folder is read.
    @discardableResult
    func reload(
        from folder: DialogueFolder,
        by command: String = "!reload",
        prove: @escaping ReloadGate.Proof = { _ in }
    ) async throws -> [String] {
        try await say(command, from: "rob", isModerator: true)
        return try await work(on: folder, prove: prove).map(\.text)
    }

    /// A conversation as it is stored.
    func conversation(of nick: String) async throws -> Conversation? {
        let member = MemberID(network: Self.network, key: "nick:\(nick)!u@h")
        return try await store.conversations(of: [member])[member]
    }
}

extension ChatEvent {
    /// Those messages have reached their network.
    static func delivered(_ ids: [ChatAction.ID]) -> ChatEvent {
        .delivery(Dictionary(uniqueKeysWithValues: ids.map { ($0, .delivered) }))
    }
}
