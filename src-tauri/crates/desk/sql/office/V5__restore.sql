-- What officers may call, part three: after the office was restored to an older backup.

-- Announces a restore: the incarnation grows, and until healing ends only exact continuations are taken (relay), no new entries.
-- The office's new incarnation; no row for anybody but an administrator.
CREATE FUNCTION office_v1.restored() RETURNS TABLE (incarnation integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET row_security = on
AS $$
BEGIN
    IF NOT coalesce(office.holds(office.my_officer(), 'administrator'), false) THEN
        RETURN;
    END IF;
    RETURN QUERY UPDATE office.office o SET incarnation = o.incarnation + 1, healing = true RETURNING o.incarnation;
END
$$;

-- Ends healing before all have offered. An administrator's call.
CREATE FUNCTION office_v1.healed() RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET row_security = on
AS $$
BEGIN
    IF NOT coalesce(office.holds(office.my_officer(), 'administrator'), false) THEN
        RETURN false;
    END IF;
    UPDATE office.office o SET healing = false WHERE o.healing;
    RETURN FOUND;
END
$$;

-- A device's word that it has offered all it holds. Healing ends with the last of those seen in the last seven days.
CREATE FUNCTION office_v1.offered(p_device uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET row_security = on
AS $$
BEGIN
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

-- Takes back what the backup has forgotten: entries that this office once accepted, of any device, with the place they had.
-- Only while healing, only from a reader, only exact continuations: contiguous positions whose chain follows from the head.
-- One row with the journal's head afterwards: accepted, or gap (not a continuation of the head), or differs (another chain stands
-- there, or the chain does not follow). No row: not healing, or not the caller's.
CREATE FUNCTION office_v1.relay(p_audience text, p_position bigint[], p_device uuid[], p_seq bigint[], p_header bytea[], p_signature bytea[],
                                p_salt bytea[], p_body bytea[], p_received_at bigint[], p_directory bigint[], p_chain bytea[])
RETURNS TABLE (outcome text, at_position bigint, at_chain bytea)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET row_security = on
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
           OR v_entry.received_at < v_at OR v_entry.device IS NULL OR v_entry.seq IS NULL
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

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA office_v1 FROM PUBLIC;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA office_v1 TO jcat_officers;
