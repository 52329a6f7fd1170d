-- Planned actions: which of two cases get in each other's way, and what each is told of it (DEC-8).
--
-- An action is declared beside its entry in the bytes that data are declared in (V11); what tells it from them is 8 in the flags of its
-- first item, whose 32 bytes are no key: when it begins and ends, its margin, its place. What follows are the keys of its infrastructure.
-- A pair of actions that conflict is a sight like any other, of cause 'planned': the same numbers, names, levels and silence (DEC-3 to
-- DEC-5), so that what holds of matches holds here.

CREATE TABLE office.planned (
    case_id     uuid     NOT NULL,
    subject     uuid     NOT NULL,                                         -- the action
    officer     uuid     NOT NULL,                                         -- who planned it: whom to ring
    agency      text     NOT NULL,
    level       smallint NOT NULL CHECK (level BETWEEN -1 AND 4),          -- what others may be told; -1: called off
    until       bigint,                                                    -- from then on it is compared with nothing
    purpose     smallint NOT NULL,
    declared_at bigint   NOT NULL,
    held        boolean  NOT NULL DEFAULT false,                           -- waits for a second person
    approved_by uuid,
    from_at     bigint   NOT NULL,
    to_at       bigint   NOT NULL,
    margin      bigint   NOT NULL,
    lat         integer,                                                   -- degrees, in millionths; NULL: about infrastructure
    lon         integer,
    radius      integer,                                                   -- in metres
    PRIMARY KEY (case_id, subject)
);
CREATE INDEX planned_time ON office.planned (to_at);
CREATE INDEX planned_held ON office.planned (case_id) WHERE held;

CREATE TABLE office.planned_keys (
    key     bytea    NOT NULL,                                             -- the first 16 bytes of sha256(secret || key)
    case_id uuid     NOT NULL,
    subject uuid     NOT NULL,
    flags   smallint NOT NULL,                                             -- 0 the same thing, 2 within
    PRIMARY KEY (key, case_id, subject)
);
CREATE INDEX planned_keys_subject ON office.planned_keys (case_id, subject);

DO $$
DECLARE
    v_table text;
BEGIN
    FOREACH v_table IN ARRAY ARRAY['planned', 'planned_keys'] LOOP
        EXECUTE format('ALTER TABLE office.%I ENABLE ROW LEVEL SECURITY', v_table);
        EXECUTE format('ALTER TABLE office.%I FORCE ROW LEVEL SECURITY', v_table);
        EXECUTE format('CREATE POLICY functions ON office.%I TO jcat_owner USING (true) WITH CHECK (true)', v_table);
        EXECUTE format('REVOKE ALL ON office.%I FROM PUBLIC', v_table);
    END LOOP;
END
$$;

ALTER TABLE office.sights DROP CONSTRAINT sights_cause_check;
ALTER TABLE office.sights ADD CONSTRAINT sights_cause_check CHECK (cause IN ('recorded', 'asked', 'common', 'planned'));
CREATE INDEX sights_planned ON office.sights (other) WHERE cause = 'planned';

-- ---- asked by the functions, not by officers --------------------------------------------------------------------------------

-- Metres between two places, on a sphere of the Earth's mean radius. The same as `domain/src/planned.rs`.
CREATE FUNCTION office.distance(p_lat integer, p_lon integer, q_lat integer, q_lon integer) RETURNS double precision
LANGUAGE sql IMMUTABLE
AS $$
    SELECT 2 * 6371008.8 * asin(sqrt(least(1::double precision,
        power(sin(radians((q_lat::double precision - p_lat) / 1e6) / 2), 2)
        + cos(radians(p_lat / 1e6::double precision)) * cos(radians(q_lat / 1e6::double precision))
          * power(sin(radians((q_lon::double precision - p_lon) / 1e6) / 2), 2))))
$$;

-- How both sides of a pair of actions are found, whichever of them asks.
CREATE FUNCTION office.pair_key(p_secret bytea, p_one uuid, p_other uuid) RETURNS bytea
LANGUAGE sql IMMUTABLE
AS $$
    SELECT substring(sha256(p_secret || 'planned'::bytea || least(uuid_send(p_one), uuid_send(p_other))
                            || greatest(uuid_send(p_one), uuid_send(p_other))) FOR 16)
$$;

-- Works out anew which actions of other cases an action conflicts with, and keeps what changed for both sides. `p_case` is who acts; a pair
-- that is known already keeps its roles.
CREATE FUNCTION office.see_planned(p_case uuid, p_subject uuid, p_now bigint) RETURNS void
LANGUAGE plpgsql
AS $$
DECLARE
    v_secret bytea := (SELECT s.secret FROM office.secret s);
BEGIN
    WITH mine AS (
        SELECT m.* FROM office.planned m
        WHERE m.case_id = p_case AND m.subject = p_subject AND m.level >= 0 AND NOT m.held AND coalesce(m.until > p_now, true)
    ), met AS (
        SELECT office.pair_key(v_secret, m.subject, t.subject) AS key, t.case_id AS other, m.subject, m.agency, m.officer, m.purpose, m.level,
               t.subject AS their_subject, t.agency AS their_agency, t.officer AS their_officer, t.purpose AS their_purpose, t.level AS their_level
        FROM mine m JOIN office.planned t
          ON t.case_id <> p_case AND t.level >= 0 AND NOT t.held AND coalesce(t.until > p_now, true)
             AND t.from_at - greatest(m.margin, t.margin) < m.to_at AND m.from_at - greatest(m.margin, t.margin) < t.to_at
        WHERE (m.radius IS NOT NULL AND t.radius IS NOT NULL AND office.distance(m.lat, m.lon, t.lat, t.lon) <= m.radius::double precision + t.radius)
           OR EXISTS (SELECT FROM office.planned_keys a JOIN office.planned_keys b ON b.key = a.key AND NOT (a.flags = 2 AND b.flags = 2)
                      WHERE a.case_id = m.case_id AND a.subject = m.subject AND b.case_id = t.case_id AND b.subject = t.subject)
    ), seen AS (
        SELECT x.key, p_case AS viewer, x.other, x.subject, x.agency, x.their_level AS level, x.their_agency AS other_agency,
               x.their_officer AS other_officer, x.their_purpose AS purpose, x.level AS told
        FROM met x
        UNION ALL
        SELECT x.key, x.other, p_case, x.their_subject, x.their_agency, x.level, x.agency, x.officer, x.purpose, x.their_level FROM met x
    ), roles AS (
        SELECT s.*, k.level AS known_level,
               coalesce(k.owner, CASE WHEN m.owner IS NOT NULL THEN NOT m.owner ELSE s.viewer <> p_case END) AS owner
        FROM seen s
        LEFT JOIN office.sights k ON k.case_id = s.viewer AND k.key = s.key AND k.other = s.other AND k.cause = 'planned'
        LEFT JOIN office.sights m ON m.case_id = s.other AND m.key = s.key AND m.other = s.viewer AND m.cause = 'planned'
    ), gone AS (
        SELECT k.key, k.case_id AS viewer, k.other FROM office.sights k
        WHERE k.case_id = p_case AND k.subject = p_subject AND k.cause = 'planned' AND k.level >= 0
          AND NOT EXISTS (SELECT FROM seen s WHERE (s.key, s.viewer, s.other) = (k.key, k.case_id, k.other))
        UNION ALL
        SELECT k.key, k.case_id, k.other FROM office.sights k
        WHERE k.other = p_case AND k.cause = 'planned' AND k.level >= 0 AND k.key = office.pair_key(v_secret, p_subject, k.subject)
          AND NOT EXISTS (SELECT FROM seen s WHERE (s.key, s.viewer, s.other) = (k.key, k.case_id, k.other))
    ), wanted AS (
        SELECT r.key, r.viewer, r.other, r.owner, CASE WHEN r.owner OR r.level > 0 THEN r.level ELSE -1 END AS level, r.subject, r.agency,
               r.other_agency, r.other_officer, r.purpose, CASE WHEN r.owner THEN r.told END AS told
        FROM roles r
        -- Who acted is told nothing at level 0: there is no row, unless there was one before.
        WHERE r.owner OR r.level > 0 OR r.known_level IS NOT NULL
        UNION ALL
        SELECT g.key, g.viewer, g.other, k.owner, -1, k.subject, k.agency, k.other_agency, k.other_officer, k.purpose, k.told
        FROM gone g JOIN office.sights k ON k.case_id = g.viewer AND k.key = g.key AND k.other = g.other AND k.cause = 'planned'
    ), changed AS (
        SELECT w.*, row_number() OVER (PARTITION BY w.viewer
                   -- An order of what may be told, so that it says nothing of what may not.
                   ORDER BY w.subject, w.level DESC, CASE WHEN w.level >= 2 OR w.owner THEN w.other_agency END,
                            CASE WHEN w.level >= 2 THEN w.other_officer END, w.other, w.key) AS place,
               row_number() OVER (ORDER BY w.viewer, w.key, w.other) AS ec3_place
        FROM wanted w LEFT JOIN office.sights k ON k.case_id = w.viewer AND k.key = w.key AND k.other = w.other AND k.cause = 'planned'
        WHERE k.case_id IS NULL
           OR NOT (k.level = -1 AND w.level = -1)
              AND (k.level, k.subject, k.other_agency, k.other_officer, k.told)
              IS DISTINCT FROM (w.level::smallint, w.subject, w.other_agency, w.other_officer, w.told::smallint)
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
    INSERT INTO office.sights AS k (case_id, key, other, cause, position, ec3_position, token, owner, level, strong, subject, agency,
                                    other_agency, other_officer, purpose, told, at)
    SELECT c.viewer, c.key, c.other, 'planned', b.before + c.place, e.before + c.ec3_place,
           substring(sha256(v_secret || uuid_send(c.viewer) || int8send(b.before + c.place)) FOR 16),
           c.owner, c.level, true, c.subject, c.agency, c.other_agency, c.other_officer, c.purpose, c.told, p_now
    FROM changed c JOIN first b ON b.case_id = c.viewer JOIN first e ON e.case_id = '00000000-0000-0000-0000-000000000000'
    ON CONFLICT (case_id, key, other, cause) DO UPDATE
        SET position = excluded.position, ec3_position = excluded.ec3_position, level = excluded.level, subject = excluded.subject,
            agency = excluded.agency, other_agency = excluded.other_agency, other_officer = excluded.other_officer, purpose = excluded.purpose,
            told = excluded.told;
END
$$;

-- Takes what an entry declares of a planned action, and looks for conflicts. The entry is in its journal already.
CREATE FUNCTION office.declare_planned(p_officer uuid, p_case uuid, p_subject uuid, p_content bytea) RETURNS void
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
        UPDATE office.planned d SET held = true WHERE d.case_id = p_case AND d.subject = p_subject;
    END IF;
    PERFORM office.see_planned(p_case, p_subject, v_now);
END
$$;

-- Data or a planned action: whoever takes a declaration goes through here.
ALTER FUNCTION office.declare(uuid, uuid, uuid, bytea) RENAME TO declare_data;
CREATE FUNCTION office.declare(p_officer uuid, p_case uuid, p_subject uuid, p_content bytea) RETURNS void
LANGUAGE plpgsql
AS $$
BEGIN
    IF octet_length(p_content) >= 48 AND (get_byte(p_content, 15) & 8) <> 0 THEN
        PERFORM office.declare_planned(p_officer, p_case, p_subject, p_content);
    ELSE
        PERFORM office.declare_data(p_officer, p_case, p_subject, p_content);
    END IF;
END
$$;

-- ---- called by officers ------------------------------------------------------------------------------------------------------

-- Pushes entries, one of which declares a planned action. An office of a former version has no such function and takes none of it, rather
-- than taking the action for data.
CREATE FUNCTION office_v1.push_planning(p_device uuid, p_audience text[], p_seq bigint[], p_header bytea[], p_signature bytea[], p_salt bytea[],
                                        p_body bytea[], p_declares bytea[])
RETURNS TABLE (audience text, outcome text, at_seq bigint, at_position bigint, at_time bigint, at_directory bigint, at_chain bytea)
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET row_security = on
AS $$ SELECT * FROM office_v1.push_declaring(p_device, p_audience, p_seq, p_header, p_signature, p_salt, p_body, p_declares) $$;

-- Contributions and planned actions that wait for a second person, of cases that the caller reads.
CREATE OR REPLACE FUNCTION office_v1.waiting() RETURNS TABLE (at_case uuid, subject uuid, officer uuid, indicators integer)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET row_security = on
AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY SELECT w.case_id, w.subject, w.officer, w.indicators
                 FROM (SELECT d.case_id, d.subject, d.officer, d.indicators FROM office.declared d WHERE d.held
                       UNION ALL SELECT p.case_id, p.subject, p.officer, 1 FROM office.planned p WHERE p.held) AS w
                 WHERE office.reads_case(office.my_officer(), w.case_id) ORDER BY w.case_id, w.subject;
END
$$;

-- Lets what was beyond its recorder's budget be compared: a second person who reads the case. False: anybody else.
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
    WHERE d.case_id = p_case AND d.subject = p_subject AND d.held AND d.officer <> v_me;
    IF FOUND THEN
        PERFORM office.see_planned(p_case, p_subject, v_now);
        RETURN true;
    END IF;
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
CREATE OR REPLACE FUNCTION office_v1.say_of_hit(p_case uuid, p_token bytea, p_word text) RETURNS boolean
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
        WHERE k.case_id = v_mine.other AND k.key = v_mine.key AND k.other = p_case AND v_mine.cause IN ('recorded', 'planned')
          AND k.cause = v_mine.cause AND k.level >= 0;
        RETURN true;
    END IF;
    RETURN EXISTS (SELECT FROM office.sights k WHERE k.case_id = p_case AND k.token = p_token);
END
$$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA office_v1 FROM PUBLIC;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA office_v1 TO jcat_officers;
