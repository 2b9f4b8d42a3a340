import Dialogue
import Foundation
import Testing

@testable import DialogueFiles

/// The shipped scripts with what was proved of them, once for all tests: without optimisation it
/// takes a minute.
enum Shipped {
    static let library = Result { try LibraryLoader.load(folder: MistakeTests.folder) }

    static let proved = Result { () -> (proofs: Proofs, certificate: Certificate) in
        var proofs = Proofs()
        let certificate = try proofs.prove(library.get())
        return (proofs, certificate)
    }

    /// The shipped library with the English script changed.
    static func library(_ edits: (old: String, new: String)...) throws -> CheckedLibrary {
        let shipped = try library.get()
        let parts = try shipped.parts.map { part in
            guard part.edition.script.language == "en" else { return part }
            let file = SourceFile(
                name: part.script.name,
                text: try Files.patched(part.script.text, edits)
            )
            return CheckedLibrary.Part(
                edition: ScriptLibrary.Edition(
                    script: try ScriptReader.script(in: file),
                    shared: part.edition.shared,
                    reader: part.edition.reader,
                    general: part.edition.general
                ),
                lexicon: part.lexicon,
                own: part.own,
                club: part.club,
                script: file,
                words: part.words,
                common: part.common,
                general: part.general,
                shipped: part.shipped
            )
        }
        return CheckedLibrary(
            library: ScriptLibrary(
                first: parts[0].edition,
                others: parts.dropFirst().map(\.edition),
                hash: "changed"
            ),
            parts: parts,
            warnings: []
        )
    }
}

@Suite(.timeLimit(.minutes(10))) struct ProofTests {
    @Test func `the shipped scripts are proved, in every language`() throws {
        let text = try Shipped.proved.get().certificate.text
        #expect(text.contains("longest interview    13 questions answered by numbers"))
        #expect(text.contains("8 over those that end in self-care"))
        #expect(text.contains("back-pain in en") && text.contains("back-pain in es"))
        for property in Property.allCases {
            #expect(text.contains(property.rawValue) && text.contains(property.claim))
        }
        #expect(text.hasSuffix("scripts \(try Shipped.library.get().library.hash)"))
    }

    @Test func `what was edited is proved anew, and what was not is not`() throws {
        var proofs = try Shipped.proved.get().proofs
        #expect(proofs.covers(try Shipped.library()))
        let reworded = try Shipped.library((old: "And since you stopped", new: "Since you quit"))
        #expect(!proofs.covers(reworded))
        _ = try proofs.prove(reworded)
        #expect(proofs.covers(reworded))
        let narrowed = try Shipped.library(
            (old: "improving, unchanged, worsening]", new: "improving, unchanged]")
        )
        #expect(!proofs.covers(narrowed))
    }

    /// Each takes a red flag away, or makes a choice mean another.
    @Test(arguments: [
        (
            old: "      saddle: [can't feel",
            new: "      riskHistory: [my bum is numb since]\n      saddle: [can't feel"
        ),
        (
            old: "      saddle: [can't feel",
            new: "      feverUnwell: [cant pee today]\n      saddle: [can't feel"
        ),
        (old: "      improving: better\n", new: "      improving: worse\n"),
    ])
    func `a red flag that an edit would take away is refused`(old: String, new: String) throws {
        var proofs = try Shipped.proved.get().proofs
        let folder = FileManager.default.temporaryDirectory.appending(path: "edit-\(UUID())")
        try FileManager.default.copyItem(at: MistakeTests.folder, to: folder)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "back-pain.en.yaml")
        let text = try Files.patched(Files.text("back-pain.en.yaml"), [(old, new)])
        try Data(text.utf8).write(to: file)
        let library = try LibraryLoader.load(folder: folder, isLinted: false)
        #expect(throws: LibraryRefused.self) { _ = try proofs.prove(library) }
    }

    @Test func `a flaw is told at its line, with a code and what to do`() throws {
        var proofs = try Shipped.proved.get().proofs
        let library = try Shipped.library(
            (old: "      resolved: gone\n", new: "      resolved: better\n")
        )
        let refused = #expect(throws: LibraryRefused.self) { _ = try proofs.prove(library) }
        let finding = try #require(refused?.errors.first)
        #expect(finding.code == .phraseStolen)
        #expect(finding.file == "back-pain.en.yaml")
        #expect(finding.source.hasSuffix("resolved: better"))
        #expect(finding.text.contains("means improving"))
    }

    @Test func `a flaw in the order is told with the shortest talk that shows it`() throws {
        var proofs = Proofs()
        let part = try #require(Shipped.library.get().parts.first)
        let lists = try Files.script()
        let late = ScriptLibrary.Edition(
            script: lists.with(
                questions: Array(lists.questions.dropFirst()) + [lists.questions[0]]
            ),
            shared: part.edition.shared,
            reader: part.edition.reader
        )
        let library = CheckedLibrary(
            library: ScriptLibrary(first: late, others: [], hash: "late"),
            parts: [
                CheckedLibrary.Part(
                    edition: late,
                    lexicon: part.lexicon,
                    own: part.own,
                    club: nil,
                    script: part.script,
                    words: part.words,
                    common: part.common,
                    shipped: nil
                )
            ],
            warnings: []
        )
        let refused = #expect(throws: LibraryRefused.self) { _ = try proofs.prove(library) }
        let finding = try #require(refused?.errors.first { $0.code == .emergencyLate })
        #expect(finding.talk.first == "> hi")
        #expect(finding.text.contains("the shortest talk that shows it"))
    }

    @Test func `proofs can be stored and found again`() throws {
        let proofs = try Shipped.proved.get().proofs
        let data = try JSONEncoder().encode(proofs)
        #expect(try JSONDecoder().decode(Proofs.self, from: data) == proofs)
    }
}

extension Script {
    fileprivate func with(questions: [ScriptQuestion]) -> Script {
        Script(
            name: name,
            language: language,
            openers: openers,
            hello: hello,
            questions: questions,
            says: [],
            levels: levels,
            reasons: reasons,
            items: items,
            checkIns: checkIns,
            inWords: inWords,
            heard: heard
        )
    }
}
