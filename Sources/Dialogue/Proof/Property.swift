/// What is proved of the scripts each time they are loaded.
///
/// The names are those of the checks of the dialogue language.
public enum Property: String, CaseIterable, Hashable, Sendable {
    /// Every fact that can matter is asked, each of its values can be answered, and nothing is
    /// decided while an answer could still change it.
    case askCover = "S3"
    /// The emergencies are asked before anything else.
    case safetyFirst = "S4"
    /// Every text can be heard by somebody.
    case reachable = "S5"
    /// Whatever is answered, the interview ends in a decision.
    case ends = "S6"
    /// The longest interview stays short.
    case bounded = "S7"
    /// Wherever the talk stands, a red flag leads to its advice within one turn.
    case redFlagAnywhere = "S8"
    /// Commands work wherever the talk stands, and no words of a script hide one.
    case commandsAnywhere = "S9"
    /// Every phrase is understood as what it stands for, with all words loaded.
    case noSteal = "S12"
    /// Every question with its options is one line on IRC, on every rung.
    case lineBudget = "S13"
    /// What is not understood is asked in plainer words, by numbers only, and then left `unknown`.
    case ladder = "S16"
    /// A general question is heard as its own topic and as nothing else, and takes no words from
    /// anything else; wherever it is asked, nothing is learnt from it.
    case generalApart = "S17"
    /// Wherever the talk stands a person can be asked for, and the answers to that answer nothing else.
    case personAnywhere = "S18"

    /// What holds, in a few words.
    public var claim: String {
        switch self {
        case .askCover: "all that matters is asked before anything is decided"
        case .safetyFirst: "the emergencies come first"
        case .reachable: "every question, in its plainer words too, and every level can be heard"
        case .ends: "whatever is answered, every talk ends in a decision"
        case .bounded: "answered by numbers, no interview is too long"
        case .redFlagAnywhere: "a red flag is answered at once, wherever the talk stands"
        case .commandsAnywhere: "commands work wherever the talk stands"
        case .noSteal: "every listed phrase is understood as what it stands for"
        case .lineBudget: "every question fits one line, with its options"
        case .ladder: "what is not understood is asked again plainer, and never taken for no"
        case .generalApart: "a general question is nothing else, and changes nothing"
        case .personAnywhere: "a person can be asked for anywhere, and that answers nothing else"
        }
    }
}
