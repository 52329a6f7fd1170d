-- Meetings of the Board and what they asked of somebody. All of it is derived from `entries` and can be made again.

CREATE TABLE board_meetings (
    id        BLOB PRIMARY KEY,
    year      INTEGER NOT NULL,
    number    INTEGER NOT NULL,
    begins    INTEGER NOT NULL,
    closes    INTEGER NOT NULL,              -- when it ends; in writing, when it closes
    written   INTEGER NOT NULL CHECK (written IN (0, 1)),
    cancelled INTEGER NOT NULL CHECK (cancelled IN (0, 1)),
    approved  INTEGER NOT NULL CHECK (approved IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX board_meetings_begins ON board_meetings (begins DESC, id);
CREATE INDEX board_meetings_number ON board_meetings (year, number);

-- What somebody is to do, while it is not done.
CREATE TABLE board_actions (
    meeting BLOB NOT NULL,
    point   BLOB NOT NULL,
    agency  TEXT NOT NULL,
    officer BLOB,
    due     TEXT,
    PRIMARY KEY (meeting, point)
) STRICT, WITHOUT ROWID;
CREATE INDEX board_actions_agency ON board_actions (agency, due);
