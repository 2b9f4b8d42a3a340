internal import ArgumentParser
internal import Bot
internal import BotStore
internal import Chat
internal import Dialogue
internal import Foundation

/// The bot in a terminal, with no network.
struct ChatCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "chat",
        abstract: "Talks to the bot in this terminal, with no network.",
        discussion: """
            Nothing is kept unless --data names a folder. A line such as +3d, +2h or +15m moves the
            clock on, and what has fallen due by then is said: what is meant for the evening of a day,
            as soon as that day has come. Examples:
              sweep chat --as mia
              printf 'hi\\nnone\\n' | sweep chat --now 2026-03-01T08:00:00Z
            """
    )

    @Option(name: .customLong("as"), help: "What the bot calls you.")
    var nick = "runner"

    @Option(help: "The language to begin in.")
    var language = "en"

    @Option(help: "The folder of scripts.")
    var dialogues = "Dialogues"

    @Option(help: "A folder to keep the conversation in; without it nothing is kept.")
    var data: String?

    @Option(help: "The time to begin at, such as 2026-03-01T08:00:00Z; without it, now.")
    var now: String?

    func run() async throws {
        var clock = try TerminalClock(start: now)
        let library = try LoadedScripts(folder: dialogues, language: language).library
        let folder = try data.map { try DataFolder(path: $0) }
        try folder?.lock()
        let terminal = Terminal(isInteractive: isatty(STDIN_FILENO) == 1)
        var session = try await ChatSession(
            nick: nick,
            language: language,
            folder: URL(filePath: dialogues),
            library: library,
            store: try store(in: folder),
            book: ProofBook(folder: folder?.url),
            terminal: terminal,
            now: clock.now
        )
        terminal.greet()
        while let line = terminal.read() {
            if clock.move(by: line) {
                await session.tick(at: clock.now)
            } else if TerminalClock.isMisspelt(line) {
                terminal.show("(The clock moves with +3d, +2h or +15m.)")
            } else if !line.allSatisfy(\.isWhitespace) {
                await session.hear(line, at: clock.now)
            }
        }
    }

    private func store(in folder: DataFolder?) throws(Failure) -> Store {
        if let folder { return try Store(in: folder, key: nil) }
        do {
            return try Store()
        } catch {
            throw Failure(error)
        }
    }
}
