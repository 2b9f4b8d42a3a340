internal import BotStore
internal import Chat
internal import Dialogue

/// What moderators ask for; who is one, the network proves.
extension Responder {
    /// The commands, with what each does.
    private static let commands = [
        "!reload (read the scripts again)", "!check (try them without loading them)",
        "!dialogues (what is loaded)", "!rollback (back to the scripts before)",
        "!status (how it goes)", "!why WORDS (how I read them)", "!help",
    ]

    private static let known = Set(
        commands.compactMap { $0.split(separator: " ").first.map(String.init) }
    )

    mutating func moderate(
        _ message: ChatMessage,
        _ front: Front,
        _ draft: inout Draft
    ) {
        let asker = Reload.Asker(member: message.sender, place: message.place)
        guard message.sender.isModerator else {
            let asking = Backlog.Target.person(message.sender.id)
            // Anybody can say them, as often as they like.
            guard !backlog.isFull(asking, limit: 4) else { return }
            return answer(
                asker,
                [
                    "Words that begin with ! are for the club's moderators. If you are one, log in "
                        + "to your account first. Else say \"help\"."
                ],
                &draft.batch
            )
        }
        let command = message.text.split(separator: " ").first?.lowercased() ?? ""
        // Its other words may be a runner's.
        draft.batch.acts.append(
            ModeratorAct(
                moderator: message.sender.id.network + " " + message.sender.id.key,
                command: Self.known.contains(command) ? command : "unknown"
            )
        )
        switch command {
        case "!reload": want(Reload.Request(asker: asker, isCheckOnly: false), &draft.batch)
        case "!check": want(Reload.Request(asker: asker, isCheckOnly: true), &draft.batch)
        case "!dialogues": answer(asker, [scripts.current.title], &draft.batch)
        case "!rollback": rollBack(asker, &draft.batch)
        case "!status": answer(asker, [status], &draft.batch)
        case "!why": explain(message, asker, front, &draft)
        case "!help": answer(asker, [Self.commands.joined(separator: ", ")], &draft.batch)
        default:
            answer(asker, ["I don't know that one. \"!help\" lists what I know."], &draft.batch)
        }
    }

    /// Tells which sample words lead to what: in private, and stored nowhere, since they are about
    /// health.
    private mutating func explain(
        _ message: ChatMessage,
        _ asker: Reload.Asker,
        _ front: Front,
        _ draft: inout Draft
    ) {
        let sample = message.text.drop { !$0.isWhitespace }
        guard !sample.allSatisfy(\.isWhitespace) else {
            return answer(asker, [Explanation.usage], &draft.batch)
        }
        let (interviewer, moment) = (interviewer(front), draft.moment)
        let explanation = Explanation(of: sample) { text, question in
            interviewer.reading(of: text, asking: question, now: moment)
        }
        guard !backlog.isFull(.person(message.sender.id)) else { return }
        addUnstored(explanation.lines, to: message.sender.name, message.sender.id, &draft)
    }

    private var status: String {
        let networks = fronts.keys.sorted()
            .map { network in
                "\(network) \(isReady(network) ? "connected" : "not connected")"
            }
        return networks.joined(separator: ", ") + "; \(backlog.count) messages waiting to leave; "
            + scripts.current.title
    }

    // MARK: - Where it goes

    /// Answers whoever asked, or all moderators' rooms where nobody did.
    mutating func report(
        _ asker: Reload.Asker?,
        _ texts: [String],
        _ batch: inout Store.Batch
    ) {
        if let asker { return answer(asker, texts, &batch) }
        for front in fronts.values {
            guard let room = front.moderatorsRoom else { continue }
            add(texts, to: room, on: front.network, &batch)
        }
    }

    private mutating func answer(
        _ asker: Reload.Asker,
        _ texts: [String],
        _ batch: inout Store.Batch
    ) {
        let network = asker.member.id.network
        switch asker.place {
        case .direct:
            add(texts, to: asker.member.name, asker.member.id, &batch)
        case .room(let room):
            let first = texts.prefix(1).map { "\(asker.member.name): \($0)" }
            add(first + texts.dropFirst(), to: room, on: network, &batch)
        }
    }
}
