-- Contributions: data of agencies on cases, their keys, and hits.

-- What own entries declare for comparison, beside the entry: by the digest that stands in the header. Kept until the office has taken
-- the entry.
CREATE TABLE declared (
    audience TEXT NOT NULL,
    digest   BLOB NOT NULL,
    content  BLOB NOT NULL,                  -- `contributions/keys.rs`
    PRIMARY KEY (audience, digest)
) STRICT, WITHOUT ROWID;

-- Hits as the office tells the readers of a case: rows of the office, not entries. Kept: a rebuild makes nothing of them again.
CREATE TABLE hits (
    case_id      BLOB    NOT NULL,           -- the side that is told; 16 zero bytes: EC3's desk, which is told of both sides
    token        BLOB    NOT NULL,           -- the hit, as this side knows it
    position     INTEGER NOT NULL,           -- where it stands among the hits of the side, from 1; moves when it changes
    level        INTEGER NOT NULL,           -- how much is told: 0 to 4
    cause        TEXT    NOT NULL,           -- 'recorded', 'asked', 'common'
    strong       INTEGER NOT NULL CHECK (strong IN (0, 1)),
    contribution BLOB,                       -- this side's data, where it has recorded some
    n            INTEGER,                    -- which indicator of it
    agency       TEXT,                       -- whose data the others are, or who asked
    officer      BLOB,                       -- whom to ring there
    other        BLOB,                       -- the other case
    purpose      INTEGER,                    -- why they asked or recorded, by its place in the list
    told         INTEGER,                    -- how much the other side is told: for the owner
    theirs       TEXT,                       -- what the other side made of it
    revealed     INTEGER NOT NULL CHECK (revealed IN (0, 1)),
    owner        INTEGER NOT NULL CHECK (owner IN (0, 1)),  -- this side was there before the other acted
    here         BLOB,                       -- for EC3's desk: the case of the other side
    here_agency  TEXT,
    ours         TEXT,
    asker_token  BLOB,                       -- how who asked names it
    at           INTEGER NOT NULL,
    PRIMARY KEY (case_id, token)
) STRICT, WITHOUT ROWID;
CREATE INDEX hits_position ON hits (case_id, position);

-- What the office was told of what this desk's cases made of hits.
CREATE TABLE said (
    hit  BLOB PRIMARY KEY,
    word TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Questions that wait for the office (DEC-10), and what it answered.
CREATE TABLE questions (
    id       BLOB PRIMARY KEY,
    case_id  BLOB    NOT NULL,
    at       INTEGER NOT NULL,
    request  TEXT    NOT NULL,               -- JSON
    answer   TEXT                            -- JSON; NULL while it waits
) STRICT, WITHOUT ROWID;
CREATE INDEX questions_case ON questions (case_id, at DESC);

-- ---- derived from here on ----------------------------------------------------------------------------------------------

-- What is said of each contribution: all but its indicators.
CREATE TABLE contributions (
    id        BLOB PRIMARY KEY,
    case_id   BLOB    NOT NULL,
    agency    TEXT    NOT NULL,
    at        INTEGER NOT NULL,
    held      INTEGER NOT NULL,              -- how many of its indicators are here
    ends      TEXT,                          -- the first day on which they are no longer kept
    withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
    head      TEXT    NOT NULL               -- JSON: its state without the indicators
) STRICT, WITHOUT ROWID;
CREATE INDEX contributions_case ON contributions (case_id, at DESC, id);

CREATE TABLE indicators (
    contribution BLOB    NOT NULL,
    n            INTEGER NOT NULL,           -- its place in the contribution, from 0
    case_id      BLOB    NOT NULL,
    kind         TEXT    NOT NULL,
    normal       TEXT    NOT NULL,
    given        TEXT,
    PRIMARY KEY (contribution, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX indicators_same ON indicators (case_id, normal, kind);

-- From each key to what has it: as many rows as there are keys, never pairs.
CREATE TABLE keys (
    key          BLOB    NOT NULL,           -- the first 16 bytes of its digest
    contribution BLOB    NOT NULL,
    n            INTEGER NOT NULL,
    strength     INTEGER NOT NULL,           -- 0 the same thing, 1 something in common, 2 lies within
    PRIMARY KEY (key, contribution, n)
) STRICT, WITHOUT ROWID;

-- Keys that more than one case of this desk has, once for each of these cases: as many rows as there are keys, never pairs.
CREATE TABLE shared (
    case_id BLOB NOT NULL,
    key     BLOB NOT NULL,
    PRIMARY KEY (case_id, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX shared_key ON shared (key);

-- What this desk's cases made of hits.
CREATE TABLE settled (
    hit        BLOB PRIMARY KEY,
    case_id    BLOB    NOT NULL,
    resolution TEXT    NOT NULL,
    at         INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
