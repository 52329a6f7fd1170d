-- The notebook of a desk: what was done with data and no record was made of yet. A file of its own beside the replica, under the
-- same key, so that writing down that a case was opened never waits for an import that writes to the replica.

-- Which notebook this is: the replica remembers up to which row of it records were made. One row.
CREATE TABLE IF NOT EXISTS notebook (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    id  BLOB    NOT NULL
) STRICT;
INSERT OR IGNORE INTO notebook (one, id) VALUES (1, randomblob(16));

-- Numbers are never given twice, also after rows were taken out: AUTOINCREMENT.
CREATE TABLE IF NOT EXISTS noted (
    ord           INTEGER PRIMARY KEY AUTOINCREMENT,
    at            INTEGER NOT NULL,
    verb          TEXT    NOT NULL,
    how           TEXT    NOT NULL,             -- the row of the table of commands and queries
    extent        TEXT    NOT NULL CHECK (extent IN ('one', 'each', 'list')),
    objects       BLOB    NOT NULL,             -- CBOR: kinds and ids
    purpose       TEXT,
    justification TEXT,
    recipients    TEXT    NOT NULL              -- JSON
) STRICT;
