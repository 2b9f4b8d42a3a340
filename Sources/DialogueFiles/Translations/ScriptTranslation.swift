internal import Dialogue
internal import RulesCore
internal import Yams

/// Puts the words of a translated script into the order and the grouping of its base.
struct ScriptTranslation {
    private let base: FileDraft<Script>
    private let own: FileDraft<Script>
    private var nodes: NodeReader

    /// The translation's own words in the base's order, and its texts under the base's names.
    static func matched(
        _ own: FileDraft<Script>,
        with base: FileDraft<Script>
    ) throws(FileRefused) -> (script: Script, texts: FileTexts) {
        var translation = ScriptTranslation(base: base, own: own, nodes: NodeReader(own.file))
        let questions = translation.questions()
        let (says, paths) = translation.says()
        guard !translation.nodes.hasErrors else { throw FileRefused(translation.nodes.diagnostics) }
        let words = own.words
        let script = Script(
            name: words.name,
            language: words.language,
            openers: words.openers,
            hello: words.hello,
            questions: questions,
            says: says,
            levels: words.levels,
            reasons: words.reasons,
            items: words.items,
            checkIns: words.checkIns,
            inWords: words.inWords,
            heard: words.heard
        )
        return (script, FileTexts(own.root, sayPaths: paths))
    }

    // MARK: - Questions

    private mutating func questions() -> [ScriptQuestion] {
        var left = own.words.questions
        var questions: [ScriptQuestion] = []
        for original in base.words.questions {
            guard let index = left.firstIndex(where: { $0.asksTheSame(as: original) }) else {
                nodes.report(
                    .notAsInBase,
                    at: own.root["questions"],
                    "The \"\(base.language)\" file asks in one entry: \(Self.outline(of: original)). "
                        + "Here none does.",
                    fix: "Copy that entry from \(base.file.name) and translate its words."
                )
                continue
            }
            let question = left.remove(at: index)
            questions.append(question.inOrder(of: original))
        }
        for question in left {
            let near = base.words.questions.filter { !$0.facts.isDisjoint(with: question.facts) }
            nodes.report(
                .notAsInBase,
                at: node(of: question),
                "This entry is not in the \"\(base.language)\" file: \(Self.outline(of: question)).",
                fix: near.isEmpty
                    ? "Take it out."
                    : "There it is: \(near.map(Self.outline).joined(separator: "; and ")). Do the same."
            )
        }
        return questions
    }

    /// The facts of a question, with the values that a list names by themselves.
    private static func outline(of question: ScriptQuestion) -> String {
        guard case .anyOf(let members) = question.subject else {
            return "\"\(question.facts.first?.name ?? "")\" by itself"
        }
        let names = members.map { member in
            let values = member.lines.compactMap(\.value)
                .filter { !member.fact.isYesNo || $0.name != "yes" }
            return values.isEmpty
                ? member.fact.name
                : "\(member.fact.name) (\(values.map(\.name).joined(separator: ", ")))"
        }
        return "any of \(names.joined(separator: ", "))"
    }

    /// Where a question stands in the file.
    private func node(of question: ScriptQuestion) -> Node? {
        own.root["questions"]?.sequence?
            .first { entry in
                switch (ScriptEntry(entry), question.subject) {
                case (.own(let fact, _), .one(let other, _, _)): fact == other
                case (.list, .anyOf):
                    entry["any of"]?.mapping?.keys.compactMap(\.scalar?.string)
                        .allSatisfy { name in question.facts.contains { $0.name == name } } ?? false
                default: false
                }
            }
    }

    // MARK: - Said between questions

    /// The steps of the base in the words of the translation, and what its own steps are called, in
    /// the order of its file.
    private mutating func says() -> (says: [ScriptSay], paths: [String]) {
        let originals = base.words.says
        let originalPaths = SayPaths.paths(of: originals)
        let steps = own.words.says
        let entries =
            own.root["questions"]?.sequence?
            .filter { if case .say = ScriptEntry($0) { true } else { false } } ?? []
        var left = Array(originals.indices)
        var matches: [Int?] = steps.map { step in
            guard !step.condition.isEmpty,
                let place = left.firstIndex(where: { originals[$0].condition == step.condition })
            else { return nil }
            return left.remove(at: place)
        }
        // A step without its condition is the next one that is left.
        for index in steps.indices where steps[index].condition.isEmpty && !left.isEmpty {
            matches[index] = left.removeFirst()
        }
        for (index, entry) in zip(steps.indices, entries) where matches[index] == nil {
            let others = Set(originals.map { SayPaths.name(of: $0.condition) }).sorted()
            nodes.report(
                .otherCondition,
                at: entry,
                "The \"\(base.language)\" file says nothing on this condition.",
                fix: others.isEmpty
                    ? "Take this step out."
                    : "There it is: \(others.joined(separator: "; ")). Leave \"only if\" out here."
            )
        }
        for index in left {
            nodes.report(
                .notAsInBase,
                at: own.root["questions"],
                "The \"\(base.language)\" file has a step \"\(originalPaths[index].dropFirst("questions/".count))\", "
                    + "and here is none.",
                fix: "Copy it from \(base.file.name) and translate its words."
            )
        }
        let words = Dictionary(
            zip(matches, steps).compactMap { match, step in match.map { ($0, step.text) } }
        ) { first, _ in first }
        let says = originals.enumerated()
            .compactMap { index, original in
                words[index]
                    .map {
                        ScriptSay(condition: original.condition, text: $0, place: original.place)
                    }
            }
        return (says, matches.map { $0.map { originalPaths[$0] } ?? "" })
    }
}

extension ScriptQuestion {
    /// Whether it asks for the same facts in the same form.
    fileprivate func asksTheSame(as other: ScriptQuestion) -> Bool {
        switch (subject, other.subject) {
        case (.one(let fact, _, _), .one(let otherFact, _, _)):
            fact == otherFact
        case (.anyOf(let members), .anyOf(let others)):
            facts == other.facts
                && members.allSatisfy { member in
                    others.contains { other in
                        other.fact == member.fact
                            && other.lines.map(\.value) == member.lines.map(\.value)
                    }
                }
        default:
            false
        }
    }

    /// Its words in the order of another that asks the same.
    fileprivate func inOrder(of other: ScriptQuestion) -> ScriptQuestion {
        let ordered: Subject =
            switch (subject, other.subject) {
            case (.one(let fact, let choices, let plainer), .one(_, let others, _)):
                .one(
                    fact,
                    choices: others.compactMap { other in
                        choices.first { $0.value == other.value }
                    },
                    plainer: plainer
                )
            case (.anyOf(let members), .anyOf(let others)):
                .anyOf(others.compactMap { other in members.first { $0.fact == other.fact } })
            default:
                subject
            }
        return ScriptQuestion(subject: ordered, say: say, why: why, unclear: unclear)
    }
}
