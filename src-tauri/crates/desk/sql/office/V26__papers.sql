-- Erasure of notes and documents (AUD-4). The papers of one agency on one case are reviewed as one; which of them go is named by two entries,
-- `papers.erasure-proposed` and `papers.erased`, and by the two desks that call. The office reads neither: it sees by the headers that all that is
-- named are notes and documents of one agency, that the two entries are about that agency's papers on that case, and that no hold on them stands.

-- The subject of an agency's papers on a case. Frozen: desks work it out too.
CREATE FUNCTION office.papers_of(p_case uuid, p_agency text) RETURNS bytea
LANGUAGE plpgsql IMMUTABLE STRICT
AS $$
DECLARE
    v_id bytea := substring(sha256('jcat-desk papers v1'::bytea || '\x00'::bytea || uuid_send(p_case) || convert_to(p_agency, 'UTF8')) FOR 16);
BEGIN
    v_id := set_byte(v_id, 6, (get_byte(v_id, 6) & 15) | 128);
    RETURN set_byte(v_id, 8, (get_byte(v_id, 8) & 63) | 128);
END
$$;

-- Whether an entry is about a note or a document, or says that such an entry was given up.
CREATE FUNCTION office.is_paper(p_kind bytea) RETURNS boolean
LANGUAGE sql IMMUTABLE
AS $$
    SELECT coalesce(p_kind = 'entry.withdrawn'::bytea OR substring(p_kind FOR 5) = 'note.'::bytea OR substring(p_kind FOR 9) = 'document.'::bytea, false)
$$;

-- Whether an entry of a kind may be without its body. What somebody else wrote about the same subject, of another kind, keeps it: no desk would take
-- such an entry without one, and it is no reason not to erase.
CREATE FUNCTION office.may_be_empty(p_kind bytea) RETURNS boolean
LANGUAGE sql IMMUTABLE
AS $$
    SELECT coalesce(NOT office.stays(p_kind) AND (substring(p_kind FOR 13) = 'contribution.'::bytea OR office.goes_along(p_kind) OR office.is_paper(p_kind)), false)
$$;

-- Files that go with the documents that named them: the key stood in the bodies and is gone, and now the pieces.
CREATE TABLE office.erased_files (
    audience text  NOT NULL,
    address  bytea NOT NULL CHECK (octet_length(address) = 32),
    PRIMARY KEY (audience, address)
);
ALTER TABLE office.erased_files ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.erased_files FORCE ROW LEVEL SECURITY;
CREATE POLICY functions ON office.erased_files TO jcat_owner USING (true) WITH CHECK (true);
REVOKE ALL ON office.erased_files FROM PUBLIC;
CREATE POLICY functions_erased ON office.chunks FOR DELETE TO jcat_owner
    USING (EXISTS (SELECT FROM office.erased_files x WHERE x.audience = chunks.audience AND x.address = chunks.blob));
CREATE POLICY functions_erased ON office.blobs FOR DELETE TO jcat_owner
    USING (EXISTS (SELECT FROM office.erased_files x WHERE x.audience = blobs.audience AND x.address = blobs.address));

-- Lets go of the files that emptied entries name, unless another entry of the case names them too.
CREATE FUNCTION office.forget_files(p_audience text, p_subjects bytea[]) RETURNS void
LANGUAGE plpgsql
AS $$
DECLARE
    v_gone bytea[];
    v_kept bytea[];
BEGIN
    SELECT array_agg(DISTINCT n.address) INTO v_gone
    FROM office.entries e CROSS JOIN LATERAL office.blobs_named(e.header) AS n(address)
    WHERE e.audience = p_audience AND substring(e.header FROM 63 FOR 16) = ANY (p_subjects);
    IF v_gone IS NULL THEN
        RETURN;
    END IF;
    SELECT array_agg(DISTINCT n.address) INTO v_kept
    FROM office.entries e CROSS JOIN LATERAL office.blobs_named(e.header) AS n(address)
    WHERE e.audience = p_audience AND e.body IS NOT NULL AND position('document.'::bytea IN substring(e.header FROM 19 FOR 120)) > 0;
    INSERT INTO office.erased_files (audience, address)
    SELECT p_audience, g.address FROM unnest(v_gone) AS g(address) WHERE NOT g.address = ANY (coalesce(v_kept, '{}')) ON CONFLICT DO NOTHING;
    DELETE FROM office.chunks c
    USING office.blobs b, office.erased_files x, generate_series(0, octet_length(b.chunks) / 32 - 1) AS piece(n)
    WHERE x.audience = p_audience AND x.address = ANY (v_gone) AND b.audience = x.audience AND b.address = x.address
      AND c.audience = b.audience AND c.address = substring(b.chunks FROM piece.n * 32 + 1 FOR 32) AND c.blob = b.address;
    DELETE FROM office.blobs b USING office.erased_files x
    WHERE x.audience = p_audience AND x.address = ANY (v_gone) AND b.audience = x.audience AND b.address = x.address;
END
$$;

-- What is pushed or offered later about something that is erased comes without a body: notes and documents as well.
CREATE OR REPLACE FUNCTION office.stays_erased() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
    IF office.may_be_empty(office.kind_of(NEW.header))
       AND EXISTS (SELECT FROM office.erased x WHERE x.audience = NEW.audience AND x.subject = substring(NEW.header FROM 63 FOR 16)) THEN
        NEW.salt := NULL;
        NEW.body := NULL;
    END IF;
    RETURN NEW;
END
$$;
DROP TRIGGER stays_erased ON office.entries;
CREATE TRIGGER stays_erased BEFORE INSERT ON office.entries FOR EACH ROW
    WHEN (position('contribution.'::bytea IN substring(NEW.header FROM 80 FOR 14)) > 0 OR position('link.'::bytea IN substring(NEW.header FROM 80 FOR 6)) > 0
          OR position('sighting.'::bytea IN substring(NEW.header FROM 80 FOR 10)) > 0 OR position('note.'::bytea IN substring(NEW.header FROM 80 FOR 6)) > 0
          OR position('document.'::bytea IN substring(NEW.header FROM 80 FOR 10)) > 0)
    EXECUTE FUNCTION office.stays_erased();

-- Erases what the entry at that place erases, once two have called: `waiting` after the first, `erased` from the second on, and again. `refused`: the
-- caller does not read the case or is a guest, there is no such entry, it was not proposed by another person of another agency, neither is of the
-- provider or of EC3, a hold stands, or something is named that does not go with it.
CREATE OR REPLACE FUNCTION office_v1.erase(p_audience text, p_position bigint, p_subjects uuid[]) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET row_security = on
SET plan_cache_mode = force_generic_plan
AS $$
DECLARE
    v_me       uuid := office.my_officer();
    v_second   record;
    v_subject  bytea;
    v_papers   boolean;
    v_of       text;
    v_owner    text;
    v_subjects bytea;
    v_named    bytea[];
    v_going    bytea[];
BEGIN
    IF v_me IS NULL OR p_audience IS NULL OR p_position IS NULL OR NOT office.is_audience(p_audience) OR p_audience NOT LIKE 'case/%'
       OR NOT coalesce(office.reads(v_me, p_audience), false) OR coalesce(office.holds(v_me, 'guest'), false)
       OR NOT coalesce(cardinality(p_subjects) BETWEEN 1 AND 10001, false) OR array_position(p_subjects, NULL) IS NOT NULL THEN
        RETURN 'refused';
    END IF;
    -- What is pushed meanwhile comes before or after, never in between.
    PERFORM FROM office.heads h WHERE h.audience = p_audience FOR UPDATE;
    SELECT substring(e.header FROM 63 FOR 16) AS subject, office.kind_of(e.header) AS kind, o.officer, o.agency,
           EXISTS (SELECT FROM office.duties d WHERE d.officer = o.officer AND d.duty = 'ec3') AS ec3
    INTO v_second
    FROM office.entries e JOIN office.devices v ON v.device = e.device JOIN office.officers o ON o.officer = v.officer
    WHERE e.audience = p_audience AND e.position = p_position AND office.kind_of(e.header) IN ('contribution.erased'::bytea, 'papers.erased'::bytea);
    IF NOT FOUND THEN
        RETURN 'refused';
    END IF;
    v_subject := v_second.subject;
    v_papers := v_second.kind = 'papers.erased'::bytea;
    v_of := CASE WHEN v_papers THEN 'papers' ELSE 'contribution' END;
    IF EXISTS (SELECT FROM office.erased x WHERE x.audience = p_audience AND x.subject = v_subject) THEN
        RETURN 'erased';
    END IF;
    SELECT array_agg(DISTINCT uuid_send(u.s)), sha256(string_agg(DISTINCT uuid_send(u.s), ''::bytea ORDER BY uuid_send(u.s)))
    INTO v_named, v_subjects FROM unnest(p_subjects) AS u(s);
    IF NOT v_subject = ANY (v_named)
       OR EXISTS (SELECT FROM (SELECT DISTINCT ON (substring(e.header FROM 63 FOR 16)) office.kind_of(e.header) AS kind
                               FROM office.entries e
                               WHERE e.audience = p_audience AND substring(e.header FROM 63 FOR 16) = ANY (v_named)
                                 AND substring(e.header FROM 63 FOR 16) <> v_subject
                               ORDER BY substring(e.header FROM 63 FOR 16), e.position) AS f
                  WHERE NOT CASE WHEN v_papers THEN office.is_paper(f.kind) ELSE office.goes_along(f.kind) END) THEN
        RETURN 'refused';
    END IF;
    IF v_papers THEN
        -- What is said of papers stays: more than one erasure may come of them.
        v_going := array_remove(v_named, v_subject);
        SELECT CASE WHEN count(DISTINCT f.agency) = 1 THEN min(f.agency) END INTO v_owner
        FROM (SELECT DISTINCT ON (substring(e.header FROM 63 FOR 16)) o.agency
              FROM office.entries e JOIN office.devices v ON v.device = e.device JOIN office.officers o ON o.officer = v.officer
              WHERE e.audience = p_audience AND substring(e.header FROM 63 FOR 16) = ANY (v_going)
              ORDER BY substring(e.header FROM 63 FOR 16), e.position) AS f;
        IF v_owner IS NULL OR v_subject <> office.papers_of(substring(p_audience FROM 6)::uuid, v_owner) THEN
            RETURN 'refused';
        END IF;
        IF NOT EXISTS (SELECT FROM unnest(v_going) AS g(subject)
                       WHERE NOT EXISTS (SELECT FROM office.erased x WHERE x.audience = p_audience AND x.subject = g.subject)) THEN
            RETURN 'erased';
        END IF;
    ELSE
        v_going := v_named;
        SELECT o.agency INTO v_owner
        FROM office.entries e JOIN office.devices v ON v.device = e.device JOIN office.officers o ON o.officer = v.officer
        WHERE e.audience = p_audience AND substring(e.header FROM 63 FOR 16) = v_subject AND office.kind_of(e.header) = 'contribution.begun'::bytea
        ORDER BY e.position LIMIT 1;
    END IF;
    IF v_owner IS NULL OR NOT EXISTS (
           SELECT FROM office.entries e JOIN office.devices v ON v.device = e.device JOIN office.officers o ON o.officer = v.officer
           WHERE e.audience = p_audience AND e.position < p_position AND substring(e.header FROM 63 FOR 16) = v_subject
             AND office.kind_of(e.header) = convert_to(v_of || '.erasure-proposed', 'UTF8')
             AND o.officer <> v_second.officer AND o.agency <> v_second.agency
             AND (o.agency = v_owner OR v_second.agency = v_owner OR v_second.ec3))
       OR EXISTS (
           SELECT FROM (SELECT DISTINCT ON (o.agency) office.kind_of(e.header) AS kind
                        FROM office.entries e JOIN office.devices v ON v.device = e.device JOIN office.officers o ON o.officer = v.officer
                        WHERE e.audience = p_audience AND e.position < p_position AND substring(e.header FROM 63 FOR 16) = v_subject
                          AND office.kind_of(e.header) IN (convert_to(v_of || '.hold-placed', 'UTF8'), convert_to(v_of || '.hold-lifted', 'UTF8'))
                        ORDER BY o.agency, e.position DESC) AS h
           WHERE h.kind = convert_to(v_of || '.hold-placed', 'UTF8')) THEN
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
    INSERT INTO office.erased (audience, subject, position) SELECT p_audience, u.s, p_position FROM unnest(v_going) AS u(s) ON CONFLICT DO NOTHING;
    UPDATE office.entries e SET salt = NULL, body = NULL
    WHERE e.audience = p_audience AND e.body IS NOT NULL AND substring(e.header FROM 63 FOR 16) = ANY (v_going)
      AND office.may_be_empty(office.kind_of(e.header));
    IF v_papers THEN
        PERFORM office.forget_files(p_audience, v_going);
    ELSE
        PERFORM office.forget_keys(substring(p_audience FROM 6)::uuid, encode(v_subject, 'hex')::uuid);
    END IF;
    DELETE FROM office.erasing w WHERE w.audience = p_audience AND w.position = p_position;
    RETURN 'erased';
END
$$;
