-- What officers may call, part two: journals.

-- Opens the audience of a case for the officer who submitted it, an officer of the taskforce; false for anybody else, whether it
-- was opened or not. Who submitted is read from the journal of the taskforce: the first to put `case.submitted` about that case
-- there. The case's id is random until then, so nobody comes before its author; and whoever is refused has learnt nothing that
-- is not in that journal. EC3 and administrators name a keeper where this does not fit (admit).
CREATE FUNCTION office.opens(p_officer uuid, p_audience text) RETURNS boolean
LANGUAGE plpgsql
AS $$
BEGIN
    IF p_audience NOT LIKE 'case/%' OR NOT office.is_audience(p_audience) OR NOT office.reads(p_officer, 'taskforce')
       OR p_officer IS DISTINCT FROM
          (SELECT d.officer FROM office.devices d
           WHERE d.device = (SELECT e.device FROM office.entries e
                             WHERE e.audience = 'taskforce' AND (substring(e.header FROM 46 FOR 15) = '\x6e636173652e7375626d6974746564'
                                  OR substring(e.header FROM 46 FOR 16) = '\x6f636173652e62726f756768742d696e')
                               AND substring(e.header FROM 30 FOR 16) = decode(replace(substring(p_audience FROM 6), '-', ''), 'hex')
                             ORDER BY e.position LIMIT 1)) THEN
        RETURN false;
    END IF;
    INSERT INTO office.opened (audience, officer) VALUES (p_audience, p_officer) ON CONFLICT DO NOTHING;
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    PERFORM office.seat(p_audience, p_officer, 'keeper', NULL, p_officer);
    RETURN true;
END
$$;

-- Locks the head of a journal that the officer may write, making the row the first time. False, and nothing locked, otherwise.
CREATE FUNCTION office.lock_head(p_officer uuid, p_audience text) RETURNS boolean
LANGUAGE plpgsql
AS $$
BEGIN
    IF NOT office.writes(p_officer, p_audience) AND NOT office.opens(p_officer, p_audience) THEN
        RETURN false;
    END IF;
    PERFORM FROM office.heads h WHERE h.audience = p_audience FOR UPDATE;
    IF NOT FOUND THEN
        INSERT INTO office.heads (audience, position, chain, received_at)
        VALUES (p_audience, 0, decode(repeat('00', 32), 'hex'), 0) ON CONFLICT DO NOTHING;
        PERFORM FROM office.heads h WHERE h.audience = p_audience FOR UPDATE;
    END IF;
    -- The right may have ended while we waited.
    RETURN office.writes(p_officer, p_audience);
END
$$;

-- The journals that the caller may read, with their heads. Absence means locked; it never says why.
CREATE FUNCTION office_v1.heads() RETURNS TABLE (audience text, at_position bigint, at_chain bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET row_security = on
AS $$
    SELECT a.audience, coalesce(h.position, 0), coalesce(h.chain, decode(repeat('00', 32), 'hex'))
    FROM office.my_audiences() AS a(audience) LEFT JOIN office.heads h ON h.audience = a.audience
    UNION ALL
    -- To an officer who was ended: the journal of everyone as it was then.
    SELECT e.audience, e.position, e.chain FROM office.entries e WHERE e.audience = 'everyone' AND e.position = office.ended_after()
    ORDER BY 1
$$;

-- Entries after a position, at most so many and at most about 4 MiB, with the last position of the journal on every row; a row
-- without entry when there is none after it. No row at all: not the caller's, or not there.
CREATE FUNCTION office_v1.pull(p_audience text, p_after bigint, p_most integer)
RETURNS TABLE (head bigint, at_position bigint, header bytea, signature bytea, salt bytea, body bytea,
               received_at bigint, directory bigint, chain bytea)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 500 SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET row_security = on
AS $$
DECLARE
    v_until bigint;  -- where it ends for an officer who was ended
BEGIN
    -- Asked before anything else is even planned.
    IF NOT coalesce(office.reads(office.my_officer(), p_audience), false) THEN
        v_until := CASE WHEN p_audience = 'everyone' THEN office.ended_after() END;
        IF v_until IS NULL THEN
            RETURN;
        END IF;
    END IF;
    RETURN QUERY
        SELECT coalesce(h.position, 0), e.position, e.header, e.signature, e.salt, e.body, e.received_at, e.directory, e.chain
        FROM (SELECT coalesce(v_until, max(x.position), 0) AS position FROM office.heads x WHERE x.audience = p_audience) AS h
        LEFT JOIN LATERAL (
            SELECT p.* FROM (
                SELECT s.*, sum(octet_length(s.header) + 200 + coalesce(octet_length(s.body), 0)) OVER (ORDER BY s.position) AS bytes,
                       row_number() OVER (ORDER BY s.position) AS n
                FROM (SELECT r.* FROM office.entries r
                      WHERE r.audience = p_audience AND r.position > p_after AND r.position <= h.position
                      ORDER BY r.position LIMIT least(greatest(p_most, 1), 2000)) AS s
            ) AS p
            WHERE p.n = 1 OR p.bytes <= 4194304
        ) AS e ON true
        ORDER BY e.position;
END
$$;

-- What an entry must look like before anything is asked of it: a header that begins with an id, a signature, salt and body or neither.
CREATE FUNCTION office.is_header(p_header bytea) RETURNS boolean
LANGUAGE sql IMMUTABLE
AS $$ SELECT substring(p_header FOR 2) = '\x9150' AND octet_length(p_header) > 18 $$;

-- Why nothing at all is taken from a device of the session's officer; NULL where nothing stands in the way.
CREATE FUNCTION office.refuses(p_device uuid) RETURNS text
LANGUAGE plpgsql STABLE
AS $$
DECLARE
    v_me uuid := office.my_officer();
BEGIN
    RETURN CASE WHEN v_me IS NULL THEN 'officer-ended'
                WHEN NOT EXISTS (SELECT FROM office.devices d WHERE d.device = p_device AND d.officer = v_me AND d.revoked_at IS NULL) THEN 'device-revoked'
                WHEN (SELECT f.healing FROM office.office f) THEN 'healing' END;
END
$$;

-- Takes entries of one device: at most 500, sorted by audience, each audience's in its own order without holes; any number of
-- audiences, one transaction. For each audience its answer:
--   accepted       a row for each entry, whether it was taken now or had been before
--   gap            at_seq = the last that the office has of this device there; nothing of this audience was taken
--   forked         at_seq = where another entry stands, or an entry is there already in another place: the device was cloned or
--                  restored; nothing of this audience was taken
--   not-reader, device-revoked, officer-ended, healing, too-large      nothing of this audience was taken
-- Signatures are not checked here: desks do, with the keys in the journal of everyone.
--
-- What a push of one entry costs is the number of its statements, each a few tens of microseconds to start with the policies on
-- it, then its expressions: so there is a short way for it.
CREATE FUNCTION office_v1.push(p_device uuid, p_audience text[], p_seq bigint[], p_header bytea[], p_signature bytea[],
                               p_salt bytea[], p_body bytea[])
RETURNS TABLE (audience text, outcome text, at_seq bigint, at_position bigint, at_time bigint, at_directory bigint, at_chain bytea)
LANGUAGE plpgsql SECURITY DEFINER ROWS 500 SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET row_security = on
AS $$
#variable_conflict use_column
DECLARE
    v_count     integer := cardinality(p_audience);
    v_audiences text[];       -- the audiences of the push, in the order in which they are written
    v_lasts     integer[];    -- where in the arrays the entries of each end
    v_firsts    integer[];    -- and begin
    v_large     boolean[];    -- whether one of them is too large
    v_at        integer;
    v_first     integer;
    v_last      integer;
    v_group     record;
    v_bytes     bigint := 0;
    v_in_order  boolean := true;
    v_whole     boolean;
    v_officer   uuid;
    v_refusal   text;
    v_seq       bigint;
    v_position  bigint;
    v_chain     bytea;
    v_received  bigint;
    v_directory bigint;
    v_have      bigint;
    v_forked    bigint;
    v_from      integer;      -- where the entries begin that are new
    v_now       bigint;
    v_time      bytea;
    v_header    bytea;
    v_digest    bytea;
    v_n         integer;
    v_digests   bytea[];
    v_extended  bytea[];
BEGIN
    -- A snapshot kept from earlier would judge by rights and heads that are over.
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        RAISE EXCEPTION 'push runs in read committed' USING ERRCODE = 'invalid_transaction_state';
    END IF;
    IF NOT coalesce(v_count BETWEEN 1 AND 500 AND p_device IS NOT NULL
        AND array_ndims(p_audience) = 1 AND array_lower(p_audience, 1) = 1
        AND array_ndims(p_seq) = 1 AND array_lower(p_seq, 1) = 1 AND cardinality(p_seq) = v_count
        AND array_ndims(p_header) = 1 AND array_lower(p_header, 1) = 1 AND cardinality(p_header) = v_count
        AND array_ndims(p_signature) = 1 AND array_lower(p_signature, 1) = 1 AND cardinality(p_signature) = v_count
        AND array_ndims(p_salt) = 1 AND array_lower(p_salt, 1) = 1 AND cardinality(p_salt) = v_count
        AND array_ndims(p_body) = 1 AND array_lower(p_body, 1) = 1 AND cardinality(p_body) = v_count, false) THEN
        RAISE EXCEPTION 'a push is 1 to 500 entries' USING ERRCODE = 'invalid_parameter_value';
    END IF;

    -- The usual case, one entry that comes next: three statements, and hardly an expression between them. What is not usual goes
    -- the long way below, under the lock that it has by now.
    IF v_count = 1 THEN
        -- The second wall shows the head to those alone who may write, so nothing needs to be asked first.
        SELECT h.position, h.chain, h.received_at INTO v_position, v_chain, v_received FROM office.heads h WHERE h.audience = p_audience[1] FOR UPDATE;
        -- Asked under the lock: what is true now, after whatever we waited for.
        SELECT s.directory, s.now, sha256(v_chain || sha256(p_header[1]) || int8send(s.now) || int8send(s.directory))
        INTO v_directory, v_now, v_chain
        FROM (SELECT CASE WHEN p_audience[1] = 'everyone' THEN v_position
                          ELSE coalesce((SELECT h.position FROM office.heads h WHERE h.audience = 'everyone'), 0) END AS directory,
                     greatest(v_received, floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint) AS now,
                     coalesce((SELECT e.seq FROM office.entries e WHERE e.audience = p_audience[1] AND e.device = p_device
                               ORDER BY e.seq DESC LIMIT 1), 0) AS have
              FROM office.officers m CROSS JOIN office.office f
              JOIN office.devices d ON d.device = p_device AND d.officer = m.officer AND d.revoked_at IS NULL
              JOIN office.readers r ON r.officer = m.officer AND r.audience = p_audience[1] AND (r.ended_at IS NULL OR r.ended_at > clock_timestamp())
              WHERE m.login = session_user::text AND m.ended_at IS NULL AND NOT f.healing AND v_position IS NOT NULL
                AND substring(p_header[1] FOR 2) = '\x9150' AND octet_length(p_header[1]) BETWEEN 19 AND 16384 AND octet_length(p_signature[1]) = 64
                AND (p_salt[1] IS NULL) = (p_body[1] IS NULL) AND coalesce(octet_length(p_salt[1]) = 16, true)
                AND coalesce(octet_length(p_body[1]) <= 262144, true)) AS s
        WHERE s.have + 1 = p_seq[1];
        IF FOUND THEN
            RETURN QUERY
                WITH taken AS (
                    INSERT INTO office.entries (audience, position, device, seq, digest, header, signature, salt, body, received_at, directory, chain, entry)
                    VALUES (p_audience[1], v_position + 1, p_device, p_seq[1], sha256(p_header[1]), p_header[1], p_signature[1], p_salt[1], p_body[1],
                            v_now, v_directory, v_chain, substring(p_header[1] FROM 3 FOR 16))
                    ON CONFLICT DO NOTHING RETURNING true
                )
                UPDATE office.heads h SET position = v_position + 1, chain = v_chain, received_at = v_now
                FROM taken WHERE h.audience = p_audience[1]
                RETURNING p_audience[1], 'accepted', p_seq[1], v_position + 1, v_now, v_directory, v_chain;
            IF NOT FOUND THEN
                -- Its id is in the journal already.
                RETURN QUERY SELECT p_audience[1], 'forked', p_seq[1], NULL::bigint, NULL::bigint, NULL::bigint, NULL::bytea;
            END IF;
            RETURN;
        END IF;
    END IF;

    -- Its shape, and what it is made of.
    SELECT array_agg(g.audience), array_agg(g.first), array_agg(g.last), array_agg(g.too_large), bool_and(g.whole), sum(g.bytes)
    INTO v_audiences, v_firsts, v_lasts, v_large, v_whole, v_bytes
    FROM (SELECT e.audience, min(e.ord)::integer AS first, max(e.ord)::integer AS last,
                 bool_or(octet_length(e.header) > 16384 OR coalesce(octet_length(e.body) > 262144, false)) AS too_large,
                 coalesce(e.audience IS NOT NULL AND max(e.ord) - min(e.ord) + 1 = count(*) AND min(e.seq) > 0
                     AND count(e.seq) = count(*) AND min(e.seq - e.ord) = max(e.seq - e.ord)
                     AND bool_and(coalesce(substring(e.header FOR 2) = '\x9150' AND octet_length(e.header) > 18
                         AND octet_length(e.signature) = 64 AND (e.salt IS NULL) = (e.body IS NULL)
                         AND (e.salt IS NULL OR octet_length(e.salt) = 16), false)), false) AS whole,
                 sum(octet_length(e.header)::bigint + coalesce(octet_length(e.body), 0)) AS bytes
          FROM unnest(p_audience, p_seq, p_header, p_signature, p_salt, p_body)
               WITH ORDINALITY AS e(audience, seq, header, signature, salt, body, ord)
          -- The journal of everyone goes first: what is decided on a duty that comes in the same push is judged with it. Then that
          -- of the taskforce: a case that is submitted in the same push is opened by it.
          GROUP BY e.audience ORDER BY e.audience <> 'everyone', e.audience <> 'taskforce', e.audience) AS g;
    IF NOT v_whole THEN
        RAISE EXCEPTION 'entries come by audience and in their own order, with header, signature of 64 bytes, salt of 16 bytes and body'
            USING ERRCODE = 'invalid_parameter_value';
    END IF;
    IF v_bytes > 33554432 THEN
        RAISE EXCEPTION 'a push is at most 32 MiB' USING ERRCODE = 'program_limit_exceeded';
    END IF;

    -- The audiences are locked as they come, in one order for all: so two pushes can wait for each other, never both.
    FOR v_at IN 1 .. cardinality(v_audiences) LOOP
        audience := v_audiences[v_at];
        v_first := v_firsts[v_at];
        v_last := v_lasts[v_at];
        v_seq := p_seq[v_first];
        at_seq := NULL;
        at_position := NULL;
        at_time := NULL;
        at_directory := NULL;
        at_chain := NULL;
        IF v_large[v_at] THEN
            outcome := coalesce(office.refuses(p_device), 'too-large');
            RETURN NEXT;
            CONTINUE;
        END IF;

        -- The second wall shows the head to those alone who may write, so the usual case needs no question first.
        SELECT h.position, h.chain, h.received_at INTO v_position, v_chain, v_received
        FROM office.heads h WHERE h.audience = v_audiences[v_at] FOR UPDATE;
        IF NOT FOUND THEN
            outcome := office.refuses(p_device);
            IF outcome IS NULL AND NOT office.lock_head(office.my_officer(), v_audiences[v_at]) THEN
                outcome := 'not-reader';
            END IF;
            IF outcome IS NOT NULL THEN
                RETURN NEXT;
                CONTINUE;
            END IF;
            SELECT h.position, h.chain, h.received_at INTO v_position, v_chain, v_received FROM office.heads h WHERE h.audience = v_audiences[v_at];
        END IF;

        -- Asked under the lock: what is true now, after whatever we waited for.
        SELECT m.officer, h.position,
               (SELECT e.seq FROM office.entries e WHERE e.audience = v_audiences[v_at] AND e.device = p_device ORDER BY e.seq DESC LIMIT 1),
               CASE WHEN d.device IS NULL THEN 'device-revoked' WHEN f.healing THEN 'healing'
                    WHEN NOT EXISTS (SELECT FROM office.readers r
                                     WHERE r.officer = m.officer AND r.audience = v_audiences[v_at] AND (r.ended_at IS NULL OR r.ended_at > clock_timestamp()))
                         AND NOT office.writes(m.officer, v_audiences[v_at]) THEN 'not-reader' END
        INTO v_officer, v_directory, v_have, v_refusal
        FROM office.officers m CROSS JOIN office.office f
        LEFT JOIN office.devices d ON d.device = p_device AND d.officer = m.officer AND d.revoked_at IS NULL
        LEFT JOIN office.heads h ON h.audience = 'everyone'
        WHERE m.login = session_user::text AND m.ended_at IS NULL;
        v_have := coalesce(v_have, 0);
        outcome := CASE WHEN v_officer IS NULL THEN 'officer-ended' ELSE v_refusal END;
        IF outcome IS NOT NULL THEN
            RETURN NEXT;
            CONTINUE;
        END IF;
        IF v_seq > v_have + 1 THEN
            outcome := 'gap';
            at_seq := v_have;
            RETURN NEXT;
            CONTINUE;
        END IF;
        v_directory := coalesce(v_directory, 0);
        v_now := greatest(v_received, floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint);
        v_time := int8send(v_now);

        IF v_seq <= v_have THEN
            SELECT min(e.seq) INTO v_forked
            FROM unnest(p_header[v_first:v_last]) WITH ORDINALITY AS s(header, n)
            JOIN office.entries e ON e.audience = v_audiences[v_at] AND e.device = p_device AND e.seq = v_seq + s.n - 1
                                     AND e.seq BETWEEN v_seq AND p_seq[v_last]
            WHERE e.digest <> sha256(s.header);
            IF v_forked IS NOT NULL THEN
                outcome := 'forked';
                at_seq := v_forked;
                RETURN NEXT;
                CONTINUE;
            END IF;
        END IF;
        v_from := v_first + greatest(0, v_have - v_seq + 1)::integer;
        IF v_from <= v_last THEN
            -- One time of acceptance for what comes in one push; the chain is worked out here and written as a set.
            v_digests := '{}';
            v_extended := '{}';
            v_n := 0;
            FOREACH v_header IN ARRAY p_header[v_from:v_last] LOOP
                v_digest := sha256(v_header);
                v_chain := sha256(v_chain || v_digest || v_time
                                  || int8send(CASE WHEN audience = 'everyone' THEN v_position + v_n ELSE v_directory END));
                v_n := v_n + 1;
                v_digests[v_n] := v_digest;
                v_extended[v_n] := v_chain;
            END LOOP;
            BEGIN
                INSERT INTO office.entries (audience, position, device, seq, digest, header, signature, salt, body, received_at, directory, chain, entry)
                SELECT v_audiences[v_at], v_position + s.n, p_device, p_seq[v_from] + s.n - 1, s.digest, s.header, s.signature, s.salt, s.body, v_now,
                       CASE WHEN v_audiences[v_at] = 'everyone' THEN v_position + s.n - 1 ELSE v_directory END, s.chain,
                       substring(s.header FROM 3 FOR 16)
                FROM unnest(v_digests, p_header[v_from:v_last], p_signature[v_from:v_last], p_salt[v_from:v_last], p_body[v_from:v_last], v_extended)
                     WITH ORDINALITY AS s(digest, header, signature, salt, body, chain, n);
            EXCEPTION WHEN unique_violation THEN
                -- An id that is in the journal already, or twice in this push.
                outcome := 'forked';
                SELECT p_seq[v_from] + min(s.n) - 1 INTO at_seq
                FROM unnest(p_header[v_from:v_last]) WITH ORDINALITY AS s(header, n)
                WHERE EXISTS (SELECT FROM office.entries e WHERE e.audience = v_audiences[v_at] AND e.entry = substring(s.header FROM 3 FOR 16));
                at_seq := coalesce(at_seq, p_seq[v_from]);
                RETURN NEXT;
                CONTINUE;
            END;
            UPDATE office.heads h SET position = v_position + v_n, chain = v_chain, received_at = v_now WHERE h.audience = v_audiences[v_at];
        END IF;
        outcome := 'accepted';
        IF v_from > v_first THEN
            -- What was there before is answered with the place it has.
            RETURN QUERY SELECT e.audience, 'accepted', e.seq, e.position, e.received_at, e.directory, e.chain
                         FROM office.entries e
                         WHERE e.audience = v_audiences[v_at] AND e.device = p_device AND e.seq BETWEEN v_seq AND least(v_have, p_seq[v_last])
                         ORDER BY e.seq;
        END IF;
        IF v_from <= v_last THEN
            at_time := v_now;
            FOR v_n IN 1 .. v_last - v_from + 1 LOOP
                at_seq := p_seq[v_from] + v_n - 1;
                at_position := v_position + v_n;
                at_directory := CASE WHEN audience = 'everyone' THEN at_position - 1 ELSE v_directory END;
                at_chain := v_extended[v_n];
                RETURN NEXT;
            END LOOP;
        END IF;
    END LOOP;
END
$$;

-- Wakes everybody who listens, and says nothing: a channel has no access control. A transaction of its own that need not be
-- durable; inside that of a push it costs nine tenths of the commits.
CREATE FUNCTION office_v1.wake() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET row_security = on
AS $$
BEGIN
    IF office.my_officer() IS NOT NULL THEN
        PERFORM set_config('synchronous_commit', 'off', true);
        PERFORM pg_notify('jcat_wake', '');
    END IF;
END
$$;

-- Takes a device's signature on a head that it verified. False: not the caller's, or the office has another chain there.
CREATE FUNCTION office_v1.countersign(p_device uuid, p_audience text, p_position bigint, p_chain bytea, p_signature bytea) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET row_security = on
AS $$
DECLARE
    v_me uuid := office.my_officer();
BEGIN
    IF NOT coalesce(office.reads(v_me, p_audience), false) OR octet_length(p_signature) IS DISTINCT FROM 64
       OR NOT EXISTS (SELECT FROM office.devices d WHERE d.device = p_device AND d.officer = v_me AND d.revoked_at IS NULL)
       OR NOT EXISTS (SELECT FROM office.entries e WHERE e.audience = p_audience AND e.position = p_position AND e.chain = p_chain) THEN
        RETURN false;
    END IF;
    INSERT INTO office.countersigned AS c (audience, device, position, chain, signature)
    VALUES (p_audience, p_device, p_position, p_chain, p_signature)
    ON CONFLICT (audience, device) DO UPDATE
        SET position = excluded.position, chain = excluded.chain, signature = excluded.signature, signed_at = clock_timestamp()
        WHERE c.position <= excluded.position;
    RETURN true;
END
$$;

-- What other devices have signed of a journal that the caller reads.
CREATE FUNCTION office_v1.countersigned(p_audience text)
RETURNS TABLE (device uuid, at_position bigint, at_chain bytea, signature bytea)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET row_security = on
AS $$
BEGIN
    IF NOT coalesce(office.reads(office.my_officer(), p_audience), false) THEN
        RETURN;
    END IF;
    RETURN QUERY SELECT c.device, c.position, c.chain, c.signature FROM office.countersigned c WHERE c.audience = p_audience ORDER BY c.device;
END
$$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA office_v1 FROM PUBLIC;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA office_v1 TO jcat_officers;
