-- The second wall. Should a function hold a mistake, or a table be granted by hand, a row is still seen by those alone whose
-- it is: every policy on content asks `session_user`, which neither SET ROLE nor a SECURITY DEFINER function changes.
--
-- The functions below answer for the session and for nobody else. They run as the owner, because rights are not for officers
-- to read. `clock_timestamp()`, never `now()`: in a transaction that was left open, now() stands still and a dismissal would
-- not arrive.

-- plpgsql, not sql: its plans are kept for the session, and these stand in every call.

-- The officer whose session this is; NULL for a login that nobody has, or whose officer was ended.
CREATE FUNCTION office.my_officer() RETURNS uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RETURN (SELECT o.officer FROM office.officers o WHERE o.login = session_user::text AND o.ended_at IS NULL);
END
$$;

-- The audiences that the session may read.
CREATE FUNCTION office.my_audiences() RETURNS SETOF text
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 40 SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RETURN QUERY
        SELECT r.audience FROM office.officers o JOIN office.readers r ON r.officer = o.officer
        WHERE o.login = session_user::text AND o.ended_at IS NULL AND (r.ended_at IS NULL OR r.ended_at > clock_timestamp());
END
$$;

-- The devices of the session's officer.
CREATE FUNCTION office.my_devices() RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 3 SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RETURN QUERY SELECT d.device FROM office.devices d WHERE d.officer = office.my_officer();
END
$$;

-- Whether the session belongs to an officer who was ended, and may still see so much of the journal of everyone: it holds the
-- signed dismissal, which is what lets a desk wipe what it held.
CREATE FUNCTION office.ended_after() RETURNS bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RETURN (SELECT o.ended_after FROM office.officers o WHERE o.login = session_user::text AND o.ended_at IS NOT NULL);
END
$$;

-- They stand in policies, which are evaluated as whoever asks. Without USAGE on schema `office` nobody can call them by name.
GRANT EXECUTE ON FUNCTION office.my_officer(), office.my_audiences(), office.my_devices() TO jcat_officers;

-- Enabled, and forced: the owner, as which the functions run, is held to the policies too.
ALTER TABLE office.office        ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.office        FORCE  ROW LEVEL SECURITY;
ALTER TABLE office.officers      ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.officers      FORCE  ROW LEVEL SECURITY;
ALTER TABLE office.duties        ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.duties        FORCE  ROW LEVEL SECURITY;
ALTER TABLE office.devices       ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.devices       FORCE  ROW LEVEL SECURITY;
ALTER TABLE office.opened        ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.opened        FORCE  ROW LEVEL SECURITY;
ALTER TABLE office.readers       ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.readers       FORCE  ROW LEVEL SECURITY;
ALTER TABLE office.heads         ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.heads         FORCE  ROW LEVEL SECURITY;
ALTER TABLE office.entries       ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.entries       FORCE  ROW LEVEL SECURITY;
ALTER TABLE office.receipts      ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.receipts      FORCE  ROW LEVEL SECURITY;
ALTER TABLE office.countersigned ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.countersigned FORCE  ROW LEVEL SECURITY;

-- Rights. The functions must see all of them to decide (the owner's policy); anybody else sees what is theirs.
CREATE POLICY functions ON office.office   TO jcat_owner USING (true) WITH CHECK (true);
CREATE POLICY functions ON office.officers TO jcat_owner USING (true) WITH CHECK (true);
CREATE POLICY functions ON office.duties   TO jcat_owner USING (true) WITH CHECK (true);
CREATE POLICY functions ON office.devices  TO jcat_owner USING (true) WITH CHECK (true);
CREATE POLICY functions ON office.opened   TO jcat_owner USING (true) WITH CHECK (true);
CREATE POLICY functions ON office.readers  TO jcat_owner USING (true) WITH CHECK (true);
CREATE POLICY own ON office.officers FOR SELECT USING (login = session_user::text);
CREATE POLICY own ON office.duties   FOR SELECT USING (officer = (SELECT office.my_officer()));
CREATE POLICY own ON office.devices  FOR SELECT USING (officer = (SELECT office.my_officer()));
CREATE POLICY own ON office.readers  FOR SELECT USING (officer = (SELECT office.my_officer()));

-- Content. Nothing is for the owner as such: here the wall holds against the functions as well. The same right is written twice.
-- `functions` is what every call goes through: written out, as EXISTS where a call looks at one row, and as IN where it looks at
-- many, which is worked out once per statement. `by_hand` is for an officer who was granted a table by mistake and cannot see the rights it reads, so it
-- asks the functions above.

-- A record of access is pushed by everybody enrolled and read by few: its head must be seen to be extended. Whoever admits and
-- dismisses must lock the head meanwhile: administrators those of the office's audiences, EC3 those of cases. A function, because
-- a subquery that is seldom asked is set up with every statement all the same, and push is made of few and small ones.
CREATE FUNCTION office.locks(p_audience text) RETURNS boolean
LANGUAGE plpgsql STABLE
AS $$
BEGIN
    RETURN EXISTS (SELECT FROM office.officers o
                   WHERE o.login = session_user::text AND o.ended_at IS NULL
                     AND (p_audience LIKE 'records/%'
                          OR EXISTS (SELECT FROM office.duties d
                                     WHERE d.officer = o.officer AND d.ended_at IS NULL
                                       AND d.duty = CASE WHEN p_audience LIKE 'case/%' OR p_audience LIKE 'hit/%' THEN 'ec3' ELSE 'administrator' END)));
END
$$;
CREATE POLICY functions ON office.heads FOR SELECT TO jcat_owner
    USING (EXISTS (SELECT FROM office.officers o JOIN office.readers r ON r.officer = o.officer
                   WHERE o.login = session_user::text AND o.ended_at IS NULL AND r.audience = heads.audience
                     AND (r.ended_at IS NULL OR r.ended_at > clock_timestamp()))
           OR office.locks(audience));
-- A row that is made holds nothing yet; one that is changed or locked must be seen first, which asks the policy above.
CREATE POLICY functions_in ON office.heads FOR INSERT TO jcat_owner WITH CHECK (position = 0);
CREATE POLICY functions_on ON office.heads FOR UPDATE TO jcat_owner USING (true) WITH CHECK (true);
CREATE POLICY by_hand ON office.heads FOR SELECT TO jcat_officers USING (audience IN (SELECT office.my_audiences()));

-- One's own entries are seen wherever they are: that is how sending twice is told from sending. They are asked first, for they
-- are few: a push looks at nothing else, and never has the list of its audiences made.
CREATE POLICY functions ON office.entries FOR SELECT TO jcat_owner
    USING (device IN (SELECT d.device FROM office.officers o JOIN office.devices d ON d.officer = o.officer
                      WHERE o.login = session_user::text AND o.ended_at IS NULL)
           OR audience IN (SELECT r.audience FROM office.officers o JOIN office.readers r ON r.officer = o.officer
                           WHERE o.login = session_user::text AND o.ended_at IS NULL AND (r.ended_at IS NULL OR r.ended_at > clock_timestamp()))
           OR (audience = 'everyone' AND position <= office.ended_after()));
CREATE POLICY functions_in ON office.entries FOR INSERT TO jcat_owner
    WITH CHECK (EXISTS (SELECT FROM office.officers o JOIN office.readers r ON r.officer = o.officer
                        WHERE o.login = session_user::text AND o.ended_at IS NULL AND r.audience = entries.audience
                          AND (r.ended_at IS NULL OR r.ended_at > clock_timestamp()))
                OR (audience LIKE 'records/%' AND office.locks(audience)));
CREATE POLICY by_hand ON office.entries FOR SELECT TO jcat_officers USING (audience IN (SELECT office.my_audiences()));
-- No policy for UPDATE or DELETE: nothing changes an entry. Erasure will come with a policy of its own.
CREATE POLICY own ON office.receipts FOR SELECT USING (device IN (SELECT office.my_devices()));
CREATE POLICY handing ON office.receipts FOR INSERT WITH CHECK (device IN (SELECT office.my_devices()));
CREATE POLICY readers ON office.countersigned FOR SELECT USING (audience IN (SELECT office.my_audiences()));
CREATE POLICY signing ON office.countersigned FOR INSERT WITH CHECK (device IN (SELECT office.my_devices()));
CREATE POLICY signing_on ON office.countersigned FOR UPDATE
    USING (device IN (SELECT office.my_devices())) WITH CHECK (device IN (SELECT office.my_devices()));

REVOKE ALL ON ALL TABLES IN SCHEMA office FROM PUBLIC;
