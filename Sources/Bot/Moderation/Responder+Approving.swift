internal import BotStore
internal import Chat
internal import Dialogue

/// Scripts that advise otherwise need two moderators, where the club wishes it.
extension Responder {
    /// Has scripts wait for a second moderator where they must; gives what to tell whoever asked, or
    /// nil where they may be put in use at once.
    ///
    /// What waited before is replaced.
    mutating func hold(_ wish: Approval, _ batch: inout Store.Batch) -> String? {
        guard needsTwoModerators else { return nil }
        let differences = AdviceDifference(from: scripts.current, to: wish.library).lines
        guard !differences.isEmpty else { return nil }
        approval = wish
        let told = "\(differences.joined(separator: "; ")) (\(wish.library.version))"
        let other = wish.asker == nil ? "A moderator" : "Another moderator"
        let approve = "\(other) can say \"!approve \(wish.library.version)\" within an hour"
        if let asker = wish.asker, asker.place == .direct {
            // Those who can approve have to know.
            let name = asker.member.name
            report(
                nil,
                ["\(name) wants scripts that advise otherwise: \(told). \(approve)."],
                &batch
            )
        }
        return "Not in use yet, since the advice differs: \(told). \(approve); till then "
            + "\(scripts.current.version) stays."
    }

    /// Puts in use what waits for a second moderator.
    mutating func approve(_ request: ModeratorRequest, _ draft: inout Draft) {
        let text = approval(of: request, at: draft.batch.now)
        answer(request.asker, [text], &draft.batch)
    }

    private mutating func approval(of request: ModeratorRequest, at now: Int64) -> String {
        if approval?.isOver(at: now) == true { approval = nil }
        guard let wish = approval else {
            return needsTwoModerators
                ? "nothing waits to be approved. What was asked for more than an hour ago, or before I "
                    + "was started, has to be asked for again: \"!reload\"."
                : "nothing waits to be approved: this club has no two-person rule, \"!reload\" loads at "
                    + "once."
        }
        let version = wish.library.version
        let differences = AdviceDifference(from: scripts.current, to: wish.library).lines
            .joined(separator: "; ")
        guard !request.words.isEmpty else {
            return "\(version) waits: \(differences). Say \"!approve \(version)\" to put it in use."
        }
        let typed = request.words.lowercased()
        guard typed.count >= version.count, wish.library.hash.hasPrefix(typed) else {
            return
                "\"\(typed.prefix(64))\" is not what waits. That is \(version): \(differences). Say "
                + "\"!approve \(version)\" if you want it."
        }
        guard !wish.isOf(request.asker.member) else {
            return
                "you asked for it yourself: a second moderator has to say \"!approve \(version)\"."
        }
        return "approved. " + (wish.isWayBack ? wayBack() : swap(to: wish.library))
    }

    /// Ends what is over by the clock.
    mutating func endWhatIsOver(_ draft: inout Draft) {
        let now = draft.batch.now
        for deputy in moderation.deputies where deputy.end <= now {
            decide(.dismiss(deputy.id), &draft.batch)
        }
        for somebody in moderation.ignored where somebody.end <= now {
            decide(.answer(somebody.id), &draft.batch)
        }
        if let (asker, text) = announcements.expire(at: now) {
            answer(asker, [text], &draft.batch)
        }
        guard let wish = approval, wish.isOver(at: now) else { return }
        approval = nil
        let text =
            "nobody has approved \(wish.library.version) within an hour; "
            + "\(scripts.current.version) stays. \"!reload\" asks again."
        report(wish.asker, [text], &draft.batch)
    }
}
