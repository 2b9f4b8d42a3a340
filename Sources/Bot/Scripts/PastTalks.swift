internal import BotStore
internal import Dialogue
internal import RulesCore
internal import Understanding

/// Past conversations, as facts alone, had again with other scripts.
///
/// The rules have not changed, so what they say of the facts is what the talk has to end in, whatever
/// is asked in which order. Talks with the same facts are had once.
struct PastTalks {
    /// How many are had again, those that changed last.
    static let count = 200

    private let library: ScriptLibrary
    private let words: [String: OfferedWords]
    private var had: Set<Past> = []
    /// How many have been looked at.
    private(set) var looked = 0

    private struct Past: Hashable {
        let language: String
        let facts: Facts
    }

    /// Gets ready for a version of the scripts.
    ///
    /// - Throws: ``ReloadRefusal/pastTalk(_:)`` where a language offers no words to answer with.
    init(with library: ScriptLibrary) throws(ReloadRefusal) {
        self.library = library
        var words: [String: OfferedWords] = [:]
        for edition in library.editions {
            guard let offered = OfferedWords(of: edition) else {
                throw .pastTalk(
                    "The texts of \(edition.title) never tell what to type when nothing of a list "
                        + "fits, or when one is not sure: say it in \"several\" and "
                        + "\"numbers only\"."
                )
            }
            words[edition.script.language] = offered
        }
        self.words = words
    }

    /// Has talks again until one goes another way, and says how; nil when none does.
    mutating func firstDifference(in talks: [(language: String, Conversation)]) -> String? {
        for (language, conversation) in talks {
            looked += 1
            guard let last = conversation.entries.last else { continue }
            let known = conversation.known(on: last.day)
            var facts = known.facts
            // What was never asked could not matter, or had not been come to: any value will do.
            for fact in known.open { facts.set(fact.calmest) }
            let edition = library.edition(language: language)
            let past = Past(language: edition.script.language, facts: facts)
            guard had.insert(past).inserted, let words = words[past.language] else { continue }
            if let difference = Self.difference(facts, words, edition) {
                return "One of the last talks, with the same answers, \(difference)."
            }
        }
        return nil
    }

    /// How a talk with those facts does not end in what the rules say of them.
    static func difference(
        _ facts: Facts,
        _ words: OfferedWords,
        _ edition: ScriptLibrary.Edition
    ) -> String? {
        let turn: Turn
        do {
            turn = try SyntheticRunner(facts: facts, words: words)
                .talk(with: Interviewer(rehearsing: edition))
        } catch {
            return error.words
        }
        let known = turn.conversation.known(on: LocalMoment.rehearsal.dayNumber)
        // What another order of questions no longer asks was skipped: that is not unclear.
        var facts = facts
        for fact in known.open where facts[fact].isUnknown { facts.set(fact.calmest) }
        let (expected, actual) = (Decision(for: facts), known.decision)
        guard !actual.isSame(as: expected) else { return nil }
        let items = actual.items.symmetricDifference(expected.items).map(\.name)
        return "would end in \(actual.summary) instead of \(expected.summary)"
            + (items.isEmpty ? "" : ", and differ in \(items.joined(separator: ", "))")
    }
}

extension Decision {
    /// Whether a runner is told the same.
    ///
    /// An emergency ends a talk at once, so that one reason for it is enough there.
    fileprivate func isSame(as other: Decision) -> Bool {
        guard level == other.level, items == other.items else { return false }
        return level == .emergencyNow ? rows.isSubset(of: other.rows) : rows == other.rows
    }

    /// The level and why, in the names of the rules.
    fileprivate var summary: String {
        "\(level.name) because \(rows.map(\.name).joined(separator: " "))"
    }
}

extension ScriptLibrary.Edition {
    /// The topic and the language, such as "back-pain en".
    var title: String { "\(script.name) \(script.language)" }
}
