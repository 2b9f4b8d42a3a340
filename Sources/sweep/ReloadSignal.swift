internal import Bot
internal import ServiceLifecycle
internal import UnixSignals

/// Reads the scripts again at SIGHUP, like the moderators' command.
struct ReloadSignal: Service {
    let signals: UnixSignalsSequence
    let reloads: ScriptReloads

    func run() async throws {
        for await _ in signals.cancelOnGracefulShutdown() {
            reloads.request()
        }
    }
}
