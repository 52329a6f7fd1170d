//! Indicators across cases on a desk that works alone: browsed in pages, warned of, brought in from a file of any length, stopped half way.

use std::sync::Arc;

use anyhow::{Context, Result};
use jcat_desk::{Desk, Notice};
use jcat_tests::desks::{Office, must, proposal, refused};
use serde_json::{Value, json};

fn alone() -> (Arc<Desk>, Value, Value) {
    let desk = Office::new(12).founder("Ana Test", "at", &["officer", "secretary"]);
    let first = must(&desk, "proposeCase", proposal("Quiet Harbour"));
    let second = must(&desk, "proposeCase", proposal("Velvet Signal"));
    (Arc::new(desk), first, second)
}

fn terms(tlp: &str) -> Value {
    json!({ "name": "Seized panel", "legalBasis": "By law", "purpose": "operational", "category": "suspect",
            "marking": { "tlp": tlp, "pap": "AMBER" } })
}

fn record(desk: &Desk, case: &Value, tlp: &str, given: &[(&str, &str)]) -> Value {
    let indicators: Vec<Value> = given.iter().map(|(kind, given)| json!({ "kind": kind, "given": given })).collect();
    must(desk, "recordContribution", json!({ "case": case, "terms": terms(tlp), "indicators": indicators }))
}

fn shown(page: &Value) -> Vec<String> {
    page["rows"].as_array().into_iter().flatten().filter_map(|row| row["indicator"]["shown"].as_str().map(str::to_owned)).collect()
}

fn browse(desk: &Desk, mut filter: Value) -> Value {
    filter["limit"] = json!(filter["limit"].as_u64().unwrap_or(100));
    must(desk, "browseIndicators", filter)
}

#[test]
fn indicators_of_all_cases_are_filtered_by_kind_value_case_and_marking_and_paged() {
    let (desk, first, second) = alone();
    record(&desk, &first, "GREEN", &[("domain", "one.evil.example.com"), ("domain", "two.evil.example.com"), ("ip", "45.83.64.7")]);
    let red = record(&desk, &second, "RED", &[("domain", "three.evil.example.com"), ("ip", "45.83.64.7")]);
    let every = ["three[.]evil[.]example[.]com", "45[.]83[.]64[.]7", "one[.]evil[.]example[.]com", "two[.]evil[.]example[.]com", "45[.]83[.]64[.]7"];
    let all = browse(&desk, json!({}));
    assert_eq!((&all["total"], shown(&all)), (&json!(5), every.map(str::to_owned).to_vec()), "the newest contribution first, each in its order");
    assert_eq!(all["rows"][1]["indicator"]["elsewhere"], 1);
    for offset in 0..5 {
        let page = browse(&desk, json!({ "offset": offset, "limit": 2 }));
        let wanted: Vec<&str> = every.iter().copied().skip(offset).take(2).collect();
        assert_eq!((&page["total"], shown(&page)), (&json!(5), wanted.into_iter().map(str::to_owned).collect()), "from {offset}");
    }
    let count = |filter: Value| browse(&desk, filter)["total"].clone();
    assert_eq!(count(json!({ "kind": "domain" })), 3);
    assert_eq!(shown(&browse(&desk, json!({ "kind": "domain", "offset": 1, "limit": 1 }))), ["one[.]evil[.]example[.]com"]);
    assert_eq!(count(json!({ "case": first })), 3);
    assert_eq!(count(json!({ "tlp": "RED" })), 2);
    assert_eq!(count(json!({ "text": "EVIL[.]example" })), 3, "as it is shown, in capital letters");
    assert_eq!(count(json!({ "text": "evil", "kind": "ip" })), 0);
    assert_eq!(shown(&browse(&desk, json!({ "text": "o", "case": first, "kind": "domain", "offset": 1 }))), ["two[.]evil[.]example[.]com"]);
    let screen = must(&desk, "indicatorDesk", json!({}));
    assert_eq!((&screen["total"], &screen["kinds"]), (&json!(5), &json!([{ "kind": "domain", "held": 3 }, { "kind": "ip", "held": 2 }])));
    assert_eq!((screen["holding"].as_array().map(Vec::len), screen["asking"].as_array().map(Vec::len)), (Some(2), Some(2)));
    must(&desk, "withdrawContribution", json!({ "contribution": red["contributions"][0], "reason": "Wrong case." }));
    assert_eq!((count(json!({})), count(json!({ "kind": "ip" })), count(json!({ "tlp": "RED" }))), (json!(3), json!(1), json!(0)));
    let remark = json!({ "contribution": red["contributions"][0], "reason": "The right one." });
    must(&desk, "restoreContribution", remark);
    let before = (browse(&desk, json!({})), must(&desk, "indicatorDesk", json!({})));
    must(&desk, "rebuildReplica", json!({}));
    assert_eq!((browse(&desk, json!({})), must(&desk, "indicatorDesk", json!({}))), before, "a rebuild gives the same");
}

#[test]
fn what_many_share_is_flagged_and_not_compared_until_somebody_says_why() {
    let (desk, first, second) = alone();
    let given = [("ip", "8.8.8.8"), ("ip", "10.0.0.7"), ("email", "x@mailinator.com"), ("url", "http://8.8.8.8/panel")];
    record(&desk, &first, "GREEN", &given);
    let preview = must(&desk, "previewData", json!({ "case": second, "text": "8.8.8.8 and 10.0.0.7, x@mailinator.com, 45.83.64.7" }));
    assert_eq!((&preview["warned"], &preview["elsewhere"]), (&json!(3), &json!(3)), "flagged; that another case has it is shown to who looks");
    assert!(preview["rows"][0]["warning"].as_str().is_some_and(|it| it.starts_with("A public DNS resolver")), "{preview}");
    record(&desk, &second, "GREEN", &given[..3]);
    record(&desk, &second, "GREEN", &[("url", "http://8.8.8.8/other")]);
    let hits = |case: &Value| must(&desk, "caseHits", json!({ "case": case }))["rows"].as_array().cloned().unwrap_or_default();
    assert_eq!(hits(&second), [] as [Value; 0], "two cases with a private address, a resolver, a page on it have nothing to do with each other");
    let because = |case: &Value, why: &str| {
        let indicators = json!([{ "kind": "ip", "given": "8.8.8.8", "because": why }]);
        desk.call("recordContribution", json!({ "case": case, "terms": terms("GREEN"), "indicators": indicators }))
    };
    assert_eq!(because(&first, " ").expect_err("known").code, "nothing-to-record", "a reason of blanks is none");
    because(&first, "Their own forwarder.").expect("recorded once more, to be compared");
    assert_eq!(hits(&second), [] as [Value; 0], "one side alone says why: the other is not compared");
    because(&second, "The same forwarder.").expect("recorded once more");
    let met = hits(&second);
    assert_eq!(met.iter().map(|it| (it["shown"].as_str(), it["tlp"].as_str())).collect::<Vec<_>>(), [(Some("8[.]8[.]8[.]8"), Some("GREEN"))]);
    let page = browse(&desk, json!({ "text": "8.8.8.8", "kind": "ip", "case": second }));
    let reasons: Vec<_> = page["rows"].as_array().into_iter().flatten().map(|it| it["indicator"]["because"].clone()).collect();
    assert_eq!(reasons, [json!("The same forwarder."), Value::Null]);
    let plain = json!([{ "kind": "ip", "given": "45.83.64.7", "because": "It is on no list." }]);
    must(&desk, "recordContribution", json!({ "case": second, "terms": terms("GREEN"), "indicators": plain }));
    assert_eq!(browse(&desk, json!({ "text": "45.83.64.7" }))["rows"][0]["indicator"]["because"], Value::Null, "there is nothing to switch");
    let before = (hits(&first), hits(&second), browse(&desk, json!({})));
    must(&desk, "rebuildReplica", json!({}));
    assert_eq!((hits(&first), hits(&second), browse(&desk, json!({}))), before);
}

#[test]
fn a_file_is_recorded_as_it_was_looked_at_however_long_it_is() -> Result<()> {
    let (desk, case, _) = alone();
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("hosts.csv");
    let write = |more: &str| {
        let mut rows = String::from("host\n");
        (0..11_000).for_each(|n| rows.push_str(&format!("host-{n}.evil.example.com\n")));
        std::fs::write(&file, rows + "8.8.8.8\n300.1.1.1\n" + more)
    };
    write("")?;
    let preview = must(&desk, "previewData", json!({ "case": case, "path": file }));
    assert_eq!((&preview["taken"], &preview["refused"], &preview["beyond"]), (&json!(11_001), &json!(1), &json!(1_001)), "{}", preview["columns"]);
    let rows = preview["rows"].as_array().context("rows")?;
    assert_eq!(rows.len(), 10_001, "what is refused is listed all the same");
    let import = |extra: Value| {
        let mut request = json!({ "case": case, "path": file, "terms": terms("AMBER"), "seal": preview["seal"] });
        request.as_object_mut().into_iter().for_each(|it| it.extend(extra.as_object().cloned().unwrap_or_default()));
        request
    };
    write("one-more.evil.example.com\n")?;
    assert_eq!(refused(&desk, "importData", import(json!({}))).code, "source-changed");
    write("")?;
    assert_eq!(browse(&desk, json!({}))["total"], 0);
    let left = json!([{ "kind": "domain", "given": "HOST-3.evil.example.com" }]);
    let compared = json!([{ "kind": "ip", "given": "8.8.8.8", "because": "Their own forwarder." }]);
    let done = must(&desk, "importData", import(json!({ "left": left, "compared": compared })));
    assert_eq!((&done["recorded"], done["contributions"].as_array().map(Vec::len)), (&json!(11_000), Some(2)));
    assert_eq!(browse(&desk, json!({ "text": "host-3.evil" }))["total"], 0);
    assert_eq!(browse(&desk, json!({ "kind": "ip" }))["rows"][0]["indicator"]["because"], "Their own forwarder.");
    let again = must(&desk, "importData", import(json!({})));
    assert_eq!((&again["recorded"], &again["known"]), (&json!(1), &json!(11_000)), "what was left out, and nothing else");
    must(&desk, "undo", json!({}));
    must(&desk, "undo", json!({}));
    assert_eq!(browse(&desk, json!({}))["total"], 0, "each in one step");
    Ok(())
}

#[test]
fn reading_and_recording_say_how_far_they_are_and_stop_without_leaving_anything() -> Result<()> {
    let (desk, case, _) = alone();
    let text: String = (0..12_000).map(|n| format!("host-{n}.evil.example.com\n")).collect();
    let told = Arc::new(std::sync::Mutex::new(Vec::new()));
    let stop_at = Arc::new(std::sync::atomic::AtomicU64::new(u64::MAX));
    let (heard, stop, weak) = (told.clone(), stop_at.clone(), Arc::downgrade(&desk));
    desk.listen(move |notice| {
        let Notice::Progress { name, done, of } = notice else { return };
        heard.lock().expect("unpoisoned").push((name.clone(), *done, *of));
        if *done >= stop.load(std::sync::atomic::Ordering::Relaxed) && done < of {
            weak.upgrade().expect("the desk").cancel();
        }
    });
    let ended = || told.lock().expect("unpoisoned").drain(..).next_back().map(|(name, done, of)| (name, done == of));
    let look = json!({ "case": case, "text": text });
    let import = json!({ "case": case, "text": text, "terms": terms("AMBER") });
    stop_at.store(4_000, std::sync::atomic::Ordering::Relaxed);
    for (name, request) in [("previewData", &look), ("importData", &import)] {
        assert_eq!(refused(&desk, name, request.clone()).code, "cancelled");
        assert_eq!(ended(), Some((name.to_owned(), true)), "the bar goes away");
        assert_eq!(browse(&desk, json!({}))["total"], 0, "nothing half recorded");
    }
    assert_eq!(must(&desk, "contributions", json!({ "case": case }))["rows"], json!([]));
    stop_at.store(u64::MAX, std::sync::atomic::Ordering::Relaxed);
    must(&desk, "importData", import);
    assert!(told.lock().expect("unpoisoned").len() > 5, "it says so often enough to draw a bar");
    assert_eq!(browse(&desk, json!({}))["total"], 12_000);
    Ok(())
}

#[test]
fn a_text_is_looked_at_without_a_trace_and_a_check_leaves_who_when_and_why() {
    let (desk, first, second) = alone();
    record(&desk, &first, "GREEN", &[("domain", "panel.evil.example.com")]);
    let records = || must(&desk, "records", json!({ "filter": {}, "offset": 0, "limit": 100 }));
    let before = records()["total"].clone();
    let look = must(
        &desk,
        "lookAtText",
        json!({ "text": "hxxp://panel[.]evil[.]example[.]com/a twice hxxp://panel[.]evil[.]example[.]com/a, 10.0.0.7, 4111 1111 1111 1111" }),
    );
    let rows: Vec<_> =
        look["rows"].as_array().into_iter().flatten().map(|it| (it["kind"].as_str(), it["times"].as_u64(), it["warning"].is_string())).collect();
    assert_eq!(rows, [(Some("url"), Some(2), false), (Some("ip"), Some(1), true), (Some("card"), Some(1), false)]);
    assert!(!look.to_string().contains("4111 1111 1111 1111") && !look.to_string().contains("4111111111111111"), "a card is never whole");
    let named = must(&desk, "lookAtText", json!({ "text": " Ivan Placeholder ", "kind": "person" }));
    assert_eq!((&named["rows"][0]["kind"], &named["rows"][0]["given"]), (&json!("person"), &json!("Ivan Placeholder")));
    let none = must(&desk, "lookAtText", json!({ "text": "4111 1111 1111 1112", "kind": "card" }));
    assert_eq!((&none["rows"][0]["normal"], &none["rows"][0]["given"]), (&Value::Null, &json!("")), "nor is one with a wrong digit");
    assert_eq!(records()["total"], before, "looking at one's own text is no access to anything");
    let values = json!([{ "kind": "domain", "given": "panel.evil.example.com" }]);
    let found = must(&desk, "checkIndicators", json!({ "case": second, "purpose": "operational", "values": values }));
    assert_eq!(found["rows"][0]["here"]["places"][0]["case"], first);
    let after = records();
    assert!(after["total"].as_u64() > before.as_u64() && !after.to_string().contains("evil"), "who, when, why; not what");
}
