public import RulesCore

/// What a phrase of a lexicon stands for.
public enum Meaning: Hashable, Sendable {
    /// A message that is this command, when it is the whole message.
    case command(Reading.Command)
    /// A part of the grammar, such as a negation.
    case cue(Cue)
    /// A value of a fact.
    case value(FactValue, Occasion)
    /// Words that touch a fact without settling it.
    case unclear(Fact, Occasion)
    /// A unit of time.
    case unit(TimeUnit)
    /// A day of the week, 1 for Monday to 7 for Sunday.
    case weekday(Int)
    /// A month, 1 to 12.
    case month(Int)
    /// That many whole days ago.
    case daysAgo(ClosedRange<Int>)
    /// A day that comes once a year.
    case yearly(Feast)
    /// The last Saturday and Sunday.
    case weekend
    /// First, second and so on, from 1.
    case ordinal(Int)

    /// The fact that it is about, if any.
    var fact: Fact? {
        switch self {
        case .value(let value, _): value.fact
        case .unclear(let fact, _): fact
        default: nil
        }
    }

    var unit: TimeUnit? { if case .unit(let unit) = self { unit } else { nil } }
    var weekday: Int? { if case .weekday(let day) = self { day } else { nil } }
    var month: Int? { if case .month(let month) = self { month } else { nil } }
    var ordinal: Int? { if case .ordinal(let number) = self { number } else { nil } }

    /// When it counts.
    public var occasion: Occasion {
        switch self {
        case .value(_, let occasion), .unclear(_, let occasion): occasion
        default: .always
        }
    }

    /// Whether it counts only as an answer to a question about its fact.
    var isWhenAsked: Bool { occasion == .asked }
}

extension Meaning: CustomStringConvertible {
    /// The meaning as a words file puts it: "legs: bothLegs when asked".
    public var description: String {
        switch self {
        case .command(let command): "the command \(command.rawValue)"
        case .cue(let cue): "the cue \(cue.name)"
        case .value(let value, let occasion):
            "\(value.fact.name): \(value.name)\(occasion.suffix)"
        case .unclear(let fact, let occasion):
            "\(fact.name): unclear\(occasion.suffix)"
        case .unit(let unit): unit.rawValue
        case .weekday(let day): "weekday \(day)"
        case .month(let month): "month \(month)"
        case .daysAgo(let days): "\(days.lowerBound) to \(days.upperBound) days ago"
        case .yearly(let feast): "\(feast) of each year"
        case .weekend: "the weekend"
        case .ordinal(let number): "number \(number)"
        }
    }
}

/// A unit of time.
public enum TimeUnit: String, CaseIterable, Sendable {
    case minute
    case hour
    case day
    case week
    case fortnight
    case month
    case year

    /// Whole days in one, as the labelling law counts them; nil below a day.
    var days: Int? {
        switch self {
        case .minute, .hour: nil
        case .day: 1
        case .week: 7
        case .fortnight: 14
        case .month: 30
        case .year: 365
        }
    }
}
