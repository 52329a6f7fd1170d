-- A question costs less: values are counted by hashing instead of sorting, and neighbourhoods are looked for only where a value has one.

-- How many values keys stand for, as before.
CREATE OR REPLACE FUNCTION office.values_of(p_n integer[], p_flags smallint[], p_keys bytea[]) RETURNS integer
LANGUAGE plpgsql IMMUTABLE
AS $$
BEGIN
    RETURN (SELECT greatest((SELECT count(*) FROM (SELECT DISTINCT u.n FROM unnest(p_n) AS u(n)) AS v), count(*) FILTER (WHERE k.what = 0),
                            (count(*) FILTER (WHERE k.what = 1) + 3) / 4, (count(*) FILTER (WHERE k.what = 2) + 48) / 49)::integer
            FROM (SELECT DISTINCT CASE WHEN i.flags & 3 IN (1, 2) THEN i.flags & 3 ELSE 0 END AS what, i.key
                  FROM unnest(p_flags, p_keys) AS i(flags, key)) AS k);
END
$$;

-- Compares values that are not recorded, as before.
CREATE OR REPLACE FUNCTION office_v1.match(p_case uuid, p_purpose smallint, p_n integer[], p_flags smallint[], p_keys bytea[])
RETURNS TABLE (outcome text, n integer, level smallint, strong boolean, common boolean, token bytea, agency text, officer uuid, other uuid)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET row_security = on
AS $$
#variable_conflict use_column
DECLARE
    v_me      uuid := office.my_officer();
    v_done    boolean := false;
    v_row     record;
    v_n       integer[] := p_n;
    v_flags   smallint[] := p_flags;
    v_keys    bytea[] := p_keys;
    v_places  bytea[];
    v_numbers boolean[];
    v_values  bytea[];
    -- Lists that are not of one length are refused below, whole.
    v_near    boolean := coalesce(cardinality(p_n) = cardinality(p_keys) AND cardinality(p_flags) = cardinality(p_keys) AND cardinality(p_keys) <= 100000
                                  AND (SELECT bool_or((u.flags & 48) <> 0) FROM unnest(p_flags) AS u(flags)), false);
BEGIN
    IF v_near THEN
        SELECT array_agg(i.n), array_agg(i.flags), array_agg(i.key) INTO v_n, v_flags, v_keys
        FROM unnest(p_n, p_flags, p_keys) AS i(n, flags, key) WHERE (i.flags & 32) = 0 OR i.flags IS NULL;
    END IF;
    FOR v_row IN SELECT * FROM office.match(p_case, p_purpose, v_n, v_flags, v_keys) LOOP
        v_done := v_done OR v_row.outcome = 'done';
        outcome := v_row.outcome; n := v_row.n; level := v_row.level; strong := v_row.strong; common := v_row.common; token := v_row.token;
        agency := v_row.agency; officer := v_row.officer; other := v_row.other;
        RETURN NEXT;
    END LOOP;
    IF v_done AND v_near THEN
        WITH asked AS (
            SELECT i.n, i.flags, substring(sha256(s.secret || i.key) FOR 16) AS key
            FROM unnest(p_n, p_flags, p_keys) AS i(n, flags, key), office.secret s WHERE (i.flags & 16) <> 0 OR (i.flags & 3) = 0
        )
        SELECT array_agg(p.key), array_agg((p.flags & 32) <> 0), array_agg(v.key) INTO v_places, v_numbers, v_values
        FROM asked p JOIN asked v ON v.n = p.n AND (v.flags & 3) = 0 AND (v.flags & 16) = 0 WHERE (p.flags & 16) <> 0;
        IF v_places IS NOT NULL THEN
            PERFORM office.count_near(v_me, p_case, office.now_ms(), v_places, v_numbers, v_values);
        END IF;
    END IF;
END
$$;
