/// The words that all topics of a language have in common.
public struct SharedWords: Equatable, Sendable {
    /// The language, as a BCP 47 tag.
    public let language: String
    /// The words of every phrase.
    public let phrases: [Phrase: Text]
    /// What somebody says who only says hello, in lower case.
    public let greetings: Set<String>
    /// What somebody says whom help has reached after an emergency, in lower case; only as the whole
    /// message.
    public let helpCame: Set<String>
    /// What somebody says, beside yes, who agrees to be asked how it is, in lower case; only as the
    /// whole message.
    public let agrees: Set<String>
    /// What somebody says, beside no, who does not want to be asked how it is, in lower case; only as
    /// the whole message.
    public let declines: Set<String>
    /// What somebody says in a room who wants the bot to be quiet there, in lower case; only as the
    /// whole message.
    public let asksForQuiet: Set<String>
    /// What somebody says who does not want to be offered help, in lower case; only as the whole
    /// message.
    public let declinesOffers: Set<String>
    /// What somebody says, beside yes, by whom a person of the club may be told of the wish alone, in
    /// lower case; only as the whole message.
    public let sharesWish: Set<String>
    /// What somebody says by whom a person of the club may be told their answers as well, in lower
    /// case; only as the whole message.
    public let sharesAnswers: Set<String>
    /// What somebody says who is asked how it went since.
    public let followUps: FollowUpWords
    /// What somebody says before a resume code, in lower case.
    public let resumes: Set<String>
    /// What somebody says who asks for this language, in lower case; only as the whole message.
    public let asksFor: Set<String>
    /// The days of the week, Monday first.
    public let weekdays: [String]
    /// "1 day", "2 days": a count of days in words.
    public let days: Plural

    /// Makes the words.
    public init(
        language: String,
        phrases: [Phrase: Text],
        greetings: Set<String>,
        helpCame: Set<String>,
        agrees: Set<String>,
        declines: Set<String>,
        asksForQuiet: Set<String>,
        declinesOffers: Set<String>,
        sharesWish: Set<String> = [],
        sharesAnswers: Set<String> = [],
        followUps: FollowUpWords = FollowUpWords(),
        resumes: Set<String>,
        asksFor: Set<String>,
        weekdays: [String],
        days: Plural
    ) {
        self.language = language
        self.phrases = phrases
        self.greetings = greetings
        self.helpCame = helpCame
        self.agrees = agrees
        self.declines = declines
        self.asksForQuiet = asksForQuiet
        self.declinesOffers = declinesOffers
        self.sharesWish = sharesWish
        self.sharesAnswers = sharesAnswers
        self.followUps = followUps
        self.resumes = resumes
        self.asksFor = asksFor
        self.weekdays = weekdays
        self.days = days
    }

    /// Everything that is said whatever the topic.
    public enum Phrase: String, CaseIterable, Hashable, Sendable {
        /// What is kept; said once, at the first contact.
        case keeps
        case help
        case goodbye
        case goodbyeInEmergency = "goodbye in an emergency"
        case welcomeBack = "welcome back"
        case undone
        case nothingToUndo = "nothing to undo"
        case whyAnything = "why"
        case restarted
        case person
        case personHere = "person here"
        case shareAsk = "share?"
        case shareWish = "share wish"
        case shareAnswers = "share answers"
        case shareNothing = "share nothing"
        case offerPerson = "offer person"
        case personAsked = "person asked"
        case personNotAsked = "person not asked"
        case personIsAsked = "person is asked"
        case personLater = "person later"
        case personWithdrawn = "person withdrawn"
        case nobodyThere = "nobody there"
        case nobodyCame = "nobody came"
        case personComes = "person comes"
        case personAnswers = "person answers"
        case personGone = "person gone"
        case personLeft = "person left"
        case personAskedAgain = "person asked again"
        case personAgain = "person again"
        case botAnswers = "bot answers"
        case keptPerson = "kept person"
        case forgetAsk = "forget?"
        case forgotten
        case notForgotten = "not forgotten"
        case myData = "my data"
        case nothingKept = "nothing kept"
        case sources
        case noSourcesYet = "no sources yet"
        case generalSources = "general sources"
        case theArticle = "the article"
        case safetyPoints = "safety points"
        case generalOnly = "general only"
        case adviceFirst = "advice first"
        case noted
        case fromWords = "from words"
        case fromBefore = "from before"
        case undoIfWrong = "undo if wrong"
        case goingBy = "going by"
        case aboutYou = "about you?"
        case aboutSomebodyElse = "about somebody else"
        case unclear
        case cannotExplain = "cannot explain"
        case whichOnes = "which ones?"
        case numbersOnly = "numbers only"
        case movingOn = "moving on"
        case severalHint = "several"
        case oneHint = "one"
        case yes = "a yes"
        case no = "a no"
        case oneAfterAnother = "one after another"
        case unchanged
        case thanks
        case distress
        case stillEmergency = "still an emergency"
        case gladYouGotHelp = "glad you got help"
        case helpToday = "help today"
        case seen
        case notSeen = "not seen"
        case booked
        case askedAgain = "asked again"
        case inTheRoom = "in the room"
        case moreInPrivate = "more in private"
        case emergencyInTheRoom = "emergency in the room"
        case quietInTheRoom = "quiet in the room"
        case offerInTheRoom = "offer in the room"
        case noMoreOffers = "no more offers"
        case slower
        case quietForAWhile = "quiet for a while"
        case to
        case unsureAbout = "unsure about"
        case today
        case tomorrow
        case inAWeek = "in a week"
        case inDays = "in some days"
        case mayAsk = "may i ask?"
        case mayAskForHelp = "may i ask for help?"
        case whyAsk = "why i ask"
        case willAsk = "i will ask"
        case willAskLater = "i will ask later"
        case wontAsk = "i won't ask"
        case iAsk = "asking again"
        case sayHi = "say hi"
        case keptWords = "kept words"
        case keptAdvice = "kept advice"
        case keptAgreed = "kept agreed"
        case keptDeclined = "kept declined"
        case keptTimers = "kept timers"
        case keptOffer = "kept offer"
        case keptNoOffers = "kept no offers"
        case exporting
        case summary
        case summaryConcerns = "summary concerns"
        case summaryRest = "summary rest"
        case summaryUnsure = "summary unsure"
        case noSummaryYet = "no summary yet"
        case knownByCode = "known by code"
        case freshCode = "fresh code"
        case noCodeNeeded = "no code needed"
        case resumed
        case wrongCode = "wrong code"
        case tooManyCodes = "too many codes"
        case timerSet = "timer set"
        case timerRange = "timer range"
        case timerOver = "timer over"
        case timersDropped = "timers dropped"
        case planSet = "plan set"
        case planNow = "plan now"
        case noPlan = "no plan"
        case helpPlan = "help plan"
        case returnPlan = "return plan"
        case returnDay = "return day"
        case returnStep = "return step"
        case returnLastStep = "return last step"
        case returnStop = "return stop"
        case returnClinician = "return clinician"
        case returnUntil = "return until"
        case returnOffer = "return offer"
        case noReturn = "no return"
        case mayRemind = "may i remind?"
        case willRemind = "i will remind"
        case wontRemind = "i won't remind"
        case returnToday = "return today"
        case lastRun = "last run?"
        case lastRunAlone = "last run alone?"
        case returnDone = "return done"
        case returnOn = "return on"
        case returnPain = "return pain"
        case returnEnded = "return ended"
        case returnSilence = "return silence"
        case keptReturn = "kept return"
        case keptReminding = "kept reminding"
        case cannotRemember = "cannot remember"
        case rememberAgain = "remember again"
        case paused
        case pausedInTheRoom = "paused in the room"
        case goesOn = "goes on"
        case ignored
        case thisLanguage = "this language"
        case inThisLanguage = "in this language"
        case keptLanguage = "kept language"

        /// What has to stand in braces in it: an emergency is never told without the number.
        public var requiredPlaceholders: Set<Placeholder> {
            switch self {
            case .distress, .stillEmergency, .helpToday, .quietForAWhile, .emergencyInTheRoom,
                .aboutYou, .aboutSomebodyElse, .help, .goodbye, .goodbyeInEmergency, .person,
                .personHere, .personAsked, .personAskedAgain, .nobodyThere, .nobodyCame, .slower,
                .cannotRemember, .paused, .pausedInTheRoom, .ignored:
                [.emergencyNumber]
            default: placeholders
            }
        }

        /// What may stand in braces in it, beside the name, the bot, the club and the number.
        public var placeholders: Set<Placeholder> {
            switch self {
            case .noted, .myData, .resumed, .goingBy: [.noted]
            case .summaryConcerns, .summaryRest, .summaryUnsure: [.noted]
            case .summary: [.date]
            case .fromWords: [.words, .noted]
            case .fromBefore: [.date, .noted]
            case .sources, .generalSources, .theArticle, .safetyPoints: [.sources]
            case .unchanged: [.action]
            case .numbersOnly, .shareAsk: [.choices]
            case .keeps: [.keepDays]
            case .inDays: [.days]
            case .mayAsk, .mayAskForHelp, .willAsk, .iAsk, .sayHi: [.nextCheckIn]
            case .keptAdvice: [.date, .action]
            case .knownByCode, .freshCode: [.code]
            case .personAsked, .personAskedAgain, .personIsAsked, .keptPerson: [.code]
            case .personComes, .personAnswers, .personGone, .personLeft: [.contact]
            case .timerSet: [.minutes]
            case .timerRange, .planNow: [.iceMinutes]
            case .planSet: [.times]
            case .returnPlan: [.returnMinutes]
            case .returnDay: [.planDay, .weekday, .step]
            case .returnStep: [.rounds, .runMinutes, .walkMinutes]
            case .returnLastStep: [.runMinutes]
            case .returnUntil: [.weekday]
            case .returnToday, .lastRun: [.step]
            case .returnOn: [.weekday, .step]
            case .keptReturn: [.date]
            default: []
            }
        }
    }
}
