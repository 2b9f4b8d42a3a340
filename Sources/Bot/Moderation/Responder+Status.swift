internal import BotStore
internal import Chat
internal import Dialogue

/// How it goes, in lines that fit a phone.
extension Responder {
    /// Notes what moderators' commands want to be read before the batch is stepped.
    mutating func noteWanted(
        by message: ChatMessage,
        _ members: inout Set<MemberID>,
        _ draft: inout Draft
    ) {
        guard message.text.first == "!", let front = fronts[message.sender.id.network],
            withStanding(message.sender, front, at: draft.batch.now).isModerator
        else { return }
        switch ModeratorCommand(begun: message.text) {
        case .status: draft.wantsHeadcount = true
        case .resume: members.formUnion(moderation.toldOfPause.keys)
        default: break
        }
    }

    /// What moderators read of it.
    func status(_ draft: Draft) -> [String] {
        let now = draft.batch.now
        let waiting = backlog.count == 1 ? "1 message" : "\(backlog.count) messages"
        var lines = fronts.values.sorted { $0.network < $1.network }.map { line(of: $0, at: now) }
        lines += missedFirstAiders(draft)
        if let (kept, asked) = draft.headcount {
            let people = kept == 1 ? "1 person" : "\(kept) people"
            lines.append(
                "\(waiting) waiting to leave. \(people) kept, \(asked) in the middle of questions."
            )
        } else {
            lines.append("\(waiting) waiting to leave. My disk cannot be read now.")
        }
        if let since = moderation.pausedSince {
            lines.append("PAUSED for \(Span(seconds: now - since)): \"!resume\" has me go on.")
        }
        let ignored = moderation.ignored.count { $0.end > now }
        if ignored > 0 { lines.append("\(ignored) ignored: \"!ignore list\".") }
        lines.append("Scripts: \(scripts.current.title).")
        if let wish = approval, !wish.isOver(at: now) {
            lines.append("Waiting for \"!approve \(wish.library.version)\".")
        }
        if let startedAt {
            let span = Span(seconds: now - startedAt)
            lines.append("Started \(clock.text(startedAt)), \(span) ago.")
        }
        return lines
    }

    /// Who is on duty for first aid and not known to be there, network by network.
    private func missedFirstAiders(_ draft: Draft) -> [String] {
        fronts.keys.sorted().filter(isReady)
            .compactMap { network in
                let missed = desk.missed(on: network, at: draft.moment)
                guard !missed.isEmpty else { return nil }
                return "First aid on duty on \(network) that I can't see: "
                    + "\(missed.joined(separator: ", ")). Whoever is there under another nick has to "
                    + "be in one of my rooms, or talk to me once."
            }
    }

    private func line(of front: Front, at now: Int64) -> String {
        let network = front.network
        let span = linesChangedAt[network].map { " for \(Span(seconds: now - $0))" } ?? ""
        guard isReady(network) else { return "\(network) not connected\(span)." }
        let condition = front.condition()
        let lag = condition?.lag.map { ", lag \($0.tenths) s" } ?? ""
        let missing = condition?.missing.map { " \($0)." } ?? []
        let held = hush.held(on: network, at: now)
            .map { room in
                room.seconds.map {
                    " Quiet in \(room.name) for \(Span(seconds: $0).roundedUp) more."
                }
                    ?? " Off in \(room.name): \"!sweep on\" there."
            }
        return "\(network) connected\(span)\(lag).\(held.joined())\(missing.joined())"
    }
}

extension Duration {
    /// In seconds, with one digit behind the point.
    fileprivate var tenths: String {
        let tenths = components.seconds * 10 + components.attoseconds / 100_000_000_000_000_000
        return "\(tenths / 10).\(tenths % 10)"
    }
}
