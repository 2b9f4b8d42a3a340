internal import GRDB

/// Brings every value that says something of a person from one key to another.
struct KeyChange: Sendable {
    let old: Seal
    let new: Seal

    init(from old: Seal, to new: Seal) {
        self.old = old
        self.new = new
    }

    /// Columns that are looked up, each with the one beside it that holds its text.
    private static let lookedUp: [(column: String, text: PersonalColumn)] = [
        ("handle", .handle), ("code", .code), ("recipient", .recipient),
        ("handle", .offerHandle),
        ("handle", .ignoredHandle), ("handle", .toldHandle),
    ]

    /// Changes all values; a value that does not open stops it.
    func run(_ db: Database, path: String) throws {
        let functions = [reseal, lookUp, beside]
        for function in functions { db.add(function: function) }
        defer { for function in functions { db.remove(function: function) } }
        do {
            for column in PersonalColumn.allCases
            where !Self.lookedUp.contains(where: { $0.text == column }) {
                try db.execute(
                    sql: """
                        UPDATE \(column.table)
                        SET \(column.column) = reseal(\(column.column), '\(column.rawValue)')
                        WHERE \(column.column) IS NOT NULL
                        """
                )
            }
            for (name, text) in Self.lookedUp {
                let arguments = "\(name), \(text.column), '\(text.rawValue)'"
                try db.execute(
                    sql: """
                        UPDATE \(text.table)
                        SET \(name) = look_up(\(arguments), network),
                            \(text.column) = beside(\(arguments))
                        WHERE \(name) IS NOT NULL
                        """
                )
            }
        } catch let error as DatabaseError where error.message == Self.doesNotOpen {
            throw StoreError.damaged(path: path, reason: Self.doesNotOpen)
        }
        try KeyCheck(db: db).store(new.key)
    }

    // MARK: - As functions of SQL

    private static let doesNotOpen = "a value does not open with the key"

    private var reseal: DatabaseFunction {
        DatabaseFunction("reseal", argumentCount: 2, pure: false) { values in
            let column = try Self.column(values[1])
            return try new.close(Self.opened(old.open(values[0], column)), column)
        }
    }

    private var lookUp: DatabaseFunction {
        DatabaseFunction("look_up", argumentCount: 4, pure: false) { values in
            let text = try Self.opened(
                old.open(values[0], beside: values[1], Self.column(values[2]))
            )
            return try new.lookUp(text, on: String.fromDatabaseValue(values[3]) ?? "")
        }
    }

    private var beside: DatabaseFunction {
        DatabaseFunction("beside", argumentCount: 3, pure: false) { values in
            let column = try Self.column(values[2])
            return try new.beside(
                Self.opened(old.open(values[0], beside: values[1], column)),
                column
            )
        }
    }

    private static func column(_ value: DatabaseValue) throws -> PersonalColumn {
        try opened(String.fromDatabaseValue(value).flatMap(PersonalColumn.init(rawValue:)))
    }

    private static func opened<Value>(_ value: Value?) throws -> Value {
        guard let value else { throw DatabaseError(message: doesNotOpen) }
        return value
    }
}
