-- Matching: which cases know the same thing, and what each may be told of the other.
--
-- A desk declares keys beside an entry: digests of normal forms, never the values. The office keeps sha256(secret || key) and shows
-- keys to nobody, for whoever holds a key of a telephone number or an address could try out all of them. How much others may be
-- told of a match is declared with the keys (it follows from the marking, which the office does not read); what the readers of a case
-- are told is worked out here, in the transaction of the push, for both sides.
--
-- Rules kept here
-- - From key to what has it: as many rows as there are keys, never pairs. What is in more than 200 cases is told once, as common.
-- - Who **acts** (records, asks) is told what the owner's level allows, and nothing at level 0: the answer is then byte for byte that
--   of no match. Who was there before is always told who acted: agency, purpose, and how much they were told.
-- - Hits are numbered for each case by itself, so that a number that is not there says nothing of what somebody else is told.
-- - One transaction at a time matches: two that declare the same key at once would not see each other.

-- What keys are hashed with. One row; it never leaves.
CREATE TABLE office.secret (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    secret   bytea   NOT NULL CHECK (octet_length(secret) = 32)
);
INSERT INTO office.secret (secret)
SELECT sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));

-- What was declared of each contribution.
CREATE TABLE office.declared (
    case_id     uuid     NOT NULL,
    subject     uuid     NOT NULL,                                         -- the contribution
    officer     uuid     NOT NULL,                                         -- who recorded it: whom to ring
    agency      text     NOT NULL,
    level       smallint NOT NULL CHECK (level BETWEEN -1 AND 4),          -- what others may be told; -1: withdrawn
    until       bigint,                                                    -- from then on it is compared with nothing
    purpose     smallint NOT NULL,
    declared_at bigint   NOT NULL,
    indicators  integer  NOT NULL DEFAULT 0,                               -- how many of them have keys
    held        boolean  NOT NULL DEFAULT false,                           -- waits for a second person
    approved_by uuid,
    PRIMARY KEY (case_id, subject)
);
CREATE INDEX declared_held ON office.declared (case_id) WHERE held;

-- From key to what has it. The key comes first, and not the audience, for a match is asked across all of them.
CREATE TABLE office.assertions (
    key     bytea    NOT NULL,                                             -- the first 16 bytes of sha256(secret || key)
    case_id uuid     NOT NULL,
    subject uuid     NOT NULL,
    n       integer  NOT NULL,                                             -- which indicator of the contribution
    flags   smallint NOT NULL,                                             -- 0 the same thing, 1 in common, 2 within; plus 4: guessable
    PRIMARY KEY (key, case_id, subject, n)
);
CREATE INDEX assertions_subject ON office.assertions (case_id, subject);

-- Keys that are in more than 200 cases: once for those whose data others may be told of, once for those whose data they may not. What
-- who acts is told depends on the former alone; or else it would learn from being told less that there are others.
CREATE TABLE office.common (
    key            bytea   NOT NULL,
    hidden         boolean NOT NULL,                                       -- of data at level 0
    mixed          boolean NOT NULL DEFAULT false,                         -- of data above 0: there are some at level 0 besides
    visible        uuid,                                                   -- of data above 0: two of the cases, for somebody is told only of
    visible_beside uuid,                                                   -- others than oneself
    at             bigint  NOT NULL,
    PRIMARY KEY (key, hidden)
);

-- What the readers of a case are told. `other…` is what is known; `hits` shows of it what the level allows.
CREATE TABLE office.sights (
    case_id       uuid     NOT NULL,
    key           bytea    NOT NULL,
    other         uuid     NOT NULL,                                       -- the other case; the case itself where it is common
    cause         text     NOT NULL CHECK (cause IN ('recorded', 'asked', 'common')),
    position      bigint   NOT NULL,                                       -- among the hits of this case; moves when it changes
    ec3_position  bigint   NOT NULL,                                       -- among those of EC3's desk
    token         bytea    NOT NULL,                                       -- how this side names it
    asker_token   bytea,                                                   -- how who asked names it
    owner         boolean  NOT NULL,                                       -- was there before the other acted
    level         smallint NOT NULL,                                       -- -1: it is no more
    strong        boolean  NOT NULL,
    subject       uuid,
    n             integer,
    agency        text,                                                    -- of this side
    other_agency  text,
    other_officer uuid,
    purpose       smallint,
    told          smallint,                                                -- to an owner: how much the other was told
    ours          text,
    theirs        text,
    revealed      boolean  NOT NULL DEFAULT false,                         -- this side would show itself if the other did
    at            bigint   NOT NULL,
    PRIMARY KEY (case_id, key, other, cause)
);
CREATE UNIQUE INDEX sights_position ON office.sights (case_id, position);
CREATE UNIQUE INDEX sights_ec3 ON office.sights (ec3_position);
CREATE UNIQUE INDEX sights_token ON office.sights (case_id, token);

-- How many hits each case was told of; 16 zero bytes: EC3's desk.
CREATE TABLE office.sight_heads (
    case_id  uuid   PRIMARY KEY,
    position bigint NOT NULL
) WITH (fillfactor = 50);

-- How many values each officer had compared on a day.
CREATE TABLE office.spent (
    officer uuid    NOT NULL,
    day     date    NOT NULL,
    n       integer NOT NULL,
    PRIMARY KEY (officer, day)
);

-- The functions must see all of it to match; nobody else sees any of it. What the readers of a case are told goes through `hits`.
DO $$
DECLARE
    v_table text;
BEGIN
    FOREACH v_table IN ARRAY ARRAY['secret', 'declared', 'assertions', 'common', 'sights', 'sight_heads', 'spent'] LOOP
        EXECUTE format('ALTER TABLE office.%I ENABLE ROW LEVEL SECURITY', v_table);
        EXECUTE format('ALTER TABLE office.%I FORCE ROW LEVEL SECURITY', v_table);
        EXECUTE format('CREATE POLICY functions ON office.%I TO jcat_owner USING (true) WITH CHECK (true)', v_table);
        EXECUTE format('REVOKE ALL ON office.%I FROM PUBLIC', v_table);
    END LOOP;
END
$$;

-- ---- asked by the functions, not by officers --------------------------------------------------------------------------------

CREATE FUNCTION office.now_ms() RETURNS bigint
LANGUAGE sql VOLATILE
AS $$ SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint $$;

-- Whether an officer reads a case.
CREATE FUNCTION office.reads_case(p_officer uuid, p_case uuid) RETURNS boolean
LANGUAGE sql STABLE
AS $$ SELECT coalesce(office.reads(p_officer, 'case/' || p_case::text), false) $$;

-- Charges values to the budget of an officer's day: 2,000, of which no more than 1,000 at once. False: not without a second person.
CREATE FUNCTION office.spend(p_officer uuid, p_count integer) RETURNS boolean
LANGUAGE plpgsql
AS $$
DECLARE
    v_day date := (clock_timestamp() AT TIME ZONE 'Europe/Amsterdam')::date;
    v_had integer;
BEGIN
    SELECT s.n INTO v_had FROM office.spent s WHERE s.officer = p_officer AND s.day = v_day FOR UPDATE;
    IF p_count > 1000 OR coalesce(v_had, 0) + p_count > 2000 THEN
        RETURN false;
    END IF;
    INSERT INTO office.spent AS s (officer, day, n) VALUES (p_officer, v_day, p_count)
    ON CONFLICT (officer, day) DO UPDATE SET n = s.n + excluded.n;
    RETURN true;
END
$$;

-- Gives the next so many numbers of a case's hits; the first of them.
CREATE FUNCTION office.number(p_case uuid, p_count bigint) RETURNS bigint
LANGUAGE sql
AS $$
    INSERT INTO office.sight_heads AS h (case_id, position) VALUES (p_case, p_count)
    ON CONFLICT (case_id) DO UPDATE SET position = h.position + excluded.position
    RETURNING h.position - p_count + 1
$$;

-- Works out anew what a case and the others are told of some of its keys, and keeps what changed. `p_case` is who acts; a pair that is
-- known already keeps its roles.
CREATE FUNCTION office.see(p_case uuid, p_keys bytea[], p_now bigint) RETURNS void
LANGUAGE plpgsql
AS $$
DECLARE
    v_secret bytea := (SELECT s.secret FROM office.secret s);
BEGIN
    WITH touched AS (
        SELECT k.key, v.key IS NOT NULL AS common, h.key IS NOT NULL AS common_hidden
        FROM (SELECT DISTINCT u.key FROM unnest(p_keys) AS u(key)) AS k
        LEFT JOIN office.common v ON v.key = k.key AND NOT v.hidden
        LEFT JOIN office.common h ON h.key = k.key AND h.hidden
        WHERE v.key IS NULL OR (v.mixed AND h.key IS NULL)
    ), live AS (
        SELECT a.key, a.case_id, a.subject, a.n, a.flags, d.level, d.agency, d.officer, d.purpose, d.declared_at, d.indicators > 100 AS bulk,
               -- Told once as common, and not pair by pair.
               CASE WHEN d.level > 0 THEN t.common ELSE t.common_hidden END AS common
        FROM touched t JOIN office.assertions a ON a.key = t.key
        JOIN office.declared d ON d.case_id = a.case_id AND d.subject = a.subject
        WHERE d.level >= 0 AND NOT d.held AND coalesce(d.until > p_now, true)
    ), met AS (
        -- What could be tried out value by value tells in bulk that there is something, and no more.
        SELECT m.key, t.case_id AS other, (m.flags & 3) = 0 AND (t.flags & 3) = 0 AS strong,
               m.subject, m.n, m.agency, m.officer, m.purpose, m.declared_at, m.bulk,
               CASE WHEN t.bulk AND (t.flags & 4) <> 0 THEN least(m.level, 1) ELSE m.level END AS level,
               t.subject AS their_subject, t.n AS their_n, t.agency AS their_agency, t.officer AS their_officer, t.purpose AS their_purpose,
               t.declared_at AS their_declared_at, t.bulk AS their_bulk,
               CASE WHEN m.bulk AND (m.flags & 4) <> 0 THEN least(t.level, 1) ELSE t.level END AS their_level
        FROM live m JOIN live t ON t.key = m.key AND t.case_id <> p_case AND NOT t.common AND NOT ((m.flags & 3) = 2 AND (t.flags & 3) = 2)
        WHERE m.case_id = p_case
    ), to_me AS (
        -- For each other case, the most that any of its data tells; and what the most of mine tells it.
        SELECT DISTINCT ON (x.key, x.other) x.key, x.other, x.strong, x.their_level AS level, x.subject, x.n, x.agency,
               x.their_agency AS other_agency, x.their_officer AS other_officer, x.their_purpose AS purpose
        FROM met x
        ORDER BY x.key, x.other, x.their_level DESC, x.strong DESC, x.their_agency, x.their_officer, x.their_declared_at, x.their_subject,
                 x.bulk, x.declared_at, x.n
    ), to_them AS (
        SELECT DISTINCT ON (x.key, x.other) x.key, x.other, x.strong, x.level, x.their_subject, x.their_n, x.their_agency, x.agency, x.officer, x.purpose
        FROM met x
        ORDER BY x.key, x.other, x.level DESC, x.strong DESC, x.agency, x.officer, x.declared_at, x.subject, x.their_bulk, x.their_declared_at, x.their_n
    ), seen AS (
        SELECT a.key, p_case AS viewer, a.other, a.subject, a.n, a.agency, a.strong, a.level, a.other_agency, a.other_officer, a.purpose, b.level AS told
        FROM to_me a JOIN to_them b ON b.key = a.key AND b.other = a.other
        UNION ALL
        SELECT b.key, b.other, p_case, b.their_subject, b.their_n, b.their_agency, b.strong, b.level, b.agency, b.officer, b.purpose, a.level
        FROM to_me a JOIN to_them b ON b.key = a.key AND b.other = a.other
    ), roles AS (
        SELECT s.*, k.level AS known_level,
               coalesce(k.owner, CASE WHEN m.owner IS NOT NULL THEN NOT m.owner ELSE s.viewer <> p_case END) AS owner,
               CASE WHEN k.revealed AND m.revealed THEN greatest(s.level, 3) ELSE s.level END AS shown
        FROM seen s
        LEFT JOIN office.sights k ON k.case_id = s.viewer AND k.key = s.key AND k.other = s.other AND k.cause = 'recorded'
        LEFT JOIN office.sights m ON m.case_id = s.other AND m.key = s.key AND m.other = s.viewer AND m.cause = 'recorded'
    ), gone AS (
        SELECT k.key, k.case_id AS viewer, k.other
        FROM touched t JOIN office.sights k ON k.key = t.key AND k.cause = 'recorded' AND (k.case_id = p_case OR k.other = p_case) AND k.level >= 0
        WHERE NOT t.common AND NOT t.common_hidden
          AND NOT EXISTS (SELECT FROM seen s WHERE (s.key, s.viewer, s.other) = (k.key, k.case_id, k.other))
    ), wanted AS (
        SELECT r.key, r.viewer, r.other, r.owner, CASE WHEN r.owner OR r.shown > 0 THEN r.shown ELSE -1 END AS level, r.strong, r.subject, r.n,
               r.agency, r.other_agency, r.other_officer, r.purpose, CASE WHEN r.owner THEN r.told END AS told
        FROM roles r
        -- Who acted is told nothing at level 0: there is no row, unless there was one before.
        WHERE r.owner OR r.shown > 0 OR r.known_level IS NOT NULL
        UNION ALL
        SELECT g.key, g.viewer, g.other, k.owner, -1, k.strong, k.subject, k.n, k.agency, k.other_agency, k.other_officer, k.purpose, k.told
        FROM gone g JOIN office.sights k ON k.case_id = g.viewer AND k.key = g.key AND k.other = g.other AND k.cause = 'recorded'
    ), changed AS (
        SELECT w.*, row_number() OVER (PARTITION BY w.viewer
                   -- An order of what may be told, so that it says nothing of what may not.
                   ORDER BY w.n, w.key, w.level DESC, w.strong DESC, CASE WHEN w.level >= 2 OR w.owner THEN w.other_agency END,
                            CASE WHEN w.level >= 2 THEN w.other_officer END, w.other) AS place,
               row_number() OVER (ORDER BY w.viewer, w.key, w.other) AS ec3_place
        FROM wanted w LEFT JOIN office.sights k ON k.case_id = w.viewer AND k.key = w.key AND k.other = w.other AND k.cause = 'recorded'
        WHERE k.case_id IS NULL
           OR NOT (k.level = -1 AND w.level = -1)
              AND (k.level, k.strong, k.subject, k.n, k.other_agency, k.other_officer, k.told)
              IS DISTINCT FROM (w.level::smallint, w.strong, w.subject, w.n, w.other_agency, w.other_officer, w.told::smallint)
    ), counted AS (
        SELECT c.viewer, count(*) AS n FROM changed c GROUP BY c.viewer
        UNION ALL SELECT '00000000-0000-0000-0000-000000000000', count(*) FROM changed HAVING count(*) > 0
    ), numbered AS (
        INSERT INTO office.sight_heads AS h (case_id, position) SELECT c.viewer, c.n FROM counted c
        ON CONFLICT (case_id) DO UPDATE SET position = h.position + excluded.position
        RETURNING h.case_id, h.position
    ), first AS (
        SELECT n.case_id, n.position - c.n AS before FROM numbered n JOIN counted c ON c.viewer = n.case_id
    )
    INSERT INTO office.sights AS k (case_id, key, other, cause, position, ec3_position, token, owner, level, strong, subject, n, agency,
                                    other_agency, other_officer, purpose, told, at)
    SELECT c.viewer, c.key, c.other, 'recorded', b.before + c.place, e.before + c.ec3_place,
           substring(sha256(v_secret || uuid_send(c.viewer) || int8send(b.before + c.place)) FOR 16),
           c.owner, c.level, c.strong, c.subject, c.n, c.agency, c.other_agency, c.other_officer, c.purpose, c.told, p_now
    FROM changed c JOIN first b ON b.case_id = c.viewer JOIN first e ON e.case_id = '00000000-0000-0000-0000-000000000000'
    ON CONFLICT (case_id, key, other, cause) DO UPDATE
        SET position = excluded.position, ec3_position = excluded.ec3_position, level = excluded.level, strong = excluded.strong,
            subject = excluded.subject, n = excluded.n, agency = excluded.agency, other_agency = excluded.other_agency,
            other_officer = excluded.other_officer, purpose = excluded.purpose, told = excluded.told;
END
$$;

-- Tells a case once that a key of its own is common. `p_owner`: it was there before.
CREATE FUNCTION office.tell_common(p_case uuid, p_key bytea, p_owner boolean, p_now bigint) RETURNS void
LANGUAGE plpgsql
AS $$
DECLARE
    v_position bigint;
BEGIN
    IF EXISTS (SELECT FROM office.sights k WHERE k.case_id = p_case AND k.key = p_key AND k.cause = 'common') THEN
        RETURN;
    END IF;
    v_position := office.number(p_case, 1);
    INSERT INTO office.sights (case_id, key, other, cause, position, ec3_position, token, owner, level, strong, subject, n, agency, at)
    SELECT p_case, p_key, p_case, 'common', v_position, office.number('00000000-0000-0000-0000-000000000000', 1),
           substring(sha256(s.secret || uuid_send(p_case) || int8send(v_position)) FOR 16), p_owner, 1, false, a.subject, a.n, a.agency, p_now
    FROM office.secret s,
         (SELECT x.subject, x.n, d.agency FROM office.assertions x JOIN office.declared d ON d.case_id = x.case_id AND d.subject = x.subject
          WHERE x.key = p_key AND x.case_id = p_case ORDER BY x.subject, x.n LIMIT 1) AS a;
END
$$;

-- Finds which of the keys that a contribution brought have become common, and tells it once to those that have them.
CREATE FUNCTION office.see_common(p_case uuid, p_subject uuid, p_keys bytea[], p_now bigint) RETURNS void
LANGUAGE plpgsql
AS $$
DECLARE
    v_key    bytea;
    v_hidden boolean := (SELECT d.level = 0 FROM office.declared d WHERE d.case_id = p_case AND d.subject = p_subject);
    v_cases  uuid[];
    v_case   uuid;
BEGIN
    FOR v_key IN SELECT DISTINCT k.key FROM unnest(p_keys) AS k(key) ORDER BY 1 LOOP
        IF NOT EXISTS (SELECT FROM office.common c WHERE c.key = v_key AND c.hidden = v_hidden) THEN
            -- Counting stops where it is enough; most keys are in one case.
            SELECT array_agg(x.case_id ORDER BY x.case_id) INTO v_cases
            FROM (SELECT DISTINCT a.case_id FROM office.assertions a JOIN office.declared d ON d.case_id = a.case_id AND d.subject = a.subject
                  WHERE a.key = v_key AND NOT d.held AND CASE WHEN v_hidden THEN d.level = 0 ELSE d.level > 0 END LIMIT 201) AS x;
            IF cardinality(v_cases) > 200 THEN
                INSERT INTO office.common (key, hidden, mixed, visible, visible_beside, at)
                SELECT v_key, v_hidden,
                       NOT v_hidden AND EXISTS (SELECT FROM office.assertions a JOIN office.declared d ON d.case_id = a.case_id AND d.subject = a.subject
                                                WHERE a.key = v_key AND d.level = 0),
                       CASE WHEN NOT v_hidden THEN v_cases[1] END, CASE WHEN NOT v_hidden THEN v_cases[2] END, p_now;
                FOREACH v_case IN ARRAY v_cases LOOP
                    CONTINUE WHEN v_case = p_case;
                    PERFORM office.tell_common(v_case, v_key, true, p_now);
                END LOOP;
            END IF;
        END IF;
        IF v_hidden THEN
            UPDATE office.common c SET mixed = true WHERE c.key = v_key AND NOT c.hidden AND NOT c.mixed;
        END IF;
        IF EXISTS (SELECT FROM office.common c WHERE c.key = v_key AND NOT c.hidden AND (c.visible <> p_case OR c.visible_beside IS NOT NULL)) THEN
            PERFORM office.tell_common(p_case, v_key, false, p_now);
        END IF;
    END LOOP;
END
$$;

-- Takes what an entry declares of a contribution, and matches. The entry is in its journal already.
CREATE FUNCTION office.declare(p_officer uuid, p_case uuid, p_subject uuid, p_content bytea) RETURNS void
LANGUAGE plpgsql
AS $$
DECLARE
    v_secret bytea;
    v_now    bigint := office.now_ms();
    v_level  integer := get_byte(p_content, 1);
    v_until  bigint := ('x' || encode(substring(p_content FROM 3 FOR 8), 'hex'))::bit(64)::bigint;
    v_items  integer := (octet_length(p_content) - 11) / 37;
    v_keys   bytea[];
    v_count  integer := 0;
    v_held   boolean;
BEGIN
    -- From here on one at a time.
    SELECT s.secret INTO v_secret FROM office.secret s FOR UPDATE;
    -- What an agency declared is declared anew by that agency alone.
    IF EXISTS (SELECT FROM office.declared d JOIN office.officers o ON o.officer = p_officer
               WHERE d.case_id = p_case AND d.subject = p_subject AND d.agency <> o.agency) THEN
        RETURN;
    END IF;
    IF v_items > 0 THEN
        WITH item AS (
            SELECT ('x' || encode(substring(p_content FROM 12 + 37 * i FOR 4), 'hex'))::bit(32)::integer AS n,
                   get_byte(p_content, 15 + 37 * i)::smallint AS flags,
                   substring(sha256(v_secret || substring(p_content FROM 17 + 37 * i FOR 32)) FOR 16) AS key
            FROM generate_series(0, v_items - 1) AS i
        ), kept AS (
            INSERT INTO office.assertions (key, case_id, subject, n, flags)
            SELECT DISTINCT ON (item.key, item.n) item.key, p_case, p_subject, item.n, item.flags FROM item ORDER BY item.key, item.n, item.flags & 3
            ON CONFLICT DO NOTHING RETURNING key, n
        )
        SELECT array_agg(DISTINCT kept.key), count(DISTINCT kept.n)::integer INTO v_keys, v_count FROM kept;
        v_count := coalesce(v_count, 0);
    END IF;
    INSERT INTO office.declared AS d (case_id, subject, officer, agency, level, until, purpose, declared_at, indicators)
    SELECT p_case, p_subject, o.officer, o.agency, CASE WHEN v_level > 4 THEN -1 ELSE v_level END, nullif(v_until, 0), get_byte(p_content, 10), v_now, v_count
    FROM office.officers o WHERE o.officer = p_officer
    ON CONFLICT (case_id, subject) DO UPDATE
        SET level = excluded.level, until = excluded.until, indicators = d.indicators + excluded.indicators;
    -- A contribution of ten thousand comes in parts: once one of them waits for the second person, so do the others.
    SELECT d.held INTO v_held FROM office.declared d WHERE d.case_id = p_case AND d.subject = p_subject;
    IF v_count > 0 AND NOT v_held
       AND NOT EXISTS (SELECT FROM office.declared d WHERE d.case_id = p_case AND d.subject = p_subject AND d.approved_by IS NOT NULL)
       AND NOT office.spend(p_officer, v_count) THEN
        UPDATE office.declared d SET held = true WHERE d.case_id = p_case AND d.subject = p_subject;
        v_held := true;
    END IF;
    IF v_items = 0 THEN
        SELECT array_agg(DISTINCT a.key) INTO v_keys FROM office.assertions a WHERE a.case_id = p_case AND a.subject = p_subject;
    END IF;
    IF v_keys IS NULL OR v_held THEN
        RETURN;
    END IF;
    IF v_level <= 4 THEN
        PERFORM office.see_common(p_case, p_subject, v_keys, v_now);
    END IF;
    PERFORM office.see(p_case, v_keys, v_now);
END
$$;

-- ---- called by officers ------------------------------------------------------------------------------------------------------

-- Pushes entries, and takes what they declare: NULL where one declares nothing. The header commits to it; another declaration than
-- that ends the push.
CREATE FUNCTION office_v1.push_declaring(p_device uuid, p_audience text[], p_seq bigint[], p_header bytea[], p_signature bytea[], p_salt bytea[],
                                         p_body bytea[], p_declares bytea[])
RETURNS TABLE (audience text, outcome text, at_seq bigint, at_position bigint, at_time bigint, at_directory bigint, at_chain bytea)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET row_security = on
AS $$
#variable_conflict use_column
DECLARE
    v_me      uuid := office.my_officer();
    v_at      integer;
    v_content bytea;
    v_header  bytea;
    v_end     integer;
BEGIN
    IF cardinality(p_declares) IS DISTINCT FROM cardinality(p_header) THEN
        RAISE EXCEPTION 'each entry declares something or NULL' USING ERRCODE = 'invalid_parameter_value';
    END IF;
    RETURN QUERY SELECT p.audience, p.outcome, p.at_seq, p.at_position, p.at_time, p.at_directory, p.at_chain
                 FROM office_v1.push(p_device, p_audience, p_seq, p_header, p_signature, p_salt, p_body) AS p;
    FOR v_at IN 1 .. cardinality(p_header) LOOP
        v_content := p_declares[v_at];
        v_header := p_header[v_at];
        v_end := octet_length(v_header);
        CONTINUE WHEN v_content IS NULL
            OR NOT EXISTS (SELECT FROM office.entries e
                           WHERE e.audience = p_audience[v_at] AND e.device = p_device AND e.seq = p_seq[v_at] AND e.digest = sha256(v_header));
        IF p_audience[v_at] NOT LIKE 'case/%' OR substring(v_header FROM v_end - 67 FOR 2) <> '\x5820'::bytea
           OR substring(v_header FROM v_end - 65 FOR 32) <> sha256('jcat-desk keys v1'::bytea || '\x00'::bytea || v_content)
           OR octet_length(v_content) < 11 OR (octet_length(v_content) - 11) % 37 <> 0 OR get_byte(v_content, 0) <> 1 THEN
            RAISE EXCEPTION 'an entry declares what its header does not commit to' USING ERRCODE = 'invalid_parameter_value';
        END IF;
        PERFORM office.declare(v_me, substring(p_audience[v_at] FROM 6)::uuid, encode(substring(v_header FROM 63 FOR 16), 'hex')::uuid, v_content);
    END LOOP;
END
$$;

-- What the readers of cases are told behind a position, as far as the caller reads them; of 16 zero bytes: everything, to EC3.
CREATE FUNCTION office_v1.hits(p_cases uuid[], p_after bigint[])
RETURNS TABLE (at_case uuid, at_position bigint, token bytea, level smallint, cause text, strong boolean, subject uuid, n integer, agency text,
               officer uuid, other uuid, purpose smallint, told smallint, theirs text, revealed boolean, here uuid, here_agency text, ours text,
               asker_token bytea, is_owner boolean, at_time bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET row_security = on
AS $$
#variable_conflict use_column
DECLARE
    v_me  uuid := office.my_officer();
    v_ec3 boolean := coalesce(office.holds(office.my_officer(), 'ec3'), false);
BEGIN
    IF cardinality(p_cases) IS DISTINCT FROM cardinality(p_after) OR coalesce(cardinality(p_cases), 0) > 10000 THEN
        RAISE EXCEPTION 'each case comes with a position' USING ERRCODE = 'invalid_parameter_value';
    END IF;
    RETURN QUERY
        SELECT s.case_id, s.position, s.token, s.level, s.cause, s.strong, s.subject, s.n,
               CASE WHEN s.level >= 2 OR (s.owner AND s.level >= 0) THEN s.other_agency END,
               CASE WHEN s.level >= 2 THEN s.other_officer END,
               CASE WHEN s.level >= 3 AND s.cause <> 'common' THEN s.other END,
               CASE WHEN s.owner THEN s.purpose END, s.told, s.theirs, s.revealed, NULL::uuid, NULL::text, NULL::text, NULL::bytea, s.owner, s.at
        FROM (SELECT c.case_id, c.after FROM unnest(p_cases, p_after) AS c(case_id, after) WHERE office.reads_case(v_me, c.case_id)) AS c
        CROSS JOIN LATERAL (SELECT k.* FROM office.sights k WHERE k.case_id = c.case_id AND k.position > c.after ORDER BY k.position LIMIT 1000) AS s
        ORDER BY s.case_id, s.position LIMIT 1000;
    IF v_ec3 AND '00000000-0000-0000-0000-000000000000'::uuid = ANY (p_cases) THEN
        RETURN QUERY
            SELECT '00000000-0000-0000-0000-000000000000'::uuid, s.ec3_position, s.token, s.level, s.cause, s.strong, s.subject, s.n,
                   s.other_agency, s.other_officer, CASE WHEN s.cause <> 'common' THEN s.other END, s.purpose, s.told, s.theirs, s.revealed,
                   s.case_id, s.agency, s.ours, s.asker_token, s.owner, s.at
            FROM office.sights s
            WHERE s.ec3_position > (SELECT min(c.after) FROM unnest(p_cases, p_after) AS c(case_id, after)
                                    WHERE c.case_id = '00000000-0000-0000-0000-000000000000')
            ORDER BY s.ec3_position LIMIT 1000;
    END IF;
END
$$;

-- Compares values that are not recorded (DEC-6): for a case that the caller reads, with a purpose, within the budget. The owners are
-- told. One row for each match; a row `done` with nothing where there is none, or `refused`, `too-many`, `budget`.
CREATE FUNCTION office_v1.match(p_case uuid, p_purpose smallint, p_n integer[], p_flags smallint[], p_keys bytea[])
RETURNS TABLE (outcome text, n integer, level smallint, strong boolean, common boolean, token bytea, agency text, officer uuid, other uuid)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET row_security = on
AS $$
#variable_conflict use_column
DECLARE
    v_me     uuid := office.my_officer();
    v_mine   text := (SELECT o.agency FROM office.officers o WHERE o.officer = office.my_officer());
    v_now    bigint := office.now_ms();
    v_secret bytea;
    v_values integer := (SELECT count(DISTINCT v) FROM unnest(p_n) AS v);
BEGIN
    -- Who submitted the case may ask before anything was written in it.
    IF v_me IS NULL OR NOT (office.reads_case(v_me, p_case) OR coalesce(office.opens(v_me, 'case/' || p_case::text), false)) OR p_purpose IS NULL OR p_purpose NOT BETWEEN 0 AND 31
       OR coalesce(cardinality(p_keys), 0) = 0 OR cardinality(p_n) <> cardinality(p_keys) OR cardinality(p_flags) <> cardinality(p_keys)
       OR cardinality(p_keys) > 100000 THEN
        RETURN QUERY SELECT 'refused', NULL::integer, NULL::smallint, NULL::boolean, NULL::boolean, NULL::bytea, NULL::text, NULL::uuid, NULL::uuid;
        RETURN;
    END IF;
    SELECT s.secret INTO v_secret FROM office.secret s FOR UPDATE;
    IF NOT office.spend(v_me, v_values) THEN
        RETURN QUERY SELECT CASE WHEN v_values > 1000 THEN 'too-many' ELSE 'budget' END, NULL::integer, NULL::smallint, NULL::boolean, NULL::boolean,
                            NULL::bytea, NULL::text, NULL::uuid, NULL::uuid;
        RETURN;
    END IF;
    RETURN QUERY
        WITH mine AS (
            SELECT a.n, a.flags, substring(sha256(v_secret || a.key) FOR 16) AS key FROM unnest(p_n, p_flags, p_keys) AS a(n, flags, key)
        ), found AS (
            SELECT DISTINCT ON (m.n, o.case_id) m.n, m.key, o.case_id AS other, o.subject, o.n AS their_n,
                   (m.flags & 3) = 0 AND (o.flags & 3) = 0 AS strong,
                   CASE WHEN v_values > 100 AND (m.flags & 4) <> 0 THEN least(d.level, 1) ELSE d.level END AS level, d.agency, d.officer, d.declared_at
            FROM mine m JOIN office.assertions o ON o.key = m.key AND o.case_id <> p_case AND NOT ((m.flags & 3) = 2 AND (o.flags & 3) = 2)
            JOIN office.declared d ON d.case_id = o.case_id AND d.subject = o.subject
            WHERE d.level >= 0 AND NOT d.held AND coalesce(d.until > v_now, true)
              AND NOT EXISTS (SELECT FROM office.common c WHERE c.key = m.key AND c.hidden = (d.level = 0))
            ORDER BY m.n, o.case_id, 7 DESC, 6 DESC, d.agency, d.officer, d.declared_at, o.subject
        ), named AS (
            -- A name that depends on the value and on how many others are told of, and on nothing that is not.
            SELECT f.*, CASE WHEN f.level > 0 THEN
                       substring(sha256(v_secret || uuid_send(p_case) || f.key
                                        || int8send(row_number() OVER (PARTITION BY f.n, f.level > 0
                                            ORDER BY f.level DESC, f.strong DESC, CASE WHEN f.level >= 2 THEN f.agency END,
                                                     CASE WHEN f.level >= 2 THEN f.officer END, f.other))) FOR 16)
                   END AS token
            FROM found f
        ), fresh AS (
            -- An owner is told once a day of the same question.
            SELECT DISTINCT ON (f.key, f.other) f.*
            FROM named f LEFT JOIN office.sights v ON v.case_id = f.other AND v.key = f.key AND v.other = p_case AND v.cause = 'asked'
            WHERE v.case_id IS NULL OR v.at < v_now - 86400000
            ORDER BY f.key, f.other, f.n
        ), numbered AS (
            SELECT f.other, office.number(f.other, count(*)) AS first FROM fresh f GROUP BY f.other
        ), ec3 AS (
            SELECT office.number('00000000-0000-0000-0000-000000000000', count(*)) AS first FROM fresh HAVING count(*) > 0
        ), placed AS (
            SELECT f.*, b.first + row_number() OVER (PARTITION BY f.other ORDER BY f.n, f.key) - 1 AS position,
                   e.first + row_number() OVER (ORDER BY f.other, f.n, f.key) - 1 AS ec3_position
            FROM fresh f JOIN numbered b ON b.other = f.other CROSS JOIN ec3 e
        ), told AS (
            INSERT INTO office.sights AS k (case_id, key, other, cause, position, ec3_position, token, asker_token, owner, level, strong, subject, n, agency,
                                            other_agency, other_officer, purpose, told, at)
            SELECT p.other, p.key, p_case, 'asked', p.position, p.ec3_position,
                   substring(sha256(v_secret || uuid_send(p.other) || int8send(p.position)) FOR 16), p.token, true, 0, p.strong, p.subject, p.their_n,
                   p.agency, v_mine, v_me, p_purpose, p.level, v_now
            FROM placed p
            ON CONFLICT (case_id, key, other, cause) DO UPDATE
                SET position = excluded.position, ec3_position = excluded.ec3_position, other_officer = excluded.other_officer,
                    purpose = excluded.purpose, told = excluded.told, asker_token = excluded.asker_token, at = excluded.at
            RETURNING 1
        )
        SELECT 'done', x.n, x.level::smallint, x.strong, false, x.token, CASE WHEN x.level >= 2 THEN x.agency END,
               CASE WHEN x.level >= 2 THEN x.officer END, CASE WHEN x.level >= 3 THEN x.other END
        FROM named x WHERE x.level > 0
        UNION ALL
        SELECT 'done', m.n, 1::smallint, false, true, NULL, NULL, NULL, NULL
        FROM mine m JOIN office.common c ON c.key = m.key AND NOT c.hidden WHERE c.visible <> p_case OR c.visible_beside IS NOT NULL
        UNION ALL
        SELECT 'done', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL WHERE (SELECT count(*) FROM told) >= 0
        ORDER BY 2 NULLS LAST, 3 DESC, 6;
END
$$;

-- Contributions that wait for a second person, of cases that the caller reads.
CREATE FUNCTION office_v1.waiting() RETURNS TABLE (at_case uuid, subject uuid, officer uuid, indicators integer)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET row_security = on
AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY SELECT d.case_id, d.subject, d.officer, d.indicators FROM office.declared d
                 WHERE d.held AND office.reads_case(office.my_officer(), d.case_id) ORDER BY d.case_id, d.subject;
END
$$;

-- Lets a contribution be compared that was beyond its recorder's budget: a second person who reads the case. False: anybody else.
CREATE FUNCTION office_v1.approve(p_case uuid, p_subject uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET row_security = on
AS $$
DECLARE
    v_me   uuid := office.my_officer();
    v_now  bigint := office.now_ms();
    v_keys bytea[];
BEGIN
    IF v_me IS NULL OR NOT office.reads_case(v_me, p_case) THEN
        RETURN false;
    END IF;
    PERFORM FROM office.secret s FOR UPDATE;
    UPDATE office.declared d SET held = false, approved_by = v_me
    WHERE d.case_id = p_case AND d.subject = p_subject AND d.held AND d.officer <> v_me;
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    SELECT array_agg(DISTINCT a.key) INTO v_keys FROM office.assertions a WHERE a.case_id = p_case AND a.subject = p_subject;
    PERFORM office.see_common(p_case, p_subject, v_keys, v_now);
    PERFORM office.see(p_case, v_keys, v_now);
    RETURN true;
END
$$;

-- Passes on the bare word of what one side made of a hit. False: not the caller's case, or no such hit.
CREATE FUNCTION office_v1.say_of_hit(p_case uuid, p_token bytea, p_word text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET row_security = on
AS $$
DECLARE
    v_me   uuid := office.my_officer();
    v_mine office.sights;
BEGIN
    IF v_me IS NULL OR NOT office.reads_case(v_me, p_case)
       OR NOT coalesce(p_word IN ('contacted', 'joint', 'handed-over', 'separate', 'false-positive', 'delayed', 'cancelled'), false) THEN
        RETURN false;
    END IF;
    PERFORM FROM office.secret s FOR UPDATE;
    UPDATE office.sights k SET ours = p_word, ec3_position = office.number('00000000-0000-0000-0000-000000000000', 1)
    WHERE k.case_id = p_case AND k.token = p_token AND k.ours IS DISTINCT FROM p_word RETURNING k.* INTO v_mine;
    IF FOUND THEN
        -- Who is told nothing of the hit is told nothing of this either: there is no row.
        UPDATE office.sights k
        SET theirs = p_word, position = office.number(k.case_id, 1), ec3_position = office.number('00000000-0000-0000-0000-000000000000', 1)
        WHERE k.case_id = v_mine.other AND k.key = v_mine.key AND k.other = p_case AND k.cause = 'recorded' AND v_mine.cause = 'recorded' AND k.level >= 0;
        RETURN true;
    END IF;
    RETURN EXISTS (SELECT FROM office.sights k WHERE k.case_id = p_case AND k.token = p_token);
END
$$;

-- Says that one side would show itself if the other did (DEC-9), or takes it back. Once both have, each is told the other's case.
CREATE FUNCTION office_v1.reveal(p_case uuid, p_token bytea, p_on boolean) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET row_security = on
AS $$
DECLARE
    v_me   uuid := office.my_officer();
    v_mine office.sights;
BEGIN
    IF v_me IS NULL OR NOT office.reads_case(v_me, p_case) OR p_on IS NULL THEN
        RETURN false;
    END IF;
    PERFORM FROM office.secret s FOR UPDATE;
    SELECT k.* INTO v_mine FROM office.sights k WHERE k.case_id = p_case AND k.token = p_token AND k.cause = 'recorded' AND k.level >= 0;
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    -- What both have shown cannot be unsaid.
    IF NOT p_on AND v_mine.revealed AND EXISTS (SELECT FROM office.sights k WHERE k.case_id = v_mine.other AND k.key = v_mine.key AND k.other = p_case
                                                  AND k.cause = 'recorded' AND k.revealed) THEN
        RETURN false;
    END IF;
    UPDATE office.sights k
    SET revealed = p_on, position = office.number(k.case_id, 1), ec3_position = office.number('00000000-0000-0000-0000-000000000000', 1)
    WHERE k.case_id = p_case AND k.key = v_mine.key AND k.other = v_mine.other AND k.cause = 'recorded' AND k.revealed <> p_on;
    PERFORM office.see(p_case, ARRAY[v_mine.key], office.now_ms());
    RETURN true;
END
$$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA office_v1 FROM PUBLIC;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA office_v1 TO jcat_officers;
