import Foundation
import RulesCore
import Testing
import Understanding

@testable import Dialogue
@testable import DialogueFiles

/// Whatever a club writes into its files, no red flag is lost: the files are refused, or what was
/// heard before is heard with them.
@Suite(.timeLimit(.minutes(10))) struct HostileClubTests {
    /// A change of the files of a club.
    struct Attack: CustomTestStringConvertible, Sendable {
        let name: String
        var file = "words.en.yaml"
        /// A whole file, or edits of a shipped one.
        var text: String?
        var edits: [(old: String, new: String)] = []
        /// What the finding says; nil where the files are used and nothing is lost.
        let refused: String?

        var testDescription: String { name }
    }

    /// Words that are added under a name of the words file, in front of what is there.
    private static func adding(_ words: String, to list: String) -> [(old: String, new: String)] {
        [("\n\(list)\n    [", "\n\(list)\n    [\(words), ")]
    }

    private static func club(_ lines: String) -> String { "language: en\n\(lines)\n" }

    static let attacks: [Attack] = [
        // Taking away
        Attack(
            name: "words for a red flag are gone",
            edits: [("nothing comes, nothing will come, ", "")],
            refused: nil
        ),
        Attack(
            name: "a group is emptied",
            edits: [("\n  pee:\n    [peed, weed, pissed, pee, ", "\n  pee:\n    [")],
            refused: nil
        ),
        Attack(
            name: "words of distress are gone",
            edits: [("want to die, ", "")],
            refused: nil
        ),
        Attack(
            name: "a group means something else",
            edits: [("\n  saddle:\n    [", "\n  saddle: [flibber, wibble]\n  saddle2:\n    [")],
            refused: nil
        ),
        Attack(
            name: "no filler is skipped",
            edits: [("skipped:\n  [a, an, the, ", "skipped:\n  [")],
            refused: nil
        ),
        // Swallowing
        Attack(
            name: "a red flag is a saying",
            edits: adding("cant pee", to: "  ignored:"),
            refused: "\"cant pee\""
        ),
        Attack(
            name: "a saying overlaps a red flag",
            edits: adding("today ... numb", to: "  ignored:"),
            refused: "\"today ... numb\""
        ),
        Attack(
            name: "a word of a red flag is skipped",
            edits: [("skipped:\n  [a,", "skipped:\n  [numb, a,")],
            refused: "\"numb\" under \"skipped\""
        ),
        Attack(
            name: "a group eats a word of another",
            edits: adding("numb bum", to: "  rough:"),
            refused: nil
        ),
        Attack(
            name: "a word is a number",
            edits: [("\nnumbers:\n  {", "\nnumbers:\n  {numb: 3, ")],
            refused: nil
        ),
        // Turning
        Attack(
            name: "today denies",
            edits: adding("today", to: "  negation:"),
            refused: "\"today\""
        ),
        Attack(
            name: "today is long ago",
            edits: adding("today", to: "  past:"),
            refused: "\"today\""
        ),
        Attack(
            name: "I am somebody else",
            edits: adding("hi, my back", to: "  other:"),
            refused: "\"hi"
        ),
        Attack(
            name: "today is a what-if",
            edits: adding("today", to: "  hypothetical:"),
            refused: "\"today\""
        ),
        Attack(name: "numb is doubt", edits: adding("numb", to: "  doubt:"), refused: "\"numb\""),
        Attack(
            name: "yes means no",
            edits: adding("yeah, yep", to: "  \"no\":"),
            refused: nil
        ),
        Attack(
            name: "not really means no",
            edits: adding("not really", to: "  \"no\":"),
            refused: "\"not really\""
        ),
        Attack(
            name: "dying is a figure of speech",
            edits: adding("want to die", to: "  ignored:"),
            refused: nil
        ),
        // Spelling
        Attack(
            name: "red flags have to be spelled right",
            edits: [("\nexact:\n  [", "\nexact:\n  [numb, bladder, bowels, wet, ")],
            refused: nil
        ),
        Attack(
            name: "misspelled red flags are words of their own",
            edits: [("\nspelled right:\n  [", "\nspelled right:\n  [nubm, bladdr, ")],
            refused: nil
        ),
        // The club's own file
        Attack(
            name: "a command is a red flag",
            file: "club.en.yaml",
            text: club("commands:\n  stop: [can't pee, numb bum]"),
            refused: "can't pee"
        ),
        Attack(
            name: "a command is an answer",
            file: "club.en.yaml",
            text: club("commands:\n  stop: [\"yes\"]"),
            refused: "\"yes\""
        ),
        Attack(
            name: "a red flag is not about health",
            file: "club.en.yaml",
            text: club("not about health: [numb between my legs, my bum is numb]"),
            refused: "numb"
        ),
        Attack(
            name: "a red flag is a good sign",
            file: "club.en.yaml",
            text: club("also heard as:\n  bladderBowel: {no: [wet myself]}"),
            refused: "wet myself"
        ),
        Attack(
            name: "a red flag is a small thing",
            file: "club.en.yaml",
            text: club("also heard as:\n  legs: {oneLegSensory: [both my legs are numb]}"),
            refused: "both my legs are numb"
        ),
        Attack(
            name: "distress is a good sign",
            file: "club.en.yaml",
            text: club("also heard as:\n  trend: {improving: [i want to die]}"),
            refused: nil
        ),
        Attack(
            name: "a long phrase swallows a red flag",
            file: "club.en.yaml",
            text: club("also heard as:\n  trend: {improving: [cant pee since monday]}"),
            refused: "cant pee since monday"
        ),
        Attack(
            name: "yes is not about health",
            file: "club.en.yaml",
            text: club("not about health: [\"yes\", numb]"),
            refused: "\"yes\""
        ),
    ]

    @Test(arguments: attacks) func `no file of a club takes a red flag away`(attack: Attack) throws
    {
        let folder = try ClubFolder()
        if let text = attack.text {
            try folder.write(attack.file, text)
        } else {
            try folder.edit(attack.file, attack.edits)
        }
        let errors = try folder.errors()
        guard let refused = attack.refused else {
            #expect(errors.isEmpty, "\(errors.map(\.summary))")
            return try hearEverything(in: folder.load())
        }
        let finding = try #require(
            errors.first { $0.message.contains(refused) && $0.file == attack.file },
            "\(errors.map(\.summary))"
        )
        #expect(!finding.fix.isEmpty)
        #expect(finding.source.contains(refused.split(separator: "\"")[0]), "\(finding)")
    }

    /// Reads every fixed sentence, and every wording of the shipped safety vocabulary, in the language
    /// that was changed.
    private func hearEverything(in library: CheckedLibrary) throws {
        for part in library.parts where part.edition.script.language == "en" {
            let language = part.edition.script.language
            let reader = part.edition.reader
            for sentence in SafetySentences.all[language, default: []] {
                let reading = reader.read(sentence.text, asking: nil, now: Exploration.now)
                let isHeard =
                    sentence.flag.map { flag in reading.findings.contains { $0.value == flag } }
                    ?? reading.isDistress
                #expect(isHeard, "\(sentence.text)")
            }
            let shipped = try #require(ShippedWords.lexicon(of: language)).safety
            let frames = SafetySentences.frames[language, default: []]
            let samples = try Reader(shipped)
            let lost = shipped.phrases.flatMap { Hearing.all(of: $0, in: frames, by: samples) }
                .filter { !$0.isHeard(by: reader) }
            #expect(lost.isEmpty, "\(lost.prefix(5))")
        }
    }
}
