internal import Bot
internal import ServiceLifecycle
internal import UnixSignals

/// Reads the scripts again at SIGHUP, like the moderators' command.
struct ReloadSignal: Service {
    let reloads: ScriptReloads

    func run() async throws {
        for await _ in await UnixSignalsSequence(trapping: .sighup).cancelOnGracefulShutdown() {
            reloads.request(asker: nil)
        }
    }
}
