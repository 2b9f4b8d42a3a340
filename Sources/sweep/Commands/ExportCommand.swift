internal import ArgumentParser
internal import Bot
internal import BotStore
internal import Chat
internal import Foundation
internal import Settings

/// Writes down all that is kept of one person.
struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Writes down, as JSON, all that is kept of one person who has asked for it.",
        discussion: """
            For an operator who was asked by that person: they can have it from the bot itself, by
            saying "export". A nick is no proof of who somebody is: be sure. It is noted in the audit
            that somebody was exported, not who. The bot may go on running. Example:
              sweep export --config /etc/sweep/sweep.yaml mia --network libera --output mia.json
            """
    )

    @Argument(help: "The account, or the nick that the bot saw last.")
    var who: String

    @OptionGroup
    var file: ConfigOption

    @Option(help: "The network; needed where the name is known on several.")
    var network: String?

    @Option(help: "The file to make, for its owner alone; without it, standard output.")
    var output: String?

    func run() async throws {
        let store = try Store(beside: try file.settings())
        let member = try await store.person(who, on: network)
        do {
            guard let data = try await store.personalData(of: member) else {
                throw Failure(.notInOrder, "nothing is kept of \(who) any more.")
            }
            let text = try PersonalExport(data, at: Date()).json
            // Noted first: nobody is read without a trace.
            try await store.noteSoon(.exportedByOperator)
            if let output {
                try PrivateOutputFile(path: output, replaces: false).write(text + "\n")
            } else {
                print(text)
            }
            try store.close()
        } catch let error as StoreError {
            throw Failure(error)
        }
    }
}
