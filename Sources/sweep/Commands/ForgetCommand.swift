internal import ArgumentParser
internal import BotStore
internal import Chat
internal import Foundation
internal import Settings

/// Deletes all that is kept of one person.
struct ForgetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forget",
        abstract: "Deletes all that is kept of one person who has asked for it.",
        discussion: """
            For an operator who was asked by that person: they can do it themselves, by telling the
            bot "forget me". The bot must be stopped: it holds the talks of the moment in memory, and
            would write down again what is deleted behind its back. No byte is left in the data
            folder; backups are not touched. Example:
              sweep forget --config /etc/sweep/sweep.yaml mia --network libera
            """
    )

    @Argument(help: "The account, or the nick that the bot saw last.")
    var who: String

    @OptionGroup
    var file: ConfigOption

    @Option(help: "The network; needed where the name is known on several.")
    var network: String?

    @Flag(help: "Do not ask.")
    var yes = false

    func run() async throws {
        let settings = try file.settings()
        let folder = try DataFolder(existing: settings.data)
        try folder.lock(
            "a bot is running on it, which would write down again what it has in memory. Stop it "
                + "first; or let the person tell it \"forget me\"."
        )
        let store = try Store(in: folder, key: settings.privacy.key)
        let member = try await store.person(who, on: network)
        try confirm("All that is kept of \(who) on \(member.network) will be gone for good.")
        do {
            var batch = Store.Batch(now: Int64(Date().timeIntervalSince1970))
            batch.forgotten = [member]
            batch.forgottenAs = .forgottenByOperator
            try await store.commit(batch)
            try await store.scrub()
            try store.close()
        } catch {
            throw Failure(error)
        }
        print("Everything is deleted. Older backups still have it: delete them in time.")
    }

    private func confirm(_ sentence: String) throws(Failure) {
        guard !yes else { return }
        guard isatty(STDIN_FILENO) == 1 else {
            throw Failure(.usage, "\(sentence) Say --yes, since there is nobody here to ask.")
        }
        print("\(sentence) Go on? Type yes: ", terminator: "")
        fflush(nil)
        guard readLine() == "yes" else { throw Failure(.notInOrder, "nothing was deleted.") }
    }
}
