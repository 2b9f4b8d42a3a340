/// Reads the age that a message gives its writer.
enum Ages {
    /// The age in years and its tokens, or nil.
    ///
    /// "I'm 67", "aged 45", "16 years old"; a bare number when asked, or one that stands alone at
    /// the very beginning of words about pain ("41, third week of a sore back").
    static func age(
        in message: Message,
        scopes: Scopes,
        isAsked: Bool
    ) -> (years: Int, tokens: Range<Int>)? {
        for index in message.tokens.indices {
            let token = message.tokens[index]
            guard token.kind == .number, (5...99).contains(token.number), !token.hasFraction,
                !scopes.others[index], !scopes.unreal[index],
                !message.has(.negation, endingBefore: index)
            else { continue }
            let hasCue = message.has(.age, endingBefore: index)
            if let end = message.end(of: .yearsOld, at: index + 1),
                isLength(index + 1, end, in: message)
                    ? isAsked || hasCue && endsClause(end, in: message)
                        || isGrown(token.number) && message.isWholeClause(index..<end)
                    : isAsked || hasCue || message.contains(.pain)
            {
                return (token.number, index..<end)
            }
            guard !isMeasured(index + 1, in: message) else { continue }
            let isCued = hasCue && endsClause(index + 1, in: message)
            let isLeading =
                index == 0 && (18...99).contains(token.number) && message.contains(.pain)
                && message.tokens.count > 1 && message.tokens[1].joint == UInt8(ascii: ",")
            if isCued || isLeading || isAsked && index < 3 {
                return (token.number, index..<(index + 1))
            }
        }
        return nil
    }

    /// "68 años", and nothing more between two commas, is an age that few pains reach.
    private static func isGrown(_ years: Int) -> Bool { (18...99).contains(years) }

    /// Whether the words for an age are those for a length of time too: "20 años".
    private static func isLength(_ index: Int, _ end: Int, in message: Message) -> Bool {
        message.first(at: index, \.unit)?.end == end
    }

    private static func endsClause(_ index: Int, in message: Message) -> Bool {
        guard !message.isBreak(before: index), !message.tokens[index].isGlued else {
            return index >= message.tokens.count || message.tokens[index].pause != .none
        }
        return [Cue.and, .terminator, .subject, .firstPerson, .pain, .or, .since, .on]
            .contains { message.contains($0, from: index) } || message.tokens[index].isSkipped
    }

    private static func isMeasured(_ index: Int, in message: Message) -> Bool {
        guard index < message.tokens.count, message.tokens[index].pause == .none else {
            return false
        }
        if message.tokens[index].joint == UInt8(ascii: "/") { return true }
        return message.first(at: index, \.unit) != nil
            || message.contains(.measure, from: index)
            || message.contains(.outOfTen, from: index)
    }
}
