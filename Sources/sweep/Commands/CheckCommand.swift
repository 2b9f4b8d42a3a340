internal import ArgumentParser
internal import Bot
internal import DialogueFiles
internal import Foundation

/// Checks dialogue scripts without running anything.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Checks every dialogue script of a folder.",
        discussion: """
            Ends with 0 when the bot would load them, with 1 when it would not. Warnings do not
            change that. Examples:
              sweep check Dialogues
              sweep check --fix Dialogues
              sweep check --explain D104
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

    @Flag(
        help: """
            Mend first what a program can mend: tabs, special spaces, curly quotes, and texts with \
            a colon or a # on one line. Prints each change.
            """
    )
    var fix = false

    @Option(
        help: ArgumentHelp("Explain a code, such as D104; no folder is read.", valueName: "code")
    )
    var explain: String?

    @Option(
        help: """
            The bot's data folder: what is proved is noted there, and the bot's next start need not \
            prove it again.
            """
    )
    var data: String?

    func run() throws {
        if let explain { return try Self.explain(explain) }
        do {
            if fix { try mend() }
            let library = try LibraryLoader.load(folder: URL(filePath: folder))
            let book = ProofBook(folder: try data.map { try DataFolder(path: $0).url })
            let certificate = try book.prove(library)
            try report(library.warnings)
            if format == .text { print(certificate.text) }
        } catch let refused as LibraryRefused {
            try report(refused.diagnostics)
            throw ExitCode(Failure.Code.notInOrder.rawValue)
        }
    }

    private static func explain(_ name: String) throws {
        if let page = DiagnosticPage.page(named: name) { return print(page.text) }
        let near = DiagnosticPage.codes(near: name).map(\.rawValue).joined(separator: ", ")
        throw Failure(.usage, "there is no code \(name); near it are \(near)")
    }

    /// Mends the files of the folder and prints what was changed.
    private func mend() throws(LibraryRefused) {
        let files = try LibraryMending.mend(folder: URL(filePath: folder))
        guard format == .text else { return }
        for file in files {
            for change in file.changes {
                print("\(file.name):\(change.line): mended")
                print("  - \(change.before)")
                for line in change.after { print("  + \(line)") }
            }
        }
        let count = files.reduce(0) { $0 + $1.changes.count }
        print(count == 1 ? "1 line mended\n" : "\(count) lines mended\n")
    }

    private func report(_ diagnostics: [Diagnostic]) throws {
        for diagnostic in diagnostics {
            print(format == .text ? diagnostic.text + "\n" : try Self.json(diagnostic))
        }
        guard format == .text, !diagnostics.isEmpty else { return }
        let warnings = diagnostics.count { $0.severity == .warning }
        let errors = diagnostics.count - warnings
        let counts = [(errors, "error"), (warnings, "warning")].filter { $0.0 > 0 }
            .map { "\($0.0) \($0.1)\($0.0 == 1 ? "" : "s")" }
        print(counts.joined(separator: ", "))
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
