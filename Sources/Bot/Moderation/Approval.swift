internal import Chat
internal import Dialogue

/// Scripts that passed the gate, advise otherwise than those in use, and wait for a second moderator.
struct Approval {
    /// What was checked, and nothing else, is put in use.
    let library: ScriptLibrary
    /// Whether it is the scripts before, which `!rollback` brings back.
    let isWayBack: Bool
    /// Who wants it; nil for a signal.
    let asker: Reload.Asker?
    /// Since when it waits, in seconds since 1970.
    let at: Int64

    /// For how long it waits, in seconds.
    static let patience: Int64 = 3_600

    /// Whether it has waited for too long; a clock that was put back ends it too.
    func isOver(at now: Int64) -> Bool { now < at || now >= at + Self.patience }

    /// Whether somebody is the one who wants it, as far as anybody can know: also under another nick,
    /// and by an account of the same name elsewhere.
    func isOf(_ member: Member) -> Bool {
        guard let asker = asker?.member else { return false }
        if asker.id == member.id { return true }
        guard let own = asker.account, let other = member.account else { return false }
        return own.lowercased() == other.lowercased()
    }
}
