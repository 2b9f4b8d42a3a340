/// The tokens of one text, with the folded letters that they point to.
///
/// Formatting codes of IRC are left out (bold, colour and so on, modern.ircdocs.horse/formatting).
/// An apostrophe inside a word is left out too, so "can't" and "cant" are one word.
struct Tokens {
    private(set) var letters: [UInt8] = []
    private(set) var all: [Token] = []
    /// The last punctuation after the last token, or 0.
    private(set) var lastJoint: UInt8 = 0

    /// Longer texts are read up to here; far above any one chat message.
    static let maxTokens = 1024

    private var start = 0
    private var sourceStart = 0
    private var sourceEnd = 0
    private var stem: Range<Int>?
    private var pendingApostrophe = false
    private var pause = Token.Pause.none
    private var joint: UInt8 = 0
    private var isGlued = false
    private var fractionStart: Int?
    private var pendingPoint = false
    /// Whether the word has letters that are not ASCII.
    private var isForeign = false
    /// Whether the word begins with a capital, and whether it has others.
    private var beginsCapital = false
    private var hasCapital = false

    init(_ text: some StringProtocol) {
        letters.reserveCapacity(128)
        all.reserveCapacity(32)
        var skipper = FormattingCodes()
        var offset = 0
        for scalar in text.unicodeScalars {
            let width = UTF8.width(scalar)
            if !skipper.skips(scalar) { take(scalar, at: offset, width: width) }
            offset += width
            if all.count >= Self.maxTokens { break }
        }
        finish()
        lastJoint = joint
    }

    private mutating func take(_ scalar: Unicode.Scalar, at offset: Int, width: Int) {
        switch Folding.fold(scalar) {
        case .letter(let byte):
            append(byte, at: offset, width: width)
            note(isCapital: Self.isCapital(scalar), isFirst: sourceStart == offset)
        case .pair(let first, let second):
            append(first, at: offset, width: width)
            append(second, at: offset, width: width)
        case .foreign(let letter):
            for byte in UTF8.encode(letter).map({ Array($0) }) ?? [] {
                append(byte, at: offset, width: width)
            }
            isForeign = true
        case .dropped: break
        case .other(let byte): part(byte, at: offset, width: width)
        }
    }

    private mutating func note(isCapital: Bool, isFirst: Bool) {
        if isFirst {
            beginsCapital = isCapital
            hasCapital = false
        } else if isCapital {
            hasCapital = true
        }
    }

    private static func isCapital(_ scalar: Unicode.Scalar) -> Bool {
        ("A"..."Z").contains(scalar) || ("\u{C0}"..."\u{DE}").contains(scalar)
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private mutating func append(_ byte: UInt8, at offset: Int, width: Int) {
        let isOpen = letters.count > start
        if isOpen {
            let wasDigit = Self.isDigit(letters[letters.count - 1])
            if pendingPoint {
                pendingPoint = false
                if Self.isDigit(byte), fractionStart == nil {
                    fractionStart = letters.count
                } else {
                    finish()
                    pause = .stop
                    joint = UInt8(ascii: ".")
                    isGlued = true
                }
            } else if wasDigit != Self.isDigit(byte) {
                finish()
                isGlued = true
            }
            if pendingApostrophe {
                pendingApostrophe = false
                stem = stem ?? start..<letters.count
            }
        }
        if letters.count == start { sourceStart = offset }
        letters.append(byte)
        sourceEnd = offset + width
    }

    /// Takes a byte that is not part of a word.
    private mutating func part(_ byte: UInt8, at offset: Int, width: Int) {
        let isOpen = letters.count > start
        if byte == Folding.apostrophe, isOpen {
            pendingApostrophe = true
            return
        }
        if byte == UInt8(ascii: "."), isOpen, !pendingPoint,
            Self.isDigit(letters[letters.count - 1])
        {
            pendingPoint = true
            return
        }
        let hadPoint = pendingPoint
        finish()
        if hadPoint { pause = .stop }
        switch byte {
        case UInt8(ascii: " "): isGlued = false
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ";"),
            UInt8(ascii: "\n"):
            pause = .stop
            joint = byte
        case UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "("), UInt8(ascii: ")"):
            pause = max(pause, .comma)
            joint = byte
        case UInt8(ascii: "-") where !isGlued:
            pause = max(pause, .comma)
            joint = byte
        case Folding.symbol where width > 1:
            add(.symbol, letters: start..<start, source: offset..<(offset + width))
            pause = .comma
        default: joint = byte
        }
    }

    private mutating func finish() {
        defer {
            pendingPoint = false
            pendingApostrophe = false
            isForeign = false
        }
        guard letters.count > start else { return }
        if isForeign, let latin = LookAlikes.latin(letters[start...]) {
            letters.replaceSubrange(start..., with: latin)
            stem = nil
        }
        let range = start..<letters.count
        let source = sourceStart..<sourceEnd
        if Self.isDigit(letters[start]) {
            let whole = start..<(fractionStart ?? letters.count)
            // Five digits are more than any number that means something here.
            let number = letters[whole].prefix(5)
                .reduce(0) {
                    $0 * 10 + Int($1 - UInt8(ascii: "0"))
                }
            let fraction = letters[whole.upperBound..<letters.count]
            add(.number, letters: range, source: source)
            all[all.count - 1].number = number
            all[all.count - 1].hasFraction = fraction.contains { $0 != UInt8(ascii: "0") }
        } else {
            add(.word, letters: range, source: source)
            all[all.count - 1].stem = stem
            all[all.count - 1].isName = beginsCapital && !hasCapital && range.count > 1
        }
        start = letters.count
        stem = nil
        fractionStart = nil
    }

    private mutating func add(_ kind: Token.Kind, letters: Range<Int>, source: Range<Int>) {
        all.append(
            Token(
                letters: letters,
                source: source,
                kind: kind,
                pause: all.isEmpty ? .none : pause,
                joint: joint,
                isGlued: isGlued
            )
        )
        pause = .none
        joint = 0
        isGlued = true
    }

    // MARK: - What later steps write

    mutating func set(
        word: Int32,
        isGuessed: Bool,
        isSkipped: Bool,
        isTurn: Bool,
        isSubject: Bool,
        at index: Int
    ) {
        all[index].word = word
        all[index].isTurn = isTurn
        all[index].isSubject = isSubject
        all[index].isGuessed = isGuessed
        all[index].isSkipped = isSkipped
    }

    /// Says the number that a word stands for.
    mutating func set(number: Int, at index: Int) {
        all[index].kind = .number
        all[index].number = number
    }

    /// Makes one token of several.
    mutating func merge(through last: Int, into first: Int) {
        let end = all[last].source.upperBound
        all[first].source = all[first].source.lowerBound..<end
        all.removeSubrange((first + 1)...last)
    }
}
