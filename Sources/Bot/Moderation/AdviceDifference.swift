internal import Dialogue
internal import RulesCore

/// What differs between two versions of the scripts in what runners are told, file by file.
///
/// Every text that a runner reads counts, in every language, and every label that an answer is given
/// by. What people say, and the order of the questions, do not.
struct AdviceDifference {
    /// "back-pain en: emergencyNow, R07, ice"; empty where runners are told the same.
    let lines: [String]

    /// How many names are told of one file.
    private static let most = 12

    init(from old: ScriptLibrary, to new: ScriptLibrary) {
        let (before, after) = (Self.files(of: old), Self.files(of: new))
        lines = Set(before.keys).union(after.keys).sorted()
            .compactMap { title in
                switch (before[title], after[title]) {
                case (let old?, let new?):
                    let names = new.names(otherThan: old)
                    guard !names.isEmpty else { return nil }
                    let more = names.count - Self.most
                    return "\(title): \(names.prefix(Self.most).joined(separator: ", "))"
                        + (more > 0 ? " and \(more) more" : "")
                case (nil, _?): return "\(title) is new"
                case (_, nil): return "\(title) is gone"
                }
            }
    }

    private static func files(of library: ScriptLibrary) -> [String: ToldTexts] {
        var files: [String: ToldTexts] = [:]
        for edition in library.editions {
            files[edition.title] = files[edition.title] ?? ToldTexts(edition.script)
            let common = "common \(edition.shared.language)"
            files[common] = files[common] ?? ToldTexts(edition.shared)
            guard let general = edition.general else { continue }
            let topics = "topics \(edition.shared.language)"
            files[topics] = files[topics] ?? ToldTexts(general)
        }
        return files
    }
}

/// All that runners are told from one file, by short names.
private struct ToldTexts {
    /// The names in the order in which they are told of, what advises first.
    private var names: [String] = []
    private var parts: [String: Part] = [:]

    private struct Part: Equatable {
        var texts: [Text] = []
        var labels: [String] = []
    }

    /// What is not the same in both.
    func names(otherThan other: ToldTexts) -> [String] {
        names.filter { parts[$0] != other.parts[$0] }
            + other.names.filter { parts[$0] == nil }
    }

    private mutating func add(_ name: String, _ texts: [Text?] = [], labels: [String] = []) {
        if parts[name] == nil { names.append(name) }
        parts[name, default: Part()].texts += texts.compactMap(\.self)
        parts[name, default: Part()].labels += labels
    }
}

extension ToldTexts {
    init(_ script: Script) {
        for level in Level.allCases { add(level.name, [script.levels[level]]) }
        for row in Row.allCases { add(row.name, [script.reasons[row]]) }
        for item in Item.allCases { add(item.name, [script.items[item]]) }
        for checkIn in Script.CheckIn.allCases { add(checkIn.name, [script.checkIns[checkIn]]) }
        // Questions may change places.
        for question in script.questions.sorted(by: { $0.place < $1.place }) { add(question) }
        for say in script.says {
            let values = say.condition.values.flatMap { $0.map(\.inFull) }
            add("say", [say.text], labels: values.sorted())
        }
        add("hello", [script.hello])
        let inWords = script.inWords.sorted { $0.key.inFull < $1.key.inFull }
        for (value, words) in inWords { add("in words", labels: ["\(value.inFull): \(words)"]) }
    }

    init(_ shared: SharedWords) {
        for phrase in SharedWords.Phrase.allCases {
            add(phrase.rawValue, [shared.phrases[phrase]])
        }
        add("weekdays", labels: shared.weekdays)
        add("days", labels: (0...100).map { shared.days($0) })
    }

    init(_ general: GeneralTopics) {
        for topic in general.topics {
            add(topic.name, [topic.say], labels: topic.sources.map(\.name))
        }
    }

    private mutating func add(_ question: ScriptQuestion) {
        let words = [question.say, question.why, question.unclear]
        switch question.subject {
        case .one(let fact, let choices, let plainer):
            add(
                fact.name,
                words + [plainer],
                labels: choices.map { "\($0.value.name): \($0.label)" }.sorted()
            )
        case .anyOf(let members):
            add(question.facts.first?.name ?? "", words)
            for member in members.sorted(by: { $0.fact.rawValue < $1.fact.rawValue }) {
                let labels = member.lines.map { "\($0.value?.name ?? ""): \($0.label)" }
                add(member.fact.name, [member.alone], labels: labels.sorted())
            }
        }
    }
}

extension ScriptQuestion {
    /// The place of its first fact among all facts, wherever the script asks it.
    fileprivate var place: UInt8 { facts.first?.rawValue ?? .max }
}

extension FactValue {
    /// The value with its fact.
    fileprivate var inFull: String { "\(fact.name) \(name)" }
}
