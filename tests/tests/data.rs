//! Contributions of data on a desk that works alone: recorded, refused, marked, undone; where else a value is; hits of one's own cases.

use jcat_desk::Desk;
use jcat_tests::desks::{Office, must, proposal, refused};
use serde_json::{Value, json};

fn alone() -> (Desk, Value, Value) {
    let desk = Office::new(11).founder("Ana Test", "at", &["officer", "secretary"]);
    let first = must(&desk, "proposeCase", proposal("Quiet Harbour"));
    let second = must(&desk, "proposeCase", proposal("Velvet Signal"));
    (desk, first, second)
}

/// What is said of data that are in order.
fn terms() -> Value {
    json!({ "name": "Seized panel", "legalBasis": "§ 110 StPO", "purpose": "operational", "marking": { "tlp": "GREEN", "pap": "AMBER" },
            "evaluation": { "source": "B", "information": "2" } })
}

fn values(given: &[(&str, &str)]) -> Value {
    given.iter().map(|(kind, given)| json!({ "kind": kind, "given": given })).collect()
}

fn record(desk: &Desk, case: &Value, terms: &Value, given: &[(&str, &str)]) -> Value {
    must(desk, "recordContribution", json!({ "case": case, "terms": terms, "indicators": values(given) }))
}

fn page(desk: &Desk, case: &Value) -> Value {
    must(desk, "caseIndicators", json!({ "case": case, "limit": 100 }))
}

fn normals(page: &Value) -> Vec<&str> {
    page["rows"].as_array().into_iter().flatten().filter_map(|row| row["normal"].as_str()).collect()
}

#[test]
fn values_are_recorded_in_their_normal_form_and_the_same_again_is_nothing_new() {
    let (desk, case, _) = alone();
    let given = [("domain", "EVIL[.]example[.]com."), ("ip", "198.51.100.007"), ("domain", "evil.example.com"), ("nonsense", "x")];
    let recorded = record(&desk, &case, &terms(), &given);
    assert_eq!((&recorded["recorded"], &recorded["known"], &recorded["refused"]), (&json!(1), &json!(1), &json!(2)), "{recorded}");
    let faults: Vec<_> = recorded["faults"].as_array().into_iter().flatten().map(|it| (it["row"].clone(), it["code"].clone())).collect();
    assert_eq!(faults, [(json!(1), json!("leading-zero")), (json!(3), json!("unknown-kind"))]);
    assert!(!recorded.to_string().contains("nonsense"), "what somebody typed is in no refusal");
    assert_eq!(normals(&page(&desk, &case)), ["evil.example.com"]);
    assert_eq!(page(&desk, &case)["rows"][0]["given"], "EVIL[.]example[.]com.", "as it was given, beside it");
    let again = refused(&desk, "recordContribution", json!({ "case": case, "terms": terms(), "indicators": values(&given) }));
    assert_eq!(again.code, "nothing-to-record");
    let look = must(
        &desk,
        "recordContribution",
        json!({ "case": case, "terms": terms(), "indicators": values(&[("domain", "new.example.com")]), "dryRun": true }),
    );
    assert_eq!((&look["recorded"], &look["contributions"]), (&json!(1), &json!([])), "looked at, not recorded");
    assert_eq!(page(&desk, &case)["total"], 1);
}

#[test]
fn a_value_on_a_warning_list_is_recorded_once_more_when_somebody_says_why_it_is_compared() {
    let (desk, case, _) = alone();
    // More than one, so that they are looked up one by one and then read at once.
    let addresses = ["10.0.0.1", "10.0.0.2", "10.0.0.3", "10.0.0.4"];
    let plain: Value = addresses.iter().map(|given| json!({ "kind": "ip", "given": given })).collect();
    let compared: Value = addresses.iter().map(|given| json!({ "kind": "ip", "given": given, "because": "Their own machines." })).collect();
    let ask = |values: &Value, dry: bool| {
        let done = must(&desk, "recordContribution", json!({ "case": case, "terms": terms(), "indicators": values, "dryRun": dry }));
        (done["recorded"].clone(), done["known"].clone())
    };
    assert_eq!(ask(&plain, false), (json!(4), json!(0)));
    assert_eq!(ask(&plain, true), (json!(0), json!(4)));
    assert_eq!(ask(&compared, false), (json!(4), json!(0)), "they were there, and nobody had said why they are compared");
    assert_eq!(ask(&compared, true), (json!(0), json!(4)));
    assert_eq!(ask(&plain, true), (json!(0), json!(4)));
    must(&desk, "undo", json!({}));
    assert_eq!(ask(&compared, true), (json!(4), json!(0)), "what was withdrawn does not stand");
    assert_eq!(ask(&plain, true), (json!(0), json!(4)));
}

#[test]
fn what_says_too_little_is_refused_and_unmarked_data_wait_in_quarantine() {
    let (desk, case, other) = alone();
    let with = |key: &str, value: Value| {
        let mut terms = terms();
        terms[key] = value;
        terms
    };
    let code = |terms: Value, kind: &str, given: &str| {
        refused(&desk, "recordContribution", json!({ "case": case, "terms": terms, "indicators": [{ "kind": kind, "given": given }] })).code
    };
    assert_eq!(code(with("marking", Value::Null), "domain", "evil.example.com"), "handling-missing");
    assert_eq!(code(with("purpose", Value::Null), "domain", "evil.example.com"), "purpose-missing");
    assert_eq!(code(terms(), "email", "who@example.com"), "category-missing");
    assert_eq!(
        code(with("marking", json!({ "tlp": "RED", "pap": "RED", "h3": [{ "text": " " }] })), "domain", "evil.example.com"),
        "h3-without-text"
    );
    let mut unmarked = with("marking", Value::Null);
    unmarked["quarantine"] = json!(true);
    let made = record(&desk, &case, &unmarked, &[("domain", "evil.example.com")]);
    let row = &must(&desk, "contributions", json!({ "case": case }))["rows"][0];
    assert_eq!((&row["unmarked"], &row["marking"]["tlp"], &row["told"]), (&json!(true), &json!("AMBER"), &json!("L0")));
    assert_eq!(row["ends"], "2027-08-28", "180 days");
    let remark =
        json!({ "contribution": made["contributions"][0], "marking": { "tlp": "GREEN", "pap": "GREEN", "h1": true }, "reason": "Asked the source." });
    must(&desk, "remarkContribution", remark);
    let list = must(&desk, "contributions", json!({ "case": case }));
    assert_eq!((&list["rows"][0]["unmarked"], &list["rows"][0]["told"], &list["rows"][0]["ends"]), (&json!(false), &json!("L3"), &Value::Null));
    assert_eq!(list["marking"]["h1"], true, "the marking of all that stands");
    let elsewhere = refused(&desk, "remarkContribution", json!({ "contribution": other, "marking": { "tlp": "RED", "pap": "RED" }, "reason": "r" }));
    assert_eq!(elsewhere.code, "not-found");
}

#[test]
fn a_large_import_is_several_contributions_and_one_step_to_undo() {
    let (desk, case, _) = alone();
    let many: Vec<(String, String)> = (0..12_000).map(|n| ("domain".to_owned(), format!("host-{n}.example.com"))).collect();
    let given: Vec<(&str, &str)> = many.iter().map(|(kind, value)| (kind.as_str(), value.as_str())).collect();
    let recorded = record(&desk, &case, &terms(), &given);
    assert_eq!(recorded["contributions"].as_array().map(Vec::len), Some(2));
    assert_eq!(page(&desk, &case)["total"], 12_000);
    let last = must(&desk, "caseIndicators", json!({ "case": case, "limit": 3, "offset": 11_998 }));
    assert_eq!(last["rows"].as_array().map(Vec::len), Some(2), "the end of the list");
    let some = must(&desk, "caseIndicators", json!({ "case": case, "limit": 5, "offset": 8, "text": "host-1199", "kind": "domain" }));
    assert_eq!((&some["total"], normals(&some).len()), (&json!(11), 3), "{some}");
    assert!(normals(&some).iter().all(|it| it.starts_with("host-1199")));
    must(&desk, "undo", json!({}));
    assert_eq!(page(&desk, &case)["total"], 0, "all of it, in one step");
    must(&desk, "redo", json!({}));
    assert_eq!(page(&desk, &case)["total"], 12_000);
    must(&desk, "rebuildReplica", json!({}));
    assert_eq!(page(&desk, &case)["total"], 12_000);
}

#[test]
fn two_cases_of_one_desk_that_share_a_value_are_a_hit_until_somebody_settles_it() {
    let (desk, first, second) = alone();
    let wallet = "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq";
    record(&desk, &first, &terms(), &[("btc", wallet), ("domain", "www.evil.example.com"), ("ip", "8.8.8.7")]);
    assert_eq!(must(&desk, "caseHits", json!({ "case": first }))["rows"], json!([]));
    let found = must(
        &desk,
        "whereElse",
        json!({ "case": second, "values": values(&[("btc", wallet), ("btc", "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdx")]) }),
    );
    assert_eq!((&found[0]["places"][0]["case"], &found[0]["places"][0]["same"]), (&first, &json!(true)));
    assert!(found[1]["refused"].is_string() && found[1]["places"] == json!([]), "one character wrong");
    record(&desk, &second, &terms(), &[("btc", wallet), ("ip", "8.8.8.9"), ("cidr", "8.8.8.0/24")]);
    let hits = must(&desk, "caseHits", json!({ "case": second }));
    let rows: Vec<_> =
        hits["rows"].as_array().into_iter().flatten().map(|row| (row["kind"].as_str(), row["same"].as_bool(), row["case"] == first)).collect();
    assert_eq!(rows, [(Some("btc"), Some(true), true), (Some("cidr"), Some(false), true)], "neighbours in a range are no hit: {hits}");
    assert_eq!(hits["rows"][0]["level"], "L4", "who reads both cases reads both");
    let gate = |case: &Value| {
        let readiness = must(&desk, "readiness", json!({ "case": case }));
        let gates = readiness["gates"].as_array().cloned().unwrap_or_default();
        gates.into_iter().find(|it| it["gate"] == "gate-deconfliction").map(|it| it["standing"].clone()).unwrap_or_default()
    };
    assert_eq!((gate(&first), gate(&second)), (json!("lacking"), json!("lacking")));
    let today = must(&desk, "today", json!({}));
    assert_eq!((today["hits"].as_array().map(Vec::len), &today["hits"][0]["same"]), (Some(2), &json!(1)), "both sides see it on Today");
    let hit = hits["rows"][0]["id"].clone();
    let settle = |resolution: &str| json!({ "case": second, "hit": hit, "resolution": resolution, "reason": "Spoke on the telephone." });
    assert_eq!(refused(&desk, "settleHit", settle("joint")).code, "hit-stands", "first somebody is spoken to");
    must(&desk, "settleHit", settle("contacted"));
    assert_eq!(gate(&second), "lacking");
    must(&desk, "settleHit", settle("joint"));
    assert_eq!((gate(&first), gate(&second)), (json!("lacking"), json!("passes")), "each side for itself");
    let before = must(&desk, "caseHits", json!({ "case": second }));
    must(&desk, "rebuildReplica", json!({}));
    assert_eq!(must(&desk, "caseHits", json!({ "case": second })), before);
    let contributions = must(&desk, "contributions", json!({ "case": second }));
    must(&desk, "withdrawContribution", json!({ "contribution": contributions["rows"][0]["id"], "reason": "Wrong case." }));
    assert_eq!(must(&desk, "caseHits", json!({ "case": first }))["rows"], json!([]), "what was withdrawn is a hit no more");
    let history = must(&desk, "caseHistory", json!({ "case": second, "limit": 50 })).to_string();
    assert!(history.contains("hit.settled") && history.contains("worked on together: Spoke on the telephone."), "{history}");
}

#[test]
fn permissions_are_asked_for_and_the_gate_reads_them() {
    let (desk, case, _) = alone();
    let mut terms = terms();
    terms["marking"] = json!({ "tlp": "GREEN", "pap": "GREEN", "h1": true, "h2": true });
    let made = record(&desk, &case, &terms, &[("domain", "evil.example.com")]);
    let contribution = made["contributions"][0].clone();
    let missing = || {
        let readiness = must(&desk, "readiness", json!({ "case": case }));
        let gates = readiness["gates"].as_array().cloned().unwrap_or_default();
        let gate = gates.into_iter().find(|it| it["gate"] == "gate-handling").unwrap_or_default();
        gate["reasons"].as_array().into_iter().flatten().filter_map(|it| it["missing"].as_str().map(str::to_owned)).collect::<Vec<_>>()
    };
    assert_eq!(missing(), ["court-permission", "pass-on-permission"]);
    let ask = json!({ "contribution": contribution, "what": "court", "scope": "Trial in Vienna", "reason": "Needed as evidence." });
    let asked = |permissions: u32, markings: u32| {
        let today = must(&desk, "today", json!({}))["asked"].clone();
        let rows = today
            .as_array()
            .into_iter()
            .flatten()
            .map(|it| (it["permissions"].clone(), it["markings"].clone(), it["name"].clone()))
            .collect::<Vec<_>>();
        let expected = (permissions + markings > 0).then(|| (json!(permissions), json!(markings), terms["name"].clone()));
        assert_eq!(rows, expected.into_iter().collect::<Vec<_>>(), "{today}");
    };
    asked(0, 0);
    let permission = must(&desk, "askPermission", ask);
    asked(1, 0);
    let stricter = json!({ "tlp": "AMBER", "pap": "GREEN", "h1": true, "h2": true, "h3": [] });
    must(&desk, "proposeMarking", json!({ "contribution": contribution, "marking": stricter, "reason": "It names a source." }));
    asked(1, 1);
    must(&desk, "rebuildReplica", json!({}));
    asked(1, 1);
    must(
        &desk,
        "answerPermission",
        json!({ "contribution": contribution, "permission": permission, "granted": true, "until": "2027-12-31", "reason": "Agreed." }),
    );
    assert_eq!(missing(), ["pass-on-permission"]);
    asked(0, 1);
    must(&desk, "withdrawContribution", json!({ "contribution": contribution, "reason": "Wrong case." }));
    asked(0, 0);
    must(&desk, "restoreContribution", json!({ "contribution": contribution, "reason": "It was the right one." }));
    asked(0, 1);
    let row = &must(&desk, "contributions", json!({ "case": case }))["rows"][0];
    assert_eq!((&row["permissions"][0]["holds"], &row["permissions"][0]["until"]), (&json!(true), &json!("2027-12-31")));
}

/// DEC-1: names that are nearly the one asked for are said to be similar, among what this desk may read, and are hits of nobody.
#[test]
fn names_that_are_nearly_the_same_are_shown_as_similar_and_are_no_hits() {
    let (desk, case, other) = alone();
    let of_people = json!({ "name": "Seized panel", "legalBasis": "§ 110 StPO", "purpose": "operational", "marking": { "tlp": "GREEN", "pap": "AMBER" }, "category": "suspect" });
    let held = [
        ("person", "Ivan Kuznetsov 1985-03-07"),
        ("person", "Ivan Kuznetsow 1985"),
        ("person", "Petra Hofer"),
        ("handle", "telegram:darkpanel_shop"),
        ("handle", "x:darkpanel_shop"),
    ];
    record(&desk, &other, &of_people, &held);
    let withdrawn = record(&desk, &other, &of_people, &[("person", "Ivan Kusnezov")]);
    must(&desk, "withdrawContribution", json!({ "contribution": withdrawn["contributions"][0], "reason": "Wrong case." }));
    // One's own case is not beside itself.
    record(&desk, &case, &of_people, &[("person", "Ivan Kuznetzoff")]);
    let check = |given: &[(&str, &str)]| must(&desk, "checkIndicators", json!({ "case": case, "purpose": "operational", "values": values(given) }));
    let similar = |row: &Value| -> Vec<(String, u64)> {
        let all = row["here"]["similar"].as_array().into_iter().flatten();
        all.filter_map(|it| Some((it["normal"].as_str()?.to_owned(), it["measure"]["count"].as_u64()?))).collect()
    };

    let answer = check(&[
        ("person", "Кузнецов Иван"),
        ("person", "Ivan Kuznezow 1985-03"),
        ("person", "Ivan Kuznetsov 1990"),
        ("handle", "telegram:darkpanel_shopp"),
    ]);
    let rows = answer["rows"].as_array().expect("rows");
    assert_eq!(similar(&rows[0]), [("ivan kuznetsow *1985".to_owned(), 97)], "across scripts; what is the same by its key stands above");
    assert!(rows[0]["here"]["places"].to_string().contains("Velvet Signal"), "{}", rows[0]);
    let one = &rows[0]["here"]["similar"][0];
    assert_eq!((&one["case"], &one["title"], &one["agency"]), (&other, &json!("Velvet Signal"), &json!("at")));
    assert_eq!(similar(&rows[1]).len(), 2, "both, the day of birth speaks against neither: {}", rows[1]);
    assert_eq!(similar(&rows[2]), [], "nobody who was born in another year");
    assert_eq!(similar(&rows[3]), [("telegram:darkpanel_shop".to_owned(), 98)], "on the same platform alone");
    assert!(rows.iter().skip(1).all(|row| row["told"] == json!([])), "never from the office");

    // The measure is 0.92: 0.93 is above it, 0.91 is not; what is the same is no likeness.
    let near = |name: &str| similar(&check(&[("person", name)])["rows"][0]).len();
    assert_eq!((near("Petra Hofer"), near("Petra Hofe"), near("Petra Hofar")), (0, 1, 0));

    // No hit of it anywhere: not on the case, not on Today, not in the way of action.
    record(&desk, &case, &of_people, &[("person", "Petra Hofar")]);
    assert_eq!(
        must(&desk, "caseHits", json!({ "case": case }))["rows"].as_array().expect("rows").iter().filter(|it| it["normal"] == "hofe petra").count(),
        0
    );

    // Of very many names the first are compared so, and it is said that the others were not.
    let many: Vec<(String, String)> = (0..53)
        .map(|n| ("person".to_owned(), format!("Petra Hofer {}", char::from(b'a' + n % 26).to_string().repeat(2 + usize::from(n / 26)))))
        .collect();
    let many: Vec<(&str, &str)> = many.iter().map(|(kind, given)| (kind.as_str(), given.as_str())).collect();
    assert_eq!(check(&many)["beyond"], 3);
}

/// DEC-1: a file that is nearly one of another case is said to be similar by its digests, each kind by its own measure, and is no hit.
#[test]
fn files_that_are_nearly_the_same_are_shown_as_similar_by_their_digests() {
    const SSDEEP: &str = "96:U57GjXnLt9co6pZwvLhJluvrszNgMFwO6MFG8SvkpjTWf:Hj3BeoEcNJ0TspgIG8SvkpjTg";
    const TLSH: &str = "T15AE0F138053C47B7DDA4C19A077665289992E08AF5EB450F4F3CE00ADC65079742D63B";
    let (desk, case, other) = alone();
    let of_files = json!({ "name": "Loader", "legalBasis": "§ 110 StPO", "purpose": "operational", "marking": { "tlp": "GREEN", "pap": "AMBER" } });
    record(&desk, &other, &of_files, &[("ssdeep", SSDEEP), ("tlsh", TLSH)]);
    let check = |given: &[(&str, &str)]| must(&desk, "checkIndicators", json!({ "case": case, "purpose": "operational", "values": values(given) }));
    let answer = check(&[
        ("ssdeep", "96:U57GjXnLt9co6pZwvLhJluvrs1eRTxYARdEallia:Hj3BeoEcNJ0TsI9xYeia3R"),
        ("tlsh", "T1F5E0F138053C56B7CCA48095067664185982A047B5D7450B4F38D0099861079242C527"),
        ("ssdeep", SSDEEP),
        ("ssdeep", "3:AXGBicFlgVNhBGcL6wCrFQEv:AXGHsNhxLsr2C"),
    ]);
    let rows = answer["rows"].as_array().expect("rows");
    let similar = |n: usize| -> Vec<(&Value, &Value)> {
        rows[n]["here"]["similar"].as_array().into_iter().flatten().map(|it| (&it["measure"], &it["case"])).collect()
    };
    assert_eq!(similar(0), [(&json!({ "by": "score", "count": 63 }), &other)]);
    assert_eq!(similar(1), [(&json!({ "by": "distance", "count": 34 }), &other)]);
    assert!(similar(2).is_empty() && rows[2]["here"]["places"].to_string().contains("Velvet Signal"), "what is the same is a hit: {}", rows[2]);
    assert!(similar(3).is_empty(), "another file");
    assert!(rows.iter().all(|row| row["told"] == json!([])), "never from the office");
}
