internal import BotStore
internal import Chat
internal import Dialogue
internal import DialogueFiles

/// What moderators ask for; who is one, the network proves.
extension Responder {
    /// Obeys a command, or tells what is missing; notes in the audit what a moderator asked for.
    mutating func moderate(
        _ message: ChatMessage,
        _ front: Front,
        _ draft: inout Draft
    ) {
        let asker = Reload.Asker(member: message.sender, place: message.place)
        let typed = message.text.prefix { !$0.isWhitespace }
        guard message.sender.isModerator else { return refuse(typed, asker, &draft) }
        guard hasRoom(for: asker, front, &draft) else { return }
        let command = ModeratorCommand(typed: typed)
        let words = message.text[typed.endIndex...].trimmed
        // Its other words may be a runner's.
        let subject = command?.subject(of: words, front).map { " " + $0 } ?? ""
        draft.batch.acts.append(
            ModeratorAct(by: message.sender.id, command: (command?.name ?? "unknown") + subject)
        )
        guard let command else {
            let near = Spelling.closest(to: String(typed), among: ModeratorCommand.allNames)
            let hint =
                switch near {
                case _ where typed.lowercased() == "!sweep":
                    "\"!sweep off\" and \"!sweep on\" are said in the room that they are for."
                case let near?: "Did you mean \"\(near)\"?"
                case nil: "\"!help\" lists what I know."
                }
            return answer(asker, ["I don't know that one. \(hint)"], &draft.batch)
        }
        obey(command, ModeratorRequest(asker: asker, words: words, front: front), &draft)
    }

    private mutating func obey(
        _ command: ModeratorCommand,
        _ request: ModeratorRequest,
        _ draft: inout Draft
    ) {
        let asker = request.asker
        switch command {
        case .help: answer(asker, help(request.words), &draft.batch)
        case .status: answer(asker, status(draft), &draft.batch)
        case .dialogues: answer(asker, [scripts.current.title], &draft.batch)
        case .check: want(Reload.Request(asker: asker, isCheckOnly: true), &draft.batch)
        case .reload: want(Reload.Request(asker: asker, isCheckOnly: false), &draft.batch)
        case .rollback: rollBack(asker, &draft.batch)
        case .funnel: draft.funnels.append(asker)
        case .preview: preview(request, &draft)
        case .approve: approve(request, &draft)
        case .why: explain(request, &draft)
        case .pause: pause(request, &draft)
        case .resume: resumeWork(request, &draft)
        case .ignore: manageIgnored(request, &draft)
        case .mods: manageModerators(request, &draft)
        case .announce: announce(request, &draft)
        case .take, .takeover, .handback: act(command, request, &draft)
        }
    }

    /// Does something about a wish for a person.
    private mutating func act(
        _ command: ModeratorCommand,
        _ request: ModeratorRequest,
        _ draft: inout Draft
    ) {
        guard let deed = HandoverDeed("\(command.rawValue) \(request.words)") else {
            let text = "say it with the number that I told: \"\(command.name) K7Q2\"."
            return answer(request.asker, [text], &draft.batch)
        }
        act(deed, by: request.asker, &draft)
    }

    /// Whether there is not so much on its way already that no more is taken; in private they are
    /// told so once.
    private mutating func hasRoom(
        for asker: Reload.Asker,
        _ front: Front,
        _ draft: inout Draft
    ) -> Bool {
        let member = asker.member
        return switch asker.place {
        case .direct:
            !isTooMuch(
                for: member.id,
                member.name,
                in: front.language,
                interviewer(front),
                &draft
            )
        case .room(let room): !backlog.isFull(.room(room, on: member.id.network))
        }
    }

    /// Tells who is no moderator what is missing.
    private mutating func refuse(
        _ typed: Substring,
        _ asker: Reload.Asker,
        _ draft: inout Draft
    ) {
        let target: Backlog.Target =
            switch asker.place {
            case .direct: .person(asker.member.id)
            case .room(let room): .room(room, on: asker.member.id.network)
            }
        // Anybody can say them, as often as they like.
        guard !backlog.isFull(target, limit: 4) else { return }
        let command = ModeratorCommand(typed: typed)?.name ?? "!"
        let text =
            desk.isFirstAider(asker.member)
            ? "As a first aider you can say \"take\", \"takeover\" and \"handback\", each with the number "
                + "that I told you: \"take K7Q2\". What else begins with ! is for moderators."
            : asker.member.standing.refusal(of: command)
        answer(asker, [text], &draft.batch)
    }

    /// All commands, or more about one.
    private func help(_ words: Substring) -> [String] {
        guard !words.isEmpty else {
            let commands = ModeratorCommand.allCases.map { "\($0.usage) (\($0.purpose))." }
            return Template.packed(commands)
        }
        let typed = words.first == "!" ? words : "!" + words
        guard let command = ModeratorCommand(typed: typed) else {
            let near = Spelling.closest(to: String(typed), among: ModeratorCommand.allNames)
            let hint = near.map { "Did you mean \"\($0)\"?" } ?? "\"!help\" lists them."
            return ["I know no such command. \(hint)"]
        }
        return ["\(command.usage): \(command.manual)"]
    }

    /// Tells which sample words lead to what: in private, and stored nowhere, since they are about
    /// health.
    private mutating func explain(_ request: ModeratorRequest, _ draft: inout Draft) {
        let asker = request.asker
        guard !request.words.isEmpty else {
            return answer(asker, [Explanation.usage], &draft.batch)
        }
        if let id = HandoverID(request.words) { return explain(id, request, &draft) }
        let (interviewer, moment) = (interviewer(request.front), draft.moment)
        let explanation = Explanation(of: request.words) { text, question in
            interviewer.reading(of: text, asking: question, now: moment)
        }
        let member = asker.member
        guard !backlog.isFull(.person(member.id)) else { return }
        addUnstored(explanation.lines, to: member.name, member.id, &draft)
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

    /// Answers somebody where they asked: in a room the first message begins with their name.
    mutating func answer(
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

extension Substring {
    /// Without white space around it.
    fileprivate var trimmed: Substring {
        let rest = drop(while: \.isWhitespace)
        let end = rest.lastIndex { !$0.isWhitespace }
        return end.map { rest[...$0] } ?? rest.prefix(0)
    }
}
