internal import Chat
internal import Dialogue
internal import RulesCore

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

/// What differs between two versions of the scripts in what people are advised, topic by topic.
struct AdviceDifference {
    /// "back-pain en: emergencyNow, R07, ice"; empty where only other words differ.
    let lines: [String]

    /// How many names are told of one topic.
    private static let most = 12

    init(from old: ScriptLibrary, to new: ScriptLibrary) {
        let (before, after) = (Self.scripts(of: old), Self.scripts(of: new))
        lines = Set(before.keys).union(after.keys).sorted()
            .compactMap { title in
                switch (before[title], after[title]) {
                case (let old?, let new?):
                    let names = Self.names(old, new)
                    guard !names.isEmpty else { return nil }
                    let more = names.count - Self.most
                    return "\(title): \(names.prefix(Self.most).joined(separator: ", "))"
                        + (more > 0 ? " and \(more) more" : "")
                case (nil, _?): return "\(title) is new"
                case (_, nil): return "\(title) is gone"
                }
            }
    }

    private static func scripts(of library: ScriptLibrary) -> [String: Script] {
        Dictionary(library.editions.map { ($0.title, $0.script) }) { first, _ in first }
    }

    private static func names(_ old: Script, _ new: Script) -> [String] {
        Level.allCases.filter { old.levels[$0] != new.levels[$0] }.map(\.name)
            + Row.allCases.filter { old.reasons[$0] != new.reasons[$0] }.map(\.name)
            + Item.allCases.filter { old.items[$0] != new.items[$0] }.map(\.name)
    }
}
