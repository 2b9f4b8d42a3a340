internal import Bot
internal import BotStore
internal import Chat
internal import Dialogue
internal import DialogueFiles
internal import Foundation
internal import Synchronization

/// One person's talk with the bot in a terminal: the same responder as on a network.
struct ChatSession {
    private static let network = "terminal"

    private let member: Member
    private let folder: URL
    private let requests: ReloadRequests
    private let shown: Shown
    private var responder: Responder

    /// Moderators' requests that wait for the line to be answered.
    private final class ReloadRequests: Sendable {
        private let waiting = Mutex<[(Reload.Asker?, Bool)]>([])

        func add(_ asker: Reload.Asker?, isCheckOnly: Bool) {
            waiting.withLock { $0.append((asker, isCheckOnly)) }
        }

        func take() -> [(Reload.Asker?, Bool)] {
            waiting.withLock { requests in
                defer { requests = [] }
                return requests
            }
        }
    }

    /// Messages on the screen whose leaving has not been told yet.
    private final class Shown: Sendable {
        private let ids = Mutex<[ChatAction.ID]>([])

        func add(_ more: [ChatAction.ID]) {
            ids.withLock { $0 += more }
        }

        func take() -> [ChatAction.ID] {
            ids.withLock { ids in
                defer { ids = [] }
                return ids
            }
        }
    }

    init(
        nick: String,
        language: String,
        folder: URL,
        library: ScriptLibrary,
        store: Store,
        terminal: Terminal,
        now: Date
    ) async throws {
        // Who sits at the terminal may do everything a moderator may.
        member = Member(
            id: MemberID(network: Self.network, key: nick),
            name: nick,
            isModerator: true
        )
        self.folder = folder
        let requests = ReloadRequests()
        self.requests = requests
        let shown = Shown()
        self.shown = shown
        let front = Front(
            network: Self.network,
            club: Club(name: "the club", emergencyNumber: "112", bot: "sweep"),
            language: language,
            moderatorsRoom: nil
        ) { actions, _ in
            for action in actions { terminal.show(action.text) }
            shown.add(actions.map(\.id))
        }
        responder = try await Responder(
            store: store,
            fronts: [front],
            library: library,
            clock: LocalClock(timeZone: .current)
        ) { asker, isCheckOnly in
            requests.add(asker, isCheckOnly: isCheckOnly)
        }
        try await take(.chat(.ready(network: Self.network, epoch: 0)), at: now)
    }

    /// Takes one message.
    mutating func hear(_ line: String, at now: Date) async throws {
        let message = ChatMessage(sender: member, place: .direct, text: line, isAddressed: true)
        try await take(.chat(.message(message)), at: now)
        for (asker, isCheckOnly) in requests.take() {
            let reload = ScriptReloads.load(folder, asker: asker, isCheckOnly: isCheckOnly)
            try await take(.reload(reload), at: now)
        }
    }

    /// Says what has fallen due.
    mutating func tick(at now: Date) async throws {
        try await take(.due(member), at: now)
    }

    private mutating func take(_ event: Inbox.Event, at now: Date) async throws {
        do {
            try await responder.take([event], now: now)
            try await responder.take([.chat(.sent(shown.take()))], now: now)
        } catch let error as StoreError {
            throw Failure(.outside, error.description)
        }
    }
}
