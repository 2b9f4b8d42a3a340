internal import Dialogue

/// When each shared phrase is said, for those who word it.
extension SharedWords.Phrase {
    /// When it is said.
    var meaning: String {
        switch self {
        case .keeps: "Said once, at the first contact: what is kept and how to delete it."
        case .help: "After \"help\"."
        case .goodbye: "After \"stop\"; names what to watch for and the number."
        case .welcomeBack: "To somebody who said stop and is back."
        case .undone: "After \"undo\"; the open question follows."
        case .nothingToUndo: "After \"undo\" when there is nothing to take back."
        case .whyAnything: "After \"why\" where the question has no reason of its own."
        case .restarted: "After \"restart\"; the first question follows."
        case .person: "After \"person\": the bot can't fetch one."
        case .forgetAsk: "After \"forget me\": asks yes or no."
        case .forgotten: "Everything was deleted."
        case .notForgotten: "Nothing was deleted."
        case .myData: "After \"my data\"; names {noted}."
        case .nothingKept: "Nothing is kept of the runner."
        case .sources: "After \"sources\"; names {sources}."
        case .noSourcesYet: "After \"sources\" before there is any advice."
        case .noted: "Reads back what was said unasked; names {noted}."
        case .aboutYou: "Asks whether the words were about the runner."
        case .aboutSomebodyElse: "The words were about somebody else."
        case .unclear: "An answer was not understood; the question follows in plainer words."
        case .whichOnes: "\"Yes\" to a list; the list follows."
        case .numbersOnly: "Not understood twice: numbers only; names {choices}."
        case .movingOn: "Not understood three times: goes on, on the careful side."
        case .severalHint: "Behind a list, where several may be chosen."
        case .oneHint: "Behind a question with one answer."
        case .yes: "The label for yes."
        case .no: "The label for no."
        case .oneAfterAnother: "After \"not sure\" to a list: each is asked alone."
        case .unchanged: "A message changed nothing; names {action}."
        case .thanks: "After the advice, when nothing new was said."
        case .distress: "Words of distress or of self-harm; names the number."
        case .stillEmergency: "Whatever is said after an emergency; names the number."
        case .gladYouGotHelp: "Help has come after an emergency."
        case .inTheRoom: "In a channel, when addressed: let's talk privately."
        case .emergencyInTheRoom: "In a channel, when words tell of an emergency."
        case .slower: "Too many messages at once."
        case .to: "Between the ends of a range: 10 to 20."
        case .unsureAbout: "In front of what stayed unclear, in \"my data\"."
        case .tomorrow: "When the runner is asked again: the next day."
        case .inAWeek: "When the runner is asked again: in a week."
        }
    }
}
