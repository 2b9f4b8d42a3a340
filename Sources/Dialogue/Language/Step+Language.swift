internal import RulesCore
internal import Understanding

/// In which language somebody is heard and spoken to.
extension Step {
    // MARK: - Written

    /// Listens to a message: who begins in a language is spoken to in it, and so is from now on who
    /// writes clearly in another one, unless they have asked for the one that is spoken.
    ///
    /// A hello alone settles nothing: "hola" is said in English clubs too.
    mutating func listen(to text: String) {
        let message = Listening(text, in: languages)
        heardIn = message.leading ?? wording.edition
        alarms = message.alarms(besides: heardIn, now: now)
        let isFirst = conversation.stage == .new || conversation.stage == .forgotten
        if let leading = message.leading, isFirst || isOnlyMet || message.isClear {
            follow(leading)
        }
    }

    /// Whether all that was said so far is one message, in another language than the club's, that
    /// told nothing.
    private var isOnlyMet: Bool {
        conversation.turn == 1 && conversation.entries.isEmpty
            && conversation.language.map { $0 != languages.editions[0].language } ?? false
    }

    /// What the message says to a question, with the red flags and the distress that any language has
    /// heard in it.
    ///
    /// They are answered in the language of their words, where the one that is spoken does not hear
    /// them.
    mutating func hear(_ text: String, asking question: Question?) -> Reading {
        let own = heardIn.reader.read(text, asking: question, now: now)
        let heard = (own.isAlarm ? [heardIn] : []) + alarms.map(\.edition)
        if let first = heard.first,
            !heard.contains(where: { $0.language == wording.edition.language })
        {
            follow(first)
            // What was asked for stays; the answer is in the language of the words all the same.
            speak(first)
        }
        return alarms.reduce(own) { $0.adding($1.reading) }
    }

    /// What waits for an answer, in the words of the language that the message is in.
    var questionAsHeard: Question? {
        var step = self
        step.wording = wording.speaking(heardIn)
        return step.question
    }

    private mutating func follow(_ edition: ScriptLibrary.Edition) {
        guard conversation.spoken?.isAskedFor != true else { return }
        conversation.spoken = Conversation.Spoken(edition.language, isAskedFor: false)
        speak(edition)
    }

    /// From here on all is said in that language.
    mutating func speak(_ edition: ScriptLibrary.Edition) {
        guard edition.language != wording.edition.language else { return }
        hasSwitched = true
        wording = wording.speaking(edition)
        cameFrom = place(of: conversation.pending)
    }

    // MARK: - Asked for

    /// How to ask for each language but the one that is spoken, in its own words.
    var otherLanguages: [String] {
        let others = languages.editions.filter { $0.language != wording.edition.language }
        return Template.packed(others.flatMap { wording.speaking($0).phrase(.thisLanguage) })
    }

    /// Goes on in the language that the message asks for, whatever is written from now on, and says
    /// again what waits or was told.
    mutating func speakAsAsked(_ edition: ScriptLibrary.Edition) {
        conversation.turn += 1
        conversation.checkIn?.breakSilence(on: now.dayNumber)
        conversation.spoken = Conversation.Spoken(edition.language, isAskedFor: true)
        speak(edition)
        say(.inThisLanguage)
        switch conversation.stage {
        case .new, .forgotten:
            greetOrWelcome()
            goOn()
        case .stopped:
            break
        case .interview, .decided:
            sayAgain()
        }
    }
}
