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

-- ---- workstations that ask with a new key, and leases -------------------------------------------------------------------------

-- A desk that met a copy of itself made new keys. It waits here until somebody looked which of the two it is.
CREATE TABLE office.asking (
    device     uuid        PRIMARY KEY,
    officer    uuid        NOT NULL REFERENCES office.officers,
    former     uuid        NOT NULL,                                       -- the device that it was
    signing    bytea       NOT NULL CHECK (octet_length(signing) = 32),
    sealing    bytea       NOT NULL CHECK (octet_length(sealing) = 32),
    asked_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    refused_at timestamptz
);
ALTER TABLE office.asking ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.asking FORCE  ROW LEVEL SECURITY;
CREATE POLICY functions ON office.asking TO jcat_owner USING (true) WITH CHECK (true);
CREATE POLICY own ON office.asking FOR SELECT USING (officer = (SELECT office.my_officer()));

ALTER TABLE office.devices ADD COLUMN lease_until timestamptz;             -- extended before a mission

-- Asks to be let in with a new key, and says how it stands with the device: known, waiting, refused, revoked; or nothing, where the
-- former device is not one of the caller's. At most five of an officer wait.
CREATE FUNCTION office_v1.ask_in(p_device uuid, p_former uuid, p_signing bytea, p_sealing bytea) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET row_security = on
AS $$
DECLARE
    v_me    uuid := office.my_officer();
    v_found text;
BEGIN
    SELECT CASE WHEN d.revoked_at IS NULL THEN 'known' ELSE 'revoked' END INTO v_found
    FROM office.devices d WHERE d.device = p_device AND d.officer = v_me;
    IF v_found IS NULL THEN
        SELECT CASE WHEN a.refused_at IS NULL THEN 'waiting' ELSE 'refused' END INTO v_found
        FROM office.asking a WHERE a.device = p_device AND a.officer = v_me;
    END IF;
    IF v_found IS NOT NULL OR v_me IS NULL THEN
        RETURN coalesce(v_found, 'nothing');
    END IF;
    IF p_device IS NULL OR octet_length(p_signing) IS DISTINCT FROM 32 OR octet_length(p_sealing) IS DISTINCT FROM 32
       OR NOT EXISTS (SELECT FROM office.devices d WHERE d.device = p_former AND d.officer = v_me AND d.revoked_at IS NULL)
       OR EXISTS (SELECT FROM office.devices d WHERE d.device = p_device) OR EXISTS (SELECT FROM office.asking a WHERE a.device = p_device)
       OR (SELECT count(*) FROM office.asking a WHERE a.officer = v_me AND a.refused_at IS NULL) >= 5 THEN
        RETURN 'nothing';
    END IF;
    INSERT INTO office.asking (device, officer, former, signing, sealing) VALUES (p_device, v_me, p_former, p_signing, p_sealing);
    RETURN 'waiting';
END
$$;

-- Who waits: to an administrator everybody, to others their own.
CREATE FUNCTION office_v1.asking() RETURNS TABLE (device uuid, officer uuid, former uuid, signing bytea, sealing bytea, asked_at bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET row_security = on
AS $$
DECLARE
    v_me  uuid := office.my_officer();
    v_all boolean := coalesce(office.holds(v_me, 'administrator'), false);
BEGIN
    RETURN QUERY
        SELECT a.device, a.officer, a.former, a.signing, a.sealing, office.millis(a.asked_at)
        FROM office.asking a WHERE a.refused_at IS NULL AND (v_all OR a.officer = v_me) ORDER BY a.asked_at, a.device;
END
$$;

-- Lets a workstation in that waits: an administrator of another officer's, or its officer at a third device. A session does not say at
-- which device it sits, so an officer's own word must stand in the journal of everyone first, signed there by a device that is neither
-- the one that asks nor the one it was: desks check that signature, and set a forged one aside for all to see.
CREATE FUNCTION office_v1.let_in(p_device uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET row_security = on
AS $$
DECLARE
    v_me  uuid := office.my_officer();
    v_row office.asking%ROWTYPE;
BEGIN
    SELECT * INTO v_row FROM office.asking a WHERE a.device = p_device AND a.refused_at IS NULL FOR UPDATE;
    IF NOT FOUND OR v_me IS NULL OR NOT coalesce(office.is_enrolled(v_row.officer), false) THEN
        RETURN false;
    END IF;
    IF NOT (office.holds(v_me, 'administrator') AND v_row.officer <> v_me)
       AND NOT (v_row.officer = v_me AND EXISTS (
           SELECT FROM office.devices d JOIN office.entries e ON e.audience = 'everyone' AND e.device = d.device
           WHERE d.officer = v_me AND d.revoked_at IS NULL AND d.device NOT IN (p_device, v_row.former)
             -- Behind the id, nine bytes of audience and the head of the subject: the subject, then the kind, `device.approved`.
             AND substring(e.header FROM 29 FOR 16) = decode(replace(p_device::text, '-', ''), 'hex')
             AND substring(e.header FROM 45 FOR 16) = '\x6f6465766963652e617070726f766564')) THEN
        RETURN false;
    END IF;
    INSERT INTO office.devices (device, officer, signing, sealing) VALUES (v_row.device, v_row.officer, v_row.signing, v_row.sealing);
    DELETE FROM office.asking a WHERE a.device = p_device;
    RETURN true;
END
$$;

-- Refuses a workstation that waits: an administrator, or its own officer.
CREATE FUNCTION office_v1.turn_away(p_device uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET row_security = on
AS $$
DECLARE
    v_me uuid := office.my_officer();
BEGIN
    UPDATE office.asking a SET refused_at = clock_timestamp()
    WHERE a.device = p_device AND a.refused_at IS NULL AND (a.officer = v_me OR office.holds(v_me, 'administrator'));
    RETURN FOUND;
END
$$;

-- Extends a lease before a mission: one's own device up to 30 days ahead, an administrator any device up to 90. Never a guest's.
CREATE FUNCTION office_v1.extend_lease(p_device uuid, p_days integer) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET row_security = on
AS $$
DECLARE
    v_me uuid := office.my_officer();
BEGIN
    UPDATE office.devices d SET lease_until = clock_timestamp() + p_days * interval '1 day'
    WHERE d.device = p_device AND d.revoked_at IS NULL AND v_me IS NOT NULL AND NOT office.holds(d.officer, 'guest')
      AND p_days BETWEEN 1 AND CASE WHEN office.holds(v_me, 'administrator') THEN 90 WHEN d.officer = v_me THEN 30 ELSE 0 END;
    RETURN FOUND;
END
$$;

-- As before, with leases: 48 hours for a guest, 14 days for others, or to the day it was extended to; over at once for a device that was
-- taken off.
CREATE OR REPLACE FUNCTION office_v1.hello(p_device uuid)
RETURNS TABLE (protocol_from integer, protocol_to integer, office uuid, incarnation integer, healing boolean, officer uuid,
               device_known boolean, at_time bigint, lease_until bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET row_security = on
AS $$
DECLARE
    v_me      uuid := office.my_officer();
    v_known   boolean;
    v_revoked boolean;
    v_lease   timestamptz;
    v_now     bigint := office_v1.clock();
BEGIN
    IF v_me IS NULL THEN
        RETURN QUERY
            SELECT 1, 1, f.office, f.incarnation, f.healing, o.officer, false, v_now, v_now
            FROM office.officers o CROSS JOIN office.office f WHERE o.login = session_user::text;
        RETURN;
    END IF;
    SELECT d.revoked_at IS NULL, d.revoked_at IS NOT NULL, d.lease_until INTO v_known, v_revoked, v_lease
    FROM office.devices d WHERE d.device = p_device AND d.officer = v_me;
    IF v_known AND NOT pg_is_in_recovery() AND current_setting('transaction_read_only') = 'off' THEN
        UPDATE office.devices d SET seen_at = clock_timestamp()
        WHERE d.device = p_device AND (d.seen_at IS NULL OR d.seen_at < clock_timestamp() - interval '1 hour');
    END IF;
    RETURN QUERY
        SELECT 1, 1, o.office, o.incarnation, o.healing, v_me, coalesce(v_known, false), v_now,
               CASE WHEN v_revoked THEN v_now
                    WHEN office.holds(v_me, 'guest') THEN v_now + 48 * 3600000::bigint
                    ELSE greatest(v_now + 14 * 24 * 3600000::bigint, office.millis(v_lease)) END
        FROM office.office o;
END
$$;

-- ---- health ---------------------------------------------------------------------------------------------------------------------

-- To an administrator: each workstation of the office, when it was last seen and signed a head, of how many journals that the caller
-- reads too, in how many it is behind and by how many entries. Nothing to anybody else.
CREATE FUNCTION office_v1.health()
RETURNS TABLE (device uuid, officer uuid, seen_at bigint, revoked boolean, lease_until bigint, signed_at bigint, journals bigint, behind bigint, lag bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET row_security = on
AS $$
BEGIN
    IF NOT coalesce(office.holds(office.my_officer(), 'administrator'), false) THEN
        RETURN;
    END IF;
    RETURN QUERY
        SELECT d.device, d.officer, office.millis(d.seen_at), d.revoked_at IS NOT NULL, office.millis(d.lease_until), office.millis(max(c.signed_at)),
               count(h.audience), count(*) FILTER (WHERE h.position > coalesce(c.position, 0)),
               coalesce(sum(h.position - coalesce(c.position, 0)) FILTER (WHERE h.position > coalesce(c.position, 0)), 0)::bigint
        FROM office.devices d
        LEFT JOIN office.readers r ON r.officer = d.officer AND (r.ended_at IS NULL OR r.ended_at > clock_timestamp())
             AND r.audience IN (SELECT office.my_audiences())
        LEFT JOIN office.heads h ON h.audience = r.audience
        LEFT JOIN office.countersigned c ON c.audience = h.audience AND c.device = d.device
        GROUP BY d.device ORDER BY d.device;
END
$$;

-- ---- what desks witness of journals, and announced restores ------------------------------------------------------------------------

-- With a head a desk may sign what it made of the journal up to there, so that others that hold the same can compare.
ALTER TABLE office.countersigned ADD COLUMN state bytea CHECK (octet_length(state) = 32);
-- What it was made with: version, rules, and how far the journal of everyone had come. Only alike is compared.
ALTER TABLE office.countersigned ADD COLUMN rules bytea CHECK (octet_length(rules) = 32);

-- As before; a head without state.
CREATE OR REPLACE FUNCTION office_v1.countersign(p_device uuid, p_audience text, p_position bigint, p_chain bytea, p_signature bytea) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET row_security = on
AS $$
BEGIN
    RETURN office.witness(p_device, p_audience, p_position, p_chain, NULL, NULL, p_signature);
END
$$;

CREATE FUNCTION office.witness(p_device uuid, p_audience text, p_position bigint, p_chain bytea, p_state bytea, p_rules bytea, p_signature bytea)
RETURNS boolean
LANGUAGE plpgsql
AS $$
DECLARE
    v_me uuid := office.my_officer();
BEGIN
    IF NOT coalesce(office.reads(v_me, p_audience), false) OR octet_length(p_signature) IS DISTINCT FROM 64
       OR NOT EXISTS (SELECT FROM office.devices d WHERE d.device = p_device AND d.officer = v_me AND d.revoked_at IS NULL)
       OR NOT EXISTS (SELECT FROM office.entries e WHERE e.audience = p_audience AND e.position = p_position AND e.chain = p_chain) THEN
        RETURN false;
    END IF;
    INSERT INTO office.countersigned AS c (audience, device, position, chain, state, rules, signature)
    VALUES (p_audience, p_device, p_position, p_chain, p_state, p_rules, p_signature)
    ON CONFLICT (audience, device) DO UPDATE
        SET position = excluded.position, chain = excluded.chain, state = excluded.state, rules = excluded.rules,
            signature = excluded.signature, signed_at = clock_timestamp()
        WHERE c.position < excluded.position OR (c.position = excluded.position AND (excluded.state IS NOT NULL OR c.state IS NULL));
    RETURN true;
END
$$;

-- Takes a device's signature on a head that it verified and on what it made of the journal up to there.
CREATE FUNCTION office_v1.witness(p_device uuid, p_audience text, p_position bigint, p_chain bytea, p_state bytea, p_rules bytea, p_signature bytea)
RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET row_security = on
AS $$
BEGIN
    RETURN octet_length(p_state) = 32 AND octet_length(p_rules) = 32
       AND office.witness(p_device, p_audience, p_position, p_chain, p_state, p_rules, p_signature);
END
$$;

-- What other devices have signed since a moment, of all journals that the caller reads.
CREATE FUNCTION office_v1.witnessed(p_since bigint)
RETURNS TABLE (audience text, device uuid, at_position bigint, at_chain bytea, state bytea, rules bytea, signature bytea, signed_at bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET row_security = on
AS $$
BEGIN
    RETURN QUERY
        SELECT c.audience, c.device, c.position, c.chain, c.state, c.rules, c.signature, office.millis(c.signed_at)
        FROM office.countersigned c
        WHERE c.audience IN (SELECT office.my_audiences()) AND c.signed_at >= to_timestamp(p_since / 1000.0) ORDER BY c.signed_at LIMIT 5000;
END
$$;

-- Announced restores, each signed by an administrator's device. Desks heal by no other.
CREATE TABLE office.announced (
    incarnation integer     PRIMARY KEY,
    device      uuid        NOT NULL,
    signature   bytea       NOT NULL CHECK (octet_length(signature) = 64),
    at          timestamptz NOT NULL DEFAULT clock_timestamp()
);
ALTER TABLE office.announced ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.announced FORCE  ROW LEVEL SECURITY;
CREATE POLICY functions ON office.announced TO jcat_owner USING (true) WITH CHECK (true);

-- Announces a restore under a higher number, signed. Announced again where a number is there without a signature that desks
-- believe: somebody called it a restore who may not.
CREATE FUNCTION office_v1.announce_restore(p_incarnation integer, p_device uuid, p_signature bytea) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET row_security = on
AS $$
BEGIN
    IF NOT coalesce(office.holds(office.my_officer(), 'administrator'), false) OR octet_length(p_signature) IS DISTINCT FROM 64 THEN
        RETURN false;
    END IF;
    UPDATE office.office o SET incarnation = p_incarnation, healing = true WHERE o.incarnation < p_incarnation;
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    INSERT INTO office.announced (incarnation, device, signature) VALUES (p_incarnation, p_device, p_signature)
    ON CONFLICT (incarnation) DO UPDATE SET device = excluded.device, signature = excluded.signature, at = clock_timestamp();
    RETURN true;
END
$$;

-- Who announced the present incarnation; no row where nobody did.
CREATE FUNCTION office_v1.announcement() RETURNS TABLE (device uuid, signature bytea)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET row_security = on
AS $$
BEGIN
    IF office.my_officer() IS NULL THEN
        RETURN;
    END IF;
    RETURN QUERY SELECT a.device, a.signature FROM office.announced a JOIN office.office o ON o.incarnation = a.incarnation;
END
$$;

REVOKE ALL ON ALL TABLES IN SCHEMA office FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA office_v1 FROM PUBLIC;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA office_v1 TO jcat_officers;
