import ArgumentParser
import Foundation
import TestKit

/// Lets the bot serve for a while on a line that breaks again and again, and tells how it went.
@main
struct Soak: AsyncParsableCommand {
    @Option(help: "How long, in seconds.")
    var seconds = 600

    @Option(help: "The program that is tried.")
    var bot: String

    @Option(help: "The folder of the dialogues.")
    var dialogues: String

    @Option(help: "How many runners talk to it.")
    var runners = 12

    @Option(help: "Makes the same faults come again.")
    var seed: UInt64 = .random(in: 1...999_999)

    func run() async throws {
        print("Soak: \(seconds) s, \(runners) runners, seed \(seed).")
        let server = try await InspIRCd { $0.pingInterval = 30 }
        let proxy = try await FaultProxy(to: server.tlsPort)
        let program = try BotProcess(bot, dialogues: dialogues, port: proxy.port, server: server)
        let figures = Figures()
        try await program.ready(after: 0)
        let before = program.usage
        let end = ContinuousClock.now + .seconds(seconds)
        // What breaks off the trial is in the table too.
        do {
            try await serve(server, proxy, program, until: end, figures)
            let witness = Runner("witness", server: server, figures: figures)
            if try await !witness.isAnswered(within: .seconds(10)) {
                figures.trouble("no answer at the end, when nothing was broken any more")
            }
        } catch {
            figures.trouble("\(error)")
        }
        let after = program.usage
        let code = try await program.stop()
        print(figures.table(before: before, after: after, log: program.log, exitCode: code))
        guard figures.isGood, code == 0 else { throw ExitCode(1) }
    }

    private func serve(
        _ server: InspIRCd,
        _ proxy: FaultProxy,
        _ program: BotProcess,
        until end: ContinuousClock.Instant,
        _ figures: Figures
    ) async throws {
        try await withThrowingTaskGroup { group in
            for number in 1...runners {
                group.addTask {
                    try await Runner("runner\(number)", server: server, figures: figures)
                        .talk(until: end)
                }
            }
            group.addTask {
                var weather = Weather(server: server, proxy: proxy, bot: program, seed: seed)
                try await weather.blow(until: end, figures: figures)
            }
            // The first that fails ends all.
            while try await group.next() != nil {}
        }
    }
}
