internal import ArgumentParser
internal import Foundation

/// The command line.
@main
struct Sweep: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sweep",
        abstract: "A chat bot for running clubs that guides runners whose back hurts.",
        discussion: """
            General information for runners, not a diagnosis.

            Try it in a terminal, without a network:  sweep chat
            """,
        subcommands: [
            RunCommand.self, AuditCommand.self, BackupCommand.self, CertificateCommand.self,
            ChatCommand.self, CheckCommand.self, DecideCommand.self, ExportCommand.self,
            ForgetCommand.self, GraphCommand.self, MeasureCommand.self, RekeyCommand.self,
            ReplayCommand.self, SchemaCommand.self, SheetCommand.self, StampCommand.self,
            UnderstandCommand.self,
        ]
    )

    static func main() async {
        // Whatever it writes is for its owner alone.
        umask(0o077)
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch let failure as Failure {
            FileHandle.standardError.write(Data("sweep: \(failure.message)\n".utf8))
            Foundation.exit(failure.code.rawValue)
        } catch {
            let message = fullMessage(for: error)
            let isFine = exitCode(for: error) == .success
            let handle = isFine ? FileHandle.standardOutput : FileHandle.standardError
            if !message.isEmpty { handle.write(Data((message + "\n").utf8)) }
            Foundation.exit(
                isFine ? 0 : (error as? ExitCode)?.rawValue ?? Failure.Code.usage.rawValue
            )
        }
    }
}
