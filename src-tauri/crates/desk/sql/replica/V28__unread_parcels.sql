-- Parcels of unsent work that this desk was handed and could not read, or not all of it: the bytes as they came. Kept over a rebuild.
CREATE TABLE unread_parcels (
    parcel   BLOB PRIMARY KEY,
    audience TEXT    NOT NULL,
    device   BLOB    NOT NULL,                -- the workstation it comes from
    sealed   BLOB    NOT NULL,
    why      TEXT    NOT NULL CHECK (why IN ('sealed', 'malformed', 'unproven')),
    at       INTEGER NOT NULL,                -- when it came
    settled  INTEGER NOT NULL DEFAULT 0 CHECK (settled IN (0, 1))  -- somebody looked and is done with it
) STRICT, WITHOUT ROWID;
