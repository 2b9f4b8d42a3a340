internal import BotStore
internal import Chat
internal import Foundation
internal import Settings

extension Store {
    /// Opens the database of a data folder under the key of the settings.
    ///
    /// - Parameters:
    ///   - folder: Where it is; locked by whoever opens it, or by a bot beside.
    ///   - key: The key of the settings.
    ///   - isAlone: Whether no bot can be running on it: then it is brought up to date.
    /// - Throws: ``Failure``.
    init(in folder: DataFolder, key: SealingKey?, isAlone: Bool = true) throws(Failure) {
        // What SQLite has to put aside stays in the folder that nobody else can read.
        unsafe setenv("SQLITE_TMPDIR", folder.url.path(percentEncoded: false), 1)
        do {
            try self.init(
                path: folder.database,
                key: key.map { key throws(StoreError) in try StoreKey(key) },
                isAlone: isAlone
            )
        } catch {
            throw Failure(error)
        }
    }

    /// Opens the database of the settings, on which a bot may be running.
    ///
    /// - Throws: ``Failure``.
    init(beside settings: SweepSettings) throws(Failure) {
        try self.init(
            in: try DataFolder(existing: settings.data),
            key: settings.privacy.key,
            isAlone: false
        )
    }

    /// Finds the one person whom an operator means.
    ///
    /// - Parameters:
    ///   - name: An account, a nick as last seen, or the key that was shown when several are called
    ///     so.
    ///   - network: Where; nil for all networks.
    /// - Returns: Who it is.
    /// - Throws: ``Failure`` when it is nobody, or several.
    func person(_ name: String, on network: String?) async throws(Failure) -> MemberID {
        let found: [MemberID]
        do {
            found = try await people(called: name).filter { $0.network == network ?? $0.network }
        } catch {
            throw Failure(error)
        }
        if found.count == 1 { return found[0] }
        let place = network.map { " on \($0)" } ?? ""
        guard !found.isEmpty else {
            throw Failure(
                .notInOrder,
                "nothing is kept of \(name)\(place). Give the account, or the nick as the bot saw it "
                    + "last; who has neither by now has a code, and can ask the bot itself."
            )
        }
        let list = found.map { "  --network \($0.network) \"\($0.key)\"" }.sorted()
        throw Failure(
            .notInOrder,
            "\(found.count) people are called \(name)\(place). Find out who it is that asks, and name "
                + "one:\n\(list.joined(separator: "\n"))"
        )
    }
}

extension StoreKey {
    /// The key of the settings.
    init(_ key: SealingKey) throws(StoreError) {
        try self.init(bytes: key.reveal())
    }
}

extension Failure {
    /// What a database that cannot be used means for a command.
    ///
    /// With another key or another version, starting again would not help.
    init(_ error: StoreError) {
        let code: Code =
            switch error {
            case .newer, .older, .unusableKey, .sealed, .otherKey, .notSealed: .usage
            case .cannotOpen, .damaged, .failed, .noBackup: .outside
            }
        self.init(code, error.description)
    }
}
