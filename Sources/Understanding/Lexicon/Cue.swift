import RulesCore

/// The parts of a language's grammar that the reader knows.
public enum Cue: UInt8, CaseIterable, Hashable, Sendable {
    // MARK: Answers

    /// "yes".
    case yes
    /// "no", as an answer.
    case no
    /// "none of them".
    case none
    /// "all of them".
    case all
    /// "I don't know", "can't say".
    case notSure
    /// "a bit", "sometimes", "I think so": yes, when asked.
    case weakYes
    /// "not really", "I don't think so": neither yes nor no.
    case weakNo
    /// "option", "number", before the number of an option.
    case option
    /// Joins numbers of options: "and".
    case and
    /// Parts two numbers of which one counts: "or", "to".
    case or

    // MARK: Turning meaning

    /// "not", "haven't": denies what follows in its clause.
    case negation
    /// "no", "without": denies a list.
    case absence
    /// "not only", "no wonder": looks like a negation and is none.
    case falseNegation
    /// "is fine", "clear", behind what it denies.
    case fine
    /// "but", "although": ends the reach of what came before.
    case terminator
    /// "I", "it", "the": begins a clause of its own.
    case subject
    /// "maybe", "not sure if": what follows stays unsettled.
    case doubt
    /// "mostly", "I guess", "unless": a red flag is not lowered by half.
    case hedge
    /// "last year", "when I was young", "not any more": was, and is not said to be.
    case past
    /// "now", "is", "I've": a clause of its own beside one about the past is about the present.
    case present
    /// "still", "ever since": what began long ago goes on.
    case lasting
    /// "actually", "I mean", "sorry": what follows corrects what came before.
    case correction

    // MARK: Who and whether

    /// "my mate", "she": somebody else.
    case other
    /// "has", "fell", behind a name: somebody else's doing.
    case doing
    /// "phone", "gazebo": what it does is nobody's health.
    case thing
    /// "by", "like", before somebody who does something to the speaker, or only in a comparison.
    case agent
    /// "says", "reckons", after somebody else: what is told is about the speaker.
    case reporting
    /// "I", "my".
    case firstPerson
    /// "what if", "should I": not a statement.
    case hypothetical
    /// "google says", "when you": holds for anybody, up to the next word of the speaker.
    case general
    /// "what is sciatica": only asks about a word, when it is the whole message.
    case asksMeaning
    /// "if": not a statement where somebody tells what they would do then.
    case condition
    /// "I'd call", "what would": tells what one would do.
    case would
    /// "I'll", "should I", "told me to": what follows is not done yet.
    case intention
    /// "asking for a friend": nothing in the message is about the speaker.
    case proxy
    /// Sayings and names that only sound like health words.
    case ignored
    /// Words that speak of one's health without touching a fact.
    case health
    /// The back and its pain.
    case pain
    /// Emergency, or a wish to die or to harm oneself.
    case distress

    // MARK: Time and number

    /// "started", "since it began".
    case onset
    /// "ago", "now", behind a time.
    case ago
    /// "for", "since", "over the last", before a time.
    case since
    /// "until", "to go", "pregnant": the time belongs to something else.
    case otherTime
    /// "in", "next", "every", before a time that is not how long the pain lasts.
    case beforeOtherTime
    /// "on", before a weekday that is still to come, as in "three weeks on Sunday".
    case on
    /// "last", before a weekday.
    case last
    /// "a", "one".
    case one
    /// "a couple of".
    case couple
    /// "a few".
    case few
    /// "half".
    case half
    /// "nearly".
    case nearly
    /// "over", "more than".
    case over
    /// "k", "miles", behind a number that is then neither an age nor a score.
    case measure
    /// "weeks", "ages", "a while": long, nobody knows how long.
    case vagueTime
    /// "out of ten".
    case outOfTen
    /// "pain is a", before a score.
    case score
    /// "I'm", "aged", before an age.
    case age
    /// "years old", behind an age.
    case yearsOld
    /// "to", "through": between the first and the last of several options.
    case through
    /// "since": up to now, from the time behind it, or at the end of words from one told before.
    case sinceThen
    /// "please", "now": may stand beside a command.
    case polite

    /// The name in a words file: "not sure" for `notSure`.
    public var name: String {
        "\(self)"
            .reduce(into: "") { name, letter in
                name += letter.isUppercase ? " " + letter.lowercased() : String(letter)
            }
    }

    /// The cue of that name, or nil.
    public init?(named name: some StringProtocol) {
        guard let cue = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = cue
    }
}

/// A set of cues.
typealias CueSet = EnumSet<Cue>
