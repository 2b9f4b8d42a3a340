import Dialogue
import Foundation
import Testing
import Understanding

@testable import DialogueFiles

/// The words that the program carries, and what a folder cannot take from them.
@Suite(.timeLimit(.minutes(10))) struct SafetyWordsTests {
    @Test func `every shipped words file is in the program, byte for byte`() throws {
        let names = try FileManager.default
            .contentsOfDirectory(atPath: MistakeTests.folder.path(percentEncoded: false))
            .filter { $0.hasPrefix("words.") && $0.hasSuffix(".yaml") }
        #expect(names.count >= 2)
        for name in names {
            let file = try SourceFile(reading: MistakeTests.folder.appending(path: name))
            let language = String(name.split(separator: ".")[1])
            #expect(ShippedWords.isShipped(file, in: language), "\(name)")
            #expect(ShippedWords.lexicon(of: language)?.phrases.isEmpty == false)
        }
        #expect(ShippedWords.lexicon(of: "tlh") == nil)
    }

    @Test func `the shipped folder has no such warning, and its words are read once`() throws {
        let library = try Shipped.library.get()
        #expect(!library.warnings.contains { $0.code == .safetyStays })
        #expect(library.parts.allSatisfy { $0.shipped == nil })
    }

    /// What is taken out, and what the warning says of it.
    static let edits: [(old: String, new: String, message: String)] = [
        ("want to die, ", "", "\"want to die\" of the cue distress is gone"),
        ("[peed, weed, pissed, pee, ", "[pee, ", "\"peed\", \"weed\", \"pissed\" of the group pee"),
        ("skipped:\n  [a, an, ", "skipped:\n  [a, ", "\"an\" of skipped is gone"),
        ("endings: [s]", "endings: []", "\"s\" of endings is gone"),
        ("want to die, wanna die, wish i was dead,\n     better off dead, ", "", "and 1 more of"),
    ]

    @Test(arguments: edits) func `what is taken out stays, and the warning says so`(
        old: String,
        new: String,
        message: String
    ) throws {
        let folder = try ClubFolder()
        try folder.edit("words.en.yaml", [(old, new)])
        let library = try folder.load()
        let warning = try #require(
            library.warnings.first { $0.code == .safetyStays && $0.message.contains(message) },
            "\(library.warnings.map(\.summary))"
        )
        #expect(warning.severity == .warning && warning.fix.contains("club.en.yaml"))
        let english = try #require(library.parts.first { $0.edition.script.language == "en" })
        let reading = english.edition.reader.read("i want to die", asking: nil, now: .start)
        #expect(reading.isDistress)
    }

    @Test func `what is no safety vocabulary can be taken out`() throws {
        let folder = try ClubFolder()
        try folder.edit("words.en.yaml", [("volini, moov, ", "")])
        let library = try folder.load()
        #expect(!library.warnings.contains { $0.code == .safetyStays })
        let english = try #require(library.parts.first { $0.edition.script.language == "en" })
        #expect(english.own.groups["remedy"]?.contains("moov") == false)
    }

    @Test func `a language that the program does not ship is held by its own words`() throws {
        let lexicon = Lexicon(language: "tlh", phrases: [Phrase("qaq", .cue(.distress))])
        let file = SourceFile(name: "words.tlh.yaml", text: "language: tlh\n")
        let words = SafetyWords(lexicon, in: file)
        #expect(words.lexicon == lexicon && words.warnings.isEmpty && words.shipped == nil)
    }
}

extension LocalMoment {
    fileprivate static let start = LocalMoment(year: 2026, month: 3, day: 1, hour: 18, minute: 0)
}
