-- What statistics count. All of it is derived from `entries` and can be made again.

-- Each stay of a case in a stage: where it stood on any day, and how long it took, are one walk over narrow rows.
CREATE TABLE case_stays (
    case_id BLOB    NOT NULL,
    n       INTEGER NOT NULL,                -- from 0, in the order of the case
    stage   INTEGER NOT NULL,                -- the place in the list of stages
    since   INTEGER NOT NULL,
    until   INTEGER,                         -- NULL while the case stands there
    PRIMARY KEY (case_id, n)
) STRICT, WITHOUT ROWID;
INSERT INTO case_stays (case_id, n, stage, since, until)
WITH stages (label, place) AS (VALUES ('submitted', 0), ('returned', 1), ('under-review', 2), ('deferred', 3), ('not-selected', 4), ('withdrawn', 5),
    ('merged', 6), ('selected', 7), ('data', 8), ('planning', 9), ('readying', 10), ('ready', 11), ('operation', 12), ('wrap-up', 13), ('closed', 14),
    ('suspended', 15), ('cancelled', 16))
SELECT s.subject, step.key, stages.place, step.value ->> '$.at', lead(step.value ->> '$.at') OVER (PARTITION BY s.subject ORDER BY step.key)
FROM subjects s, json_each(s.state, '$.Case.steps') AS step JOIN stages ON stages.label = step.value ->> '$.stage' WHERE s.kind = 'case';

-- The last action day of what the Board noted last, and when that was recorded: what statistics go by, also while something else is put.
ALTER TABLE outcomes ADD COLUMN last TEXT;
ALTER TABLE outcomes ADD COLUMN counted_at INTEGER;
UPDATE outcomes SET last = told.last, counted_at = told.at
FROM (SELECT unhex(state ->> '$.Noting.put.case', '-') AS id, date(state ->> '$.Noting.noted.what.period.to', '-1 day') AS last,
             state ->> '$.Noting.noted.at' AS at FROM subjects WHERE kind = 'noting') AS told
WHERE told.id = outcomes.case_id AND outcomes.year IS NOT NULL;
CREATE INDEX outcomes_last ON outcomes (last, case_id) WHERE last IS NOT NULL;

-- Wishes to go without a gate.
CREATE TABLE gate_waivers (
    case_id     BLOB    NOT NULL,
    id          BLOB    NOT NULL,            -- the entry that asked
    gate        TEXT    NOT NULL,
    at          INTEGER NOT NULL,
    seconded_at INTEGER,                     -- when a second person agreed
    PRIMARY KEY (case_id, id)
) STRICT, WITHOUT ROWID;
INSERT INTO gate_waivers (case_id, id, gate, at, seconded_at)
SELECT unhex(s.state ->> '$.Readiness.case', '-'), unhex(it.value ->> '$.id', '-'), it.value ->> '$.gate', it.value ->> '$.at', it.value ->> '$.seconded[1]'
FROM subjects s, json_each(s.state, '$.Readiness.waivers') AS it WHERE s.kind = 'readiness';
