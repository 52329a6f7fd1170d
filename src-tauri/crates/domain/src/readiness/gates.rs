//! The gates: what is still missing for action, reckoned from facts, plan, roster and time (RDY).
//!
//! Pure: the same arguments give the same answer, and nothing of it is recorded. Property, held by a test: recording more
//! evidence never turns a gate that passes into one that fails; time alone does that, by running out.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::cases::{CaseState, CrimeArea, Origin};
use crate::contributions::{ContributionState, Use};
use crate::cover::{Coverage, coverage};
use crate::ids::{AgencyId, OfficerId};
use crate::readiness::states::value;
use crate::readiness::{Answer, Consultation, Gate, ReadinessState, ResourceKind, Waiver};
use crate::roster::Roster;
use crate::{Country, Day, Instant};

labels! {
    /// What a gate comes to, in a word.
    Light {
        /// Nothing is missing.
        Pass = "passes",
        /// Something is.
        Fail = "lacking",
        /// Something is, and two persons decided to go without.
        Waived = "waived",
    }
}

/// How long an instrument must hold beyond the action window: 48 hours, in milliseconds.
pub const BEYOND: i64 = 48 * 3_600_000;

labels! {
    /// What a gate lacks.
    Missing {
        /// No action window is set.
        Window = "window",
        /// The action window has passed.
        WindowPassed = "window-passed",
        /// No authority of the country was consulted.
        Consultation = "consultation",
        /// Its authorities have not answered.
        AnswerOpen = "answer-open",
        /// Its authorities refused.
        AnswerRefused = "answer-refused",
        /// What they granted does not cover the window and 48 hours beyond.
        Cover = "instrument-cover",
        /// What they granted has no reference.
        Reference = "instrument-reference",
        /// Eurojust was not informed.
        Eurojust = "eurojust-informed",
        /// Less is committed than needed.
        Resource = "resource",
        /// Nobody leads the country's action, with a deputy.
        ActionLead = "action-lead",
        /// Who leads there and the deputy are both away in the window.
        ActionLeadAway = "action-lead-away",
        /// The agency's desk is covered by nobody in the window (ROS-3).
        Uncovered = "desk-uncovered",
        /// An agency that does not take part answers for tasks.
        Stranger = "task-of-stranger",
        /// The plan has no task.
        Tasks = "plan-empty",
        /// Tasks wait for each other in a circle.
        Cycle = "plan-cycle",
        /// The plan is late.
        Late = "plan-late",
        /// Nowhere for evidence to go.
        Storage = "storage",
        /// Nobody receives it.
        Custodian = "custodian",
        /// No embargo text.
        EmbargoText = "embargo-text",
        /// An agency has not agreed to the text.
        EmbargoAgreement = "embargo-agreement",
        /// No plan for telling victims.
        VictimPlan = "victim-plan",
        /// Hits that are the same thing wait for a word.
        OpenHits = "open-hits",
        /// Data came without a marking.
        Unmarked = "unmarked-data",
        /// Data need a permission to be used in court, or the word that they are not.
        CourtPermission = "court-permission",
        /// Data need a permission to be passed on, or the word that they are not.
        PassOnPermission = "pass-on-permission",
        /// The Board has not decided on it.
        Decision = "board-decision",
        /// It ran before this system, and its lead has not said that it is theirs.
        Approval = "lead-approved",
        /// No handling of the material of child sexual exploitation.
        SpecialHandling = "special-handling",
    }
}

labels! {
    /// Who can supply what is missing.
    Supplier {
        /// Officers of the lead, or EC3.
        Lead = "lead-or-ec3",
        /// Officers of a country that takes part.
        Country = "officers-of-country",
        /// Officers of one agency.
        Agency = "officers-of-agency",
        /// A board secretary.
        Board = "board-secretary",
        /// Eurojust's expert, the lead, or EC3.
        Eurojust = "eurojust-or-lead",
    }
}

/// Something that a gate lacks, with the parts of its sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// What.
    pub missing: Missing,
    /// Who can supply it.
    pub supplier: Supplier,
    /// The country it is about.
    pub country: Option<Country>,
    /// The agency it is about.
    pub agency: Option<AgencyId>,
    /// The kind of resource it is about.
    pub kind: Option<ResourceKind>,
    /// The day it is about.
    pub day: Option<Day>,
    /// A number: what is needed, minutes late, tasks.
    pub needed: i64,
    /// A number: what is committed.
    pub found: i64,
}

impl Reason {
    const fn new(missing: Missing, supplier: Supplier) -> Self {
        Self { missing, supplier, country: None, agency: None, kind: None, day: None, needed: 0, found: 0 }
    }

    fn of_country(missing: Missing, country: Country) -> Self {
        Self { country: Some(country), ..Self::new(missing, Supplier::Country) }
    }

    fn of_agency(missing: Missing, agency: &AgencyId) -> Self {
        Self { agency: Some(agency.clone()), ..Self::new(missing, Supplier::Agency) }
    }
}

/// What a gate comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nothing is missing.
    Pass,
    /// Something is.
    Fail(Vec<Reason>),
    /// Something is, and two persons decided to go without.
    Waived {
        /// Who asked.
        by: OfficerId,
        /// Who seconded.
        with: OfficerId,
        /// Why.
        why: String,
        /// What is missing all the same.
        reasons: Vec<Reason>,
    },
}

impl Standing {
    /// Says whether the gate stands in the way.
    pub const fn fails(&self) -> bool {
        matches!(self, Self::Fail(_))
    }
}

/// What the gates read of the plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlanFacts {
    /// From the first to the last moment of action.
    pub window: Option<(Instant, Instant)>,
    /// How many tasks there are.
    pub tasks: usize,
    /// How many of them wait for each other in a circle.
    pub in_cycle: usize,
    /// By how many working minutes the plan is late; none or less: it can be kept.
    pub late: i64,
    /// Agencies that answer for tasks.
    pub accountable: BTreeSet<AgencyId>,
}

/// What the gates read of the data of a case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DataFacts {
    /// Hits that are the same thing and wait for a word.
    pub open_hits: usize,
    /// Of how many contributions an agency's data lack something.
    pub lacking: BTreeMap<(Missing, AgencyId), usize>,
}

impl DataFacts {
    /// Adds what a contribution lacks on a day.
    pub fn add(&mut self, it: &ContributionState, day: Day) {
        if !it.stands(day) {
            return;
        }
        let lacks = [
            (Missing::Unmarked, it.is_unmarked()),
            (Missing::CourtPermission, !it.permits(Use::Court, day)),
            (Missing::PassOnPermission, !it.permits(Use::PassOn, day)),
        ];
        for (missing, _) in lacks.into_iter().filter(|(_, lacks)| *lacks) {
            *self.lacking.entry((missing, it.agency.clone())).or_default() += 1;
        }
    }
}

/// Everything that readiness is reckoned from.
#[derive(Clone, Copy, Debug)]
pub struct Dossier<'a> {
    /// The known part of the case.
    pub case: &'a CaseState,
    /// What was recorded.
    pub facts: &'a ReadinessState,
    /// The plan.
    pub plan: &'a PlanFacts,
    /// The data.
    pub data: &'a DataFacts,
    /// The roster.
    pub roster: &'a Roster,
}

/// Reckons every gate at a moment.
pub fn ready(dossier: &Dossier<'_>, at: Instant) -> Vec<(Gate, Standing)> {
    Gate::ALL
        .iter()
        .map(|gate| {
            let reasons = match gate {
                Gate::Judicial => judicial(dossier, at),
                Gate::Resources => resources(dossier),
                Gate::Responsibilities => responsibilities(dossier),
                Gate::Deconfliction => deconfliction(dossier),
                Gate::Handling => handling(dossier),
                Gate::Schedule => schedule(dossier),
                Gate::Evidence => evidence(dossier),
                Gate::Communication => communication(dossier),
                Gate::Decision => decision(dossier),
                Gate::Safety => safety(dossier),
            };
            (*gate, standing(reasons, dossier.facts.waiver(*gate)))
        })
        .collect()
}

fn standing(reasons: Vec<Reason>, waiver: Option<&Waiver>) -> Standing {
    if reasons.is_empty() {
        return Standing::Pass;
    }
    match waiver.and_then(|waiver| waiver.seconded.map(|(with, _)| (waiver, with))) {
        Some((waiver, with)) => Standing::Waived { by: waiver.by, with, why: waiver.reason.clone(), reasons },
        None => Standing::Fail(reasons),
    }
}

/// Lists the agencies that take part and belong to a country, with it.
fn agencies<'a>(dossier: &'a Dossier<'_>) -> impl Iterator<Item = (&'a AgencyId, Country)> {
    let country = |agency: &AgencyId| dossier.roster.organisations.get(agency).and_then(|it| it.country);
    dossier.case.agencies.iter().filter_map(move |agency| country(agency).map(|country| (agency, country)))
}

/// Lists the countries that take part.
pub fn countries(dossier: &Dossier<'_>) -> BTreeSet<Country> {
    agencies(dossier).map(|(_, country)| country).collect()
}

fn judicial(dossier: &Dossier<'_>, at: Instant) -> Vec<Reason> {
    let mut reasons = Vec::new();
    match dossier.plan.window {
        None => reasons.push(Reason::new(Missing::Window, Supplier::Lead)),
        Some((_, to)) if to < at => reasons.push(Reason { day: Some(to.office_day()), ..Reason::new(Missing::WindowPassed, Supplier::Lead) }),
        Some(_) => {}
    }
    for country in countries(dossier) {
        let of_country = |it: &&Consultation| !it.withdrawn && it.facts.value.country == country && it.facts.value.on <= at.office_day();
        let all: Vec<&Consultation> = dossier.facts.consultations.values().filter(of_country).collect();
        if let Some(missing) = consulted(&all, dossier.plan.window, at) {
            let last = all.iter().filter_map(|it| it.facts.value.valid_to).max().map(Day::before);
            reasons.push(Reason { day: last.filter(|_| missing == Missing::Cover), ..Reason::of_country(missing, country) });
        }
    }
    if value(dossier.facts.eurojust.as_ref()).is_none() {
        reasons.push(Reason::new(Missing::Eurojust, Supplier::Eurojust));
    }
    reasons
}

/// Says what the consultations of one country lack: the best of them counts.
fn consulted(all: &[&Consultation], window: Option<(Instant, Instant)>, at: Instant) -> Option<Missing> {
    let lacks = |it: &&Consultation| {
        let facts = &it.facts.value;
        match facts.answer {
            Answer::Refused => return Some(Missing::AnswerRefused),
            Answer::Asked => return Some(Missing::AnswerOpen),
            Answer::Granted => {}
        }
        if facts.reference.is_none() {
            return Some(Missing::Reference);
        }
        // Without a window the instrument must hold today; with one, from its first day to 48 hours after its last.
        let (from, to) = window.map_or((at, at), |(from, to)| (from, Instant(to.0 + BEYOND)));
        let holds = facts.valid_from.is_none_or(|first| first <= from.office_day()) && facts.valid_to.is_none_or(|end| to.office_day() < end);
        (!holds).then_some(Missing::Cover)
    };
    let order = |missing: &Missing| match missing {
        Missing::Reference => 0,
        Missing::Cover => 1,
        Missing::AnswerOpen => 2,
        _ => 3,
    };
    let mut lacking: Vec<Missing> = Vec::new();
    for consultation in all {
        lacking.push(lacks(consultation)?);
    }
    Some(lacking.into_iter().min_by_key(order).unwrap_or(Missing::Consultation))
}

fn resources(dossier: &Dossier<'_>) -> Vec<Reason> {
    let mut reasons = Vec::new();
    for (country, kinds) in &dossier.facts.resources {
        for (kind, resource) in kinds {
            let (needed, found) = (resource.needed(), resource.given());
            if found < needed {
                let number = |value: u64| i64::try_from(value).unwrap_or(i64::MAX);
                let reason = Reason::of_country(Missing::Resource, *country);
                reasons.push(Reason { kind: Some(*kind), needed: number(needed), found: number(found), ..reason });
            }
        }
    }
    reasons
}

fn responsibilities(dossier: &Dossier<'_>) -> Vec<Reason> {
    let mut reasons = Vec::new();
    for agency in &dossier.plan.accountable {
        let hosts = dossier.roster.is_of_the_union(agency);
        if !hosts && !dossier.case.agencies.contains(agency) {
            reasons.push(Reason { supplier: Supplier::Lead, ..Reason::of_agency(Missing::Stranger, agency) });
        }
    }
    let Some(window) = dossier.plan.window else {
        reasons.push(Reason::new(Missing::Window, Supplier::Lead));
        return reasons;
    };
    let days = days(window);
    for country in countries(dossier) {
        let Some(leads) = dossier.facts.leads.get(&country).map(|field| field.value) else {
            reasons.push(Reason::of_country(Missing::ActionLead, country));
            continue;
        };
        let away = |officer: OfficerId, day: Day| is_away(dossier.roster, officer, day);
        if let Some(day) = days.iter().find(|day| away(leads.lead, **day) && away(leads.deputy, **day)) {
            reasons.push(Reason { day: Some(*day), ..Reason::of_country(Missing::ActionLeadAway, country) });
        }
    }
    for (agency, _) in agencies(dossier) {
        if let Some(day) = days.iter().find(|day| coverage(dossier.roster, agency, **day).0 == Coverage::Uncovered) {
            reasons.push(Reason { day: Some(*day), ..Reason::of_agency(Missing::Uncovered, agency) });
        }
    }
    reasons
}

/// Lists the days of a window, at most a month of them: a longer one is a slip of the hand, not a reason to reckon for ever.
fn days((from, to): (Instant, Instant)) -> Vec<Day> {
    let first = from.office_day();
    (0..31).map(|n| first.plus(n)).take_while(|day| *day <= to.office_day()).collect()
}

/// Says whether an officer is away on a day, or holds no post any more.
fn is_away(roster: &Roster, officer: OfficerId, day: Day) -> bool {
    let absent = roster.contacts.get(&officer).is_some_and(|contact| contact.absences.iter().any(|absence| absence.span.holds(day)));
    let in_post = roster.officers.get(&officer).is_some_and(|found| found.posts.iter().any(|post| post.span.holds(day)));
    absent || !in_post
}

fn count(found: usize) -> i64 {
    i64::try_from(found).unwrap_or(i64::MAX)
}

fn deconfliction(dossier: &Dossier<'_>) -> Vec<Reason> {
    let open = dossier.data.open_hits;
    (open > 0).then(|| Reason { needed: count(open), ..Reason::new(Missing::OpenHits, Supplier::Lead) }).into_iter().collect()
}

fn handling(dossier: &Dossier<'_>) -> Vec<Reason> {
    let lacking = dossier.data.lacking.iter();
    lacking.map(|((missing, agency), found)| Reason { needed: count(*found), ..Reason::of_agency(*missing, agency) }).collect()
}

fn schedule(dossier: &Dossier<'_>) -> Vec<Reason> {
    let plan = dossier.plan;
    let number = |value: usize| i64::try_from(value).unwrap_or(i64::MAX);
    let mut reasons = Vec::new();
    if plan.tasks == 0 {
        reasons.push(Reason::new(Missing::Tasks, Supplier::Lead));
    }
    if plan.in_cycle > 0 {
        reasons.push(Reason { needed: number(plan.in_cycle), ..Reason::new(Missing::Cycle, Supplier::Lead) });
    }
    if plan.late > 0 {
        reasons.push(Reason { needed: plan.late, ..Reason::new(Missing::Late, Supplier::Lead) });
    }
    reasons
}

fn evidence(dossier: &Dossier<'_>) -> Vec<Reason> {
    let mut reasons = Vec::new();
    if value(dossier.facts.storage.as_ref()).is_none() {
        reasons.push(Reason::new(Missing::Storage, Supplier::Lead));
    }
    if value(dossier.facts.custodian.as_ref()).is_none() {
        reasons.push(Reason::new(Missing::Custodian, Supplier::Lead));
    }
    reasons
}

fn decision(dossier: &Dossier<'_>) -> Vec<Reason> {
    let lacks = match (&dossier.case.origin, dossier.case.decision) {
        (Origin::BroughtIn { .. }, _) if !dossier.case.awaits_approval() => None,
        (Origin::BroughtIn { .. }, _) => Some(Reason::new(Missing::Approval, Supplier::Lead)),
        (Origin::Proposed, Some(_)) => None,
        (Origin::Proposed, None) => Some(Reason::new(Missing::Decision, Supplier::Board)),
    };
    lacks.into_iter().collect()
}

fn communication(dossier: &Dossier<'_>) -> Vec<Reason> {
    let Some(embargo) = &dossier.facts.embargo else { return vec![Reason::new(Missing::EmbargoText, Supplier::Lead)] };
    let agencies = agencies(dossier).filter(|(agency, _)| !embargo.has_agreed(agency));
    agencies.map(|(agency, _)| Reason::of_agency(Missing::EmbargoAgreement, agency)).collect()
}

fn safety(dossier: &Dossier<'_>) -> Vec<Reason> {
    let mut reasons = Vec::new();
    if value(dossier.facts.victims.as_ref()).is_none() {
        reasons.push(Reason::new(Missing::VictimPlan, Supplier::Lead));
    }
    let exploitation = dossier.case.areas.value.contains(&CrimeArea::ChildExploitation);
    if exploitation && value(dossier.facts.special.as_ref()).is_none() {
        reasons.push(Reason::new(Missing::SpecialHandling, Supplier::Lead));
    }
    reasons
}

#[cfg(test)]
mod tests;
