internal import ArgumentParser
internal import BotStore
internal import Foundation
internal import Settings

/// Shows what happened to people's data.
struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract:
            "Shows what was forgotten, exported, backed up or put in use, and what moderators did; it names no runner.",
        discussion: """
            What happened last comes first: when, what, and to how many people, by which moderator, or
            with which scripts. Each line is linked to all before it: where one was changed or taken
            out, that is said and the exit code is 1. The bot may go on running. Example:
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
            for line in lines { print(words(of: line)) }
            let state = try await store.auditState()
            try store.close()
            try tell(state)
        } catch let error as StoreError {
            throw Failure(error)
        }
    }

    private func words(of line: AuditLine) -> String {
        let what =
            line.act.map { "\($0.command) \($0.moderator)" } ?? line.scripts
            ?? String(line.people)
        return "\(time(line.at)) \(line.event.rawValue) \(what)"
    }

    private func time(_ seconds: Int64) -> String {
        Date(timeIntervalSince1970: TimeInterval(seconds)).ISO8601Format()
    }

    /// Says whether all of the audit is as it was written.
    private func tell(_ state: AuditState) throws(Failure) {
        switch state {
        case .whole: print("Nothing was changed or taken out since the audit began.")
        case .broken(let lastSound):
            let place = lastSound.map { "after \(time($0))" } ?? "at its beginning"
            throw Failure(
                .notInOrder,
                "lines of the audit were changed or taken out, the first of them \(place). Compare it "
                    + "with a backup, and see who can write to the database."
            )
        }
    }
}
