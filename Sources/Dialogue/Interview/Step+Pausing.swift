internal import RulesCore
internal import Understanding

/// A while in which nothing is answered but emergencies.
extension Step {
    /// Says that the bot goes on, and puts what is open.
    ///
    /// In an emergency nothing is asked: what to do was said at once.
    mutating func goOnAfterPause() {
        say(.goesOn)
        guard !known.isEmergency else { return }
        switch conversation.stage {
        case .interview: putAgain()
        case .decided: if conversation.pending != nil { putAgain() }
        case .new:
            guard !conversation.entries.isEmpty else { return }
            greetOrWelcome()
            goOn()
        case .stopped, .forgotten: break
        }
    }
}

extension Conversation {
    /// This with what somebody has told while nothing was answered.
    ///
    /// No question waits any more, since its answer may be among it: what is still to be asked is
    /// asked when the bot goes on. What was told to them stays.
    ///
    /// - Parameter later: The conversation as an answer would have left it.
    /// - Returns: This one where nothing new was told.
    public func noting(_ later: Conversation) -> Conversation {
        guard later.entries.count > entries.count, stage != .forgotten else { return self }
        var noted = self
        noted.entries = later.entries
        noted.turn = later.turn
        noted.spoken = later.spoken
        noted.pending = nil
        // Who was never greeted is greeted then.
        if stage != .new { noted.stage = .interview }
        return noted
    }
}
