internal import ArgumentParser
internal import BotStore
internal import Foundation
internal import Settings

/// Copies the database while the bot runs.
struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copies the database to a new file, while the bot goes on.",
        discussion: """
            The copy is checked, for its owner alone, and never put in the place of a file. A sealed
            database has a sealed copy: keep its key as well, elsewhere. To restore: stop the bot, put
            the copy in the place of sweep.sqlite in the data folder, start the bot. Example:
              sweep backup --config /etc/sweep/sweep.yaml /var/backups/sweep/today.sqlite
            """
    )

    @Argument(help: "The file to make.")
    var output: String

    @OptionGroup
    var file: ConfigOption

    func run() async throws {
        let store = try Store(beside: try file.settings())
        do {
            try await store.backUp(to: output)
            try await store.noteSoon(.backedUp)
            try store.close()
        } catch {
            throw Failure(error)
        }
        let attributes = try? FileManager.default.attributesOfItem(atPath: output)
        let bytes = (attributes?[.size] as? NSNumber)?.intValue ?? 0
        print("\(output): \((bytes + 1_023) / 1_024) kB, whole")
    }
}

extension Store {
    /// Notes something in the audit, as soon as a bot beside leaves room for it.
    ///
    /// - Throws: ``StoreError`` when it never does within some seconds.
    func noteSoon(_ event: AuditEvent) async throws(StoreError) {
        for _ in 0..<10 {
            do {
                return try await note(event, now: Int64(Date().timeIntervalSince1970))
            } catch {
                try? await Task.sleep(for: .milliseconds(200))
            }
        }
        try await note(event, now: Int64(Date().timeIntervalSince1970))
    }
}
