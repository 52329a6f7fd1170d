-- Occasional contributions from outside. All of it is derived from `entries` and can be made again.
CREATE TABLE offers (
    id      BLOB PRIMARY KEY,
    year    INTEGER NOT NULL,
    number  INTEGER NOT NULL,
    sponsor BLOB    NOT NULL,              -- the officer who receives or declines it
    waits   INTEGER NOT NULL CHECK (waits IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX offers_number ON offers (year, number);
CREATE INDEX offers_waiting ON offers (sponsor) WHERE waits = 1;
