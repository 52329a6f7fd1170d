-- A match that is the same thing is told once, and not again as having something in common: an address of a mailbox and the mailbox behind
-- it, a name and the part of it that somebody registered. Both keys come with one indicator and meet the same data of the other side, at the
-- same level, so what is left out says nothing that the one that stays does not. What is only in common still tells.
--
-- `office.see` is that of V11 but for `same_thing` and `heard`.

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
               CASE WHEN t.bulk AND (t.flags & 4) <> 0 THEN least(m.level, 1) ELSE m.level END AS level,
               t.subject AS their_subject, t.n AS their_n, t.agency AS their_agency, t.officer AS their_officer, t.purpose AS their_purpose,
               t.declared_at AS their_declared_at, t.bulk AS their_bulk,
               bool_or((m.flags & 3) = 0 AND (t.flags & 3) = 0) OVER (PARTITION BY m.subject, m.n, t.case_id, t.subject, t.n) AS same_thing,
               CASE WHEN m.bulk AND (m.flags & 4) <> 0 THEN least(t.level, 1) ELSE t.level END AS their_level
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
                 x.bulk, x.declared_at, x.n
    ), to_them AS (
        SELECT DISTINCT ON (x.key, x.other) x.key, x.other, x.strong, x.level, x.their_subject, x.their_n, x.their_agency, x.agency, x.officer, x.purpose
        FROM heard x
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
