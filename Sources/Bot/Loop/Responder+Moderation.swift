internal import BotStore
internal import Chat
internal import Dialogue
internal import DialogueFiles

/// What moderators ask for; who is one, the network proves.
extension Responder {
    /// The commands, with what each does.
    private static let commands = [
        "!reload (read the scripts again)", "!check (look for mistakes, all of them)",
        "!dialogues (what is loaded)", "!rollback (back to the scripts before)",
        "!status (how it goes)", "!help",
    ]

    mutating func moderate(_ message: ChatMessage, _ front: Front, _ batch: inout Store.Batch) {
        let asker = Reload.Asker(member: message.sender, place: message.place)
        guard message.sender.isModerator else {
            return answer(
                asker,
                ["Words that begin with ! are for the club's moderators. Say \"help\"."],
                &batch
            )
        }
        switch message.text.split(separator: " ").first?.lowercased() {
        case "!reload": requestReload(asker, false)
        case "!check": requestReload(asker, true)
        case "!dialogues": answer(asker, [scripts.current.title], &batch)
        case "!rollback": rollBack(asker, &batch)
        case "!status": answer(asker, [status], &batch)
        case "!help": answer(asker, [Self.commands.joined(separator: ", ")], &batch)
        default:
            answer(asker, ["I don't know that one. \"!help\" lists what I know."], &batch)
        }
    }

    /// Swaps the scripts when the new ones are in order; a mistake changes nothing.
    mutating func take(_ reload: Reload, _ batch: inout Store.Batch) {
        switch reload.result {
        case .success(let library) where reload.isCheckOnly:
            report(reload.asker, ["no mistakes found in \(library.title)."], &batch)
        case .success(let library):
            scripts.replace(with: library)
            report(reload.asker, ["loaded \(library.title). \"!rollback\" undoes it."], &batch)
        case .failure(let refused):
            report(reload.asker, lines(refused, isCheckOnly: reload.isCheckOnly), &batch)
        }
    }

    /// What is wrong: the first mistake after a reload, as many as fit a chat after a check.
    private func lines(_ refused: LibraryRefused, isCheckOnly: Bool) -> [String] {
        let count = refused.diagnostics.count
        let shown = refused.diagnostics.prefix(isCheckOnly ? 8 : 1).map(\.summary)
        let verdict = isCheckOnly ? "" : "not loaded, the running version stays. "
        let errors = count == 1 ? "1 error" : "\(count) errors"
        let part =
            switch shown.count {
            case count: ""
            case 1: ", the first"
            default: ", the first \(shown.count)"
            }
        return ["\(verdict)\(errors)\(part):"] + shown
    }

    private mutating func rollBack(_ asker: Reload.Asker, _ batch: inout Store.Batch) {
        guard scripts.rollBack() else {
            return answer(asker, ["there is nothing to go back to."], &batch)
        }
        answer(asker, ["back to \(scripts.current.title)."], &batch)
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
    private mutating func report(
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
            add(texts, to: asker.member.name, on: network, &batch)
        case .room(let room):
            let first = texts.prefix(1).map { "\(asker.member.name): \($0)" }
            add(first + texts.dropFirst(), to: room, on: network, &batch)
        }
    }
}
