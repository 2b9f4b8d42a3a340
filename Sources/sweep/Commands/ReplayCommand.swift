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
            Without files, all talks beside the scripts. Example:
              sweep replay Dialogues/talks/plain.talk
            """
    )

    @Option(help: "The folder of scripts.")
    var dialogues = "Dialogues"

    @Argument(help: "Files of talks.")
    var files: [String] = []

    func run() throws {
        let library = try LoadedScripts(folder: dialogues).library
        var differences = 0
        let paths = files.isEmpty ? try talks() : files
        for path in paths {
            do {
                let transcript = try Transcript(contentsOf: path)
                let difference = transcript.firstDifference(
                    with: library.editions[0],
                    club: Club(name: "the club", emergencyNumber: "112", bot: "sweep"),
                    from: LocalMoment(year: 2026, month: 3, day: 1, hour: 18)
                )
                guard let difference else { continue }
                differences += 1
                print("\(path):\(difference.line): expected: \(difference.expected)")
                print("\(path):\(difference.line): happened: \(difference.actual)")
            } catch {
                differences += 1
                print(error.text)
            }
        }
        print("\(paths.count - differences) passed, \(differences) failed")
        if differences > 0 { throw ExitCode(Failure.Code.notInOrder.rawValue) }
    }

    private func talks() throws -> [String] {
        let folder = URL(filePath: dialogues).appending(path: "talks")
        let names = try? FileManager.default.contentsOfDirectory(
            atPath: folder.path(percentEncoded: false)
        )
        guard let names else {
            throw Failure(.usage, "there is no folder \(folder.relativePath); name files of talks")
        }
        return names.filter { $0.hasSuffix(".talk") }.sorted()
            .map { folder.appending(path: $0).relativePath }
    }
}
