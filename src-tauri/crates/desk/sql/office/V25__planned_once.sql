-- A session plans a statement anew with each of its first five calls, for the very values at hand. Where keys are compared, that plan is
-- the wrong one: the server takes which case and which contribution a key is of for two independent things, so that all keys of all
-- contributions seem few, and it reads every one of them: seconds, where looking up each key takes milliseconds. A desk asks
-- little more than five times a session. What desks call finds its rows by a key, so it is planned once and for all values.
DO $$
DECLARE
    v_function regprocedure;
BEGIN
    FOR v_function IN
        SELECT p.oid::regprocedure FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_language l ON l.oid = p.prolang
        WHERE p.pronamespace = 'office_v1'::regnamespace AND l.lanname = 'plpgsql'
    LOOP
        EXECUTE format('ALTER FUNCTION %s SET plan_cache_mode = force_generic_plan', v_function);
    END LOOP;
END
$$;
