internal import BotStore
internal import Chat
internal import Dialogue

/// How a wish for a person goes on; what each step leads to, the responder says.
extension Handover {
    /// After how many seconds the runner is told that nobody has come.
    static let patience: Int64 = 300
    /// After how many seconds of silence the bot answers again.
    static let silence: Int64 = 3_600
    /// For how many seconds a wish is open at most.
    static let life: Int64 = 86_400

    /// What falls due by the clock.
    enum Due: Equatable {
        /// Nobody has come.
        case reminder
        /// Nobody has said anything to be passed on.
        case silence
        /// It has been open for a day.
        case end
    }

    /// What is due at a time in seconds since 1970.
    func due(at now: Int64) -> Due? {
        switch state {
        case .open where now - openedAt >= Self.patience: .reminder
        case .answering where now - changedAt >= Self.silence: .silence
        case .answering: nil
        case .open, .reminded, .taken: now - openedAt >= Self.life ? .end : nil
        }
    }

    /// Gives it to who wants to come; nothing changes where somebody has it already.
    mutating func take(by taker: Taker, at now: Int64) {
        guard self.taker == nil else { return }
        (state, changedAt) = (.taken(taker), now)
    }

    /// Has somebody answer in place of the bot; nothing changes where somebody else does.
    mutating func answer(by taker: Taker, at now: Int64) {
        if let answering, answering.member != taker.member { return }
        (state, changedAt) = (.answering(taker), now)
    }

    /// Has the bot answer again; whoever has come still has it.
    mutating func handBack(at now: Int64) {
        guard let answering else { return }
        (state, changedAt) = (.taken(answering), now)
    }

    /// Notes that those on duty were told again.
    mutating func remind(at now: Int64) {
        (state, changedAt) = (.reminded, now)
    }

    /// Whether who took it has had the time to come: then their going leaves nobody waiting.
    func isPast(at now: Int64) -> Bool { now - changedAt >= Self.silence }

    /// Who answers in place of the bot, if anybody does.
    var answering: Taker? { if case .answering(let taker) = state { taker } else { nil } }
}

extension Handover.Taker {
    /// Somebody as they are called now.
    init(_ member: Member) {
        self.init(member: member.id, name: member.name)
    }
}
