/// A lexicon made ready for reading.
struct CompiledLexicon: Sendable {
    let vocabulary: Vocabulary
    let matcher: Matcher
    /// The words of each group.
    let groups: [String: [String]]
    /// What each phrase stands for, by its number.
    let meanings: [Meaning]
    /// The first phrase that stands for the same, by the number of each phrase.
    let kinds: [Int32]
    /// The number that a word stands for, by word; -1 where it is no number word.
    private let numbers: [Int32]
    private let skipped: [Bool]
    /// Words that no phrase reaches over.
    private let turns: [Bool]
    /// Words that may begin a clause of their own, "I", "she" or "the".
    private let subjects: [Bool]
    private let joiners: Set<Int32>
    private let endings: [Ending]
    /// The words for the back itself.
    let backWords: Set<Int32>

    init(_ lexicon: Lexicon) throws(LexiconError) {
        var words = Vocabulary()
        func add(_ text: String) -> Int32 {
            let tokens = Tokens(text)
            return words.add(tokens.letters[...], isContraction: tokens.all.first?.stem != nil)
        }
        // First of all, so that short forms are the same in messages and in phrases.
        for word in lexicon.shortForms.keys.sorted() {
            let number = add(word)
            for form in lexicon.shortForms[word] ?? [] {
                words.add(Tokens(form).letters[...], for: number)
            }
        }
        let skippedWords = Set(lexicon.skipped.map(add))
        joiners = Set(lexicon.numberJoiners.map(add))
        for word in lexicon.spelledRight { _ = add(word) }
        var exact = Set(lexicon.exact.map(add)).union(skippedWords).union(joiners)
        var numberWords: [Int32: Int32] = [:]
        for (word, number) in lexicon.numbers {
            guard (0...100).contains(number) else { throw .numberOutOfRange(word, number) }
            numberWords[add(word)] = Int32(number)
        }
        exact.formUnion(numberWords.keys)

        let names = lexicon.groups.keys.sorted()
        let parser = PhraseParser(
            groups: Dictionary(uniqueKeysWithValues: zip(names, Int32(0)...))
        )
        var open: Set<Int32> = []
        var groups = PhraseTrieDraft()
        for (number, name) in names.enumerated() {
            for text in lexicon.groups[name] ?? [] {
                guard !text.contains("<"), !text.contains("..."), !text.contains("+") else {
                    throw .signInGroup(text, group: name)
                }
                for sequence in try parser.sequences(of: text, vocabulary: &words) {
                    groups.add(sequence, phrase: Int32(number))
                    open.formUnion(sequence.compactMap(\.word))
                }
            }
        }
        var phrases = PhraseTrieDraft()
        var turningWords: Set<Int32> = []
        var subjectWords: Set<Int32> = []
        for (number, phrase) in lexicon.phrases.enumerated() {
            for sequence in try parser.sequences(of: phrase.text, vocabulary: &words) {
                phrases.add(sequence, phrase: Int32(number))
                let used = sequence.compactMap(\.word)
                if sequence.count == 1 {
                    if phrase.meaning.isTurn { turningWords.formUnion(used) }
                    if phrase.meaning.isSubject { subjectWords.formUnion(used) }
                }
                switch phrase.meaning.spelling {
                case .loose: open.formUnion(used)
                case .exact: exact.formUnion(used)
                case .either: break
                }
            }
        }
        for word in open.subtracting(exact).sorted() { words.allowMisspelling(of: word) }

        backWords = Set(
            (lexicon.groups["back"] ?? []).flatMap { $0.split(separator: " ") }
                .map { add(String($0)) }
        )
        vocabulary = words
        matcher = Matcher(
            groups: PhraseTrie(groups),
            phrases: PhraseTrie(phrases),
            states: lexicon.phrases.map { $0.meaning.arena == .statement }
        )
        meanings = lexicon.phrases.map(\.meaning)
        var firsts: [Meaning: Int32] = [:]
        for (number, meaning) in meanings.enumerated().reversed() {
            firsts[meaning] = Int32(number)
        }
        kinds = meanings.map { firsts[$0] ?? -1 }
        self.groups = lexicon.groups.filter { !$0.value.isEmpty }
        let all = Int32(0)..<Int32(words.count)
        numbers = all.map { numberWords[$0] ?? -1 }
        skipped = all.map { skippedWords.contains($0) }
        turns = all.map { turningWords.contains($0) }
        subjects = all.map { subjectWords.contains($0) }
        endings = lexicon.endings.map(Ending.init)
    }

    /// What may stand at the end of a word in place of its own last letters.
    private struct Ending {
        let written: [UInt8]
        let base: [UInt8]

        /// Reads "s", which only comes behind a word, or "ita/a", which takes the place of an "a".
        init(_ text: String) {
            let sides = text.split(separator: "/").map { Tokens($0).letters }
            written = sides.first ?? []
            base = sides.count > 1 ? sides[1] : []
        }

        /// The word without it; nil where the word does not end so or little would be left.
        func stripped(_ word: ArraySlice<UInt8>) -> [UInt8]? {
            guard word.count > written.count + 2, word.suffix(written.count) == written[...] else {
                return nil
            }
            return word.dropLast(written.count) + base
        }
    }

    /// The tokens of a text, with their words and numbers.
    func tokens(of text: some StringProtocol) -> Tokens {
        var tokens = Tokens(text)
        for index in tokens.all.indices where tokens.all[index].kind == .word {
            let found = word(for: tokens.all[index], in: tokens.letters)
            guard let word = found?.word else { continue }
            tokens.set(
                word: word,
                isGuessed: found?.isGuessed ?? false,
                isSkipped: skipped[Int(word)],
                isTurn: turns[Int(word)],
                isSubject: subjects[Int(word)],
                at: index
            )
            if numbers[Int(word)] >= 0 {
                tokens.set(number: Int(numbers[Int(word)]), at: index)
            }
        }
        joinNumbers(in: &tokens)
        return tokens
    }

    /// The word of the lexicon that a token is, or is most likely meant to be.
    private func word(
        for token: Token,
        in letters: [UInt8]
    ) -> (word: Int32, isGuessed: Bool)? {
        if let word = knownWord(for: token, in: letters) { return (word, false) }
        return vocabulary.guess(token.letters, in: letters).map { ($0, true) }
    }

    /// The word of the lexicon that a token is, as it is written.
    func knownWord(for token: Token, in letters: [UInt8]) -> Int32? {
        let written = letters[token.letters]
        let whole = vocabulary.number(of: written)
        if let stem = token.stem,
            endings.contains(where: {
                $0.written[...] == letters[stem.upperBound..<written.endIndex]
            }),
            whole.map({ !vocabulary.isContraction($0) }) ?? true,
            let word = vocabulary.number(of: letters[stem])
        {
            return word
        }
        if let whole { return whole }
        for ending in endings {
            if let base = ending.stripped(written), let word = vocabulary.number(of: base[...]) {
                return word
            }
        }
        if let drawn = Self.drawnTogether(written), let word = vocabulary.number(of: drawn[...]) {
            return word
        }
        return nil
    }

    /// A word drawn out for effect, "soooo", with each of its letters once; nil for other words.
    private static func drawnTogether(_ written: ArraySlice<UInt8>) -> [UInt8]? {
        var result: [UInt8] = []
        var run = 0
        var isDrawn = false
        for letter in written {
            run = letter == result.last ? run + 1 : 1
            isDrawn = isDrawn || run > 2
            if run == 1 { result.append(letter) }
        }
        return isDrawn ? result : nil
    }

    /// Makes one number of tens and units: "twenty three".
    private func joinNumbers(in tokens: inout Tokens) {
        var index = 0
        while index < tokens.all.count {
            defer { index += 1 }
            let tens = tokens.all[index]
            guard tens.word >= 0, tens.kind == .number, (20...90).contains(tens.number),
                tens.number % 10 == 0
            else { continue }
            var next = index + 1
            if next < tokens.all.count, joiners.contains(tokens.all[next].word) { next += 1 }
            guard next < tokens.all.count else { return }
            let units = tokens.all[next]
            guard units.word >= 0, units.kind == .number, (1...9).contains(units.number),
                units.pause == .none
            else { continue }
            tokens.set(number: tens.number + units.number, at: index)
            tokens.merge(through: next, into: index)
        }
    }
}

extension PhraseParser.Part {
    fileprivate var word: Int32? {
        if case .word(let word) = label { word } else { nil }
    }
}

extension Meaning {
    /// Whether phrases end at its words.
    fileprivate var isTurn: Bool {
        self == .cue(.terminator) || self == .cue(.negation) || self == .cue(.absence)
    }

    /// Whether a clause of its own may begin with its words.
    fileprivate var isSubject: Bool {
        self == .cue(.subject) || self == .cue(.firstPerson) || self == .cue(.other)
    }

    /// How its words must be spelled.
    fileprivate enum Spelling {
        /// Small mistakes are understood.
        case loose
        /// Answers, denials and numbers.
        case exact
        /// As other phrases with the same words say; a command is none with a mistake in it.
        case either
    }

    fileprivate var spelling: Spelling {
        switch self {
        case .value, .unclear, .unit, .weekday, .weekend, .month, .daysAgo: .loose
        case .yearly, .ordinal: .exact
        case .command: .either
        case .cue(let cue):
            switch cue {
            case .pain, .health, .other, .onset: .loose
            case .yes, .no, .none, .all, .notSure, .weakYes, .weakNo, .option, .and, .or, .negation,
                .absence, .terminator, .subject, .doubt, .firstPerson, .one, .couple, .few, .half:
                .exact
            default: .either
            }
        }
    }
}
