-- Files beside the journals. A blob is a list of pieces; the office holds the pieces as they were encrypted on a desk and has no
-- key to any: the key stands in the body of the entry that names the blob, for the readers of that audience.
--
-- A piece is at most 1 MiB and stands under an address that hashes its bytes together with its audience. The office works the
-- address out itself, so nobody can put other bytes where a piece belongs; and since every file is encrypted with a fresh key,
-- an address says nothing to whoever knows the file. The manifest of a blob is the list of its pieces' addresses and stands
-- under an address of its own, which is what an entry names.

CREATE TABLE office.chunks (
    audience text        NOT NULL,
    address  bytea       NOT NULL,
    content  bytea       NOT NULL,
    blob     bytea,                                                        -- the manifest that names it; NULL until there is one
    officer  uuid        NOT NULL,                                         -- who put it here
    put_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (audience, address),
    CHECK (octet_length(address) = 32 AND octet_length(content) BETWEEN 17 AND 1048592)
);
-- What is encrypted does not get smaller.
ALTER TABLE office.chunks ALTER COLUMN content SET STORAGE EXTERNAL;
CREATE INDEX chunks_unnamed ON office.chunks (audience, officer, put_at) WHERE blob IS NULL;

-- Blobs of which every piece is here.
CREATE TABLE office.blobs (
    audience  text        NOT NULL,
    address   bytea       NOT NULL,
    chunks    bytea       NOT NULL,                                        -- the addresses of its pieces, 32 bytes each, in order
    closed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (audience, address),
    CHECK (octet_length(address) = 32 AND octet_length(chunks) BETWEEN 32 AND 65536 AND octet_length(chunks) % 32 = 0)
);

ALTER TABLE office.chunks ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.chunks FORCE  ROW LEVEL SECURITY;
ALTER TABLE office.blobs  ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.blobs  FORCE  ROW LEVEL SECURITY;

-- The second wall, as for entries: seen and written by readers of the audience alone, whatever a function forgets.
CREATE POLICY functions ON office.chunks FOR SELECT TO jcat_owner
    USING (EXISTS (SELECT FROM office.officers o JOIN office.readers r ON r.officer = o.officer
                   WHERE o.login = session_user::text AND o.ended_at IS NULL AND r.audience = chunks.audience
                     AND (r.ended_at IS NULL OR r.ended_at > clock_timestamp())));
CREATE POLICY functions_in ON office.chunks FOR INSERT TO jcat_owner
    WITH CHECK (EXISTS (SELECT FROM office.officers o JOIN office.readers r ON r.officer = o.officer
                        WHERE o.login = session_user::text AND o.ended_at IS NULL AND o.officer = chunks.officer AND r.audience = chunks.audience
                          AND (r.ended_at IS NULL OR r.ended_at > clock_timestamp())));
-- A piece gets the blob that names it, once.
CREATE POLICY functions_on ON office.chunks FOR UPDATE TO jcat_owner USING (blob IS NULL) WITH CHECK (blob IS NOT NULL);
-- Only what belongs to no blob goes, and only one's own.
CREATE POLICY functions_out ON office.chunks FOR DELETE TO jcat_owner USING (blob IS NULL AND officer = office.my_officer());
CREATE POLICY by_hand ON office.chunks FOR SELECT TO jcat_officers USING (audience IN (SELECT office.my_audiences()));

CREATE POLICY functions ON office.blobs FOR SELECT TO jcat_owner
    USING (EXISTS (SELECT FROM office.officers o JOIN office.readers r ON r.officer = o.officer
                   WHERE o.login = session_user::text AND o.ended_at IS NULL AND r.audience = blobs.audience
                     AND (r.ended_at IS NULL OR r.ended_at > clock_timestamp())));
CREATE POLICY functions_in ON office.blobs FOR INSERT TO jcat_owner
    WITH CHECK (EXISTS (SELECT FROM office.officers o JOIN office.readers r ON r.officer = o.officer
                        WHERE o.login = session_user::text AND o.ended_at IS NULL AND r.audience = blobs.audience
                          AND (r.ended_at IS NULL OR r.ended_at > clock_timestamp())));
CREATE POLICY by_hand ON office.blobs FOR SELECT TO jcat_officers USING (audience IN (SELECT office.my_audiences()));

REVOKE ALL ON office.chunks, office.blobs FROM PUBLIC;

-- ---- asked by the functions, not by officers --------------------------------------------------------------------------------

-- The address of a piece (p_what = 0) or of a manifest (1) in an audience. Frozen: desks work it out too.
CREATE FUNCTION office.address_of(p_audience text, p_what integer, p_content bytea) RETURNS bytea
LANGUAGE sql IMMUTABLE STRICT
AS $$
    SELECT sha256(sha256(convert_to('jcat-desk blob v1', 'UTF8') || '\x00'::bytea || convert_to(p_audience, 'UTF8'))
                  || set_byte('\x00'::bytea, 0, p_what) || p_content)
$$;

-- Whether the officer may put files into an audience: its readers. The author of a case may bring a file before the first entry.
CREATE FUNCTION office.may_put(p_officer uuid, p_audience text) RETURNS boolean
LANGUAGE plpgsql
AS $$
BEGIN
    RETURN coalesce(office.reads(p_officer, p_audience) OR office.opens(p_officer, p_audience), false);
END
$$;

-- The manifests that a header names: field 15 of an array of 17, each an array of address and size. Walks over what comes before,
-- whose lengths vary. What does not read as a header names none: desks set such an entry aside.
CREATE FUNCTION office.blobs_named(p_header bytea) RETURNS SETOF bytea
LANGUAGE plpgsql IMMUTABLE
AS $$
DECLARE
    v_at    integer := 1;   -- the byte that is read next, from 0; the first is the array itself
    v_left  integer := 14;  -- items still to be passed over
    v_byte  integer;
    v_major integer;
    v_value bigint;
    v_bytes integer;
    v_named integer := -1;  -- blobs still to come; -1 before their list begins
    v_end   integer := octet_length(p_header);
BEGIN
    WHILE v_at < v_end LOOP
        v_byte := get_byte(p_header, v_at);
        v_major := v_byte >> 5;
        v_value := v_byte & 31;
        v_at := v_at + 1;
        IF v_value BETWEEN 24 AND 27 AND v_major <> 7 THEN
            v_bytes := 1 << (v_value - 24)::integer;
            IF v_at + v_bytes > v_end THEN
                RETURN;
            END IF;
            v_value := 0;
            FOR v_n IN 1 .. v_bytes LOOP
                -- Seven bytes hold any length or size that is looked at; more would not fit.
                IF v_value >= 36028797018963968 THEN
                    RETURN;
                END IF;
                v_value := v_value * 256 + get_byte(p_header, v_at);
                v_at := v_at + 1;
            END LOOP;
        ELSIF v_value > 27 OR v_major IN (5, 6) OR (v_major = 7 AND v_value > 23) THEN
            RETURN;
        END IF;
        IF v_named >= 0 THEN
            -- Inside the list: an array of two, the address, the size.
            IF v_major = 2 THEN
                IF v_at + v_value > v_end THEN
                    RETURN;
                END IF;
                RETURN NEXT substring(p_header FROM v_at + 1 FOR v_value::integer);
                v_at := v_at + v_value::integer;
            ELSIF v_major = 0 THEN
                v_named := v_named - 1;
                EXIT WHEN v_named = 0;
            ELSIF v_major <> 4 THEN
                RETURN;
            END IF;
        ELSIF v_left = 0 THEN
            IF v_major <> 4 OR v_value = 0 OR v_value > 64 THEN
                RETURN;
            END IF;
            v_named := v_value::integer;
        ELSE
            v_left := v_left - 1;
            IF v_major IN (2, 3) THEN
                IF v_at + v_value > v_end THEN
                    RETURN;
                END IF;
                v_at := v_at + v_value::integer;
            ELSIF v_major = 4 THEN
                IF v_value > 64 THEN
                    RETURN;
                END IF;
                v_left := v_left + v_value::integer;
            END IF;
        END IF;
    END LOOP;
END
$$;

-- An entry that names a blob comes after the blob. A desk holds such an entry back until its file is here, so this is met by none
-- that keeps to it, and may end the whole push. What a restored office takes back it once had: the files follow.
CREATE FUNCTION office.after_its_blobs() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
    IF EXISTS (SELECT FROM office.blobs_named(NEW.header) AS n(address)
               WHERE NOT EXISTS (SELECT FROM office.blobs b WHERE b.audience = NEW.audience AND b.address = n.address))
       AND NOT (SELECT o.healing FROM office.office o) THEN
        RAISE EXCEPTION 'an entry names a blob that is not here' USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    RETURN NEW;
END
$$;
-- A header without blobs ends with an empty list, no keys, and 34 bytes of commitment. What ends otherwise is looked through; and so
-- is everything about documents, for a size could be made to end like an empty list.
CREATE TRIGGER after_its_blobs BEFORE INSERT ON office.entries FOR EACH ROW
    WHEN (substring(NEW.header FROM octet_length(NEW.header) - 35 FOR 2) <> '\x80f6'::bytea
          OR position('document.'::bytea IN substring(NEW.header FROM 19 FOR 120)) > 0)
    EXECUTE FUNCTION office.after_its_blobs();

-- ---- called by officers ------------------------------------------------------------------------------------------------------

-- Which of these addresses, of pieces or manifests, the office does not have: what is left to be put. No row to whom it is not.
CREATE FUNCTION office_v1.blob_missing(p_audience text, p_addresses bytea[]) RETURNS SETOF bytea
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET row_security = on
AS $$
BEGIN
    IF coalesce(cardinality(p_addresses), 0) > 4096 THEN
        RAISE EXCEPTION 'at most 4096 addresses are asked for' USING ERRCODE = 'invalid_parameter_value';
    END IF;
    IF NOT office.may_put(office.my_officer(), p_audience) THEN
        RETURN;
    END IF;
    RETURN QUERY
        SELECT a.address FROM unnest(p_addresses) AS a(address)
        WHERE NOT EXISTS (SELECT FROM office.chunks c WHERE c.audience = p_audience AND c.address = a.address)
          AND NOT EXISTS (SELECT FROM office.blobs b WHERE b.audience = p_audience AND b.address = a.address);
END
$$;

-- Takes a piece; once it is there, again is the same. False: not the caller's audience, or not the bytes of that address.
CREATE FUNCTION office_v1.blob_put(p_audience text, p_address bytea, p_content bytea) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET row_security = on
AS $$
DECLARE
    v_me uuid := office.my_officer();
BEGIN
    IF NOT office.may_put(v_me, p_audience) OR NOT coalesce(octet_length(p_content) BETWEEN 17 AND 1048592, false)
       OR office.address_of(p_audience, 0, p_content) IS DISTINCT FROM p_address THEN
        RETURN false;
    END IF;
    INSERT INTO office.chunks (audience, address, content, officer) VALUES (p_audience, p_address, p_content, v_me) ON CONFLICT DO NOTHING;
    RETURN true;
END
$$;

-- Takes the manifest once every piece that it lists is here; from then on entries may name it. False: not the caller's audience, not
-- the manifest of that address, or a piece is missing. Pieces that the caller put a week ago and that no manifest names go.
CREATE FUNCTION office_v1.blob_close(p_audience text, p_address bytea, p_chunks bytea) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET row_security = on
AS $$
DECLARE
    v_me    uuid := office.my_officer();
    v_count integer := octet_length(p_chunks) / 32;
    v_all   bytea[];
BEGIN
    IF NOT office.may_put(v_me, p_audience) OR NOT coalesce(octet_length(p_chunks) BETWEEN 32 AND 65536 AND octet_length(p_chunks) % 32 = 0, false)
       OR office.address_of(p_audience, 1, p_chunks) IS DISTINCT FROM p_address THEN
        RETURN false;
    END IF;
    IF EXISTS (SELECT FROM office.blobs b WHERE b.audience = p_audience AND b.address = p_address) THEN
        RETURN true;
    END IF;
    SELECT array_agg(substring(p_chunks FROM 32 * n + 1 FOR 32)) INTO v_all FROM generate_series(0, v_count - 1) AS n;
    IF (SELECT count(*) FROM office.chunks c WHERE c.audience = p_audience AND c.address = ANY (v_all))
       <> (SELECT count(DISTINCT a) FROM unnest(v_all) AS a) THEN
        RETURN false;
    END IF;
    UPDATE office.chunks c SET blob = p_address WHERE c.audience = p_audience AND c.address = ANY (v_all) AND c.blob IS NULL;
    INSERT INTO office.blobs (audience, address, chunks) VALUES (p_audience, p_address, p_chunks) ON CONFLICT DO NOTHING;
    DELETE FROM office.chunks c
    WHERE c.audience = p_audience AND c.officer = v_me AND c.blob IS NULL AND c.put_at < clock_timestamp() - interval '7 days';
    RETURN true;
END
$$;

-- A piece, or the list of a manifest, by its address. NULL: not the caller's audience, or not there; it never says which.
CREATE FUNCTION office_v1.blob_get(p_audience text, p_address bytea) RETURNS bytea
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET row_security = on
AS $$
BEGIN
    -- Asked before anything else is even planned.
    IF NOT coalesce(office.reads(office.my_officer(), p_audience), false) THEN
        RETURN NULL;
    END IF;
    RETURN coalesce((SELECT c.content FROM office.chunks c WHERE c.audience = p_audience AND c.address = p_address),
                    (SELECT b.chunks FROM office.blobs b WHERE b.audience = p_audience AND b.address = p_address));
END
$$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA office_v1 FROM PUBLIC;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA office_v1 TO jcat_officers;
