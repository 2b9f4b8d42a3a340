internal import ArgumentParser
internal import Dialogue
internal import DialogueFiles
internal import Foundation
internal import Understanding

/// Has written talks again.
struct ReplayCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Has written talks again and prints the first difference of each.",
        discussion: """
            Without files, all talks in the folder "talks" beside the scripts, and how much of the
            scripts and rules they cover: questions, choices, levels, reasons, and what happens when
            an answer is not understood. Examples:
              sweep replay --gaps
              sweep replay Dialogues/talks/plain-run.talk
            """
    )

    @Option(help: "The folder of scripts.")
    var dialogues = "Dialogues"

    @Flag(help: "Name everything that no talk covers, not only the first of each kind.")
    var gaps = false

    @Argument(help: "Files of talks.")
    var files: [String] = []

    /// How many gaps of a kind are named without being asked for.
    private static let fewGaps = 8

    func run() throws {
        let library = try LoadedScripts(folder: dialogues).library
        var coverages = library.editions.map {
            (edition: $0, coverage: Coverage(of: $0.script, and: $0.general))
        }
        var failed = 0
        let paths = files.isEmpty ? try talks() : files
        for path in paths {
            do {
                let transcript = try Transcript(contentsOf: path)
                let spoken = coverages.map(\.edition.script.language)
                let language = transcript.language ?? spoken[0]
                guard let place = spoken.firstIndex(of: language) else {
                    failed += 1
                    print("\(path):1: no script speaks \(language); they speak \(list(spoken))")
                    continue
                }
                let outcome = transcript.replayed(
                    with: library,
                    club: Club(name: "the club", emergencyNumber: "112", bot: "sweep"),
                    from: LocalMoment(year: 2026, month: 3, day: 1, hour: 18)
                )
                coverages[place].coverage.formUnion(outcome.coverage)
                guard let difference = outcome.difference else { continue }
                failed += 1
                print("\(path):\(difference.line): expected: \(difference.expected)")
                print("\(path):\(difference.line): happened: \(difference.actual)")
            } catch {
                failed += 1
                print(error.text)
            }
        }
        for (edition, coverage) in coverages {
            print("covered in \(edition.script.language):")
            print(coverage.report(gapsAtMost: gaps ? .max : files.isEmpty ? Self.fewGaps : 0))
        }
        print("\(paths.count - failed) passed, \(failed) failed")
        if failed > 0 { throw ExitCode(Failure.Code.notInOrder.rawValue) }
    }

    private func list(_ names: [String]) -> String { names.joined(separator: ", ") }

    /// All talks beside the scripts, in folders of folders too.
    private func talks() throws -> [String] {
        let folder = URL(filePath: dialogues).appending(path: "talks")
        let path = folder.path(percentEncoded: false)
        guard let names = try? FileManager.default.subpathsOfDirectory(atPath: path) else {
            throw Failure(.usage, "there is no folder \(folder.relativePath); name files of talks")
        }
        return names.filter { $0.hasSuffix(".talk") }.sorted()
            .map { folder.appending(path: $0).relativePath }
    }
}
