-- Documents on cases: their files, and the rows that lists read.

-- What this desk has or wants of the files that documents name. Kept: a rebuild makes nothing of them again.
CREATE TABLE blobs (
    audience TEXT    NOT NULL,
    address  BLOB    NOT NULL,               -- of its manifest: what an entry names
    document BLOB    NOT NULL,
    sha256   BLOB    NOT NULL,               -- which version of the document it is
    chunks   BLOB,                           -- the manifest: the addresses of its pieces, 32 bytes each; NULL until it has come
    wanted   INTEGER NOT NULL DEFAULT 0 CHECK (wanted IN (0, 1)),  -- somebody here asked for it: fetched until it is whole
    whole    INTEGER NOT NULL DEFAULT 0 CHECK (whole IN (0, 1)),   -- every piece is here and the file hashed to what was signed
    at_office INTEGER NOT NULL DEFAULT 0 CHECK (at_office IN (0, 1)), -- the office said that it has it
    sent     INTEGER NOT NULL DEFAULT 0,     -- how many of its pieces the office had when it was last asked or given one
    fault    TEXT,                           -- why it does not come: 'absent', 'damaged', 'no-room'
    PRIMARY KEY (audience, address)
) STRICT, WITHOUT ROWID;
CREATE INDEX blobs_document ON blobs (document);

-- The pieces, encrypted under the key of their version: the very bytes that the office holds.
CREATE TABLE chunks (
    audience TEXT NOT NULL,
    address  BLOB NOT NULL,
    content  BLOB NOT NULL,
    PRIMARY KEY (audience, address)
) STRICT;

-- Pieces of a file that is being taken in and that no entry names yet: gone again when the program died over it.
CREATE TABLE taking_in (
    audience TEXT NOT NULL,
    address  BLOB NOT NULL,
    PRIMARY KEY (audience, address)
) STRICT, WITHOUT ROWID;

-- ---- derived ---------------------------------------------------------------------------------------------------------------

CREATE TABLE documents (
    id        BLOB PRIMARY KEY,
    case_id   BLOB    NOT NULL,
    at        INTEGER NOT NULL,              -- when its newest version was added
    withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX documents_case ON documents (case_id, at DESC, id);
