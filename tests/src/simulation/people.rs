//! What people do on their desks, while all that happens.

use jcat_desk::sync::engine::Event;
use jcat_desk::sync::{self, Settle, rehearsal};
use serde_json::{Value, json};

use super::Simulation;
use crate::desks::{marks, must, proposal};

/// The reason that people give.
const REASON: &str = "Because it was decided so.";

/// The desk of the administrator: who founded the office.
const ADMINISTRATOR: usize = 0;

/// The desk of the second person for duties that take two: a representative of another agency.
const SECOND: usize = 4;

/// Days of the month before, each of which a duty that is given here may have begun on.
const DAYS: usize = 28;

/// Cases that are new when a duty is given, and how long it is given before its holder is out of reach, in milliseconds.
const NEW: u64 = 3;
const HEARD: i64 = 26_000;

/// Rows that somebody looks at before choosing one.
const LOOKS_AT: u64 = 4;

impl Simulation {
    /// Has the author settle everything that is held back; says how much it was.
    pub(super) fn settle(&mut self, at: usize, how: Settle) -> usize {
        self.clock(at);
        if how == Settle::Send {
            let held = sync::held_back(&self.stations[at].desk).unwrap_or_default();
            self.stations[at].insisted.extend(held.into_iter().map(|it| it.entry));
        }
        let settled = sync::settle(&self.stations[at].desk, how).unwrap_or_else(|problem| panic!("{problem:?}"));
        if settled > 0 {
            self.say(|| format!("{at} settles {settled}: {how:?}"));
            self.wrote(at);
        }
        settled
    }

    /// Notes what was recorded, and tells the engine.
    fn wrote(&mut self, at: usize) {
        self.note_recorded(at);
        self.step(at, Event::LocalWrite);
    }

    pub(super) fn note_recorded(&mut self, at: usize) {
        let device = self.stations[at].device;
        let pending = rehearsal::pending(&self.stations[at].desk, device).unwrap_or_else(|problem| panic!("{problem:?}"));
        self.stations[at].recorded.extend(pending);
    }

    /// Picks a row of a list on the desk; null where there is none.
    fn pick(&mut self, at: usize, name: &str, request: Value) -> Value {
        let list = must(&self.stations[at].desk, name, request);
        let rows = list.as_array().or_else(|| list["rows"].as_array()).map(Vec::as_slice).unwrap_or_default();
        self.chance.one_of(rows).map(|row| row["id"].clone()).unwrap_or_default()
    }

    /// Picks an old case, or one of the newest.
    fn case(&mut self, at: usize) -> Value {
        let descending = self.chance.in_thousand(500);
        let request = json!({ "filter": { "over": true }, "sort": "number", "descending": descending, "limit": LOOKS_AT });
        self.pick(at, "caseList", request)
    }

    fn round(&mut self, at: usize) -> Value {
        self.pick(at, "rounds", json!({}))
    }

    fn officer(&mut self, at: usize) -> Value {
        self.pick(at, "officers", json!({}))
    }

    /// Has somebody do something; says whether it was done. Refusals are expected here; what breaks is not.
    pub(super) fn act(&mut self, at: usize) -> bool {
        if self.chance.in_thousand(30) {
            let how = if self.chance.in_thousand(500) { Settle::GiveUp } else { Settle::Send };
            self.settle(at, how);
            return true;
        }
        self.clock(at);
        let mark = self.chance.below(1_000);
        let (name, request) = match self.chance.below(22) {
            0 => ("proposeCase", proposal(&format!("Quiet case {mark}"))),
            1 => ("beginDraft", proposal(&format!("An early draft {mark}"))),
            2 | 3 => ("writeNote", json!({ "case": self.case(at), "text": format!("A note on it, number {mark}.") })),
            4 => ("openRound", json!({ "cases": [self.case(at)], "criteria": null, "closes": null, "deputy": null })),
            5 => {
                let marks = marks(i64::try_from(mark % 3).unwrap_or_default());
                ("giveScore", json!({ "round": self.round(at), "case": self.case(at), "marks": marks, "agency": null, "revise": true }))
            }
            6 => ("closeRound", json!({ "round": self.round(at) })),
            7 => ("selectCase", json!({ "case": self.case(at), "reason": REASON })),
            8 => ("declineCase", json!({ "case": self.case(at), "reason": REASON })),
            9 | 18..20 => ("withdrawProposal", json!({ "case": self.case(at), "reason": REASON })),
            10..13 => ("editCase", json!({ "case": self.case(at), "edits": { "title": format!("Quiet title {mark}") } })),
            13 => ("orderCase", json!({ "case": self.case(at), "order": mark, "reason": REASON })),
            14 => ("recordAbsence", json!({ "officer": self.officer(at), "from": "2027-04-01", "to": "2027-04-20", "deputy": null })),
            15 => ("nameOrganisation", json!({ "id": "at", "name": format!("Agency {mark}"), "short": null })),
            16 => ("grantPost", json!({ "officer": self.officer(at), "duty": "alternate", "from": "2027-03-01", "to": null })),
            20 => ("restoreCase", json!({ "case": self.case(at), "reason": REASON })),
            _ => ("endPost", json!({ "officer": self.officer(at), "duty": "secretary", "from": null, "to": "2027-03-01" })),
        };
        self.call(at, name, request)
    }

    /// Calls, as somebody on that desk does; says whether it was done.
    fn call(&mut self, at: usize, name: &str, request: Value) -> bool {
        match self.stations[at].desk.call(name, request) {
            Ok(_) => {
                self.tally.done += 1;
                self.say(|| format!("{at} {name}"));
                self.wrote(at);
                true
            }
            Err(problem) => {
                assert!(!["internal", "damaged", "busy"].contains(&problem.code.as_str()), "{name}: {problem:?}");
                false
            }
        }
    }

    /// A duty ends while its holder is out of reach and works on: what is recorded there was never within a right.
    pub(super) fn end_a_duty_behind_its_holder(&mut self, at: usize) {
        let officer = self.stations[at].officer;
        if at == ADMINISTRATOR || officer == self.stations[ADMINISTRATOR].officer {
            return;
        }
        self.clock(ADMINISTRATOR);
        // Each term is over before the next begins, so that one officer may be named again and again.
        let posts = must(&self.stations[ADMINISTRATOR].desk, "officer", json!({ "officer": officer }))["posts"].clone();
        let before = posts.as_array().into_iter().flatten().filter(|post| post["duty"] == "secretary").count();
        let day = |number: usize| format!("2027-02-{:02}", 1 + number);
        let post = |to: Value| json!({ "officer": officer, "duty": "secretary", "from": day(before), "to": to });
        if before + 1 >= DAYS || !self.call(ADMINISTRATOR, "proposePost", post(Value::Null)) {
            return;
        }
        self.let_pass(HEARD);
        self.clock(SECOND);
        let waits = must(&self.stations[SECOND].desk, "proposedPosts", json!({}));
        let of_theirs =
            waits.as_array().into_iter().flatten().find(|row| row["officer"] == json!(officer) && row["post"]["span"]["from"] == day(before));
        let Some(row) = of_theirs else { return };
        if !self.call(SECOND, "secondPost", json!({ "officer": officer, "proposal": row["id"] })) {
            return;
        }
        self.let_pass(HEARD);
        self.clock(ADMINISTRATOR);
        for number in 0..NEW {
            self.call(ADMINISTRATOR, "proposeCase", proposal(&format!("Quiet errand {number}")));
        }
        self.let_pass(HEARD);
        self.say(|| format!("a duty of {at} ends, who is out of reach"));
        self.stations[at].cut = true;
        let newest = json!({ "filter": { "over": true }, "sort": "number", "descending": true, "limit": NEW });
        let list = must(&self.stations[at].desk, "caseList", newest);
        for row in list["rows"].as_array().into_iter().flatten() {
            self.clock(at);
            let name = *self.chance.one_of(&["returnProposal", "declineCase"]).unwrap_or(&"returnProposal");
            self.call(at, name, json!({ "case": row["id"], "reason": REASON }));
        }
        self.clock(ADMINISTRATOR);
        self.call(ADMINISTRATOR, "endPost", post(json!(day(before + 1))));
        let pause = self.chance.millis(3_000);
        self.let_pass(pause);
        self.stations[at].cut = false;
    }
}
