import Dialogue
import Foundation
import RulesCore
import Testing
import Understanding

@testable import DialogueFiles

/// Whatever slips into the shipped script by accident is refused with its place, or harmless.
@Suite struct MutationTests {
    /// A small generator with a seed, so that every run makes the same thousand (SplitMix64).
    private struct Seeded: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    /// The script with a line deleted, two swapped, a letter of a name changed, or its end cut off.
    private static func mutant(of lines: [String], seed: UInt64) -> String {
        var random = Seeded(state: seed)
        var lines = lines
        let place = Int.random(in: 0..<lines.count - 1, using: &random)
        switch seed % 4 {
        case 0:
            lines.remove(at: place)
        case 1:
            lines.swapAt(place, place + 1)
        case 2:
            // The name in front of the colon, wherever the next one is.
            let named = lines[place...].firstIndex { $0.contains(/^ *(- )?[\w-]+:/) } ?? place
            let letters = lines[named].indices.filter { lines[named][$0].isLetter }
            let end = lines[named].firstIndex(of: ":") ?? lines[named].endIndex
            guard let letter = letters.filter({ $0 < end }).randomElement(using: &random) else {
                break
            }
            lines[named]
                .replaceSubrange(
                    letter...letter,
                    with: ["x", "", "ee"].randomElement(using: &random) ?? "x"
                )
        default:
            lines.removeSubrange(place...)
        }
        return lines.joined(separator: "\n")
    }

    /// Every so many of those that are read without a finding have their words proved too: that
    /// takes a second each.
    private static let wordsOfEvery = 25

    @Test(.timeLimit(.minutes(10)))
    func `of a thousand mutants each is refused with its place or proved fine`() throws {
        let shipped = try Shipped.library.get()
        let part = try #require(shipped.parts.first { $0.script.name == "back-pain.en.yaml" })
        let own = try Reader(part.own)
        var proved = [InterviewProof.structure(of: part.edition.script)]
        var (refused, fine) = (0, 0)
        for seed in UInt64(1)...1_000 {
            let text = Self.mutant(of: part.script.lines, seed: seed)
            let file = SourceFile(name: part.script.name, text: text)
            do {
                let edition = ScriptLibrary.Edition(
                    script: try ScriptReader.script(in: file),
                    shared: part.edition.shared,
                    reader: part.edition.reader
                )
                let structure = InterviewProof.structure(of: edition.script)
                if !proved.contains(structure) {
                    _ = try InterviewProof(edition)
                    proved.append(structure)
                }
                if fine % Self.wordsOfEvery == 0 {
                    _ = try WordsProof(
                        edition,
                        lexicon: part.lexicon,
                        own: own,
                        added: edition.script.phrases.map(LexiconEntry.phrase),
                        to: own
                    )
                }
                fine += 1
            } catch let error as FileRefused {
                refused += 1
                check(error.diagnostics, in: file, seed)
            } catch let error as Flaws {
                // Read without a finding, and not proved: that is a refusal too, with its reason.
                refused += 1
                #expect(error.flaws.allSatisfy { !$0.message.isEmpty && !$0.fix.isEmpty })
            }
        }
        #expect(refused + fine == 1_000)
        #expect(refused > 400 && fine > 100, "\(refused) refused, \(fine) fine")
        #expect(proved.count > 3, "\(proved.count) structures")
    }

    private func check(_ findings: [Diagnostic], in file: SourceFile, _ seed: UInt64) {
        #expect(!findings.isEmpty, "seed \(seed)")
        for finding in findings {
            #expect(finding.line >= 1 && finding.line <= file.lines.count, "seed \(seed)")
            #expect(!finding.message.isEmpty && !finding.fix.isEmpty, "seed \(seed)")
        }
    }
}
