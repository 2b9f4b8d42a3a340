internal import ArgumentParser
internal import Dialogue
internal import DialogueFiles
internal import Foundation

/// Draws a conversation.
struct GraphCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "graph",
        abstract: "Draws the conversation that a script and the rules make together.",
        discussion: """
            Mermaid is shown by Markdown pages; dot and svg are GraphViz's. Examples:
              sweep graph back-pain
              sweep graph back-pain --format svg --output back-pain.svg
            """
    )

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case mermaid
        case dot
        case svg
    }

    @Argument(help: "The topic, such as back-pain.")
    var name: String

    @Option(help: "The language of the words.")
    var language: String?

    @Option(help: "How it is drawn: mermaid, dot or svg.")
    var format = Format.mermaid

    @Option(help: "The file to write; without it, standard output.")
    var output: String?

    @Option(help: "The folder of scripts.")
    var dialogues = "Dialogues"

    func run() throws {
        let library = try LoadedScripts(folder: dialogues).library
        let topics = library.editions.filter { $0.script.name == name }
        guard let first = topics.first else {
            let names = Set(library.editions.map(\.script.name)).sorted().joined(separator: ", ")
            throw Failure(.usage, "there is no topic \(name) in \(dialogues); there is \(names)")
        }
        let language = language ?? first.script.language
        guard let edition = topics.first(where: { $0.script.language == language }) else {
            let spoken = topics.map(\.script.language).joined(separator: ", ")
            throw Failure(.usage, "\(name) is not there in \(language); it is there in \(spoken)")
        }
        let diagram = Diagram(of: edition)
        let text =
            switch format {
            case .mermaid: diagram.text(as: .mermaid)
            case .dot: diagram.text(as: .dot)
            case .svg: try GraphViz().svg(diagram.text(as: .dot))
            }
        try OutputFile(path: output).write(text)
    }
}
