internal import ArgumentParser
internal import DialogueFiles
internal import Foundation

/// Checks dialogue scripts without running anything.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Checks every dialogue script of a folder.",
        discussion: """
            Ends with 0 when the bot would load them, with 1 when it would not. Example:
              sweep check Dialogues
            """
    )

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text
        case json
    }

    @Argument(help: "The folder of scripts.")
    var folder = "Dialogues"

    @Option(help: "How findings are printed.")
    var format = Format.text

    func run() throws {
        do {
            let library = try LibraryLoader.load(folder: URL(filePath: folder))
            if format == .text { print(library.certificate) }
        } catch {
            for diagnostic in error.diagnostics {
                print(format == .text ? diagnostic.text + "\n" : try Self.json(diagnostic))
            }
            let count = error.diagnostics.count
            if format == .text { print(count == 1 ? "1 finding" : "\(count) findings") }
            throw ExitCode(Failure.Code.notInOrder.rawValue)
        }
    }

    private struct Finding: Encodable {
        let code: String
        let severity: String
        let file: String
        let line: Int
        let column: Int
        let message: String
        let fix: String
    }

    private static func json(_ diagnostic: Diagnostic) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let data = try encoder.encode(
            Finding(
                code: diagnostic.code.rawValue,
                severity: diagnostic.severity.rawValue,
                file: diagnostic.file,
                line: diagnostic.line,
                column: diagnostic.column,
                message: diagnostic.message,
                fix: diagnostic.fix
            )
        )
        return String(decoding: data, as: UTF8.self)
    }
}
