-- What a desk calls most often costs less: the heads, a push of one entry, a wake-up.
--
-- In microseconds of the server's processor on one connection: heads 470 before and 41 now, a push of one entry with its wake-up
-- 330 before and 210 now, a pull of nothing new 67 before and 52 now. With a thousand connections each is about three times that.

-- The journals that the caller may read, with their heads. Absence means locked; it never says why.
-- plpgsql, whose plans are kept for the session: a function in SQL is planned with every call.
CREATE OR REPLACE FUNCTION office_v1.heads() RETURNS TABLE (audience text, at_position bigint, at_chain bytea)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 40 SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET row_security = on
AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
        SELECT r.audience, coalesce(h.position, 0), coalesce(h.chain, decode(repeat('00', 32), 'hex'))
        FROM office.officers o JOIN office.readers r ON r.officer = o.officer LEFT JOIN office.heads h ON h.audience = r.audience
        WHERE o.login = session_user::text AND o.ended_at IS NULL AND (r.ended_at IS NULL OR r.ended_at > clock_timestamp())
        ORDER BY 1;
    IF NOT FOUND THEN
        -- To an officer who was ended: the journal of everyone as it was then.
        RETURN QUERY
            SELECT e.audience, e.position, e.chain FROM office.entries e WHERE e.audience = 'everyone' AND e.position = office.ended_after();
    END IF;
END
$$;

-- The same rights as before, asked of the row at hand where a statement looks at one, and worked out once where it looks at many:
-- the planner has both ways with EXISTS, and only the second with IN.
ALTER POLICY functions ON office.entries
    USING (EXISTS (SELECT FROM office.officers o JOIN office.devices d ON d.officer = o.officer
                   WHERE o.login = session_user::text AND o.ended_at IS NULL AND d.device = entries.device)
           OR EXISTS (SELECT FROM office.officers o JOIN office.readers r ON r.officer = o.officer
                      WHERE o.login = session_user::text AND o.ended_at IS NULL AND r.audience = entries.audience
                        AND (r.ended_at IS NULL OR r.ended_at > clock_timestamp()))
           OR (audience = 'everyone' AND position <= office.ended_after()));

-- Takes one entry that comes next in a journal that the caller reads: the usual case of push, without the arrays and in four
-- statements. Everything else, whatever it is, is answered with nothing at all, and nothing of it was taken: push knows what to say.
--
-- told_in: in how many milliseconds a desk that was asked to come back will wake the others for whatever was committed by then.
-- Who has this answer before that time is over need not call wake() for it.
CREATE FUNCTION office_v1.push_one(p_device uuid, p_audience text, p_seq bigint, p_header bytea, p_signature bytea, p_salt bytea, p_body bytea,
                                   OUT at_position bigint, OUT at_time bigint, OUT at_directory bigint, OUT at_chain bytea, OUT told_in integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET row_security = on
AS $$
DECLARE
    v_position  bigint;
    v_chain     bytea;
    v_received  bigint;
    v_now       bigint;
    v_directory bigint;
    v_next      bytea;
    v_told      integer;
BEGIN
    -- The second wall shows the head to those alone who may write, so nothing needs to be asked first.
    SELECT h.position, h.chain, h.received_at INTO v_position, v_chain, v_received FROM office.heads h WHERE h.audience = p_audience FOR UPDATE;
    -- Asked under the lock: what is true now, after whatever we waited for.
    SELECT s.directory, s.now, sha256(v_chain || sha256(p_header) || int8send(s.now) || int8send(s.directory)), s.told
    INTO v_directory, v_now, v_next, v_told
    FROM (SELECT CASE WHEN p_audience = 'everyone' THEN v_position
                      ELSE coalesce((SELECT h.position FROM office.heads h WHERE h.audience = 'everyone'), 0) END AS directory,
                 greatest(v_received, floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint) AS now,
                 coalesce((SELECT e.seq FROM office.entries e WHERE e.audience = p_audience AND e.device = p_device
                           ORDER BY e.seq DESC LIMIT 1), 0) AS have,
                 -- A moment far ahead was written before the server's clock was set back.
                 (SELECT floor(extract(epoch FROM w.until - clock_timestamp()) * 1000)::integer FROM office.woken w
                  WHERE w.promised AND w.until > clock_timestamp() AND w.until <= clock_timestamp() + interval '1 minute') AS told
          FROM office.officers m CROSS JOIN office.office f
          JOIN office.devices d ON d.device = p_device AND d.officer = m.officer AND d.revoked_at IS NULL
          JOIN office.readers r ON r.officer = m.officer AND r.audience = p_audience AND (r.ended_at IS NULL OR r.ended_at > clock_timestamp())
          WHERE m.login = session_user::text AND m.ended_at IS NULL AND NOT f.healing AND v_position IS NOT NULL
            AND substring(p_header FOR 2) = '\x9150' AND octet_length(p_header) BETWEEN 19 AND 16384 AND octet_length(p_signature) = 64
            AND (p_salt IS NULL) = (p_body IS NULL) AND coalesce(octet_length(p_salt) = 16, true)
            AND coalesce(octet_length(p_body) <= 262144, true)) AS s
    WHERE s.have + 1 = p_seq;
    IF NOT FOUND THEN
        RETURN;
    END IF;
    INSERT INTO office.entries (audience, position, device, seq, digest, header, signature, salt, body, received_at, directory, chain, entry)
    VALUES (p_audience, v_position + 1, p_device, p_seq, sha256(p_header), p_header, p_signature, p_salt, p_body,
            v_now, v_directory, v_next, substring(p_header FROM 3 FOR 16))
    ON CONFLICT DO NOTHING;
    IF NOT FOUND THEN
        -- Its id is in the journal already.
        RETURN;
    END IF;
    UPDATE office.heads h SET position = v_position + 1, chain = v_next, received_at = v_now WHERE h.audience = p_audience;
    at_position := v_position + 1;
    at_time := v_now;
    at_directory := v_directory;
    at_chain := v_next;
    told_in := v_told;
END
$$;
REVOKE ALL ON FUNCTION office_v1.push_one(uuid, text, bigint, bytea, bytea, bytea, bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION office_v1.push_one(uuid, text, bigint, bytea, bytea, bytea, bytea) TO jcat_officers;

-- Wakes everybody who listens, as before; most calls of a busy office find that a desk has promised to come back, and end there.
CREATE OR REPLACE FUNCTION office_v1.wake() RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET row_security = on
AS $$
DECLARE
    v_again integer;
BEGIN
    IF office.my_officer() IS NULL OR EXISTS (SELECT FROM office.woken w WHERE w.promised AND w.until > clock_timestamp()
                                              AND w.until <= clock_timestamp() + interval '1 minute') THEN
        RETURN NULL;
    END IF;
    PERFORM set_config('synchronous_commit', 'off', true);
    -- A moment far ahead was written before the server's clock was set back.
    UPDATE office.woken w
    SET until = clock_timestamp() + interval '2 milliseconds' * (SELECT count(*) FROM office.devices d WHERE d.revoked_at IS NULL),
        promised = false
    WHERE w.until <= clock_timestamp() OR w.until > clock_timestamp() + interval '1 minute';
    IF FOUND THEN
        PERFORM pg_notify('jcat_wake', '');
        RETURN NULL;
    END IF;
    UPDATE office.woken w SET promised = true WHERE NOT w.promised
    RETURNING greatest(1, ceil(extract(epoch FROM w.until - clock_timestamp()) * 1000))::integer INTO v_again;
    RETURN v_again;
END
$$;
