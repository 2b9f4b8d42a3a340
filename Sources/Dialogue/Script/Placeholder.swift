/// A value that a text may name in braces.
///
/// Values with a medical meaning come from the rules core; a script can place them and never
/// change them.
public enum Placeholder: String, CaseIterable, Hashable, Sendable {
    /// What to call the runner.
    case name
    /// What the bot is called on this network.
    case bot
    /// The club's name.
    case club
    /// The number to call in an emergency.
    case emergencyNumber = "emergency-number"
    /// The numbered options of a question.
    case choices
    /// The reasons of a decision, one sentence each.
    case because
    /// The advice items of a decision, in the order of the rules.
    case items
    /// The facts of a decision that are still unclear, in words.
    case unclear
    /// That the bot asks again, or when to say hi; nothing where it asks whether it may.
    case checkIn = "check-in"
    /// When the runner is asked again, such as "on Thursday".
    case nextCheckIn = "next-check-in"
    /// Whole days since the pain began, such as "3 days".
    case days
    /// What was understood, in words.
    case noted
    /// The first line of the last decision.
    case action
    /// Where each line of a decision comes from.
    case sources
    /// How long to cool, in minutes.
    case iceMinutes = "ice-minutes"
    /// How often to cool, in times a day.
    case iceTimes = "ice-times"
    /// How long a hot tub or sauna may last, in minutes.
    case heatMinutes = "heat-minutes"
    /// How long to rest, in days.
    case restDays = "rest-days"
    /// How long a run of the way back takes with its walking, in minutes.
    case returnMinutes = "return-minutes"
    /// What is run on a day of the way back, in words.
    case step
    /// The how-manyth day of the way back.
    case planDay = "plan-day"
    /// A day of the way back, such as "on Thursday".
    case weekday
    /// How often running and walking take turns.
    case rounds
    /// How long is run at a time, in minutes.
    case runMinutes = "run-minutes"
    /// How long is walked after each, in minutes.
    case walkMinutes = "walk-minutes"
    /// How long what somebody told is kept after their last word, in days.
    case keepDays = "keep-days"
    /// The code by which somebody without an account is known again.
    case code
    /// What a person of the club is called who comes.
    case contact
    /// How many minutes a timer runs.
    case minutes
    /// The times of day at which the bot reminds.
    case times
    /// The day on which something was said or advised.
    case date
    /// The runner's own words.
    case words

    /// What its value may need at most where the words around it have to fit into one message.
    public var mostBytes: Int {
        switch self {
        case .name, .bot, .contact: 16
        case .club: 30
        case .emergencyNumber: 12
        case .iceMinutes, .iceTimes, .heatMinutes: 10
        case .restDays, .days: Plural.maxFormBytes + 1
        case .keepDays: Plural.maxFormBytes + 3
        case .nextCheckIn: 24
        case .code: 12
        case .minutes, .planDay, .rounds, .returnMinutes, .runMinutes, .walkMinutes: 2
        case .weekday: 24
        case .step: 100
        case .times: 20
        case .date: 10
        // Parts that are themselves whole sentences are packed by what is left of the line.
        case .choices, .because, .items, .unclear, .checkIn, .noted, .action, .sources, .words: 0
        }
    }
}
