-- What a header says of itself is what the office goes by. Desks believe whoever an entry is signed for, and the keys of a new
-- workstation come in an entry of its own: so an entry is taken only from the officer and the device that it names, at the place that it
-- names. Besides, what one session holds keeps others from less.

-- Whether a header says that this is its journal, its author, its device and its place in the device's sequence. An author who is not
-- known is not asked for. A header is an array of CBOR that begins with id, journal, subject, kind, version, author, device and place; each
-- in the shortest form that there is, so that no reader could see anything else in it.
CREATE FUNCTION office.is_signed_as(p_header bytea, p_audience text, p_author uuid, p_device uuid, p_seq bigint) RETURNS boolean
LANGUAGE plpgsql IMMUTABLE
AS $$
DECLARE
    v_audience bytea := convert_to(p_audience, 'UTF8');
    v_length   integer := octet_length(v_audience);
    v_seq      bytea := CASE WHEN p_seq < 24 THEN set_byte('\x00', 0, p_seq::integer) WHEN p_seq < 256 THEN '\x18' || set_byte('\x00', 0, p_seq::integer)
                             WHEN p_seq < 65536 THEN '\x19' || substring(int8send(p_seq) FROM 7) WHEN p_seq < 4294967296 THEN '\x1a' || substring(int8send(p_seq) FROM 5)
                             ELSE '\x1b' || int8send(p_seq) END;
    v_at       integer;      -- where the next part stands, from 1
    v_head     integer;
BEGIN
    v_audience := CASE WHEN v_length < 24 THEN set_byte('\x00', 0, 96 + v_length) ELSE '\x78' || set_byte('\x00', 0, v_length) END || v_audience;
    IF substring(p_header FOR 2) <> '\x9150' OR substring(p_header FROM 19 FOR octet_length(v_audience) + 1) <> v_audience || '\x50' THEN
        RETURN false;
    END IF;
    v_at := 19 + octet_length(v_audience) + 17;
    IF octet_length(p_header) < v_at + 1 THEN
        RETURN false;
    END IF;
    v_head := get_byte(p_header, v_at - 1);
    v_at := v_at + CASE WHEN v_head BETWEEN 97 AND 119 THEN v_head - 95 WHEN v_head = 120 AND get_byte(p_header, v_at) > 23 THEN get_byte(p_header, v_at) + 2 END;
    IF v_at IS NULL OR octet_length(p_header) < v_at THEN
        RETURN false;
    END IF;
    v_head := get_byte(p_header, v_at - 1);
    v_at := v_at + CASE WHEN v_head < 24 THEN 1 WHEN v_head = 24 THEN 2 WHEN v_head = 25 THEN 3 END;
    RETURN coalesce(substring(p_header FROM v_at FOR 34 + octet_length(v_seq))
                    = '\x50'::bytea || coalesce(uuid_send(p_author), substring(p_header FROM v_at + 1 FOR 16)) || '\x50' || uuid_send(p_device) || v_seq, false);
END
$$;

-- Asked of what a call takes, all at once. While an office heals it takes back what it once took, whoever it was of.
CREATE FUNCTION office.signed_as_sent() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
    IF EXISTS (SELECT FROM fresh f LEFT JOIN office.devices d ON d.device = f.device
               WHERE NOT office.is_signed_as(f.header, f.audience, CASE WHEN NOT (SELECT o.healing FROM office.office o) THEN d.officer END, f.device, f.seq)) THEN
        RAISE EXCEPTION 'an entry is taken from the officer and the device that it names' USING ERRCODE = 'invalid_parameter_value';
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER signed_as_sent AFTER INSERT ON office.entries REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION office.signed_as_sent();
REVOKE ALL ON FUNCTION office.is_signed_as(bytea, text, uuid, uuid, bigint), office.signed_as_sent() FROM PUBLIC;

-- Takes back what the backup has forgotten, as before; and only with a place that an office could have given: no position before the first, in the
-- journal of everyone none ahead of it, and no time that lies ahead by more than a month. What desks could not read would stop them all.
CREATE OR REPLACE FUNCTION office_v1.relay(p_audience text, p_position bigint[], p_device uuid[], p_seq bigint[], p_header bytea[], p_signature bytea[],
                                           p_salt bytea[], p_body bytea[], p_received_at bigint[], p_directory bigint[], p_chain bytea[])
RETURNS TABLE (outcome text, at_position bigint, at_chain bytea)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET row_security = on
SET plan_cache_mode = force_generic_plan
AS $$
DECLARE
    v_me       uuid := office.my_officer();
    v_entry    record;
    v_position bigint;
    v_chain    bytea;
    v_at       bigint;
    v_known    bytea;
    v_differs  boolean := false;
BEGIN
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        RAISE EXCEPTION 'relay runs in read committed' USING ERRCODE = 'invalid_transaction_state';
    END IF;
    IF NOT coalesce(cardinality(p_position) BETWEEN 1 AND 500, false) THEN
        RAISE EXCEPTION 'a relay is 1 to 500 entries' USING ERRCODE = 'invalid_parameter_value';
    END IF;
    IF v_me IS NULL OR NOT coalesce((SELECT o.healing FROM office.office o), false)
       OR NOT (office.reads(v_me, p_audience) OR office.opens(v_me, p_audience)) OR NOT office.lock_head(v_me, p_audience) THEN
        RETURN;
    END IF;
    SELECT h.position, h.chain, h.received_at INTO STRICT v_position, v_chain, v_at FROM office.heads h WHERE h.audience = p_audience;
    FOR v_entry IN
        SELECT * FROM unnest(p_position, p_device, p_seq, p_header, p_signature, p_salt, p_body, p_received_at, p_directory, p_chain)
            AS e(position, device, seq, header, signature, salt, body, received_at, directory, chain)
        ORDER BY e.position
    LOOP
        IF v_entry.position <= v_position THEN
            SELECT e.chain INTO v_known FROM office.entries e WHERE e.audience = p_audience AND e.position = v_entry.position;
            IF v_known IS DISTINCT FROM v_entry.chain THEN
                v_differs := true;
                EXIT;
            END IF;
            CONTINUE;
        END IF;
        EXIT WHEN v_entry.position IS DISTINCT FROM v_position + 1;
        IF octet_length(v_entry.header) > 16384 OR NOT coalesce(office.is_header(v_entry.header), false) OR octet_length(v_entry.signature) IS DISTINCT FROM 64
           OR (v_entry.salt IS NULL) <> (v_entry.body IS NULL) OR octet_length(v_entry.salt) <> 16 OR octet_length(v_entry.body) > 262144
           OR v_entry.received_at < v_at OR v_entry.device IS NULL OR v_entry.seq IS NULL OR v_entry.seq < 1
           OR v_entry.received_at > extract(epoch FROM clock_timestamp() + interval '30 days') * 1000
           OR NOT coalesce(v_entry.directory >= 0 AND (p_audience <> 'everyone' OR v_entry.directory <= v_position), false)
           OR NOT office.is_signed_as(v_entry.header, p_audience, NULL, v_entry.device, v_entry.seq)
           OR sha256(v_chain || sha256(v_entry.header) || int8send(v_entry.received_at) || int8send(v_entry.directory))
              IS DISTINCT FROM v_entry.chain
           OR EXISTS (SELECT FROM office.entries e WHERE e.audience = p_audience AND ((e.device = v_entry.device AND e.seq = v_entry.seq) OR e.entry = substring(v_entry.header FROM 3 FOR 16))) THEN
            v_differs := true;
            EXIT;
        END IF;
        INSERT INTO office.entries (audience, position, device, seq, digest, header, signature, salt, body, received_at, directory, chain, entry)
        VALUES (p_audience, v_entry.position, v_entry.device, v_entry.seq, sha256(v_entry.header), v_entry.header, v_entry.signature,
                v_entry.salt, v_entry.body, v_entry.received_at, v_entry.directory, v_entry.chain, substring(v_entry.header FROM 3 FOR 16));
        v_position := v_entry.position;
        v_chain := v_entry.chain;
        v_at := v_entry.received_at;
    END LOOP;
    UPDATE office.heads h SET position = v_position, chain = v_chain, received_at = v_at WHERE h.audience = p_audience;
    RETURN QUERY SELECT CASE WHEN v_differs THEN 'differs' WHEN v_position >= (SELECT max(p) FROM unnest(p_position) AS p) THEN 'accepted'
                             ELSE 'gap' END, v_position, v_chain;
END
$$;

-- A device's word that it has offered all it holds, as before; whose device it is is asked before anything is locked.
CREATE OR REPLACE FUNCTION office_v1.offered(p_device uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET row_security = on
SET plan_cache_mode = force_generic_plan
AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM office.devices d WHERE d.device = p_device AND d.officer = office.my_officer() AND d.revoked_at IS NULL) THEN
        RETURN false;
    END IF;
    PERFORM office.lock_office();
    UPDATE office.devices d SET offered = (SELECT o.incarnation FROM office.office o)
    WHERE d.device = p_device AND d.officer = office.my_officer() AND d.revoked_at IS NULL;
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    UPDATE office.office o SET healing = false
    WHERE o.healing AND NOT EXISTS (SELECT FROM office.devices d WHERE d.revoked_at IS NULL AND d.offered < o.incarnation
                                    AND d.seen_at > clock_timestamp() - interval '7 days');
    RETURN true;
END
$$;

-- Enrols an officer, as before; that the caller may is asked before anything is locked, and again after.
ALTER FUNCTION office_v1.enrol(text, uuid, text, text[], uuid, bytea, bytea) SET SCHEMA office;
REVOKE ALL ON FUNCTION office.enrol(text, uuid, text, text[], uuid, bytea, bytea) FROM PUBLIC, jcat_officers;
CREATE FUNCTION office_v1.enrol(p_login text, p_officer uuid, p_agency text, p_duties text[], p_device uuid, p_signing bytea, p_sealing bytea)
RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET row_security = on
SET plan_cache_mode = force_generic_plan
AS $$
BEGIN
    RETURN coalesce(office.holds(office.my_officer(), 'administrator'), false)
        AND office.enrol(p_login, p_officer, p_agency, p_duties, p_device, p_signing, p_sealing);
END
$$;
REVOKE ALL ON FUNCTION office_v1.enrol(text, uuid, text, text[], uuid, bytea, bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION office_v1.enrol(text, uuid, text, text[], uuid, bytea, bytea) TO jcat_officers;

-- Wakes everybody who listens, as before; where another session is about to, it is left to that one: who holds it open keeps nobody waiting.
CREATE OR REPLACE FUNCTION office_v1.wake() RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET row_security = on
SET plan_cache_mode = force_generic_plan
AS $$
DECLARE
    v_again    integer;
    v_promised boolean;
    v_due      boolean;
    v_pause    integer;
BEGIN
    IF office.my_officer() IS NULL OR EXISTS (SELECT FROM office.woken w WHERE w.promised AND w.until > clock_timestamp()
                                              AND w.until <= clock_timestamp() + interval '1 minute') THEN
        RETURN NULL;
    END IF;
    PERFORM set_config('synchronous_commit', 'off', true);
    -- A moment far ahead was written before the server's clock was set back.
    SELECT w.promised, w.until <= clock_timestamp() OR w.until > clock_timestamp() + interval '1 minute' INTO v_promised, v_due
    FROM office.woken w FOR UPDATE SKIP LOCKED;
    IF NOT FOUND THEN
        RETURN NULL;
    END IF;
    IF v_due THEN
        SELECT 2 * count(*) INTO v_pause FROM office.devices d WHERE d.revoked_at IS NULL;
        UPDATE office.woken w SET until = clock_timestamp() + interval '1 millisecond' * v_pause, promised = false;
        PERFORM pg_notify('jcat_wake', CASE WHEN v_promised THEN v_pause::text ELSE '' END);
        RETURN NULL;
    END IF;
    UPDATE office.woken w SET promised = true WHERE NOT w.promised
    RETURNING greatest(1, ceil(extract(epoch FROM w.until - clock_timestamp()) * 1000))::integer INTO v_again;
    RETURN v_again;
END
$$;

-- Keeps which of the duties that this database must know an officer has, as the journal of everyone says it: an administrator's call, made by
-- their desks. The last administrator stays one. False: not the caller's to say, no such officer, or no such duty.
CREATE FUNCTION office_v1.keep_duties(p_officer uuid, p_duties text[]) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET row_security = on
SET plan_cache_mode = force_generic_plan
AS $$
BEGIN
    IF NOT coalesce(office.holds(office.my_officer(), 'administrator'), false) THEN
        RETURN false;
    END IF;
    PERFORM office.lock_office();
    IF NOT coalesce(office.holds(office.my_officer(), 'administrator'), false) OR NOT coalesce(p_duties <@ ARRAY['administrator', 'ec3', 'guest'], false)
       OR NOT EXISTS (SELECT FROM office.officers o WHERE o.officer = p_officer AND o.ended_at IS NULL)
       OR (NOT 'administrator' = ANY (p_duties) AND NOT office.has_other_administrator(p_officer)) THEN
        RETURN false;
    END IF;
    PERFORM office.set_duties(p_officer, p_duties);
    RETURN true;
END
$$;
REVOKE ALL ON FUNCTION office_v1.keep_duties(uuid, text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION office_v1.keep_duties(uuid, text[]) TO jcat_officers;
