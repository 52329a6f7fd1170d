-- Wake-ups are told together while many desks write. A notification goes to every desk that listens, and has it ask for the
-- heads: with 500 of them and a thousand pushes a second that would be half a million a second. One desk that records something
-- now and then is still told of at once.

-- When somebody was woken last: one row.
CREATE TABLE office.woken (
    only_one boolean     PRIMARY KEY DEFAULT true CHECK (only_one),
    until    timestamptz NOT NULL DEFAULT '-infinity',                     -- nobody is woken again before
    promised boolean     NOT NULL DEFAULT false                            -- a desk was asked to come back then
) WITH (fillfactor = 50);
INSERT INTO office.woken DEFAULT VALUES;
ALTER TABLE office.woken ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.woken FORCE  ROW LEVEL SECURITY;
CREATE POLICY functions ON office.woken TO jcat_owner USING (true) WITH CHECK (true);
REVOKE ALL ON office.woken FROM PUBLIC;

-- Wakes everybody who listens, and says nothing: a channel has no access control. A transaction of its own that need not be
-- durable; inside that of a push it costs nine tenths of the commits.
--
-- Two milliseconds for each desk must lie between two wake-ups. Who comes sooner is told after how many milliseconds to call
-- again; one is enough, and its call then wakes for all that came meanwhile. NULL: nothing is left to do. A desk that does not
-- come back costs the others no more than the time to their next poll.
DROP FUNCTION office_v1.wake();
CREATE FUNCTION office_v1.wake() RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET row_security = on
AS $$
DECLARE
    v_again integer;
BEGIN
    IF office.my_officer() IS NULL THEN
        RETURN NULL;
    END IF;
    PERFORM set_config('synchronous_commit', 'off', true);
    -- A moment far ahead was written before the server's clock was set back.
    UPDATE office.woken w
    SET until = clock_timestamp() + interval '2 milliseconds' * (SELECT count(*) FROM office.devices d WHERE d.revoked_at IS NULL),
        promised = false
    WHERE w.until <= clock_timestamp() OR w.until > clock_timestamp() + interval '1 minute';
    IF FOUND THEN
        PERFORM pg_notify('jcat_wake', '');
        RETURN NULL;
    END IF;
    UPDATE office.woken w SET promised = true WHERE NOT w.promised
    RETURNING greatest(1, ceil(extract(epoch FROM w.until - clock_timestamp()) * 1000))::integer INTO v_again;
    RETURN v_again;
END
$$;
REVOKE ALL ON FUNCTION office_v1.wake() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION office_v1.wake() TO jcat_officers;
