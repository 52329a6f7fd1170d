-- What an operation is counted by, and what came of it. All of it is derived from `entries` and can be made again.

-- One row per event, in the order in which totals are read: a total is one stretch of the table, with nothing to sort.
-- The quantity is whole * 1 + nano * 10^-9 + atto * 10^-18: integers, so that a sum is exact and has no order.
CREATE TABLE counters (
    case_id  BLOB    NOT NULL,
    kind     INTEGER NOT NULL,               -- the place in the list of kinds
    country  TEXT    NOT NULL,               -- '' where it is not said
    unit     TEXT    NOT NULL,               -- '' for pieces
    id       BLOB    NOT NULL,
    agency   TEXT    NOT NULL,
    whole    INTEGER NOT NULL,
    nano     INTEGER NOT NULL,
    atto     INTEGER NOT NULL,
    at_least INTEGER NOT NULL CHECK (at_least IN (0, 1)),
    tlp_rank INTEGER NOT NULL,
    counts   INTEGER NOT NULL CHECK (counts IN (0, 1)),   -- 0 once it was taken back; its quantity is 0 then
    disputed INTEGER NOT NULL CHECK (disputed IN (0, 1)), -- two desks corrected it without knowing of each other
    at       INTEGER NOT NULL,
    PRIMARY KEY (case_id, kind, country, unit, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX counters_id ON counters (id);
CREATE INDEX counters_at ON counters (case_id, at DESC, id);

-- The H-hour of each case's situation board: the action days ahead.
CREATE TABLE hours (
    case_id BLOB PRIMARY KEY,
    hour    INTEGER                          -- NULL once it was taken off
) STRICT, WITHOUT ROWID;
CREATE INDEX hours_hour ON hours (hour) WHERE hour IS NOT NULL;

-- How far each outcome report is. Two subjects write into a row: the report, in the case's journal, and its noting, in the Board's.
CREATE TABLE outcomes (
    case_id    BLOB PRIMARY KEY,
    drafted_at INTEGER,
    put_at     INTEGER,                      -- when it was last put before the Board
    noted_at   INTEGER,                      -- when the Board noted what is put now; NULL again once something else is put
    year       INTEGER                       -- of its last action day, once noted: the year it counts in
) STRICT, WITHOUT ROWID;
CREATE INDEX outcomes_open ON outcomes (put_at, case_id) WHERE noted_at IS NULL;
CREATE INDEX outcomes_year ON outcomes (year, case_id) WHERE year IS NOT NULL;

-- The figures of outcomes that the Board noted: those alone count in statistics.
CREATE TABLE outcome_figures (
    case_id  BLOB    NOT NULL,
    kind     INTEGER NOT NULL,
    country  TEXT    NOT NULL,
    unit     TEXT    NOT NULL,
    quantity TEXT    NOT NULL,               -- a decimal
    at_least INTEGER NOT NULL CHECK (at_least IN (0, 1)),
    PRIMARY KEY (case_id, kind, country, unit)
) STRICT, WITHOUT ROWID;

-- Coordination meetings.
CREATE TABLE meetings (
    id        BLOB PRIMARY KEY,
    case_id   BLOB    NOT NULL,
    begins    INTEGER NOT NULL,
    cancelled INTEGER NOT NULL CHECK (cancelled IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX meetings_case ON meetings (case_id, begins DESC, id);
CREATE INDEX meetings_begins ON meetings (begins) WHERE cancelled = 0;
