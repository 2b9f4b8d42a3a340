internal import ArgumentParser
internal import DialogueFiles
internal import Foundation

/// Prints the schemas that editors complete and check dialogue files with.
struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Prints the JSON Schema of the dialogue files, made from the rules.",
        discussion: """
            An editor with a YAML language server completes and explains the fixed names when the
            first line of a script is
              # yaml-language-server: $schema=script.schema.json
            Examples:
              sweep schema
              sweep schema common
              sweep schema --write Dialogues
            """
    )

    enum Files: String, ExpressibleByArgument, CaseIterable {
        case script
        case common
        case words
        case club

        var schema: DialogueSchema {
            switch self {
            case .script: .script
            case .common: .common
            case .words: .words
            case .club: .club
            }
        }
    }

    @Argument(help: "Which files it is for: script, common, words or club.")
    var files = Files.script

    @Option(help: "Write the schemas of all files into this folder instead.")
    var write: String?

    func run() throws {
        guard let write else { return print(files.schema.text, terminator: "") }
        for schema in DialogueSchema.allCases {
            let file = URL(filePath: write).appending(path: schema.fileName)
            try OutputFile(path: file.relativePath).write(schema.text)
            print("wrote \(file.relativePath)")
        }
    }
}
