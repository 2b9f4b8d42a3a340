internal import Dialogue
internal import RulesCore
internal import Understanding

/// A talk that is had again.
struct Replay {
    let interviewer: Interviewer
    var now: LocalMoment
    let isWithoutAccount: Bool
    /// What there is of first aid, where the talk says that somebody is on duty.
    var firstAid: FirstAid?
    var coverage: Coverage
    var conversation = Conversation(seed: 0)
    var unread: ArraySlice<String> = []
    private var timers: [(minute: Int, kind: SelfCareTimer.Kind)] = []
    /// The codes that open conversations which were left, and the one that was told last.
    private var left: [ResumeCode: Conversation] = [:]
    private var told: ResumeCode?
    private var codes = CountedNumbers()

    /// For how many minutes it is of use to say that the time of a timer has come.
    private static let timersAreOfUse = 60
    private static let name = "mia"

    init(
        interviewer: Interviewer,
        now: LocalMoment,
        isWithoutAccount: Bool,
        hasFirstAid: Bool,
        coverage: Coverage
    ) {
        self.interviewer = interviewer
        self.now = now
        self.isWithoutAccount = isWithoutAccount
        self.coverage = coverage
        guard hasFirstAid, let id = HandoverID("K7Q2") else { return }
        firstAid = FirstAid(isSomebodyThere: true, fresh: id)
    }

    /// Takes one line; gives what was expected and what happened when they differ.
    mutating func take(_ kind: Transcript.Kind) -> (expected: String, actual: String)? {
        switch kind {
        case .says(let words):
            if let reply = unread.first { return ("> \(words)", "< \(reply)") }
            hear(words)
        case .answer(let words):
            let reply = unread.popFirst() ?? "nothing"
            if reply != words { return (words, reply) }
        case .answerBegins(let words):
            let reply = unread.popFirst() ?? "nothing"
            if !reply.hasPrefix(words) { return (words + "...", reply) }
        case .anything:
            unread = []
        case .passes(let minutes):
            pass(minutes)
        case .returns:
            if let told { left[told] = conversation }
            told = nil
            conversation = Conversation(seed: 0)
        case .decided(let level, let rows):
            let decision = conversation.known(on: now.dayNumber).decision
            guard conversation.stage == .decided else { return (level.name, "still asking") }
            if decision.level != level { return (level.name, decision.level.name) }
            if !rows.isEmpty, rows != Array(decision.rows) {
                return (
                    rows.map(\.name).joined(separator: " "),
                    decision.rows.map(\.name).joined(separator: " ")
                )
            }
        }
        return nil
    }

    private mutating func hear(_ words: String) {
        let code = isWithoutAccount ? ResumeCode(from: &codes) : nil
        guard let code, let asked = interviewer.resumeCode(in: words) else {
            let turn = interviewer.step(
                conversation,
                text: words,
                name: Self.name,
                code: code,
                hasTimers: !timers.isEmpty,
                firstAid: firstAid,
                now: now
            )
            return take(turn, code)
        }
        guard let found = left.removeValue(forKey: asked) else {
            unread += interviewer.say(
                .wrongCode,
                to: Self.name,
                in: interviewer.language(of: conversation, saying: words)
            )
            return
        }
        conversation = found
        take(interviewer.resume(found, name: Self.name, code: code, now: now), code)
    }

    // MARK: - Time

    /// Lets time pass; then what has fallen due by then is said, timers first.
    ///
    /// The hour of check-ins is for those who run the bot to set; here the day is enough.
    private mutating func pass(_ minutes: Int) {
        now = LocalMoment(minutes: now.minutes + minutes)
        let due = timers.filter { $0.minute <= now.minutes }.sorted { $0.minute < $1.minute }
        timers.removeAll { $0.minute <= now.minutes }
        for timer in due where now.minutes - timer.minute < Self.timersAreOfUse {
            interviewer.ring(timer.kind, conversation, name: Self.name, now: now)
                .map { take($0, nil) }
        }
        interviewer.checkIn(conversation, name: Self.name, now: now).map { take($0, nil) }
    }

    private mutating func take(_ turn: Turn, _ code: ResumeCode?) {
        coverage.note(turn.conversation, after: conversation, on: now.dayNumber)
        if let topic = turn.topic { coverage.note(topic: topic) }
        conversation = turn.conversation
        unread += turn.replies
        for wish in turn.wishes {
            switch wish {
            case .setTimer(let timer): set(timer)
            case .dropTimers: timers = []
            case .keepCode: told = code
            case .askForPerson:
                let id = firstAid?.fresh
                firstAid?.open = id
            case .withdrawPerson: firstAid?.open = nil
            case .export: break
            }
        }
    }

    private mutating func set(_ timer: SelfCareTimer) {
        let minute =
            switch timer.moment {
            case .minutes(let minutes): now.minutes + minutes
            case .at(let moment): moment.minutes
            }
        timers.removeAll { $0 == (minute, timer.kind) }
        timers.append((minute, timer.kind))
    }
}

/// Numbers in a fixed order, so that a talk always has the same codes.
private struct CountedNumbers: RandomNumberGenerator {
    private var state: UInt64 = 0

    /// The mixing of SplitMix64.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

extension LocalMoment {
    /// Whole minutes since 1970-01-01 on the clock on the wall.
    fileprivate var minutes: Int { dayNumber * 24 * 60 + hour * 60 + minute }

    fileprivate init(minutes: Int) {
        let date = LocalMoment(year: 1970, month: 1, day: 1).adding(days: minutes / (24 * 60))
        let rest = minutes % (24 * 60)
        self.init(
            year: date.year,
            month: date.month,
            day: date.day,
            hour: rest / 60,
            minute: rest % 60
        )
    }
}
