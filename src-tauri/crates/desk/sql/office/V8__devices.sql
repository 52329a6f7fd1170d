-- What ends, and what is watched over: receipts and unsent work after a dismissal, workstations that ask with a new key, leases
-- before a mission, what desks witness of journals, announced restores, the health of the office.

-- The devices of the session's officer, ended or not: who was ended still hands in receipts and unsent work.
CREATE FUNCTION office.own_devices() RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 3 SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RETURN QUERY SELECT d.device FROM office.devices d JOIN office.officers o ON o.officer = d.officer WHERE o.login = session_user::text;
END
$$;
GRANT EXECUTE ON FUNCTION office.own_devices() TO jcat_officers;

-- Whether the session's officer looks after who was dismissed from an audience: administrators, and whoever admits to a case.
CREATE FUNCTION office.oversees(p_audience text) RETURNS boolean
LANGUAGE plpgsql STABLE
AS $$
DECLARE
    v_me uuid := office.my_officer();
BEGIN
    RETURN v_me IS NOT NULL AND (office.holds(v_me, 'administrator') OR office.may_admit(v_me, p_audience));
END
$$;

-- Milliseconds since 1970, as everywhere towards desks.
CREATE FUNCTION office.millis(p_at timestamptz) RETURNS bigint
LANGUAGE sql IMMUTABLE
AS $$ SELECT floor(extract(epoch FROM p_at) * 1000)::bigint $$;

-- ---- receipts -----------------------------------------------------------------------------------------------------------------

DROP POLICY own ON office.receipts;
DROP POLICY handing ON office.receipts;
CREATE POLICY own ON office.receipts FOR SELECT USING (device IN (SELECT office.own_devices()));
CREATE POLICY handing ON office.receipts FOR INSERT WITH CHECK (device IN (SELECT office.own_devices()));
CREATE POLICY overseeing ON office.receipts FOR SELECT TO jcat_owner USING (office.oversees(audience));

ALTER TABLE office.devices ADD COLUMN written_off_at timestamptz;          -- lost or destroyed: its receipts are not waited for

-- Takes a desk's signed word that it wiped an audience its officer was dismissed from; of an officer who was ended too.
CREATE OR REPLACE FUNCTION office_v1.receipt(p_audience text, p_device uuid, p_receipt bytea, p_signature bytea) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET row_security = on
AS $$
BEGIN
    IF octet_length(p_receipt) IS NULL OR octet_length(p_receipt) > 4096 OR octet_length(p_signature) IS DISTINCT FROM 64
       OR NOT EXISTS (SELECT FROM office.devices d JOIN office.officers o USING (officer) JOIN office.readers r USING (officer)
                      WHERE d.device = p_device AND o.login = session_user::text
                        AND r.audience = p_audience AND r.ended_at <= clock_timestamp())
       OR (SELECT count(*) FROM office.receipts r WHERE r.audience = p_audience AND r.device = p_device) >= 100 THEN
        RETURN false;
    END IF;
    INSERT INTO office.receipts (audience, device, receipt, signature) VALUES (p_audience, p_device, p_receipt, p_signature);
    RETURN true;
END
$$;

-- Dismissals of which a device has not said for 24 hours that it wiped the audience. Seats that only ran out are none: there is no
-- signed dismissal to act on. A device that was taken off before, or never came, holds nothing that the office could ask for.
CREATE FUNCTION office_v1.missing_receipts() RETURNS TABLE (audience text, officer uuid, device uuid, dismissed_at bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET row_security = on
AS $$
BEGIN
    RETURN QUERY
        SELECT r.audience, r.officer, d.device, office.millis(r.ended)
        FROM (SELECT s.audience, s.officer, max(s.ended_at) AS ended
              FROM office.readers s WHERE s.audience <> 'everyone'
              GROUP BY s.audience, s.officer
              HAVING bool_and(s.ended_at IS NOT NULL) AND max(s.ended_at) <= clock_timestamp() - interval '24 hours') AS r
        JOIN office.officers o ON o.officer = r.officer
        JOIN office.devices d ON d.officer = r.officer
        WHERE (r.audience LIKE 'case/%' OR o.ended_at IS NOT NULL)
          AND d.seen_at IS NOT NULL AND d.enrolled_at <= r.ended AND d.written_off_at IS NULL
          AND (d.revoked_at IS NULL OR d.revoked_at >= coalesce(o.ended_at, r.ended))
          AND office.oversees(r.audience)
          AND NOT EXISTS (SELECT FROM office.receipts c WHERE c.audience = r.audience AND c.device = d.device AND c.handed_at >= r.ended)
        ORDER BY r.ended, r.audience, d.device;
END
$$;

-- Says that a device is lost or destroyed, so that its receipts are not waited for. An administrator's call; it is revoked with it.
CREATE FUNCTION office_v1.write_off(p_device uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET row_security = on
AS $$
BEGIN
    IF NOT coalesce(office.holds(office.my_officer(), 'administrator'), false) THEN
        RETURN false;
    END IF;
    UPDATE office.devices d
    SET written_off_at = coalesce(d.written_off_at, clock_timestamp()), revoked_at = coalesce(d.revoked_at, clock_timestamp())
    WHERE d.device = p_device;
    RETURN FOUND;
END
$$;

-- ---- unsent work of somebody who was dismissed -------------------------------------------------------------------------------

-- Sealed by the desk that wiped it to the keys of those it is addressed to. The office cannot open it.
CREATE TABLE office.parcels (
    audience  text        NOT NULL CHECK (octet_length(audience) <= 64),
    parcel    uuid        NOT NULL,
    device    uuid        NOT NULL,                                        -- whose unsent work it was
    sealed    bytea       NOT NULL CHECK (octet_length(sealed) <= 4194304),
    handed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (audience, parcel)
);

-- Which workstations may fetch a parcel, and have not yet.
CREATE TABLE office.addressed (
    audience text NOT NULL,
    parcel   uuid NOT NULL,
    device   uuid NOT NULL,
    PRIMARY KEY (audience, parcel, device)
);
CREATE INDEX addressed_device ON office.addressed (device);

ALTER TABLE office.parcels   ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.parcels   FORCE  ROW LEVEL SECURITY;
ALTER TABLE office.addressed ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.addressed FORCE  ROW LEVEL SECURITY;
CREATE POLICY functions ON office.addressed TO jcat_owner USING (true) WITH CHECK (true);
CREATE POLICY own ON office.addressed FOR SELECT USING (device IN (SELECT office.my_devices()));
CREATE POLICY own ON office.parcels FOR SELECT USING (device IN (SELECT office.own_devices()));
CREATE POLICY mine ON office.parcels FOR SELECT TO jcat_owner
    USING (EXISTS (SELECT FROM office.addressed a WHERE a.audience = parcels.audience AND a.parcel = parcels.parcel
                   AND a.device IN (SELECT office.my_devices())));
CREATE POLICY handing ON office.parcels FOR INSERT WITH CHECK (device IN (SELECT office.own_devices()));
CREATE POLICY taking ON office.parcels FOR DELETE TO jcat_owner USING (true);

-- Takes unsent work, sealed, of a device whose officer was dismissed from the audience; for workstations of those who read it, of EC3
-- and of administrators: an address among others is passed over. Twice the same parcel: true again.
CREATE FUNCTION office_v1.hand_over(p_audience text, p_parcel uuid, p_device uuid, p_to uuid[], p_sealed bytea) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET row_security = on
AS $$
BEGIN
    IF p_parcel IS NULL OR octet_length(p_sealed) IS NULL OR octet_length(p_sealed) > 4194304 OR NOT coalesce(cardinality(p_to) BETWEEN 1 AND 1000, false)
       OR NOT EXISTS (SELECT FROM office.devices d JOIN office.officers o USING (officer) JOIN office.readers r USING (officer)
                      WHERE d.device = p_device AND o.login = session_user::text
                        AND r.audience = p_audience AND r.ended_at <= clock_timestamp())
       OR (SELECT count(*) FROM office.parcels c WHERE c.audience = p_audience AND c.device = p_device) >= 100 THEN
        RETURN false;
    END IF;
    INSERT INTO office.parcels (audience, parcel, device, sealed) VALUES (p_audience, p_parcel, p_device, p_sealed) ON CONFLICT DO NOTHING;
    IF FOUND THEN
        INSERT INTO office.addressed (audience, parcel, device)
        SELECT DISTINCT p_audience, p_parcel, d.device
        FROM office.devices d JOIN office.officers o USING (officer)
        WHERE d.device = ANY (p_to) AND d.revoked_at IS NULL AND o.ended_at IS NULL
          AND (office.reads(d.officer, p_audience) OR office.holds(d.officer, 'ec3') OR office.holds(d.officer, 'administrator'));
    END IF;
    RETURN true;
END
$$;

-- What is addressed to one of the caller's devices and was not taken yet, at most twenty.
CREATE FUNCTION office_v1.handed_over(p_device uuid) RETURNS TABLE (audience text, parcel uuid, device uuid, sealed bytea, handed_at bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET row_security = on
AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM office.devices d WHERE d.device = p_device AND d.officer = office.my_officer() AND d.revoked_at IS NULL) THEN
        RETURN;
    END IF;
    RETURN QUERY
        SELECT c.audience, c.parcel, c.device, c.sealed, office.millis(c.handed_at)
        FROM office.addressed a JOIN office.parcels c ON c.audience = a.audience AND c.parcel = a.parcel
        WHERE a.device = p_device ORDER BY c.handed_at, c.parcel LIMIT 20;
END
$$;

-- Says that a device has kept a parcel. With the last of those it is addressed to it goes.
CREATE FUNCTION office_v1.taken(p_device uuid, p_audience text, p_parcel uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET row_security = on
AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM office.devices d WHERE d.device = p_device AND d.officer = office.my_officer()) THEN
        RETURN false;
    END IF;
    IF NOT EXISTS (SELECT FROM office.addressed a WHERE a.audience = p_audience AND a.parcel = p_parcel AND a.device <> p_device) THEN
        DELETE FROM office.parcels c WHERE c.audience = p_audience AND c.parcel = p_parcel;
    END IF;
    DELETE FROM office.addressed a WHERE a.audience = p_audience AND a.parcel = p_parcel AND a.device = p_device;
    RETURN FOUND;
END
$$;

REVOKE ALL ON ALL TABLES IN SCHEMA office FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA office_v1 FROM PUBLIC;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA office_v1 TO jcat_officers;
