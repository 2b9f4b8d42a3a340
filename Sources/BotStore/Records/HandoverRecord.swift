internal import Chat
internal import Dialogue
internal import GRDB

/// Rows of `handover`: what was agreed, how far it is, and who has taken it.
struct HandoverRecord {
    let seal: Seal
    let db: Database

    // MARK: - Writing

    /// Writes how somebody's wish for a person stands; of somebody of whom nothing is kept, nothing.
    func save(_ handover: Handover, of runner: MemberID) throws {
        let statement = try db.cachedStatement(
            sql: """
                INSERT OR REPLACE INTO handover
                    (person, opened_at, changed_at, code, sharing, state, taker, taker_name)
                SELECT id, ?, ?, ?, ?, ?, ?, ? FROM person WHERE network = ? AND handle = ?
                """
        )
        try statement.execute(arguments: [
            handover.openedAt, handover.changedAt,
            try seal.close(handover.id.text, .handoverCode),
            try seal.close(handover.sharing.storedName, .handoverSharing),
            try seal.close(handover.state.storedName, .handoverState),
            try seal.close(handover.taker?.member.key, .handoverTaker),
            try seal.close(handover.taker?.name, .handoverTakerName),
            runner.network, try seal.lookUp(runner.key, on: runner.network),
        ])
    }

    func delete(of runner: MemberID) throws {
        try db.cachedStatement(
            sql: """
                DELETE FROM handover
                WHERE person = (SELECT id FROM person WHERE network = ? AND handle = ?)
                """
        )
        .execute(arguments: [runner.network, try seal.lookUp(runner.key, on: runner.network)])
    }

    // MARK: - Reading

    private static let columns = """
        opened_at, changed_at, handover.code, sharing, state, taker, taker_name, network
        """

    /// All that are open; what cannot be read is left out.
    func fetchAll() throws -> [OpenHandover] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT \(Self.columns), handle, handle_sealed, name
                FROM handover JOIN person ON person.id = handover.person ORDER BY opened_at
                """
        )
        .compactMap { row in
            guard let handover = handover(row),
                let key = seal.open(row[8], beside: row[9], .handle)
            else { return nil }
            return OpenHandover(
                runner: MemberID(network: row[7], key: key),
                name: seal.open(row[10], .name) ?? "",
                handover: handover
            )
        }
    }

    func fetch(person: Int64) throws -> Handover? {
        try Row.fetchOne(
            db,
            sql: """
                SELECT \(Self.columns)
                FROM handover JOIN person ON person.id = handover.person WHERE person.id = ?
                """,
            arguments: [person]
        )
        .flatMap(handover)
    }

    /// What has no taker where it needs one is nothing that anybody was told.
    private func handover(_ row: Row) -> Handover? {
        guard let id = seal.open(row[2], .handoverCode).flatMap({ HandoverID($0) }),
            let sharing = Sharing.allStored.first(where: {
                $0.storedName == seal.open(row[3], .handoverSharing)
            }),
            let name = seal.open(row[4], .handoverState)
        else { return nil }
        let taker = seal.open(row[5], .handoverTaker)
            .map { key in
                Handover.Taker(
                    member: MemberID(network: row[7], key: key),
                    name: seal.open(row[6], .handoverTakerName) ?? ""
                )
            }
        guard let state = Handover.State(storedName: name, taker: taker) else { return nil }
        return Handover(
            id: id,
            sharing: sharing,
            openedAt: row[0],
            state: state,
            changedAt: row[1]
        )
    }
}

extension Sharing: StoredByName {
    static let allStored: [Self] = [.wish, .need, .answers]

    var storedName: String {
        switch self {
        case .wish: "wish"
        case .need: "need"
        case .answers: "answers"
        }
    }
}

extension Handover.State {
    /// The name without the taker; never changed after a release.
    fileprivate var storedName: String {
        switch self {
        case .open: "open"
        case .reminded: "reminded"
        case .taken: "taken"
        case .answering: "answering"
        }
    }

    fileprivate init?(storedName: String, taker: Handover.Taker?) {
        switch (storedName, taker) {
        case ("open", nil): self = .open
        case ("reminded", nil): self = .reminded
        case ("taken", let taker?): self = .taken(taker)
        case ("answering", let taker?): self = .answering(taker)
        default: return nil
        }
    }
}
