-- Planned actions of cases (DEC-8). Derived.
CREATE TABLE planned (
    id        BLOB PRIMARY KEY,
    case_id   BLOB    NOT NULL,
    from_at   INTEGER NOT NULL,
    to_at     INTEGER NOT NULL,
    what      TEXT    NOT NULL,
    kind      TEXT,                            -- of the infrastructure, and its normal form
    normal    TEXT,
    standing  INTEGER NOT NULL CHECK (standing IN (0, 1)),  -- 0: called off
    head      TEXT    NOT NULL                 -- JSON: its state
) STRICT, WITHOUT ROWID;
CREATE INDEX planned_case ON planned (case_id, from_at);
CREATE INDEX planned_time ON planned (to_at) WHERE standing = 1;
