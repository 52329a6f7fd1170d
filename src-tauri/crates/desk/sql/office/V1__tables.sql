-- Tables of the office. It puts entries in order and decides who may read them; it does not know what they say.
--
-- Run as jcat_owner. No officer has a privilege on anything in schema `office`: they call the functions of `office_v1`, which
-- run as the owner and ask `session_user`. Row-level security stands behind that as a second wall (V2).
--
-- Rules kept here, so that the office can grow past one machine: audience first in every primary key of content, plain types,
-- no xid, xmin or ctid, no advisory locks, no sequence. Times of acceptance are milliseconds since 1970 UTC.

-- What is created from here on is nobody's but the owner's.
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
ALTER DEFAULT PRIVILEGES REVOKE USAGE ON TYPES FROM PUBLIC;

-- ---- who there is and what they may do: rights, with end dates, never deleted ---------------------------------------------

-- The office itself: one row.
CREATE TABLE office.office (
    only_one    boolean     PRIMARY KEY DEFAULT true CHECK (only_one),
    office      uuid        NOT NULL,
    incarnation integer     NOT NULL DEFAULT 1 CHECK (incarnation > 0),  -- grows with each announced restore
    healing     boolean     NOT NULL DEFAULT false,                      -- since a restore: only exact continuations are taken
    founded_at  timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- One row per officer: which login is whose. A login is never used for a second officer.
CREATE TABLE office.officers (
    officer      uuid        PRIMARY KEY,
    login        text        NOT NULL UNIQUE,
    agency       text        NOT NULL CHECK (agency ~ '^[a-z][a-z0-9-]{1,23}$'),
    open_places  integer     NOT NULL DEFAULT 0 CHECK (open_places BETWEEN 0 AND 5),  -- devices that may still join by invitation
    places_until timestamptz NOT NULL DEFAULT clock_timestamp(),
    enrolled_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    ended_at     timestamptz,
    ended_after  bigint                                                    -- the last position of `everyone` that is still shown
);

-- The duties that the database itself must know. All others live in the journal of everyone and are judged by desks.
CREATE TABLE office.duties (
    officer  uuid        NOT NULL REFERENCES office.officers,
    duty     text        NOT NULL CHECK (duty IN ('administrator', 'ec3', 'guest')),
    begun_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    ended_at timestamptz,
    PRIMARY KEY (officer, duty, begun_at)
);
CREATE UNIQUE INDEX duties_live ON office.duties (officer, duty) WHERE ended_at IS NULL;

-- Workstations and their public keys. A revoked device stays: its entries stay.
CREATE TABLE office.devices (
    device      uuid        PRIMARY KEY,
    officer     uuid        NOT NULL REFERENCES office.officers,
    signing     bytea       NOT NULL CHECK (octet_length(signing) = 32),   -- Ed25519
    sealing     bytea       NOT NULL CHECK (octet_length(sealing) = 32),   -- X25519
    enrolled_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    revoked_at  timestamptz,
    seen_at     timestamptz,                                               -- to the hour
    offered     integer     NOT NULL DEFAULT 1                             -- the incarnation to which it offered all it holds
);
CREATE INDEX devices_officer ON office.devices (officer);

-- Case audiences that were opened, and by whom: the officer who submitted the case, or a keeper whom EC3 or an administrator
-- named. The row is what keeps a submitter who was dismissed from opening it again.
CREATE TABLE office.opened (
    audience  text        PRIMARY KEY,
    officer   uuid        NOT NULL,
    opened_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- Who reads what, from when to when. The keeper of a case admits to it and dismisses from it.
CREATE TABLE office.readers (
    audience text        NOT NULL CHECK (octet_length(audience) <= 64),
    officer  uuid        NOT NULL REFERENCES office.officers,
    seat     text        NOT NULL CHECK (seat IN ('reader', 'keeper')),
    begun_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    ended_at timestamptz,                                                  -- may lie ahead: a guest's last moment
    begun_by uuid        NOT NULL,
    ended_by uuid,
    PRIMARY KEY (audience, officer, begun_at)
);
-- An officer's own audiences are found without touching anybody else's.
CREATE INDEX readers_officer ON office.readers (officer, audience);

-- ---- content: journals ------------------------------------------------------------------------------------------------------

-- The head of each journal. Its row is the lock under which positions are given; half-filled pages keep updates in place.
-- No CHECK here nor on entries: each is read and parsed again by every statement that writes. push and relay see to it.
CREATE TABLE office.heads (
    audience    text   PRIMARY KEY,
    position    bigint NOT NULL,
    chain       bytea  NOT NULL,
    received_at bigint NOT NULL                                            -- never goes back within a journal
) WITH (fillfactor = 50);

-- Every entry, in the order of its journal. Written once; erasure will empty `salt` and `body` and nothing else.
-- No foreign keys: a look-up per row would cost more than the insert, and push has asked already.
CREATE TABLE office.entries (
    audience    text   NOT NULL,
    position    bigint NOT NULL,                                           -- dense from 1, in order of commit
    device      uuid   NOT NULL,
    seq         bigint NOT NULL,                                           -- which entry of that device in this audience, from 1
    digest      bytea  NOT NULL,                                           -- sha256 of the header
    header      bytea  NOT NULL,                                           -- the exact signed bytes
    signature   bytea  NOT NULL,
    salt        bytea,
    body        bytea,
    received_at bigint NOT NULL,
    directory   bigint NOT NULL,                                           -- last position of `everyone` at acceptance
    chain       bytea  NOT NULL,                                           -- sha256(previous || digest || received_at || directory)
    entry       bytea  NOT NULL,                                           -- its id: bytes 3 to 18 of the header, which is CBOR
    PRIMARY KEY (audience, position)
);
CREATE UNIQUE INDEX entries_of_device ON office.entries (audience, device, seq);
-- No entry stands in a journal twice, whoever signed it again.
CREATE UNIQUE INDEX entries_once ON office.entries (audience, entry);
-- Who submitted a case, or brought one in that already ran: field 3 of a header in the journal of the taskforce is the case, field 4 the
-- kind, here `case.submitted` and `case.brought-in`.
CREATE INDEX entries_submitting ON office.entries (substring(header FROM 30 FOR 16), position)
    WHERE audience = 'taskforce' AND (substring(header FROM 46 FOR 15) = '\x6e636173652e7375626d6974746564'
        OR substring(header FROM 46 FOR 16) = '\x6f636173652e62726f756768742d696e');

-- A desk's word that it wiped an audience after a dismissal.
CREATE TABLE office.receipts (
    audience   text        NOT NULL,
    device     uuid        NOT NULL,
    receipt    bytea       NOT NULL CHECK (octet_length(receipt) <= 4096),
    signature  bytea       NOT NULL CHECK (octet_length(signature) = 64),
    handed_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (audience, device, handed_at)
);

-- A device's signature on the furthest head that it has verified. A server that shows two histories is found by these.
CREATE TABLE office.countersigned (
    audience  text        NOT NULL,
    device    uuid        NOT NULL,
    position  bigint      NOT NULL,
    chain     bytea       NOT NULL CHECK (octet_length(chain) = 32),
    signature bytea       NOT NULL CHECK (octet_length(signature) = 64),
    signed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (audience, device)
);
