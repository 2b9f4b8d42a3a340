import Foundation
import Testing

@testable import DialogueFiles

/// How words read: warnings with their places.
@Suite struct WordingTests {
    /// A text of a file, where it stands, and what has to be said of it.
    struct Sample: CustomTestStringConvertible, Sendable {
        var language = "en"
        var under = "levels:\n  stopRestSelfCare"
        let words: String
        let codes: [String]
        var column: Int?

        var testDescription: String { words }
    }

    static let samples = [
        Sample(words: "Don't worry, {name}.", codes: ["D144"], column: 5),
        Sample(words: "That is nothing serious.", codes: ["D144"], column: 13),
        Sample(words: "Rest now. You can run tomorrow.", codes: ["D143"], column: 15),
        Sample(words: "You’re fine to run on.", codes: ["D143"], column: 5),
        Sample(
            under: "levels:\n  runWithPrecautions",
            words: "You can run with care.",
            codes: []
        ),
        Sample(words: "Take an aspirin.", codes: ["D141"], column: 13),
        Sample(under: "questions:\n  - say", words: "Any allergy to aspirin?", codes: []),
        Sample(words: "Take ibuprofen, 400 mg.", codes: ["D142"], column: 21),
        Sample(words: "Take 2 tablets.", codes: ["D142"], column: 10),
        Sample(words: "Ice it every 4 hours.", codes: ["D142"], column: 18),
        Sample(words: "Ice it {ice-times} times a day.", codes: []),
        Sample(words: "STOP at once.", codes: ["D146"], column: 5),
        Sample(words: "Use P.R.I.C.E. if you know it.", codes: []),
        Sample(words: "👍", codes: ["D145"], column: 5),
        Sample(words: "👍 Good.", codes: []),
        Sample(words: "One is. Two is. Three is. Four is.", codes: ["D147"], column: 5),
        Sample(words: "One is. Two is.\n\n    Three is. Four is.", codes: []),
        Sample(
            words:
                "Discontinue physical activities immediately. Professional evaluation is advisable.",
            codes: ["D140"],
            column: 5
        ),
        Sample(words: "Stop running now. Let a doctor look at it.", codes: []),
        Sample(language: "es", words: "No te preocupes, {name}.", codes: ["D144"], column: 5),
        Sample(language: "es", words: "Toma dos pastillas.", codes: ["D142"], column: 10),
        Sample(language: "es", words: "Toma un diclofenaco.", codes: ["D141"], column: 13),
        Sample(language: "es", words: "Hoy puedes correr.", codes: ["D143"], column: 9),
        Sample(language: "es", words: "Deja de correr hoy. Que te vea un médico.", codes: []),
        Sample(
            language: "es",
            words: "Interrumpa inmediatamente cualquier actividad deportiva extraordinaria. "
                + "Posteriormente solicite una valoración especializada individualizada.",
            codes: ["D140"],
            column: 5
        ),
        Sample(language: "eo", words: "Discontinue immediately, don't worry.", codes: []),
    ]

    @Test(arguments: samples) func `words that read badly get a warning`(sample: Sample) {
        let text = "language: \(sample.language)\n\(sample.under): |\n    \(sample.words)\n"
        let warnings = WordingLint.warnings(in: SourceFile(name: "x.en.yaml", text: text))
        #expect(warnings.map(\.code.rawValue) == sample.codes)
        #expect(warnings.allSatisfy { $0.severity == .warning && $0.line == 4 })
        if let column = sample.column { #expect(warnings.first?.column == column) }
    }

    @Test func `the shipped files give no warning`() throws {
        let library = try LibraryLoader.load(folder: MistakeTests.folder)
        #expect(library.warnings.map(\.summary) == [])
    }

    @Test(arguments: [
        ("back pain.en.yaml", "back-pain.en.yaml"), ("back-pain.en.yml", "back-pain.en.yaml"),
        ("back-pain.yaml", "back-pain.en.yaml"),
    ])
    func `a file that is not read gets a warning with the right name`(
        name: String,
        right: String
    ) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "names-\(UUID())")
        try FileManager.default.copyItem(at: MistakeTests.folder, to: folder)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data().write(to: folder.appending(path: name))
        let warnings = try LibraryLoader.load(folder: folder).warnings
        #expect(warnings.map(\.code) == [.notRead])
        #expect(warnings.first?.file == name)
        #expect(warnings.first?.fix.contains("to \(right),") == true)
    }
}
