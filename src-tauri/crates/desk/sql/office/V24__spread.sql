-- A wake-up that was promised says over how many milliseconds those who hear it spread their questions. It is told while many desks
-- write: all of them asking at the same moment keeps every push waiting behind them. A change that comes alone carries nothing
-- and is asked for at once.

CREATE OR REPLACE FUNCTION office_v1.wake() RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET row_security = on
AS $$
DECLARE
    v_again    integer;
    v_promised boolean;
    v_pause    integer;
BEGIN
    IF office.my_officer() IS NULL OR EXISTS (SELECT FROM office.woken w WHERE w.promised AND w.until > clock_timestamp()
                                              AND w.until <= clock_timestamp() + interval '1 minute') THEN
        RETURN NULL;
    END IF;
    PERFORM set_config('synchronous_commit', 'off', true);
    -- A moment far ahead was written before the server's clock was set back.
    SELECT w.promised INTO v_promised FROM office.woken w
    WHERE w.until <= clock_timestamp() OR w.until > clock_timestamp() + interval '1 minute' FOR UPDATE;
    IF FOUND THEN
        SELECT 2 * count(*) INTO v_pause FROM office.devices d WHERE d.revoked_at IS NULL;
        UPDATE office.woken w SET until = clock_timestamp() + interval '1 millisecond' * v_pause, promised = false;
        PERFORM pg_notify('jcat_wake', CASE WHEN v_promised THEN v_pause::text ELSE '' END);
        RETURN NULL;
    END IF;
    UPDATE office.woken w SET promised = true WHERE NOT w.promised
    RETURNING greatest(1, ceil(extract(epoch FROM w.until - clock_timestamp()) * 1000))::integer INTO v_again;
    RETURN v_again;
END
$$;

-- A session plans a statement anew with each of its first five calls, to see whether plans for single values would be better. They
-- are not here: every statement finds its rows by a key. With five hundred desks that come in the morning, planning was what
-- their first pushes waited for.
ALTER FUNCTION office_v1.wake() SET plan_cache_mode = force_generic_plan;
ALTER FUNCTION office_v1.heads() SET plan_cache_mode = force_generic_plan;
ALTER FUNCTION office_v1.push_one(uuid, text, bigint, bytea, bytea, bytea, bytea) SET plan_cache_mode = force_generic_plan;
ALTER FUNCTION office_v1.pull(text, bigint, integer) SET plan_cache_mode = force_generic_plan;
