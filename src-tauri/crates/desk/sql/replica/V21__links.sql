-- Links between entities of a case and between cases, and sightings (DAT-7 to DAT-9). All of it is derived.

-- Links between entities of a case. An entity is a value by its kind and normal form.
CREATE TABLE entity_links (
    id          BLOB PRIMARY KEY,
    case_id     BLOB    NOT NULL,
    from_kind   TEXT    NOT NULL,
    from_normal TEXT    NOT NULL,
    to_kind     TEXT    NOT NULL,
    to_normal   TEXT    NOT NULL,
    relation    TEXT    NOT NULL,
    at          INTEGER NOT NULL,
    ends        TEXT,                          -- the first day on which it is no longer kept
    withdrawn   INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
    head        TEXT    NOT NULL               -- JSON: its state
) STRICT, WITHOUT ROWID;
CREATE INDEX entity_links_case ON entity_links (case_id, at DESC, id DESC);
CREATE INDEX entity_links_from ON entity_links (case_id, from_normal, from_kind);
CREATE INDEX entity_links_to ON entity_links (case_id, to_normal, to_kind);
CREATE INDEX entity_links_same ON entity_links (case_id) WHERE relation = 'same-as';

-- Halves of links between cases: one is nothing without the other, which is here where this desk reads both cases.
CREATE TABLE case_halves (
    id        BLOB PRIMARY KEY,
    case_id   BLOB    NOT NULL,
    pair      BLOB    NOT NULL,
    withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
    head      TEXT    NOT NULL                 -- JSON: its state
) STRICT, WITHOUT ROWID;
CREATE INDEX case_halves_case ON case_halves (case_id);
CREATE INDEX case_halves_pair ON case_halves (pair);

-- What agencies saw of indicators.
CREATE TABLE sightings (
    id           BLOB PRIMARY KEY,
    case_id      BLOB    NOT NULL,
    contribution BLOB    NOT NULL,
    n            INTEGER NOT NULL,             -- which indicator of it
    kind         TEXT    NOT NULL,
    count        INTEGER NOT NULL,
    seen_at      INTEGER NOT NULL,
    withdrawn    INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
    head         TEXT    NOT NULL              -- JSON: its state
) STRICT, WITHOUT ROWID;
CREATE INDEX sightings_of ON sightings (contribution, n, seen_at DESC);
