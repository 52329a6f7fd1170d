//! An officer with psql and bad intentions.

use anyhow::{Context, Result};
use jcat_desk::office::sql_to_read;
use jcat_tests::fleet::{Dice, seed};
use jcat_tests::heard::{self, Heard};
use jcat_tests::reliability::Row;
use jcat_tests::stations::Staffed;
use std::collections::BTreeSet;
use tokio_postgres::{Client, SimpleQueryMessage};

use super::CASE;

const OWN: &str = "case/00000000-0000-7000-8000-0000000000aa";

async fn code(client: &Client, statement: &str) -> String {
    let said = match client.batch_execute(statement).await {
        Ok(()) => "done".into(),
        Err(error) => error.code().map_or_else(|| error.to_string(), |state| state.code().to_owned()),
    };
    // Ends what the statement may have begun; a warning where it began nothing.
    let _ = client.batch_execute("ROLLBACK").await;
    said
}

async fn column(client: &Client, statement: &str) -> Result<Vec<String>> {
    let messages = client.simple_query(statement).await.with_context(|| statement.to_owned())?;
    let text = |message: SimpleQueryMessage| match message {
        SimpleQueryMessage::Row(row) => Some(row.get(0).unwrap_or("NULL").to_owned()),
        _ => None,
    };
    Ok(messages.into_iter().filter_map(text).collect())
}

/// Two cases: the founder's, and one of the officer with bad intentions.
async fn two_cases(body: &[u8]) -> Result<Staffed> {
    let mut office = Staffed::with(2).await?;
    for (at, audience) in [(0, CASE), (1, OWN)] {
        let submission = office.stations[at].submit(audience)?;
        office.links[at].push(&[submission]).await?;
        let batch = office.stations[at].write_some(audience, 3, if at == 0 { body } else { b"own" })?;
        office.links[at].push(&batch).await?;
    }
    Ok(office)
}

#[tokio::test]
async fn a_table_granted_by_hand_shows_own_rows_alone() -> Result<()> {
    let office = two_cases(b"other").await?;
    let hand = "GRANT USAGE ON SCHEMA office TO jcat_officers; GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA office TO jcat_officers";
    office.cluster.psql("jcat", &["-c", hand])?;
    let client = office.stations[1].psql(&office.cluster).await?;
    assert_eq!(column(&client, "SELECT DISTINCT audience FROM office.entries ORDER BY 1").await?, [OWN, "taskforce"]);
    assert_eq!(column(&client, "SELECT audience FROM office.heads ORDER BY 1").await?, [OWN, "taskforce"]);
    assert_eq!(column(&client, "SELECT audience FROM office.readers ORDER BY 1").await?, [OWN, "everyone", "taskforce"]);
    assert_eq!(column(&client, "SELECT login FROM office.officers").await?, [office.stations[1].login.name.clone()]);
    assert_eq!(column(&client, "SELECT count(*) FROM office.devices").await?, ["1"]);
    for table in ["office", "duties", "opened", "receipts", "countersigned"] {
        assert_eq!(column(&client, &format!("SELECT count(*) FROM office.{table}")).await?, ["0"], "{table}");
    }
    let forge = "INSERT INTO office.entries SELECT 'AUDIENCE', 99, device, 99, digest, header, signature, salt, body, received_at, directory, chain, entry FROM office.entries LIMIT 1";
    assert_eq!(code(&client, &forge.replace("AUDIENCE", CASE)).await, "42501", "no entry in another's case");
    assert_eq!(column(&client, "WITH gone AS (DELETE FROM office.entries RETURNING 1) SELECT count(*) FROM gone").await?, ["0"]);
    assert_eq!(column(&client, "WITH changed AS (UPDATE office.entries SET body = 'x' RETURNING 1) SELECT count(*) FROM changed").await?, ["0"]);
    let seat = format!("INSERT INTO office.readers VALUES ('{CASE}', '{}', 'keeper', now(), NULL, '{0}', NULL)", office.stations[1].officer);
    assert_eq!(code(&client, &seat).await, "42501", "no seat by one's own hand");
    assert_eq!(code(&client, "SET row_security = off; SELECT * FROM office.entries").await, "42501");

    // A function of the owner that forgot to ask: the wall is behind it too.
    let forgetful = "SET ROLE jcat_owner; CREATE FUNCTION office_v1.all_of_it() RETURNS SETOF text LANGUAGE sql SECURITY DEFINER
                     AS 'SELECT audience FROM office.entries GROUP BY 1'; GRANT EXECUTE ON FUNCTION office_v1.all_of_it() TO jcat_officers";
    office.cluster.psql("jcat", &["-c", forgetful])?;
    let client = office.stations[1].psql(&office.cluster).await?;
    assert_eq!(column(&client, "SELECT * FROM office_v1.all_of_it() ORDER BY 1").await?, [OWN, "taskforce"]);
    Ok(())
}

#[tokio::test]
async fn an_officer_with_psql_may_call_the_functions_and_nothing_else() -> Result<()> {
    let office = two_cases(b"other").await?;
    let client = office.stations[1].psql(&office.cluster).await?;
    let privileges = "SELECT n.nspname || '.' || c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname LIKE 'office%' AND c.relkind IN ('r', 'v', 'm', 'S', 'p')
                      AND (has_any_column_privilege(c.oid, 'SELECT, INSERT, UPDATE, REFERENCES') OR has_table_privilege(c.oid, 'DELETE, TRUNCATE, TRIGGER'))";
    assert_eq!(column(&client, privileges).await?, Vec::<String>::new());
    let functions = "SELECT n.nspname || '.' || p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname LIKE 'office%'
                     AND has_function_privilege(p.oid, 'EXECUTE') AND has_schema_privilege(n.oid, 'USAGE') ORDER BY 1";
    let names = [
        "admit",
        "alarms",
        "announce_restore",
        "announcement",
        "approve",
        "ask_in",
        "asking",
        "blob_close",
        "blob_get",
        "blob_missing",
        "blob_put",
        "clock",
        "countersign",
        "countersigned",
        "declare_again",
        "dismiss",
        "enrol",
        "erase",
        "extend_lease",
        "hand_over",
        "handed_over",
        "heads",
        "healed",
        "health",
        "hello",
        "hits",
        "join",
        "keep_duties",
        "let_in",
        "look_into_alarm",
        "match",
        "missing_receipts",
        "offered",
        "pull",
        "push",
        "push_declaring",
        "push_one",
        "push_planning",
        "receipt",
        "relay",
        "report_keys",
        "restored",
        "reveal",
        "revoke",
        "say_of_hit",
        "taken",
        "turn_away",
        "waiting",
        "wake",
        "witness",
        "witnessed",
        "write_off",
    ];
    assert_eq!(column(&client, functions).await?, names.map(|name| format!("office_v1.{name}")));
    let loose = "SELECT p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = 'office_v1'
                 AND NOT (p.prosecdef AND p.proconfig @> '{\"search_path=pg_catalog, pg_temp\"}' AND pg_get_userbyid(p.proowner) = 'jcat_owner')";
    assert_eq!(column(&client, loose).await?, Vec::<String>::new(), "each runs as the owner with a fixed search path");
    let open = "SELECT relname FROM pg_class WHERE relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = 'office') AND relkind = 'r'
                AND relname <> 'migrations' AND NOT (relrowsecurity AND relforcerowsecurity)";
    assert_eq!(column(&client, open).await?, Vec::<String>::new(), "each table has its second wall, forced");
    for statement in [
        "SELECT * FROM office.entries",
        "SELECT office.my_audiences()",
        "SELECT * FROM office.migrations",
        "TABLE pg_authid",
        "SELECT rolpassword FROM pg_authid",
        "TABLE pg_stat_activity",
        "TABLE pg_locks",
        "TABLE pg_stat_user_tables",
        "TABLE pg_statistic",
        "CREATE ROLE mine",
        "ALTER ROLE postgres PASSWORD 'x'",
        "ALTER ROLE CURRENT_USER SUPERUSER",
        "GRANT jcat_owner TO CURRENT_USER",
        "SET ROLE jcat_owner",
        "SET ROLE jcat_installer",
        "SET SESSION AUTHORIZATION postgres",
        "CREATE SCHEMA mine",
        "CREATE TEMP TABLE t (a int)",
        "CREATE TABLE public.t (a int)",
        "CREATE FUNCTION public.f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "CREATE EXTENSION pg_trgm SCHEMA information_schema",
        "DO $$ BEGIN END $$",
        "SELECT lo_create(0)",
        "SELECT lo_from_bytea(0, 'x')",
        "SELECT pg_advisory_lock(1)",
        "SELECT pg_notify('jcat_wake', 'x')",
        "SELECT pg_logical_emit_message(true, 'a', 'b')",
        "SELECT pg_read_file('postgresql.conf')",
        "SELECT pg_ls_dir('.')",
        "COPY office.entries TO STDOUT",
        "COPY (SELECT 1) TO PROGRAM 'id'",
        "COPY (SELECT 1) TO '/tmp/x'",
        "BEGIN; LOCK TABLE office.heads",
        "CREATE OR REPLACE FUNCTION office_v1.clock() RETURNS bigint LANGUAGE sql AS 'SELECT 1::bigint'",
        "DROP SCHEMA office CASCADE",
        "CREATE PUBLICATION p",
        "ALTER DATABASE jcat SET search_path = public",
        "ALTER SYSTEM SET fsync = off",
        "SET session_replication_role = replica",
        "SET log_statement = 'all'",
        "SELECT pg_current_wal_lsn()",
        "SELECT pg_database_size('jcat')",
        "COMMENT ON TABLE office.entries IS 'x'",
        "SELECT office.found(NULL, NULL, NULL, NULL, NULL, NULL, NULL)",
    ] {
        let said = code(&client, statement).await;
        assert_eq!(said, "42501", "{statement}");
    }
    assert_eq!(code(&client, "BEGIN; PREPARE TRANSACTION 'x'").await, "55000", "no transaction outlives its session");
    let limit = "SELECT rolconnlimit FROM pg_roles WHERE rolname = session_user";
    assert_eq!(column(&client, limit).await?, ["4"]);
    assert_eq!(column(&client, "SELECT current_setting('statement_timeout') || ' ' || current_setting('lock_timeout')").await?, ["30s 10s"]);
    let text = sql_to_read();
    assert!(text.contains("CREATE ROLE jcat_owner NOLOGIN") && text.contains("CREATE FUNCTION office_v1.push"), "all of it can be read first");
    Ok(())
}

#[tokio::test]
async fn statements_of_every_kind_never_bring_out_another_cases_content() -> Result<()> {
    let mut row = Row::begin("T6", "nobody is sent a byte they may not read; the database says so, whatever it is asked").part("statements");
    let canary = "zq7-canary-vx4";
    let forms =
        [canary.to_owned(), data_encoding::HEXLOWER.encode(canary.as_bytes()), data_encoding::BASE64.encode(canary.as_bytes())[..12].to_owned()];
    let office = two_cases(canary.as_bytes()).await?;
    let verbose =
        "SET client_min_messages = debug1; SET debug_print_plan = on; SET statement_timeout = '150ms'; SET lock_timeout = '200ms'; LISTEN jcat_wake";
    let connect = async || -> Result<(Client, Heard)> {
        let (client, heard) = heard::connect(&office.cluster, &office.stations[1]).await?;
        client.batch_execute(verbose).await?;
        Ok((client, heard))
    };
    let (mut client, mut heard) = connect().await?;
    // With plans printed, an officer sees that of the own statement; those inside the functions, with their estimates, stay inside.
    heard.take();
    client.batch_execute(&format!("SELECT * FROM office_v1.pull('{OWN}', 0, 10)")).await?;
    let plans = String::from_utf8_lossy(&heard.take()).matches("PLANNEDSTMT").count();
    assert_eq!(plans, 1, "the plan of the call, and none of the function");
    let statements = statements(&client, &office).await?;
    assert!(statements.len() >= 10_000, "{} statements", statements.len());
    let (mut done, mut failed) = (0, 0);
    for statement in &statements {
        if client.is_closed() {
            (client, heard) = connect().await?;
        }
        match client.simple_query(statement).await {
            Ok(_) => done += 1,
            Err(_) => {
                failed += 1;
                let _ = client.batch_execute("ROLLBACK").await;
            }
        }
        // Not what the statement gave: whatever the server sent meanwhile.
        let text = heard.take();
        let text = String::from_utf8_lossy(&text);
        assert!(!forms.iter().any(|form| text.contains(form)), "{statement}\nbrought out the content of another's case");
    }
    row.count("statements", statements.len());
    assert!(done > 300 && failed > 300, "they were of both kinds: {done} done, {failed} failed");
    // The same eyes do see it where it may be read.
    let founder = office.stations[0].psql(&office.cluster).await?;
    let seen = column(&founder, &format!("SELECT body FROM office_v1.pull('{CASE}', 0, 1)")).await?;
    assert!(seen.iter().any(|text| forms.iter().any(|form| text.contains(form))), "{seen:?}");
    row.keep();
    Ok(())
}

/// Every relation of the catalogues, every function with arguments that point at the office's tables, and what else came to mind.
async fn statements(client: &Client, office: &Staffed) -> Result<Vec<String>> {
    let mut all = Vec::new();
    let relations = "SELECT format('%I.%I', n.nspname, c.relname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'v', 'i', 't') ORDER BY 1";
    for relation in column(client, relations).await? {
        all.push(format!("SELECT * FROM {relation} LIMIT 3000"));
        if relation.starts_with("office.") {
            for attack in [
                "SELECT count(*) FROM $",
                "EXPLAIN (ANALYZE, VERBOSE) SELECT * FROM $",
                "COPY $ TO STDOUT",
                "DELETE FROM $",
                "ANALYZE VERBOSE $",
                "VACUUM VERBOSE $",
                "SELECT query_to_xml('SELECT * FROM $', true, true, '')",
                "SELECT table_to_xml('$', true, true, '')",
                "TRUNCATE $",
                "DECLARE c CURSOR WITH HOLD FOR SELECT * FROM $",
                "CREATE TEMP TABLE x AS TABLE $",
                "CREATE VIEW public.v AS TABLE $",
                "SELECT ts_stat('SELECT to_tsvector(body::text) FROM $')",
                "LOCK $",
                "CLUSTER $",
                "SELECT row_to_json(r) FROM $ r",
                "INSERT INTO $ DEFAULT VALUES",
                "MERGE INTO $ USING (VALUES (1)) v ON true WHEN MATCHED THEN DELETE",
                "CREATE RULE r AS ON SELECT TO $ DO INSTEAD SELECT 1",
                "ALTER TABLE $ DISABLE ROW LEVEL SECURITY",
                "GRANT SELECT ON $ TO CURRENT_USER",
                "REINDEX TABLE $",
            ] {
                all.push(attack.replace("$", &relation));
            }
        }
    }
    let theirs = office.stations[0].officer;
    let device = office.stations[1].workstation.device;
    let value = |kind: &str| -> Vec<String> {
        match kind {
            "regclass" | "oid" => vec!["'office.entries'::regclass".into(), "'office.entries_of_device'::regclass".into()],
            "text" | "name" | "cstring" | "character varying" | "unknown" => {
                vec![format!("'{CASE}'"), "'SELECT * FROM office.entries'".into(), "'office.entries'".into()]
            }
            "uuid" => vec![format!("'{theirs}'"), format!("'{device}'")],
            "integer" | "bigint" | "smallint" | "numeric" => vec!["1".into(), "0".into()],
            "boolean" => vec!["true".into()],
            "bytea" => vec!["'\\x00'".into()],
            "text[]" | "name[]" => vec![format!("'{{{CASE}}}'")],
            "record" | "anyelement" => vec!["NULL::office.entries".into()],
            other => vec![format!("NULL::{other}")],
        }
    };
    let functions = "SELECT format('%I.%I', n.nspname, p.proname) || ';' || array_to_string(ARRAY(SELECT format_type(t, NULL) FROM unnest(p.proargtypes) AS t), ';')
                     FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE p.prokind = 'f' AND p.pronargs <= 3
                     AND (n.nspname LIKE 'office%' OR p.proname ~ '^(pg_|has_|col_|obj_|row_|to_|query_|table_|database_|schema_|cursor_|lo|ts_|current|txid|inet|format|set_|oid|reg)')
                     AND p.proname !~ '^pg_(sleep|terminate|cancel)' ORDER BY 1";
    for function in column(client, functions).await? {
        let mut parts = function.split(';');
        let name = parts.next().unwrap_or_default();
        let kinds: Vec<Vec<String>> = parts.filter(|kind| !kind.is_empty()).map(value).collect();
        let tries = kinds.iter().map(Vec::len).max().unwrap_or(1);
        for at in 0..tries {
            let arguments = kinds.iter().filter_map(|values| values.get(at % values.len()).cloned()).collect::<Vec<_>>().join(", ");
            all.push(format!("SELECT * FROM {name}({arguments})"));
        }
    }
    for after in [-9_223_372_036_854_775_807_i64, -1, 0, 1, 9_223_372_036_854_775_807] {
        for audience in [CASE, "case/%", "%", "case", "", "everyone' OR true --", "CASE/00000000-0000-7000-8000-000000000001", "everyone"] {
            let audience = audience.replace('\'', "''");
            all.push(format!("SELECT * FROM office_v1.pull('{audience}', {after}, 2147483647)"));
            all.push(format!("SELECT * FROM office_v1.push('{device}', ARRAY['{audience}'], ARRAY[{after}], ARRAY['x'::bytea], ARRAY['x'::bytea], ARRAY['x'::bytea], ARRAY['x'::bytea])"));
            let (long, short) = ("00".repeat(64), "00".repeat(16));
            all.push(format!("SELECT * FROM office_v1.push('{device}', '{{{CASE}}}', ARRAY[abs({after}) % 7 + 1], '{{x}}', ARRAY['\\x{long}'::bytea], ARRAY['\\x{short}'::bytea], ARRAY['x'::bytea])"));
        }
    }
    // Whatever is left of ten thousand: the same relations and calls, put into one another by chance.
    let mut dice = Dice::of(seed());
    let (relations, calls): (Vec<String>, Vec<String>) = all.iter().cloned().partition(|statement| statement.contains(" LIMIT 3000"));
    let calls: Vec<&str> = calls.iter().filter_map(|statement| statement.strip_prefix("SELECT * FROM ")).collect();
    let relations: Vec<&str> =
        relations.iter().filter_map(|statement| statement.strip_prefix("SELECT * FROM ")?.strip_suffix(" LIMIT 3000")).collect();
    const SHAPES: [&str; 16] = [
        "SELECT x.*, y.* FROM CALL x, CALL2 y LIMIT 20",
        "SELECT (SELECT count(*) FROM CALL) FROM RELATION LIMIT 20",
        "EXPLAIN (ANALYZE, VERBOSE, SETTINGS) SELECT * FROM CALL x LEFT JOIN RELATION r ON true LIMIT 5",
        "EXPLAIN (GENERIC_PLAN) SELECT * FROM CALL",
        "COPY (SELECT * FROM CALL) TO STDOUT",
        "COPY (SELECT r::text FROM RELATION r LIMIT 50) TO STDOUT WITH (FORMAT csv)",
        "PREPARE p AS SELECT * FROM CALL; EXECUTE p; DEALLOCATE p",
        "BEGIN; DECLARE c CURSOR FOR SELECT * FROM CALL; FETCH ALL FROM c; COMMIT",
        "WITH x AS MATERIALIZED (SELECT * FROM CALL) SELECT row_to_json(x), (SELECT count(*) FROM RELATION) FROM x",
        "SELECT xmlforest(x.*) FROM CALL x",
        "SELECT r::text FROM RELATION r WHERE r::text LIKE '%zq7%' OR EXISTS (SELECT FROM CALL) LIMIT 20",
        "SELECT jsonb_agg(x) FROM (SELECT * FROM CALL UNION ALL SELECT * FROM CALL2) x",
        "SET ROLE NONE; SELECT * FROM CALL; RESET ROLE",
        "BEGIN ISOLATION LEVEL SERIALIZABLE; SELECT * FROM CALL; SELECT * FROM RELATION LIMIT 10; COMMIT",
        "SELECT 1 / (SELECT count(*) FROM CALL x WHERE x::text LIKE '%7a71%')",
        "SELECT CASE WHEN EXISTS (SELECT FROM CALL) THEN (SELECT string_agg(r::text, ' ') FROM (SELECT * FROM RELATION LIMIT 30) r) END",
    ];
    while all.len() < 10_000 {
        let statement = dice.of_these(&SHAPES).replace("CALL2", dice.of_these(&calls)).replace("CALL", dice.of_these(&calls));
        all.push(statement.replace("RELATION", dice.of_these(&relations)));
    }
    let unique = all.iter().collect::<BTreeSet<_>>().len();
    assert!(unique >= 9_000, "{unique} different statements");
    all.extend([
        format!("SET search_path = office; SELECT * FROM office_v1.pull('{CASE}', 0, 10)"),
        format!("SET row_security = off; SELECT * FROM office_v1.pull('{CASE}', 0, 10)"),
        format!("SET plpgsql.extra_errors = 'all'; SELECT * FROM office_v1.pull('{CASE}', 0, 10)"),
        format!("BEGIN; SET LOCAL role = 'jcat_officers'; SELECT * FROM office_v1.pull('{CASE}', 0, 10)"),
        format!("BEGIN READ ONLY; SELECT * FROM office_v1.hello('{device}'); SELECT * FROM office_v1.pull('{CASE}', 0, 10)"),
        format!("SELECT x.* FROM (VALUES ('{CASE}'), ('everyone')) AS a(b), LATERAL office_v1.pull(a.b, 0, 10) x"),
        "SELECT prosrc FROM pg_proc WHERE proname IN ('push', 'pull')".to_owned(),
        "EXPLAIN (ANALYZE, VERBOSE, BUFFERS, SETTINGS, WAL) SELECT * FROM office_v1.heads()".to_owned(),
    ]);
    Ok(all)
}
