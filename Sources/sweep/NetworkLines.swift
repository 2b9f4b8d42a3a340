internal import IRCClient
internal import ServiceLifecycle

/// The lines to all networks: one that is given up leaves the others as they are.
struct NetworkLines: Service {
    let connections: [IRCConnection]

    /// Serves all networks until the task is cancelled or shut down gracefully.
    ///
    /// - Throws: ``Failure`` when every network was given up.
    func run() async throws {
        var reasons: [String] = []
        await withTaskGroup(of: GivenUp?.self) { group in
            for connection in connections {
                group.addTask {
                    do {
                        try await connection.run()
                        return nil
                    } catch {
                        return error as? GivenUp
                    }
                }
            }
            for await end in group {
                if let end { reasons.append(end.description) }
            }
        }
        guard !reasons.isEmpty, reasons.count == connections.count else { return }
        throw Failure(
            .usage,
            "no network is left: \(reasons.sorted().joined(separator: "; ")). "
                + "Mend the settings and start again."
        )
    }
}
