/// What a mistyped word may have been meant to be.
enum Spelling {
    /// The candidate nearest to the word, if near enough to be what was meant.
    ///
    /// Near enough is a third of the word's letters wrong, missing, swapped or too many, and at
    /// least one. Of equally near candidates it is the one that begins like the word for longest, and
    /// of these the first.
    static func nearest(to word: String, among candidates: [String]) -> String? {
        let limit = max(1, word.count / 3)
        let word = word.lowercased()
        let ranked = candidates.map { candidate in
            let other = candidate.lowercased()
            let shared = zip(word, other).prefix { $0 == $1 }.count
            return (rank: (distance(word, other), -shared), candidate: candidate)
        }
        return ranked.filter { $0.rank.0 <= limit }.min { $0.rank < $1.rank }?.candidate
    }

    /// The least number of letters to insert, delete, replace or swap with their neighbour.
    private static func distance(_ left: String, _ right: String) -> Int {
        let (left, right) = (Array(left), Array(right))
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for row in left.indices {
            var current = [row + 1]
            for column in right.indices {
                var best = min(
                    last[column] + (left[row] == right[column] ? 0 : 1),
                    last[column + 1] + 1,
                    current[column] + 1
                )
                if row > 0, column > 0, left[row] == right[column - 1],
                    left[row - 1] == right[column]
                {
                    best = min(best, beforeLast[column - 1] + 1)
                }
                current.append(best)
            }
            (beforeLast, last) = (last, current)
        }
        return last[right.count]
    }
}
