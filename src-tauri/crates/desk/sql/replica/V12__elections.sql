-- Which elections may still ask something of somebody, so that the first screen does not read those that are over. Derived.
CREATE TABLE elections_open (
    election BLOB PRIMARY KEY
) WITHOUT ROWID;

-- Those that are here already are read until their next entry says how they stand.
INSERT INTO elections_open (election) SELECT subject FROM subjects WHERE kind = 'election';

-- Outcomes that were declared and are for the taskforce to know, and those that it was told.
CREATE TABLE outcomes_declared (
    election BLOB NOT NULL,
    office   TEXT NOT NULL,
    PRIMARY KEY (election, office)
) WITHOUT ROWID;

CREATE TABLE outcomes_announced (
    election BLOB NOT NULL,
    office   TEXT NOT NULL,
    PRIMARY KEY (election, office)
) WITHOUT ROWID;
