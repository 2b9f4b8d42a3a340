CREATE TABLE audit (
    id INTEGER PRIMARY KEY,
    happened_at INTEGER NOT NULL,
    event TEXT NOT NULL,
    people INTEGER NOT NULL
, moderator ANY, command TEXT, link BLOB) STRICT;

CREATE TABLE audit_end (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    link BLOB NOT NULL
) STRICT;

CREATE TABLE consent (
    person INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    number INTEGER NOT NULL,
    answered_at INTEGER NOT NULL,
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

CREATE TABLE deputy (
    id INTEGER PRIMARY KEY,
    network TEXT NOT NULL,
    account ANY NOT NULL,
    ends_at INTEGER NOT NULL
) STRICT;

CREATE TABLE "entry" (
    person INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    number INTEGER NOT NULL,
    turn INTEGER NOT NULL,
    day INTEGER NOT NULL,
    content ANY NOT NULL,
    PRIMARY KEY (person, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE funnel (
    day INTEGER NOT NULL,
    question TEXT NOT NULL,
    asked INTEGER NOT NULL,
    answered INTEGER NOT NULL,
    unclear INTEGER NOT NULL,
    left_then INTEGER NOT NULL,
    PRIMARY KEY (day, question)
) STRICT, WITHOUT ROWID;

CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);

CREATE TABLE handover (
    person INTEGER PRIMARY KEY REFERENCES person ON DELETE CASCADE,
    opened_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    code ANY NOT NULL,
    sharing ANY NOT NULL,
    state ANY NOT NULL,
    taker ANY,
    taker_name ANY
) STRICT;

CREATE TABLE heard (
    id BLOB PRIMARY KEY,
    heard_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX heard_heard ON heard (heard_at);

CREATE TABLE ignored (
    id INTEGER PRIMARY KEY,
    network TEXT NOT NULL,
    handle ANY,
    handle_sealed ANY,
    name ANY NOT NULL,
    ends_at INTEGER NOT NULL,
    is_told INTEGER NOT NULL
) STRICT;

CREATE INDEX ignored_handle ON ignored (network, handle) WHERE handle IS NOT NULL;

CREATE TABLE offer (
    id INTEGER PRIMARY KEY,
    network TEXT NOT NULL,
    handle ANY NOT NULL,
    handle_sealed ANY,
    seen_at INTEGER NOT NULL,
    content ANY NOT NULL,
    UNIQUE (network, handle)
) STRICT;

CREATE INDEX offer_seen ON offer (seen_at);

CREATE TABLE "outbox" (
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

CREATE TABLE pause (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    since INTEGER NOT NULL
) STRICT;

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
    code_sealed ANY, language ANY,
    UNIQUE (network, handle)
) STRICT;

CREATE UNIQUE INDEX person_code ON person (code) WHERE code IS NOT NULL;

CREATE INDEX person_due ON person (due_day) WHERE due_day IS NOT NULL;

CREATE INDEX person_heard ON person (heard_at);

CREATE TABLE room (
    network TEXT NOT NULL,
    name TEXT NOT NULL,
    quiet_until INTEGER,
    is_off INTEGER NOT NULL,
    PRIMARY KEY (network, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE script_file (
    place INTEGER NOT NULL REFERENCES scripts ON DELETE CASCADE,
    name TEXT NOT NULL,
    content INTEGER NOT NULL REFERENCES script_text,
    PRIMARY KEY (place, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE script_text (
    id INTEGER PRIMARY KEY,
    content BLOB NOT NULL
) STRICT;

CREATE TABLE scripts (
    place INTEGER PRIMARY KEY CHECK (place IN (0, 1)),
    hash TEXT NOT NULL
) STRICT;

CREATE TABLE sealing (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    key_check BLOB NOT NULL
) STRICT;

CREATE TABLE timer (
    id INTEGER PRIMARY KEY,
    person INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    rings_at INTEGER NOT NULL,
    kind ANY NOT NULL
) STRICT;

CREATE INDEX timer_person ON timer (person);

CREATE INDEX timer_rings ON timer (rings_at);

CREATE TABLE told_of_pause (
    id INTEGER PRIMARY KEY,
    network TEXT NOT NULL,
    handle ANY NOT NULL,
    handle_sealed ANY,
    name ANY NOT NULL,
    UNIQUE (network, handle)
) STRICT;

CREATE TABLE transcript (
    person INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    number INTEGER NOT NULL,
    said_at INTEGER NOT NULL,
    content ANY NOT NULL,
    PRIMARY KEY (person, number)
) STRICT, WITHOUT ROWID;
