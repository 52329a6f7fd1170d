//! Workstations and their office on bad days: copies, two histories, restores that are none, tables that differ. Each `jcat` is a process.

use anyhow::{Context, Result};
use jcat_tests::cli::{Jcat, Said};
use jcat_tests::desks::proposal;
use jcat_tests::story::{Office, call, done, exchange, officer, titles};
use serde_json::{Value, json};

fn status(jcat: &Jcat) -> Result<Value> {
    Ok(done(jcat.run(&["--json", "office", "status"])?)?.json())
}

fn sync(jcat: &Jcat) -> Result<Said> {
    jcat.run(&["--json", "office", "sync"])
}

/// Copies a desk's folder, as an image of its disk.
fn image(of: &Jcat) -> Result<Jcat> {
    let copy = Jcat::new()?;
    std::fs::create_dir_all(copy.desk())?;
    for entry in std::fs::read_dir(of.desk())? {
        let entry = entry?;
        std::fs::copy(entry.path(), copy.desk().join(entry.file_name()))?;
    }
    Ok(copy)
}

#[test]
fn a_cloned_desk_waits_with_a_new_key_until_an_administrator_lets_it_in() -> Result<()> {
    let office = Office::found()?;
    let bea = office.join("Bea Test", "fr")?;
    exchange(&[&office.first, &bea])?;
    let clone = image(&bea)?;
    call(&bea, "proposeCase", &proposal("Of the one"))?;
    call(&clone, "proposeCase", &proposal("Of the other"))?;
    done(sync(&bea)?)?;
    sync(&clone)?;
    done(sync(&clone)?)?;
    let waits = status(&clone)?;
    assert_eq!(waits["entry"], "waiting", "{waits}");
    assert!(waits["waiting"].as_u64() > Some(0), "what it recorded is kept: {waits}");
    assert_eq!(clone.run(&["office", "approve-device", "00000000-0000-7000-8000-000000000000"])?.code, 3, "no such workstation waits");
    exchange(&[&office.first])?;
    let asking = status(&office.first)?["asking"].clone();
    assert_eq!(
        (asking.as_array().map(Vec::len), &asking[0]["name"], &asking[0]["may"]["ok"]),
        (Some(1), &json!("Bea Test"), &json!(true)),
        "{asking}"
    );
    let device = asking[0]["device"].as_str().context("a device")?.to_owned();
    sync(&clone)?;
    assert_eq!(status(&clone)?["asking"][0]["may"]["ok"], false, "not from itself");
    assert_ne!(clone.run(&["office", "approve-device", &device])?.code, 0, "nor by a call");
    sync(&clone)?;
    assert_eq!(status(&clone)?["entry"], "waiting", "the office did not believe that word");
    done(office.first.run(&["office", "approve-device", &device])?)?;
    done(sync(&clone)?)?;
    exchange(&[&clone, &office.first, &bea])?;
    assert_eq!(status(&clone)?["entry"], "known");
    for desk in [&office.first, &bea, &clone] {
        assert_eq!(titles(desk)?, ["Of the one", "Of the other"]);
        done(desk.run(&["replica", "verify"])?)?;
    }
    // Taken off, it is turned away and says so; what it still held back stays with it.
    done(office.first.run(&["office", "revoke-device", &device])?)?;
    exchange(&[&office.first, &bea])?;
    call(&clone, "proposeCase", &proposal("Too late"))?;
    sync(&clone)?;
    let off = status(&clone)?;
    assert_eq!((&off["entry"], off["waiting"].as_u64() > Some(0)), (&json!("revoked"), true), "{off}");
    exchange(&[&bea])?;
    assert_eq!(titles(&bea)?, ["Of the one", "Of the other"]);
    Ok(())
}

#[test]
fn a_lease_is_extended_before_a_mission_within_its_limits() -> Result<()> {
    const DAY: i64 = 86_400_000;
    let office = Office::found()?;
    let bea = office.join("Bea Test", "fr")?;
    let days = |desk: &Jcat| -> Result<i64> {
        let until = status(desk)?["leaseUntil"].as_i64().context("a lease")?;
        Ok((until - i64::try_from(std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH)?.as_millis())?) / DAY)
    };
    assert!((12..=14).contains(&days(&bea)?));
    done(bea.run(&["office", "extend-lease", "30"])?)?;
    assert!((28..=30).contains(&days(&bea)?));
    assert_eq!(bea.run(&["office", "extend-lease", "31"])?.code, 4, "a month is the most for oneself");
    let device = status(&bea)?["device"].as_str().context("a device")?.to_owned();
    done(office.first.run(&["office", "extend-lease", "90", "--device", &device])?)?;
    assert_eq!(office.first.run(&["office", "extend-lease", "91", "--device", &device])?.code, 4);
    done(sync(&bea)?)?;
    assert!((88..=90).contains(&days(&bea)?), "known at the next contact");
    Ok(())
}

/// Takes the last entry of a journal out of the database, as somebody who owns the machine can.
fn drop_last(office: &Office, audience: &str) -> Result<()> {
    let sql = format!(
        "DELETE FROM office.entries WHERE audience = '{audience}' AND position = (SELECT position FROM office.heads WHERE audience = '{audience}');
         UPDATE office.heads h SET position = e.position, chain = e.chain, received_at = e.received_at
         FROM (SELECT * FROM office.entries WHERE audience = '{audience}' ORDER BY position DESC LIMIT 1) e WHERE h.audience = '{audience}';"
    );
    office.cluster.psql("jcat", &["-c", &sql]).map(drop)
}

#[test]
fn a_server_that_serves_two_histories_is_found_by_what_another_desk_signed() -> Result<()> {
    let office = Office::found()?;
    let (bea, cil) = (office.join("Bea Test", "fr")?, office.join("Cil Test", "de")?);
    exchange(&[&office.first, &bea, &cil])?;
    call(&bea, "changeContact", &json!({ "officer": officer(&bea, "Bea Test")?, "phone": "+33 1 23 45 67 89" }))?;
    exchange(&[&bea])?;
    // Bea has signed a head that the server now takes back, and shows Cil another in its place.
    drop_last(&office, "taskforce")?;
    call(&cil, "changeContact", &json!({ "officer": officer(&cil, "Cil Test")?, "phone": "+49 30 123456" }))?;
    sync(&cil)?;
    let found = status(&cil)?;
    let stopped: Vec<&Value> = found["journals"].as_array().into_iter().flatten().filter(|it| it["audience"] == "taskforce").collect();
    assert_eq!(stopped.first().map(|it| &it["stopped"]), Some(&json!("two-histories")), "{found}");
    // Bea's own desk sees that its journal is shorter or another, and keeps what it has.
    sync(&bea)?;
    let other = status(&bea)?;
    assert!(other["journals"][0]["stopped"].is_string(), "{other}");
    // The way out, once somebody has decided that the office is right: taken in again, the old kept beside.
    let written = || {
        office.cluster.psql("jcat", &["-c", "SELECT count(*) FROM office.entries WHERE audience = 'taskforce'"])?.parse::<u32>().context("a count")
    };
    let before = written()?;
    done(bea.run(&["office", "mend", "taskforce", "--pull-again"])?)?;
    done(sync(&bea)?)?;
    assert_eq!(written()?, before + 1, "what Bea had been told was taken stands in the office's history again");
    let mended = status(&bea)?;
    assert!(mended["journals"].as_array().is_some_and(|all| all.iter().all(|it| it["stopped"].is_null())), "{mended}");
    done(bea.run(&["replica", "verify"])?)?;
    let kept = std::fs::read_dir(bea.desk())?.filter_map(Result::ok).any(|file| file.file_name().to_string_lossy().contains("before-"));
    assert!(kept, "what was there is kept beside it");
    Ok(())
}

#[test]
fn a_restore_that_nobody_announced_is_believed_by_no_desk() -> Result<()> {
    let office = Office::found()?;
    let bea = office.join("Bea Test", "fr")?;
    call(&office.first, "proposeCase", &proposal("Quiet Harbour"))?;
    exchange(&[&office.first, &bea])?;
    drop_last(&office, "taskforce")?;
    office.cluster.psql("jcat", &["-c", "UPDATE office.office SET incarnation = incarnation + 1, healing = true"])?;
    let said = sync(&bea)?;
    assert_eq!((said.code, &said.json()["problem"]["code"]), (6, &json!("office-unannounced")), "{}", said.out);
    assert!(said.json()["problem"]["hint"].is_string(), "and what to do");
    assert_eq!(titles(&bea)?, ["Quiet Harbour"], "nothing was taken back here");
    // Announced by an administrator it heals, and what was dropped is back.
    done(office.first.run(&["office", "restored"])?)?;
    exchange(&[&bea, &office.first])?;
    exchange(&[&bea, &office.first])?;
    let third = office.join("Cil Test", "de")?;
    assert_eq!(titles(&third)?, ["Quiet Harbour"]);
    Ok(())
}

#[test]
fn a_table_that_differs_is_found_by_comparing_and_mended_from_the_entries() -> Result<()> {
    let office = Office::found()?;
    let bea = office.join("Bea Test", "fr")?;
    call(&office.first, "proposeCase", &proposal("Quiet Harbour"))?;
    exchange(&[&office.first, &bea])?;
    exchange(&[&office.first, &bea])?;
    assert_eq!((status(&office.first)?["witnesses"].clone(), status(&bea)?["witnesses"].clone()), (json!([]), json!([])), "they agree");
    // A fault of the machine, or of a program: what follows from the entries is not what is shown.
    let key = jcat_tests::pages::key(&bea.desk())?;
    let file = rusqlite::Connection::open(bea.desk().join("replica.db"))?;
    file.pragma_update(None, "key", format!("x'{key}'"))?;
    let hit =
        file.execute("UPDATE subjects SET state = replace(state, 'Quiet', 'Quite') WHERE audience = 'taskforce' AND state LIKE '%Quiet%'", [])?;
    // Signed anew within the hour only when the journal moved; a test does not wait for it.
    file.execute("UPDATE witnesses SET at = 0 WHERE signature IS NULL", [])?;
    drop(file);
    assert!(hit > 0, "something was changed");
    exchange(&[&bea, &office.first])?;
    for (desk, other) in [(&bea, "Ana Test"), (&office.first, "Bea Test")] {
        let differs = status(desk)?["witnesses"].clone();
        assert_eq!(
            (&differs[0]["audience"], &differs[0]["what"], &differs[0]["name"]),
            (&json!("taskforce"), &json!("differs"), &json!(other)),
            "{differs}"
        );
    }
    done(bea.run(&["office", "mend", "taskforce"])?)?;
    exchange(&[&bea, &office.first])?;
    assert_eq!((status(&office.first)?["witnesses"].clone(), status(&bea)?["witnesses"].clone()), (json!([]), json!([])), "mended");
    Ok(())
}

#[test]
fn an_administrator_sees_how_each_workstation_is() -> Result<()> {
    let office = Office::found()?;
    let bea = office.join("Bea Test", "fr")?;
    exchange(&[&office.first, &bea])?;
    for title in ["One", "Two", "Three"] {
        call(&office.first, "proposeCase", &proposal(title))?;
    }
    done(sync(&office.first)?)?;
    done(sync(&office.first)?)?;
    let of = |view: &Value, own: bool| view["devices"].as_array().into_iter().flatten().find(|it| it["own"] == own).cloned().unwrap_or_default();
    let view = status(&office.first)?;
    let (mine, hers) = (of(&view, true), of(&view, false));
    assert_eq!((&mine["lag"], hers["lag"].as_u64() >= Some(3)), (&json!(0), true), "{view}");
    assert!(hers["seenAt"].is_i64(), "{view}");
    assert_eq!(of(&status(&bea)?, false)["seenAt"], Value::Null, "an officer is not told when others were there");
    Ok(())
}
