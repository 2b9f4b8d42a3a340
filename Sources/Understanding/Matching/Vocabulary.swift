/// The words of a lexicon, each with a number, found by their folded letters.
///
/// One flat buffer and one open-addressing table: a look-up allocates nothing.
struct Vocabulary {
    private var letters: [UInt8] = []
    private var ranges: [Range<Int>] = []
    /// The number that each stands for: its own, or that of the word it is a short form of.
    private var meant: [Int32] = []
    /// Whether a word was written with an apostrophe, which it is looked up without.
    private var contractions: [Bool] = []
    private var table: [Int32] = Array(repeating: -1, count: 64)
    private var spelling = Spelling()

    var count: Int { ranges.count }

    /// The number of that word; a new one when it is not yet there.
    mutating func add(_ word: ArraySlice<UInt8>, isContraction: Bool = false) -> Int32 {
        let slot = slot(of: word)
        if table[slot] >= 0 {
            let number = meant[Int(table[slot])]
            if isContraction { contractions[Int(number)] = true }
            return number
        }
        let number = Int32(ranges.count)
        contractions.append(isContraction)
        meant.append(number)
        ranges.append(letters.count..<(letters.count + word.count))
        letters += word
        table[slot] = number
        if ranges.count * 2 > table.count { grow() }
        return number
    }

    /// Lets that word stand for another one wherever it is written.
    mutating func add(_ word: ArraySlice<UInt8>, for other: Int32) {
        meant[Int(add(word))] = other
    }

    /// The number of exactly that word, or nil.
    func number(of word: ArraySlice<UInt8>) -> Int32? {
        let number = table[slot(of: word)]
        return number < 0 ? nil : meant[Int(number)]
    }

    /// Whether the lexicon writes that word with an apostrophe, as in "it's".
    func isContraction(_ number: Int32) -> Bool { contractions[Int(number)] }

    /// Lets misspellings be taken for that word.
    mutating func allowMisspelling(of number: Int32) {
        spelling.add(letters[ranges[Int(number)]], number: number)
    }

    /// The one word that it is most likely a misspelling of, or nil.
    func guess(_ word: Range<Int>, in text: [UInt8]) -> Int32? {
        spelling.guess(word, in: text, among: (letters, ranges))
    }

    // MARK: - Table

    private func slot(of word: ArraySlice<UInt8>) -> Int {
        var slot = Int(truncatingIfNeeded: Self.hash(word)) & (table.count - 1)
        // Ends, since the table is never more than half full.
        while table[slot] >= 0, letters[ranges[Int(table[slot])]] != word {
            slot = (slot + 1) & (table.count - 1)
        }
        return slot
    }

    private mutating func grow() {
        table = Array(repeating: -1, count: table.count * 2)
        for (number, range) in ranges.enumerated() {
            table[slot(of: letters[range])] = Int32(number)
        }
    }

    /// FNV-1a, with its high bits folded into the low ones.
    private static func hash(_ word: ArraySlice<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in word { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return hash ^ hash >> 29
    }
}
