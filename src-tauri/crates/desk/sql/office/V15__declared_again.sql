-- After a restore: keys that were declared after the backup was made.
--
-- Entries come back from the desks that hold them, with the places they had; what was declared beside them does not, for desks hand on
-- what is signed and nothing else. The desk that declared them does so again. Hits are found anew from that. The numbers of hits go on
-- far behind those of the backup: a number that was given before the restore is never given to another hit.

-- How far each journal reached in the backup. Where a restore follows on another, the lower place stays.
CREATE TABLE office.restored_heads (
    audience text   PRIMARY KEY,
    position bigint NOT NULL
);
ALTER TABLE office.restored_heads ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.restored_heads FORCE  ROW LEVEL SECURITY;
CREATE POLICY functions ON office.restored_heads TO jcat_owner USING (true) WITH CHECK (true);
REVOKE ALL ON office.restored_heads FROM PUBLIC;

CREATE FUNCTION office.note_restore() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    -- A journal that the backup does not have begins at its beginning.
    INSERT INTO office.restored_heads AS r (audience, position) SELECT h.audience, h.position FROM office.heads h
    ON CONFLICT (audience) DO UPDATE SET position = least(r.position, excluded.position);
    UPDATE office.sight_heads h SET position = h.position + 1000000;
    RETURN NEW;
END
$$;
-- A case of which the backup knows no hit begins behind those that were given before.
CREATE FUNCTION office.number_behind_restores() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM office.sight_heads h WHERE h.case_id = NEW.case_id) THEN
        NEW.position := NEW.position + 1000000 * (SELECT o.incarnation - 1 FROM office.office o);
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER number_behind_restores BEFORE INSERT ON office.sight_heads
    FOR EACH ROW EXECUTE FUNCTION office.number_behind_restores();

CREATE TRIGGER note_restore AFTER UPDATE OF incarnation ON office.office
    FOR EACH ROW WHEN (NEW.incarnation > OLD.incarnation) EXECUTE FUNCTION office.note_restore();

-- Takes what entries of the caller's declare, once more: of those alone that came behind the backup, in the order of their places. How
-- many were taken; no row while the office heals.
CREATE FUNCTION office_v1.declare_again(p_audience text[], p_position bigint[], p_content bytea[]) RETURNS TABLE (taken integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET row_security = on
AS $$
DECLARE
    v_me    uuid := office.my_officer();
    v_entry record;
    v_taken integer := 0;
BEGIN
    IF v_me IS NULL OR (SELECT o.healing FROM office.office o) THEN
        RETURN;
    END IF;
    FOR v_entry IN
        SELECT e.audience, e.header, octet_length(e.header) AS size, d.content
        FROM unnest(p_audience, p_position, p_content) AS d(audience, position, content)
        JOIN office.entries e ON e.audience = d.audience AND e.position = d.position
        JOIN office.devices v ON v.device = e.device AND v.officer = v_me
        LEFT JOIN office.restored_heads r ON r.audience = d.audience
        WHERE d.audience LIKE 'case/%' AND d.position > coalesce(r.position, 0) AND coalesce(office.reads(v_me, d.audience), false)
          AND EXISTS (SELECT FROM office.office o WHERE o.incarnation > 1)
        ORDER BY d.audience, d.position
    LOOP
        CONTINUE WHEN substring(v_entry.header FROM v_entry.size - 67 FOR 2) <> '\x5820'::bytea
            OR substring(v_entry.header FROM v_entry.size - 65 FOR 32) <> sha256('jcat-desk keys v1'::bytea || '\x00'::bytea || v_entry.content)
            OR octet_length(v_entry.content) < 11 OR (octet_length(v_entry.content) - 11) % 37 <> 0 OR get_byte(v_entry.content, 0) <> 1;
        PERFORM office.declare(v_me, substring(v_entry.audience FROM 6)::uuid, encode(substring(v_entry.header FROM 63 FOR 16), 'hex')::uuid, v_entry.content);
        v_taken := v_taken + 1;
    END LOOP;
    RETURN QUERY SELECT v_taken;
END
$$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA office_v1 FROM PUBLIC;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA office_v1 TO jcat_officers;
