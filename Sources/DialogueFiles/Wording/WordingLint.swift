internal import RulesCore
internal import Yams

/// Looks at how words read to somebody in pain, on a phone: warnings, never errors.
struct WordingLint {
    private let file: SourceFile
    private let words: LintWords?
    private var warnings: [Diagnostic] = []

    /// What could be better in a file, by line; nothing for a file that cannot be read.
    static func warnings(in file: SourceFile) -> [Diagnostic] {
        guard let root = try? file.parsed() else { return [] }
        let language = root.mapping?["language"]?.scalar?.string ?? ""
        var lint = WordingLint(file: file, words: LintWords.words(for: language))
        for passage in Passage.all(in: root) { lint.check(passage) }
        return lint.warnings.sorted { ($0.line, $0.column) < ($1.line, $1.column) }
    }

    private init(file: SourceFile, words: LintWords?) {
        self.file = file
        self.words = words
    }

    private mutating func check(_ passage: Passage) {
        checkMessages(passage)
        checkCapitals(passage)
        guard let words else { return }
        checkDoses(passage, words)
        checkPhrases(
            words.comfort,
            in: passage,
            .falseComfort,
            "keeps people from getting help",
            "Say what to watch for instead."
        )
        if passage.stopsRunning {
            checkPhrases(
                words.leave,
                in: passage,
                .runAdvice,
                "sounds like leave to run, where the rules say not to",
                "Leave it out: this level stops running."
            )
        }
        if passage.isGeneral {
            checkPhrases(
                words.leave,
                in: passage,
                .runAdvice,
                "sounds like leave to run, to anybody who reads it",
                "Leave it out: only the rules know who may run."
            )
            checkPhrases(
                words.own,
                in: passage,
                .ownCase,
                "is about the reader's own case",
                "Say \"people\" or \"runners\": this is read by anybody."
            )
        }
        if !passage.asks { checkDrugs(passage, words) }
        if let age = words.readability.age(of: passage.text, familiar: words.knownDrugs),
            age.rounded() > 11
        {
            warn(
                .readingAge,
                passage,
                0,
                "This is read with ease from the age of \(Int(min(99, age.rounded()))); aim at 11.",
                "Make shorter sentences, then use shorter words."
            )
        }
    }

    private mutating func warn(
        _ code: Diagnostic.Code,
        _ passage: Passage,
        _ index: Int,
        _ message: String,
        _ fix: String
    ) {
        let place = TextPlaces(of: passage.node, in: file)[index]
        warnings.append(
            file.diagnostic(
                code,
                line: place.line,
                column: place.column,
                message,
                fix: fix,
                severity: .warning
            )
        )
    }

    // MARK: - Words

    private mutating func checkPhrases(
        _ phrases: [String],
        in passage: Passage,
        _ code: Diagnostic.Code,
        _ why: String,
        _ fix: String
    ) {
        let words = passage.words
        var end = 0
        for start in words.indices where start >= end {
            let rest = words[start...].lazy.map { $0.text.lowercased() }
            guard
                let phrase = phrases.first(where: {
                    rest.starts(with: $0.split(separator: " ").map(String.init))
                })
            else { continue }
            end = start + phrase.split(separator: " ").count
            warn(code, passage, words[start].index, "\"\(phrase)\" \(why).", fix)
        }
    }

    private mutating func checkDrugs(_ passage: Passage, _ list: LintWords) {
        for word in passage.words where list.drugs.contains(word.text.lowercased()) {
            warn(
                .drugName,
                passage,
                word.index,
                "The rules know nothing of \(word.text): they cannot tell whom it does not suit.",
                "Leave it out, or say: ask a pharmacist what suits you."
            )
        }
    }

    private mutating func checkDoses(_ passage: Passage, _ list: LintWords) {
        let words = passage.words
        for (index, word) in words.enumerated() {
            let text = word.text.lowercased()
            let digits = text.prefix(while: \.isNumber)
            let next = words.indices.contains(index + 1) ? words[index + 1].text.lowercased() : ""
            let isNumber = !digits.isEmpty || list.numbers.contains(text)
            let isUnit = list.units.contains(String(text.dropFirst(digits.count)))
            let isDose =
                isNumber && (list.units.contains(next) || (!digits.isEmpty && isUnit))
            let before = index > 0 ? words[index - 1].text.lowercased() : ""
            let isRhythm = isNumber && list.every.contains(before) && list.periods.contains(next)
            guard isDose || isRhythm else { continue }
            warn(
                .dose,
                passage,
                word.index,
                "This is a dose, and a script never says one.",
                "Say instead: do what the label says."
            )
        }
    }

    private mutating func checkCapitals(_ passage: Passage) {
        for word in passage.words {
            let letters = word.text.filter(\.isLetter)
            guard letters.count >= 4, letters.allSatisfy(\.isUppercase) else { continue }
            warn(
                .capitals,
                passage,
                word.index,
                "Screen readers spell \(word.text) out, and others read it as shouting.",
                "Write it in small letters."
            )
        }
    }

    // MARK: - Messages

    private mutating func checkMessages(_ passage: Passage) {
        let scalars = Array(passage.text.unicodeScalars)
        let starts = Braces.messageStarts(in: passage.text)
        for (start, end) in zip(starts, starts.dropFirst() + [scalars.count]) {
            let message = scalars.text(start..<end)
            if message.isPictures {
                warn(
                    .emojiOnly,
                    passage,
                    start,
                    "This message has no words: some will not see what it means.",
                    "Say it in words too."
                )
            }
            let sentences = message.sentenceCount
            if sentences > 3 {
                warn(
                    .tooManySentences,
                    passage,
                    start,
                    "This message has \(sentences) sentences; 3 are read to the end on a phone.",
                    "Put an empty line where a new message may begin, or leave something out."
                )
            }
        }
    }
}

extension Passage {
    /// Whether it belongs to a level that stops running or asks to be seen.
    fileprivate var stopsRunning: Bool {
        path.first == "levels" && path.last != Level.runWithPrecautions.name
    }

    /// Whether it is answered to anybody.
    fileprivate var isGeneral: Bool { path.first == "topics" }

    /// Whether it asks what is so rather than says what to do.
    fileprivate var asks: Bool { path.first == "questions" || path.first == "in words" }
}

extension String {
    /// Whether it has something to see and nothing to read.
    fileprivate var isPictures: Bool {
        contains { $0.unicodeScalars.contains { $0.properties.isEmoji && !$0.isASCII } }
            && !contains { $0.isLetter || $0.isNumber || $0 == "{" }
    }
}
