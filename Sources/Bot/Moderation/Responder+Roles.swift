internal import BotStore
internal import Chat
internal import DialogueFiles

/// Moderators for a time, beside those of the settings.
///
/// Only an account that the network proves with the very message makes one, as with those of the
/// settings; a nick never does.
extension Responder {
    /// How long somebody may deputise at most.
    private static let longest = Span.days(366)
    /// How many there may be on a network.
    private static let most = 20

    /// Somebody with the standing that a moderator has given them, if any.
    func withStanding(_ member: Member, _ front: Front, at now: Int64) -> Member {
        // Only where accounts make moderators at all.
        guard member.standing == .otherAccount,
            let account = member.account,
            deputies(of: front, at: now)
                .contains(where: { front.isSameAccount($0.account, account) })
        else { return member }
        return member.with(.deputy)
    }

    /// Those of a network at a moment.
    private func deputies(of front: Front, at now: Int64) -> [Moderation.Deputy] {
        moderation.deputies.filter { $0.network == front.network && $0.end > now }
    }

    /// Takes over and stores what a moderator has decided.
    mutating func decide(_ change: Moderation.Change, _ batch: inout Store.Batch) {
        moderation.take(change)
        batch.moderation.append(change)
    }

    /// Lists, adds or removes moderators.
    mutating func manageModerators(_ request: ModeratorRequest, _ draft: inout Draft) {
        let words = request.words.split(whereSeparator: \.isWhitespace)
        let text =
            switch words.first?.lowercased() {
            case nil, "list": moderatorsList(request.front, at: draft.batch.now)
            case "add": appoint(words.dropFirst(), request, &draft.batch)
            case "remove": dismiss(words.dropFirst(), request, &draft.batch)
            case .some(let verb): misheard(verb, among: ["list", "add", "remove"], of: .mods)
            }
        answer(request.asker, [text], &draft.batch)
    }

    private func moderatorsList(_ front: Front, at now: Int64) -> String {
        let own =
            front.moderators.isEmpty
            ? "no accounts, so the operators of the room that they name"
            : front.moderators.joined(separator: ", ")
        let deputies = deputies(of: front, at: now)
            .map { "\($0.account) until \(clock.day(of: $0.end - 1))" }
        return "Moderators of the settings: \(own). For a time: "
            + (deputies.isEmpty ? "none." : deputies.joined(separator: ", ") + ".")
    }

    /// Why the asker may not change who is a moderator; nil where they may.
    private func objection(to request: ModeratorRequest) -> String? {
        let asker = request.asker.member
        guard asker.standing == .moderator else {
            return
                "only moderators of the settings add and remove moderators, so you cannot extend "
                + "your own time either. Ask one of them, or the club's admin."
        }
        guard asker.account != nil else {
            return
                "this network does not prove to me who is logged in to which account, so I could "
                + "not know a moderator by one. The operators of its room are its moderators."
        }
        return nil
    }

    private mutating func appoint(
        _ words: ArraySlice<Substring>,
        _ request: ModeratorRequest,
        _ batch: inout Store.Batch
    ) -> String {
        if let objection = objection(to: request) { return objection }
        let example = "\"!mods add rob until 2026-12-31\""
        let words = Array(words)
        guard let account = words.first, account.count <= 64 else {
            return "name an account and the last day: \(example)."
        }
        guard words.count == 3, words[1].lowercased() == "until" else {
            return "say until when, with the last day: "
                + "\"!mods add \(account) until YEAR-MONTH-DAY\", such as \(example)."
        }
        guard let end = clock.endOfDay(typed: words[2]) else {
            return "\"\(words[2])\" is no day. Type it as year-month-day: \(example)."
        }
        guard end > batch.now else { return "that day is over. Name one to come: \(example)." }
        guard end <= batch.now + Self.longest.seconds else {
            return "a year is the longest. Name an earlier day; it can be set again later."
        }
        let front = request.front
        guard !front.moderators.contains(where: { front.isSameAccount($0, String(account)) }) else {
            return "\(account) is a moderator by the settings already, without an end."
        }
        let before = deputies(of: front, at: batch.now)
        let same = before.filter { front.isSameAccount($0.account, String(account)) }
        guard same.count > 0 || before.count < Self.most else {
            return "there are \(Self.most) already. Remove one first: \"!mods\" lists them."
        }
        for deputy in same { decide(.dismiss(deputy.id), &batch) }
        let deputy = Moderation.Deputy(
            id: (moderation.deputies.map(\.id).max() ?? 0) + 1,
            network: front.network,
            account: String(account),
            end: end
        )
        decide(.appoint(deputy), &batch)
        return
            "the account \(account) is a moderator from now on, until \(clock.day(of: end - 1)) is "
            + "over. \"!mods remove \(account)\" ends it sooner."
    }

    private mutating func dismiss(
        _ words: ArraySlice<Substring>,
        _ request: ModeratorRequest,
        _ batch: inout Store.Batch
    ) -> String {
        if let objection = objection(to: request) { return objection }
        guard let account = words.first, words.count == 1 else {
            return "name one account: \"!mods remove rob\"."
        }
        let front = request.front
        let deputies = deputies(of: front, at: batch.now)
        let same = deputies.filter { front.isSameAccount($0.account, String(account)) }
        guard !same.isEmpty else {
            if front.moderators.contains(where: { front.isSameAccount($0, String(account)) }) {
                return
                    "\(account) is a moderator by the settings: the club's admin can take that away "
                    + "there."
            }
            let near = Spelling.closest(to: String(account), among: deputies.map(\.account))
            return "\(account) is no moderator for a time. "
                + (near.map { "Did you mean \"!mods remove \($0)\"?" } ?? "\"!mods\" lists them.")
        }
        for deputy in same { decide(.dismiss(deputy.id), &batch) }
        return "the account \(account) is no moderator any more."
    }

    /// What to say to a word that a command does not know.
    func misheard(
        _ word: String,
        among known: [String],
        of command: ModeratorCommand
    ) -> String {
        let near = Spelling.closest(to: word, among: known)
        return "I don't know \"\(command.name) \(word.prefix(40))\". "
            + (near.map { "Did you mean \"\(command.name) \($0)\"?" }
                ?? "\"!help \(command.rawValue)\" tells how it goes.")
    }
}
