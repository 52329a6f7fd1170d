-- Alarms as the office tells EC3 and administrators of them: rows of the office, not entries. Kept over a rebuild.
CREATE TABLE alarms (
    alarm        BLOB PRIMARY KEY,
    position     INTEGER NOT NULL,            -- where it stands among them; moves when it changes
    what         TEXT    NOT NULL,            -- 'addresses', 'numbers', 'keys'
    officer      BLOB    NOT NULL,            -- whom it is about
    agency       TEXT    NOT NULL,
    case_id      BLOB    NOT NULL,
    contribution BLOB,
    n            INTEGER NOT NULL,
    at           INTEGER NOT NULL,
    reason       TEXT,                        -- what came of it; NULL: nobody has looked into it
    looked_by    BLOB,
    looked_at    INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX alarms_position ON alarms (position);

-- On a desk of EC3: up to which place of each journal the keys that entries declare were compared with their content.
CREATE TABLE compared (
    audience TEXT PRIMARY KEY,
    position INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What the keys of each contribution were last made with. Derived.
ALTER TABLE contributions ADD COLUMN keyed INTEGER NOT NULL DEFAULT 1;
CREATE INDEX contributions_keyed ON contributions (agency, keyed);
