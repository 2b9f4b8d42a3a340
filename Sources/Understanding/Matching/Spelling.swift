/// Finds the one word that a misspelled one stands for.
///
/// One edit for 4 to 6 letters, two above; an edit is a letter more, less, other, or two
/// neighbours swapped (Damerau 1964). The first letter must be right, and no other word may be
/// as near.
struct Spelling {
    /// Candidates by first letter.
    private var buckets: [[Candidate]] = Array(repeating: [], count: 256)

    private struct Candidate {
        var number: Int32
        var length: Int
        var mask: UInt32
    }

    /// Words longer than this are never looked at: people do not type them.
    private static let maxLength = 24

    mutating func add(_ word: ArraySlice<UInt8>, number: Int32) {
        guard let first = word.first, (4...Self.maxLength).contains(word.count) else { return }
        let candidate = Candidate(number: number, length: word.count, mask: Self.mask(word))
        if !buckets[Int(first)].contains(where: { $0.number == number }) {
            buckets[Int(first)].append(candidate)
        }
    }

    /// The number of the nearest word, or nil when none is near enough or two are as near.
    ///
    /// `word` lies in `letters`; `known` has the letters of all words and where each lies.
    func guess(
        _ word: Range<Int>,
        in letters: [UInt8],
        among known: (letters: [UInt8], ranges: [Range<Int>])
    ) -> Int32? {
        guard (4...Self.maxLength).contains(word.count) else { return nil }
        var limit = word.count > 6 ? 2 : 1
        let mask = Self.mask(letters[word])
        var best: Int32?
        var isTie = false
        for candidate in buckets[Int(letters[word.lowerBound])] {
            // Each edit changes the length by at most one and the set of letters by at most two.
            guard abs(candidate.length - word.count) <= limit,
                (candidate.mask ^ mask).nonzeroBitCount <= 2 * limit,
                let distance = Self.distance(
                    word,
                    in: letters,
                    from: known.ranges[Int(candidate.number)],
                    in: known.letters,
                    limit: limit
                )
            else { continue }
            isTie = best != nil && distance == limit
            limit = distance
            best = candidate.number
        }
        return isTie ? nil : best
    }

    private static func mask(_ word: ArraySlice<UInt8>) -> UInt32 {
        word.reduce(0) { $0 | 1 << UInt32($1 & 31) }
    }

    /// The number of edits (optimal string alignment), or nil above the limit.
    private static func distance(
        _ one: Range<Int>,
        in left: [UInt8],
        from other: Range<Int>,
        in right: [UInt8],
        limit: Int
    ) -> Int? {
        var before = InlineArray<32, Int>(repeating: 0)
        var previous = InlineArray<32, Int>(repeating: 0)
        var current = InlineArray<32, Int>(repeating: 0)
        // Words have at most `maxLength` letters, so that a row fits.
        for column in 0...other.count { previous[column] = column }
        for row in 0..<one.count {
            current[0] = row + 1
            var least = current[0]
            let letter = left[one.lowerBound + row]
            for column in 0..<other.count {
                let against = right[other.lowerBound + column]
                var cost = min(
                    previous[column] + (letter == against ? 0 : 1),
                    previous[column + 1] + 1,
                    current[column] + 1
                )
                if row > 0, column > 0, letter == right[other.lowerBound + column - 1],
                    left[one.lowerBound + row - 1] == against
                {
                    cost = min(cost, before[column - 1] + 1)
                }
                current[column + 1] = cost
                least = min(least, cost)
            }
            if least > limit { return nil }
            before = previous
            previous = current
        }
        return previous[other.count] <= limit ? previous[other.count] : nil
    }
}
