internal import Dialogue
internal import RulesCore

/// What was proved of a library, for people to read.
public struct Certificate: Sendable {
    /// One topic in one language.
    struct Part {
        let edition: ScriptLibrary.Edition
        let interview: InterviewProof
        let words: WordsProof
    }

    private let parts: [Part]
    private let hash: String

    init(parts: [Part], hash: String) {
        self.parts = parts
        self.hash = hash
    }

    /// The certificate, a few lines for each topic and language.
    public var text: String {
        (topics + parts.map(language) + [properties, "scripts \(hash)"])
            .joined(separator: "\n")
    }

    /// The structure of each topic, which all of its languages share.
    private var topics: [String] {
        parts.reduce(into: [(String, InterviewProof)]()) { topics, part in
            let name = part.edition.script.name
            if !topics.contains(where: { $0.0 == name }) { topics.append((name, part.interview)) }
        }
        .map { name, proof in
            """
            \(name): proved by giving every answer to every question asked
              states explored      \(proof.states), with \(proof.answers) answers
              longest interview    \(proof.longest) questions answered by numbers \
            (\(InterviewProof.mostQuestions) are allowed);
                                   \(proof.longestInDoubt) when "not sure" takes every list apart
              median interview     \(proof.median) over all cases, most of which have a red flag;
                                   \(proof.medianOfSelfCare) over those that end in self-care or \
            running
            """
        }
    }

    private func language(_ part: Part) -> String {
        let script = part.edition.script
        return """
            \(script.name) in \(script.language)
              words for            \(script.levels.count) levels, \(script.reasons.count) reasons, \
            \(script.items.count) advice items, \(script.checkIns.count) check-ins,
                                   \(part.edition.shared.phrases.count) shared phrases
              phrases understood   \(part.words.phrases), \(part.words.redFlags) of them red flags,
                                   each read under \(part.words.questions) questions
              answered in general  \(part.words.topics) topics
            """
    }

    /// Each property with what it says.
    private var properties: String {
        Property.allCases
            .map { property in
                let id = property.rawValue
                return "  \(id)\(String(repeating: " ", count: 4 - id.count)) \(property.claim)"
            }
            .joined(separator: "\n")
    }
}
