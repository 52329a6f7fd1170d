//! Statistics against an independent reckoning: random offices are made by commands, and what was done is added up again from a list of it.

use std::collections::{BTreeMap, BTreeSet};

use jcat_desk::Desk;
use jcat_desk::domain::{Audience, Day, Duty, Instant};
use jcat_tests::desks::{Office, must, proposal, refused};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, TestRunner};
use serde_json::{Value, json};

/// What somebody who keeps a list by hand knows of a case.
struct Done {
    id: String,
    country: Option<&'static str>,
    areas: Vec<&'static str>,
    /// Each stage it came into, and when.
    steps: Vec<(&'static str, Instant)>,
    /// Countries of the agencies that take part beside the lead.
    others: BTreeSet<&'static str>,
    /// What the Board noted of it.
    noted: Option<Noted>,
    /// Gates that somebody asked to go without.
    waivers: Vec<(&'static str, Instant)>,
}

/// The last action day of an operation, when the Board's noting was recorded, and the figures.
type Noted = (Day, Instant, Vec<(&'static str, u64)>);

/// An application: its case, its stages.
struct Applied {
    case: String,
    steps: Vec<(&'static str, Instant)>,
}

const AREAS: [&str; 4] = ["cyber-dependent", "payment-fraud", "child-exploitation", "facilitators"];
const AGENCIES: [(&str, Option<&str>); 5] = [("nl", Some("NL")), ("de", Some("DE")), ("ro", Some("RO")), ("fr", Some("FR")), ("nl", Some("NL"))];
const STAGES: [&str; 6] = ["data", "planning", "readying", "ready", "operation", "wrap-up"];
const PROPOSALS: [&str; 7] = ["submitted", "returned", "under-review", "deferred", "not-selected", "withdrawn", "merged"];

/// An event of outreach: what is known of it, and each step with its moment.
struct Event {
    id: String,
    kind: &'static str,
    /// Its first day and its last; none where no day is on record.
    days: Option<(Day, Day)>,
    events: u64,
    recorded: Instant,
    reports: Vec<(Instant, bool)>,
    cancels: Vec<(Instant, bool)>,
    /// How many took part, and from where, as it reads now.
    report: Option<(u64, Vec<&'static str>)>,
}

struct Told {
    office: Office,
    desk: Desk,
    folder: tempfile::TempDir,
    cases: Vec<Done>,
    applied: Vec<Applied>,
    events: Vec<Event>,
    made: usize,
}

/// One step of a story: what, with which case, with which chance, and after how many hours.
type Step = (u8, usize, usize, i64);

impl Told {
    fn begin(seed: u64) -> Self {
        let office = Office::new(seed);
        let desk = office.founder("Jan Voorbeeld", "nl", &["officer", "secretary", "coordinator"]);
        must(&desk, "setPlaces", json!({ "count": 3 }));
        Self { office, desk, folder: tempfile::tempdir().expect("a folder"), cases: Vec::new(), applied: Vec::new(), events: Vec::new(), made: 0 }
    }

    fn now(&self) -> Instant {
        self.office.world.now()
    }

    fn title(&mut self) -> String {
        self.made += 1;
        format!("Quiet Harbour {}", self.made)
    }

    fn areas(chance: usize) -> Vec<&'static str> {
        AREAS.iter().enumerate().filter(|(at, _)| (chance % 15 + 1) >> at & 1 == 1).map(|(_, area)| *area).collect()
    }

    fn done(&self, id: &Value, country: Option<&'static str>, areas: Vec<&'static str>, stage: &'static str) -> Done {
        let id = id.as_str().unwrap_or_default().to_owned();
        Done { id, country, areas, steps: vec![(stage, self.now())], others: BTreeSet::new(), noted: None, waivers: Vec::new() }
    }

    fn step(&mut self, (what, which, chance, hours): Step) {
        self.office.pass(hours * 3_600);
        match what % 9 {
            0 => {
                let (title, areas) = (self.title(), Self::areas(chance));
                let mut asked = proposal(&title);
                asked["facts"]["areas"] = json!(areas);
                let id = must(&self.desk, "proposeCase", asked);
                let case = self.done(&id, Some("NL"), areas, "submitted");
                self.cases.push(case);
            }
            1 | 2 => self.bring_in(chance),
            8 => self.outreach(which, chance),
            other if self.cases.is_empty() => assert!(other > 2),
            3 => self.review(which, chance),
            4 | 5 => self.go_on(which, chance),
            6 => self.note(which, chance),
            _ => self.other(which, chance),
        }
    }

    fn bring_in(&mut self, chance: usize) {
        let title = self.title();
        let (agency, country) = AGENCIES[chance % AGENCIES.len()];
        let stage = STAGES[STAGES.len() - 1 - (chance / 5) % STAGES.len() * usize::from(chance.is_multiple_of(3))];
        let areas = Self::areas(chance / 7);
        let file = self.folder.path().join("cases.csv");
        std::fs::write(&file, format!("Title,Agency,Stage,Crime area,TLP\n{title},{agency},{stage},{},AMBER\n", areas.join(";"))).expect("a file");
        must(&self.desk, "importCases", json!({ "path": file, "dryRun": false }));
        let found = must(&self.desk, "caseList", json!({ "filter": { "over": true }, "sort": "submitted", "descending": true, "limit": 1000 }));
        let row = found["rows"].as_array().into_iter().flatten().find(|row| row["title"] == title.as_str()).cloned().expect("it was brought in");
        let case = self.done(&row["id"], country, areas, stage);
        self.cases.push(case);
    }

    fn tried(&self, name: &str, request: Value) -> bool {
        self.desk.call(name, request).is_ok()
    }

    fn entered(&mut self, which: usize, stage: &'static str) {
        let now = self.now();
        if let Some(case) = self.cases.get_mut(which) {
            case.steps.push((stage, now));
        }
    }

    /// A round, and what the Board makes of the proposal.
    fn review(&mut self, which: usize, chance: usize) {
        let which = which % self.cases.len();
        let case = json!(self.cases[which].id);
        if self.cases[which].steps.last().map(|step| step.0) != Some("submitted") {
            return;
        }
        if chance.is_multiple_of(4) {
            if self.tried("withdrawProposal", json!({ "case": case, "reason": "Settled otherwise." })) {
                self.entered(which, "withdrawn");
            }
            return;
        }
        let round = must(&self.desk, "openRound", json!({ "cases": [case], "criteria": null, "closes": null, "deputy": null }));
        self.entered(which, "under-review");
        self.office.pass(3_600 * 30);
        must(&self.desk, "closeRound", json!({ "round": round }));
        must(&self.desk, "selectCase", json!({ "case": case, "reason": "Of the highest priority." }));
        self.entered(which, "selected");
    }

    /// Tries the next stage, to suspend, to resume, to give up.
    fn go_on(&mut self, which: usize, chance: usize) {
        let which = which % self.cases.len();
        let (case, reason) = (json!(self.cases[which].id), "So it was agreed.");
        let held = json!({ "case": case, "reason": reason });
        match chance % 6 {
            0 if self.tried("suspendCase", held.clone()) => self.entered(which, "suspended"),
            1 if self.tried("cancelCase", held.clone()) => self.entered(which, "cancelled"),
            _ if self.tried("resumeCase", held) => {
                let running =
                    self.cases[which].steps.iter().rev().map(|step| step.0).find(|stage| *stage != "suspended" && !PROPOSALS.contains(stage));
                self.entered(
                    which,
                    match running {
                        Some("ready" | "operation") => "readying",
                        Some(stage) => stage,
                        None => "data",
                    },
                );
            }
            _ => {
                if let Some(to) = STAGES.iter().find(|to| self.tried("moveCase", json!({ "case": case, "to": to, "reason": reason }))) {
                    self.entered(which, to);
                }
            }
        }
    }

    /// Has the outcome of a case in its wrap-up written, confirmed and noted by the Board.
    fn note(&mut self, which: usize, chance: usize) {
        let which = which % self.cases.len();
        let case = json!(self.cases[which].id);
        let before = self.cases[which].noted.is_some() || !self.cases[which].others.is_empty();
        if before || self.cases[which].country != Some("NL") || self.cases[which].steps.last().map(|step| step.0) != Some("wrap-up") {
            return;
        }
        let figures: Vec<(&'static str, u64)> = [("arrest", chance % 5), ("victim-id", chance / 5 % 3)]
            .into_iter()
            .map(|(kind, n)| (kind, u64::try_from(n).unwrap_or_default()))
            .filter(|(_, n)| *n > 0)
            .collect();
        for (kind, quantity) in &figures {
            must(&self.desk, "recordCounter", json!({ "case": case, "figure": { "kind": kind, "country": "RO", "quantity": quantity.to_string() } }));
        }
        let ago = i64::try_from(chance % 500 + 1).unwrap_or_default();
        let last = Instant(self.now().0 - ago * 86_400_000).office_day();
        let parts = json!([{ "part": "summary", "text": { "text": "Servers were taken down.", "tlp": "CLEAR" } }]);
        must(&self.desk, "writeOutcome", json!({ "case": case, "from": last.before(), "last": last, "parts": parts }));
        let view = must(&self.desk, "outcome", json!({ "case": case }));
        for row in view["agencies"].as_array().into_iter().flatten() {
            must(&self.desk, "confirmNumbers", json!({ "case": case, "digest": row["digest"] }));
        }
        must(&self.desk, "putOutcome", json!({ "case": case }));
        let digest = must(&self.desk, "outcome", json!({ "case": case }))["put"]["digest"].clone();
        must(&self.desk, "noteOutcome", json!({ "case": case, "digest": digest, "on": self.now().office_day(), "text": "Noted." }));
        self.cases[which].noted = Some((last, self.now(), figures));
    }

    /// Agencies that join, wishes to go without a gate, applications.
    fn other(&mut self, which: usize, chance: usize) {
        let which = which % self.cases.len();
        let (case, now) = (json!(self.cases[which].id), self.now());
        let (agency, country) = [("de", "DE"), ("ro", "RO"), ("fr", "FR")][chance % 3];
        match chance % 4 {
            0 | 1 => {
                if self.tried("joinAgency", json!({ "case": case, "agency": agency })) {
                    self.cases[which].others.insert(country);
                }
            }
            2 => {
                let prepared = |case: &Done| case.steps.last().is_some_and(|step| ["selected", "data", "planning", "readying"].contains(&step.0));
                let Some(which) = self.cases.iter().position(|case| case.country == Some("NL") && prepared(case)) else { return };
                let (case, gate) = (json!(self.cases[which].id), ["gate-judicial", "gate-evidence", "gate-safety"][chance / 4 % 3]);
                if self.tried("askWaiver", json!({ "case": case, "gate": gate, "reason": "There is no time left for it before the action." })) {
                    self.cases[which].waivers.push((gate, now));
                }
            }
            _ => {
                let applicant = json!({ "id": format!("applicant-{}", chance % 1_000), "kind": "company", "country": null, "name": "Example Bank" });
                let application = json!({ "case": case, "applicant": applicant, "person": "Eve Person", "email": null, "from": "2090-01-01",
                    "to": "2090-06-01", "purpose": "To help with the panel.", "papers": [] });
                let attachment = must(&self.desk, "draftAttachment", json!({ "application": application }));
                let mut steps = vec![("draft", now)];
                self.office.pass(86_400 * 3);
                if chance.is_multiple_of(3) && self.tried("submitAttachment", json!({ "attachment": attachment })) {
                    steps.push(("eligibility", self.now()));
                }
                self.applied.push(Applied { case: self.cases[which].id.clone(), steps });
            }
        }
    }
}

/// The countries that took part, by a chance.
fn came_from(chance: usize) -> Vec<&'static str> {
    ["NO", "SE", "DK", "FR"].into_iter().enumerate().filter(|(at, _)| (chance % 15 + 1) >> at & 1 == 1).map(|(_, country)| country).collect()
}

impl Told {
    /// Records an event, or reports, cancels, resumes one, or takes its report back.
    fn outreach(&mut self, which: usize, chance: usize) {
        if self.events.len() < 3 || chance.is_multiple_of(3) {
            self.record_event(chance);
            return;
        }
        let (which, now) = (which % self.events.len(), self.now());
        let id = json!(self.events[which].id);
        let said = json!({ "outreach": id, "reason": "So it was agreed." });
        match chance % 5 {
            0 | 1 => {
                let (people, named) = (u64::try_from(chance % 90 + 1).unwrap_or_default(), came_from(chance / 5));
                let report = json!({ "outreach": id, "practitioners": { "number": people, "bound": "exactly" }, "named": named,
                    "feedback": null, "cameOfIt": null });
                if self.tried("reportOutreach", report) {
                    self.events[which].reports.push((now, true));
                    self.events[which].report = Some((people, named));
                }
            }
            2 if self.tried("withdrawOutreachReport", said.clone()) => {
                self.events[which].reports.push((now, false));
                self.events[which].report = None;
            }
            3 if self.tried("resumeOutreach", said.clone()) => self.events[which].cancels.push((now, false)),
            _ => {
                if self.tried("cancelOutreach", said) {
                    self.events[which].cancels.push((now, true));
                }
            }
        }
    }

    fn record_event(&mut self, chance: usize) {
        let title = self.title();
        let kind = ["roadshow", "webinar"][chance / 3 % 2];
        let from = Instant(self.now().0 + (i64::try_from(chance % 60).unwrap_or_default() - 40) * 86_400_000).office_day();
        let last = from.plus(u64::try_from(chance % 3).unwrap_or_default());
        let undated = chance.is_multiple_of(7);
        let days = if undated { json!({ "known": "unknown" }) } else { json!({ "known": "on", "from": from, "last": last }) };
        let events = u64::try_from(chance % 2 * 3 + 1).unwrap_or_default();
        let facts = json!({ "title": title, "kind": kind, "days": days, "place": null, "countries": ["NO"], "languages": [], "organiser": null,
            "audience": ["for-judiciary"], "materials": null, "events": { "number": events, "bound": "exactly" } });
        let id = must(&self.desk, "recordOutreach", json!({ "facts": facts })).as_str().unwrap_or_default().to_owned();
        let (days, recorded) = ((!undated).then_some((from, last)), self.now());
        self.events.push(Event { id, kind, days, events, recorded, reports: Vec::new(), cancels: Vec::new(), report: None });
    }
}

/// A number as the list by hand has it: its value, and the cases behind it, one for each row.
type Numbers = BTreeMap<[String; 4], (String, Vec<String>)>;

/// Adds up the list by hand.
struct Reckoned {
    from: Day,
    last: Day,
    as_of: Day,
    numbers: Numbers,
}

impl Reckoned {
    fn has(&self, at: Instant) -> bool {
        let day = at.office_day();
        self.from <= day && day <= self.last && day <= self.as_of
    }

    fn add(&mut self, section: &str, row: &str, column: &str, case: &str) {
        let number = self.numbers.entry([section, row, "", column].map(str::to_owned)).or_default();
        number.1.push(case.to_owned());
        number.0 = number.1.len().to_string();
    }

    fn of(told: &Told, [from, last, as_of]: [Day; 3]) -> Numbers {
        let mut it = Self { from, last, as_of, numbers: BTreeMap::new() };
        told.cases.iter().for_each(|case| it.operation(case));
        told.cases.iter().for_each(|case| it.case(case));
        it.stays(&told.cases);
        for applied in &told.applied {
            let known = applied.steps.iter().rfind(|step| step.1.office_day() <= as_of);
            if let Some((stage, _)) = known.filter(|_| it.has(applied.steps[0].1)) {
                ["", stage].iter().for_each(|row| it.add("attachment-stages", row, "applications", &applied.case));
            }
        }
        it.outreach(&told.events);
        it.shares("funnel", "proposed", "cases");
        it.numbers
    }

    fn shares(&mut self, section: &str, whole: &str, column: &str) {
        let key = |row: &str, column: &str| [section, row, "", column].map(str::to_owned);
        let all = self.numbers.get(&key(whole, column)).map_or(0, |it| it.1.len());
        let parts: Vec<_> =
            self.numbers.iter().filter(|(key, _)| key[0] == section && key[3] == column).map(|(key, it)| (key[1].clone(), it.1.clone())).collect();
        for (row, cases) in parts {
            // To a tenth, half of it up.
            let tenths = (cases.len() * 10_000 / all + 5) / 10;
            self.numbers.insert(key(&row, "share"), (format!("{}.{}", tenths / 10, tenths % 10), cases));
        }
    }

    fn operation(&mut self, case: &Done) {
        let Some((last, at, figures)) = &case.noted else { return };
        if *last < self.from || *last > self.last || at.office_day() > self.as_of {
            return;
        }
        for row in [String::new(), last.year().to_string()] {
            self.add("operations-by-year", &row, "operations", &case.id);
            case.areas.iter().for_each(|area| self.add("operations-by-year", &row, area, &case.id));
        }
        for row in ["", case.country.unwrap_or("european-body")] {
            self.add("operations-by-country", row, "as-lead", &case.id);
        }
        case.others.iter().for_each(|country| self.add("operations-by-country", country, "as-participant", &case.id));
        if !case.others.is_empty() {
            self.add("operations-by-country", "", "as-participant", &case.id);
        }
        for (kind, quantity) in figures {
            self.add("outcome-figures", kind, "operations", &case.id);
            let sum =
                self.numbers.entry(["outcome-figures", kind, "", "quantity"].map(str::to_owned)).or_insert_with(|| ("0".to_owned(), Vec::new()));
            sum.0 = (sum.0.parse::<u64>().unwrap_or_default() + quantity).to_string();
            sum.1.push(case.id.clone());
        }
    }

    fn case(&mut self, case: &Done) {
        for (gate, at) in &case.waivers {
            if self.has(*at) {
                ["", gate].iter().for_each(|row| self.add("gate-waivers", row, "asked", &case.id));
            }
        }
        let by_then: Vec<&(&str, Instant)> = case.steps.iter().filter(|step| step.1.office_day() <= self.as_of).collect();
        let (Some(first), Some(stage)) = (by_then.first().filter(|step| self.has(step.1)), by_then.last()) else { return };
        for row in std::iter::once("").chain(case.areas.iter().copied()) {
            self.add("cases-by-area", row, "cases", &case.id);
        }
        let lead = if PROPOSALS.contains(&stage.0) { "no-lead-yet" } else { case.country.unwrap_or("european-body") };
        ["", lead].iter().for_each(|row| self.add("cases-by-lead", row, "cases", &case.id));
        ["", stage.0].iter().for_each(|row| self.add("cases-by-stage", row, "cases", &case.id));
        if PROPOSALS.contains(&first.0) {
            self.add("funnel", "proposed", "cases", &case.id);
            if by_then.iter().any(|step| !PROPOSALS.contains(&step.0)) {
                self.add("funnel", "ever-selected", "cases", &case.id);
            }
            if by_then.iter().any(|step| ["ready", "operation", "wrap-up"].contains(&step.0)) {
                self.add("funnel", "ever-ready", "cases", &case.id);
            }
            if case.noted.as_ref().is_some_and(|noted| noted.1.office_day() <= self.as_of) {
                self.add("funnel", "completed", "cases", &case.id);
            }
        }
    }

    /// Events that were over or had begun by the day, each by its last day.
    fn outreach(&mut self, events: &[Event]) {
        let mut sums: BTreeMap<[&str; 2], (u64, Vec<String>)> = BTreeMap::new();
        let mut countries: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for event in events {
            let by_then = |steps: &[(Instant, bool)]| steps.iter().rfind(|step| step.0.office_day() <= self.as_of).is_some_and(|step| step.1);
            let Some((first, last)) = event.days else { continue };
            let known = event.recorded.office_day() <= self.as_of && !by_then(&event.cancels);
            let report = event.report.as_ref().filter(|_| by_then(&event.reports));
            if !known || last < self.from || last > self.last || (first > self.as_of && report.is_none()) {
                continue;
            }
            for row in ["", event.kind] {
                let mut add = |column: &'static str, number: u64| {
                    let sum = sums.entry([row, column]).or_default();
                    sum.0 += number;
                    sum.1.push(event.id.clone());
                };
                add("events", event.events);
                match report {
                    Some((people, named)) => {
                        add("practitioners", *people);
                        add("countries-reached", 0);
                        countries.entry(row).or_default().extend(named);
                    }
                    None if last < self.as_of => add("reports-due", 1),
                    None => {}
                }
            }
        }
        for ([row, column], (sum, rows)) in sums {
            let number = if column == "countries-reached" { countries.get(row).map_or(0, BTreeSet::len).to_string() } else { sum.to_string() };
            self.numbers.insert(["outreach-by-kind", row, "", column].map(str::to_owned), (number, rows));
        }
    }

    fn stays(&mut self, cases: &[Done]) {
        let mut all: BTreeMap<&str, Vec<(i64, &str)>> = BTreeMap::new();
        for case in cases {
            for pair in case.steps.windows(2).filter(|pair| self.has(pair[1].1)) {
                all.entry(pair[0].0).or_default().push((pair[1].1.0 - pair[0].1.0, &case.id));
            }
        }
        for (stage, mut its) in all {
            its.sort_unstable();
            let middle = f64::midpoint(its[(its.len() - 1) / 2].0 as f64, its[its.len() / 2].0 as f64);
            let key = |column: &str| ["time-in-stage", stage, "", column].map(str::to_owned);
            let cases: Vec<String> = its.iter().map(|(_, case)| (*case).to_owned()).collect();
            self.numbers.insert(key("median-days"), (format!("{:.1}", (middle / 8_640_000.0 + 0.5).floor() / 10.0), cases.clone()));
            self.numbers.insert(key("stays"), (cases.len().to_string(), cases));
        }
    }
}

/// What the desk says, without what is nought, and each number's rows.
fn asked(desk: &Desk, days: [Day; 3]) -> Numbers {
    let period = json!({ "from": days[0], "last": days[1], "asOf": days[2] });
    let statistics = must(desk, "statistics", period.clone());
    let mut found = BTreeMap::new();
    for section in statistics["sections"].as_array().into_iter().flatten() {
        let rows = section["rows"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|row| (row["key"].as_str().unwrap_or_default(), row["unit"].as_str(), &row["numbers"]));
        for (row, unit, numbers) in rows.chain([("", None, &section["total"])]) {
            let columns = section["columns"].as_array().into_iter().flatten();
            for (column, number) in columns.zip(numbers.as_array().into_iter().flatten()).filter(|(_, number)| number["behind"] != 0) {
                let mut request = json!({ "period": period, "section": section["key"], "column": column["key"], "limit": 500 });
                if !row.is_empty() {
                    (request["row"], request["unit"]) = (json!(row), json!(unit));
                }
                let behind = must(desk, "statisticsRows", request);
                assert_eq!(behind["total"], number["behind"], "{section} {row} {column}");
                let id = |row: &Value| row["case"].as_str().or(row["outreach"].as_str()).unwrap_or_default().to_owned();
                let mut cases: Vec<String> = behind["rows"].as_array().into_iter().flatten().map(id).collect();
                cases.sort_unstable();
                let name = |it: &Value| it.as_str().unwrap_or_default().to_owned();
                found.insert(
                    [name(&section["key"]), row.to_owned(), unit.unwrap_or_default().to_owned(), name(&column["key"])],
                    (name(&number["value"]), cases),
                );
            }
        }
    }
    found
}

fn sorted(mut numbers: Numbers) -> Numbers {
    numbers.values_mut().for_each(|(_, cases)| cases.sort_unstable());
    numbers
}

#[test]
fn every_number_and_its_rows_are_those_of_a_list_kept_by_hand() {
    let step = (any::<u8>(), any::<usize>(), any::<usize>(), 1..900_i64);
    let story = (any::<u64>(), proptest::collection::vec(step, 35..70), proptest::collection::vec((0..1_500_u64, 0..1_500_u64, 0..1_500_u64), 3));
    let mut runner = TestRunner::new_with_rng(Config::with_cases(6), proptest::test_runner::TestRng::deterministic_rng(Default::default()));
    let mut sections = BTreeSet::new();
    for _ in 0..6 {
        let (seed, steps, periods) = story.new_tree(&mut runner).expect("a story").current();
        let mut told = Told::begin(seed);
        steps.into_iter().for_each(|step| told.step(step));
        let first = Day::of(2026, 6, 1).expect("a day");
        let today = told.now().office_day();
        let drawn = periods.into_iter().map(|(from, long, as_of)| [first.plus(from), first.plus(from + long), first.plus(as_of)]);
        for days in drawn.chain([[first, today, today]]) {
            let (ours, by_hand) = (asked(&told.desk, days), sorted(Reckoned::of(&told, days)));
            sections.extend(by_hand.keys().map(|key| key[0].clone()));
            assert_eq!(ours, by_hand, "of {days:?}, story {seed}");
        }
        // Made again from the entries, the tables say the same.
        let before = must(&told.desk, "statistics", json!({ "from": "2026-01-01" }));
        must(&told.desk, "rebuildReplica", json!({}));
        assert_eq!(must(&told.desk, "statistics", json!({ "from": "2026-01-01" })), before);
    }
    assert_eq!(sections.len(), 11, "every section but that of hits: {sections:?}");
}

#[test]
fn a_hit_counts_once_for_each_case_and_by_what_had_come_of_it_by_the_day() {
    let office = Office::new(91);
    let desk = office.founder("Ana Test", "at", &["officer", "secretary"]);
    let cases = ["Quiet Harbour", "Velvet Signal"].map(|title| must(&desk, "proposeCase", proposal(title)));
    let terms = json!({ "name": "Seized panel", "legalBasis": "§ 110 StPO", "purpose": "operational", "marking": { "tlp": "GREEN", "pap": "AMBER" },
        "evaluation": { "source": "B", "information": "2" } });
    for case in &cases {
        must(&desk, "recordContribution", json!({ "case": case, "terms": terms, "indicators": [{ "kind": "domain", "given": "evil.example.com" }] }));
    }
    let found_on = office.world.now().office_day();
    office.pass(86_400 * 5);
    let hit = must(&desk, "caseHits", json!({ "case": cases[0] }))["rows"][0]["id"].clone();
    must(&desk, "settleHit", json!({ "case": cases[0], "hit": hit, "resolution": "contacted", "reason": "Rang them." }));
    must(&desk, "settleHit", json!({ "case": cases[0], "hit": hit, "resolution": "joint", "reason": "We do it together." }));
    let hits = |as_of: Option<Day>| {
        let statistics = must(&desk, "statistics", json!({ "asOf": as_of }));
        let section = statistics["sections"].as_array().into_iter().flatten().find(|it| it["key"] == "hits-and-outcomes").cloned().expect("hits");
        let row =
            |key: &str| section["rows"].as_array().into_iter().flatten().find(|row| row["key"] == key).map(|row| row["numbers"][0]["value"].clone());
        (section["said"].as_str().unwrap_or_default().to_owned(), row("open"), row("joint"))
    };
    assert_eq!(hits(None), ("2 hits; joint work came of 1, which is 50.0%.".into(), Some(json!("1")), Some(json!("1"))));
    assert_eq!(hits(Some(found_on)).1, Some(json!("2")), "on the day nothing had come of either");
    assert_eq!(hits(Some(found_on.before())).1, Some(json!("0")), "the day before there was none");
}

#[test]
fn who_may_not_read_a_title_counts_the_case_and_sees_no_title() {
    let mut office = Office::new(92);
    let vienna = office.founder("Ana Test", "at", &["officer", "secretary"]);
    let paris = office.newcomer("Marie Exemple", "fr", &[Duty::Officer]);
    office.sync(&[&vienna, &paris]);
    let mut kept = proposal("Silver Kiln");
    kept["facts"]["scope"] = json!("restricted");
    must(&vienna, "proposeCase", kept);
    let now = office.world.now();
    office.office.push(&vienna, now).unwrap_or_else(|problem| panic!("{problem:?}"));
    office.office.pull(&paris, |audience| !matches!(audience, Audience::Case(_))).unwrap_or_else(|problem| panic!("{problem:?}"));
    let number = json!({ "section": "cases-by-stage", "row": "submitted", "column": "cases" });
    let row = |desk: &Desk| must(desk, "statisticsRows", number.clone())["rows"][0].clone();
    assert_eq!((row(&vienna)["title"].clone(), row(&paris)["title"].clone()), (json!("Silver Kiln"), Value::Null));
    assert_eq!(row(&vienna)["label"], row(&paris)["label"], "that there is a case is known to all");
    let nothing = json!({ "section": "cases-by-stage", "row": "no-such-stage", "column": "cases" });
    assert_eq!(refused(&vienna, "statisticsRows", nothing).code, "not-found");
    for period in [json!({ "from": "2027-03-02", "last": "2027-03-01" }), json!({ "from": "1900-01-01" })] {
        assert_eq!(refused(&vienna, "statistics", period).code, "bad-request");
    }
}

#[test]
fn the_office_has_every_number_in_its_file_and_the_public_none_that_is_small() {
    let office = Office::new(93);
    let desk = office.founder("Ana Test", "at", &["officer", "secretary"]);
    for n in 0..9 {
        let case = must(&desk, "proposeCase", proposal(&format!("Quiet Harbour {n}")));
        if n < 2 {
            must(&desk, "withdrawProposal", json!({ "case": case, "reason": "Settled otherwise." }));
        }
    }
    let folder = tempfile::tempdir().expect("a folder");
    let written = |reader: &str, ending: &str| {
        let path = folder.path().join(format!("{reader}.{ending}"));
        let leaving = json!({ "purpose": "strategic", "justification": "For the yearbook." });
        let request = json!({ "section": "cases-by-stage", "reader": reader, "path": path, "leaving": leaving });
        must(&desk, "exportStatistics", request);
        std::fs::read(&path).expect("the file")
    };
    let lines = |reader: &str| {
        let text = String::from_utf8(written(reader, "csv")).expect("text");
        text.lines()
            .filter(|line| ["Submitted", "Withdrawn", "In all", "TLP"].iter().any(|name| line.starts_with(name)))
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(lines("for-the-office"), ["Submitted,7", "Withdrawn,2", "In all,9", "TLP:AMBER,"]);
    assert_eq!(lines("for-the-public"), ["Submitted,…", "Withdrawn,<3", "In all,9", "TLP:CLEAR,"]);
    assert!(written("for-the-public", "xlsx").starts_with(b"PK"), "a workbook too");
    let records = must(&desk, "records", json!({ "filter": { "verb": "export" }, "limit": 100 }));
    let row = &records["rows"][0];
    assert_eq!((&row["purpose"], &row["justification"], &row["count"]), (&json!("strategic"), &json!("For the yearbook."), &json!(9)), "{records}");

    // The yearbook has the same table beside the others, whole for the office and not for everybody.
    let year = |reader: &str| {
        let leaving = json!({ "purpose": "strategic", "recipients": ["Sample Press"] });
        must(&desk, "printYearbook", json!({ "reader": reader, "leaving": leaving }))
    };
    let rows = |printed: &Value| -> Vec<Value> {
        let sections = printed["pages"].as_array().into_iter().flatten().flat_map(|page| page["sections"].as_array().into_iter().flatten());
        let blocks = sections
            .filter(|it| it["heading"].as_str().is_some_and(|it| it.starts_with("Cases by stage")))
            .flat_map(|it| it["blocks"].as_array().into_iter().flatten());
        blocks.filter(|it| it["kind"] == "table").flat_map(|it| it["rows"].as_array().into_iter().flatten()).cloned().collect()
    };
    let (office, public) = (year("for-the-office"), year("for-the-public"));
    assert_eq!(rows(&office), [json!(["Submitted", "7"]), json!(["Withdrawn", "2"]), json!(["In all", "9"])], "{office}");
    assert_eq!(rows(&public), [json!(["In all", "9"])], "a row without a number would tell that there is one");
    assert_eq!((&office["handling"]["tlp"], &public["handling"]["tlp"]), (&json!("AMBER"), &json!("CLEAR")));
    assert_ne!(office["by"], "", "who had it printed");
    assert_eq!(public["by"], "", "for everybody it names nobody");
    let path = folder.path().join("yearbook.html");
    must(&desk, "writeYearbook", json!({ "reader": "for-the-public", "path": path, "leaving": { "purpose": "strategic" } }));
    let page = std::fs::read_to_string(&path).expect("the page");
    assert!(page.contains("In all") && !page.contains("Ana Test"), "as it is printed");
    let records = must(&desk, "records", json!({ "filter": { "verb": "export" }, "limit": 100 }));
    let said = |text: &str| records["rows"].as_array().is_some_and(|rows| rows.iter().any(|row| row["said"] == text && row["count"] == 9));
    assert!(said("wrote the yearbook to a file") && said("printed the yearbook"), "of all nine cases: {records}");
}

#[test]
fn outreach_opens_its_events_and_one_event_alone_is_not_told_to_everybody() {
    let office = Office::new(94);
    let desk = office.founder("Ana Test", "at", &["officer", "secretary"]);
    let day = office.world.now().office_day();
    let held = |title: &str, kind: &str, events: u32| {
        let on = day.plus(1);
        let facts = json!({ "title": title, "kind": kind, "days": { "known": "on", "from": on, "last": on }, "place": "Oslo", "countries": ["NO"], "languages": [],
            "organiser": null, "audience": ["for-judiciary"], "materials": null, "events": { "number": events, "bound": "exactly" } });
        must(&desk, "recordOutreach", json!({ "facts": facts }))
    };
    let [oslo, webinars, _] = [held("Roadshow in Oslo", "roadshow", 1), held("Four webinars", "webinar", 4), held("Late", "webinar", 1)];
    office.pass(86_400 * 3);
    for (event, number, bound, named) in [(&oslo, 40, "exactly", json!(["NO"])), (&webinars, 580, "at-least", json!(["NO", "SE"]))] {
        let practitioners = json!({ "number": number, "bound": bound });
        let report = json!({ "outreach": event, "practitioners": practitioners, "named": named, "feedback": null, "cameOfIt": null });
        must(&desk, "reportOutreach", report);
    }
    let statistics = must(&desk, "statistics", json!({}));
    let section = statistics["sections"].as_array().into_iter().flatten().find(|it| it["key"] == "outreach-by-kind").cloned().expect("outreach");
    assert_eq!(section["said"], "Events of outreach that were held: 6. Practitioners who took part: at least 620.");
    let total: Vec<[&Value; 3]> = section["total"].as_array().into_iter().flatten().map(|it| [&it["value"], &it["bound"], &it["behind"]]).collect();
    assert_eq!(json!(total), json!([["6", "exactly", 3], ["620", "at-least", 2], ["2", "exactly", 2], ["1", "exactly", 1]]), "{section}");

    let behind = |row: &str, column: &str| {
        must(&desk, "statisticsRows", json!({ "section": "outreach-by-kind", "row": row, "column": column }))["rows"].clone()
    };
    let row = behind("roadshow", "practitioners")[0].clone();
    assert_eq!((&row["outreach"], &row["title"], &row["case"]), (&oslo, &json!("Roadshow in Oslo"), &Value::Null), "{row}");
    assert!(row["what"].as_str().is_some_and(|it| it.starts_with("Roadshow, ") && it.ends_with("Practitioners: 40, countries: 1")), "{row}");
    let rows = (behind("webinar", "reports-due")[0]["title"].clone(), behind("webinar", "events").as_array().map(Vec::len));
    assert_eq!(rows, (json!("Late"), Some(2)), "a record of four opens one row");

    let folder = tempfile::tempdir().expect("a folder");
    let lines = |reader: &str| {
        let path = folder.path().join(reader).with_extension("csv");
        must(
            &desk,
            "exportStatistics",
            json!({ "section": "outreach-by-kind", "reader": reader, "path": path, "leaving": { "purpose": "strategic" } }),
        );
        let text = std::fs::read_to_string(&path).expect("the file");
        text.lines().filter(|line| ["Roadshow", "Webinar", "In all"].iter().any(|name| line.starts_with(name))).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(lines("for-the-office"), ["Roadshow,1,40,1,0", "Webinar,5,≥ 580,2,1", "In all,6,≥ 620,2,1"]);
    assert_eq!(
        lines("for-the-public"),
        ["Roadshow,…,…,…,…", "Webinar,…,…,…,…", "In all,6,≥ 620,2,<3"],
        "of one event nothing is told, nor what would tell it"
    );
    let records = must(&desk, "records", json!({ "filter": { "verb": "export" }, "limit": 100 }));
    assert_eq!(records["rows"][0]["count"], 3, "each event is on record as exported: {records}");
}
