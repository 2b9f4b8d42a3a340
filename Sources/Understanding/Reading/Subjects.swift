/// Who or what does what is said: the speaker, somebody else, or a thing.
///
/// A clause is about somebody else from the word for that person on, until the speaker comes back
/// or the sentence ends: "our Karen fell, I was behind her". Words that hold the owner themselves
/// are about that one, wherever they stand: "can't feel his legs". What stands right behind a
/// thing is no news of anybody's health: "my phone fell".
struct Subjects {
    /// Which tokens are about somebody else.
    private(set) var others: [Bool]
    /// The tokens at which stands what a thing does.
    private(set) var things: Set<Int> = []
    /// The end of the words for somebody else that begin at each token.
    private let persons: [Int?]

    init(_ message: Message) {
        others = Array(repeating: message.contains(.proxy), count: message.tokens.count)
        persons = message.tokens.indices.map {
            Self.person(at: $0, in: message) ?? Self.name(at: $0, in: message)
        }
        markThings(message)
        guard !message.contains(.proxy) else { return }
        markOthers(message)
        markOwned(message)
    }

    private mutating func markOthers(_ message: Message) {
        var isOther = false
        // "My brother's bike" is a thing, and no "my brother".
        let told = message.hits(.reporting)
        // "A girl in my group" is one cue, and its "my" no sign of the speaker.
        var cueEnd = 0
        for index in message.tokens.indices {
            if message.tokens[index].pause == .stop { isOther = false }
            if persons[index] != nil, message.has(.agent, endingBefore: index) {
                // "Hit by a guy", "like somebody stabs me": it is the speaker who feels it.
            } else if let end = persons[index] {
                isOther =
                    !message.has(.reporting, at: end)
                    && !told.contains { $0.start < index && $0.match.covers(index) }
                cueEnd = end
            } else if index >= cueEnd, message.isSpeaker(at: index) {
                isOther = false
            }
            others[index] = isOther
        }
    }

    /// The end of the words for somebody else that begin there, unless they are a part of what is
    /// said: "my lady bits", "as if they belong to somebody else".
    private static func person(at index: Int, in message: Message) -> Int? {
        guard let end = message.end(of: .other, at: index) else { return nil }
        let person = index..<end
        let isPart = message.hits.contains { hit in
            hit.fact != nil && person.contains(where: hit.match.covers)
                && person.allSatisfy { hit.match.covers($0) || message.tokens[$0].isSkipped }
                && hit.match.tokens.contains { !person.contains($0) && hit.match.covers($0) }
        }
        return isPart ? nil : end
    }

    /// What a phrase says of somebody is said of the last one that it names: "can't feel his legs",
    /// "a lad fell on top of me".
    private mutating func markOwned(_ message: Message) {
        let marked = others
        for hit in message.hits where hit.fact != nil && hit.match.tokens.count > 1 {
            // "My foot, my wife says, drags" names one who only tells.
            let owner = hit.match.tokens.dropFirst().reversed()
                .first {
                    message.isSpeaker(at: $0)
                        || persons[$0] != nil && marked[$0]
                            && !message.has(.agent, endingBefore: $0)
                }
            guard let owner else { continue }
            let isOther = !message.isSpeaker(at: owner)
            for index in hit.match.tokens { others[index] = isOther }
        }
    }

    /// The end of an unknown name in front of what its bearer does or is: "Aoife has a fever".
    private static func name(at index: Int, in message: Message) -> Int? {
        let token = message.tokens[index]
        guard token.isName, token.word < 0, message.contains(.doing, from: index + 1),
            !message.isBreak(before: index + 1)
        else { return nil }
        // "The Garmin fell" is a thing.
        let isNamed = index == 0 || token.pause != .none || !message.tokens[index - 1].isSkipped
        return isNamed ? index + 1 : nil
    }

    /// A thing at the beginning of a clause does what stands right behind it: "in the rain I fell"
    /// is no doing of the rain, and "the gate knocked me over" is the speaker's fall.
    private mutating func markThings(_ message: Message) {
        for hit in message.hits(.thing) where message.beginsClause(hit.start) {
            for index in message.tokens.indices.dropFirst(hit.end) {
                let isOver =
                    message.tokens[index].pause != .none || message.isSpeaker(at: index)
                    || message.contains(.and, from: index)
                guard !isOver else { break }
                things.insert(index)
                guard message.tokens[index].isSkipped else { break }
            }
        }
        for hit in message.hits
        where hit.fact != nil && hit.match.tokens.contains(where: message.isSpeaker) {
            things.remove(hit.start)
        }
    }
}

extension Message {
    /// Whether the speaker is named there; "my mate" is somebody else.
    fileprivate func isSpeaker(at token: Int) -> Bool {
        contains(.firstPerson, from: token) && !contains(.other, from: token + 1)
    }
}
