internal import ArgumentParser
internal import Dialogue
internal import DialogueFiles
internal import Foundation
internal import Understanding

/// Tells how well messages are understood.
struct MeasureCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "measure",
        abstract: "Tells how well labelled messages are understood.",
        discussion: """
            For each language and fact: how often it was said, found and right; red flags missed,
            false alarms, traps sprung; then every fault. Each file is a list of messages with what
            a careful reader takes from their words. Examples:
              sweep measure Tests/UnderstandingTests/Fixtures/utterances-dev.yaml
              sweep measure --format json more.yaml others.yaml
            """
    )

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text
        case json
    }

    @Option(help: "The folder of scripts, which holds the words files.")
    var dialogues = "Dialogues"

    @Option(help: "How the figures are printed.")
    var format = Format.text

    @Argument(help: "Files of labelled messages.")
    var files: [String]

    func run() throws {
        let library = try LoadedScripts(folder: dialogues).library
        let messages = try files.flatMap(Self.messages)
        if let stranger = messages.first(where: { !library.speaks($0.language) }) {
            throw Failure(
                .notInOrder,
                "\(stranger.id) is in \(stranger.language): no script in \(dialogues) speaks that"
            )
        }
        let report = ScoreReport(messages) { library.edition(language: $0).reader }
        switch format {
        case .text: print(report.text, terminator: "")
        case .json: print(try ScoreReportJSON(report).text)
        }
    }

    private static func messages(in file: String) throws(Failure) -> [LabelledMessage] {
        guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
            throw Failure(.usage, "\(file) cannot be read; name a file of labelled messages")
        }
        do {
            return try UtterancesFile.messages(from: text, file: file)
        } catch {
            throw Failure(.notInOrder, error.description)
        }
    }
}
