internal import ArgumentParser
internal import Bot
internal import BotStore
internal import Chat
internal import Dialogue
internal import Foundation
internal import IRCClient
internal import Logging
internal import NIOOpenSSL
internal import ServiceLifecycle
internal import Settings
internal import UnixSignals

/// The bot itself.
struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Connects to the networks of the settings and serves until it is stopped.",
        discussion: """
            SIGTERM and SIGINT stop it cleanly, SIGHUP reads the scripts again. Example:
              sweep run --config Deploy/sweep.yaml
            """
    )

    @OptionGroup
    var file: ConfigOption

    @Option(help: "How much is logged: trace, debug, info, notice, warning, error or critical.")
    var logLevel = "info"

    func validate() throws {
        guard Logger.Level(rawValue: logLevel) != nil else {
            let levels = Logger.Level.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("--log-level is one of \(levels).")
        }
    }

    func run() async throws {
        // Caught from the first moment: untrapped it would end the process.
        let hangups = await UnixSignalsSequence(trapping: .sighup)
        let settings = try file.settings()
        let scripts = try LoadedScripts(
            folder: settings.dialogues,
            language: settings.club.language,
            code: .usage
        )
        let data = try DataFolder(path: settings.data)
        try data.lock()
        let book = ProofBook(folder: data.url)
        try scripts.prove(with: book)
        LoggingSystem.bootstrap { [logLevel] label in
            var handler = StreamLogHandler.standardError(label: label)
            handler.logLevel = Logger.Level(rawValue: logLevel) ?? .info
            return handler
        }
        let logger = Logger(label: "sweep")
        if !data.mended.isEmpty {
            logger.notice(
                "others had rights to the data folder; now only its owner has",
                metadata: ["data.files": "\(data.mended.joined(separator: " "))"]
            )
        }
        let store = try Store(in: data, key: settings.privacy.key)
        let start = try await scripts.start(
            after: store,
            language: settings.club.language,
            needsTwoModerators: settings.club.hasTwoPersonRule,
            book
        )
        let inbox = Inbox()
        let policies = PolicyStore(
            path: data.policies,
            now: { Int64(Date().timeIntervalSince1970) },
            logger: logger
        )
        let lines = try settings.networks.map { network in
            try NetworkLine(
                network,
                club: settings.club,
                privacy: settings.privacy,
                policies: policies,
                logger: logger,
                inbox: inbox
            )
        }
        let clock = LocalClock(timeZone: settings.club.timeZone)
        let reloads = ScriptReloads(
            gate: ReloadGate(
                folder: URL(filePath: settings.dialogues),
                store: store,
                fronts: lines.map(\.front),
                clock: clock,
                prove: book.proof
            ),
            inbox: inbox,
            now: Date.init,
            logger: logger
        )
        let loop = BotLoop(inbox: inbox, now: Date.init, logger: logger) {
            try await Responder(
                store: store,
                fronts: lines.map(\.front),
                start: start,
                clock: clock,
                hours: CivilHours(settings.club),
                needsTwoModerators: settings.club.hasTwoPersonRule,
                logger: logger,
                give: reloads.perform
            )
        }
        for network in settings.networks {
            ClientCertificateCheck(network)?.warn(to: logger, at: Date())
        }
        // Stopped from last to first: the lines say what waits and QUIT, then the loop notes what
        // has left, so that nothing is said again after the next start.
        let services: [any Service] =
            [loop, Ticks(inbox: inbox), reloads, ReloadSignal(signals: hangups, reloads: reloads)]
            + [NetworkLines(connections: lines.map(\.connection))]
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                // When every network was given up, the loop still notes what has left.
                services: services.map {
                    .init(service: $0, failureTerminationBehavior: .gracefullyShutdownGroup)
                },
                gracefulShutdownSignals: [.sigterm, .sigint],
                logger: logger
            )
        )
        do {
            try await group.run()
            try store.close()
        } catch let failure as Failure {
            try? store.close()
            throw failure
        } catch let error as StoreError {
            throw Failure(error)
        }
    }
}

extension CivilHours {
    /// The hours of the settings.
    fileprivate init(_ club: ClubSettings) {
        self.init(
            checkIn: WallTime(club.checkInTime),
            quietFrom: WallTime(club.quietHours.start),
            quietUntil: WallTime(club.quietHours.end)
        )
    }
}

extension WallTime {
    /// A time of the settings.
    fileprivate init(_ time: TimeOfDay) {
        self.init(hour: time.hour, minute: time.minute)
    }
}
