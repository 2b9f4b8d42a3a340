/// The age at which a text is read with ease.
///
/// English: the grade of Flesch and Kincaid (1975), 0.39 words a sentence + 11.8 syllables a word −
/// 15.59. Spanish: Crawford's (1989), 0.049 syllables − 0.205 sentences in a hundred words − 3.407.
/// Both give a school year; 5 more is the age. Chat messages are short, so two things are measured
/// as people read them: a colon ends a sentence, and so does each comma of a list of three.
enum Readability {
    case english
    case spanish

    /// The age, or nil for a text that is too short to say: one sentence of under 20 words.
    func age(of text: String, familiar: Set<String>) -> Double? {
        let pieces = Self.pieces(of: text)
        let words = pieces.joined()
        guard !words.isEmpty, text.sentenceCount >= 2 || words.count >= 20 else { return nil }
        let syllables = words.reduce(0) {
            $0 + (familiar.contains($1) ? 2 : self.syllables(of: $1))
        }
        let count = Double(words.count)
        let grade =
            switch self {
            case .english:
                0.39 * count / Double(pieces.count) + 11.8 * Double(syllables) / count - 15.59
            case .spanish:
                4.9 * Double(syllables) / count - 20.5 * Double(pieces.count) / count - 3.407
            }
        return grade + 5
    }

    /// The words of each sentence, or part of a list, in lower case; a placeholder is one short word.
    private static func pieces(of text: String) -> [[String]] {
        var pieces: [[String]] = []
        var sentence: [[String]] = [[]]
        func end() {
            let parts = sentence.count > 2 ? sentence : [sentence.flatMap { $0 }]
            pieces += parts.filter { !$0.isEmpty }
            sentence = [[]]
        }
        for word in text.split(whereSeparator: \.isWhitespace) {
            let letters = word.lowercased().filter { $0.isLetter || $0 == "'" }
            if word.contains("{") {
                sentence[sentence.count - 1].append("it")
            } else if letters.contains(where: \.isLetter) {
                sentence[sentence.count - 1].append(letters)
            }
            let last = word.last { $0 != "\"" && $0 != ")" && $0 != "\u{201D}" }
            switch last {
            case ".", "!", "?", ":", ";": end()
            case ",": sentence.append([])
            default: break
            }
        }
        end()
        return pieces
    }

    /// How many syllables a word has, by its vowels.
    private func syllables(of word: String) -> Int {
        let letters = Array(word)
        let vowels = Set(self == .english ? "aeiouy" : "aeiouáéíóúü")
        let strong = Set("aeoáéíóú")
        var count = 0
        for (index, letter) in letters.enumerated() where vowels.contains(letter) {
            let before = index > 0 ? letters[index - 1] : " "
            let isNew = !vowels.contains(before)
            let isHiatus = self == .spanish && strong.contains(letter) && strong.contains(before)
            if isNew || isHiatus { count += 1 }
        }
        if self == .english, count > 1 { count -= silent(letters) }
        return max(1, count)
    }

    /// English endings whose vowel is not spoken.
    private func silent(_ word: [Character]) -> Int {
        let text = String(word)
        if text.hasSuffix("e") { return text.hasSuffix("le") ? 0 : 1 }
        if text.hasSuffix("ed") { return text.hasSuffix("ted") || text.hasSuffix("ded") ? 0 : 1 }
        guard text.hasSuffix("es") else { return 0 }
        return ["ses", "xes", "zes", "ches", "shes", "ces", "ges"].contains { text.hasSuffix($0) }
            ? 0 : 1
    }
}
