import RulesCore

/// A text with every phrase found in it, whatever is asked.
///
/// Finding them is most of the work of reading, so a text that is read under many questions is
/// searched once.
struct SearchedText {
    let tokens: [Token]
    let letters: [UInt8]
    /// Whether a question mark ends it.
    let isQuestion: Bool
    /// Everything that was found, by the first token.
    let found: [Message.Hit]
    /// The command that the whole text is.
    let command: Reading.Command?

    /// The facts about which something in it counts only as an answer.
    var answered: FactSet {
        FactSet(found.lazy.filter(\.meaning.isWhenAsked).compactMap(\.fact))
    }
}

extension CompiledLexicon {
    /// Looks for every phrase in a text.
    func searched(_ text: some StringProtocol) -> SearchedText {
        let written = tokens(of: text)
        let found = matcher.matches(in: written.all)
            .map {
                Message.Hit(match: $0, meaning: meanings[Int($0.phrase)])
            }
        return SearchedText(
            tokens: written.all,
            letters: written.letters,
            isQuestion: written.lastJoint == UInt8(ascii: "?"),
            found: found,
            // A command is spelled right.
            command: Message.command(
                of: found.filter { !$0.isCommand || !$0.match.holdsGuess(in: written.all) },
                tokens: written.all
            )
        )
    }

    /// What the reading of a text depends on where no option is offered: how its tokens stand, and
    /// what was found.
    ///
    /// Which words they are tells nothing beside that.
    func outline(of text: SearchedText) -> [UInt64] {
        var outline: [UInt64] = [text.isQuestion ? 1 : 0, UInt64(text.tokens.count)]
        outline.reserveCapacity(2 + text.tokens.count + 3 * text.found.count)
        for token in text.tokens {
            var bits = UInt64(token.kind.rawValue) << 2 | UInt64(token.pause.rawValue)
            bits = bits << 1 | (token.isGlued ? 1 : 0)
            bits = bits << 1 | (token.isGuessed ? 1 : 0)
            bits = bits << 1 | (token.isSkipped ? 1 : 0)
            bits = bits << 1 | (token.isTurn ? 1 : 0)
            bits = bits << 1 | (token.hasFraction ? 1 : 0)
            bits = bits << 1 | (token.isName ? 1 : 0)
            bits = bits << 1 | (token.isSubject ? 1 : 0)
            bits = bits << 1 | (token.word >= 0 ? 1 : 0)
            outline.append(UInt64(token.number) << 32 | bits << 8 | UInt64(token.joint))
        }
        for hit in text.found {
            // A text has at most 1,024 tokens.
            let place = UInt64(hit.start) << 16 | UInt64(hit.end)
            let meaning = UInt64(kinds[Int(hit.match.phrase)])
            outline.append(place << 32 | meaning)
            outline.append(hit.match.mask)
            outline.append(hit.match.content)
        }
        return outline
    }
}
