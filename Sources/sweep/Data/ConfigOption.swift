internal import ArgumentParser
internal import Foundation
internal import Settings

/// The settings file that a command works with.
struct ConfigOption: ParsableArguments {
    @Option(help: "The settings file.")
    var config: String

    /// Reads the settings.
    ///
    /// - Throws: ``Failure`` with everything that is not in order.
    func settings() throws(Failure) -> SweepSettings {
        do {
            return try SweepSettings(
                file: config,
                environment: ProcessInfo.processInfo.environment,
                relativeTo: FileManager.default.currentDirectoryPath
            )
        } catch {
            throw Failure(.usage, "\(error)")
        }
    }
}
