-- What a desk knows of its office. All tables here are kept: a rebuild makes nothing of them again and takes nothing of them away.

-- The office that this desk belongs to, once it has met one. One row.
CREATE TABLE office (
    one         INTEGER PRIMARY KEY CHECK (one = 1),
    office      BLOB    NOT NULL,            -- its id
    incarnation INTEGER NOT NULL             -- rises with every announced restore
) STRICT;

-- How far each journal has been taken in. Position and chain move in the transaction that takes in the entries, never alone.
CREATE TABLE journals (
    audience   TEXT PRIMARY KEY,
    position   INTEGER NOT NULL DEFAULT 0,   -- the last position taken in: held in `entries` or `set_aside`
    chain      BLOB    NOT NULL,             -- the journal's chain there; 32 zero bytes before the first
    attempted  INTEGER NOT NULL DEFAULT 0,   -- the highest sequence of this desk that was ever handed to the line
    locked     INTEGER NOT NULL DEFAULT 0 CHECK (locked IN (0, 1)),  -- the office no longer lists it for this officer
    parked     TEXT,                         -- why the office does not take this desk's entries: a label
    stopped    TEXT,                         -- why nothing more is taken in: 'other-chain', 'shorter', 'directory'
    stopped_at INTEGER
) STRICT, WITHOUT ROWID;
INSERT INTO journals (audience, position, chain)
SELECT audience, max(position), chain FROM entries WHERE position IS NOT NULL GROUP BY audience;

-- The office's word that it has taken an entry of this desk, for those that stand beyond the journal's end here: their place is
-- written into `entries` when everything before them has come. Offered to an office that was restored.
CREATE TABLE acknowledged (
    audience    TEXT    NOT NULL,
    position    INTEGER NOT NULL,
    device      BLOB    NOT NULL,            -- this desk, by the id that it had
    seq         INTEGER NOT NULL,
    received_at INTEGER NOT NULL,
    directory   INTEGER NOT NULL,
    chain       BLOB    NOT NULL,
    PRIMARY KEY (audience, position),
    UNIQUE (audience, device, seq)
) STRICT, WITHOUT ROWID;

-- Own entries that left the sequence without having been sent, with the bytes they had: given up, or overrun by a copy of this desk.
CREATE TABLE unsent (
    ord       INTEGER PRIMARY KEY,
    audience  TEXT    NOT NULL,
    header    BLOB    NOT NULL,
    signature BLOB    NOT NULL,
    salt      BLOB,
    body      BLOB,
    reason    TEXT    NOT NULL,              -- 'given-up', 'forked', 'signed-again'
    at        INTEGER NOT NULL,
    UNIQUE (audience, header, reason)
) STRICT;

-- Own overtaken entries that their author wants sent all the same.
CREATE TABLE insisted (
    entry BLOB PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- The other version of a journal that stopped. Kept for whoever looks into it.
CREATE TABLE other_version (
    audience    TEXT    NOT NULL,
    position    INTEGER NOT NULL,
    header      BLOB    NOT NULL,
    signature   BLOB    NOT NULL,
    salt        BLOB,
    body        BLOB,
    received_at INTEGER NOT NULL,
    directory   INTEGER NOT NULL,
    chain       BLOB    NOT NULL,
    at          INTEGER NOT NULL,
    PRIMARY KEY (audience, position, chain)
) STRICT, WITHOUT ROWID;

-- Where entries that were set aside stand: their place belongs to the chain, and is offered to an office that was restored.
ALTER TABLE set_aside ADD COLUMN received_at INTEGER;
ALTER TABLE set_aside ADD COLUMN directory INTEGER;
ALTER TABLE set_aside ADD COLUMN chain BLOB;
CREATE INDEX set_aside_place ON set_aside (audience, position);

-- What waits to be sent.
CREATE INDEX entries_pending ON entries (audience, seq) WHERE position IS NULL;

-- What an entry was decided on is named by the beginning of the chain there.
CREATE INDEX entries_base ON entries (audience, substr(chain, 1, 16)) WHERE chain IS NOT NULL;
