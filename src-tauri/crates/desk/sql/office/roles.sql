-- Roles and the database of a J-CAT Desk office. To be read, then run once by a superuser:
--
--     psql -X -v ON_ERROR_STOP=1 -d postgres -f roles.sql
--
-- Nothing in the product creates roles: on PostgreSQL 15 the right to do so is as good as a shell. Officers get login roles
-- that wait here "in reserve" under names that say nothing; an administrator hands one out with each invitation.
--
-- After it: give the installer a password (\password jcat_installer), run `jcat office found`, and let pg_hba.conf say
--
--     hostssl  jcat  +jcat_officers   all  scram-sha-256      (or: cert, with map)
--     hostssl  jcat  jcat_installer   all  scram-sha-256
--     hostssl  jcat  jcat_backup      all  scram-sha-256
--
-- with ssl = on, ssl_min_protocol_version = 'TLSv1.3', password_encryption = scram-sha-256, and an ECDSA or RSA certificate (a desk binds
-- its login to the certificate, which cannot be done with Ed25519).

-- Owns every table and function. Nobody logs in as it.
CREATE ROLE jcat_owner NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS;

-- Runs migrations, as jcat_owner and as nothing else. ALTER ROLE jcat_installer NOLOGIN between upgrades.
CREATE ROLE jcat_installer LOGIN NOINHERIT NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS CONNECTION LIMIT 2;
GRANT jcat_owner TO jcat_installer;

-- Makes backups: reads all of it, past row-level security, and changes nothing. Cannot log in before it gets a password, and is as good as
-- every journal in clear: give it one only if backups are made with pg_dump.
CREATE ROLE jcat_backup LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION BYPASSRLS CONNECTION LIMIT 2;
GRANT pg_read_all_data TO jcat_backup;

-- What every officer's login belongs to: may connect, and call the functions of schema office_v1.
CREATE ROLE jcat_officers NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS;

-- Collation C: byte order is the same on every machine and after every upgrade of the operating system.
CREATE DATABASE jcat OWNER jcat_owner TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C';
REVOKE ALL ON DATABASE jcat FROM PUBLIC;
GRANT CONNECT ON DATABASE jcat TO jcat_officers, jcat_installer, jcat_backup;

-- A login can set its own timeouts otherwise; these are what a desk lives with, and what ends a forgotten session.
ALTER DATABASE jcat SET statement_timeout = '30s';
ALTER DATABASE jcat SET lock_timeout = '10s';
ALTER DATABASE jcat SET idle_in_transaction_session_timeout = '10s';
ALTER DATABASE jcat SET default_transaction_isolation = 'read committed';
-- Compiling plans to machine code costs more than they run.
ALTER DATABASE jcat SET jit = off;

\connect jcat

REVOKE ALL ON SCHEMA public FROM PUBLIC;

-- No anonymous code blocks: officers call functions, they don't write them.
REVOKE USAGE ON LANGUAGE plpgsql FROM PUBLIC;
GRANT USAGE ON LANGUAGE plpgsql TO jcat_owner;

-- What PostgreSQL lets everybody do that no officer needs: see who else works and what waits for what, count rows, see sizes and
-- the volume of writing, fill the disk with large objects, exhaust advisory locks, write into the log stream.
-- Monitoring keeps it through pg_monitor.
DO $$
DECLARE
    v_function regprocedure;
BEGIN
    FOR v_function IN
        SELECT p.oid FROM pg_catalog.pg_proc p
        WHERE p.pronamespace = 'pg_catalog'::regnamespace AND (
               p.proname ~ '^pg_stat_get_' OR p.proname ~ '^(lo_|be_lo_|loread$|lowrite$)' OR p.proname ~ '^pg_(try_)?advisory_'
            OR p.proname ~ '^pg_current_wal_' OR p.proname ~ '^pg_control_' OR p.proname ~ '^pg_last_(wal|xact)_'
            OR p.proname IN ('pg_lock_status', 'pg_blocking_pids', 'pg_safe_snapshot_blocking_pids', 'pg_prepared_xact',
                             'pg_isolation_test_session_is_blocked', 'pg_get_replication_slots', 'pg_logical_emit_message', 'pg_notify',
                             'pg_relation_size', 'pg_table_size', 'pg_indexes_size', 'pg_total_relation_size', 'pg_database_size',
                             'pg_tablespace_size', 'pg_export_snapshot', 'pg_last_committed_xact', 'pg_xact_commit_timestamp'))
    LOOP
        EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', v_function);
        EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO pg_monitor', v_function);
    END LOOP;
END
$$;
-- The wake-up of office_v1.wake().
GRANT EXECUTE ON FUNCTION pg_catalog.pg_notify(text, text) TO jcat_owner;

-- Logins in reserve, if any, follow: an opaque name and what PostgreSQL keeps instead of a password.
