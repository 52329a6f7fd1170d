-- The replica of one desk. `entries`, `desk` and `undo` are kept; everything else is derived from `entries` and can be made again.

-- What this desk is: its ids and secret keys. One row for each name.
CREATE TABLE desk (
    name  TEXT PRIMARY KEY,
    value BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- One row per entry, never deleted. Only `position`, `received_at`, `directory` and `chain` are written later, once, when the
-- office has taken the entry; erasure empties `salt` and `body`.
CREATE TABLE entries (
    ord         INTEGER PRIMARY KEY,         -- the order in which this desk recorded or received it
    audience    TEXT    NOT NULL,            -- who may read it
    id          BLOB    NOT NULL,            -- UUIDv7 made by the author's desk
    subject     BLOB    NOT NULL,            -- what it is about
    kind        TEXT    NOT NULL,            -- 'case.submitted'; unknown kinds are kept, not folded
    device      BLOB    NOT NULL,            -- the desk that wrote it
    seq         INTEGER NOT NULL CHECK (seq > 0),
    digest      BLOB    NOT NULL,            -- sha256 of the header
    header      BLOB    NOT NULL,            -- the exact signed bytes
    signature   BLOB    NOT NULL,
    salt        BLOB,
    body        BLOB,
    position    INTEGER CHECK (position > 0),-- NULL while only this desk has it
    received_at INTEGER,                     -- the office's time of acceptance, ms
    directory   INTEGER,                     -- the position of the journal of everyone at acceptance
    chain       BLOB,                        -- the journal's chain after this entry
    UNIQUE (audience, id),
    UNIQUE (audience, device, seq),
    UNIQUE (audience, position)
) STRICT;
CREATE INDEX entries_subject ON entries (subject, position, ord);

-- Entries that were received but refused: bad signature, unknown device, broken body. Kept and reported, never folded.
CREATE TABLE set_aside (
    ord       INTEGER PRIMARY KEY,
    audience  TEXT    NOT NULL,
    header    BLOB    NOT NULL,
    signature BLOB    NOT NULL,
    salt      BLOB,
    body      BLOB,
    position  INTEGER,
    reason    TEXT    NOT NULL,
    at        INTEGER NOT NULL,
    UNIQUE (audience, header, signature)
) STRICT;

-- What can be undone: steps as calls of the table of commands. Local to this desk.
CREATE TABLE undo (
    ord    INTEGER PRIMARY KEY,
    redo   INTEGER NOT NULL CHECK (redo IN (0, 1)),
    label  TEXT    NOT NULL,                 -- the command that was done
    steps  TEXT    NOT NULL                  -- JSON: [{name, request}]
) STRICT;

-- ---- derived from here on ----------------------------------------------------------------------------------------------

-- The state of each subject, as JSON, after its last entry.
CREATE TABLE subjects (
    subject  BLOB PRIMARY KEY,
    kind     TEXT    NOT NULL,
    audience TEXT    NOT NULL,
    state    TEXT    NOT NULL,
    frozen   INTEGER NOT NULL DEFAULT 0 CHECK (frozen IN (0, 1))  -- an entry of a newer version is in it
) STRICT, WITHOUT ROWID;
CREATE INDEX subjects_kind ON subjects (kind);

-- Entries that do not hold, or that this version cannot read.
CREATE TABLE verdicts (
    entry   BLOB PRIMARY KEY,                -- the entry's id
    ord     INTEGER NOT NULL,
    subject BLOB    NOT NULL,
    author  BLOB    NOT NULL,
    verdict TEXT    NOT NULL CHECK (verdict IN ('overtaken', 'unknown', 'sealed')),
    refusal TEXT                             -- JSON of the reason
) STRICT, WITHOUT ROWID;
CREATE INDEX verdicts_author ON verdicts (author, verdict);
CREATE INDEX verdicts_subject ON verdicts (subject);

-- Who each officer was, as of each entry of the journal of everyone that changed it.
CREATE TABLE authority (
    officer  BLOB    NOT NULL,
    ord      INTEGER NOT NULL,
    position INTEGER,
    standing TEXT    NOT NULL,               -- JSON
    PRIMARY KEY (officer, ord)
) STRICT, WITHOUT ROWID;

-- The keys of every device.
CREATE TABLE devices (
    device  BLOB PRIMARY KEY,
    officer BLOB NOT NULL,
    signing BLOB NOT NULL,
    sealing BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE cases (
    id           BLOB PRIMARY KEY,
    year         INTEGER NOT NULL,
    number       INTEGER NOT NULL,
    label        TEXT    NOT NULL,
    title        TEXT    NOT NULL DEFAULT '',
    folded       TEXT    NOT NULL DEFAULT '',
    agency       TEXT    NOT NULL,
    country      TEXT    NOT NULL,
    lead         TEXT,                       -- NULL while it is a proposal
    stage        TEXT    NOT NULL,
    stage_rank   INTEGER NOT NULL,
    area         TEXT    NOT NULL,           -- the first crime area, for sorting
    priority     INTEGER,                    -- the Board's order
    tlp          TEXT    NOT NULL,
    tlp_rank     INTEGER NOT NULL,
    h1           INTEGER NOT NULL,
    h2           INTEGER NOT NULL,
    urgent_by    TEXT,
    round        BLOB,
    reference    TEXT,
    awaits       INTEGER NOT NULL,           -- waits for its lead's approval
    conflicts    INTEGER NOT NULL,
    submitted_at INTEGER NOT NULL,
    since        INTEGER NOT NULL,           -- when it came into its stage
    changed_at   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX cases_changed  ON cases (changed_at DESC, id);
CREATE INDEX cases_stage    ON cases (stage_rank, changed_at DESC, id);
CREATE INDEX cases_number   ON cases (year, number, id);
CREATE INDEX cases_title    ON cases (folded, id);
CREATE INDEX cases_country  ON cases (country, id);
CREATE INDEX cases_priority ON cases (priority IS NULL, priority, id);
CREATE INDEX cases_round    ON cases (round) WHERE round IS NOT NULL;

-- How many cases there are: asked with every list, and counting a hundred thousand each time is most of what a list costs.
CREATE TABLE counts (
    name TEXT PRIMARY KEY,
    n    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO counts (name, n) VALUES ('cases', 0);
CREATE TRIGGER cases_in  AFTER INSERT ON cases BEGIN UPDATE counts SET n = n + 1 WHERE name = 'cases'; END;
CREATE TRIGGER cases_out AFTER DELETE ON cases BEGIN UPDATE counts SET n = n - 1 WHERE name = 'cases'; END;

-- What a case has many of: areas, countries, agencies, officers.
CREATE TABLE case_has (
    what TEXT NOT NULL CHECK (what IN ('area', 'country', 'agency', 'officer')),
    term TEXT NOT NULL,
    id   BLOB NOT NULL,
    PRIMARY KEY (what, term, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_has_id ON case_has (id, what, term);

CREATE TABLE drafts (
    id     BLOB PRIMARY KEY,
    agency TEXT    NOT NULL,
    title  TEXT    NOT NULL,
    stage  TEXT    NOT NULL,
    at     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE notes (
    id           BLOB PRIMARY KEY,
    case_id      BLOB    NOT NULL,
    at           INTEGER NOT NULL,
    author       BLOB    NOT NULL,
    body         TEXT    NOT NULL,
    mentions     TEXT    NOT NULL,           -- JSON array of officer ids
    corrects     BLOB,
    corrected_by BLOB
) STRICT, WITHOUT ROWID;
CREATE INDEX notes_case ON notes (case_id, at DESC, id);
CREATE INDEX notes_corrects ON notes (corrects) WHERE corrects IS NOT NULL;

CREATE TABLE mentions (
    officer BLOB    NOT NULL,
    note    BLOB    NOT NULL,
    at      INTEGER NOT NULL,
    PRIMARY KEY (officer, at, note)
) STRICT, WITHOUT ROWID;

-- Which entries belong to the history of a case.
CREATE TABLE events (
    case_id BLOB    NOT NULL,
    at      INTEGER NOT NULL,
    ord     INTEGER NOT NULL,
    PRIMARY KEY (case_id, at, ord)
) STRICT, WITHOUT ROWID;

-- A subject that is folded again takes its own events out by their entries.
CREATE INDEX events_ord ON events (ord);

-- Full text: titles, summaries, notes, names. Diacritics folded, prefixes indexed, contents kept in the tables above.
CREATE TABLE found (
    rowid INTEGER PRIMARY KEY,
    what  TEXT NOT NULL,                     -- 'case', 'note', 'officer', 'agency', 'draft'
    id    BLOB NOT NULL,
    UNIQUE (what, id)
) STRICT;
CREATE VIRTUAL TABLE words USING fts5 (text, content = '', contentless_delete = 1, prefix = '2 3 4', tokenize = "unicode61 remove_diacritics 2");
