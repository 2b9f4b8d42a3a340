internal import ArgumentParser
internal import BotStore
internal import Foundation
internal import Settings

/// Shows what happened to people's data.
struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Shows what was forgotten, exported, resumed, backed up; it names nobody.",
        discussion: """
            What happened last comes first: when, what, and to how many people. The bot may go on
            running. Example:
              sweep audit --config /etc/sweep/sweep.yaml --last 20
            """
    )

    @OptionGroup
    var file: ConfigOption

    @Option(help: "How many lines to show at most.")
    var last = 100

    func validate() throws {
        guard last > 0 else { throw ValidationError("--last is 1 or more.") }
    }

    func run() async throws {
        let settings = try file.settings()
        let store = try Store(beside: settings)
        do {
            let lines = try await store.audit(atMost: last)
            if lines.isEmpty { print("Nothing so far.") }
            for line in lines {
                let time = Date(timeIntervalSince1970: TimeInterval(line.at)).ISO8601Format()
                print("\(time) \(line.event.rawValue) \(line.people)")
            }
            try store.close()
        } catch {
            throw Failure(error)
        }
    }
}
