-- What officers may call, part two: journals.

-- Opens a case audience for the first officer who pushes into it; false when somebody was first. Officers of the taskforce only.
CREATE FUNCTION office.opens(p_officer uuid, p_audience text) RETURNS boolean
LANGUAGE plpgsql
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
    v_me        uuid;
    v_count     integer := cardinality(p_audience);
    v_refusal   text;
    v_group     record;
    v_head      record;
    v_state     record;
    -- What is known of each audience of this push, in sorted order.
    v_audiences text[] := '{}';
    v_firsts    integer[];    -- where in the arrays its entries begin
    v_lasts     integer[];    -- and end
    v_refusals  text[];
    v_positions bigint[];     -- its head
    v_chains    bytea[];
    v_times     bigint[];
    v_haves     bigint[];     -- the last entry of this device there
    v_bytes     bigint := 0;
    v_directory bigint := 0;
    v_order     integer[] := '{}';
    v_everyone  boolean;
    v_at        integer;
    v_first     integer;
    v_last      integer;
    v_from      integer;      -- where the entries begin that are new
    v_position  bigint;
    v_chain     bytea;
    v_forked    bigint;
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

    -- What refuses the whole call.
    SELECT m.officer, CASE WHEN d.device IS NULL THEN 'device-revoked' WHEN f.healing THEN 'healing' END INTO v_me, v_refusal
    FROM office.officers m CROSS JOIN office.office f
    LEFT JOIN office.devices d ON d.device = p_device AND d.officer = m.officer AND d.revoked_at IS NULL
    WHERE m.login = session_user::text AND m.ended_at IS NULL;
    IF v_me IS NULL THEN
        v_refusal := 'officer-ended';
    END IF;

    -- Each audience of the push, in sorted order: so two pushes can wait for each other, never both. Its shape, its lock, and
    -- what only holds under the lock. Few statements: starting one is what a push of one entry costs.
    FOR v_group IN
        SELECT e.audience, min(e.ord)::integer AS first, max(e.ord)::integer AS last,
               max(e.ord) - min(e.ord) + 1 = count(*) AND min(e.seq - e.ord) = max(e.seq - e.ord) AND min(e.seq) > 0 AS in_order,
               bool_and(e.header IS NOT NULL AND coalesce(octet_length(e.signature) = 64, false) AND (e.salt IS NULL) = (e.body IS NULL)
                        AND coalesce(octet_length(e.salt) = 16, true)) AS whole,
               bool_or(octet_length(e.header) > 16384 OR coalesce(octet_length(e.body) > 262144, false)) AS too_large,
               sum(octet_length(e.header)::bigint + coalesce(octet_length(e.body), 0)) AS bytes
        FROM unnest(p_audience, p_seq, p_header, p_signature, p_salt, p_body)
             WITH ORDINALITY AS e(audience, seq, header, signature, salt, body, ord)
        GROUP BY e.audience ORDER BY e.audience
    LOOP
        v_bytes := v_bytes + v_group.bytes;
        IF v_group.audience IS NULL OR NOT coalesce(v_group.in_order, false) OR NOT v_group.whole THEN
            RAISE EXCEPTION 'entries come by audience and in their own order, with signature of 64 bytes, salt of 16 bytes and body'
                USING ERRCODE = 'invalid_parameter_value';
        END IF;
        IF v_bytes > 33554432 THEN
            RAISE EXCEPTION 'a push is at most 32 MiB' USING ERRCODE = 'program_limit_exceeded';
        END IF;
        v_at := cardinality(v_audiences) + 1;
        v_audiences[v_at] := v_group.audience;
        v_firsts[v_at] := v_group.first;
        v_lasts[v_at] := v_group.last;
        v_refusals[v_at] := coalesce(v_refusal, CASE WHEN v_group.too_large THEN 'too-large' END);
        CONTINUE WHEN v_refusals[v_at] IS NOT NULL;

        -- The second wall shows the head to those alone who may write, so the usual case needs no question first.
        SELECT h.position, h.chain, h.received_at INTO v_head FROM office.heads h WHERE h.audience = v_group.audience FOR UPDATE;
        IF NOT FOUND AND office.lock_head(v_me, v_group.audience) THEN
            SELECT h.position, h.chain, h.received_at INTO v_head FROM office.heads h WHERE h.audience = v_group.audience;
        END IF;
        -- Asked again under the lock: the right may have ended while we waited.
        SELECT EXISTS (SELECT FROM office.readers r
                       WHERE r.officer = v_me AND r.audience = v_group.audience AND (r.ended_at IS NULL OR r.ended_at > clock_timestamp())) AS reads,
               (SELECT h.position FROM office.heads h WHERE h.audience = 'everyone') AS directory,
               (SELECT e.seq FROM office.entries e WHERE e.audience = v_group.audience AND e.device = p_device ORDER BY e.seq DESC LIMIT 1) AS have
        INTO v_state;
        IF v_head.position IS NULL OR NOT (v_state.reads OR office.writes(v_me, v_group.audience)) THEN
            v_refusals[v_at] := 'not-reader';
            CONTINUE;
        END IF;
        v_positions[v_at] := v_head.position;
        v_chains[v_at] := v_head.chain;
        v_times[v_at] := v_head.received_at;
        v_haves[v_at] := coalesce(v_state.have, 0);
        v_directory := coalesce(v_state.directory, 0);
    END LOOP;

    -- The journal of everyone goes first: what is decided on a duty that comes in the same push is judged with it.
    v_at := array_position(v_audiences, 'everyone');
    IF v_at IS NOT NULL THEN
        v_order := ARRAY[v_at];
    END IF;
    FOR v_n IN 1 .. cardinality(v_audiences) LOOP
        IF v_n IS DISTINCT FROM v_at THEN
            v_order := v_order || v_n;
        END IF;
    END LOOP;

    FOREACH v_at IN ARRAY v_order LOOP
        audience := v_audiences[v_at];
        v_everyone := audience = 'everyone';
        v_first := v_firsts[v_at];
        v_last := v_lasts[v_at];
        at_position := NULL;
        at_time := NULL;
        at_directory := NULL;
        at_chain := NULL;
        IF v_refusals[v_at] IS NOT NULL THEN
            outcome := v_refusals[v_at];
            at_seq := NULL;
            RETURN NEXT;
            CONTINUE;
        END IF;
        IF p_seq[v_first] > v_haves[v_at] + 1 THEN
            outcome := 'gap';
            at_seq := v_haves[v_at];
            RETURN NEXT;
            CONTINUE;
        END IF;
        IF p_seq[v_first] <= v_haves[v_at] THEN
            SELECT min(e.seq) INTO v_forked
            FROM unnest(p_header[v_first:v_last]) WITH ORDINALITY AS s(header, n)
            JOIN office.entries e ON e.audience = v_audiences[v_at] AND e.device = p_device AND e.seq = p_seq[v_first] + s.n - 1
            WHERE e.digest <> sha256(s.header);
            IF v_forked IS NOT NULL THEN
                outcome := 'forked';
                at_seq := v_forked;
                RETURN NEXT;
                CONTINUE;
            END IF;
            RETURN QUERY SELECT e.audience, 'accepted', e.seq, e.position, e.received_at, e.directory, e.chain
                         FROM office.entries e
                         WHERE e.audience = v_audiences[v_at] AND e.device = p_device AND e.seq BETWEEN p_seq[v_first] AND p_seq[v_last]
                         ORDER BY e.seq;
        END IF;
        CONTINUE WHEN p_seq[v_last] <= v_haves[v_at];

        -- One time of acceptance for what comes in one push; the chain is worked out here and written as a set.
        outcome := 'accepted';
        v_from := v_first + greatest(0, v_haves[v_at] - p_seq[v_first] + 1)::integer;
        v_position := v_positions[v_at];
        v_chain := v_chains[v_at];
        v_now := greatest(v_times[v_at], floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint);
        v_time := int8send(v_now);
        v_digests := '{}';
        v_extended := '{}';
        v_n := 0;
        FOREACH v_header IN ARRAY p_header[v_from:v_last] LOOP
            at_directory := CASE WHEN v_everyone THEN v_position + v_n ELSE v_directory END;
            v_digest := sha256(v_header);
            v_chain := sha256(v_chain || v_digest || v_time || int8send(at_directory));
            v_n := v_n + 1;
            v_digests[v_n] := v_digest;
            v_extended[v_n] := v_chain;
            at_seq := p_seq[v_from] + v_n - 1;
            at_position := v_position + v_n;
            at_time := v_now;
            at_chain := v_chain;
            RETURN NEXT;
        END LOOP;
        INSERT INTO office.entries (audience, position, device, seq, digest, header, signature, salt, body, received_at, directory, chain)
        SELECT v_audiences[v_at], v_position + s.n, p_device, p_seq[v_from] + s.n - 1, s.digest, s.header, s.signature, s.salt, s.body, v_now,
               CASE WHEN v_everyone THEN v_position + s.n - 1 ELSE v_directory END, s.chain
        FROM unnest(v_digests, p_header[v_from:v_last], p_signature[v_from:v_last], p_salt[v_from:v_last], p_body[v_from:v_last], v_extended)
             WITH ORDINALITY AS s(digest, header, signature, salt, body, chain, n);
        UPDATE office.heads h SET position = v_position + v_n, chain = v_chain, received_at = v_now WHERE h.audience = v_audiences[v_at];
        IF v_everyone THEN
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
