-- What officers may call, part two: journals.

-- Opens a case audience for the first officer who pushes into it; false when somebody was first. Officers of the taskforce only.
CREATE FUNCTION office.opens(p_officer uuid, p_audience text) RETURNS boolean
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF p_audience NOT LIKE 'case/%' OR NOT office.is_audience(p_audience) OR NOT office.reads(p_officer, 'taskforce') THEN
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
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
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
    ORDER BY a.audience
$$;

-- Entries after a position, at most so many and at most about 4 MiB, with the last position of the journal on every row; a row
-- without entry when there is none after it. No row at all: not the caller's, or not there.
CREATE FUNCTION office_v1.pull(p_audience text, p_after bigint, p_most integer)
RETURNS TABLE (head bigint, at_position bigint, header bytea, signature bytea, salt bytea, body bytea,
               received_at bigint, directory bigint, chain bytea)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 500 SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET row_security = on
AS $$
BEGIN
    -- Asked before anything else is even planned.
    IF NOT coalesce(office.reads(office.my_officer(), p_audience), false) THEN
        RETURN;
    END IF;
    RETURN QUERY
        SELECT coalesce(h.position, 0), e.position, e.header, e.signature, e.salt, e.body, e.received_at, e.directory, e.chain
        FROM (SELECT coalesce(max(x.position), 0) AS position FROM office.heads x WHERE x.audience = p_audience) AS h
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

-- Takes entries of one device: at most 500, sorted by audience, each audience's in its own order without holes; any number of
-- audiences, one transaction. For each audience its answer:
--   accepted       a row for each entry, whether it was taken now or had been before
--   gap            at_seq = the last that the office has of this device there; nothing of this audience was taken
--   forked         at_seq = where another entry stands: the device was cloned or restored; nothing of this audience was taken
--   not-reader, device-revoked, officer-ended, healing, too-large      nothing of this audience was taken
-- Signatures are not checked here: desks do, with the keys in the journal of everyone.
CREATE FUNCTION office_v1.push(p_device uuid, p_audience text[], p_seq bigint[], p_header bytea[], p_signature bytea[],
                               p_salt bytea[], p_body bytea[])
RETURNS TABLE (audience text, outcome text, at_seq bigint, at_position bigint, at_time bigint, at_directory bigint, at_chain bytea)
LANGUAGE plpgsql SECURITY DEFINER ROWS 500 SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET row_security = on
AS $$
DECLARE
    v_me        uuid := office.my_officer();
    v_count     integer := cardinality(p_audience);
    v_refusal   text;
    v_refused   text[] := '{}';
    v_audience  text;
    v_group     record;
    v_bytes     bigint;
    v_directory bigint;
    v_position  bigint;
    v_chain     bytea;
    v_last      bigint;
    v_have      bigint;
    v_forked    bigint;
    v_from      integer;      -- where in the arrays the entries begin that are new
    v_now       bigint;
    v_time      bytea;
    v_tail      bytea;
    v_header    bytea;
    v_digest    bytea;
    v_digests   bytea[];
    v_chains    bytea[];
    v_n         integer;
BEGIN
    -- A snapshot kept from earlier would judge by rights and heads that are over.
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        RAISE EXCEPTION 'push runs in read committed' USING ERRCODE = 'invalid_transaction_state';
    END IF;
    IF v_count IS NULL OR v_count NOT BETWEEN 1 AND 500 OR p_device IS NULL
       OR (SELECT bool_or(a.n IS DISTINCT FROM v_count OR a.lower IS DISTINCT FROM 1 OR a.ndims IS DISTINCT FROM 1)
           FROM (VALUES (cardinality(p_audience), array_lower(p_audience, 1), array_ndims(p_audience)),
                        (cardinality(p_seq), array_lower(p_seq, 1), array_ndims(p_seq)),
                        (cardinality(p_header), array_lower(p_header, 1), array_ndims(p_header)),
                        (cardinality(p_signature), array_lower(p_signature, 1), array_ndims(p_signature)),
                        (cardinality(p_salt), array_lower(p_salt, 1), array_ndims(p_salt)),
                        (cardinality(p_body), array_lower(p_body, 1), array_ndims(p_body))) AS a(n, lower, ndims)) THEN
        RAISE EXCEPTION 'a push is 1 to 500 entries' USING ERRCODE = 'invalid_parameter_value';
    END IF;
    SELECT sum(octet_length(e.header)::bigint + coalesce(octet_length(e.body), 0)) INTO v_bytes FROM unnest(p_header, p_body) AS e(header, body);
    IF v_bytes > 33554432 THEN
        RAISE EXCEPTION 'a push is at most 32 MiB' USING ERRCODE = 'program_limit_exceeded';
    END IF;
    IF EXISTS (SELECT FROM unnest(p_audience, p_seq, p_header, p_signature, p_salt, p_body) AS e(audience, seq, header, signature, salt, body)
               WHERE e.audience IS NULL OR e.seq IS NULL OR e.seq < 1 OR e.header IS NULL OR octet_length(e.signature) IS DISTINCT FROM 64
                  OR (e.salt IS NULL) <> (e.body IS NULL) OR octet_length(e.salt) <> 16) THEN
        RAISE EXCEPTION 'an entry has header, signature of 64 bytes, salt of 16 bytes and body' USING ERRCODE = 'invalid_parameter_value';
    END IF;

    -- What refuses the whole call.
    IF v_me IS NULL THEN
        v_refusal := 'officer-ended';
    ELSIF NOT EXISTS (SELECT FROM office.devices d WHERE d.device = p_device AND d.officer = v_me AND d.revoked_at IS NULL) THEN
        v_refusal := 'device-revoked';
    ELSIF (SELECT o.healing FROM office.office o) THEN
        v_refusal := 'healing';
    END IF;
    IF v_refusal IS NOT NULL THEN
        RETURN QUERY SELECT DISTINCT a.audience, v_refusal, NULL::bigint, NULL::bigint, NULL::bigint, NULL::bigint, NULL::bytea
                     FROM unnest(p_audience) AS a(audience);
        RETURN;
    END IF;

    -- Locks, in sorted order: two pushes can wait for each other, never both.
    FOR v_audience IN SELECT DISTINCT a.audience FROM unnest(p_audience) AS a(audience) ORDER BY a.audience LOOP
        IF NOT office.lock_head(v_me, v_audience) THEN
            v_refused := v_refused || v_audience;
        END IF;
    END LOOP;
    SELECT coalesce(max(h.position), 0) INTO v_directory FROM office.heads h WHERE h.audience = 'everyone';

    -- The journal of everyone goes first: what is decided on a duty that comes in the same push is judged with it.
    FOR v_group IN
        SELECT e.audience, min(e.ord)::integer AS first, max(e.ord)::integer AS last, min(e.seq) AS first_seq, max(e.seq) AS last_seq,
               max(e.ord) - min(e.ord) + 1 = count(*) AND min(e.seq - e.ord) = max(e.seq - e.ord) AS in_order,
               bool_or(octet_length(e.header) > 16384 OR coalesce(octet_length(e.body), 0) > 262144) AS too_large
        FROM unnest(p_audience, p_seq, p_header, p_body) WITH ORDINALITY AS e(audience, seq, header, body, ord)
        GROUP BY e.audience ORDER BY e.audience <> 'everyone', e.audience
    LOOP
        IF NOT v_group.in_order THEN
            RAISE EXCEPTION 'the entries of an audience come in their own order' USING ERRCODE = 'invalid_parameter_value';
        END IF;
        v_refusal := CASE WHEN v_group.audience = ANY (v_refused) THEN 'not-reader' WHEN v_group.too_large THEN 'too-large' END;
        IF v_refusal IS NOT NULL THEN
            RETURN QUERY SELECT v_group.audience, v_refusal, NULL::bigint, NULL::bigint, NULL::bigint, NULL::bigint, NULL::bytea;
            CONTINUE;
        END IF;
        SELECT h.position, h.chain, h.received_at INTO STRICT v_position, v_chain, v_last FROM office.heads h WHERE h.audience = v_group.audience;
        SELECT coalesce(max(e.seq), 0) INTO v_have FROM office.entries e WHERE e.audience = v_group.audience AND e.device = p_device;

        IF v_group.first_seq > v_have + 1 THEN
            RETURN QUERY SELECT v_group.audience, 'gap', v_have, NULL::bigint, NULL::bigint, NULL::bigint, NULL::bytea;
            CONTINUE;
        END IF;
        IF v_group.first_seq <= v_have THEN
            SELECT min(e.seq) INTO v_forked
            FROM unnest(p_header[v_group.first:v_group.last]) WITH ORDINALITY AS s(header, n)
            JOIN office.entries e ON e.audience = v_group.audience AND e.device = p_device AND e.seq = v_group.first_seq + s.n - 1
            WHERE e.digest <> sha256(s.header);
            IF v_forked IS NOT NULL THEN
                RETURN QUERY SELECT v_group.audience, 'forked', v_forked, NULL::bigint, NULL::bigint, NULL::bigint, NULL::bytea;
                CONTINUE;
            END IF;
            RETURN QUERY SELECT v_group.audience, 'accepted', e.seq, e.position, e.received_at, e.directory, e.chain
                         FROM office.entries e
                         WHERE e.audience = v_group.audience AND e.device = p_device AND e.seq BETWEEN v_group.first_seq AND v_group.last_seq
                         ORDER BY e.seq;
        END IF;
        CONTINUE WHEN v_group.last_seq <= v_have;

        -- One time of acceptance for what comes in one push; the chain is worked out here and written as a set.
        v_from := v_group.first + greatest(0, v_have - v_group.first_seq + 1)::integer;
        v_now := greatest(v_last, office_v1.clock());
        v_time := int8send(v_now);
        v_tail := v_time || int8send(v_directory);
        v_digests := '{}';
        v_chains := '{}';
        v_n := 0;
        FOREACH v_header IN ARRAY p_header[v_from:v_group.last] LOOP
            IF v_group.audience = 'everyone' THEN
                v_tail := v_time || int8send(v_position + v_n);
            END IF;
            v_n := v_n + 1;
            v_digest := sha256(v_header);
            v_chain := sha256(v_chain || v_digest || v_tail);
            v_digests[v_n] := v_digest;
            v_chains[v_n] := v_chain;
        END LOOP;
        INSERT INTO office.entries (audience, position, device, seq, digest, header, signature, salt, body, received_at, directory, chain)
        SELECT v_group.audience, v_position + s.n, p_device, p_seq[v_from] + s.n - 1, s.digest, s.header, s.signature, s.salt, s.body, v_now,
               CASE WHEN v_group.audience = 'everyone' THEN v_position + s.n - 1 ELSE v_directory END, s.chain
        FROM unnest(v_digests, p_header[v_from:v_group.last], p_signature[v_from:v_group.last], p_salt[v_from:v_group.last],
                    p_body[v_from:v_group.last], v_chains) WITH ORDINALITY AS s(digest, header, signature, salt, body, chain, n);
        UPDATE office.heads h SET position = v_position + v_n, chain = v_chain, received_at = v_now WHERE h.audience = v_group.audience;
        RETURN QUERY
            SELECT v_group.audience, 'accepted', p_seq[v_from] + s.n - 1, v_position + s.n, v_now,
                   CASE WHEN v_group.audience = 'everyone' THEN v_position + s.n - 1 ELSE v_directory END, s.chain
            FROM unnest(v_chains) WITH ORDINALITY AS s(chain, n);
        IF v_group.audience = 'everyone' THEN
            v_directory := v_position + v_n;
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
