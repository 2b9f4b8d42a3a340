internal import Chat

/// Who writes in private again and again and says nothing: most often a bot that answers our answers.
///
/// It is kept in memory alone. Who says something that counts is listened to as ever.
struct Chatter {
    /// How many idle messages there may be within ``span``.
    static let limit = 12
    /// In seconds.
    static let span: Int64 = 60
    /// For how long idle messages are not answered then, in seconds.
    static let silence: Int64 = 600
    /// How many people are remembered.
    private static let most = 1_024

    private var idle: [MemberID: [Int64]] = [:]
    private var silentUntil: [MemberID: Int64] = [:]

    /// What becomes of the answer to an idle message.
    enum Verdict {
        case answer
        /// It is one too many: that is said, in place of an answer.
        case tell
        case keepSilent
    }

    /// Notes a message that says nothing.
    mutating func note(_ member: MemberID, at now: Int64) -> Verdict {
        if let end = silentUntil[member] {
            // A clock that was put back keeps nobody waiting for longer.
            if end > now, end <= now + Self.silence { return .keepSilent }
            silentUntil[member] = nil
        }
        if idle.count >= Self.most {
            idle = idle.filter { $0.value.contains { isRecent($0, now) } }
        }
        guard idle[member] != nil || idle.count < Self.most else { return .answer }
        let times = (idle[member] ?? []).filter { isRecent($0, now) } + [now]
        guard times.count >= Self.limit else {
            idle[member] = times
            return .answer
        }
        idle[member] = nil
        if silentUntil.count >= Self.most { silentUntil = silentUntil.filter { $0.value > now } }
        if silentUntil.count < Self.most { silentUntil[member] = now + Self.silence }
        return .tell
    }

    /// Notes that somebody has said something that counts.
    mutating func noteTelling(_ member: MemberID) {
        idle[member] = nil
        silentUntil[member] = nil
    }

    private func isRecent(_ time: Int64, _ now: Int64) -> Bool {
        time <= now && time > now - Self.span
    }
}
