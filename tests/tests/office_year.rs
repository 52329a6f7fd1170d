//! A year in the life of an office, day by day on a clock that stands still between them: proposals, meetings of the Board, attachments that are
//! applied for, granted, extended, ended and lost. What the desks show each day is compared with a book that is kept beside them by hand, in plain
//! days and lists, and shares nothing with the rules.

use std::collections::BTreeMap;

use jcat_desk::Desk;
use jcat_desk::domain::{Day, Duty, Instant};
use jcat_tests::desks::{Office, must, proposal, refused};
use serde_json::{Value, json};

const DAYS: i64 = 365;
const PLACES: usize = 3;

/// Chance that follows from a seed: the same year each time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: i64) -> i64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        i64::try_from((self.0 >> 33) % u64::try_from(most.max(1)).unwrap_or(1)).unwrap_or_default()
    }
}

/// What the book says of an application: days as numbers from the first day of the year.
#[derive(Clone, Debug, Default)]
struct Line {
    id: Value,
    case: usize,
    from: i64,
    to: i64,
    found: bool,
    endorsed: bool,
    granted: bool,
    declined: bool,
    started: bool,
    revoked: Option<i64>,
    early: bool,
}

impl Line {
    fn stage(&self, day: i64) -> &'static str {
        match () {
            () if self.revoked.is_some() => "attachment-revoked",
            () if self.granted && day >= self.to && self.early => "attachment-ended",
            () if self.granted && day >= self.to => "attachment-expired",
            () if self.granted && self.started && day >= self.from => "attachment-active",
            () if self.granted => "approved",
            () if self.declined => "attachment-rejected",
            () if self.endorsed => "board-decision",
            () if self.found => "endorsement",
            () => "eligibility",
        }
    }

    /// Whether it has a place on a day.
    fn sits(&self, day: i64) -> bool {
        self.granted && self.revoked.is_none() && self.from <= day && day < self.to
    }
}

struct Year {
    office: Office,
    vienna: Desk,
    paris: Desk,
    first: Day,
    chance: Chance,
    /// Cases that were selected, with the day on which France was linked to each.
    cases: Vec<(Value, Option<i64>)>,
    proposed: Vec<Value>,
    lines: Vec<Line>,
    meetings: usize,
    decided: (usize, usize),
    /// The day on which France left, and on which it came back.
    away: (i64, i64),
}

impl Year {
    fn begin(seed: u64) -> Self {
        let mut office = Office::new(seed);
        let vienna = office.founder("Ana Test", "at", &["officer", "secretary", "coordinator", "representative"]);
        let paris = office.newcomer("Marie Exemple", "fr", &[Duty::Officer, Duty::Representative]);
        office.sync(&[&vienna, &paris]);
        office.sync(&[&vienna, &paris]);
        must(&vienna, "setPlaces", json!({ "count": PLACES }));
        let first = office.world.now().office_day();
        let chance = Chance(seed);
        let (cases, proposed, lines) = (Vec::new(), Vec::new(), Vec::new());
        Self { office, vienna, paris, first, chance, cases, proposed, lines, meetings: 0, decided: (0, 0), away: (200, 230) }
    }

    fn date(&self, day: i64) -> String {
        self.first.plus(u64::try_from(day.max(0)).unwrap_or_default()).to_string()
    }

    fn sync(&mut self) {
        for _ in 0..2 {
            self.office.sync(&[&self.vienna, &self.paris]);
        }
    }

    fn fr_is_member(&self, day: i64) -> bool {
        !(self.away.0..self.away.1).contains(&day)
    }

    /// How many member countries a case is linked to, by the book.
    fn linked(&self, case: usize, day: i64) -> usize {
        1 + usize::from(self.cases[case].1.is_some_and(|since| since <= day) && self.fr_is_member(day))
    }

    /// Whether a place is free for a line on every day of a stretch, day by day.
    fn has_place(&self, line: usize, from: i64, to: i64) -> bool {
        let taken = |day: i64| self.lines.iter().enumerate().filter(|(n, it)| *n != line && it.sits(day)).count();
        (from..to).all(|day| taken(day) < PLACES)
    }

    fn propose(&mut self) {
        let case = must(&self.vienna, "proposeCase", proposal(&format!("Case {}", self.proposed.len())));
        self.proposed.push(case);
    }

    fn apply(&mut self, day: i64) {
        let case = usize::try_from(self.chance.below(i64::try_from(self.cases.len()).unwrap_or(1))).unwrap_or_default();
        let from = day + 20 + self.chance.below(40);
        let to = from + 20 + self.chance.below(90);
        let n = self.lines.len();
        let application = json!({ "case": self.cases[case].0, "applicant": { "id": format!("guest-{n}"), "kind": "company", "country": null, "name": format!("Sample {n}") },
            "person": format!("Guest {n}"), "email": null, "from": self.date(from), "to": self.date(to), "purpose": "Knows it.", "papers": [] });
        let id = must(&self.vienna, "draftAttachment", json!({ "application": application }));
        must(&self.vienna, "submitAttachment", json!({ "attachment": id }));
        self.lines.push(Line { id, case, from, to, ..Line::default() });
    }

    /// The coordinator's and the countries' round: what can go on goes on, and what cannot is refused as the book says.
    fn go_on(&mut self, day: i64) {
        for n in 0..self.lines.len() {
            let line = self.lines[n].clone();
            let which = json!({ "attachment": line.id });
            match line.stage(day) {
                "eligibility" if day < line.to => {
                    if self.linked(line.case, day) >= 2 {
                        must(&self.vienna, "findEligible", which);
                        self.lines[n].found = true;
                    } else {
                        assert_eq!(refused(&self.vienna, "findEligible", which).code, "not-eligible", "day {day}, {line:?}");
                    }
                }
                "endorsement" if self.chance.below(3) == 0 => {
                    must(&self.vienna, "endorseAttachment", which.clone());
                    self.sync();
                    must(&self.paris, "endorseAttachment", which);
                    self.sync();
                    self.lines[n].endorsed = true;
                }
                "approved" if !line.started && self.chance.below(2) == 0 => {
                    must(&self.vienna, "startAttachment", which);
                    self.lines[n].started = true;
                }
                "attachment-active" if day + 2 < line.to && !line.early => match self.chance.below(300) {
                    0 => {
                        must(&self.vienna, "revokeAttachment", json!({ "attachment": line.id, "reason": "It came to light." }));
                        self.lines[n].revoked = Some(day);
                    }
                    1 => {
                        must(&self.vienna, "endAttachment", json!({ "attachment": line.id, "on": self.date(day + 2), "reason": "Done sooner." }));
                        (self.lines[n].to, self.lines[n].early) = (day + 2, true);
                    }
                    _ => {}
                },
                _ => {}
            }
        }
        self.sync();
    }

    fn meet(&mut self, day: i64) {
        self.meetings += 1;
        let round = (!self.proposed.is_empty())
            .then(|| must(&self.vienna, "openRound", json!({ "cases": self.proposed, "criteria": null, "closes": null, "deputy": null })));
        if let Some(round) = round {
            must(&self.vienna, "closeRound", json!({ "round": round }));
        }
        let typed = json!({ "title": format!("Meeting {}", self.meetings), "form": "board-meeting", "at": format!("{} 00:10", self.date(day)), "minutes": 30 });
        let meeting = must(&self.vienna, "callBoard", json!({ "typed": typed }));
        let present: Vec<Value> =
            ["at", "au", "ca", "ch", "co", "de", "gb", "it", "nl", "no"].map(|agency| json!({ "agency": agency, "officer": null })).into();
        must(&self.vienna, "recordAttendance", json!({ "meeting": meeting, "present": present }));
        let mut order = 0;
        let mut decide = |year: &Self, is: Value, carried: bool, outcome: Value| {
            order += 1;
            let mut item = json!({ "order": order, "title": format!("Item {order}"), "text": null, "case": null, "attachment": null });
            is.as_object().into_iter().flatten().for_each(|(key, value)| item[key] = value.clone());
            let item = must(&year.vienna, "setAgendaItem", json!({ "meeting": meeting, "is": item }));
            let voice = if carried { "voice-for" } else { "voice-against" };
            let decide =
                json!({ "meeting": meeting, "item": item, "method": "vote", "text": "So decided.", "voices": [{ "agency": "at", "voice": voice }] });
            let mut request = json!({ "decide": decide });
            if !outcome.is_null() {
                request["outcome"] = outcome;
            }
            (item, request)
        };
        for case in std::mem::take(&mut self.proposed) {
            let selected = self.chance.below(3) > 0;
            let outcome = json!(if selected { "selected" } else { "not-selected" });
            let (_, request) = decide(self, json!({ "topic": "topic-proposal", "case": case }), true, outcome);
            must(&self.vienna, "decideItem", request);
            if selected {
                must(&self.vienna, "linkCountry", json!({ "case": case, "country": "AT", "kind": "suspects", "on": self.date(day) }));
                self.cases.push((case, None));
                self.decided.0 += 1;
            } else {
                self.decided.1 += 1;
            }
        }
        for n in 0..self.lines.len() {
            let line = self.lines[n].clone();
            if line.stage(day) != "board-decision" || line.to <= day {
                continue;
            }
            let wanted = self.chance.below(5) > 0;
            let (item, request) = decide(self, json!({ "topic": "topic-attachment", "attachment": line.id }), wanted, Value::Null);
            let (eligible, place) = (self.linked(line.case, day) >= 2, self.has_place(n, line.from, line.to));
            match (wanted, eligible, place) {
                (false, ..) => {
                    must(&self.vienna, "decideItem", request);
                    self.lines[n].declined = true;
                }
                (true, true, true) => {
                    must(&self.vienna, "decideItem", request);
                    self.lines[n].granted = true;
                }
                (true, eligible, _) => {
                    let expected = if eligible { "no-place-left" } else { "not-eligible" };
                    assert_eq!(refused(&self.vienna, "decideItem", request).code, expected, "day {day}, {line:?}");
                    must(&self.vienna, "withdrawAgendaItem", json!({ "meeting": meeting, "item": item, "reason": "Put off." }));
                }
            }
        }
        self.sync();
    }

    /// Compares what a desk shows with the book.
    fn compare(&self, day: i64) {
        for desk in [&self.vienna, &self.paris] {
            let shown = must(desk, "attachments", json!({}));
            let rows: BTreeMap<String, &Value> = shown["rows"].as_array().into_iter().flatten().map(|row| (row["id"].to_string(), row)).collect();
            assert_eq!(rows.len(), self.lines.len());
            for line in &self.lines {
                let row = rows[&line.id.to_string()];
                let stage = line.stage(day);
                assert_eq!(row["stage"], stage, "day {day}, {line:?}");
                if day < line.to && line.revoked.is_none() && !line.declined {
                    assert_eq!(row["linked"], self.linked(line.case, day), "day {day}, {line:?}");
                }
                let ends_in = (stage == "attachment-active" && line.to - day <= 30).then_some(line.to - day);
                assert_eq!(row["endsIn"], json!(ends_in), "reminded, day {day}, {line:?}");
                let lost = matches!(stage, "attachment-active" | "approved") && self.linked(line.case, day) < 2;
                assert_eq!(!row["lost"].is_null(), lost, "lost, day {day}, {line:?}");
            }
            let taken = self.lines.iter().filter(|line| line.sits(day)).count();
            assert_eq!(shown["places"]["taken"], taken, "places, day {day}");
            assert!(taken <= PLACES);
            let total = |stage: &str| {
                must(desk, "caseList", json!({ "filter": { "stages": [stage], "over": true }, "sort": "number", "descending": false, "limit": 1 }))["total"].clone()
            };
            assert_eq!((total("selected"), total("not-selected")), (json!(self.decided.0), json!(self.decided.1)), "cases, day {day}");
            assert_eq!(must(desk, "boardMeetings", json!({}))["rows"].as_array().map(Vec::len), Some(self.meetings));
        }
    }
}

#[test]
fn a_year_of_an_office_is_as_the_book_kept_by_hand_says() {
    let mut year = Year::begin(900);
    let (mut proposals, mut applications) = (60, 25);
    for day in 0..DAYS {
        year.office.world.set(Instant(year.first.plus(u64::try_from(day).unwrap_or_default()).begins().0 + 10 * 3_600_000));
        if day == year.away.0 {
            must(&year.vienna, "endMembership", json!({ "id": "fr", "kind": "member", "from": null, "to": year.date(day) }));
        }
        if day == year.away.1 {
            must(&year.vienna, "beginMembership", json!({ "id": "fr", "kind": "member", "from": year.date(day), "to": null }));
        }
        if proposals > 0 && day % 5 == 1 {
            year.propose();
            proposals -= 1;
        }
        if day % 30 == 12 {
            year.meet(day);
        }
        if let Some(case) = (day % 9 == 4).then(|| year.cases.iter().position(|case| case.1.is_none())).flatten() {
            must(&year.vienna, "linkCountry", json!({ "case": year.cases[case].0, "country": "FR", "kind": "victims", "on": year.date(day) }));
            year.cases[case].1 = Some(day);
        }
        if applications > 0 && !year.cases.is_empty() && day % 11 == 6 {
            year.apply(day);
            applications -= 1;
        }
        year.go_on(day);
        // Every change, and a day in between now and then: a whole year of whole comparisons would only say the same again.
        if day % 3 == 0 || (195..235).contains(&day) {
            year.compare(day);
        }
    }
    let of = |stage: &str| year.lines.iter().filter(|line| line.stage(DAYS - 1) == stage).count();
    assert_eq!((year.meetings, year.lines.len()), (12, 25));
    assert!(of("attachment-expired") >= 5 && year.lines.iter().any(|line| line.declined), "enough happened: {:#?}", year.lines);
    println!(
        "proposals {}/{}, attachments: {} expired, {} ended early, {} broken off, {} declined, {} active",
        year.decided.0,
        year.decided.1,
        of("attachment-expired"),
        of("attachment-ended"),
        of("attachment-revoked"),
        of("attachment-rejected"),
        of("attachment-active")
    );
}
