//! Erasing with `jcat` alone and a real PostgreSQL (AUD-4): what is in no file and no dump any more, on a desk that comes later, and after a
//! restore that has forgotten it.

use anyhow::{Context, Result, ensure};
use jcat_tests::cli::Jcat;
use jcat_tests::cluster::Cluster;
use jcat_tests::desks::proposal;
use jcat_tests::pages::{count, decrypted};
use jcat_tests::story::{Office, call, done, exchange, officer};
use serde_json::{Value, json};

/// What is looked for in pages and dumps.
const TRACE: &str = "zfalconry";
const SECRET: &str = "xqzfalconry.example.com";

fn record(desk: &Jcat, case: &Value, name: &str, values: &[&str]) -> Result<String> {
    let terms = json!({ "name": name, "legalBasis": "§ 110 StPO", "purpose": "operational", "marking": { "tlp": "GREEN", "pap": "AMBER" } });
    let indicators: Vec<Value> = values.iter().map(|it| json!({ "kind": "domain", "given": it })).collect();
    let recorded = call(desk, "recordContribution", &json!({ "case": case, "terms": terms, "indicators": indicators }))?;
    Ok(recorded["contributions"][0].as_str().context("an id")?.to_owned())
}

/// How often the office's database holds the text, in clear or as bytes.
fn dumped(cluster: &Cluster) -> Result<usize> {
    let dump = cluster.dump("jcat")?;
    Ok(dump.matches(TRACE).count() + dump.matches(&data_encoding::HEXLOWER.encode(TRACE.as_bytes())).count())
}

fn on_case(office: &Office, case: &Value, name: &str, agency: &str) -> Result<()> {
    call(&office.first, "joinAgency", &json!({ "case": case, "agency": agency }))?;
    call(&office.first, "joinOfficer", &json!({ "case": case, "officer": officer(&office.first, name)? })).map(drop)
}

/// An office of three desks with one case, which an officer of fr and one of EC3 read.
fn begun() -> Result<(Office, Jcat, Jcat, Value)> {
    let office = Office::found()?;
    let (bea, cil) = (office.join("Bea Test", "fr")?, office.join_as("Cil Test", "ec3", "ec3")?);
    let case = call(&office.first, "proposeCase", &proposal("Quiet Harbour"))?;
    on_case(&office, &case, "Bea Test", "fr")?;
    call(&office.first, "joinOfficer", &json!({ "case": case, "officer": officer(&office.first, "Cil Test")? }))?;
    Ok((office, bea, cil, case))
}

/// Puts the office back to the copy that holds all of it: the desks have it erased again before anything new is taken. The first announces it.
fn put_back(cluster: &mut Cluster, desks: &[&Jcat]) -> Result<()> {
    cluster.close();
    cluster.put_copy_back()?;
    cluster.open()?;
    ensure!(dumped(cluster)? > 0, "the backup has it");
    let first = desks.first().context("a desk")?;
    first.run(&["office", "sync"])?;
    done(first.run(&["office", "restored"])?)?;
    for _ in 0..2 {
        for desk in desks {
            desk.run(&["office", "sync"])?;
        }
    }
    // Where the last of them has ended it already, there is nothing to end.
    first.run(&["office", "restored", "--end"])?;
    exchange(desks)
}

#[test]
fn what_two_persons_erased_is_in_no_file_and_no_dump_nor_after_a_restore_that_forgot_it() -> Result<()> {
    let (mut office, bea, cil, case) = begun()?;
    let secret = record(&office.first, &case, "Zfalconry panel xqzfalconry", &[SECRET])?;
    exchange(&[&office.first, &bea, &cil])?;
    // Another case knows the same value, and is told so.
    let other = call(&bea, "proposeCase", &proposal("Velvet Signal"))?;
    let kept = record(&bea, &case, "Their own", &["harmless.example.com"])?;
    exchange(&[&bea, &office.first, &cil])?;
    let end = |normal: &str| json!({ "kind": "domain", "normal": normal });
    let drawn = json!({ "case": case, "from": end(SECRET), "to": end("harmless.example.com"), "relation": "related-to",
                        "evidence": "One xqzfalconry panel.", "marking": { "tlp": "GREEN", "pap": "AMBER" } });
    call(&bea, "drawLink", &drawn)?;
    exchange(&[&bea, &office.first, &cil])?;
    let copy = bea.file("copy.db").to_string_lossy().into_owned();
    done(bea.run(&["replica", "backup", &copy])?)?;
    done(bea.run(&["replica", "restore", &copy])?)?;
    let desks = [&office.first, &bea, &cil];
    for desk in desks {
        ensure!(count(&decrypted(&desk.desk())?, TRACE) > 0, "a look into the pages finds it");
    }
    ensure!(dumped(&office.cluster)? > 0, "a look into the dump finds it");
    let keys = format!("SELECT count(*) FROM office.assertions WHERE subject = '{secret}'");
    ensure!(office.cluster.psql("jcat", &["-c", &keys])? != "0", "it is compared");
    office.cluster.close();
    office.cluster.keep_copy()?;
    office.cluster.open()?;

    let dry = done(office.first.run(&["--json", "retention", "erase", "--dry-run", &secret])?)?.json();
    assert_eq!((&dry["count"], &dry["quotes"], &dry["ground"]), (&json!(1), &json!(1), &Value::Null), "{dry}");
    done(office.first.run(&["retention", "erase", &secret, "--ground", "subject-asked"])?)?;
    let refused = office.first.run(&["retention", "confirm", &secret])?;
    assert_eq!(refused.code, 4, "oneself is no second person: {}", refused.err);
    exchange(&[&office.first, &cil])?;
    done(cil.run(&["retention", "confirm", &secret])?)?;
    exchange(&[&cil, &office.first, &bea])?;
    let gone = |office: &Office, desks: &[&Jcat]| -> Result<()> {
        for desk in desks {
            ensure!(count(&decrypted(&desk.desk())?, TRACE) == 0, "rows, free pages, log, copies that were put aside");
            done(desk.run(&["replica", "verify"])?)?;
            done(desk.run(&["audit", "verify"])?)?;
            let list = done(desk.run(&["--json", "retention", "due"])?)?.json();
            ensure!(list["erased"][0]["contribution"] == *secret && list["erased"][0]["second"]["agency"] == "ec3", "{list}");
        }
        ensure!(dumped(&office.cluster)? == 0, "the office holds nothing of it");
        ensure!(office.cluster.psql("jcat", &["-c", &keys])? == "0", "and no key");
        Ok(())
    };
    gone(&office, &[&office.first, &bea, &cil])?;
    let rows = call(&bea, "caseIndicators", &json!({ "case": case, "limit": 10 }))?;
    assert_eq!(rows["rows"][0]["normal"], "harmless.example.com", "what others recorded stays: {kept}");

    // A desk that comes later holds the same, without ever having had it.
    let dag = office.join("Dag Test", "se")?;
    on_case(&office, &case, "Dag Test", "se")?;
    exchange(&[&office.first, &dag])?;
    gone(&office, &[&dag])?;
    // Whoever has it in another case is told of no match.
    record(&bea, &other, "Theirs too", &["unheard.example.com"])?;

    put_back(&mut office.cluster, &[&office.first, &bea, &cil])?;
    gone(&office, &[&office.first, &bea, &cil])
}

#[test]
fn notes_and_documents_that_two_persons_erased_are_in_no_file_and_no_dump_nor_after_a_restore_that_forgot_it() -> Result<()> {
    let (mut office, bea, cil, case) = begun()?;
    let case_id = case.as_str().context("an id")?;
    call(&office.first, "writeNote", &json!({ "case": case, "text": "The Zfalconry panel moved." }))?;
    call(&office.first, "writeNote", &json!({ "case": case, "text": "A harmless note." }))?;
    let file = office.first.file("zfalconry.txt");
    std::fs::write(&file, "A list of zfalconry.")?;
    let handling = json!({ "tlp": "GREEN", "h1": false, "h2": false, "h3": null });
    let document = call(&office.first, "addDocument", &json!({ "case": case, "path": file, "handling": handling }))?;
    std::fs::remove_file(&file)?;
    exchange(&[&office.first, &bea, &cil])?;
    // One of them has fetched the file.
    call(&bea, "fetchDocument", &json!({ "document": document }))?;
    exchange(&[&bea])?;
    let desks = [&office.first, &bea, &cil];
    for desk in desks {
        ensure!(count(&decrypted(&desk.desk())?, TRACE) > 0, "a look into the pages finds it");
    }
    let pieces = "SELECT (SELECT count(*) FROM office.chunks) + (SELECT count(*) FROM office.blobs)";
    ensure!(
        dumped(&office.cluster)? > 0 && office.cluster.psql("jcat", &["-c", pieces])? == "2",
        "a look into the office finds it, and a piece of the file"
    );
    office.cluster.close();
    office.cluster.keep_copy()?;
    office.cluster.open()?;

    let list = done(office.first.run(&["retention", "papers", "at", "--case", case_id])?)?.out;
    let chosen: Vec<&str> =
        list.lines().filter(|line| line.to_lowercase().contains(TRACE)).filter_map(|line| line.split_whitespace().nth(1)).collect();
    ensure!(chosen.len() == 2 && list.lines().count() == 3, "a note and a document of three: {list}");
    let of = ["--papers-of", "at", "--case", case_id];
    let dry = done(office.first.run(&[&["--json", "retention", "erase", "--dry-run"], &of[..]].concat())?)?.json();
    assert_eq!((&dry["count"], &dry["documents"], &dry["proposed"]), (&json!(3), &json!(1), &json!(0)), "{dry}");
    let due = office.first.run(&[&["retention", "erase"], &of[..]].concat())?;
    ensure!(due.code == 4 && due.err.contains("none is due"), "without a choice only what is due: {}", due.err);
    done(office.first.run(&[&["retention", "erase", "--ground", "unlawful", "--paper", chosen[0], "--paper", chosen[1]], &of[..]].concat())?)?;
    exchange(&[&office.first, &cil])?;
    done(cil.run(&[&["retention", "confirm"], &of[..]].concat())?)?;
    exchange(&[&cil, &office.first, &bea])?;
    let gone = |office: &Office, desks: &[&Jcat]| -> Result<()> {
        for desk in desks {
            ensure!(count(&decrypted(&desk.desk())?, TRACE) == 0, "rows, free pages, log, pieces of the file");
            done(desk.run(&["replica", "verify"])?)?;
            done(desk.run(&["audit", "verify"])?)?;
            let said = done(desk.run(&["retention", "due"])?)?.out;
            ensure!(said.contains("2 notes and documents of at: unlawful, signed by"), "{said}");
            let notes = call(desk, "caseNotes", &json!({ "case": case, "limit": 10 }))?;
            ensure!(notes["total"] == 1 && notes["rows"][0]["text"] == "A harmless note.", "{notes}");
        }
        ensure!(dumped(&office.cluster)? == 0, "the office holds nothing of it");
        ensure!(office.cluster.psql("jcat", &["-c", pieces])? == "0", "and no piece");
        Ok(())
    };
    gone(&office, &desks)?;
    // A desk that comes later holds the same, without ever having had it.
    let dag = office.join("Dag Test", "se")?;
    on_case(&office, &case, "Dag Test", "se")?;
    exchange(&[&office.first, &dag])?;
    gone(&office, &[&dag])?;

    put_back(&mut office.cluster, &desks)?;
    gone(&office, &desks)
}
