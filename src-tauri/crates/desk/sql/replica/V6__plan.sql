-- Plans: what a list and a time line of tasks read, derived from their subjects. Derived.

CREATE TABLE tasks (
    case_id     BLOB    NOT NULL,            -- first in the key: a plan is read in one go
    id          BLOB    NOT NULL,
    removed     INTEGER NOT NULL CHECK (removed IN (0, 1)),
    title       TEXT    NOT NULL,
    agency      TEXT    NOT NULL,            -- the one that answers for it
    responsible TEXT    NOT NULL,            -- JSON array of agencies that do it
    minutes     INTEGER NOT NULL,            -- work; 0 for a milestone
    due         TEXT,                        -- its last day
    not_before  TEXT,                        -- its first day
    officer     BLOB,                        -- who sees to it
    status      TEXT    NOT NULL,
    begun       INTEGER,                     -- ms
    done        INTEGER,                     -- ms
    checks      INTEGER NOT NULL,
    checked     INTEGER NOT NULL,
    conflicts   INTEGER NOT NULL,
    added       INTEGER NOT NULL,            -- ms
    PRIMARY KEY (case_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX tasks_officer ON tasks (officer) WHERE officer IS NOT NULL AND status <> 'done' AND removed = 0;
CREATE INDEX tasks_due ON tasks (agency, due) WHERE due IS NOT NULL AND status <> 'done' AND removed = 0;
CREATE INDEX tasks_id ON tasks (id);

-- What each task waits for.
CREATE TABLE task_needs (
    case_id BLOB    NOT NULL,
    task    BLOB    NOT NULL,
    other   BLOB    NOT NULL,
    tie     TEXT    NOT NULL,
    lag     INTEGER NOT NULL,                -- minutes of the wall clock
    PRIMARY KEY (case_id, task, other)
) STRICT, WITHOUT ROWID;

-- A note may be on a task.
ALTER TABLE notes ADD COLUMN task BLOB;
CREATE INDEX notes_task ON notes (case_id, task, at DESC) WHERE task IS NOT NULL;
