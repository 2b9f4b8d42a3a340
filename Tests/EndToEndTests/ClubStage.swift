import Foundation
import TestKit

/// A bot at a real server with accounts, and people who are logged in there or not.
final class ClubStage {
    let server: InspIRCd
    let bot: SweepProcess
    private let services: SCRAMAgent
    private let secrets: TemporaryFolder

    /// Prepares a bot and a server, and does not start the bot yet.
    ///
    /// - Parameters:
    ///   - accounts: The accounts that there are, beside the bot's own.
    ///   - club: More lines of the section "club", indented by two.
    ///   - privacy: The section "privacy", in braces.
    /// - Throws: When a server does not start.
    init(accounts: [String], club: String = "", privacy: String? = nil) async throws {
        secrets = try TemporaryFolder("secrets")
        // Who has logged in waits for a host that is hidden.
        server = try await InspIRCd { $0.hidesHosts = true }
        services = try await SCRAMAgent(
            at: server,
            accounts: Dictionary(uniqueKeysWithValues: (accounts + ["sweep"]).map { ($0, .init()) })
        )
        var network = NetworkText(server)
        network.login =
            "{account: sweep, password-file: \(try secrets.write("pencil", to: "password"))}"
        bot = try SweepProcess(
            networks: [network],
            club: club,
            more: privacy.map { "privacy: \($0)" } ?? ""
        )
    }

    /// A file that is its owner's alone.
    func secret(_ text: String, named name: String) throws -> String {
        try secrets.write(text, to: name)
    }

    /// Starts the bot and waits until it serves.
    func start() async throws {
        let times = bot.timesReady()
        try bot.start()
        let deadline = ContinuousClock.now + .seconds(60)
        while bot.timesReady() <= times {
            guard ContinuousClock.now < deadline, bot.isRunning else {
                throw NotReady(log: String(bot.log.suffix(2_000)))
            }
            try await Task.sleep(for: .milliseconds(10))
        }
    }

    /// Ends the bot as an operator would.
    func stop() async throws {
        bot.signal(SIGTERM)
        guard try await bot.exitCode() == 0 else { throw NotReady(log: bot.log) }
    }

    struct NotReady: Error {
        let log: String
    }

    /// What a person logs in with.
    static func login(_ account: String?) -> (account: String, password: String)? {
        account.map { ($0, "pencil") }
    }

    func runner(_ nick: String, account: String? = nil) async throws -> Runner {
        try await Runner(nick, at: server, login: Self.login(account))
    }
}
