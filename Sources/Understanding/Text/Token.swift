/// One word, number or symbol of a message.
struct Token {
    /// Where its folded letters lie in the message's buffer.
    var letters: Range<Int>
    /// Where it stands in the text, in UTF-8 offsets.
    var source: Range<Int>
    var kind: Kind
    /// The whole part of a number; 0 for other kinds.
    var number: Int = 0
    /// Whether a number has a fraction that is not zero.
    var hasFraction = false
    /// The letters of the word in front of the apostrophe, where it has one.
    var stem: Range<Int>?
    /// What parts it from the token before.
    var pause: Pause
    /// The last punctuation before it, or 0.
    var joint: UInt8
    /// Whether nothing, or only punctuation, stands between it and the token before.
    var isGlued: Bool
    /// Its place in the vocabulary, or -1.
    var word: Int32 = -1
    /// Whether the vocabulary word is a guess about spelling.
    var isGuessed = false
    /// Whether phrases may be matched as if it were not there.
    var isSkipped = false
    /// Whether it is a word such as "but" or "not", which no phrase reaches over.
    var isTurn = false
    /// Whether it is written as names are, with a capital in front.
    var isName = false
    /// Whether a clause of its own may begin with it, as with "I", "she" or "the".
    var isSubject = false

    enum Kind: UInt8 {
        case word
        case number
        case symbol
    }

    enum Pause: UInt8, Comparable {
        case none
        case comma
        case stop

        static func < (left: Pause, right: Pause) -> Bool { left.rawValue < right.rawValue }
    }
}
