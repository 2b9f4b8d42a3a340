internal import BotStore
internal import Chat
internal import Dialogue
internal import DialogueFiles

/// People whom the bot does not answer for a time, but for emergencies.
extension Responder {
    /// For how long, unless said otherwise, and at most.
    private static let usual = Span.days(1)
    private static let longest = Span.days(30)
    /// How many there may be.
    private static let most = 100

    /// By what somebody is ignored at a moment; a moderator never is, nor who comes for first aid.
    ///
    /// Who has no account is known by their name too, so that they are not answered because they
    /// came back.
    func ignoring(_ member: Member, _ front: Front, at now: Int64) -> Moderation.Ignored? {
        guard !moderation.ignored.isEmpty, !member.isModerator, !desk.isFirstAider(member) else {
            return nil
        }
        return moderation.ignored.first { somebody in
            somebody.network == member.id.network && somebody.end > now
                && (somebody.member == member.id
                    || (somebody.member == nil || !member.hasAccount)
                        && isCalled(member, somebody.name, front))
        }
    }

    private func isCalled(_ member: Member, _ name: String, _ front: Front) -> Bool {
        front.isSameAccount(member.name, name)
            || member.account.map { front.isSameAccount($0, name) } == true
    }

    /// Lists whom the bot ignores, ignores somebody, or answers them again.
    mutating func manageIgnored(_ request: ModeratorRequest, _ draft: inout Draft) {
        let words = request.words.split(whereSeparator: \.isWhitespace).map(String.init)
        let text =
            switch words.first?.lowercased() {
            case nil: "name somebody: \"!ignore NICK for 1d\". \"!ignore list\" lists them."
            case "list" where words.count == 1: ignoredList(request.front, at: draft.batch.now)
            case "off": answerAgain(words.dropFirst(), request, &draft.batch)
            default: ignore(words, request, &draft.batch)
            }
        answer(request.asker, [text], &draft.batch)
    }

    private func ignored(on front: Front, at now: Int64) -> [Moderation.Ignored] {
        moderation.ignored.filter { $0.network == front.network && $0.end > now }
    }

    private func ignoredList(_ front: Front, at now: Int64) -> String {
        let names = ignored(on: front, at: now)
            .map {
                "\($0.name) for \(Span(seconds: $0.end - now).roundedUp)"
            }
        guard !names.isEmpty else { return "I ignore nobody." }
        return "I ignore \(names.joined(separator: ", ")). \"!ignore off NAME\" ends it."
    }

    private mutating func answerAgain(
        _ words: ArraySlice<String>,
        _ request: ModeratorRequest,
        _ batch: inout Store.Batch
    ) -> String {
        guard let name = words.first, words.count == 1 else {
            return "name one of them: \"!ignore off NAME\". \"!ignore list\" lists them."
        }
        let all = ignored(on: request.front, at: batch.now)
        let same = all.filter { request.front.isSameAccount($0.name, name) }
        guard !same.isEmpty else {
            let near = Spelling.closest(to: name, among: all.map(\.name))
            return "I do not ignore \(name.prefix(40)). "
                + (near.map { "Did you mean \"!ignore off \($0)\"?" }
                    ?? "\"!ignore list\" lists them.")
        }
        for somebody in same { decide(.answer(somebody.id), &batch) }
        return "I answer \(name) again."
    }

    private mutating func ignore(
        _ words: [String],
        _ request: ModeratorRequest,
        _ batch: inout Store.Batch
    ) -> String {
        // An account that is away can be named as such; "account" alone may be somebody's nick.
        let isAccount =
            words.count > 1 && words[0].lowercased() == "account"
            && words[1].lowercased() != "for"
        let words = isAccount ? Array(words.dropFirst()) : words
        let (name, front) = (words[0], request.front)
        guard name.count <= 64 else { return "that is no name: \"!ignore NICK for 1d\"." }
        guard !front.isSameAccount(name, front.club.bot) else { return "\(name) is me." }
        var span = Self.usual
        if words.count > 1 {
            guard words[1].lowercased() == "for", words.count > 2,
                let typed = Span(typed: words.dropFirst(2).joined())
            else {
                return
                    "say for how long in minutes, hours or days: \"!ignore \(name) for 12h\", or "
                    + "\"!ignore \(name)\" for one day."
            }
            span = typed
        }
        guard span.seconds <= Self.longest.seconds else {
            return "30 days are the longest: \"!ignore \(name) for 30d\"."
        }
        let meant = acquaintances.members(on: front.network) { isCalled($0, name, front) }
            .map { withStanding($0, front, at: batch.now) }
        let appointed =
            front.moderators
            + moderation.deputies.filter { $0.network == front.network && $0.end > batch.now }
            .map(\.account)
        guard !meant.contains(where: \.isModerator),
            !appointed.contains(where: { front.isSameAccount($0, name) })
        else { return "\(name) is a moderator, and those I always answer." }
        guard !front.firstAiders.contains(where: { front.isSameAccount($0.name, name) }),
            !meant.contains(where: { desk.isFirstAider($0) })
        else { return "\(name) is one of the first aid, and those I always answer." }
        let before = ignored(on: front, at: batch.now)
        let same = before.filter { front.isSameAccount($0.name, name) }
        guard isAccount || !meant.isEmpty || !same.isEmpty else { return unknown(name, front) }
        guard !same.isEmpty || before.count < Self.most else {
            return
                "I ignore \(Self.most) people already. \"!ignore list\" lists them, \"!ignore off "
                + "NAME\" ends it for one."
        }
        for somebody in same { decide(.answer(somebody.id), &batch) }
        let end = batch.now + span.seconds
        decide(
            .ignore(
                Moderation.Ignored(
                    id: (moderation.ignored.map(\.id).max() ?? 0) + 1,
                    network: front.network,
                    member: meant.first?.id,
                    name: name,
                    end: end,
                    isTold: same.contains(where: \.isTold)
                )
            ),
            &batch
        )
        return
            "I do not answer \(name) for \(span), but for emergencies. \"!ignore off \(name)\" ends "
            + "it."
    }

    /// Says that nobody of a name is known, and what to do: a slip would ignore nobody.
    private func unknown(_ name: String, _ front: Front) -> String {
        let names = acquaintances.members(on: front.network) { _ in true }
            .flatMap { [$0.name] + ($0.account.map { [$0] } ?? []) }
        let near = Spelling.closest(to: name, among: names)
        return
            "nobody called \(name) has spoken on \(front.network) since I came or lately. "
            + (near.map { "Did you mean \"!ignore \($0)\"? " } ?? "")
            + "An account that is away: \"!ignore account \(name) for 1d\"."
    }
}
