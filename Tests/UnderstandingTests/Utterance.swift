import DialogueFiles
import Foundation
import RulesCore
import Testing
import Understanding

/// The files of labelled messages.
enum Utterance {
    /// The messages of a file.
    static func all(in fixture: String) throws -> [LabelledMessage] {
        let url = Self.root.appending(path: "Tests/UnderstandingTests/Fixtures/\(fixture)")
        let text = try String(contentsOf: url, encoding: .utf8)
        return try UtterancesFile.messages(from: text, file: fixture)
    }

    /// How well the messages of one language are read; tells what is wrong when asked for by
    /// `SWEEP_SHOW_WRONG`.
    static func score(_ fixture: String, language: String, reader: Reader) throws -> Score {
        let items = try all(in: fixture).filter { $0.language == language }
        let score = Score(items) { _ in reader }
        if ProcessInfo.processInfo.environment["SWEEP_SHOW_WRONG"] == fixture {
            print(score.faults.map(\.text).joined(separator: "\n"))
        }
        return score
    }

    /// The folder of the package: three above this file.
    static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
}

extension Score {
    /// The messages in which a flag that is there was not heard.
    var missedFlags: [String] { ids { !$0.missedFlags.isEmpty } }

    /// The messages in which a flag that is not there was heard.
    var falseFlags: [String] { ids { !$0.falseFlags.isEmpty } }

    private func ids(_ isOne: (Judgement) -> Bool) -> [String] {
        faults.filter(isOne).map(\.message.id)
    }
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
    static let now = LabelledMessage.moment
}
