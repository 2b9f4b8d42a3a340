internal import IRCClient
internal import ServiceLifecycle

/// The lines to all networks: one that is given up leaves the others as they are.
struct NetworkLines: Service, CustomStringConvertible {
    let connections: [IRCConnection]

    /// What the service group logs of it: no accounts, no files of secrets.
    var description: String { "\(connections.count) networks" }

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
