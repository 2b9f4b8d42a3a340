internal import ArgumentParser
internal import BotStore
internal import Foundation
internal import Settings

/// Seals the database, seals it under another key, or opens it for good.
struct RekeyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rekey",
        abstract:
            "Seals what the database says of people, under a first or another key, or opens it.",
        discussion: """
            The key in the settings is the one that fits now. Stop the bot, run this, write the new
            key's file into the settings as privacy: key-file, start the bot. Whoever loses the key
            loses all that the bot remembers; nobody can bring it back. Older backups need the key of
            their time. Examples:
              sweep rekey --config /etc/sweep/sweep.yaml --to /etc/sweep/sweep.key --make
              sweep rekey --config /etc/sweep/sweep.yaml --plain
            """
    )

    @OptionGroup
    var file: ConfigOption

    @Option(help: "The file of the new key: 64 hexadecimal digits, mode 0600.")
    var to: String?

    @Flag(help: "Make that file, with a new key.")
    var make = false

    @Flag(help: "Open the database for good: it needs no key any more.")
    var plain = false

    func validate() throws {
        guard (to != nil) != plain else {
            throw ValidationError("Give --to FILE to seal the database, or --plain to open it.")
        }
        guard !make || to != nil else { throw ValidationError("--make makes the file of --to.") }
    }

    func run() async throws {
        let settings = try file.settings()
        let folder = try DataFolder(existing: settings.data)
        try folder.lock("a bot is running on it. Stop it first.")
        // Refused before a key is made that nobody needs.
        let store = try Store(in: folder, key: settings.privacy.key)
        do {
            try store.close()
            let new = try newKey().map { key throws(StoreError) in try StoreKey(key) }
            try await Store.rekey(
                path: folder.database,
                from: settings.privacy.key.map { key throws(StoreError) in try StoreKey(key) },
                to: new,
                now: Int64(Date().timeIntervalSince1970)
            )
        } catch let error as StoreError {
            throw Failure(error)
        }
        tell(settings)
    }

    private func newKey() throws(Failure) -> SealingKey? {
        guard let to else { return nil }
        if make {
            var random = SystemRandomNumberGenerator()
            let digits = (0..<64)
                .map { _ in String(Int.random(in: 0..<16, using: &random), radix: 16) }
            try PrivateOutputFile(path: to, replaces: false).write(digits.joined() + "\n")
        }
        do {
            return try SealingKey(file: to, relativeTo: FileManager.default.currentDirectoryPath)
        } catch {
            throw Failure(.usage, error.description)
        }
    }

    private func tell(_ settings: SweepSettings) {
        guard let to else {
            return print(
                """
                The database is plain. Before the bot starts, take key-file and key-variable out of \
                the settings. Backups that are older still need their key.
                """
            )
        }
        let path = URL(filePath: to).absoluteURL.path(percentEncoded: false)
        print(
            """
            The database is sealed under \(path). Before the bot starts, write into the settings:
              privacy:
                key-file: \(path)
            Keep a copy of that file apart from the backups: without it all that the bot remembers is \
            lost.
            """
        )
        if settings.privacy.key != nil {
            print("Backups that are older still need the key that was used until now.")
        }
    }
}
