-- A key is looked up by its hash: a thousand values take a thousand walks down a tree of 16-byte keys, three or four pages each, and nothing is ever asked of
-- their order. What has a key once is known by contribution and place, in the order in which data come; that tree also answers which keys a
-- contribution has, for which there was a second one.
ALTER TABLE office.assertions DROP CONSTRAINT assertions_pkey;
ALTER TABLE office.assertions ADD PRIMARY KEY (case_id, subject, n, key);
DROP INDEX office.assertions_subject;
CREATE INDEX assertions_key ON office.assertions USING hash (key);

-- Gives the next so many numbers of a case's hits; the first of them. As before, planned once for a session and not with each question.
CREATE OR REPLACE FUNCTION office.number(p_case uuid, p_count bigint) RETURNS bigint
LANGUAGE plpgsql
AS $$
DECLARE
    v_first bigint;
BEGIN
    INSERT INTO office.sight_heads AS h (case_id, position) VALUES (p_case, p_count)
    ON CONFLICT (case_id) DO UPDATE SET position = h.position + excluded.position
    RETURNING h.position - p_count + 1 INTO v_first;
    RETURN v_first;
END
$$;

-- The server takes a list for ten values long whatever it holds, and would sort it.
ALTER FUNCTION office.values_of(integer[], smallint[], bytea[]) SET enable_sort = off;

-- Compares values that are not recorded, as before. Whether an owner was told today is looked up for each hit: planned while nothing had been
-- asked yet, the office went through all that was ever asked, until the server next counted its rows.
CREATE OR REPLACE FUNCTION office.match(p_case uuid, p_purpose smallint, p_n integer[], p_flags smallint[], p_keys bytea[])
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
            FROM named f LEFT JOIN LATERAL (
                SELECT k.at FROM office.sights k WHERE k.case_id = f.other AND k.key = f.key AND k.other = p_case AND k.cause = 'asked' LIMIT 1
            ) AS v ON true
            WHERE v.at IS NULL OR v.at < v_now - 86400000
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
