internal import RulesCore
internal import Understanding

/// One text that has to be heard as what a phrase of the safety vocabulary stands for.
struct Hearing {
    let phrase: Phrase
    let text: String

    /// Whether a reader hears it.
    ///
    /// A value has to be raised, or a higher one of its fact. What touches a flag has to leave it
    /// open, or raise a flag. A yes has to raise what was asked, and no other answer that is none may lower
    /// it.
    func isHeard(by reader: Reader) -> Bool {
        reader.readings(ofEach: [text], asking: asked, now: Exploration.now).allSatisfy(isHeard)
    }

    private func isHeard(in reading: Reading) -> Bool {
        switch phrase.meaning {
        case .value(let value, _):
            return reading.command == nil && reading.about != .other
                && reading.findings.contains {
                    $0.value.fact == value.fact && $0.value.isRedFlag
                        && $0.value.index >= value.index
                }
        case .unclear(let fact, _):
            return reading.command == nil && reading.open.contains(fact)
                || reading.findings.contains { $0.value.isRedFlag }
        case .cue(.distress): return reading.isDistress && reading.command == nil
        case .cue(.yes):
            return reading.command != nil || reading.findings.contains { $0.value.isRedFlag }
        case .cue: return !reading.findings.contains { $0.value == Self.flag.calmValue }
        default: return true
        }
    }

    /// Whether a reader of that lexicon hears it.
    func isHeard(in lexicon: Lexicon) -> Bool {
        (try? Reader(lexicon)).map { isHeard(by: $0) } ?? false
    }

    /// The fact that has to be asked about, for words that do not count wherever they are said.
    private var asked: Fact? {
        switch phrase.meaning {
        case .value(let value, let occasion) where occasion != .always: value.fact
        case .unclear(let fact, let occasion) where occasion != .always: fact
        case .cue(let cue) where cue != .distress: Self.flag
        default: nil
        }
    }

    /// A red flag that a plain no lowers: what is true of one is true of all.
    private static let flag = Fact.saddle
}

extension Hearing {
    /// Those that a reader does not hear, in their order.
    static func lost(of hearings: [Hearing], by reader: Reader) -> [Hearing] {
        let lost = Dictionary(grouping: hearings.indices) { hearings[$0].asked }
            .flatMap { asked, places in
                let texts = places.map { hearings[$0].text }
                let readings = reader.readings(ofEach: texts, asking: asked, now: Exploration.now)
                return zip(places, readings).filter { !hearings[$0].isHeard(in: $1) }.map(\.0)
            }
        return lost.sorted().map { hearings[$0] }
    }

    /// What has to be heard of a phrase: each of its wordings alone or in a sentence, in turn, and
    /// the first one in every sentence.
    static func all(
        of phrase: Phrase,
        in frames: [SafetySentences.Frame],
        by reader: Reader
    ) -> [Hearing] {
        let samples = reader.samples(of: phrase)
        guard phrase.meaning.isSaidUnasked, let first = samples.first else {
            return samples.map { Hearing(phrase: phrase, text: $0) }
        }
        let places = [SafetySentences.Frame()] + frames
        // Which sentence depends on the text alone: what is added moves no other.
        let rest = samples.dropFirst()
            .map { text in
                places[text.utf8.reduce(0) { $0 &+ Int($1) } % places.count].filled(with: text)
            }
        return (places.map { $0.filled(with: first) } + rest)
            .map { Hearing(phrase: phrase, text: $0) }
    }
}

extension Meaning {
    /// Whether it counts without a question.
    fileprivate var isSaidUnasked: Bool {
        switch self {
        case .value, .unclear: occasion == .always
        case .cue(let cue): cue == .distress
        default: false
        }
    }
}
