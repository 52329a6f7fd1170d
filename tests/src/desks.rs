//! Desks in memory with a clock that stands still, over an office in memory.

use jcat_desk::domain::{Duty, Instant};
use jcat_desk::memory_office::{self, MemoryOffice};
use jcat_desk::{Desk, Problem, Surroundings};
use serde_json::{Value, json};

/// The first moment of every test: 1 March 2027, 09:00 UTC.
pub const START: Instant = Instant(1_803_891_600_000);

/// An office with its clock.
pub struct Office {
    /// Its journals.
    pub office: MemoryOffice,
    /// The clock and chance of all its desks.
    pub world: Surroundings,
}

impl Office {
    /// Begins with nobody.
    pub fn new(seed: u64) -> Self {
        Self::at(seed, START)
    }

    /// Begins with nobody, at a moment.
    pub fn at(seed: u64, start: Instant) -> Self {
        Self { office: MemoryOffice::default(), world: Surroundings::fixed(start, seed) }
    }

    /// Makes the desk that founds the office: its officer keeps the Board's rounds too.
    pub fn founder(&self, name: &str, agency: &str, duties: &[&str]) -> Desk {
        let desk = Desk::in_memory(self.world.clone());
        found(&desk, name, agency, duties, "");
        desk
    }

    /// Makes the desk of somebody who comes later.
    pub fn newcomer(&self, name: &str, agency: &str, duties: &[Duty]) -> Desk {
        let desk = Desk::in_memory(self.world.clone());
        memory_office::newcomer(&desk, name, agency, duties).unwrap_or_else(|problem| panic!("{problem:?}"));
        desk
    }

    /// Pushes and pulls until all hold the same.
    pub fn sync(&mut self, desks: &[&Desk]) {
        let now = self.world.now();
        self.office.sync(desks, now).unwrap_or_else(|problem| panic!("{problem:?}"));
    }

    /// Lets time pass.
    pub fn pass(&self, seconds: i64) {
        self.world.set(Instant(self.world.now().0 + seconds * 1_000));
    }
}

/// Makes a desk the one that founds the office.
pub fn found(desk: &Desk, name: &str, agency: &str, duties: &[&str], passphrase: &str) {
    must(desk, "startOffice", json!({ "name": name, "agency": agency, "duties": duties, "passphrase": passphrase }));
}

/// Calls, and expects it to be done.
pub fn must(desk: &Desk, name: &str, request: Value) -> Value {
    desk.call(name, request).unwrap_or_else(|problem| panic!("{name}: {problem:?}"))
}

/// Calls, and expects it to be refused.
pub fn refused(desk: &Desk, name: &str, request: Value) -> Problem {
    match desk.call(name, request) {
        Err(problem) => problem,
        Ok(answer) => panic!("{name} was done: {answer}"),
    }
}

/// A proposal with a title.
pub fn proposal(title: &str) -> Value {
    json!({
        "facts": { "areas": ["facilitators"], "empact": null, "countries": ["AT", "RO"], "urgentBy": null,
            "handling": { "tlp": "AMBER", "h1": false, "h2": true, "h3": null }, "scope": "taskforce" },
        "cover": { "title": title, "summary": "What it is about.", "victims": null, "loss": { "amount": "1200.50", "currency": "EUR" } },
    })
}

/// Marks for every usual criterion.
pub fn marks(mark: i64) -> Value {
    json!({ "harm": mark, "reach": mark, "added-value": mark, "feasibility": mark, "urgency": mark })
}

/// Everything a desk answers that is made from derived tables, for comparing.
pub fn answers(desk: &Desk) -> Value {
    let cases = must(desk, "caseList", json!({ "filter": { "over": true }, "sort": "number", "descending": false, "limit": 1000 }));
    let ids: Vec<Value> = cases["rows"].as_array().into_iter().flatten().map(|row| row["id"].clone()).collect();
    let each = |name: &str| ids.iter().map(|id| must(desk, name, json!({ "case": id }))).collect::<Vec<_>>();
    let rounds = must(desk, "rounds", json!({}));
    let round_ids = rounds.as_array().into_iter().flatten().map(|round| must(desk, "round", json!({ "round": round["id"] }))).collect::<Vec<_>>();
    let officers = must(desk, "officers", json!({}));
    let views = officers.as_array().into_iter().flatten().map(|row| must(desk, "officer", json!({ "officer": row["id"] }))).collect::<Vec<_>>();
    let found = ["quiet", "note", "an", "2"].map(|text| must(desk, "search", json!({ "text": text, "limit": 100 })));
    let browsed = [Value::Null, json!("domain"), json!("ip")].map(|kind| must(desk, "browseIndicators", json!({ "kind": kind, "limit": 500 })));
    let outreach = must(desk, "outreach", json!({}));
    let events = outreach["rows"].as_array().into_iter().flatten().map(|row| must(desk, "outreachEvent", json!({ "outreach": row["id"] })));
    let events = events.collect::<Vec<_>>();
    json!({
        "outreach": outreach, "each event of outreach": events,
        "cases": cases, "dossiers": each("caseDossier"), "histories": each("caseHistory"), "notes": each("caseNotes"),
        "plans": each("plan"), "readiness": each("readiness"), "authorities": must(desk, "authorities", json!({})),
        "data": each("contributions"), "hits": each("caseHits"),
        "planned": each("plannedActions"),
        "links": ids.iter().map(|id| must(desk, "caseLinks", json!({ "case": id, "limit": 500 }))).collect::<Vec<_>>(),
        "indicators": ids.iter().map(|id| must(desk, "caseIndicators", json!({ "case": id, "limit": 500 }))).collect::<Vec<_>>(),
        "browsed": browsed,
        "documents": each("documentList"), "meetings": each("meetings").into_iter().map(|it| it["rows"].clone()).collect::<Vec<_>>(),
        "counters": each("counterBoard"), "situations": each("situation"), "outcomes": each("outcome"),
        "figures": must(desk, "outcomeFigures", json!({})), "statistics": must(desk, "statistics", json!({ "from": "2000-01-01" })),
        "rounds": rounds, "each round": round_ids, "decisions": must(desk, "decisions", json!({})), "roster": must(desk, "roster", json!({})),
        "officers": views, "today": must(desk, "today", json!({})), "inbox": must(desk, "inbox", json!({})), "drafts": must(desk, "draftList", json!({})),
        "views": must(desk, "savedViews", json!({})),
        "found": found,
    })
}
