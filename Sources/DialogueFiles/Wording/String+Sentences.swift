extension String {
    /// How many sentences it has; a single letter with a dot is no sentence.
    var sentenceCount: Int {
        var count = 0
        var isOpen = false
        for word in split(whereSeparator: \.isWhitespace) {
            let body = word.reversed().drop { "\")\u{201D}'".contains($0) }
            let isEnd = body.first.map { ".!?\u{2026}".contains($0) } ?? false
            if word.filter({ $0.isLetter || $0.isNumber }).count > 1 { isOpen = true }
            if isEnd, isOpen {
                count += 1
                isOpen = false
            }
        }
        return count + (isOpen ? 1 : 0)
    }
}
