//! A case from its proposal to its end, and an action day, over a real PostgreSQL: on three desks that are processes of their own, and
//! on four of which two are without a line for an hour.

use anyhow::{Context, Result, ensure};
use jcat_desk::domain::{Day, Instant};
use jcat_desk::{Desk, Surroundings};
use jcat_tests::cli::{Jcat, PASSPHRASE};
use jcat_tests::cluster::Cluster;
use jcat_tests::desks::proposal;
use jcat_tests::fleet::{agree, called, settle};
use jcat_tests::shared_office::{SharedOffice, call, done, officer};
use jcat_tests::story::exchange;
use serde_json::{Value, json};

const REASON: &str = "Agreed on the call of this morning.";
const DAY: i64 = 86_400_000;
const MINUTE: i64 = 60_000;

/// Each desk is in touch with the office once, in this order: every contact is a process, and each does only what it must.
fn in_turn(desks: &[&Jcat]) -> Result<()> {
    desks.iter().try_for_each(|desk| done(desk.run(&["office", "sync"])?).map(drop))
}

/// Vienna leads and keeps the Board's rounds, Paris takes part, EC3 hosts.
struct Story {
    office: SharedOffice,
    paris: Jcat,
    ec3: Jcat,
    case: Value,
    today: Day,
}

impl Story {
    fn begin() -> Result<Self> {
        let office = SharedOffice::found()?;
        let paris = office.join("Bea Test", "fr")?;
        let ec3 = office.join_as("Cil Test", "ec3", "ec3")?;
        let today = call(&office.first, "deskStatus", &json!({}))?["today"].as_str().context("today")?.parse()?;
        Ok(Self { office, paris, ec3, case: Value::Null, today })
    }

    fn vienna(&self) -> &Jcat {
        &self.office.first
    }

    /// What Vienna has goes to the others.
    fn send(&self) -> Result<()> {
        in_turn(&[self.vienna(), &self.paris, &self.ec3])
    }

    /// What the others have comes to Vienna.
    fn fetch(&self) -> Result<()> {
        in_turn(&[&self.ec3, &self.paris, self.vienna()])
    }

    /// Calls about the case.
    fn of_case(&self, desk: &Jcat, name: &str, mut request: Value) -> Result<Value> {
        request["case"] = self.case.clone();
        call(desk, name, &request)
    }

    /// Calls about the case, and expects a refusal; gives what is said of it.
    fn refused(&self, desk: &Jcat, name: &str, mut request: Value) -> Result<String> {
        request["case"] = self.case.clone();
        let said = desk.call(name, &request)?;
        ensure!(said.code == 4, "{name} ended with {}: {} {}", said.code, said.out, said.err);
        Ok(said.json()["problem"]["message"].as_str().context("a sentence")?.to_owned())
    }

    fn go(&self, to: &str) -> Result<()> {
        self.of_case(self.vienna(), "moveCase", json!({ "to": to, "reason": REASON })).map(drop)
    }

    fn lacks(&self, to: &str, parts: &[&str]) -> Result<()> {
        let said = self.refused(self.vienna(), "moveCase", json!({ "to": to, "reason": REASON }))?;
        for part in parts {
            ensure!(said.contains(part), "to {to}, {part}: {said}");
        }
        Ok(())
    }

    fn put_on(&self, name: &str) -> Result<()> {
        let officer = officer(self.vienna(), name)?;
        self.of_case(self.vienna(), "joinOfficer", json!({ "officer": officer })).map(drop)
    }

    fn agree_to_the_text(&self, desk: &Jcat) -> Result<()> {
        let text = self.of_case(desk, "readiness", json!({}))?["embargo"]["entry"].clone();
        self.of_case(desk, "agreeEmbargo", json!({ "text": text })).map(drop)
    }

    fn stage(&self, desk: &Jcat) -> Result<Value> {
        Ok(self.of_case(desk, "caseDossier", json!({}))?["row"]["stage"].clone())
    }

    /// From a proposal to the Board's selection.
    fn select(&mut self) -> Result<()> {
        self.case = call(self.vienna(), "proposeCase", &proposal("Quiet Harbour"))?;
        let early = self.refused(self.vienna(), "selectCase", json!({ "reason": "It is ours." }))?;
        ensure!(early.contains("submitted"), "the Board decides on what it has looked at: {early}");
        let round = call(self.vienna(), "openRound", &json!({ "cases": [self.case], "criteria": null, "closes": null, "deputy": null }))?;
        self.send()?;
        let own = self.refused(self.vienna(), "giveScore", json!({ "round": round, "marks": jcat_tests::desks::marks(5), "agency": null }))?;
        ensure!(own.contains("own proposal"), "{own}");
        self.of_case(&self.paris, "giveScore", json!({ "round": round, "marks": jcat_tests::desks::marks(4), "agency": null }))?;
        self.fetch()?;
        let open = self.refused(self.vienna(), "selectCase", json!({ "reason": "The ranking was followed." }))?;
        ensure!(open.contains("round"), "what is scored blindly is not decided on: {open}");
        call(self.vienna(), "closeRound", &json!({ "round": round }))?;
        self.of_case(self.vienna(), "selectCase", json!({ "reason": "The ranking was followed." }))?;
        self.send()
    }

    /// Everything that the gates ask for, by whom it belongs.
    fn make_ready(&self) -> Result<()> {
        let now = i64::try_from(std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH)?.as_millis())?;
        let (vienna, paris) = (self.vienna(), &self.paris);
        let from = now + 90 * DAY;
        self.of_case(vienna, "setWindow", json!({ "from": from, "to": from + 8 * 3_600_000 }))?;
        let deputy = officer(vienna, "Cil Test")?;
        for (desk, country, lead) in [(vienna, "AT", "Ana Test"), (paris, "FR", "Bea Test")] {
            let facts = json!({ "name": format!("Prosecutor of {country}"), "kind": "prosecutor", "country": country });
            let authority = call(desk, "recordAuthority", &json!({ "facts": facts }))?;
            let facts = json!({ "country": country, "authority": authority, "on": self.today, "answer": "granted", "instrument": "eio",
                "reference": "Ref 7", "validFrom": self.today, "validTo": self.today.plus(150) });
            self.of_case(desk, "recordConsultation", json!({ "facts": facts }))?;
            self.of_case(desk, "nameActionLeads", json!({ "country": country, "lead": officer(vienna, lead)?, "deputy": deputy }))?;
        }
        self.of_case(vienna, "informEurojust", json!({ "on": self.today }))?;
        self.of_case(vienna, "setNeed", json!({ "country": "FR", "kind": "search-teams", "quantity": 2 }))?;
        self.of_case(vienna, "setEvidence", json!({ "storage": "Vault 2", "custodian": officer(vienna, "Ana Test")? }))?;
        self.of_case(vienna, "writeEmbargo", json!({ "text": "Nothing before noon." }))?;
        self.of_case(vienna, "setSafety", json!({ "victims": "By letter, the day after." }))?;
        self.send()?;
        self.of_case(paris, "commitResource", json!({ "country": "FR", "kind": "search-teams", "agency": "fr", "quantity": 2 }))?;
        self.agree_to_the_text(vienna)?;
        self.agree_to_the_text(paris)?;
        self.fetch()
    }

    fn confirm(&self, desk: &Jcat, agency: &str) -> Result<()> {
        let view = self.of_case(desk, "outcome", json!({}))?;
        let its = view["agencies"].as_array().into_iter().flatten().find(|row| row["agency"] == agency).context("its numbers")?;
        self.of_case(desk, "confirmNumbers", json!({ "digest": its["digest"] })).map(drop)
    }

    /// From the end of the operation to the end of the case.
    fn wrap_up(&self) -> Result<()> {
        let (vienna, paris) = (self.vienna(), &self.paris);
        self.lacks("closed", &["written what was done", "confirmed its own numbers", "Board has not noted"])?;
        let parts = json!([{ "part": "summary", "text": { "text": "The servers of the hoster were taken down.", "tlp": "CLEAR" } }]);
        self.of_case(vienna, "writeOutcome", json!({ "from": self.today, "last": self.today, "parts": parts }))?;
        self.lacks("closed", &["confirmed its own numbers", "Board has not noted"])?;
        self.send()?;
        self.confirm(vienna, "at")?;
        let alone = self.refused(vienna, "putOutcome", json!({}))?;
        ensure!(alone.contains("FR"), "Paris has not confirmed: {alone}");
        self.confirm(paris, "fr")?;
        self.fetch()?;
        self.lacks("closed", &["Board has not noted"])?;
        self.of_case(vienna, "putOutcome", json!({}))?;
        let digest = self.of_case(vienna, "outcome", json!({}))?["put"]["digest"].clone();
        self.of_case(vienna, "noteOutcome", json!({ "digest": digest, "on": self.today, "text": "Noted with thanks." }))?;
        self.go("closed")?;
        self.send()
    }
}

#[test]
fn a_case_goes_from_proposal_to_closed_on_three_desks_and_each_guard_is_refused_once() -> Result<()> {
    let mut story = Story::begin()?;
    story.select()?;
    story.lacks("data", &["No officer of the lead"])?;
    story.put_on("Ana Test")?;
    story.go("data")?;
    story.lacks("planning", &["No agency beside the lead"])?;
    story.of_case(story.vienna(), "joinAgency", json!({ "agency": "fr" }))?;
    story.put_on("Bea Test")?;
    story.put_on("Cil Test")?;
    story.go("planning")?;
    story.lacks("readying", &["The plan has no task"])?;
    story.of_case(story.vienna(), "useTemplate", json!({ "template": "booter" }))?;
    story.go("readying")?;
    story.send()?;
    let gates = ["Authorities are not consulted", "who leads where", "Nobody receives the evidence", "said in public", "victims are told"];
    story.lacks("ready", &gates)?;
    story.make_ready()?;
    story.go("ready")?;
    story.send()?;
    let counted = story.refused(&story.paris, "recordCounter", json!({ "figure": { "kind": "arrest", "country": "FR", "quantity": "1" } }))?;
    ensure!(counted.contains("ready"), "nothing is counted before the action: {counted}");
    let stranger = story.refused(&story.paris, "moveCase", json!({ "to": "operation", "reason": REASON }))?;
    ensure!(stranger.contains("for the lead"), "Paris takes part and does not lead: {stranger}");

    // A new text asks every agency again: what was ready is not, on every desk, and action does not begin.
    story.of_case(&story.ec3, "writeEmbargo", json!({ "text": "Nothing before one o’clock." }))?;
    story.fetch()?;
    story.send()?;
    story.lacks("operation", &["Not every agency agrees"])?;
    for desk in [story.vienna(), &story.paris, &story.ec3] {
        let list = call(desk, "caseList", &json!({}))?;
        ensure!(list["rows"][0]["next"] == "ready-no-longer", "the list says so: {list}");
    }
    let today = call(story.vienna(), "today", &json!({}))?;
    ensure!(today["lacking"][0]["gates"] == json!(["gate-communication"]), "and its lead is told: {today}");
    story.agree_to_the_text(story.vienna())?;
    story.agree_to_the_text(&story.paris)?;
    story.fetch()?;
    story.go("operation")?;
    story.send()?;

    for (desk, figure) in [
        (story.vienna(), json!({ "kind": "server-seized", "country": "AT", "quantity": "12", "tlp": "CLEAR" })),
        (&story.paris, json!({ "kind": "arrest", "country": "FR", "quantity": "3", "tlp": "CLEAR" })),
    ] {
        story.of_case(desk, "recordCounter", json!({ "figure": figure }))?;
    }
    story.fetch()?;
    let early = story.refused(story.vienna(), "writeOutcome", json!({ "from": story.today, "last": story.today, "parts": [] }))?;
    ensure!(early.contains("wrap-up"), "{early}");
    story.lacks("closed", &[])?;
    story.go("wrap-up")?;
    story.wrap_up()?;

    // What everybody may be told is given out once the lead has approved it, by whoever is on the case.
    let path = story.paris.file("public.html");
    let leaving = json!({ "purpose": "operational", "recipients": ["The press"], "justification": "" });
    let write = json!({ "path": path, "leaving": leaving });
    let unseen = story.refused(&story.paris, "writePublicVersion", write.clone())?;
    ensure!(unseen.contains("not been approved"), "{unseen}");
    let digest = story.of_case(story.vienna(), "outcome", json!({}))?["public"]["digest"].clone();
    story.of_case(story.vienna(), "approvePublic", json!({ "digest": digest }))?;
    story.send()?;
    story.of_case(&story.paris, "writePublicVersion", write)?;
    let page = std::fs::read_to_string(&path)?;
    ensure!(page.contains("The servers of the hoster were taken down.") && !page.contains("Quiet Harbour") && !page.contains("JC-"), "{page}");

    let mut shown = Vec::new();
    for desk in [story.vienna(), &story.paris, &story.ec3] {
        ensure!(story.stage(desk)? == "closed", "every desk knows");
        let outcome = story.of_case(desk, "outcome", json!({}))?;
        ensure!(outcome["standing"] == "noted", "{outcome}");
        shown.push((outcome["overall"].clone(), outcome["public"].clone(), call(desk, "outcomeFigures", &json!({}))?));
        done(desk.run(&["replica", "verify"])?)?;
        done(desk.run(&["audit", "verify"])?)?;
    }
    ensure!(shown[0].0[0]["quantity"] == "3" && shown[0].2["cases"] == json!([story.case]), "{shown:?}");
    ensure!(shown.iter().all(|it| *it == shown[0]), "three desks, one outcome: {shown:?}");
    Ok(())
}

/// A desk of the action day, opened in this process over a clock that the test moves.
struct Post {
    desk: Desk,
    world: Surroundings,
}

impl Post {
    fn open(jcat: &Jcat, now: Instant, seed: u64) -> Result<Self> {
        let world = Surroundings::fixed(now, seed);
        let desk = Desk::in_folder(&jcat.desk(), world.clone());
        desk.unlock(&PASSPHRASE.to_owned().into()).map_err(|problem| anyhow::anyhow!("{problem:?}"))?;
        Ok(Self { desk, world })
    }

    fn of_case(&self, case: &Value, name: &str, mut request: Value) -> Result<Value> {
        request["case"] = case.clone();
        called(&self.desk, name, request)
    }

    fn count(&self, case: &Value, kind: &str, country: &str, quantity: u64) -> Result<Value> {
        self.of_case(case, "recordCounter", json!({ "figure": { "kind": kind, "country": country, "quantity": quantity.to_string() } }))
    }

    /// The total of a kind in a country, as this desk adds up.
    fn total(&self, case: &Value, kind: &str, country: &str) -> Result<u64> {
        let board = self.of_case(case, "counterBoard", json!({}))?;
        let found = board["totals"].as_array().into_iter().flatten().find(|row| row["kind"] == kind && row["country"] == country);
        Ok(found.and_then(|row| row["quantity"].as_str()?.parse().ok()).unwrap_or_default())
    }

    /// How the board shows each country: "AT green, DE abort, FR hold".
    fn signals(&self, case: &Value) -> Result<String> {
        let board = self.of_case(case, "situation", json!({}))?;
        let rows = board["countries"].as_array().into_iter().flatten();
        let said: Vec<String> =
            rows.map(|row| format!("{} {}", row["country"].as_str().unwrap_or_default(), row["shown"].as_str().unwrap_or_default())).collect();
        Ok(said.join(", "))
    }
}

/// The office of the action day: Vienna leads, EC3 hosts; Paris and Berlin will lose their line.
struct ActionDay {
    office: SharedOffice,
    posts: [Post; 4],
    case: Value,
    now: i64,
    /// Their folders live as long as they do.
    _folders: [Jcat; 3],
}

const VIENNA: usize = 0;
const EC3: usize = 1;
const PARIS: usize = 2;
const BERLIN: usize = 3;

impl ActionDay {
    fn begin() -> Result<Self> {
        let office = SharedOffice::found()?;
        let ec3 = office.join_as("Cil Test", "ec3", "ec3")?;
        let paris = office.join("Bea Test", "fr")?;
        let berlin = office.join("Dag Test", "de")?;
        let first = &office.first;
        let file = first.file("cases.csv");
        std::fs::write(&file, "Title,Agency,Stage,Crime area,TLP\nTin Whistle,at,operation,cyber-dependent,AMBER\n")?;
        call(first, "importCases", &json!({ "path": file, "dryRun": false }))?;
        let case = call(first, "caseList", &json!({}))?["rows"][0]["id"].clone();
        for agency in ["fr", "de"] {
            call(first, "joinAgency", &json!({ "case": case, "agency": agency }))?;
        }
        for name in ["Ana Test", "Bea Test", "Cil Test", "Dag Test"] {
            call(first, "joinOfficer", &json!({ "case": case, "officer": officer(first, name)? }))?;
        }
        exchange(&[first, &ec3, &paris, &berlin])?;
        let now = Surroundings::machine().now();
        let posts = [Post::open(first, now, 1)?, Post::open(&ec3, now, 2)?, Post::open(&paris, now, 3)?, Post::open(&berlin, now, 4)?];
        Ok(Self { office, posts, case, now: now.0, _folders: [ec3, paris, berlin] })
    }

    fn cluster(&self) -> &Cluster {
        &self.office.cluster
    }

    /// Lets time pass on every desk.
    fn pass(&mut self, minutes: i64) {
        self.now += minutes * MINUTE;
        for post in &self.posts {
            post.world.set(Instant(self.now));
        }
    }

    fn settle(&self, which: &[usize]) -> Result<()> {
        let desks: Vec<&Desk> = which.iter().map(|at| &self.posts[*at].desk).collect();
        settle(&desks, self.cluster())
    }

    /// What a desk without a line meets: it says so, and keeps what it has.
    fn out_of_reach(&self, which: usize) -> Result<()> {
        self.office.line.cut();
        let called = self.posts[which].desk.call("syncOffice", json!({}));
        self.office.line.mend();
        let problem = called.err().context("there is no line")?;
        ensure!(problem.exit() == jcat_desk::Exit::OutOfReach, "{problem:?}");
        Ok(())
    }

    fn signal(&self, which: usize, country: &str, signal: &str) -> Result<()> {
        self.posts[which].of_case(&self.case, "reportSignal", json!({ "country": country, "signal": signal })).map(drop)
    }
}

#[test]
fn an_action_day_with_two_desks_cut_off_for_an_hour_adds_up_to_the_same_everywhere() -> Result<()> {
    const ALL: [usize; 4] = [VIENNA, EC3, PARIS, BERLIN];
    let mut day = ActionDay::begin()?;
    let case = day.case.clone();
    day.posts[VIENNA].of_case(&case, "setHour", json!({ "hour": day.now + 10 * MINUTE }))?;
    day.settle(&ALL)?;
    for (which, country) in [(VIENNA, "AT"), (PARIS, "FR"), (BERLIN, "DE")] {
        day.signal(which, country, "green")?;
    }
    let disputed = day.posts[BERLIN].count(&case, "search", "DE", 2)?;
    day.settle(&ALL)?;
    for which in ALL {
        assert_eq!(day.posts[which].signals(&case)?, "AT green, DE green, FR green");
    }

    // From the hour on, Paris and Berlin have no line.
    day.pass(10);
    let began = day.now;
    let mut expected = [("arrest", "AT", 0), ("arrest", "FR", 0), ("device", "FR", 0), ("server-seized", "DE", 0), ("server-seized", "NL", 0)];
    for round in 0..12_u64 {
        day.pass(5);
        let counts = [(VIENNA, round % 3), (PARIS, round % 2 + 1), (PARIS, 7), (BERLIN, round + 1), (EC3, round * 2)];
        for (row, (which, quantity)) in expected.iter_mut().zip(counts) {
            // What happens in a country that takes no part is counted by EC3, which takes its calls.
            day.posts[which].count(&case, row.0, row.1, quantity)?;
            row.2 += quantity;
        }
        match round {
            3 => day.signal(PARIS, "FR", "hold")?,
            // The lead has not heard of it, and has it from a call of before that France is ready.
            4 => day.signal(VIENNA, "FR", "green")?,
            6 => day.posts[BERLIN].of_case(&case, "callAbort", json!({ "country": "DE", "reason": "The door was open when we came." })).map(drop)?,
            7 => day.posts[VIENNA].of_case(&case, "callAbort", json!({ "country": "DE", "reason": "The suspect is on a flight." })).map(drop)?,
            8 => {
                let figure = |n: u32| json!({ "kind": "search", "country": "DE", "quantity": n.to_string() });
                let correct = |n, reason: &str| json!({ "counter": disputed, "figure": figure(n), "reason": reason });
                called(&day.posts[BERLIN].desk, "correctCounter", correct(4, "Two more doors."))?;
                called(&day.posts[EC3].desk, "correctCounter", correct(3, "One more, says Berlin by telephone."))?;
            }
            _ => {}
        }
        if round % 3 == 2 {
            day.settle(&[VIENNA, EC3])?;
        }
        if round == 5 {
            day.out_of_reach(PARIS)?;
            day.out_of_reach(BERLIN)?;
        }
    }
    assert_eq!(day.now - began, 60 * MINUTE);
    let post = |which: usize| &day.posts[which];
    assert_eq!((post(VIENNA).total(&case, "device", "FR")?, post(PARIS).total(&case, "device", "FR")?), (0, 84), "who is cut off has its own");
    assert_eq!(post(VIENNA).signals(&case)?, "AT green, DE hold, FR green", "one call alone holds");
    assert_eq!(post(PARIS).signals(&case)?, "AT green, DE green, FR hold");

    day.settle(&ALL)?;
    for which in ALL {
        let post = &day.posts[which];
        for (kind, country, quantity) in expected {
            assert_eq!(post.total(&case, kind, country)?, quantity, "{kind} in {country} on desk {which}");
        }
        assert_eq!(post.signals(&case)?, "AT green, DE abort, FR hold", "of what did not know of each other, the safer");
        let board = post.of_case(&case, "counterBoard", json!({}))?;
        let rivals = board["inConflict"].as_array().context("in conflict")?;
        assert_eq!(rivals.len(), 1, "two corrections that did not know of each other are both shown");
        let both: Vec<&str> = [&rivals[0]["figure"], &rivals[0]["rivals"][0]["figure"]].iter().filter_map(|it| it["quantity"].as_str()).collect();
        assert!(both == ["3", "4"] || both == ["4", "3"], "{both:?}");
        assert_eq!(board["entries"]["total"], 61, "each event once");
        assert_eq!(board["totals"], day.posts[VIENNA].of_case(&case, "counterBoard", json!({}))?["totals"]);
    }
    // What was counted without a line stands at its own time, not at that of its arrival.
    let page = day.posts[VIENNA].of_case(&case, "counterEntries", json!({ "limit": 500 }))?;
    let times: Vec<i64> = page["rows"]
        .as_array()
        .into_iter()
        .flatten()
        .filter(|row| row["figure"]["kind"] == "device")
        .filter_map(|row| row["figure"]["at"].as_i64())
        .collect();
    assert_eq!(times, (1..=12).rev().map(|round| began + round * 5 * MINUTE).collect::<Vec<_>>());
    let desks: Vec<&Desk> = day.posts.iter().map(|post| &post.desk).collect();
    agree(day.cluster(), &desks)?;
    Ok(())
}
