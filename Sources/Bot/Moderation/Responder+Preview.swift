internal import BotStore
internal import Chat
internal import Dialogue

/// Moderators who try scripts before they are put in use.
///
/// It is said in private, marked line by line, and stored nowhere.
extension Responder {
    /// Before each line of a preview.
    private static let mark = "[preview] "
    private static let patience = "I am reading the scripts of the folder; a moment."

    /// Begins a preview, moves its clock, or ends it.
    mutating func preview(_ request: ModeratorRequest, _ draft: inout Draft) {
        let member = request.asker.member.id
        let words = request.words.lowercased().split(whereSeparator: \.isWhitespace)
            .map(String.init)
        switch words.first {
        case "end":
            let wasAsked = previewsAsked.remove(member) != nil
            let had = previews.removeValue(forKey: member) != nil || wasAsked
            let text =
                had ? "The preview has ended; nothing of it was kept." : "There is no preview."
            answer(request.asker, [text], &draft.batch)
        case let step? where step.first == "+":
            guard var preview = previews[member], preview.isOn(at: draft.batch.now) else {
                return answer(request.asker, ["There is no preview. \(usage)"], &draft.batch)
            }
            let days = step.last == "d" ? Int(step.dropFirst().dropLast()) : nil
            let said = days.flatMap {
                preview.pass($0, as: request.asker.member.name, at: draft.batch.now, draft.moment)
            }
            previews[member] = preview
            guard let said else {
                let text =
                    "\"!preview +3d\" lets three days pass; \(Preview.longest) are the most in all."
                return answer(request.asker, [text], &draft.batch)
            }
            show(said, to: request.asker.member, &draft)
        default:
            guard previewsAsked.insert(member).inserted else {
                return answer(request.asker, [Self.patience], &draft.batch)
            }
            answer(request.asker, [Self.patience], &draft.batch)
            give(.draft(DraftScripts.Request(asker: request.asker, words: words)))
        }
    }

    /// Begins the preview when the scripts have been read.
    mutating func take(_ scripts: DraftScripts, _ draft: inout Draft) {
        let asker = scripts.request.asker
        let member = asker.member.id
        // It may have been ended meanwhile.
        guard previewsAsked.remove(member) != nil, let front = fronts[member.network] else {
            return
        }
        let library: ScriptLibrary
        switch scripts.result {
        case .success(let found): library = found
        case .failure(let refusal):
            return answer(asker, refusal.lines(isCheckOnly: true), &draft.batch)
        }
        guard
            let edition = DraftScripts.edition(
                named: scripts.request.words,
                in: library,
                preferring: front.language
            )
        else {
            return answer(
                asker,
                ["The folder has no such script, but \(library.title)."],
                &draft.batch
            )
        }
        previews = previews.filter { $0.value.isOn(at: draft.batch.now) }
        let language = edition.script.language
        previews[member] = Preview(
            library,
            language: language,
            club: front.club,
            at: draft.batch.now
        )
        let use = library.hash == self.scripts.current.hash ? "as in use" : "not in use"
        let text =
            "\(Self.mark)\(edition.title) \(library.version), \(use). Write to me as a runner would: "
            + "nothing is kept. \"!preview +3d\" lets days pass, \"!preview end\" ends it."
        add([text], to: asker.member.name, member, &draft.batch)
    }

    /// Takes a private message as part of a preview; false where there is none.
    ///
    /// What is written before the scripts have been read is no talk of the moderator's own either.
    mutating func walkPreview(
        _ message: ChatMessage,
        _ front: Front,
        _ draft: inout Draft
    ) -> Bool {
        let member = message.sender
        if previewsAsked.contains(member.id), !isEmergency(message, front, draft) {
            add([Self.mark + Self.patience], to: member.name, member.id, &draft.batch)
            return true
        }
        guard var preview = previews.removeValue(forKey: member.id) else { return false }
        guard preview.isOn(at: draft.batch.now) else {
            let text =
                "\(Self.mark)That has ended, since you wrote nothing for half an hour. What you write "
                + "now is your own talk with me."
            add([text], to: member.name, member.id, &draft.batch)
            return false
        }
        let said = preview.say(
            message.text,
            as: member.name,
            at: draft.batch.now,
            draft.moment
        )
        previews[member.id] = preview
        show(said, to: member, &draft)
        return true
    }

    private mutating func show(_ texts: [String], to member: Member, _ draft: inout Draft) {
        guard !backlog.isFull(.person(member.id)) else { return }
        addUnstored(texts.map { Self.mark + $0 }, to: member.name, member.id, &draft)
    }

    private var usage: String { "\"!preview back-pain\" begins one." }
}
