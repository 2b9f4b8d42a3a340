/// Finds the name that somebody most likely meant.
public enum Spelling {
    /// The nearest of the names, or nil when none is near.
    public static func closest(to word: String, among names: some Sequence<String>) -> String? {
        let word = word.lowercased()
        let best = names.map { (name: $0, distance: distance(word, $0.lowercased())) }
            .min { $0.distance < $1.distance }
        guard let best, best.distance <= max(1, word.count / 3) else { return nil }
        return best.name
    }

    /// How many letters have to be put in, left out, changed or swapped with their neighbour.
    private static func distance(_ first: String, _ second: String) -> Int {
        let (a, b) = (Array(first), Array(second))
        guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
        var rows = [Array(0...b.count)]
        for i in 1...a.count {
            var row = [i]
            for j in 1...b.count {
                let change = rows[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
                var cost = min(rows[i - 1][j] + 1, row[j - 1] + 1, change)
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
                    cost = min(cost, rows[i - 2][j - 2] + 1)
                }
                row.append(cost)
            }
            rows.append(row)
        }
        return rows[a.count][b.count]
    }

    /// "Did you mean x?", or what there is to choose from.
    static func hint(for word: String, among names: [String]) -> String {
        if let name = closest(to: word, among: names) { return "Did you mean \"\(name)\"?" }
        return "Possible here: \(names.joined(separator: ", "))."
    }
}
