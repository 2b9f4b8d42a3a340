-- A database as version 003 left it, with a person of whom every column says something.
CREATE TABLE audit (
    id INTEGER PRIMARY KEY,
    happened_at INTEGER NOT NULL,
    event TEXT NOT NULL,
    people INTEGER NOT NULL
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

CREATE TABLE "entry" (
    person INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    number INTEGER NOT NULL,
    turn INTEGER NOT NULL,
    day INTEGER NOT NULL,
    content ANY NOT NULL,
    PRIMARY KEY (person, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);

CREATE TABLE heard (
    id BLOB PRIMARY KEY,
    heard_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX heard_heard ON heard (heard_at);

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

CREATE UNIQUE INDEX person_code ON person (code) WHERE code IS NOT NULL;

CREATE INDEX person_due ON person (due_day) WHERE due_day IS NOT NULL;

CREATE INDEX person_heard ON person (heard_at);

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

CREATE TABLE transcript (
    person INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    number INTEGER NOT NULL,
    said_at INTEGER NOT NULL,
    content ANY NOT NULL,
    PRIMARY KEY (person, number)
) STRICT, WITHOUT ROWID;

INSERT INTO grdb_migrations VALUES ('001 conversations'), ('002 urgency'), ('003 people');

INSERT INTO person VALUES
    (7, 'demo', 'nick:mia!m@host', NULL, 'Mia', 500, 1, 3, '-1', 'facts 1 legs,age legs,age=from60',
        '3 20000', 'agreed', 'seenSameDay 5 2 20001 1', 20001, NULL, NULL),
    (8, 'demo', 'nick:tom!t@host', NULL, NULL, 600, 2, 1, '5', NULL, NULL, 'notAsked', NULL, NULL,
        NULL, NULL);

INSERT INTO entry VALUES
    (7, 0, 1, 20000, 'learnt saddle yes 0'),
    (7, 1, 2, 20000, 'learnt duration d4to7 1 4 5'),
    (7, 2, 3, 20001, 'askAlone legs'),
    (7, 3, 3, 20001, 'reopened trend');

INSERT INTO decision VALUES (7, 0, 500, '3 20000');

INSERT INTO timer VALUES (1, 7, 900, 'over');

INSERT INTO outbox VALUES
    (1, 'demo', 'mia', 'nick:mia!m@host', NULL, 'hi', 0, 1000, 0);

INSERT INTO audit VALUES (1, 100, 'forgotten', 1), (2, 200, 'expired', 3);
