internal import ArgumentParser
internal import Dialogue
internal import DialogueFiles
internal import Foundation

/// Prints what a clinician reads and signs.
struct SheetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sheet",
        abstract: "Prints one page of rules and words for a clinician to review and sign.",
        discussion: """
            The rules are those of the program, the words those of the scripts. Examples:
              sweep sheet Dialogues --format html --output review.html
              sweep sheet --language en --date 2026-03-01
            """
    )

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case markdown
        case html
    }

    @Argument(help: "The folder of scripts.")
    var folder = "Dialogues"

    @Option(help: "The language of the words; without it, that of the first script.")
    var language: String?

    @Option(help: "How it is printed: markdown or html.")
    var format = Format.markdown

    @Option(help: "The day that stands on it, such as 2026-03-01; without it, today.")
    var date: String?

    @Option(help: "The file to write; without it, standard output.")
    var output: String?

    func run() throws {
        let library = try LoadedScripts(folder: folder, language: language).library
        let edition = language.map(library.edition(language:)) ?? library.editions[0]
        let sheet = ReviewSheet(library, edition: edition, date: try day())
        let text =
            switch format {
            case .markdown: sheet.text(as: .markdown)
            case .html: sheet.text(as: .html)
            }
        try OutputFile(path: output).write(text)
    }

    private func day() throws(Failure) -> String {
        let style = Date.ISO8601FormatStyle(timeZone: .current).year().month().day()
        guard let date else { return Date().formatted(style) }
        guard let day = try? Date(date, strategy: style), day.formatted(style) == date else {
            throw Failure(.usage, "--date \(date) is not a day; write it like 2026-03-01")
        }
        return date
    }
}
