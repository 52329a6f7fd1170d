-- Erasure (AUD-4): bodies of data that were reviewed and are kept no longer, and of links and sightings that quoted them.
--
-- Two persons signed an entry each: `contribution.erasure-proposed`, then `contribution.erased`. Both stand in the journal of the case, and the office
-- sees by their headers which device wrote them, about what. It does not read what they say: which links and sightings go with the data is named by the
-- desks that call. So `erase` is called twice, by two officers of two agencies who read the case, one of whom is of the provider or of EC3, and both
-- name the same. The desks of a case do so by themselves, and again after a restore: what a backup has, and what desks offer, is emptied before the
-- office takes anything new.
--
-- An officer alone erases nothing, whatever is called. A legal hold that was placed before the second entry and not lifted blocks it here as well.

-- What was erased, by which entry. Of these nothing has a body any more, whoever brings one.
CREATE TABLE office.erased (
    audience  text        NOT NULL,
    subject   bytea       NOT NULL CHECK (octet_length(subject) = 16),     -- the data, or what quoted them
    position  bigint      NOT NULL,                                        -- of the entry that erased them
    erased_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (audience, subject)
);

-- The word of those who called, until two agree.
CREATE TABLE office.erasing (
    audience text        NOT NULL,
    position bigint      NOT NULL,
    officer  uuid        NOT NULL,
    agency   text        NOT NULL,
    subjects bytea       NOT NULL,                                         -- sha256 of what is to go
    said_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (audience, position, officer)
);

DO $$
DECLARE
    v_table text;
BEGIN
    FOREACH v_table IN ARRAY ARRAY['erased', 'erasing'] LOOP
        EXECUTE format('ALTER TABLE office.%I ENABLE ROW LEVEL SECURITY', v_table);
        EXECUTE format('ALTER TABLE office.%I FORCE ROW LEVEL SECURITY', v_table);
        EXECUTE format('CREATE POLICY functions ON office.%I TO jcat_owner USING (true) WITH CHECK (true)', v_table);
        EXECUTE format('REVOKE ALL ON office.%I FROM PUBLIC', v_table);
    END LOOP;
END
$$;

-- ---- asked by the functions, not by officers --------------------------------------------------------------------------------

-- The kind in the header of an entry of a case, as bytes; NULL where it does not read so. Its subject stands before it.
CREATE FUNCTION office.kind_of(p_header bytea) RETURNS bytea
LANGUAGE sql IMMUTABLE
AS $$
    SELECT CASE WHEN octet_length(p_header) < 81 OR get_byte(p_header, 61) <> 80 THEN NULL
                WHEN get_byte(p_header, 78) = 120 THEN substring(p_header FROM 81 FOR get_byte(p_header, 79))
                WHEN get_byte(p_header, 78) BETWEEN 96 AND 119 THEN substring(p_header FROM 80 FOR get_byte(p_header, 78) - 96) END
$$;

-- Whether entries of a kind say nothing but that something is erased, or that an entry was given up before it was sent.
CREATE FUNCTION office.stays(p_kind bytea) RETURNS boolean
LANGUAGE sql IMMUTABLE
AS $$ SELECT p_kind IN ('contribution.erasure-proposed'::bytea, 'contribution.erased'::bytea, 'entry.withdrawn'::bytea) $$;

-- Whether entries of a kind go with the data that they quote.
CREATE FUNCTION office.goes_along(p_kind bytea) RETURNS boolean
LANGUAGE sql IMMUTABLE
AS $$
    SELECT coalesce(p_kind IN ('link.drawn'::bytea, 'link.withdrawn'::bytea, 'link.restored'::bytea, 'entry.withdrawn'::bytea) OR substring(p_kind FOR 9) = 'sighting.'::bytea, false)
$$;

-- An entry is written once. What is erased loses salt and body, and nothing else of it changes.
CREATE POLICY functions_empty ON office.entries FOR UPDATE TO jcat_owner
    USING (audience LIKE 'case/%' AND EXISTS (SELECT FROM office.erased x WHERE x.audience = entries.audience AND x.subject = substring(entries.header FROM 63 FOR 16)))
    WITH CHECK (salt IS NULL AND body IS NULL);
CREATE FUNCTION office.only_emptied() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
    OLD.salt := NULL;
    OLD.body := NULL;
    IF NEW IS DISTINCT FROM OLD OR office.stays(office.kind_of(NEW.header)) THEN
        RAISE EXCEPTION 'an entry is written once' USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER only_emptied BEFORE UPDATE ON office.entries FOR EACH ROW EXECUTE FUNCTION office.only_emptied();

-- What is pushed or offered later about something that is erased comes without a body.
CREATE FUNCTION office.stays_erased() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
    IF NOT coalesce(office.stays(office.kind_of(NEW.header)), false)
       AND EXISTS (SELECT FROM office.erased x WHERE x.audience = NEW.audience AND x.subject = substring(NEW.header FROM 63 FOR 16)) THEN
        NEW.salt := NULL;
        NEW.body := NULL;
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER stays_erased BEFORE INSERT ON office.entries FOR EACH ROW
    WHEN (position('contribution.'::bytea IN substring(NEW.header FROM 80 FOR 14)) > 0 OR position('link.'::bytea IN substring(NEW.header FROM 80 FOR 6)) > 0
          OR position('sighting.'::bytea IN substring(NEW.header FROM 80 FOR 10)) > 0)
    EXECUTE FUNCTION office.stays_erased();

-- What is erased is declared no more, whoever declares it. Its keys are looked for once for each statement, not for each of them.
CREATE FUNCTION office.declares_nothing() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
    IF EXISTS (SELECT FROM office.erased x WHERE x.audience = 'case/' || NEW.case_id::text AND x.subject = uuid_send(NEW.subject)) THEN
        RETURN NULL;
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER declares_nothing BEFORE INSERT OR UPDATE ON office.declared FOR EACH ROW EXECUTE FUNCTION office.declares_nothing();
CREATE FUNCTION office.keeps_no_keys() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
    DELETE FROM office.assertions a
    USING (SELECT DISTINCT f.case_id, f.subject FROM fresh f) AS f
    JOIN office.erased x ON x.audience = 'case/' || f.case_id::text AND x.subject = uuid_send(f.subject)
    WHERE a.case_id = f.case_id AND a.subject = f.subject;
    RETURN NULL;
END
$$;
CREATE TRIGGER keeps_no_keys AFTER INSERT ON office.assertions REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION office.keeps_no_keys();

-- Lets go of the keys of data. Whoever was told of a match with them is told that it is no more, and no row keeps a key that would tell a value.
CREATE FUNCTION office.forget_keys(p_case uuid, p_subject uuid) RETURNS void
LANGUAGE plpgsql
AS $$
DECLARE
    v_keys bytea[];
    v_now  bigint := office.now_ms();
BEGIN
    -- One transaction at a time matches.
    PERFORM FROM office.secret s FOR UPDATE;
    SELECT array_agg(DISTINCT a.key) INTO v_keys FROM office.assertions a WHERE a.case_id = p_case AND a.subject = p_subject;
    DELETE FROM office.assertions a WHERE a.case_id = p_case AND a.subject = p_subject;
    DELETE FROM office.declared d WHERE d.case_id = p_case AND d.subject = p_subject;
    IF v_keys IS NOT NULL THEN
        PERFORM office.see(p_case, v_keys, v_now);
    END IF;
    UPDATE office.sights s
    SET level = -1, subject = NULL, n = NULL, key = substring(sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())) FOR 16),
        position = office.number(s.case_id, 1), ec3_position = office.number('00000000-0000-0000-0000-000000000000', 1)
    WHERE s.case_id = p_case AND s.subject = p_subject;
    UPDATE office.sights s SET key = substring(sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())) FOR 16)
    WHERE s.other = p_case AND s.level = -1 AND s.key = ANY (v_keys)
      AND NOT EXISTS (SELECT FROM office.assertions a WHERE a.key = s.key AND a.case_id = p_case);
END
$$;

-- ---- called by officers ------------------------------------------------------------------------------------------------------

-- Erases what the entry at that place erases, once two have called: `waiting` after the first, `erased` from the second on, and again. `refused`: the
-- caller does not read the case or is a guest, there is no such entry, it was not proposed by another person of another agency, neither is of the
-- provider or of EC3, a hold stands, or something is named that does not go with data.
CREATE FUNCTION office_v1.erase(p_audience text, p_position bigint, p_subjects uuid[]) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET row_security = on
AS $$
DECLARE
    v_me       uuid := office.my_officer();
    v_subject  bytea;
    v_second   record;
    v_owner    text;
    v_subjects bytea;
    v_named    bytea[];
BEGIN
    IF v_me IS NULL OR p_audience IS NULL OR p_position IS NULL OR NOT office.is_audience(p_audience) OR p_audience NOT LIKE 'case/%'
       OR NOT coalesce(office.reads(v_me, p_audience), false) OR coalesce(office.holds(v_me, 'guest'), false)
       OR NOT coalesce(cardinality(p_subjects) BETWEEN 1 AND 10001, false) OR array_position(p_subjects, NULL) IS NOT NULL THEN
        RETURN 'refused';
    END IF;
    -- What is pushed meanwhile comes before or after, never in between.
    PERFORM FROM office.heads h WHERE h.audience = p_audience FOR UPDATE;
    SELECT substring(e.header FROM 63 FOR 16) AS subject, o.officer, o.agency,
           EXISTS (SELECT FROM office.duties d WHERE d.officer = o.officer AND d.duty = 'ec3') AS ec3
    INTO v_second
    FROM office.entries e JOIN office.devices v ON v.device = e.device JOIN office.officers o ON o.officer = v.officer
    WHERE e.audience = p_audience AND e.position = p_position AND office.kind_of(e.header) = 'contribution.erased'::bytea;
    IF NOT FOUND THEN
        RETURN 'refused';
    END IF;
    v_subject := v_second.subject;
    IF EXISTS (SELECT FROM office.erased x WHERE x.audience = p_audience AND x.subject = v_subject) THEN
        RETURN 'erased';
    END IF;
    SELECT array_agg(DISTINCT uuid_send(u.s)), sha256(string_agg(DISTINCT uuid_send(u.s), ''::bytea ORDER BY uuid_send(u.s)))
    INTO v_named, v_subjects FROM unnest(p_subjects) AS u(s);
    IF NOT v_subject = ANY (v_named)
       OR EXISTS (SELECT FROM office.entries e
                  WHERE e.audience = p_audience AND substring(e.header FROM 63 FOR 16) = ANY (v_named) AND substring(e.header FROM 63 FOR 16) <> v_subject
                    AND NOT office.goes_along(office.kind_of(e.header))) THEN
        RETURN 'refused';
    END IF;
    SELECT o.agency INTO v_owner
    FROM office.entries e JOIN office.devices v ON v.device = e.device JOIN office.officers o ON o.officer = v.officer
    WHERE e.audience = p_audience AND substring(e.header FROM 63 FOR 16) = v_subject AND office.kind_of(e.header) = 'contribution.begun'::bytea
    ORDER BY e.position LIMIT 1;
    IF v_owner IS NULL OR NOT EXISTS (
           SELECT FROM office.entries e JOIN office.devices v ON v.device = e.device JOIN office.officers o ON o.officer = v.officer
           WHERE e.audience = p_audience AND e.position < p_position AND substring(e.header FROM 63 FOR 16) = v_subject
             AND office.kind_of(e.header) = 'contribution.erasure-proposed'::bytea
             AND o.officer <> v_second.officer AND o.agency <> v_second.agency
             AND (o.agency = v_owner OR v_second.agency = v_owner OR v_second.ec3))
       OR EXISTS (
           SELECT FROM (SELECT DISTINCT ON (o.agency) office.kind_of(e.header) AS kind
                        FROM office.entries e JOIN office.devices v ON v.device = e.device JOIN office.officers o ON o.officer = v.officer
                        WHERE e.audience = p_audience AND e.position < p_position AND substring(e.header FROM 63 FOR 16) = v_subject
                          AND office.kind_of(e.header) IN ('contribution.hold-placed'::bytea, 'contribution.hold-lifted'::bytea)
                        ORDER BY o.agency, e.position DESC) AS h
           WHERE h.kind = 'contribution.hold-placed'::bytea) THEN
        RETURN 'refused';
    END IF;
    INSERT INTO office.erasing AS w (audience, position, officer, agency, subjects)
    SELECT p_audience, p_position, o.officer, o.agency, v_subjects FROM office.officers o WHERE o.officer = v_me
    ON CONFLICT (audience, position, officer) DO UPDATE SET subjects = excluded.subjects, said_at = clock_timestamp();
    IF NOT EXISTS (SELECT FROM office.erasing a JOIN office.erasing b ON b.audience = a.audience AND b.position = a.position
                   WHERE a.audience = p_audience AND a.position = p_position AND a.officer = v_me AND a.subjects = b.subjects AND a.agency <> b.agency
                     AND (v_owner IN (a.agency, b.agency)
                          OR EXISTS (SELECT FROM office.duties d WHERE d.officer IN (a.officer, b.officer) AND d.duty = 'ec3'))) THEN
        RETURN 'waiting';
    END IF;
    INSERT INTO office.erased (audience, subject, position) SELECT p_audience, u.s, p_position FROM unnest(v_named) AS u(s) ON CONFLICT DO NOTHING;
    UPDATE office.entries e SET salt = NULL, body = NULL
    WHERE e.audience = p_audience AND e.body IS NOT NULL AND substring(e.header FROM 63 FOR 16) = ANY (v_named)
      AND NOT coalesce(office.stays(office.kind_of(e.header)), false);
    PERFORM office.forget_keys(substring(p_audience FROM 6)::uuid, encode(v_subject, 'hex')::uuid);
    DELETE FROM office.erasing w WHERE w.audience = p_audience AND w.position = p_position;
    RETURN 'erased';
END
$$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA office_v1 FROM PUBLIC;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA office_v1 TO jcat_officers;
