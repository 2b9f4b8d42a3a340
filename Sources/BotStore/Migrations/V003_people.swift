internal import GRDB

/// People, and what hangs on each of them; what says something of a person may be sealed.
///
/// Never edited after a release: what changes, changes in a later migration.
enum V003 {
    static let name = "003 people"

    static func migrate(_ db: Database) throws {
        try db.execute(sql: tables)
        try db.execute(sql: carriedOver)
    }

    private static let tables = """
        CREATE TABLE person (
            id INTEGER PRIMARY KEY,
            network TEXT NOT NULL,
            handle ANY NOT NULL,
            handle_sealed ANY,
            name ANY,
            heard_at INTEGER NOT NULL,
            stage INTEGER NOT NULL,
            turn INTEGER NOT NULL,
            seed ANY NOT NULL,
            pending ANY,
            told ANY,
            agreement ANY NOT NULL,
            check_in ANY,
            due_day INTEGER,
            code ANY,
            code_sealed ANY,
            UNIQUE (network, handle)
        ) STRICT;
        CREATE INDEX person_heard ON person (heard_at);
        CREATE INDEX person_due ON person (due_day) WHERE due_day IS NOT NULL;
        CREATE UNIQUE INDEX person_code ON person (code) WHERE code IS NOT NULL;

        CREATE TABLE new_entry (
            person INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
            number INTEGER NOT NULL,
            turn INTEGER NOT NULL,
            day INTEGER NOT NULL,
            content ANY NOT NULL,
            PRIMARY KEY (person, number)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE decision (
            person INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
            number INTEGER NOT NULL,
            told_at INTEGER NOT NULL,
            content ANY NOT NULL,
            PRIMARY KEY (person, number)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE consent (
            person INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
            number INTEGER NOT NULL,
            answered_at INTEGER NOT NULL,
            content ANY NOT NULL,
            PRIMARY KEY (person, number)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE transcript (
            person INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
            number INTEGER NOT NULL,
            said_at INTEGER NOT NULL,
            content ANY NOT NULL,
            PRIMARY KEY (person, number)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE timer (
            id INTEGER PRIMARY KEY,
            person INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
            rings_at INTEGER NOT NULL,
            kind ANY NOT NULL
        ) STRICT;
        CREATE INDEX timer_person ON timer (person);
        CREATE INDEX timer_rings ON timer (rings_at);

        CREATE TABLE new_outbox (
            id INTEGER PRIMARY KEY,
            network TEXT NOT NULL,
            target ANY NOT NULL,
            recipient ANY,
            recipient_sealed ANY,
            text ANY NOT NULL,
            urgency INTEGER NOT NULL,
            usable_until INTEGER NOT NULL,
            is_farewell INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE heard (
            id BLOB PRIMARY KEY,
            heard_at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX heard_heard ON heard (heard_at);

        CREATE TABLE audit (
            id INTEGER PRIMARY KEY,
            happened_at INTEGER NOT NULL,
            event TEXT NOT NULL,
            people INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE sealing (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            key_check BLOB NOT NULL
        ) STRICT;
        """

    /// A message of the first versions was of use for a quarter of an hour.
    private static let carriedOver = """
        INSERT INTO person (id, network, handle, heard_at, stage, turn, seed, pending, told, agreement)
        SELECT id, network, member, changed_at, stage, turn, CAST(seed AS TEXT), pending,
            told_level || ' ' || told_day, 'notAsked'
        FROM conversation;

        INSERT INTO new_entry (person, number, turn, day, content)
        SELECT conversation, number, turn, day,
            coalesce(
                kind || ' ' || fact || ' ' || value || ' ' || how || ' ' || least_days || ' '
                    || most_days,
                kind || ' ' || fact || ' ' || value || ' ' || how,
                kind || ' ' || fact
            )
        FROM entry;

        INSERT INTO decision (person, number, told_at, content)
        SELECT id, 0, changed_at, told_level || ' ' || told_day
        FROM conversation WHERE told_level IS NOT NULL AND told_day IS NOT NULL;

        INSERT INTO new_outbox (id, network, target, text, urgency, usable_until, is_farewell)
        SELECT id, network, target, text, urgency, made_at + 900, 0 FROM outbox;

        DROP TABLE outbox;
        DROP TABLE entry;
        DROP TABLE conversation;
        ALTER TABLE new_entry RENAME TO entry;
        ALTER TABLE new_outbox RENAME TO outbox;
        """
}
