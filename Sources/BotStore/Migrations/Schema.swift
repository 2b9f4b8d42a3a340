internal import GRDB

/// All versions of the schema.
enum Schema {
    /// Brings a database of any released version up to date.
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration(V001.name, migrate: V001.migrate)
        migrator.registerMigration(V002.name, migrate: V002.migrate)
        migrator.registerMigration(V003.name, migrate: V003.migrate)
        migrator.registerMigration(V004.name, migrate: V004.migrate)
        migrator.registerMigration(V005.name, migrate: V005.migrate)
        migrator.registerMigration(V006.name, migrate: V006.migrate)
        migrator.registerMigration(V007.name, migrate: V007.migrate)
        migrator.registerMigration(V008.name, migrate: V008.migrate)
        migrator.registerMigration(V009.name, migrate: V009.migrate)
        migrator.registerMigration(V010.name, migrate: V010.migrate)
        return migrator
    }
}
