internal import Dialogue
internal import RulesCore

/// What stands in braces, for those who write and review the words.
extension Placeholder {
    /// What it is filled with.
    var meaning: String {
        switch self {
        case .name: "what to call the runner"
        case .bot: "what the bot is called on this network"
        case .club: "the club's name"
        case .emergencyNumber: "the number to call in an emergency, from the settings"
        case .choices: "the numbered options; without it they stand behind the text"
        case .because: "the reasons of the decision, one sentence each"
        case .items: "the advice items of the decision, in the order of the rules"
        case .unclear: "what stayed unclear, in words"
        case .checkIn: "that the bot asks again, or when to say hi; nothing where it asks if it may"
        case .nextCheckIn: "when the runner is asked again, such as \"on Thursday\""
        case .days: "whole days since the pain began, such as \"3 days\""
        case .noted: "what was understood, in words"
        case .action: "the first line of the last decision"
        case .sources: "where each line of the decision comes from"
        case .iceMinutes: "how long to cool, in minutes; fixed by the rules"
        case .iceTimes: "how often to cool, in times a day; fixed by the rules"
        case .heatMinutes: "how long a hot tub or sauna may last, in minutes; fixed by the rules"
        case .restDays: "how long to rest, in days; fixed by the rules"
        case .returnMinutes: "how long a run of the way back takes, in minutes; fixed by the rules"
        case .step: "what is run on a day of the way back, in words"
        case .planDay: "the how-manyth day of the way back"
        case .weekday: "the day of a run, such as \"on Thursday\""
        case .rounds: "how often running and walking take turns; fixed by the rules"
        case .runMinutes: "how long is run at a time, in minutes; fixed by the rules"
        case .walkMinutes: "how long is walked after each, in minutes; fixed by the rules"
        case .keepDays: "how long answers are kept, such as \"90 days\"; from the settings"
        case .code: "the code by which somebody is known again"
        case .contact: "what a person of the club is called who comes"
        case .minutes: "how many minutes a timer runs"
        case .times: "the times of day at which the bot reminds"
        case .date: "the day on which it was said, such as 2026-03-01"
        case .words: "the runner's own words, 60 letters at most"
        }
    }

    /// What it may look like when it is filled.
    var example: String {
        switch self {
        case .name: "Mia"
        case .bot: "sweep"
        case .club: "the club"
        case .emergencyNumber: "112"
        case .choices: "1 yes  2 no"
        case .because: "the reasons"
        case .items: "the advice items"
        case .unclear: "your age"
        case .checkIn: "Say hi on Thursday and I'll ask how it is."
        case .nextCheckIn: "on Thursday"
        case .days: "3 days"
        case .noted: "it began up to 3 days ago"
        case .action: "the action"
        case .sources: "the sources"
        case .iceMinutes: Self.words(Parameters.iceMinutes)
        case .iceTimes: Self.words(Parameters.iceTimesPerDay)
        case .heatMinutes: Self.words(Parameters.hotTubMinutes)
        case .restDays: "\(Parameters.restDays) days"
        case .returnMinutes: "\(Parameters.returnMinutes)"
        case .step: "5 times 1 min easy running and 3 min walking"
        case .planDay: "3"
        case .weekday: "on Thursday"
        case .rounds: "\(Parameters.returnSteps[0].rounds)"
        case .runMinutes: "\(Parameters.returnSteps[0].runMinutes)"
        case .walkMinutes: "\(Parameters.returnSteps[0].walkMinutes)"
        case .keepDays: "90 days"
        case .code: "k7qm2-xhd9p"
        case .contact: "ann"
        case .minutes: "\(Parameters.iceMinutes.upperBound)"
        case .times: "18:00, 9:00, 13:00"
        case .date: "2026-03-01"
        case .words: "since Sunday"
        }
    }

    /// Those that every text may name.
    static let everywhere: [Placeholder] = [.name, .bot, .club, .emergencyNumber]

    private static func words(_ range: ClosedRange<Int>) -> String {
        "\(range.lowerBound) to \(range.upperBound)"
    }
}
