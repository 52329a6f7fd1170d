-- What a desk keeps of dismissals and of its office's health. All tables here are kept over a rebuild.

-- The position in the journal of everyone from which a workstation is no longer believed.
ALTER TABLE devices ADD COLUMN revoked INTEGER;

-- Audiences that are wiped after a signed dismissal, and how far that has come. A purge that was interrupted goes on from its stage.
CREATE TABLE purges (
    audience     TEXT PRIMARY KEY,
    dismissal    BLOB    NOT NULL,            -- digest of the signed dismissal
    dismissed_at INTEGER NOT NULL,
    entries      INTEGER NOT NULL,            -- how many were deleted
    unsent       INTEGER NOT NULL,            -- of those, how many the office had not taken: sealed to others
    stage        TEXT    NOT NULL CHECK (stage IN ('deleted', 'wiped', 'done')),
    at           INTEGER NOT NULL             -- when the stage was reached
) STRICT, WITHOUT ROWID;

-- Unsent work that was sealed for others, until the office has it.
CREATE TABLE parcels (
    parcel   BLOB PRIMARY KEY,
    audience TEXT NOT NULL,
    devices  BLOB NOT NULL,                   -- to whom: the ids of their workstations, one after the other
    sealed   BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Where this desk's own sequence stood in an audience that was wiped: it goes on from there, should its officer be admitted again.
CREATE TABLE left_off (
    audience TEXT NOT NULL,
    device   BLOB NOT NULL,
    seq      INTEGER NOT NULL,
    digest   BLOB NOT NULL,
    PRIMARY KEY (audience, device)
) STRICT, WITHOUT ROWID;

-- Work of others that was not sent before they were dismissed, handed over to this desk. In no journal: whoever reads it decides.
CREATE TABLE handed_over (
    audience  TEXT    NOT NULL,
    entry     BLOB    NOT NULL,
    officer   BLOB    NOT NULL,
    header    BLOB    NOT NULL,
    signature BLOB    NOT NULL,
    body      BLOB,
    at        INTEGER NOT NULL,
    settled   INTEGER NOT NULL DEFAULT 0 CHECK (settled IN (0, 1)),  -- somebody looked and is done with it
    PRIMARY KEY (audience, entry)
) STRICT, WITHOUT ROWID;

-- Few entries take an officer off a case, and a desk looks for those about its own officer.
CREATE INDEX entries_leaving ON entries (subject) WHERE kind = 'case.officer-left';

-- The last head that each workstation signed, as the office handed it on, with what it made of the journal up to there. This desk's own
-- without a signature: that was handed over.
CREATE TABLE witnesses (
    audience  TEXT    NOT NULL,
    device    BLOB    NOT NULL,
    position  INTEGER NOT NULL,
    chain     BLOB    NOT NULL,
    state     BLOB,
    rules     BLOB,
    signature BLOB,
    at        INTEGER NOT NULL,              -- when this desk first heard of it
    PRIMARY KEY (audience, device)
) STRICT, WITHOUT ROWID;
