-- Browsing indicators across cases: which contributions hold how many of each kind, so that a page in the middle of a million is found
-- by counting contributions and not indicators. Derived.
CREATE TABLE contribution_kinds (
    kind         TEXT    NOT NULL,
    contribution BLOB    NOT NULL,
    held         INTEGER NOT NULL,           -- how many of its indicators are of the kind
    PRIMARY KEY (kind, contribution)
) STRICT, WITHOUT ROWID;
INSERT INTO contribution_kinds (kind, contribution, held) SELECT kind, contribution, count(*) FROM indicators GROUP BY kind, contribution;

-- The label that shows on the data; unmarked ones are treated as amber.
ALTER TABLE contributions ADD COLUMN tlp TEXT NOT NULL DEFAULT 'AMBER';
UPDATE contributions SET tlp = coalesce(json_extract(head, '$.terms.marking.tlp'), 'AMBER');

-- All that is asked of a contribution before its page is found, so that what is said of each need not be read.
CREATE INDEX contributions_browsed ON contributions (at DESC, id DESC, case_id, held, ends, withdrawn, tlp);
