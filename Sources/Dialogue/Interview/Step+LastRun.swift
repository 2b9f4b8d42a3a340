internal import RulesCore
internal import Understanding

/// How the last run of the way back went: no pain leads to the next one, pain ends it, and what is
/// neither is asked once more.
///
/// Source: A26.
extension Step {
    /// Takes what is said to whether the last run hurt; false when the words are for something else,
    /// too.
    mutating func takeLastRun(_ reading: inout Reading, _ text: String) -> Bool {
        guard reading.about != .other else { return false }
        let isNo = reading.isPlainAnswer && reading.isNo
        let speaksOfPain = reading.isYes || reading.about == .myself
        // "Worse" and "gone" are answers, too.
        let trend = hear(text, asking: .trend)
        if reading.answer == nil, reading.findings.isEmpty { reading = trend }
        let words = heardIn.shared.followUps
        let hurt = words.tellsThatItHurt(text)
        let saysItIsWell = isNo || reading.isGone
        let isWell =
            saysItIsWell && isNoMore(than: text)
            || words.saysItWentWell(text) && !reading.tellsOfRedFlag
        if isWell, !hurt {
            goOnReturning()
            return true
        }
        guard !hurt,
            saysItIsWell || !speaksOfPain && reading.findings.isEmpty && !reading.isDistress
        else {
            reopenAfterPain()
            return false
        }
        // Neither yes nor no, or a no with a but: asked once more, then it is all asked again.
        guard conversation.pending?.rung == 0 else {
            reopenAfterPain()
            return false
        }
        conversation.pending?.rung = 1
        isUnclear = true
        say(.unclear)
        // Who was not understood hears of no run.
        say(.lastRunAlone)
        return true
    }

    /// The most words that are believed to say no and nothing else; "no but it hurts today" has more.
    private static let plainWords = 3

    /// Whether words that say no, or that the pain is gone, say no more than that.
    private func isNoMore(than text: String) -> Bool {
        let count = text.wordsOnly.split(separator: " ").count
        let unasked = heardIn.reader.read(text, asking: nil, now: now)
        return count <= Self.plainWords && unasked.about != .myself
            || count <= Self.plainWords + 1 && unasked.isGone
    }

    /// Whether somebody on the way back speaks of how they are, in words that do not tell that it is
    /// well: "the pain is back".
    func tellsOfPain(_ text: String) -> Bool {
        guard conversation.returning != nil else { return false }
        let unasked = heardIn.reader.read(text, asking: nil, now: now)
        return unasked.about == .myself && !unasked.isGone
            || heardIn.shared.followUps.tellsThatItHurt(text)
    }

    /// Whether somebody on the way back says unasked that it went well, and no more than that.
    func tellsThatItWentWell(_ reading: Reading, _ text: String) -> Bool {
        conversation.returning != nil && conversation.stage == .decided
            && conversation.pending == nil && !reading.tellsOfRedFlag && !reading.isDistress
            && heardIn.shared.followUps.saysItWentWell(text)
    }

    /// The last run went well: the next one is told, where the core still allows it.
    private mutating func goOnReturning() {
        conversation.pending = nil
        enter(.returning(.wentWell))
        guard let run = nextRun else {
            let isDone = conversation.returning?.plan.isDone == true
            endReturn()
            return say(isDone ? .returnDone : .returnEnded)
        }
        say(phrase(.returnOn, run))
    }

    /// It hurts again: no run any more, and all that may have changed is asked anew.
    mutating func reopenAfterPain() {
        endReturn()
        say(.returnPain)
        for fact in known.asked.intersection(Self.mayHaveChanged.union([.runRelation])) {
            enter(.reopened(fact))
        }
        conversation.stage = .interview
    }

    // MARK: - What comes next

    /// Whether the last run hurt, with the one that comes next; without it to who was not understood.
    func lastRunWords(_ pending: Pending) -> [String] {
        guard pending.rung == 0, let run = nextRun, run.day == now.dayNumber else {
            return wording.phrase(.lastRunAlone)
        }
        return phrase(.lastRun, run)
    }

    private var nextRun: ReturnPlan.Run? {
        conversation.returning.flatMap { runsToCome($0).first }
    }
}

extension Reading {
    /// Whether it raises or touches anything of the safety screen.
    fileprivate var tellsOfRedFlag: Bool {
        findings.contains { $0.value.isRedFlag } || open.contains { $0.module == .screen }
    }

    /// Whether it tells that the pain is gone, and nothing besides.
    fileprivate var isGone: Bool {
        let gone = FactValue(.trend, named: "resolved")
        let mild = FactValue(.severity, named: "mild")
        return findings.contains { $0.value == gone }
            && findings.allSatisfy { $0.value == gone || $0.value == mild }
            && open.subtracting([.trend, .severity]).isEmpty && !isYes && !isDistress
    }
}
