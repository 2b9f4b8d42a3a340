extension Message {
    /// Whether it says that the speaker's own back hurts now: the back and what is wrong with it, in
    /// words that are not denied, doubted, of the past, asked about, or about somebody else.
    ///
    /// To say no more than "my back" is not enough: "somebody watch my back".
    func tellsOfOwnPain(in scopes: Scopes, of backWords: Set<Int32>) -> Bool {
        // Of "no me duele" the "no" may be an answer, and is none here.
        guard contains(.firstPerson), !contains(.proxy), scopes.answers.isEmpty else {
            return false
        }
        let said = hits(.pain)
            .filter { hit in
                hit.match.tokens.allSatisfy { index in
                    !scopes.denied[index] && !scopes.doubted[index] && !scopes.unreal[index]
                        && !scopes.others[index] && !scopes.past[index]
                }
            }
        return said.contains { back in
            let covered = back.match.tokens.filter(back.match.covers)
            guard covered.contains(where: { backWords.contains(tokens[$0].word) }) else {
                return false
            }
            return said.contains { hit in
                clauses[hit.start] == clauses[back.start]
                    && hit.match.tokens.contains { index in
                        hit.match.covers(index) && !backWords.contains(tokens[index].word)
                            && isTelling(index)
                    }
            }
        }
    }

    /// Whether a word says more than whose the back is.
    private func isTelling(_ index: Int) -> Bool {
        !tokens[index].isSkipped && tokens[index].kind != .symbol
            && ![Cue.firstPerson, .subject, .other, .present].contains { contains($0, from: index) }
    }
}
