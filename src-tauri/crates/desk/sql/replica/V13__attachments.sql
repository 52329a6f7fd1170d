-- Attachments, and what the scheme asks of cases. All of it is derived from `entries` and can be made again.

-- One row for each application. What can change by the day alone is not in it.
CREATE TABLE attachments (
    id        BLOB PRIMARY KEY,
    case_id   BLOB    NOT NULL,
    applicant TEXT    NOT NULL,              -- the organisation's key
    year      INTEGER NOT NULL,
    number    INTEGER NOT NULL,
    first     TEXT    NOT NULL,              -- the first day
    ends      TEXT,                          -- the day on which it no longer holds, extensions and early ends in it
    officer   BLOB,                          -- the guest, once expected
    over      INTEGER NOT NULL CHECK (over IN (0, 1))  -- declined, taken back or broken off: nothing is to come, whatever the day
) STRICT, WITHOUT ROWID;
CREATE INDEX attachments_open ON attachments (ends) WHERE over = 0;
CREATE INDEX attachments_case ON attachments (case_id);
CREATE INDEX attachments_number ON attachments (year, number);

-- The dated links of cases to countries, for asking many applications at once.
CREATE TABLE case_links (
    case_id BLOB NOT NULL,
    n       INTEGER NOT NULL,
    country TEXT NOT NULL,
    kind    TEXT NOT NULL,
    first   TEXT,
    ends    TEXT,
    PRIMARY KEY (case_id, n)
) STRICT, WITHOUT ROWID;
INSERT INTO case_links (case_id, n, country, kind, first, ends)
SELECT s.subject, link.key, link.value ->> '$.country', link.value ->> '$.kind', link.value ->> '$.span.from', link.value ->> '$.span.to'
FROM subjects s, json_each(s.state, '$.Case.links') AS link WHERE s.kind = 'case';
