internal import RulesCore

/// Two conversations that turn out to be one person's.
extension Conversation {
    /// This conversation with what was said in a later one behind it.
    ///
    /// What was said later holds, but for words that would make it less urgent than either of the
    /// two is: whoever has just told of a red flag, or had one before, keeps it.
    ///
    /// - Parameters:
    ///   - later: What was said before it was known whose it is.
    ///   - day: The local day.
    /// - Returns: The one conversation that both are.
    public func taking(_ later: Conversation, on day: Int) -> Conversation {
        var merged = self
        let entries = later.entries.map {
            Entry(turn: turn + $0.turn, day: $0.day, kind: $0.kind)
        }
        for entry in entries {
            let level = merged.leastLevel(on: day)
            merged.entries.append(entry)
            if merged.leastLevel(on: day) < level { merged.entries.removeLast() }
        }
        if merged.leastLevel(on: day) < later.leastLevel(on: day) {
            merged.entries = self.entries + entries
        }
        merged.turn += later.turn
        merged.spoken = spoken(after: later)
        if later.agreement == .agreed || later.agreement == .declined {
            merged.agreement = later.agreement
        }
        if let new = later.told, told.map({ $0.level < new.level }) ?? true {
            merged.told = new
            merged.checkIn = later.checkIn
        }
        return merged
    }

    /// The language of who has spoken in a later conversation as well: what was asked for counts more
    /// than what was guessed.
    func spoken(after later: Conversation) -> Spoken? {
        guard let new = later.spoken else { return spoken }
        return spoken?.isAskedFor == true && !new.isAskedFor ? spoken : new
    }

    private func leastLevel(on day: Int) -> Level { known(on: day).leastLevel }
}
