import DialogueFiles
import Foundation
import RulesCore
import Understanding
import Yams

/// One labelled message of a fixture.
struct Utterance {
    var id: String
    var text: String
    var asking: Fact?
    var facts: [Fact: String]
    var open: Set<String>
    var notSet: Set<String>
    var about: String
    var command: String?
    var isFlag: Bool

    /// The messages of one language in a fixture.
    static func all(in fixture: String, language: String) throws -> [Utterance] {
        let url = Self.root.appending(path: "Tests/UnderstandingTests/Fixtures/\(fixture)")
        let text = try String(contentsOf: url, encoding: .utf8)
        let items = try Yams.compose(yaml: text, .basic)?.array() ?? []
        return items.filter { $0["lang"]?.string ?? "en" == language }
            .map { item in
                func word(_ key: String) -> String? {
                    item[key]?.string.flatMap { $0 == "null" || $0.isEmpty ? nil : $0 }
                }
                func words(_ key: String) -> Set<String> {
                    Set(item[key]?.array().compactMap(\.string) ?? [])
                }
                let facts = (item["facts"]?.mapping ?? [:])
                    .compactMap { key, value in
                        Fact(named: key.string ?? "").map { ($0, value.string ?? "") }
                    }
                return Utterance(
                    id: word("id") ?? "",
                    text: word("text") ?? "",
                    asking: word("asking").flatMap { Fact(named: $0) },
                    facts: Dictionary(uniqueKeysWithValues: facts),
                    open: words("open"),
                    notSet: words("notSet"),
                    about: word("about") ?? "self",
                    command: word("command"),
                    isFlag: words("tags").contains("red-flag")
                )
            }
    }

    /// The folder of the package: three above this file.
    static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
}

/// The English words file and its reader, made once.
enum English {
    static func lexicon() throws -> Lexicon {
        let url = Utterance.root.appending(path: "Dialogues/words.en.yaml")
        return try WordsFile.lexicon(
            from: String(contentsOf: url, encoding: .utf8),
            file: "words.en.yaml"
        )
    }

    static let reader = Result { try Reader(lexicon()) }

    /// The moment of the fixtures: a Thursday evening.
    static let now = LocalMoment(year: 2025, month: 6, day: 12, hour: 19, minute: 30)
}
