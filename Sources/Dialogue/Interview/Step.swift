internal import RulesCore
internal import Understanding

/// One turn in the making.
struct Step {
    let languages: Languages
    /// The words of the language that the runner is spoken to in.
    var wording: Wording
    let now: LocalMoment
    var conversation: Conversation
    var replies: [String] = []
    var isUrgent = false
    var holdsWords = false
    var isUnclear = false
    var repliesToAction = 0
    var wishes: [Wish] = []
    /// The name of the topic that was answered in general.
    var topic: String?
    /// From which words facts were taken.
    var heard: [Heard] = []
    /// A fresh code that may be told.
    var code: ResumeCode?
    /// Whether timers of the runner's are to ring yet.
    var hasTimers = false
    /// What is kept of help that was offered unasked.
    var offer: HelpOffer?
    /// What there is of the club's first aid; nil where the club has none.
    var firstAid: FirstAid?
    /// What is known by now.
    private(set) var known: KnownFacts
    /// The place in the script of the question that waited when the message came.
    var cameFrom: Int?
    /// The language that the message is read in.
    var heardIn: ScriptLibrary.Edition
    /// What other languages have heard in the message of red flags and distress.
    var alarms: [(edition: ScriptLibrary.Edition, reading: Reading)] = []
    /// Whether the message has changed the language that is spoken.
    var hasSwitched = false

    init(languages: Languages, wording: Wording, now: LocalMoment, conversation: Conversation) {
        self.languages = languages
        self.wording = wording
        heardIn = wording.edition
        self.now = now
        self.conversation = conversation
        known = conversation.known(on: now.dayNumber)
        cameFrom = place(of: conversation.pending)
    }

    /// What the step has led to.
    var turn: Turn {
        Turn(
            conversation: conversation,
            replies: replies,
            isUrgent: isUrgent,
            holdsWords: holdsWords,
            repliesToAction: repliesToAction,
            isUnclear: isUnclear,
            heard: stillHeard,
            topic: topic,
            wishes: wishes
        )
    }

    var script: Script { wording.edition.script }

    /// Takes one message.
    ///
    /// The order is the order of care: an emergency first, then what was asked, then what was said
    /// besides, then the next question.
    mutating func take(_ text: String) {
        if let edition = languages.asked(for: text) { return speakAsAsked(edition) }
        listen(to: text)
        var reading = read(text)
        if let general = general(asked: text, reading) { return answer(general) }
        if tellsOfHelp(reading, text) { return takeHelpToday() }
        if let answer = answerToSharing(reading, text) { reading = answer }
        guard conversation.pending?.kind == .mayAsk,
            reading.command == nil || declines(reading, text)
        else { return take(reading, text) }
        reading = answerToMayAsk(reading, text)
        let hasAgreed = conversation.agreement == .agreed
        take(reading, text)
        // The advice says so itself, where it is told anew.
        if hasAgreed, conversation.stage == .decided, repliesToAction == 0, !known.isEmergency {
            say(phraseOfCheckIn(.willAsk))
        }
    }

    /// Reads a message, as an answer to what was asked last or, where somebody was asked how it is,
    /// to that.
    private mutating func read(_ text: String) -> Reading {
        let reading = hear(text, asking: questionAsHeard)
        let isCheckIn =
            conversation.checkIn?.sent ?? 0 > 0
            || conversation.entries.contains { $0.kind == .reopened(.trend) }
        // "Gone" is what it is to how bad it is, too.
        guard isCheckIn || asked == [.severity], !known.asked.contains(.trend),
            reading.answer == nil,
            reading.findings.isEmpty, reading.command == nil,
            !reading.isDistress
        else { return reading }
        let again = hear(text, asking: .trend)
        return again.findings.contains { $0.value.fact == .trend } ? again : reading
    }

    /// Takes one message as it was read.
    mutating func take(_ reading: Reading, _ text: String) {
        conversation.turn += 1
        conversation.checkIn?.breakSilence(on: now.dayNumber)
        var reading = reading
        if takeReturnAnswer(&reading, text) { return }
        if let command = reading.command { return obey(command, reading.commandNumber) }
        if takeMayAsk(reading) { return }
        if takeSharing(reading, text) { return }
        if reading.about == .other { return askWhetherAboutYou() }
        if takeSeen(reading, text) { return }

        let before = known
        if !isConfirming, isFollowUpDue {
            if takeWhetherSeen(unasked: reading, text) { return }
            if tellsThatItWentWell(reading, text) { return say(.thanks) }
            if isAskedOnTheWayBack, !heardIn.shared.followUps.tellsThatItHurt(text) {
                takeUpCheckIn()
            } else if tellsOfPain(text) {
                reopenAfterPain()
            } else {
                reopenForFollowUp()
            }
        }
        let allowedReturn = allowsReturnBegun
        let intake = learn(from: reading, text)
        endReturnIfForbidden(allowed: allowedReturn)
        let isEmergency = known.isEmergency
        // What to do comes first, also on the day of a check-in.
        if isEmergency && !before.isEmergency || reading.isDistress { replies = [] }
        if isEmergency, !before.isEmergency { return tellDecision() }
        if reading.isDistress, !isEmergency { return warn(.distress) }
        if isEmergency, isConfirming, !reading.findings.isEmpty { conversation.pending = nil }
        if takeConfirmation(reading) { return }
        if isEmergency { return stayWithEmergency(reading, text) }

        greetOrWelcome()
        let wasSharing = conversation.pending?.kind == .share
        if wasSharing, intake == .nothing { return hasSwitched ? putAgain() : climbSharing() }
        let wasDecided = conversation.stage == .decided
        if wasDecided, intake == .nothing {
            if tellsOfPain(text) {
                reopenAfterPain()
                return goOn()
            }
            if hasSwitched, wasAsked { return putAgain() }
            if takeUpAppointment(text) { return leaveOffer() }
            say(reading.asksMeaning ? .cannotExplain : .thanks)
            return leaveOffer()
        }
        // What was told of the pain goes first.
        if wasSharing { say(.personLater) }
        conversation.stage = .interview
        sayNoted(before: before, reading: reading)
        switch intake {
        case .nothing where wasAsked && (hasSwitched || isGreeting(text)): resume()
        case .nothing where wasAsked && reading.asksMeaning:
            say(.cannotExplain)
            putAgain()
        case .nothing where wasAsked: climb()
        case .notSure: makePlainer()
        case .whichOnes: askAgain(.whichOnes)
        case .nothing, .something: goOn(before: wasDecided ? before : nil)
        }
    }

    /// Whether a question was waiting before this message.
    private var wasAsked: Bool { conversation.pending != nil }

    /// Whether the message only says hello, or what opens the topic.
    private func isGreeting(_ text: String) -> Bool {
        let words = text.wordsOnly
        return heardIn.shared.greetings.contains(words) || heardIn.script.openers.contains(words)
    }

    mutating func say(_ messages: [String]) {
        replies += messages
    }

    mutating func say(_ phrase: SharedWords.Phrase) {
        say(wording.phrase(phrase))
    }

    /// Says something that somebody's safety may hang on.
    mutating func warn(_ phrase: SharedWords.Phrase) {
        say(phrase)
        isUrgent = true
    }

    // MARK: - What is known

    /// Adds to what is known.
    mutating func enter(_ kind: Entry.Kind) {
        let entry = Entry(turn: conversation.turn, day: now.dayNumber, kind: kind)
        conversation.entries.append(entry)
        entry.apply(to: &known, on: now.dayNumber)
    }

    /// Forgets the entries that are to be forgotten.
    mutating func removeEntries(where isGone: (Entry) -> Bool) {
        conversation.entries.removeAll(where: isGone)
        known = conversation.known(on: now.dayNumber)
    }

    /// Takes over what was said in a later conversation.
    mutating func takeOver(_ later: Conversation) {
        conversation = conversation.taking(later, on: now.dayNumber)
        known = conversation.known(on: now.dayNumber)
    }

    /// Begins anew, with nothing known but whether the runner may be asked, and in which language.
    mutating func beginAnew() {
        let before = conversation
        conversation = Conversation(seed: before.seed)
        conversation.turn = before.turn
        conversation.agreement = before.agreement
        conversation.spoken = before.spoken
        known = KnownFacts()
    }

    // MARK: - Beginning and coming back

    /// Says hello to somebody new or back, who is in the interview from now on.
    mutating func greetOrWelcome() {
        switch conversation.stage {
        case .new, .forgotten:
            say(wording.messages(script.hello))
            sayWhatIsKept()
            if code != nil { tellCode(.knownByCode) }
        case .stopped:
            say(.welcomeBack)
        case .interview, .decided:
            return
        }
        conversation.stage = .interview
    }

    // MARK: - Going on

    /// Asks the next question, or tells the decision when no answer can change it any more.
    mutating func goOn(before: KnownFacts? = nil) {
        let next = nextQuestion()
        sayInPassing(to: next)
        if let pending = next {
            conversation.pending = pending
            say(prompt(pending))
        } else {
            tellDecision(before: before)
        }
    }

    /// Puts the question again that a digression left open.
    mutating func resume() {
        if conversation.stage == .interview { goOn() }
    }
}

extension String {
    /// Its words in lower case, with single spaces between them and nothing else.
    var wordsOnly: String {
        lowercased().split { !$0.isLetter && $0 != "'" }.joined(separator: " ")
    }
}
