-- What a question costs is what was asked, and not what the asker says of it (DEC-6).
--
-- A desk numbers its values itself: many values under one number were charged as one, and a desk that calls nothing guessable was told of
-- a telephone number in bulk what it is told of a wallet. Values are counted by their keys now, and what either side calls guessable is.
-- The second person is somebody else than who made it wait, also where another began it.
--
-- Of two contributions of one case in one millisecond, which of them a hit names followed from the order in which rows were found, and so from
-- rows that may not be told of. It follows from their ids now.
--
-- The functions are those of V11, V13 and V14 but for `values_of`, the flags of both sides, `held_by` and the last word of two orders.

-- Whose budget it was beyond.
ALTER TABLE office.declared ADD COLUMN held_by uuid;
ALTER TABLE office.planned  ADD COLUMN held_by uuid;

-- How many values have these keys, at the least. One value has one key of what it is, up to 4 of what it has in common with others, and
-- up to 49 of the ranges that it lies within (`indicators/src/normal.rs`).
CREATE FUNCTION office.values_of(p_n integer[], p_flags smallint[], p_keys bytea[]) RETURNS integer
LANGUAGE sql IMMUTABLE
AS $$
    SELECT greatest(count(DISTINCT i.n), count(DISTINCT i.key) FILTER (WHERE i.flags & 3 NOT IN (1, 2)),
                    (count(DISTINCT i.key) FILTER (WHERE i.flags & 3 = 1) + 3) / 4, (count(DISTINCT i.key) FILTER (WHERE i.flags & 3 = 2) + 48) / 49)::integer
    FROM unnest(p_n, p_flags, p_keys) AS i(n, flags, key)
$$;

-- Works out anew what a case and the others are told of some of its keys, and keeps what changed. `p_case` is who acts; a pair that is
-- known already keeps its roles.
CREATE OR REPLACE FUNCTION office.see(p_case uuid, p_keys bytea[], p_now bigint) RETURNS void
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
               CASE WHEN t.bulk AND ((m.flags | t.flags) & 4) <> 0 THEN least(m.level, 1) ELSE m.level END AS level,
               t.subject AS their_subject, t.n AS their_n, t.agency AS their_agency, t.officer AS their_officer, t.purpose AS their_purpose,
               t.declared_at AS their_declared_at, t.bulk AS their_bulk,
               bool_or((m.flags & 3) = 0 AND (t.flags & 3) = 0) OVER (PARTITION BY m.subject, m.n, t.case_id, t.subject, t.n) AS same_thing,
               CASE WHEN m.bulk AND ((m.flags | t.flags) & 4) <> 0 THEN least(t.level, 1) ELSE t.level END AS their_level
        FROM live m JOIN live t ON t.key = m.key AND t.case_id <> p_case AND NOT t.common AND NOT ((m.flags & 3) = 2 AND (t.flags & 3) = 2)
        WHERE m.case_id = p_case
    ), heard AS (
        -- Two data that are the same thing have also something in common: that says nothing more.
        SELECT x.* FROM met x WHERE x.strong OR NOT x.same_thing
    ), to_me AS (
        -- For each other case, the most that any of its data tells; and what the most of mine tells it.
        SELECT DISTINCT ON (x.key, x.other) x.key, x.other, x.strong, x.their_level AS level, x.subject, x.n, x.agency,
               x.their_agency AS other_agency, x.their_officer AS other_officer, x.their_purpose AS purpose
        FROM heard x
        ORDER BY x.key, x.other, x.their_level DESC, x.strong DESC, x.their_agency, x.their_officer, x.their_declared_at, x.their_subject,
                 x.bulk, x.declared_at, x.n, x.subject
    ), to_them AS (
        SELECT DISTINCT ON (x.key, x.other) x.key, x.other, x.strong, x.level, x.their_subject, x.their_n, x.their_agency, x.agency, x.officer, x.purpose
        FROM heard x
        ORDER BY x.key, x.other, x.level DESC, x.strong DESC, x.agency, x.officer, x.declared_at, x.subject, x.their_bulk, x.their_declared_at, x.their_n,
                 x.their_subject
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

-- Takes what an entry declares of a contribution, and matches. The entry is in its journal already.
CREATE OR REPLACE FUNCTION office.declare_data(p_officer uuid, p_case uuid, p_subject uuid, p_content bytea) RETURNS void
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
            ON CONFLICT DO NOTHING RETURNING key, n, flags
        )
        SELECT array_agg(DISTINCT kept.key), office.values_of(array_agg(kept.n), array_agg(kept.flags), array_agg(kept.key))
        INTO v_keys, v_count FROM kept;
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
        UPDATE office.declared d SET held = true, held_by = p_officer WHERE d.case_id = p_case AND d.subject = p_subject;
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

-- Takes what an entry declares of a planned action, and looks for conflicts. The entry is in its journal already.
CREATE OR REPLACE FUNCTION office.declare_planned(p_officer uuid, p_case uuid, p_subject uuid, p_content bytea) RETURNS void
LANGUAGE plpgsql
AS $$
DECLARE
    v_secret bytea;
    v_now    bigint := office.now_ms();
    v_level  integer := get_byte(p_content, 1);
    v_until  bigint := ('x' || encode(substring(p_content FROM 3 FOR 8), 'hex'))::bit(64)::bigint;
    v_from   bigint := ('x' || encode(substring(p_content FROM 17 FOR 8), 'hex'))::bit(64)::bigint;
    v_to     bigint := ('x' || encode(substring(p_content FROM 25 FOR 8), 'hex'))::bit(64)::bigint;
    v_margin bigint := ('x' || encode(substring(p_content FROM 33 FOR 4), 'hex'))::bit(32)::integer;
    v_lat    integer := ('x' || encode(substring(p_content FROM 37 FOR 4), 'hex'))::bit(32)::integer;
    v_lon    integer := ('x' || encode(substring(p_content FROM 41 FOR 4), 'hex'))::bit(32)::integer;
    v_radius integer := ('x' || encode(substring(p_content FROM 45 FOR 4), 'hex'))::bit(32)::integer;
    v_items  integer := (octet_length(p_content) - 11) / 37;
    v_held   boolean;
BEGIN
    -- What no desk of ours writes is compared with nothing.
    IF v_from < 0 OR v_to <= v_from OR v_to - v_from > 60 * 86400000::bigint OR v_to > 1::bigint << 52 OR v_margin NOT BETWEEN 0 AND 336
       OR v_radius NOT BETWEEN 0 AND 100000 OR v_lat NOT BETWEEN -90000000 AND 90000000 OR v_lon NOT BETWEEN -180000000 AND 180000000 OR v_items > 200 THEN
        RETURN;
    END IF;
    -- From here on one at a time.
    SELECT s.secret INTO v_secret FROM office.secret s FOR UPDATE;
    -- What an agency planned is planned anew by that agency alone.
    IF EXISTS (SELECT FROM office.planned d JOIN office.officers o ON o.officer = p_officer
               WHERE d.case_id = p_case AND d.subject = p_subject AND d.agency <> o.agency) THEN
        RETURN;
    END IF;
    INSERT INTO office.planned AS d (case_id, subject, officer, agency, level, until, purpose, declared_at, from_at, to_at, margin, lat, lon, radius)
    SELECT p_case, p_subject, o.officer, o.agency, CASE WHEN v_level > 4 THEN -1 ELSE v_level END, nullif(v_until, 0), get_byte(p_content, 10), v_now,
           v_from, v_to, v_margin * 3600000, CASE WHEN v_radius > 0 THEN v_lat END, CASE WHEN v_radius > 0 THEN v_lon END, nullif(v_radius, 0)
    FROM office.officers o WHERE o.officer = p_officer
    ON CONFLICT (case_id, subject) DO UPDATE
        SET level = excluded.level, until = excluded.until, from_at = excluded.from_at, to_at = excluded.to_at, margin = excluded.margin,
            lat = excluded.lat, lon = excluded.lon, radius = excluded.radius;
    DELETE FROM office.planned_keys k WHERE k.case_id = p_case AND k.subject = p_subject;
    INSERT INTO office.planned_keys (key, case_id, subject, flags)
    SELECT DISTINCT ON (i.key) i.key, p_case, p_subject, i.flags
    FROM (SELECT substring(sha256(v_secret || substring(p_content FROM 17 + 37 * i FOR 32)) FOR 16) AS key,
                 (get_byte(p_content, 15 + 37 * i) & 3)::smallint AS flags
          FROM generate_series(1, v_items - 1) AS i) AS i
    -- What merely has something in common is another thing.
    WHERE i.flags <> 1
    ORDER BY i.key, i.flags;
    -- To plan is to ask who else does: each word of it is charged as a question is (DEC-6).
    SELECT d.held INTO v_held FROM office.planned d WHERE d.case_id = p_case AND d.subject = p_subject;
    IF v_level <= 4 AND NOT v_held AND NOT office.spend(p_officer, 1) THEN
        UPDATE office.planned d SET held = true, held_by = p_officer WHERE d.case_id = p_case AND d.subject = p_subject;
    END IF;
    PERFORM office.see_planned(p_case, p_subject, v_now);
END
$$;

-- Compares values that are not recorded (DEC-6): for a case that the caller reads, with a purpose, within the budget. The owners are
-- told. One row for each match; a row `done` with nothing where there is none, or `refused`, `too-many`, `budget`.
CREATE OR REPLACE FUNCTION office_v1.match(p_case uuid, p_purpose smallint, p_n integer[], p_flags smallint[], p_keys bytea[])
RETURNS TABLE (outcome text, n integer, level smallint, strong boolean, common boolean, token bytea, agency text, officer uuid, other uuid)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET row_security = on
AS $$
#variable_conflict use_column
DECLARE
    v_me     uuid := office.my_officer();
    v_mine   text := (SELECT o.agency FROM office.officers o WHERE o.officer = office.my_officer());
    v_now    bigint := office.now_ms();
    v_secret bytea;
    v_values integer;
BEGIN
    -- Who submitted the case may ask before anything was written in it.
    IF v_me IS NULL OR NOT (office.reads_case(v_me, p_case) OR coalesce(office.opens(v_me, 'case/' || p_case::text), false)) OR p_purpose IS NULL OR p_purpose NOT BETWEEN 0 AND 31
       OR coalesce(cardinality(p_keys), 0) = 0 OR cardinality(p_n) <> cardinality(p_keys) OR cardinality(p_flags) <> cardinality(p_keys)
       OR cardinality(p_keys) > 100000
       OR array_position(p_n, NULL) IS NOT NULL OR array_position(p_flags, NULL) IS NOT NULL OR array_position(p_keys, NULL) IS NOT NULL THEN
        RETURN QUERY SELECT 'refused', NULL::integer, NULL::smallint, NULL::boolean, NULL::boolean, NULL::bytea, NULL::text, NULL::uuid, NULL::uuid;
        RETURN;
    END IF;
    v_values := office.values_of(p_n, p_flags, p_keys);
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
                   CASE WHEN v_values > 100 AND ((m.flags | o.flags) & 4) <> 0 THEN least(d.level, 1) ELSE d.level END AS level, d.agency, d.officer, d.declared_at
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

-- Contributions and planned actions that wait for a second person, of cases that the caller reads; and for whom they wait.
CREATE OR REPLACE FUNCTION office_v1.waiting() RETURNS TABLE (at_case uuid, subject uuid, officer uuid, indicators integer)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET row_security = on
AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY SELECT w.case_id, w.subject, w.officer, w.indicators
                 FROM (SELECT d.case_id, d.subject, coalesce(d.held_by, d.officer) AS officer, d.indicators FROM office.declared d WHERE d.held
                       UNION ALL SELECT p.case_id, p.subject, coalesce(p.held_by, p.officer), 1 FROM office.planned p WHERE p.held) AS w
                 WHERE office.reads_case(office.my_officer(), w.case_id) ORDER BY w.case_id, w.subject;
END
$$;

-- Lets what was beyond somebody's budget be compared: a second person who reads the case. False: anybody else.
CREATE OR REPLACE FUNCTION office_v1.approve(p_case uuid, p_subject uuid) RETURNS boolean
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
    UPDATE office.planned d SET held = false, approved_by = v_me
    WHERE d.case_id = p_case AND d.subject = p_subject AND d.held AND coalesce(d.held_by, d.officer) <> v_me;
    IF FOUND THEN
        PERFORM office.see_planned(p_case, p_subject, v_now);
        RETURN true;
    END IF;
    UPDATE office.declared d SET held = false, approved_by = v_me
    WHERE d.case_id = p_case AND d.subject = p_subject AND d.held AND coalesce(d.held_by, d.officer) <> v_me;
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    SELECT array_agg(DISTINCT a.key) INTO v_keys FROM office.assertions a WHERE a.case_id = p_case AND a.subject = p_subject;
    PERFORM office.see_common(p_case, p_subject, v_keys, v_now);
    PERFORM office.see(p_case, v_keys, v_now);
    RETURN true;
END
$$;
