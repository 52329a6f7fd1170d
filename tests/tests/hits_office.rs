//! Matching in the office, with `jcat` alone and a real PostgreSQL: two countries after the same target find out at once.

use anyhow::{Context, Result};
use jcat_tests::cli::Jcat;
use jcat_tests::desks::proposal;
use jcat_tests::shared_office::{SharedOffice, call, done};
use jcat_tests::story::exchange;
use serde_json::{Value, json};

const WALLETS: [&str; 4] = [
    "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
    "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
    "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy",
    "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2",
];

fn terms(marking: &Value) -> Value {
    json!({ "name": "Seized panel", "legalBasis": "§ 110 StPO", "purpose": "operational", "marking": marking })
}

fn record(desk: &Jcat, case: &Value, marking: &Value, wallets: &[&str]) -> Result<Value> {
    let indicators: Vec<Value> = wallets.iter().map(|it| json!({ "kind": "btc", "given": it })).collect();
    call(desk, "recordContribution", &json!({ "case": case, "terms": terms(marking), "indicators": indicators }))
}

fn check(desk: &Jcat, case: &Value, wallets: &[&str]) -> Result<Value> {
    let values: Vec<Value> = wallets.iter().map(|it| json!({ "kind": "btc", "given": it })).collect();
    call(desk, "checkIndicators", &json!({ "case": case, "purpose": "operational", "values": values }))
}

fn hits(desk: &Jcat, case: &Value) -> Result<Vec<Value>> {
    let list = call(desk, "caseHits", &json!({ "case": case }))?;
    Ok(list["rows"].as_array().context("rows")?.clone())
}

#[test]
fn two_cases_that_cannot_see_each_other_are_told_of_a_match_and_no_more_than_the_marking_allows() -> Result<()> {
    let office = SharedOffice::found()?;
    let (second, ec3) = (office.join("Bea Test", "fr")?, office.join_as("Cil Test", "ec3", "ec3")?);
    let a = call(&office.first, "proposeCase", &proposal("Quiet Harbour"))?;
    let c = call(&second, "proposeCase", &proposal("Velvet Signal"))?;
    let markings = [
        json!({ "tlp": "GREEN", "pap": "AMBER" }),
        json!({ "tlp": "AMBER", "pap": "AMBER" }),
        json!({ "tlp": "RED", "pap": "RED" }),
        json!({ "tlp": "GREEN", "pap": "AMBER", "h3": [{ "text": "Only for the desk in Vienna." }] }),
    ];
    for (marking, wallet) in markings.iter().zip(WALLETS) {
        record(&office.first, &a, marking, &[wallet])?;
    }
    exchange(&[&office.first, &second, &ec3])?;

    // A question: answered by level, and the owner is told who asked.
    let answer = check(&second, &c, &WALLETS)?;
    assert_eq!(answer["asked"], true, "{answer}");
    let told: Vec<_> = answer["rows"].as_array().context("rows")?.iter().map(|row| row["told"].clone()).collect();
    let levels: Vec<_> = told.iter().map(|it| it[0]["level"].clone()).collect();
    assert_eq!(levels, [json!("L3"), json!("L2"), json!("L1"), Value::Null]);
    assert_eq!((&told[0][0]["case"], &told[0][0]["title"]), (&a, &json!("Quiet Harbour")));
    assert_eq!((&told[1][0]["agency"], &told[1][0]["case"]), (&json!("at"), &Value::Null));
    assert_eq!((&told[2][0]["agency"], &told[2][0]["contact"], told[2][0]["token"].is_string()), (&Value::Null, &Value::Null, true));
    let nothing = check(&second, &c, &["1CounterpartyXXXXXXXXXXXXXXXUWLpVr"])?;
    assert_eq!(nothing["rows"][0]["told"], answer["rows"][3]["told"], "what is told to nobody is answered as what is not there");
    exchange(&[&office.first])?;
    let asked: Vec<_> =
        hits(&office.first, &a)?.iter().filter(|hit| hit["cause"] == "asked").map(|hit| (hit["agency"].clone(), hit["told"].clone())).collect();
    assert_eq!(asked.len(), 4, "the owner is told of all four, the silent one too");
    assert!(asked.iter().all(|(agency, _)| agency == "fr"), "{asked:?}");
    let mut levels: Vec<_> = asked.iter().filter_map(|(_, told)| told.as_str()).collect();
    levels.sort_unstable();
    assert_eq!(levels, ["L0", "L1", "L2", "L3"], "and how much the other was told");

    // Recorded: both sides see the hit.
    record(&second, &c, &json!({ "tlp": "AMBER", "pap": "AMBER" }), &WALLETS)?;
    exchange(&[&second, &office.first, &ec3])?;
    let theirs = hits(&second, &c)?;
    let mut levels: Vec<_> = theirs.iter().filter_map(|hit| hit["level"].as_str()).collect();
    levels.sort_unstable();
    assert_eq!(levels, ["L1", "L2", "L3"], "three of the four");
    assert!(!serde_json::to_string(&theirs)?.contains("Vienna"), "nothing of the data");
    let ours: Vec<Value> = hits(&office.first, &a)?.into_iter().filter(|hit| hit["cause"] == "recorded").collect();
    assert_eq!(ours.len(), 4, "the owner sees all four");
    assert!(ours.iter().all(|hit| hit["agency"] == "fr" && hit["level"] == "L2"), "{ours:?}");
    for (desk, case) in [(&office.first, &a), (&second, &c)] {
        let today = call(desk, "today", &json!({}))?;
        assert_eq!(today["hits"][0]["case"], *case, "on Today of both: {}", today["hits"]);
    }

    // What is said of it on one side is passed on as a word, and EC3's desk finds the token.
    let weak = theirs.iter().find(|hit| hit["level"] == "L1").context("a hit at L1")?;
    let settle = |resolution: &str| json!({ "case": c, "hit": weak["id"], "resolution": resolution, "reason": "Rang EC3's desk." });
    call(&second, "settleHit", &settle("contacted"))?;
    exchange(&[&second, &office.first, &ec3])?;
    let word = hits(&office.first, &a)?.iter().filter(|hit| hit["theirs"] == "contacted").count();
    assert_eq!(word, 1);
    let desk = call(&ec3, "ec3Hits", &json!({}))?;
    let found = desk.as_array().context("rows")?.iter().find(|hit| hit["token"] == weak["token"]).context("the token")?.clone();
    assert_eq!((&found["here"], &found["other"], &found["ours"]), (&c, &a, &json!("contacted")));
    assert!(call(&second, "ec3Hits", &json!({})).is_err(), "EC3's desk alone");

    // Both would show themselves: each is told the other's case.
    let mirror = hits(&office.first, &a)?.into_iter().find(|hit| hit["theirs"] == "contacted").context("the other side")?;
    call(&second, "revealHit", &json!({ "case": c, "hit": weak["id"], "on": true }))?;
    exchange(&[&office.first])?;
    assert_eq!(hits(&office.first, &a)?.iter().filter(|hit| hit["case"] == c).count(), 0, "one alone shows nothing");
    call(&office.first, "revealHit", &json!({ "case": a, "hit": mirror["id"], "on": true }))?;
    exchange(&[&second, &office.first])?;
    let opened = hits(&second, &c)?.into_iter().find(|hit| hit["id"] == weak["id"]).context("the hit")?;
    assert_eq!((&opened["level"], &opened["case"]), (&json!("L3"), &a));

    // Marked stricter, then withdrawn: late, for both.
    let contributions = call(&office.first, "contributions", &json!({ "case": a }))?;
    for row in contributions["rows"].as_array().context("rows")? {
        call(&office.first, "withdrawContribution", &json!({ "contribution": row["id"], "reason": "Wrong case." }))?;
    }
    exchange(&[&office.first, &second])?;
    assert_eq!(hits(&second, &c)?, Vec::<Value>::new());
    for desk in [&office.first, &second] {
        call(desk, "rebuildReplica", &json!({}))?;
        done(desk.run(&["replica", "verify"])?)?;
    }
    Ok(())
}

#[test]
fn what_is_asked_out_of_reach_waits_and_a_large_contribution_waits_for_a_second_person() -> Result<()> {
    let mut office = SharedOffice::found()?;
    let (second, third) = (office.join("Bea Test", "fr")?, office.join("Cil Test", "fr")?);
    let a = call(&office.first, "proposeCase", &proposal("Quiet Harbour"))?;
    let c = call(&second, "proposeCase", &proposal("Velvet Signal"))?;
    record(&office.first, &a, &json!({ "tlp": "GREEN", "pap": "AMBER" }), &WALLETS)?;
    exchange(&[&office.first, &second, &third])?;
    office.close();
    let answer = check(&second, &c, &WALLETS[..1])?;
    assert_eq!((&answer["asked"], &answer["queued"], &answer["rows"][0]["told"]), (&json!(false), &json!(true), &json!([])));
    office.open()?;
    exchange(&[&second])?;
    let list = call(&second, "caseHits", &json!({ "case": c }))?;
    assert_eq!(list["questions"][0]["answer"]["rows"][0]["told"][0]["level"], "L3", "answered once the office is there: {}", list["questions"]);

    call(&second, "joinOfficer", &json!({ "case": c, "officer": jcat_tests::shared_office::officer(&second, "Cil Test")? }))?;
    let many: Vec<Value> = (0..1_001)
        .map(|n| json!({ "kind": "domain", "given": format!("host-{n}.example.com") }))
        .chain([json!({ "kind": "btc", "given": WALLETS[1] })])
        .collect();
    call(&second, "recordContribution", &json!({ "case": c, "terms": terms(&json!({ "tlp": "GREEN", "pap": "AMBER" })), "indicators": many }))?;
    exchange(&[&second, &third])?;
    assert_eq!(hits(&second, &c)?, Vec::<Value>::new(), "recorded, and compared with nothing yet");
    let waiting = call(&third, "caseHits", &json!({ "case": c }))?["waiting"].clone();
    assert_eq!(waiting[0]["approve"]["ok"], true, "{waiting}");
    let own = call(&second, "caseHits", &json!({ "case": c }))?["waiting"].clone();
    assert_eq!(own[0]["approve"]["ok"], false, "nobody is the second person of one's own");
    let request = json!({ "case": c, "contribution": waiting[0]["contribution"] });
    let alone = second.call("approveContribution", &request)?;
    assert_eq!((alone.code, alone.json()["problem"]["code"].as_str()), (4, Some("second-person")), "whatever the page shows: {}", alone.err);
    assert_eq!(hits(&second, &c)?, Vec::<Value>::new());
    call(&third, "approveContribution", &request)?;
    exchange(&[&second])?;
    assert_eq!(hits(&second, &c)?.len(), 1);
    Ok(())
}

#[test]
fn what_was_compared_after_a_backup_is_compared_again_once_the_restore_is_announced() -> Result<()> {
    let mut office = SharedOffice::found()?;
    let second = office.join("Bea Test", "fr")?;
    let a = call(&office.first, "proposeCase", &proposal("Quiet Harbour"))?;
    let c = call(&second, "proposeCase", &proposal("Velvet Signal"))?;
    let green = json!({ "tlp": "GREEN", "pap": "AMBER" });
    let [before, after, hidden, _] = WALLETS;
    record(&office.first, &a, &green, &[before])?;
    exchange(&[&office.first, &second])?;
    office.close();
    office.cluster.keep_copy()?;
    office.open()?;
    record(&office.first, &a, &green, &[after])?;
    let marked = record(&office.first, &a, &green, &[hidden])?;
    exchange(&[&office.first])?;
    // What is no longer to be told of must not be told of for a moment either.
    let h3 = json!({ "tlp": "GREEN", "pap": "AMBER", "h3": [{ "text": "Only for the desk in Vienna." }] });
    let of = &marked["contributions"][0];
    call(&office.first, "remarkContribution", &json!({ "contribution": of, "marking": h3, "reason": "The source asked for it." }))?;
    exchange(&[&office.first])?;
    record(&second, &c, &green, &[before, after, hidden])?;
    exchange(&[&second, &office.first, &second])?;
    let found = |desk: &Jcat, case: &Value| -> Result<Vec<String>> {
        let of = |hit: &Value| format!("{} {} {} {}", hit["cause"], hit["level"], hit["agency"], hit["normal"]);
        let mut all: Vec<String> = hits(desk, case)?.iter().map(of).collect();
        all.sort();
        Ok(all)
    };
    let known = (found(&office.first, &a)?, found(&second, &c)?);
    assert_eq!((known.0.len(), known.1.len()), (3, 2), "{known:?}");
    let tokens: Vec<Value> = hits(&second, &c)?.iter().map(|hit| hit["token"].clone()).collect();

    office.close();
    office.cluster.put_copy_back()?;
    office.open()?;
    done(office.first.run(&["office", "restored"])?)?;
    exchange(&[&second, &office.first])?;
    done(office.first.run(&["office", "restored", "--end"])?)?;
    exchange(&[&second, &office.first, &second, &office.first])?;
    assert_eq!((found(&office.first, &a)?, found(&second, &c)?), known, "the same hits as before");
    assert!(hits(&second, &c)?.iter().all(|hit| !tokens.contains(&hit["token"])), "under names that were never given to others");
    // And what comes next is told like anything else.
    let last = WALLETS[3];
    record(&office.first, &a, &green, &[last])?;
    exchange(&[&office.first])?;
    record(&second, &c, &green, &[last])?;
    exchange(&[&second, &office.first])?;
    assert_eq!((found(&office.first, &a)?.len(), found(&second, &c)?.len()), (4, 3));
    Ok(())
}

#[test]
fn what_is_the_same_thing_is_told_once_and_what_is_only_alike_is_told_too() -> Result<()> {
    let office = SharedOffice::found()?;
    let second = office.join("Bea Test", "fr")?;
    let a = call(&office.first, "proposeCase", &proposal("Quiet Harbour"))?;
    let c = call(&second, "proposeCase", &proposal("Velvet Signal"))?;
    let domain = |desk: &Jcat, case: &Value, name: &str| {
        let amber = terms(&json!({ "tlp": "AMBER", "pap": "AMBER" }));
        call(desk, "recordContribution", &json!({ "case": case, "terms": amber, "indicators": [{ "kind": "domain", "given": name }] }))
    };
    let seen = |desk: &Jcat, case: &Value| -> Result<Vec<(String, bool)>> {
        let row = |it: &Value| (it["normal"].as_str().unwrap_or_default().to_owned(), it["same"] == true);
        Ok(hits(desk, case)?.iter().map(row).collect())
    };
    domain(&office.first, &a, "panel.evil.example.com")?;
    domain(&second, &c, "panel.evil.example.com")?;
    exchange(&[&office.first, &second, &office.first])?;
    let once = [("panel.evil.example.com".to_owned(), true)];
    assert_eq!(seen(&second, &c)?, once, "not again as a name under the same one");
    assert_eq!(seen(&office.first, &a)?, once);
    domain(&second, &c, "mail.evil.example.com")?;
    exchange(&[&second, &office.first])?;
    let both = seen(&office.first, &a)?;
    assert_eq!(both.iter().filter(|(_, same)| *same).count(), 1);
    assert_eq!(both.iter().filter(|(_, same)| !same).count(), 1, "another name under it is something else: {both:?}");
    Ok(())
}

/// DEC-11: who offers something once may hand over a list, and is told how many of its values are known, and names of them; nothing of it stays.
#[test]
fn a_list_from_outside_is_counted_and_not_kept() -> Result<()> {
    let mut office = SharedOffice::found()?;
    let second = office.join("Bea Test", "fr")?;
    let a = call(&office.first, "proposeCase", &proposal("Quiet Harbour"))?;
    let c = call(&second, "proposeCase", &proposal("Velvet Signal"))?;
    let silent = json!({ "tlp": "GREEN", "pap": "AMBER", "h3": [{ "text": "Only for the desk in Vienna." }] });
    for (marking, wallet) in [json!({ "tlp": "GREEN", "pap": "AMBER" }), json!({ "tlp": "RED", "pap": "RED" }), silent].iter().zip(WALLETS) {
        record(&office.first, &a, marking, &[wallet])?;
    }
    let sponsor = jcat_tests::shared_office::officer(&second, "Bea Test")?;
    let facts = json!({ "offerer": { "id": "sample-bank", "kind": "company", "country": null, "name": "Sample Bank" }, "person": null, "email": null,
        "on": "2026-03-01", "offered": "Wallets that customers paid to.", "legalBasis": "Article 8.", "case": c, "sponsor": sponsor, "back": null });
    let offer = call(&second, "recordOffer", &json!({ "facts": facts }))?;
    exchange(&[&office.first, &second])?;

    let canary = "canary.wharf.example.net";
    let list = format!("{}\n{} and {}; twice {}\n{canary}\n1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN3", WALLETS[0], WALLETS[1], WALLETS[2], WALLETS[0]);
    let request = |offer: &Value, text: &str| json!({ "offer": offer, "case": c, "purpose": "operational", "text": text });
    let answer = call(&second, "compareForOfferer", &request(&offer, &list))?;
    assert_eq!(
        (&answer["values"], &answer["refused"], &answer["known"]),
        (&json!(4), &json!(1), &json!(2)),
        "what is told to nobody is not known: {answer}"
    );
    assert_eq!(answer["tokens"].as_array().map(Vec::len), Some(2), "{answer}");
    let keys: Vec<_> = answer.as_object().context("an answer")?.keys().map(String::as_str).collect();
    assert_eq!(keys, ["at", "known", "refused", "tokens", "values"], "no case, no agency, nobody");
    let other = call(&second, "compareForOfferer", &request(&offer, WALLETS[3]))?;
    assert_eq!((&other["values"], &other["known"], &other["tokens"]), (&json!(1), &json!(0), &json!([])));

    // The owner is told who asked; the records say for whom, and nothing of the list.
    exchange(&[&second, &office.first])?;
    assert_eq!(hits(&office.first, &a)?.iter().filter(|hit| hit["cause"] == "asked" && hit["agency"] == "fr").count(), 3, "the silent one too");
    let records = call(&second, "records", &json!({ "filter": { "verb": "disclose" }, "limit": 100 }))?;
    let told: Vec<_> = records["rows"].as_array().context("rows")?.iter().filter(|row| row["recipients"] == json!(["Sample Bank"])).collect();
    let said = "compared a list for somebody outside; the list was not kept";
    assert!(!told.is_empty() && told.iter().all(|row| row["said"] == said && row["purpose"] == "operational"), "{records}");
    let shown = call(&second, "caseHits", &json!({ "case": c }))?;
    assert_eq!((&shown["rows"], &shown["questions"]), (&json!([]), &json!([])), "it is no data, and waits nowhere");
    assert!(!format!("{records}{shown}").contains("canary"), "nothing of the list");

    // Only its sponsor, and only while it stands; a list that cannot be sent is not kept for later.
    for (desk, offer, text, code) in [
        (&office.first, &offer, WALLETS[0], "not-the-sponsor"),
        (&second, &offer, "nothing at all", "nothing-to-compare"),
        (&second, &json!("019b0000-0000-7000-8000-000000000000"), WALLETS[0], "not-found"),
    ] {
        let refused = desk.call("compareForOfferer", &request(offer, text))?;
        assert!(refused.err.contains(code) || refused.out.contains(code), "{code}: {} {}", refused.out, refused.err);
    }
    // Without the office nothing is compared, and nothing waits for it.
    office.close();
    let refused = second.call("compareForOfferer", &request(&offer, &list))?;
    assert!(refused.err.contains("office-unreachable") || refused.out.contains("office-unreachable"), "{} {}", refused.out, refused.err);
    let hits = call(&second, "caseHits", &json!({ "case": c }))?;
    assert_eq!(hits["questions"], json!([]), "no question waits");
    call(&second, "declineOffer", &json!({ "offer": offer, "reason": "Not needed." }))?;
    let refused = second.call("compareForOfferer", &request(&offer, WALLETS[0]))?;
    assert!(refused.err.contains("offer-not-there") || refused.out.contains("offer-not-there"), "{} {}", refused.out, refused.err);
    Ok(())
}
