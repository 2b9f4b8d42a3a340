public import BotStore
internal import Chat
internal import CoreMetrics
internal import Dialogue
public import Foundation
public import Logging
internal import Understanding

/// Answers events: a batch is stepped purely, committed in one transaction, and only then said.
public struct Responder: Sendable {
    let fronts: [String: Front]
    let give: @Sendable (ScriptWork) -> Void
    let store: Store
    let clock: LocalClock
    let hours: CivilHours
    let logger: Logger
    let deliveryMetrics = DeliveryMetrics()
    let metrics = KeepingMetrics()
    var random: any RandomNumberGenerator & Sendable
    var scripts: ScriptShelf
    var unkeptScripts: UnkeptScripts
    var startNews: StartNews?
    var reloads = ReloadQueue()
    var memory = Memory()
    var recent = RecentMessages()
    var backlog = Backlog()
    var expected = Expected()
    var desk: FirstAidDesk
    var timers = TimerClock()
    var retention = Retention()
    var wrongCodes = WrongCodes()
    var chatter = Chatter()
    var manners = RoomManners()
    /// Moderators who try scripts, and those for whom they are being read.
    var previews: [MemberID: Preview] = [:]
    var previewsAsked: Set<MemberID> = []
    var strangeWords = StrangeWords()
    var hush: Hush
    var offers: Offers
    var disk = DiskTrouble()
    var acquaintances = Acquaintances()
    var moderation: Moderation
    /// What of it could not be stored so far: it holds all the same.
    var unwrittenModeration: [Moderation.Change] = []
    /// What those have told in a pause who were never met before: here alone, until they are greeted.
    var newcomers: [MemberID: Conversation] = [:]
    /// Who of those who are not answered was told to be seen today.
    var heldAdvice = HeldAdvice()
    var announcements = Announcements()
    /// Scripts that wait for a second moderator.
    var approval: Approval?
    let needsTwoModerators: Bool
    /// When it began, and when each network came or went last; in seconds since 1970.
    var startedAt: Int64?
    var linesChangedAt: [String: Int64] = [:]
    var scrubbing = Scrubbing()
    /// Who still gets all that is kept of them.
    var exports: [MemberID: String] = [:]
    var lastID: ChatAction.ID
    /// The connection of each network that takes messages.
    var epochs: [String: Int] = [:]
    /// What waits in the store to be said: all of these networks, and these messages.
    var unsaid = Unsaid()
    /// Networks that are out of reach, as moderators were told.
    var troubles: [String: Trouble] = [:]

    /// What waits in the store to be said.
    struct Unsaid {
        var networks: Set<String> = []
        var messages: Set<ChatAction.ID> = []
    }

    /// Makes the responder.
    ///
    /// - Parameters:
    ///   - store: What it remembers.
    ///   - fronts: The networks it speaks on.
    ///   - start: The scripts to begin with.
    ///   - clock: The club's local time.
    ///   - hours: When it may write of its own accord.
    ///   - random: What codes are made of; whoever can guess it can take conversations over.
    ///   - needsTwoModerators: Whether scripts that advise otherwise wait for a second moderator.
    ///   - logger: For changes of state; no words, names or facts go there.
    ///   - give: Gives long work on scripts away; the outcome comes as an event.
    /// - Throws: ``BotStore/StoreError``.
    public init(
        store: Store,
        fronts: [Front],
        start: ScriptStart,
        clock: LocalClock,
        hours: CivilHours = CivilHours(),
        random: any RandomNumberGenerator & Sendable = SystemRandomNumberGenerator(),
        needsTwoModerators: Bool = false,
        logger: Logger,
        give: @escaping @Sendable (ScriptWork) -> Void
    ) async throws {
        self.store = store
        self.fronts = Dictionary(fronts.map { ($0.network, $0) }) { first, _ in first }
        self.clock = clock
        self.hours = hours
        self.random = random
        self.logger = logger
        self.give = give
        self.needsTwoModerators = needsTwoModerators
        scripts = start.shelf
        unkeptScripts = start.unkept
        startNews = start.news
        moderation = try await store.moderation()
        lastID = try await store.lastActionID()
        hush = Hush(try await store.hushedRooms())
        offers = Offers(try await store.helpOffers())
        desk = FirstAidDesk(fronts.flatMap(\.firstAiders), try await store.handovers())
        startNews?.log(to: logger)
    }

    /// Takes events in order; what they lead to is said after it is committed.
    ///
    /// A store that fails ends nothing: see ``Responder/forgo(_:_:)``.
    public mutating func take(_ events: [Inbox.Event], now: Date) async {
        var draft = Draft(now: now, moment: clock.moment(now))
        startedAt = startedAt ?? draft.batch.now
        draft.handovers = desk.handovers
        await read(for: events, &draft)
        addEmergencies(&draft)
        draft.batch.moderation = unwrittenModeration
        for event in events { take(event, &draft) }
        checkIn(&draft)
        draft.batch.sent += disk.unnoted
        addRoomChanges(&draft.batch)
        let isStill = events.allSatisfy(\.isTick)
        unkeptScripts.add(to: &draft.batch, isStill: isStill)
        do {
            try await store.commit(draft.batch)
            unwrittenModeration = []
            unkeptScripts.note(draft.batch, isStored: true)
            await keep(draft)
        } catch {
            unwrittenModeration = draft.batch.moderation
            unkeptScripts.note(draft.batch, isStored: false)
            await forgo(draft, error)
        }
        sayCannotRemember(draft)
        await sayWhatWaits(draft)
        await sendExports(draft)
        await sendFunnels(draft)
        await scrub(draft, isStill: isStill)
        tellWhomToWaitFor()
    }

    private mutating func take(_ event: Inbox.Event, _ draft: inout Draft) {
        switch event {
        case .chat(.message(let message)):
            take(message, &draft)
        case .chat(.arrived(let member)):
            greet(member, &draft)
        case .tick:
            ring(&draft)
            endWhatIsOver(&draft)
            lookAtHandovers(&draft)
        case .chat(.delivery(let deliveries)):
            take(deliveries, &draft)
            noteAnnounced(deliveries, &draft.batch)
        case .chat(.ready(let network, let epoch)):
            epochs[network] = epoch
            linesChangedAt[network] = draft.batch.now
            unsaid.networks.insert(network)
            tellTroubleIsOver(on: network, &draft.batch)
            tellOtherTroubles(on: network, &draft.batch)
            tellStartNews(on: network, &draft.batch)
            tellDiskTrouble(on: network, draft)
        case .chat(.lost(let network)):
            epochs[network] = nil
            linesChangedAt[network] = draft.batch.now
            unsaid.networks.remove(network)
            expected.noteLost(network)
            desk.noteLost(network)
            backlog.removeUnstored(on: network)
        case .chat(.left(let member)):
            noteGone(member, &draft)
        case .chat(.trouble(let network, let trouble)):
            tell(trouble, on: network, &draft.batch)
        case .reloadWanted(let request):
            want(request, &draft.batch)
        case .reload(let reload):
            take(reload, &draft.batch)
        case .draft(let scripts):
            take(scripts, &draft)
        case .canariesDue:
            tryScriptsInUse()
        case .canaries(let report):
            take(report, &draft.batch)
        }
    }

    /// Hands messages to the networks that are ready; the others get theirs when they are.
    func say(_ actions: [ChatAction]) {
        for (network, group) in Dictionary(grouping: actions, by: \.network) {
            guard let epoch = epochs[network] else { continue }
            fronts[network]?.say(group, epoch)
        }
    }

    /// Whether the network takes messages at this moment.
    func isReady(_ network: String) -> Bool { epochs[network] != nil }

    /// What is known of somebody, as far as this turn of the loop has come.
    func known(_ member: MemberID, _ draft: Draft) -> Conversation? {
        if let conversation = draft.batch.conversations[member] { return conversation }
        if draft.batch.moved.contains(where: { $0.from == member }) { return nil }
        return memory[member]?.conversation
    }

    /// From which of somebody's words facts were taken, as far as that is known.
    func heard(_ member: MemberID, _ draft: Draft) -> [Heard] {
        draft.heard[member] ?? memory[member]?.heard ?? []
    }

    /// An interviewer for a network.
    func interviewer(_ front: Front) -> Interviewer {
        Interviewer(library: scripts.current, language: front.language, club: front.club)
    }
}

extension Inbox.Event {
    fileprivate var isTick: Bool {
        if case .tick = self { true } else { false }
    }
}
