internal import Bot
internal import BotStore
internal import Chat
internal import Dialogue
internal import DialogueFiles
internal import Foundation
internal import Logging
internal import Synchronization

/// One person's talk with the bot in a terminal: the same responder as on a network.
struct ChatSession {
    private static let network = "terminal"
    /// What is asked on a day is asked as soon as that day has come: who moves the clock on by days
    /// is awake, and wants to see it.
    private static let hours = CivilHours(
        checkIn: WallTime(hour: 0),
        quietFrom: WallTime(hour: 0),
        quietUntil: WallTime(hour: 0)
    )

    private let member: Member
    private let gate: ReloadGate
    private let work: Work
    private let shown: Shown
    private let awaited: Awaited
    private var responder: Responder

    /// Long work on scripts that waits for the line to be answered.
    private final class Work: Sendable {
        private let waiting = Mutex<[ScriptWork]>([])

        func add(_ work: ScriptWork) {
            waiting.withLock { $0.append(work) }
        }

        func take() -> [ScriptWork] {
            waiting.withLock { work in
                defer { work = [] }
                return work
            }
        }
    }

    /// Messages on the screen whose leaving has not been told yet.
    private final class Shown: Sendable {
        private let ids = Mutex<[ChatAction.ID]>([])

        func add(_ more: [ChatAction.ID]) {
            ids.withLock { $0 += more }
        }

        func take() -> [ChatAction.ID: Delivery] {
            ids.withLock { ids in
                defer { ids = [] }
                return Dictionary(ids.map { ($0, .delivered) }) { first, _ in first }
            }
        }
    }

    /// Whom the bot waits for.
    private final class Awaited: Sendable {
        private let people = Mutex<Set<MemberID>>([])

        func replace(with people: Set<MemberID>) {
            self.people.withLock { $0 = people }
        }

        func contains(_ member: MemberID) -> Bool {
            people.withLock { $0.contains(member) }
        }
    }

    init(
        nick: String,
        language: String,
        folder: URL,
        library: ScriptLibrary,
        store: Store,
        book: ProofBook,
        terminal: Terminal,
        now: Date
    ) async throws {
        // Who sits at the terminal may do everything a moderator may.
        member = Member(
            id: MemberID(network: Self.network, key: "account:\(nick)"),
            name: nick,
            isModerator: true,
            hasAccount: true
        )
        let work = Work()
        self.work = work
        let shown = Shown()
        self.shown = shown
        let awaited = Awaited()
        self.awaited = awaited
        let front = Front(
            network: Self.network,
            club: Club(name: "the club", emergencyNumber: "112", bot: "sweep"),
            language: language,
            moderatorsRoom: nil,
            say: { actions, _ in
                for action in actions { terminal.show(action.text) }
                shown.add(actions.map(\.id))
            },
            waitFor: { people in awaited.replace(with: Set(people.keys)) }
        )
        let clock = LocalClock(timeZone: .current)
        gate = ReloadGate(
            folder: folder,
            store: store,
            fronts: [front],
            clock: clock,
            prove: book.proof
        )
        responder = try await Responder(
            store: store,
            fronts: [front],
            // What is tried here is not what the bot of that folder has in use.
            start: ScriptStart(library),
            clock: clock,
            hours: Self.hours,
            logger: Logger(label: "sweep") { _ in SwiftLogNoOpLogHandler() },
            give: work.add
        )
        await take(.chat(.ready(network: Self.network, epoch: 0)), at: now)
    }

    /// Takes one message.
    mutating func hear(_ line: String, at now: Date) async {
        let message = ChatMessage(sender: member, place: .direct, text: line, isAddressed: true)
        await take(.chat(.message(message)), at: now)
        // One piece of work may lead to another: new scripts are tried once they are in use.
        var waiting = work.take()
        while !waiting.isEmpty {
            for piece in waiting { await take(gate.perform(piece, now: now), at: now) }
            waiting = work.take()
        }
    }

    /// Says what has fallen due; whoever sits there is there.
    mutating func tick(at now: Date) async {
        await take(.tick, at: now)
        if awaited.contains(member.id) { await take(.chat(.arrived(member)), at: now) }
    }

    private mutating func take(_ event: Inbox.Event, at now: Date) async {
        await responder.take([event], now: now)
        await responder.take([.chat(.delivery(shown.take()))], now: now)
    }
}
