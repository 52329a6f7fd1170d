-- Notes and documents are reviewed and erased as data are (AUD-4): the papers of one agency on one case are one unit of review, and more than one
-- erasure may come of it.

-- Erasures on record, by the entry that erased. Kept over a rebuild.
CREATE TABLE erasures (
    audience TEXT    NOT NULL,
    position INTEGER NOT NULL,                  -- of the entry that erased
    unit     BLOB    NOT NULL,                  -- what that entry is about: a contribution, or an agency's papers on a case
    emptied  INTEGER NOT NULL DEFAULT 0 CHECK (emptied IN (0, 1)),  -- bodies and rows are gone
    told     INTEGER NOT NULL DEFAULT 0 CHECK (told IN (0, 1)),     -- the office has emptied them too
    announced INTEGER NOT NULL DEFAULT 0 CHECK (announced IN (0, 1)), -- whoever received them was told, or there was nobody
    PRIMARY KEY (audience, position)
) STRICT, WITHOUT ROWID;
-- Of what was erased before, nobody knows any more who received it.
INSERT INTO erasures (audience, position, unit, emptied, told, announced)
SELECT audience, position, contribution, emptied, told, 1 FROM erased WHERE subject = contribution;
CREATE INDEX erasures_undone ON erasures (unit) WHERE emptied = 0 OR told = 0;

CREATE INDEX erasures_unsaid ON erasures (unit) WHERE announced = 0;

-- Who had received one's own agency's data by a permission or a match, put down before the data are emptied, until it is announced that they are.
CREATE TABLE received (
    unit BLOB    NOT NULL,
    name TEXT    NOT NULL,
    way  TEXT    NOT NULL,
    at   INTEGER NOT NULL,
    PRIMARY KEY (unit, name, way)
) STRICT, WITHOUT ROWID;

DROP INDEX erased_undone;
ALTER TABLE erased DROP COLUMN told;
ALTER TABLE erased RENAME COLUMN contribution TO unit;
CREATE INDEX erased_undone ON erased (unit) WHERE emptied = 0 OR wiped = 0;

-- ---- derived ---------------------------------------------------------------------------------------------------------------

-- Whose papers are on which case. No review of any of them comes before the day that stands here; one may come later.
CREATE TABLE papers (
    case_id BLOB    NOT NULL,
    agency  TEXT    NOT NULL,
    review  TEXT    NOT NULL,
    since   INTEGER,                            -- when the last review went on: what came until then is due when it said
    until   TEXT,
    open    INTEGER NOT NULL DEFAULT 0 CHECK (open IN (0, 1)),      -- something is held, or proposed to be erased
    PRIMARY KEY (case_id, agency)
) STRICT, WITHOUT ROWID;
CREATE INDEX papers_review ON papers (review);
CREATE INDEX papers_open ON papers (case_id) WHERE open = 1;

INSERT INTO papers (case_id, agency, review)
SELECT case_id, agency, min(review) FROM (
    SELECT n.case_id, s.state ->> '$.Officer.agency' AS agency, date(n.at / 1000, 'unixepoch', '+36 months', '-1 day') AS review
    FROM notes n JOIN subjects s ON s.subject = n.author
    UNION ALL
    SELECT d.case_id, s.state ->> '$.Document.agency', date((s.state ->> '$.Document.versions[0].at') / 1000, 'unixepoch', '+36 months', '-1 day')
    FROM documents d JOIN subjects s ON s.subject = d.id
) WHERE agency IS NOT NULL AND review IS NOT NULL GROUP BY case_id, agency;
