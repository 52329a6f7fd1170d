-- What officers may call, part one: who is who, and who may read what.
--
-- Every function of `office_v1` runs as the owner with a fixed search_path and asks `session_user` who calls. Two settings are
-- held still while it runs: `client_min_messages`, or a caller could have plans of our queries printed with their estimates, and
-- `row_security`, which must not turn the second wall into an error. Answers don't tell "there is no such thing" from "it is not
-- yours": both are `false`, or no row.

CREATE SCHEMA office_v1;
GRANT USAGE ON SCHEMA office_v1 TO jcat_officers;

-- ---- asked by the functions, not by officers: they run under the settings of whichever function asks ---------------------

CREATE FUNCTION office.holds(p_officer uuid, p_duty text) RETURNS boolean
LANGUAGE plpgsql STABLE
AS $$
BEGIN
    RETURN EXISTS (SELECT FROM office.duties d
                   WHERE d.officer = p_officer AND d.duty = p_duty AND (d.ended_at IS NULL OR d.ended_at > clock_timestamp()));
END
$$;

CREATE FUNCTION office.is_enrolled(p_officer uuid) RETURNS boolean
LANGUAGE sql STABLE
AS $$ SELECT EXISTS (SELECT FROM office.officers o WHERE o.officer = p_officer AND o.ended_at IS NULL) $$;

-- Looks up by officer first: what it costs does not depend on who else reads the audience, or whether it is there.
CREATE FUNCTION office.reads(p_officer uuid, p_audience text) RETURNS boolean
LANGUAGE plpgsql STABLE
AS $$
BEGIN
    RETURN EXISTS (SELECT FROM office.readers r
                   WHERE r.officer = p_officer AND r.audience = p_audience AND (r.ended_at IS NULL OR r.ended_at > clock_timestamp()));
END
$$;

CREATE FUNCTION office.keeps(p_officer uuid, p_audience text) RETURNS boolean
LANGUAGE sql STABLE
AS $$
    SELECT EXISTS (SELECT FROM office.readers r
                   WHERE r.officer = p_officer AND r.audience = p_audience AND r.seat = 'keeper'
                     AND (r.ended_at IS NULL OR r.ended_at > clock_timestamp()))
$$;

-- The record of access of an agency that has an officer here takes entries of everybody enrolled.
CREATE FUNCTION office.writes(p_officer uuid, p_audience text) RETURNS boolean
LANGUAGE plpgsql STABLE
AS $$
BEGIN
    RETURN office.reads(p_officer, p_audience)
        OR (p_audience LIKE 'records/%' AND EXISTS (SELECT FROM office.officers o WHERE 'records/' || o.agency = p_audience));
END
$$;

CREATE FUNCTION office.is_audience(p_audience text) RETURNS boolean
LANGUAGE sql IMMUTABLE
AS $$
    SELECT coalesce(p_audience IN ('everyone', 'taskforce', 'board')
        OR p_audience ~ '^(agency|records)/[a-z][a-z0-9-]{0,22}[a-z0-9]$'
        OR p_audience ~ '^(case|hit)/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$', false)
$$;

-- Gives an officer a seat, where there is none that holds already; a keeper's is never made less. The head row is locked while
-- rights change, as push locks it: what is pushed meanwhile is judged before or after, never in between.
CREATE FUNCTION office.seat(p_audience text, p_officer uuid, p_seat text, p_until timestamptz, p_by uuid) RETURNS void
LANGUAGE plpgsql
AS $$
BEGIN
    UPDATE office.readers r SET ended_at = p_until
    WHERE r.audience = p_audience AND r.officer = p_officer AND r.seat = 'reader' AND (r.ended_at IS NULL OR r.ended_at > clock_timestamp());
    IF NOT FOUND AND NOT office.reads(p_officer, p_audience) THEN
        INSERT INTO office.readers (audience, officer, seat, ended_at, begun_by) VALUES (p_audience, p_officer, p_seat, p_until, p_by);
    END IF;
END
$$;

-- Makes an officer the one keeper of a case. Who kept it before is a reader from now on.
CREATE FUNCTION office.move_keeper(p_audience text, p_officer uuid, p_by uuid) RETURNS void
LANGUAGE plpgsql
AS $$
DECLARE
    v_now timestamptz := clock_timestamp();
BEGIN
    WITH former AS (
        UPDATE office.readers r SET ended_at = v_now, ended_by = p_by
        WHERE r.audience = p_audience AND (r.ended_at IS NULL OR r.ended_at > v_now) AND (r.seat = 'keeper' OR r.officer = p_officer)
        RETURNING r.officer
    )
    INSERT INTO office.readers (audience, officer, seat, begun_at, begun_by)
    SELECT p_audience, f.officer, 'reader', v_now, p_by FROM former f WHERE f.officer <> p_officer
    UNION ALL SELECT p_audience, p_officer, 'keeper', v_now, p_by;
END
$$;

CREATE FUNCTION office.may_admit(p_officer uuid, p_audience text) RETURNS boolean
LANGUAGE sql STABLE
AS $$
    SELECT CASE WHEN p_audience LIKE 'case/%' OR p_audience LIKE 'hit/%'
                THEN office.keeps(p_officer, p_audience) OR office.holds(p_officer, 'ec3')
                ELSE office.holds(p_officer, 'administrator') END
$$;

-- Whether anybody but this officer is an administrator: an office without one could never be mended.
CREATE FUNCTION office.has_other_administrator(p_officer uuid) RETURNS boolean
LANGUAGE sql STABLE
AS $$
    SELECT EXISTS (SELECT FROM office.duties d JOIN office.officers o USING (officer)
                   WHERE d.duty = 'administrator' AND d.ended_at IS NULL AND o.ended_at IS NULL AND d.officer <> p_officer)
$$;

-- Serialises changes of who is an administrator, so that two cannot end each other at once.
CREATE FUNCTION office.lock_office() RETURNS void
LANGUAGE sql
AS $$ SELECT FROM office.office o FOR UPDATE $$;

CREATE FUNCTION office.set_duties(p_officer uuid, p_duties text[]) RETURNS void
LANGUAGE plpgsql
AS $$
BEGIN
    UPDATE office.duties d SET ended_at = clock_timestamp()
    WHERE d.officer = p_officer AND d.ended_at IS NULL AND NOT d.duty = ANY (p_duties);
    INSERT INTO office.duties (officer, duty)
    SELECT DISTINCT p_officer, w.duty FROM unnest(p_duties) AS w(duty)
    WHERE NOT EXISTS (SELECT FROM office.duties d WHERE d.officer = p_officer AND d.duty = w.duty AND d.ended_at IS NULL);
END
$$;

-- Founds the office: its first officer, who is administrator, and the first device. Called once, by the installer; not by officers.
CREATE FUNCTION office.found(p_office uuid, p_login text, p_officer uuid, p_agency text, p_device uuid, p_signing bytea, p_sealing bytea)
RETURNS boolean
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    INSERT INTO office.office (office) VALUES (p_office) ON CONFLICT DO NOTHING;
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    INSERT INTO office.officers (officer, login, agency) VALUES (p_officer, p_login, p_agency);
    INSERT INTO office.duties (officer, duty) VALUES (p_officer, 'administrator');
    INSERT INTO office.devices (device, officer, signing, sealing) VALUES (p_device, p_officer, p_signing, p_sealing);
    PERFORM office.seat(a.audience, p_officer, 'reader', NULL, p_officer)
    FROM unnest(ARRAY['everyone', 'taskforce', 'board', 'agency/' || p_agency]) AS a(audience);
    RETURN true;
END
$$;

-- ---- called by officers ------------------------------------------------------------------------------------------------------

-- Office time, in milliseconds.
CREATE FUNCTION office_v1.clock() RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET row_security = on
AS $$ SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint $$;

-- The first call of every session. No row: the login is nobody's. An officer who was ended is greeted: no device of theirs is
-- known, the lease is over, and heads() lists the journal of everyone up to the end. Answers on a read-only server too.
CREATE FUNCTION office_v1.hello(p_device uuid)
RETURNS TABLE (protocol_from integer, protocol_to integer, office uuid, incarnation integer, healing boolean, officer uuid,
               device_known boolean, at_time bigint, lease_until bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET row_security = on
AS $$
DECLARE
    v_me    uuid := office.my_officer();
    v_known boolean;
    v_now   bigint := office_v1.clock();
BEGIN
    IF v_me IS NULL THEN
        RETURN QUERY
            SELECT 1, 1, f.office, f.incarnation, f.healing, o.officer, false, v_now, v_now
            FROM office.officers o CROSS JOIN office.office f WHERE o.login = session_user::text;
        RETURN;
    END IF;
    SELECT true INTO v_known FROM office.devices d WHERE d.device = p_device AND d.officer = v_me AND d.revoked_at IS NULL;
    IF v_known AND NOT pg_is_in_recovery() AND current_setting('transaction_read_only') = 'off' THEN
        UPDATE office.devices d SET seen_at = clock_timestamp()
        WHERE d.device = p_device AND (d.seen_at IS NULL OR d.seen_at < clock_timestamp() - interval '1 hour');
    END IF;
    RETURN QUERY
        SELECT 1, 1, o.office, o.incarnation, o.healing, v_me, coalesce(v_known, false), v_now,
               v_now + CASE WHEN office.holds(v_me, 'guest') THEN 48 ELSE 14 * 24 END * 3600000::bigint
        FROM office.office o;
END
$$;

-- Enrols an officer, or changes what is on record about one: login, agency, duties of this database, and a device with its keys.
-- Without a device, one place is open for 14 days: whoever holds the invitation joins with a device of theirs.
CREATE FUNCTION office_v1.enrol(p_login text, p_officer uuid, p_agency text, p_duties text[], p_device uuid, p_signing bytea, p_sealing bytea)
RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET row_security = on
AS $$
DECLARE
    v_me uuid := office.my_officer();
BEGIN
    PERFORM office.lock_office();
    IF v_me IS NULL OR NOT office.holds(v_me, 'administrator') OR p_officer IS NULL OR p_duties IS NULL
       OR NOT p_duties <@ ARRAY['administrator', 'ec3', 'guest']
       OR p_agency IS NULL OR NOT office.is_audience('agency/' || p_agency)
       -- Only logins made for officers; a superuser's must never become one.
       OR NOT EXISTS (SELECT FROM pg_catalog.pg_auth_members m JOIN pg_catalog.pg_roles l ON l.oid = m.member
                      JOIN pg_catalog.pg_roles g ON g.oid = m.roleid
                      WHERE g.rolname = 'jcat_officers' AND l.rolname::text = p_login AND NOT l.rolsuper)
       OR EXISTS (SELECT FROM office.officers o WHERE o.login = p_login AND o.officer <> p_officer)
       OR EXISTS (SELECT FROM office.devices d WHERE d.device = p_device)
       OR (NOT 'administrator' = ANY (p_duties) AND NOT office.has_other_administrator(p_officer)) THEN
        RETURN false;
    END IF;
    INSERT INTO office.officers (officer, login, agency) VALUES (p_officer, p_login, p_agency)
    ON CONFLICT (officer) DO UPDATE SET login = excluded.login, agency = excluded.agency, ended_at = NULL, ended_after = NULL;
    PERFORM office.set_duties(p_officer, p_duties);
    PERFORM office.seat('everyone', p_officer, 'reader', NULL, v_me);
    IF p_device IS NULL THEN
        UPDATE office.officers o SET open_places = 1, places_until = clock_timestamp() + interval '14 days' WHERE o.officer = p_officer;
    ELSE
        INSERT INTO office.devices (device, officer, signing, sealing) VALUES (p_device, p_officer, p_signing, p_sealing);
    END IF;
    RETURN true;
END
$$;

-- Takes the place that an invitation left open: registers the caller's own device, once.
CREATE FUNCTION office_v1.join(p_device uuid, p_signing bytea, p_sealing bytea) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET row_security = on
AS $$
DECLARE
    v_me uuid := office.my_officer();
BEGIN
    IF p_device IS NULL OR octet_length(p_signing) IS DISTINCT FROM 32 OR octet_length(p_sealing) IS DISTINCT FROM 32
       OR EXISTS (SELECT FROM office.devices d WHERE d.device = p_device) THEN
        RETURN false;
    END IF;
    UPDATE office.officers o SET open_places = o.open_places - 1
    WHERE o.officer = v_me AND o.ended_at IS NULL AND o.open_places > 0 AND o.places_until > clock_timestamp();
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    INSERT INTO office.devices (device, officer, signing, sealing) VALUES (p_device, v_me, p_signing, p_sealing);
    RETURN true;
END
$$;

-- Ends a device: an administrator's call, or the officer's own for a lost laptop. Its entries stay.
CREATE FUNCTION office_v1.revoke(p_device uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET row_security = on
AS $$
DECLARE
    v_me uuid := office.my_officer();
BEGIN
    UPDATE office.devices d SET revoked_at = coalesce(d.revoked_at, clock_timestamp())
    WHERE d.device = p_device AND v_me IS NOT NULL AND (d.officer = v_me OR office.holds(v_me, 'administrator'));
    RETURN FOUND;
END
$$;

-- Gives an officer a seat: a reader's, from the first entry on, until a moment or without end, or a case's one keeper's.
-- A reader of a case: its keeper and EC3. Of all other audiences: administrators. Guests are admitted to cases alone.
-- The keeper: EC3, an administrator, or the keeper; never oneself, and an officer of the taskforce. Who kept the case reads on.
-- So a case whose keeper left, or who should never have been it, is mended; and one that nobody submitted here is opened.
CREATE FUNCTION office_v1.admit(p_audience text, p_officer uuid, p_seat text, p_until timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET row_security = on
AS $$
DECLARE
    v_me uuid := office.my_officer();
BEGIN
    IF p_seat = 'keeper' THEN
        IF v_me IS NULL OR NOT office.is_audience(p_audience) OR p_audience NOT LIKE 'case/%' OR p_officer = v_me OR p_until IS NOT NULL
           OR NOT (office.may_admit(v_me, p_audience) OR office.holds(v_me, 'administrator'))
           OR NOT coalesce(office.is_enrolled(p_officer) AND office.reads(p_officer, 'taskforce'), false) THEN
            RETURN false;
        END IF;
        INSERT INTO office.opened (audience, officer) VALUES (p_audience, p_officer) ON CONFLICT DO NOTHING;
        -- Two who move a keeper at once take turns here.
        PERFORM FROM office.opened o WHERE o.audience = p_audience FOR UPDATE;
        PERFORM office.move_keeper(p_audience, p_officer, v_me);
        RETURN true;
    END IF;
    IF p_audience LIKE 'case/%' AND v_me IS NOT NULL THEN
        -- Whoever submitted the case may admit before anything was written.
        PERFORM office.opens(v_me, p_audience);
    END IF;
    IF p_seat IS DISTINCT FROM 'reader' OR v_me IS NULL OR NOT office.is_audience(p_audience) OR p_audience = 'everyone'
       OR NOT office.may_admit(v_me, p_audience) OR NOT office.is_enrolled(p_officer) OR p_until <= clock_timestamp()
       OR (p_audience NOT LIKE 'case/%' AND office.holds(p_officer, 'guest')) THEN
        RETURN false;
    END IF;
    PERFORM FROM office.heads h WHERE h.audience = p_audience FOR UPDATE;
    -- A case that nobody opened has nobody to admit to it; EC3 would open it by admitting.
    IF p_audience LIKE 'case/%' AND NOT EXISTS (SELECT FROM office.opened o WHERE o.audience = p_audience) THEN
        RETURN false;
    END IF;
    PERFORM office.seat(p_audience, p_officer, 'reader', p_until, v_me);
    RETURN true;
END
$$;

-- Ends reading and writing, with a date; never deletes. Dismissed from `everyone`, an officer is ended: all seats, duties, devices.
CREATE FUNCTION office_v1.dismiss(p_audience text, p_officer uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET row_security = on
AS $$
DECLARE
    v_me uuid := office.my_officer();
BEGIN
    IF v_me IS NULL OR NOT office.is_audience(p_audience) OR NOT office.may_admit(v_me, p_audience) THEN
        RETURN false;
    END IF;
    IF p_audience = 'everyone' THEN
        PERFORM office.lock_office();
        IF NOT office.has_other_administrator(p_officer) THEN
            RETURN false;
        END IF;
        -- Under the lock of the journal: what is in it now, the signed dismissal with it, is the last that the officer may pull.
        PERFORM FROM office.heads h WHERE h.audience = 'everyone' FOR UPDATE;
        UPDATE office.officers o
        SET ended_at = clock_timestamp(), open_places = 0,
            ended_after = coalesce((SELECT h.position FROM office.heads h WHERE h.audience = 'everyone'), 0)
        WHERE o.officer = p_officer AND o.ended_at IS NULL;
        UPDATE office.duties d SET ended_at = clock_timestamp() WHERE d.officer = p_officer AND d.ended_at IS NULL;
        UPDATE office.devices d SET revoked_at = coalesce(d.revoked_at, clock_timestamp()) WHERE d.officer = p_officer;
    END IF;
    -- Waits for what is being pushed under the right that ends. (Seen where the second wall lets the caller see the head.)
    PERFORM FROM office.heads h WHERE h.audience = p_audience FOR UPDATE;
    UPDATE office.readers r SET ended_at = clock_timestamp(), ended_by = v_me
    WHERE r.officer = p_officer AND (r.audience = p_audience OR p_audience = 'everyone')
      AND (r.ended_at IS NULL OR r.ended_at > clock_timestamp());
    RETURN FOUND;
END
$$;

-- Takes a desk's signed word that it wiped an audience its officer was dismissed from. Anything else: false.
CREATE FUNCTION office_v1.receipt(p_audience text, p_device uuid, p_receipt bytea, p_signature bytea) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET row_security = on
AS $$
BEGIN
    IF octet_length(p_receipt) IS NULL OR octet_length(p_receipt) > 4096 OR octet_length(p_signature) IS DISTINCT FROM 64
       OR NOT EXISTS (SELECT FROM office.devices d JOIN office.officers o USING (officer) JOIN office.readers r USING (officer)
                      WHERE d.device = p_device AND o.login = session_user::text AND o.ended_at IS NULL
                        AND r.audience = p_audience AND r.ended_at <= clock_timestamp())
       OR (SELECT count(*) FROM office.receipts r WHERE r.audience = p_audience AND r.device = p_device) >= 100 THEN
        RETURN false;
    END IF;
    INSERT INTO office.receipts (audience, device, receipt, signature) VALUES (p_audience, p_device, p_receipt, p_signature);
    RETURN true;
END
$$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA office_v1 FROM PUBLIC;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA office_v1 TO jcat_officers;
