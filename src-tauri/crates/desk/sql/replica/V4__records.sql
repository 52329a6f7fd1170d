-- Records of access.

-- Up to where records were made of what this desk did: of its own entries, by their `ord`; of each notebook, by its rows. Moves in
-- the transaction that appends the records. Kept: a rebuild makes nothing of it again and takes nothing of it away.
CREATE TABLE recorded (
    source BLOB PRIMARY KEY,                 -- a notebook's id; x'' for one's own entries
    done   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
-- What was recorded before there were records of access stays without.
INSERT INTO recorded (source, done) SELECT x'', COALESCE(max(ord), 0) FROM entries;

-- ---- derived from here on ----------------------------------------------------------------------------------------------

-- Each act of each record.
CREATE TABLE acts (
    record        BLOB    NOT NULL,
    n             INTEGER NOT NULL,
    at            INTEGER NOT NULL,
    verb          TEXT    NOT NULL,
    how           TEXT    NOT NULL,
    owner         TEXT    NOT NULL,          -- whose data
    officer       BLOB    NOT NULL,          -- who did it
    agency        TEXT,                      -- of which organisation, at that time
    device        BLOB    NOT NULL,
    count         INTEGER NOT NULL,
    digest        BLOB,
    purpose       TEXT,
    justification TEXT,
    recipients    TEXT    NOT NULL,          -- JSON array
    PRIMARY KEY (record, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX acts_at      ON acts (at DESC, record, n);
CREATE INDEX acts_owner   ON acts (owner, at DESC, record, n);
CREATE INDEX acts_officer ON acts (officer, at DESC, record, n);

-- What each act names.
CREATE TABLE act_objects (
    id     BLOB    NOT NULL,
    record BLOB    NOT NULL,
    n      INTEGER NOT NULL,
    what   TEXT    NOT NULL,
    PRIMARY KEY (id, record, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX act_objects_record ON act_objects (record, n);
