public import RulesCore

/// A check-in that is to come, or was sent and not answered yet.
public struct CheckIn: Equatable, Sendable {
    /// What is asked, and on which day of the pain.
    public var followUp: FollowUp
    /// The local day on which its next message goes out, as a count of days.
    public var day: Int
    /// How many messages of it went out without an answer: the question, then one reminder.
    public var sent: Int

    /// Makes a check-in.
    public init(followUp: FollowUp, day: Int, sent: Int = 0) {
        self.followUp = followUp
        self.day = day
        self.sent = sent
    }

    /// The check-in at which a decision of this moment is made: this one once it has been asked,
    /// until then the one before.
    var reached: FollowUp? { sent > 0 ? followUp : followUp.previous }

    /// One message more went out; the next one is for the day after.
    mutating func noteSent(on today: Int) {
        sent += 1
        day = today + 1
    }

    /// Another message goes out today: this one waits for tomorrow.
    mutating func giveWay(on today: Int) {
        day = max(day, today + 1)
    }

    /// The runner has spoken: what was sent last counts as the only one without an answer.
    mutating func breakSilence(on today: Int) {
        guard sent > 0 else { return }
        sent = 1
        day = today + 1
    }

    /// Lets go of a check-in that nobody was there to be asked, for another one that is due by now.
    ///
    /// Those of one kind are counted by how often they were asked, so they are never let go for one
    /// another.
    mutating func catchUp(to today: Int, level: Level) {
        while let next = FollowUp.next(after: followUp, level: level, today: followUp.day),
            next.kind != followUp.kind, next.day > followUp.day,
            day + (next.day - followUp.day) <= today
        {
            day += next.day - followUp.day
            followUp = next
        }
    }
}
