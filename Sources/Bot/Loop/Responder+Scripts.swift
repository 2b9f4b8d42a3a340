internal import BotStore
internal import Dialogue
internal import DialogueFiles

/// Scripts that are read again, tried, put in use and taken back.
extension Responder {
    /// Has the scripts read again, behind the requests that came before.
    mutating func want(_ request: Reload.Request, _ batch: inout Store.Batch) {
        switch reloads.add(request) {
        case .first: give(.gate(request, running: scripts.current))
        case .waits:
            report(request.asker, ["another one is being looked at; yours comes next."], &batch)
        case .full:
            report(request.asker, ["so many are waiting already; try again later."], &batch)
        }
    }

    /// Swaps the scripts when the new ones have passed the gate; a mistake changes nothing.
    mutating func take(_ reload: Reload, _ batch: inout Store.Batch) {
        let isCheckOnly = reload.request.isCheckOnly
        switch reload.result {
        case .success(let pass):
            let told = pass.live.map(\.line).joined(separator: ". ")
            let wish = Approval(
                library: pass.library,
                isWayBack: false,
                asker: reload.request.asker,
                at: batch.now
            )
            let end =
                isCheckOnly
                ? checked(pass.library) : hold(wish, &batch) ?? swap(to: pass.library)
            let texts = ["\(told). \(end)"] + remarks(pass.warnings, isCheckOnly: isCheckOnly)
            report(reload.request.asker, texts, &batch)
        case .failure(let refusal):
            report(reload.request.asker, refusal.lines(isCheckOnly: isCheckOnly), &batch)
        }
        if let next = reloads.next() { give(.gate(next, running: scripts.current)) }
    }

    /// What could be better: after a check as much as fits a chat, after a reload that there is some.
    private func remarks(_ warnings: [Diagnostic], isCheckOnly: Bool) -> [String] {
        guard !warnings.isEmpty else { return [] }
        let count = warnings.count == 1 ? "1 warning" : "\(warnings.count) warnings"
        guard isCheckOnly else { return ["\(count): \"!check\" shows what could be better."] }
        return ["\(count):"] + warnings.prefix(8).map(\.summary)
    }

    private func checked(_ library: ScriptLibrary) -> String {
        library.hash == scripts.current.hash
            ? "No mistakes found; this is what is running (\(library.version))."
            : "No mistakes found (\(library.version)). \"!reload\" loads it."
    }

    mutating func swap(to library: ScriptLibrary) -> String {
        approval = nil
        guard library.hash != scripts.current.hash else {
            return "Nothing has changed (\(library.version))."
        }
        scripts.replace(with: library)
        noteScriptsChanged()
        give(.canaries(in: library, isAfterSwap: true))
        return "Loaded (\(library.version)). \"!rollback\" undoes it."
    }

    /// Has the scripts in use tried, as is due every day.
    func tryScriptsInUse() {
        give(.canaries(in: scripts.current, isAfterSwap: false))
    }

    /// Goes back at once when scripts that were just put in use turn out not to hold; says it loudly.
    mutating func take(_ canaries: CanaryReport, _ batch: inout Store.Batch) {
        guard let first = canaries.failures.first, canaries.hash == scripts.current.hash else {
            return
        }
        let count = canaries.failures.count
        let more = count > 1 ? " (and \(count - 1) more)" : ""
        let end =
            if canaries.isAfterSwap, goBack() != nil {
                "I went back to \(scripts.current.title) by myself."
            } else {
                "\(scripts.current.title) stays in use: \"!check\" tells what is in the folder, "
                    + "\"!rollback\" goes back."
            }
        report(nil, ["ATTENTION, the scripts in use fail: \(first)\(more). \(end)"], &batch)
    }

    /// Goes back at a moderator's word.
    mutating func rollBack(_ asker: Reload.Asker, _ batch: inout Store.Batch) {
        if let previous = scripts.previous {
            let wish = Approval(library: previous, isWayBack: true, asker: asker, at: batch.now)
            if let held = hold(wish, &batch) { return report(asker, [held], &batch) }
        }
        report(asker, [wayBack()], &batch)
    }

    /// Goes back to the scripts before, and tells of it.
    mutating func wayBack() -> String {
        guard let undone = goBack() else {
            return "there is nothing to go back to: \(scripts.current.title) stays."
        }
        return
            "back to \(scripts.current.title); \(undone.version) is out of use. The files are as "
            + "they were: \"!reload\" reads them again."
    }

    private mutating func goBack() -> ScriptLibrary? {
        guard let undone = scripts.rollBack() else { return nil }
        noteScriptsChanged()
        return undone
    }
}
