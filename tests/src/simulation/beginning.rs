//! An office that has begun: what every run starts from, copied instead of founded again.

use jcat_desk::domain::{Duty, Instant};
use jcat_desk::memory_office;
use jcat_desk::sync::engine::LinkState;
use jcat_desk::sync::rehearsal::{self, Signatures};
use jcat_desk::{Desk, Surroundings};
use serde_json::json;

use super::office::ModelOffice;
use super::station::Happening;
use super::{Plan, Simulation, Tally};
use crate::desks::{START, must, proposal};

/// An office that has begun.
pub struct Beginning {
    desks: Vec<Desk>,
    office: ModelOffice,
    now: i64,
}

const ROSTER: [(&str, &str, &[Duty]); 5] = [
    ("Marie Exemple", "fr", &[Duty::Officer, Duty::Secretary]),
    ("Vera Muster", "at", &[Duty::Officer]),
    ("Marta Muestra", "es-pn", &[Duty::Officer]),
    ("Nella Esempio", "it", &[Duty::Officer, Duty::Representative]),
    ("Elin Exempel", "se", &[Duty::Officer]),
];

/// Lines of a run's course that are printed where it fails.
const TOLD: usize = 60;

impl Beginning {
    /// Founds an office with so many desks, two of them of one agency, and two cases that it leads.
    pub fn new(stations: usize) -> Self {
        let world = Surroundings::fixed(START, 4_711);
        let founder = Desk::in_memory(world.clone());
        must(&founder, "startOffice", json!({ "name": "Ana Test", "agency": "at", "duties": ["officer", "secretary"], "passphrase": "" }));
        let mut desks = vec![founder];
        for number in 0..stations.saturating_sub(1) {
            let desk = Desk::in_memory(world.clone());
            let (name, agency, duties) = ROSTER[number % ROSTER.len()];
            let name = if number < ROSTER.len() { name.to_owned() } else { format!("{name} {number}") };
            memory_office::newcomer(&desk, &name, agency, duties).unwrap_or_else(|problem| panic!("{problem:?}"));
            desks.push(desk);
        }
        for title in ["Quiet Harbour", "Paper Lantern"] {
            let case = must(&desks[0], "proposeCase", proposal(title));
            let round = must(&desks[0], "openRound", json!({ "cases": [case], "criteria": null, "closes": null, "deputy": null }));
            must(&desks[0], "closeRound", json!({ "round": round }));
            must(&desks[0], "selectCase", json!({ "case": case, "reason": "Selected by written procedure." }));
        }
        let mut run = Simulation::with(Plan::sound(0, 0), desks, ModelOffice::default(), START.0);
        run.calm = true;
        run.trace = Some(Vec::new());
        for at in 0..run.stations.len() {
            let officer = run.stations[at].officer;
            let status = must(&run.stations[at].desk, "deskStatus", json!({}));
            run.office.agencies.insert(officer, status["me"]["agency"].as_str().unwrap_or_default().to_owned());
            run.office.admit("board", officer);
            run.schedule(0, at, Happening::Start);
        }
        run.let_pass(120_000);
        let told = run.trace.unwrap_or_default();
        assert!(run.stations.iter().all(|station| station.link == LinkState::Live), "{}", told.join("\n"));
        Self { desks: run.stations.into_iter().map(|station| station.desk).collect(), office: run.office, now: run.now }
    }

    /// Runs a plan; answers with what it did, or with what went wrong. A run that fails is made again with its course written down.
    pub fn run(&self, plan: Plan) -> Result<Tally, String> {
        let wrong = match self.run_quietly(plan) {
            Ok(tally) => return Ok(tally),
            Err(wrong) => wrong,
        };
        let (again, course) = self.run_once(plan, Some(Vec::new()));
        if again.as_ref().err() != Some(&wrong) {
            return Err(format!("{plan:?}: {wrong}\nand made again: {again:?}: the run does not follow from its seed"));
        }
        Err(format!("{plan:?}: {wrong}\n  {}", course.join("\n  ")))
    }

    /// The same; of a run that fails only what went wrong.
    pub fn run_quietly(&self, plan: Plan) -> Result<Tally, String> {
        self.run_once(plan, None).0
    }

    fn run_once(&self, plan: Plan, trace: Option<Vec<String>>) -> (Result<Tally, String>, Vec<String>) {
        rehearsal::set(plan.fault);
        rehearsal::sign_as(plan.signatures);
        let copies = self.desks.iter().enumerate().map(|(at, desk)| {
            let world = Surroundings::fixed(Instant(self.now), plan.seed.wrapping_mul(1_000) + u64::try_from(at).unwrap_or_default());
            rehearsal::copy(desk, world).unwrap_or_else(|problem| panic!("{problem:?}"))
        });
        let mut run = Simulation::with(plan, copies.collect(), self.office.clone(), self.now);
        run.office.fault = plan.office_fault;
        run.trace = trace;
        let answer = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| run.play(plan.ops)));
        rehearsal::set(None);
        rehearsal::sign_as(Signatures::Real);
        let answer = match answer {
            Ok(answer) => answer.map(|()| run.tally),
            Err(panic) => {
                let said = panic.downcast_ref::<String>().cloned();
                Err(said.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned())).unwrap_or_else(|| "a panic".to_owned()))
            }
        };
        let mut course = run.trace.unwrap_or_default();
        course.drain(..course.len().saturating_sub(TOLD));
        course.insert(0, format!("{:?}", run.weather));
        (answer, course)
    }
}
