-- Data that were erased after their review (AUD-4), with the links and sightings that quoted them. Kept over a rebuild: it says which entries may be
-- without a body.
CREATE TABLE erased (
    subject      BLOB PRIMARY KEY,              -- the contribution, or what went with it
    contribution BLOB    NOT NULL,
    audience     TEXT    NOT NULL,
    position     INTEGER NOT NULL,              -- of the entry that erased them
    emptied      INTEGER NOT NULL DEFAULT 0 CHECK (emptied IN (0, 1)),  -- bodies and rows are gone
    wiped        INTEGER NOT NULL DEFAULT 0 CHECK (wiped IN (0, 1)),    -- and so are the pages that they stood on
    told         INTEGER NOT NULL DEFAULT 0 CHECK (told IN (0, 1))      -- the office has emptied them too
) STRICT, WITHOUT ROWID;
CREATE INDEX erased_undone ON erased (contribution) WHERE emptied = 0 OR wiped = 0 OR told = 0;

-- Entries without a body are few, and each is looked at.
CREATE INDEX entries_emptied ON entries (audience, subject) WHERE body IS NULL;

-- ---- derived ---------------------------------------------------------------------------------------------------------------

-- The day of the next review at the latest; NULL of data that are erased.
ALTER TABLE contributions ADD COLUMN review TEXT;
UPDATE contributions SET review = min(coalesce(ends, '9999-12-31'), date(at / 1000, 'unixepoch', '+36 months'));
CREATE INDEX contributions_review ON contributions (review) WHERE review IS NOT NULL;
