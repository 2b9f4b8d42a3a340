internal import BotStore
internal import Chat
internal import Dialogue
internal import RulesCore

/// How questions fare, for moderators who make them better.
extension Responder {
    /// How many days are told of.
    private static let days: Int64 = 30
    /// How many questions are told of, those that lose most people first.
    private static let questions = 10
    /// How many words.
    private static let words = 12

    /// Tells those who asked.
    mutating func sendFunnels(_ draft: Draft) async {
        guard !draft.funnels.isEmpty else { return }
        var batch = Store.Batch(now: draft.batch.now)
        do {
            let funnel = try await store.funnel(days: Self.days, now: batch.now)
            for asker in draft.funnels {
                answer(asker, lines(of: funnel, isPrivate: asker.place == .direct), &batch)
            }
            try await store.commit(batch)
            say(batch.actions.filter { !unsaid.networks.contains($0.network) })
        } catch {
            backlog.remove(batch.actions.map(\.id))
            await beginDiskTrouble(error, draft)
        }
    }

    private func lines(of funnel: Funnel, isPrivate: Bool) -> [String] {
        let worst = funnel.counts.sorted { first, second in
            let (a, b) = (first.value, second.value)
            return (b.left, b.unclear, b.asked, second.key.bits)
                < (a.left, a.unclear, a.asked, first.key.bits)
        }
        guard !worst.isEmpty else {
            return ["I have asked nothing in the last \(Self.days) days."]
        }
        var lines = ["In the last \(Self.days) days, by the facts that were asked:"]
        lines += worst.prefix(Self.questions)
            .map { facts, count in
                "\(facts.map(\.name).joined(separator: ", ")): asked \(count.asked), "
                    + "answered \(count.answered), not understood \(count.unclear), left \(count.left)"
            }
        if worst.count > Self.questions {
            lines.append("and \(worst.count - Self.questions) more, which fare better.")
        }
        let strange = strangeWords.commonest(atMost: Self.words)
        guard !strange.isEmpty else { return lines }
        // Runners said them in private.
        guard isPrivate else { return lines + ["Ask me in private for the words I did not know."] }
        let words = strange.map { "\($0.word) (\($0.people))" }.joined(separator: ", ")
        return lines + ["Words I did not know, with how many people said them: \(words)"]
    }
}
