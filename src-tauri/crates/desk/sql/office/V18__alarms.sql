-- Alarms (DEC-6): who asks for many values of one neighbourhood, and data whose declared keys are not those of their content.
--
-- The office knows keys and no values, so that two of them are neighbours is declared: one key of an address is marked as its neighbourhood
-- (16 in the flags: the /16, of version 6 the /48), and a telephone number brings one more key that stands for its hundred (16 and 32) and is
-- kept and compared nowhere. By these the office counts how many different values an officer asked for in one neighbourhood.
--
-- - More than 10 numbers of one hundred, or more than 50 addresses of one range, within 30 days raise an alarm.
-- - What is recorded counts once in each neighbourhood, however many of its values it holds: a seized list is no probing, and recording one
--   value after another is. It counts on the day on which it was declared first: declaring again asks for nothing new.
-- - One alarm for one officer and neighbourhood in 30 days. It counts on until somebody looked into it.
-- - Who asks is told nothing of it: the answer is the same. EC3 and administrators are.
--
-- Keys that a desk makes anew with a later version (DEC-2) ask for nothing new either. They are not charged: once in 30 days for each contribution,
-- and for no more values than were charged when it was recorded.

-- What was asked for, by neighbourhood, in the last 30 days.
CREATE TABLE office.near (
    officer uuid   NOT NULL,
    place   bytea  NOT NULL,                                               -- the neighbourhood: the first 16 bytes of sha256(secret || key)
    value   bytea  NOT NULL,                                               -- likewise of the value; of what was recorded: of the data as a whole
    at      bigint NOT NULL,
    PRIMARY KEY (officer, place, value)
);
CREATE INDEX near_at ON office.near (at);

CREATE TABLE office.alarms (
    alarm     uuid    PRIMARY KEY,
    position  bigint  NOT NULL UNIQUE,                                     -- moves when it changes
    what      text    NOT NULL CHECK (what IN ('addresses', 'numbers', 'keys')),
    officer   uuid    NOT NULL,                                            -- whom it is about
    agency    text    NOT NULL,
    case_id   uuid    NOT NULL,                                            -- the case that was asked for last, or that the data are in
    subject   uuid,                                                        -- the data whose keys are others
    at_entry  bigint,                                                      -- the place of the entry that declared them
    place     bytea,
    n         integer NOT NULL,                                            -- how many values; 1 of keys
    at        bigint  NOT NULL,
    reason    text,                                                        -- what came of it; NULL: nobody has looked into it
    looked_by uuid,
    looked_at bigint
);
-- An entry is told of once.
CREATE UNIQUE INDEX alarms_entry ON office.alarms (case_id, at_entry) WHERE what = 'keys';
CREATE INDEX alarms_near ON office.alarms (officer, place);

DO $$
DECLARE
    v_table text;
BEGIN
    FOREACH v_table IN ARRAY ARRAY['near', 'alarms'] LOOP
        EXECUTE format('ALTER TABLE office.%I ENABLE ROW LEVEL SECURITY', v_table);
        EXECUTE format('ALTER TABLE office.%I FORCE ROW LEVEL SECURITY', v_table);
        EXECUTE format('CREATE POLICY functions ON office.%I TO jcat_owner USING (true) WITH CHECK (true)', v_table);
        EXECUTE format('REVOKE ALL ON office.%I FROM PUBLIC', v_table);
    END LOOP;
END
$$;

-- ---- asked by the functions, not by officers --------------------------------------------------------------------------------

-- Gives the next number of an alarm. Numbered as hits are, under a case that is none: they go on behind a restore.
CREATE FUNCTION office.number_alarm() RETURNS bigint
LANGUAGE sql
AS $$ SELECT office.number('ffffffff-ffff-ffff-ffff-ffffffffffff', 1) $$;

-- Whether an officer is told of alarms.
CREATE FUNCTION office.hears_alarms(p_officer uuid) RETURNS boolean
LANGUAGE sql STABLE
AS $$ SELECT coalesce(office.holds(p_officer, 'ec3') OR office.holds(p_officer, 'administrator'), false) $$;

-- Counts values that an officer asked for, each in its neighbourhood, and raises an alarm where there are too many. Whoever calls holds the
-- lock of matching.
CREATE FUNCTION office.count_near(p_officer uuid, p_case uuid, p_at bigint, p_places bytea[], p_numbers boolean[], p_values bytea[]) RETURNS void
LANGUAGE plpgsql
AS $$
DECLARE
    v_since bigint := office.now_ms() - 30 * 86400000::bigint;
    v_near  record;
BEGIN
    DELETE FROM office.near n WHERE n.at <= v_since;
    IF p_at <= v_since THEN
        RETURN;
    END IF;
    INSERT INTO office.near AS n (officer, place, value, at)
    SELECT DISTINCT p_officer, i.place, i.value, p_at FROM unnest(p_places, p_values) AS i(place, value)
    ON CONFLICT (officer, place, value) DO UPDATE SET at = greatest(n.at, excluded.at);
    FOR v_near IN
        SELECT i.place, i.numbers, count(*)::integer AS n
        FROM (SELECT u.place, bool_or(u.numbers) AS numbers FROM unnest(p_places, p_numbers) AS u(place, numbers) GROUP BY u.place) AS i
        JOIN office.near n ON n.officer = p_officer AND n.place = i.place
        GROUP BY i.place, i.numbers HAVING count(*) > CASE WHEN i.numbers THEN 10 ELSE 50 END
        ORDER BY i.place
    LOOP
        IF NOT EXISTS (SELECT FROM office.alarms a WHERE a.officer = p_officer AND a.place = v_near.place AND (a.at > v_since OR a.reason IS NULL)) THEN
            INSERT INTO office.alarms (alarm, position, what, officer, agency, case_id, place, n, at)
            SELECT gen_random_uuid(), office.number_alarm(), CASE WHEN v_near.numbers THEN 'numbers' ELSE 'addresses' END,
                   o.officer, o.agency, p_case, v_near.place, v_near.n, office.now_ms()
            FROM office.officers o WHERE o.officer = p_officer;
        ELSE
            UPDATE office.alarms a SET n = v_near.n, case_id = p_case, position = office.number_alarm()
            WHERE a.officer = p_officer AND a.place = v_near.place AND a.reason IS NULL AND a.n < v_near.n;
        END IF;
    END LOOP;
END
$$;

-- When keys of data were last made anew without being charged.
ALTER TABLE office.declared ADD COLUMN anew_at bigint;

-- How many values of a declaration have keys that the data do not have yet; NULL where it brings indicators that were not there, so that nothing of it
-- was made anew.
CREATE FUNCTION office.made_anew(p_case uuid, p_subject uuid, p_content bytea) RETURNS integer
LANGUAGE sql
AS $$
    WITH item AS (
        SELECT ('x' || encode(substring(p_content FROM 12 + 37 * i FOR 4), 'hex'))::bit(32)::integer AS n, get_byte(p_content, 15 + 37 * i)::smallint AS flags,
               substring(sha256(s.secret || substring(p_content FROM 17 + 37 * i FOR 32)) FOR 16) AS key
        FROM generate_series(0, (octet_length(p_content) - 11) / 37 - 1) AS i, office.secret s
    ), fresh AS (
        SELECT DISTINCT ON (i.key, i.n) i.n, i.flags, i.key FROM item i
        WHERE NOT EXISTS (SELECT FROM office.assertions a WHERE a.key = i.key AND a.case_id = p_case AND a.subject = p_subject AND a.n = i.n)
        ORDER BY i.key, i.n, i.flags & 3
    )
    SELECT CASE WHEN (SELECT max(i.n) FROM item i) <= (SELECT max(a.n) FROM office.assertions a WHERE a.case_id = p_case AND a.subject = p_subject)
                THEN coalesce(office.values_of(array_agg(f.n), array_agg(f.flags), array_agg(f.key)), 0) END
    FROM fresh f
$$;

-- Takes what an entry declares of data or of a planned action. The neighbourhoods in it are counted; what is there for that alone goes no further.
CREATE OR REPLACE FUNCTION office.declare(p_officer uuid, p_case uuid, p_subject uuid, p_content bytea) RETURNS void
LANGUAGE plpgsql
AS $$
DECLARE
    v_secret  bytea;
    v_planned boolean := octet_length(p_content) >= 48 AND (get_byte(p_content, 15) & 8) <> 0;
    v_items   integer := (octet_length(p_content) - 11) / 37;
    v_places  bytea[];
    v_numbers boolean[];
    v_at      bigint;
    v_content bytea := p_content;
    v_anew    integer;
BEGIN
    -- From here on one at a time.
    SELECT s.secret INTO v_secret FROM office.secret s FOR UPDATE;
    SELECT array_agg(i.place), array_agg(i.numbers) INTO v_places, v_numbers
    FROM (SELECT DISTINCT substring(sha256(v_secret || substring(p_content FROM 17 + 37 * i FOR 32)) FOR 16) AS place,
                 (get_byte(p_content, 15 + 37 * i) & 32) <> 0 AS numbers
          FROM generate_series(CASE WHEN v_planned THEN 1 ELSE 0 END, v_items - 1) AS i
          WHERE (get_byte(p_content, 15 + 37 * i) & 16) <> 0) AS i;
    IF true = ANY (v_numbers) THEN
        SELECT substring(p_content FOR 11) || coalesce(string_agg(substring(p_content FROM 12 + 37 * i FOR 37), ''::bytea ORDER BY i), ''::bytea)
        INTO v_content
        FROM generate_series(0, v_items - 1) AS i WHERE (v_planned AND i = 0) OR (get_byte(p_content, 15 + 37 * i) & 32) = 0;
    END IF;
    IF v_planned THEN
        PERFORM office.declare_planned(p_officer, p_case, p_subject, v_content);
    ELSE
        IF v_items > 0 AND EXISTS (SELECT FROM office.declared d WHERE d.case_id = p_case AND d.subject = p_subject AND NOT d.held AND d.approved_by IS NULL
                                     AND coalesce(d.anew_at, 0) <= office.now_ms() - 30 * 86400000::bigint) THEN
            v_anew := office.made_anew(p_case, p_subject, v_content);
            -- As if it had been agreed to: what is taken counts no value twice, and waits for nobody.
            UPDATE office.declared d SET anew_at = office.now_ms(), approved_by = p_officer, indicators = d.indicators - v_anew
            WHERE d.case_id = p_case AND d.subject = p_subject AND v_anew BETWEEN 1 AND d.indicators
              AND d.agency = (SELECT o.agency FROM office.officers o WHERE o.officer = p_officer);
        END IF;
        PERFORM office.declare_data(p_officer, p_case, p_subject, v_content);
        UPDATE office.declared d SET approved_by = NULL WHERE d.case_id = p_case AND d.subject = p_subject AND v_anew > 0 AND d.approved_by = p_officer;
    END IF;
    IF v_places IS NOT NULL THEN
        SELECT min(d.at) INTO v_at
        FROM (SELECT x.declared_at AS at FROM office.declared x WHERE x.case_id = p_case AND x.subject = p_subject
              UNION ALL SELECT x.declared_at FROM office.planned x WHERE x.case_id = p_case AND x.subject = p_subject) AS d;
        PERFORM office.count_near(p_officer, p_case, coalesce(v_at, office.now_ms()), v_places, v_numbers,
                                  array_fill(substring(sha256(v_secret || uuid_send(p_subject)) FOR 16), ARRAY[cardinality(v_places)]));
    END IF;
END
$$;

-- A desk of this version may have declared to an office of a former one, which kept what is there for counting alone.
DELETE FROM office.assertions a WHERE (a.flags & 32) <> 0;

-- ---- called by officers ------------------------------------------------------------------------------------------------------

-- Compares values that are not recorded, as before; what the question tells of neighbourhoods is counted once it was charged.
ALTER FUNCTION office_v1.match(uuid, smallint, integer[], smallint[], bytea[]) SET SCHEMA office;
CREATE FUNCTION office_v1.match(p_case uuid, p_purpose smallint, p_n integer[], p_flags smallint[], p_keys bytea[])
RETURNS TABLE (outcome text, n integer, level smallint, strong boolean, common boolean, token bytea, agency text, officer uuid, other uuid)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET row_security = on
AS $$
#variable_conflict use_column
DECLARE
    v_me      uuid := office.my_officer();
    v_done    boolean := false;
    v_row     record;
    v_n       integer[];
    v_flags   smallint[];
    v_keys    bytea[];
    v_places  bytea[];
    v_numbers boolean[];
    v_values  bytea[];
BEGIN
    -- Lists that are not of one length are refused below, whole.
    IF cardinality(p_n) = cardinality(p_keys) AND cardinality(p_flags) = cardinality(p_keys) AND cardinality(p_keys) <= 100000 THEN
        SELECT array_agg(i.n), array_agg(i.flags), array_agg(i.key) INTO v_n, v_flags, v_keys
        FROM unnest(p_n, p_flags, p_keys) AS i(n, flags, key) WHERE (i.flags & 32) = 0 OR i.flags IS NULL;
    ELSE
        v_n := p_n; v_flags := p_flags; v_keys := p_keys;
    END IF;
    FOR v_row IN SELECT * FROM office.match(p_case, p_purpose, v_n, v_flags, v_keys) LOOP
        v_done := v_done OR v_row.outcome = 'done';
        outcome := v_row.outcome; n := v_row.n; level := v_row.level; strong := v_row.strong; common := v_row.common; token := v_row.token;
        agency := v_row.agency; officer := v_row.officer; other := v_row.other;
        RETURN NEXT;
    END LOOP;
    IF v_done THEN
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

-- Alarms behind a position, to EC3 and administrators.
CREATE FUNCTION office_v1.alarms(p_after bigint)
RETURNS TABLE (at_position bigint, alarm uuid, what text, officer uuid, agency text, at_case uuid, subject uuid, n integer, at_time bigint,
               reason text, looked_by uuid, looked_at bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET row_security = on
AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
        SELECT a.position, a.alarm, a.what, a.officer, a.agency, a.case_id, a.subject, a.n, a.at, a.reason, a.looked_by, a.looked_at
        FROM office.alarms a WHERE a.position > p_after AND office.hears_alarms(office.my_officer()) ORDER BY a.position LIMIT 1000;
END
$$;

-- Says what came of an alarm: EC3 or an administrator, and not whom it is about. False: anybody else, or somebody said so before.
CREATE FUNCTION office_v1.look_into_alarm(p_alarm uuid, p_reason text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET row_security = on
AS $$
DECLARE
    v_me uuid := office.my_officer();
BEGIN
    IF NOT office.hears_alarms(v_me) OR coalesce(btrim(p_reason), '') = '' OR length(p_reason) > 4000 THEN
        RETURN false;
    END IF;
    PERFORM FROM office.secret s FOR UPDATE;
    UPDATE office.alarms a SET reason = p_reason, looked_by = v_me, looked_at = office.now_ms(), position = office.number_alarm()
    WHERE a.alarm = p_alarm AND a.reason IS NULL AND a.officer <> v_me;
    RETURN FOUND;
END
$$;

-- Reports that an entry declares other keys than EC3's desk derives from its content: EC3, of an entry that it reads and that declares
-- something. True also where that was reported before.
CREATE FUNCTION office_v1.report_keys(p_case uuid, p_position bigint) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET row_security = on
AS $$
DECLARE
    v_me    uuid := office.my_officer();
    v_entry record;
BEGIN
    IF NOT coalesce(office.holds(v_me, 'ec3'), false) OR NOT office.reads_case(v_me, p_case) THEN
        RETURN false;
    END IF;
    PERFORM FROM office.secret s FOR UPDATE;
    SELECT o.officer, o.agency, encode(substring(e.header FROM 63 FOR 16), 'hex')::uuid AS subject INTO v_entry
    FROM office.entries e JOIN office.devices v ON v.device = e.device JOIN office.officers o ON o.officer = v.officer
    WHERE e.audience = 'case/' || p_case::text AND e.position = p_position
      AND substring(e.header FROM octet_length(e.header) - 67 FOR 2) = '\x5820'::bytea;
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    IF NOT EXISTS (SELECT FROM office.alarms a WHERE a.what = 'keys' AND a.case_id = p_case AND a.at_entry = p_position) THEN
        INSERT INTO office.alarms (alarm, position, what, officer, agency, case_id, subject, at_entry, n, at)
        VALUES (gen_random_uuid(), office.number_alarm(), 'keys', v_entry.officer, v_entry.agency, p_case, v_entry.subject, p_position, 1, office.now_ms());
    END IF;
    RETURN true;
END
$$;

-- It was an officer's to call where it came from.
REVOKE ALL ON FUNCTION office.match(uuid, smallint, integer[], smallint[], bytea[]) FROM jcat_officers;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA office_v1 FROM PUBLIC;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA office_v1 TO jcat_officers;
