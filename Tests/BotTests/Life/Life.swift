import Bot
import BotStore
import Chat
import Dialogue
import DialogueFiles
import Foundation
import Synchronization

/// A bot and people who come and go, for as many days as a test wants; time is moved by hand.
final class Life {
    static let network = "demo"

    /// What was said to whom, and when.
    struct Said {
        let at: Date
        let target: String
        let text: String
        let action: ChatAction
    }

    let store: Store
    let clock: LocalClock
    let hours: CivilHours
    let network = SimulatedNetwork()
    let club: Club
    let firstAiders: [FirstAider]
    private(set) var now: Date
    /// All that was said so far, to the people and in the rooms.
    private(set) var said: [Said] = []
    private var responder: Responder?
    private var library: ScriptLibrary
    private var random: SeededGenerator
    private(set) var epoch = 0
    private var work = Stage.Waiting()
    /// Whether the bot is not told what the network has to tell.
    var isDeaf = false

    init(
        from now: Date,
        timeZone: TimeZone = .gmt,
        hours: CivilHours = CivilHours(),
        store: Store? = nil,
        library: ScriptLibrary? = nil,
        club: Club = Club(name: "Riverside Runners", emergencyNumber: "112", bot: "sweep"),
        firstAiders: [FirstAider] = [],
        seed: UInt64 = 1
    ) async throws {
        self.firstAiders = firstAiders
        self.now = now
        self.hours = hours
        self.club = club
        self.store = try store ?? Store()
        clock = LocalClock(timeZone: timeZone)
        self.library = try library ?? Stage.shipped.get()
        random = SeededGenerator(seed: seed)
        try await restart()
    }

    private var front: Front {
        Front(
            network: Self.network,
            club: club,
            language: "en",
            moderatorsRoom: "#mods",
            firstAiders: firstAiders,
            say: { [network] actions, _ in network.say(actions) },
            waitFor: { [network] people in network.waitFor(people) }
        )
    }

    // MARK: - What happens

    /// The program is stopped in whatever it was doing, and started again.
    func restart() async throws {
        network.loseLine()
        network.waitFor([:])
        work = Stage.Waiting()
        let work = work
        responder = try await Responder(
            store: store,
            fronts: [front],
            start: ScriptStart(library),
            clock: clock,
            hours: hours,
            random: random,
            logger: Stage.silence
        ) { piece in
            work.work.withLock { $0.append(piece) }
        }
        // What was used of the numbers is not known: others than before are needed.
        random.discard()
        epoch += 1
        await take(.chat(.ready(network: Self.network, epoch: epoch)))
    }

    /// The line breaks and comes back; the bot goes on.
    func reconnect() async {
        network.loseLine()
        await take(.chat(.lost(network: Self.network)))
        epoch += 1
        network.regainLine()
        await take(.chat(.ready(network: Self.network, epoch: epoch)))
    }

    /// New scripts are put in use.
    func reload(from folder: DialogueFolder) async {
        let gate = ReloadGate(folder: folder.url, store: store, fronts: [front], clock: clock)
        await take(.reloadWanted(Reload.Request(asker: nil, isCheckOnly: false)))
        while true {
            let pieces = work.work.withLock { pieces in
                defer { pieces = [] }
                return pieces
            }
            if pieces.isEmpty { break }
            for piece in pieces {
                let event = await gate.perform(piece, now: now)
                if case .reload(let reload) = event, case .success(let pass) = reload.result {
                    library = pass.library
                }
                await take(event)
            }
        }
        withExtendedLifetime(folder) {}
    }

    func come(_ member: Member) async {
        network.come(member)
        await settle()
    }

    func go(_ member: Member) {
        network.go(member.id)
    }

    func say(_ text: String, by member: Member, id: String? = nil) async {
        network.come(member)
        await take(
            .chat(
                .message(
                    ChatMessage(
                        sender: member,
                        place: .direct,
                        text: text,
                        isAddressed: true,
                        id: id
                    )
                )
            )
        )
    }

    func tick() async { await take(.tick) }

    /// Moves the clock, with ticks on the way.
    func advance(to end: Date, every pause: TimeInterval = 900) async {
        while now < end {
            // Ticks at round times, as far as the time zone's offset is round.
            let next = (now.timeIntervalSince1970 / pause).rounded(.down) * pause + pause
            now = min(end, Date(timeIntervalSince1970: next))
            await tick()
        }
    }

    /// Moves the clock forward or back at once, as a correction of it does.
    func setClock(to date: Date) { now = date }

    func take(_ events: Inbox.Event...) async {
        await responder?.take(events, now: now)
        await settle()
    }

    /// Tells the bot what the network has to tell, until nothing is left.
    private func settle() async {
        var events = isDeaf ? [] : network.takeEvents()
        while !events.isEmpty {
            await responder?.take(events.map { .chat($0) }, now: now)
            events = network.takeEvents()
        }
        for action in network.takeSaid() {
            said.append(
                Said(at: now, target: action.target, text: action.text, action: action)
            )
        }
    }

    // MARK: - People

    /// Somebody; without an account they are somebody else on each connection.
    func member(
        _ name: String,
        hasAccount: Bool = true,
        isModerator: Bool = false
    ) -> Member {
        Member(
            id: MemberID(
                network: Self.network,
                key: hasAccount ? "account:\(name)" : "nick:\(name)!u@h#\(epoch)"
            ),
            name: name,
            isModerator: isModerator,
            hasAccount: hasAccount
        )
    }

    func conversation(of member: Member) async throws -> Conversation? {
        try await store.conversations(of: [member.id])[member.id]
    }
}

/// Numbers that only look like chance.
struct SeededGenerator: RandomNumberGenerator, Sendable {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        // SplitMix64, by Steele, Lea and Flood.
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// Goes on far from where it was.
    mutating func discard() { state = next() }
}
