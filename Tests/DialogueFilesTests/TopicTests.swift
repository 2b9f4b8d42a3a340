import Dialogue
import Foundation
import RulesCore
import Testing
import Understanding

@testable import DialogueFiles

/// What is answered in general: the files, and what is said.
@Suite(.timeLimit(.minutes(10))) struct TopicTests {
    // MARK: - What is said

    private static func general(_ language: String) throws -> GeneralTopics {
        let library = try TalkTests.library.get()
        return try #require(library.edition(language: language).general)
    }

    @Test(arguments: ["en", "es"])
    func `every question is answered with its own topic and sets no fact`(
        language: String
    ) throws {
        let general = try Self.general(language)
        var asked = 0
        for topic in general.topics {
            for words in topic.asked where !words.contains("<") && !words.contains("/") {
                var talk = try ShippedTalk(language: language)
                talk.say(language == "en" ? "hi" : "hola")
                let before = talk.conversation
                talk.say(words)
                #expect(talk.turn?.topic == topic.name, "\(words)")
                #expect(talk.conversation.entries == before.entries, "\(words)")
                #expect(talk.conversation.pending == before.pending, "\(words)")
                asked += 1
            }
        }
        #expect(asked > 150)
    }

    @Test func `a topic holds at most two short messages and says where it comes from`() throws {
        for language in ["en", "es"] {
            for topic in try Self.general(language).topics {
                #expect(!topic.sources.isEmpty)
                for text in topic.say.variants { #expect(text.paragraphs.count <= 2) }
            }
        }
        #expect(
            try Self.general("en").topics.map(\.name) == Self.general("es").topics.map(\.name)
        )
    }

    @Test(arguments: [
        "does ice help my back", "does ice help, i fell off a ladder", "ice",
        "can i swim my legs tingle",
        "can my daughter swim", "does ice help and i cant pee", "stop", "none", "help",
    ])
    func `what says more, or something else, is no general question`(text: String) throws {
        var talk = try ShippedTalk()
        talk.say("hi")
        talk.say(text)
        #expect(talk.turn?.topic == nil)
    }

    @Test func `it never stands beside advice to be seen today or at once`() throws {
        for level in [Level.urgentSameDay, .emergencyNow] {
            var talk = try ShippedTalk()
            talk.come(to: level)
            let said = talk.say("does ice help")
            #expect(talk.turn?.topic == nil, "\(level)")
            #expect(!said.joined().contains("cold pack"))
        }
        var talk = try ShippedTalk()
        talk.come(to: .stopRestSelfCare)
        #expect(talk.say("does ice help").last?.hasSuffix("goes before this.") == true)
    }

    @Test func `it ends no confirmation and answers none`() throws {
        var talk = try ShippedTalk()
        talk.come(to: .stopRestSelfCare)
        let asked = talk.say("forget me")
        #expect(talk.say("is bed rest good").last == asked.last)
        talk.say("yes")
        #expect(talk.conversation.stage == .forgotten)
    }

    // MARK: - Files

    private func findings(_ edits: [(old: String, new: String)]) throws -> [Diagnostic] {
        let text = try Files.patched(Files.text("topics.en.yaml"), edits)
        do {
            _ = try GeneralReader.draft(of: SourceFile(name: "topics.en.yaml", text: text))
            return []
        } catch {
            return error.diagnostics
        }
    }

    @Test(arguments: [
        (
            "sources: [S12, S13, A21]", "sources: [S12, S133, A21]", Diagnostic.Code.unknownName,
            "S13"
        ),
        ("sources: [S12, S13, A21]", "sources: []", .noWords, "S1 to S31"),
        ("    sources: [S12, S13, A21]\n", "", .missingKey, "sources"),
        ("    say: |\n      Cold", "    sya: |\n      Cold", .unknownKey, "say"),
        ("      - does icing it help\n", "      - does ... help\n", .wrongShape, "each way"),
        (
            "    say: |\n      Cold", "    say: |\n      One.\n\n      Two.\n\n      Cold",
            .tooLong, "two"
        ),
        ("      Cold can", "      {action} Cold can", .placeholderElsewhere, "{ice-minutes}"),
        ("question words: [does,", "question word: [does,", .unknownKey, "question words"),
    ])
    func `a mistake is told at its line, with what to type instead`(
        old: String,
        new: String,
        code: Diagnostic.Code,
        hint: String
    ) throws {
        let found = try findings([(old, new)])
        #expect(found.contains { $0.code == code && $0.fix.contains(hint) }, "\(found)")
        #expect(found.allSatisfy { $0.line > 1 || $0.code == .missingKey })
    }

    @Test func `a first message leaves room for a name`() throws {
        let long = String(repeating: "word ", count: 68)
        let found = try findings([("Cold can ease pain:", long), ("at a time,\n", "\n")])
        #expect(found.map(\.code).contains(.tooLong))
    }

    @Test(arguments: [
        (
            "Cold can ease pain", "If you have a strain, cold can ease your pain",
            [Diagnostic.Code.ownCase, .ownCase]
        ),
        ("Cold can ease pain", "It's nothing. Cold can ease pain", [.falseComfort]),
        ("Cold can ease pain", "Keep running. Cold can ease pain", [.runAdvice]),
        ("Cold can ease pain", "Take 400 mg. Cold can ease pain", [.dose]),
    ])
    func `words about the reader's own case, and others that harm, are warned of`(
        old: String,
        new: String,
        codes: [Diagnostic.Code]
    ) throws {
        let text = try Files.patched(Files.text("topics.en.yaml"), [(old, new)])
        let found = WordingLint.warnings(in: SourceFile(name: "topics.en.yaml", text: text))
        #expect(found.map(\.code).filter { $0 != .tooManySentences } == codes)
    }

    @Test(arguments: ["topics.en.yaml", "topics.es.yaml"])
    func `the shipped topics read well`(name: String) throws {
        let file = SourceFile(name: name, text: try Files.text(name))
        #expect(WordingLint.warnings(in: file).map(\.summary) == [])
    }

    @Test func `a translation has every topic, no sources, and a mark of what it translates`()
        throws
    {
        let folder = try ClubFolder()
        try folder.edit("topics.es.yaml", [("  price:\n", "  pryce:\n")])
        #expect(try folder.errors().map(\.code) == [.notAsInBase, .notAsInBase])
        try folder.edit(
            "topics.es.yaml",
            [
                ("      Los dos pueden", "      Los dos sí pueden"),
                ("\n  heat:\n", "\n  heat:\n    sources: [S1]\n"),
            ]
        )
        #expect(try folder.errors().map(\.code) == [.unknownKey])
        try folder.write("topics.es.yaml", Files.text("topics.es.yaml"))
        try folder.edit("topics.en.yaml", [("Cold can ease pain", "Cold may ease pain")])
        let warnings = try LibraryLoader.load(folder: folder.url).warnings
        #expect(warnings.map(\.code) == [.stale])
        #expect(warnings.first?.message.contains("topics/ice") == true)
    }

    @Test func `without the file nothing is answered in general`() throws {
        let folder = try ClubFolder()
        for name in ["topics.en.yaml", "topics.es.yaml"] {
            try FileManager.default.removeItem(at: folder.url.appending(path: name))
        }
        let library = try folder.load().library
        #expect(library.editions.allSatisfy { $0.general == nil })
        #expect(library.hash != (try TalkTests.library.get().hash))
    }

    // MARK: - Proofs

    @Test func `a question that hides something else is refused at its line`() throws {
        let hidden = [
            ("i can't pee", "bladderBowel: yes"), ("forget me", "the command forget"),
            ("ice", "selfCare: tried"), ("can i swim", "about \"gentle sports\""),
            ("can i run with a numb bum", "saddle: yes"), ("sure", "known already"),
        ]
        let folder = try ClubFolder()
        let lines = hidden.map { "      - \($0.0)\n" }.joined()
        let line = "      - does icing it help\n"
        try folder.edit("topics.en.yaml", [(line, line + lines)])
        let errors = try folder.errors()
        let file = try String(
            contentsOf: folder.url.appending(path: "topics.en.yaml"),
            encoding: .utf8
        )
        .split(separator: "\n", omittingEmptySubsequences: false)
        for (words, meaning) in hidden {
            let found = try #require(
                errors.first {
                    $0.message.contains(words) && $0.message.contains(meaning)
                },
                "\(words): \(errors.map(\.message))"
            )
            #expect(found.code == .questionTaken && found.file == "topics.en.yaml")
            // What is heard elsewhere is told at the topic that it would ask for.
            let line = words == "sure" ? "  ice:" : "      - \(words)"
            #expect(file[found.line - 1] == line, "\(found)")
        }
    }

    @Test func `the sheet shows what is answered in general`() throws {
        let library = try TalkTests.library.get()
        let sheet = ReviewSheet(library, edition: library.editions[0], date: "2026-03-01")
            .text(as: .markdown)
        #expect(sheet.contains("What is answered in general"))
        for topic in try Self.general("en").topics { #expect(sheet.contains("| \(topic.name) |")) }
    }
}
