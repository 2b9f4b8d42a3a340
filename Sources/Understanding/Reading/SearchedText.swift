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

    /// What its reading depends on, where no option is offered; where its words stand and which they
    /// are beside what was found tells nothing.
    var outline: Outline {
        Outline(
            tokens: tokens.map { token in
                var token = token
                token.letters = 0..<0
                token.source = 0..<0
                token.stem = nil
                token.word = min(token.word, 0)
                return token
            },
            isQuestion: isQuestion,
            found: found.map { hit in
                var hit = hit
                hit.match.phrase = 0
                return hit
            }
        )
    }

    /// A text without its words.
    struct Outline: Hashable {
        let tokens: [Token]
        let isQuestion: Bool
        let found: [Message.Hit]
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
            command: Message.command(of: found, tokens: written.all)
        )
    }
}
