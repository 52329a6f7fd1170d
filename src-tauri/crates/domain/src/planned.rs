//! Planned actions of cases, and which of two get in each other's way (DEC-8): the same infrastructure, or places that touch, at times
//! that are close.
//!
//! An action is a subject of its own in the journal of its case. What others are told of a conflict follows from its marking, as with
//! data (DEC-3). [`conflict`] is the rule; the office reckons the same in SQL (`desk/sql/office/V13__planned_actions.sql`), and a test
//! holds the two together.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::cases::{CaseState, Reasoned, rules as case_rules};
use crate::change::Change;
use crate::deconfliction::{self, Level};
use crate::duties::{Author, Duty};
use crate::fold::{Fact, Mark};
use crate::ids::{AgencyId, CaseId, OfficerId, PlannedActionId};
use crate::links::LinkedValue;
use crate::marking::{self, Marking};
use crate::text::{self, TextField};
use crate::{Instant, Refusal};

#[cfg(test)]
mod tests;

/// Who plans actions.
const PLANS: &[Duty] = &[Duty::Officer, Duty::Ec3];

const HOUR: i64 = 3_600_000;

/// How close in time two actions on the same infrastructure may not come, in hours.
pub const MARGIN_INFRASTRUCTURE: u32 = 72;

/// The same for actions at a place, which are about persons.
pub const MARGIN_PERSONS: u32 = 24;

/// The widest margin that somebody may choose: two weeks.
pub const MARGIN_MOST: u32 = 14 * 24;

/// The longest an action may take: what is planned for longer is no action day.
pub const LONGEST: i64 = 60 * 24 * HOUR;

/// The widest place, in metres.
pub const RADIUS_MOST: u32 = 100_000;

/// A place on the ground. Degrees are in millionths: a tenth of a metre, and the same number on every machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, Encode, Decode)]
pub struct PlannedArea {
    /// Degrees north, in millionths.
    #[n(0)]
    pub lat: i32,
    /// Degrees east, in millionths.
    #[n(1)]
    pub lon: i32,
    /// How far around it, in metres.
    #[n(2)]
    pub radius: u32,
}

/// What is planned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
pub struct PlannedFacts {
    /// What, in words.
    #[n(0)]
    pub what: String,
    /// The place; none where it is about infrastructure.
    #[n(1)]
    pub area: Option<PlannedArea>,
    /// The infrastructure: an address, a name, a range. None where it is about a place.
    #[n(2)]
    pub target: Option<LinkedValue>,
    /// When it begins.
    #[n(3)]
    pub from: Instant,
    /// When it is over.
    #[n(4)]
    pub to: Instant,
    /// How close in time another may not come, in hours.
    #[n(5)]
    pub margin: u32,
    /// How it may be used: what others are told of a conflict follows from this.
    #[n(6)]
    pub marking: Marking,
    /// What the owner tells others, where it is not what the table says.
    #[n(7)]
    pub tells: Option<Level>,
}

impl PlannedFacts {
    /// Gives how much somebody who is not on the case is told of a conflict with it (DEC-3).
    pub fn level(&self) -> Level {
        deconfliction::level(&deconfliction::Facts { tells: self.tells, ..deconfliction::Facts::of(&self.marking) }, false)
    }
}

/// An action was planned, or what is planned was changed.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct ActionPlanned {
    /// The action.
    #[n(0)]
    pub action: PlannedActionId,
    /// The case.
    #[n(1)]
    pub case: CaseId,
    /// What is planned now.
    #[n(2)]
    pub facts: PlannedFacts,
    /// Why it was changed; none when it was planned.
    #[n(3)]
    pub reason: Option<String>,
}

/// A planned action.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedState {
    /// The action.
    pub id: PlannedActionId,
    /// The case.
    pub case: CaseId,
    /// Whose it is.
    pub agency: AgencyId,
    /// Who planned it: whom to ring.
    pub by: OfficerId,
    /// When that was recorded.
    pub at: Instant,
    /// What is planned.
    pub facts: PlannedFacts,
    /// The entry that said so last.
    pub set: Mark,
    /// What was planned by somebody who did not know of it, until somebody who has seen both says what holds.
    pub rivals: Vec<PlannedFacts>,
    /// Why it was called off, by whom and when.
    pub called_off: Option<(String, OfficerId, Instant)>,
}

impl PlannedState {
    /// Says whether it is compared with others: neither called off nor past what it may be kept for.
    pub fn stands(&self, now: Instant) -> bool {
        self.called_off.is_none() && self.facts.marking.keep_until.is_none_or(|end| now < end.begins())
    }
}

/// Plans an action, or changes what is planned (DEC-8).
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct PlanAction {
    /// The case.
    pub case: CaseId,
    /// The action that is changed; none: a new one.
    #[serde(default)]
    #[ts(optional)]
    pub action: Option<PlannedActionId>,
    /// What, in words.
    pub what: String,
    /// The place, as degrees north and east: `52.0907, 4.2713`.
    #[serde(default)]
    #[ts(optional)]
    pub at: Option<String>,
    /// How far around it, in metres.
    #[serde(default)]
    #[ts(optional)]
    pub radius: Option<u32>,
    /// The infrastructure, instead of a place. In its normal form when it reaches the rule.
    #[serde(default)]
    #[ts(optional)]
    pub target: Option<LinkedValue>,
    /// When it begins, by the office's clock: `2027-03-01 06:00`.
    pub from: String,
    /// When it is over.
    pub to: String,
    /// How close in time another may not come, in hours; none: 72 for infrastructure, 24 for a place.
    #[serde(default)]
    #[ts(optional)]
    pub margin: Option<u32>,
    /// How it may be used; none where nobody has said.
    #[serde(default)]
    #[ts(optional)]
    pub marking: Option<Marking>,
    /// What the owner tells others, where it is not what the table says.
    #[serde(default)]
    #[ts(optional)]
    pub tells: Option<Level>,
    /// Why it is changed.
    #[serde(default)]
    #[ts(optional)]
    pub reason: Option<String>,
}

/// Calls an action off, or plans it after all.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct CallOffAction {
    /// The action.
    pub action: PlannedActionId,
    /// Why.
    pub reason: String,
}

/// Begins a planned action.
pub fn begin(fact: &Fact<'_>) -> Result<PlannedState, Refusal> {
    let Change::ActionPlanned(it) = fact.change else { return Err(Refusal::OutOfPlace) };
    fact.author.require(PLANS)?;
    sound(&it.facts)?;
    Ok(PlannedState {
        id: it.action,
        case: it.case,
        agency: fact.author.agency.clone().ok_or(Refusal::UnknownOfficer)?,
        by: fact.author.officer,
        at: fact.at,
        facts: it.facts.clone(),
        set: fact.mark.clone(),
        rivals: Vec::new(),
        called_off: None,
    })
}

/// Folds what follows into a planned action.
pub fn fold(state: &mut PlannedState, fact: &Fact<'_>) -> Result<(), Refusal> {
    holds(state, fact.change, fact.author)?;
    match fact.change {
        Change::ActionReplanned(it) => {
            // Neither knew of the other: the later is shown, and both stay until somebody who has seen both plans again.
            if fact.knows(&state.set) {
                state.rivals.clear();
            } else {
                state.rivals.push(state.facts.clone());
            }
            state.facts = it.facts.clone();
            state.set = fact.mark.clone();
        }
        Change::ActionCalledOff(it) => state.called_off = Some((it.reason.clone(), fact.author.officer, fact.at)),
        _ => state.called_off = None,
    }
    Ok(())
}

/// Says whether a change holds on this action, by this author. The same answer when deciding and when folding.
pub fn holds(state: &PlannedState, change: &Change, author: &Author) -> Result<(), Refusal> {
    author.require(PLANS)?;
    if !author.is_of(&state.agency) {
        return Err(Refusal::NotOfAgency { agency: state.agency.clone() });
    }
    match (change, &state.called_off) {
        (Change::ActionReplanned(it), None) if it.case == state.case && it.action == state.id => sound(&it.facts),
        (Change::ActionCalledOff(_), None) | (Change::ActionRestored(_), Some(_)) => Ok(()),
        (Change::ActionReplanned(_) | Change::ActionCalledOff(_) | Change::ActionRestored(_), _) => Err(Refusal::AlreadyRecorded),
        _ => Err(Refusal::OutOfPlace),
    }
}

/// Checks what is planned: where it is, that it ends after it begins, and that no number is beyond what the office reckons with.
fn sound(facts: &PlannedFacts) -> Result<(), Refusal> {
    if facts.area.is_some() == facts.target.is_some() {
        return Err(Refusal::PlaceMissing);
    }
    let length = facts.to.0.saturating_sub(facts.from.0);
    if length <= 0 || length > LONGEST || facts.from.0 < 0 {
        return Err(Refusal::ActionTooLong { days: LONGEST / (24 * HOUR) });
    }
    within(i64::from(facts.margin), 0, i64::from(MARGIN_MOST))?;
    if let Some(area) = facts.area {
        within(i64::from(area.radius), 1, i64::from(RADIUS_MOST))?;
        if area.lat.unsigned_abs() > 90_000_000 || area.lon.unsigned_abs() > 180_000_000 {
            return Err(Refusal::NotAPlace);
        }
    }
    Ok(())
}

fn within(value: i64, least: i64, most: i64) -> Result<(), Refusal> {
    if (least..=most).contains(&value) { Ok(()) } else { Err(Refusal::OutOfRange { value, least, most }) }
}

/// Says whether somebody may plan actions of a case.
pub fn may_plan(case: &CaseState, who: &Author) -> Result<(), Refusal> {
    who.require(PLANS)?;
    if case.stage.is_over() {
        return Err(Refusal::CaseOver { stage: case.stage });
    }
    case_rules::may_take_part(case, who)
}

/// Plans an action, or changes what is planned.
pub fn plan(case: &CaseState, state: Option<&PlannedState>, request: &PlanAction, action: PlannedActionId, who: &Author) -> Result<Change, Refusal> {
    may_plan(case, who)?;
    let time = |text: &str| Instant::from_office_time(text.trim()).ok_or(Refusal::NotATime);
    let area = match request.at.as_deref().map(str::trim).filter(|it| !it.is_empty()) {
        Some(text) => Some(PlannedArea { radius: request.radius.unwrap_or(500), ..area_of(text)? }),
        None => None,
    };
    let usual = if area.is_some() { MARGIN_PERSONS } else { MARGIN_INFRASTRUCTURE };
    let facts = PlannedFacts {
        what: text::required(TextField::Title, &request.what)?,
        area,
        target: request.target.clone(),
        from: time(&request.from)?,
        to: time(&request.to)?,
        margin: request.margin.unwrap_or(usual),
        // Never a default (DAT-1).
        marking: marking::check(request.marking.as_ref().ok_or(Refusal::HandlingMissing)?)?,
        tells: request.tells.map(|most| most.min(Level::Reference)),
    };
    sound(&facts)?;
    let Some(state) = state else {
        return Ok(Change::ActionPlanned(ActionPlanned { action, case: case.id, facts, reason: None }));
    };
    let reason = Some(text::required(TextField::Reason, request.reason.as_deref().unwrap_or_default())?);
    let change = Change::ActionReplanned(ActionPlanned { action: state.id, case: case.id, facts, reason });
    holds(state, &change, who)?;
    Ok(change)
}

/// Calls an action off.
pub fn call_off(state: &PlannedState, request: &CallOffAction, who: &Author) -> Result<Change, Refusal> {
    let change = Change::ActionCalledOff(Reasoned { reason: text::required(TextField::Reason, &request.reason)? });
    holds(state, &change, who)?;
    Ok(change)
}

/// Plans an action after all that was called off.
pub fn restore(case: &CaseState, state: &PlannedState, request: &CallOffAction, who: &Author) -> Result<Change, Refusal> {
    may_plan(case, who)?;
    let change = Change::ActionRestored(Reasoned { reason: text::required(TextField::Reason, &request.reason)? });
    holds(state, &change, who)?;
    Ok(change)
}

/// Reads degrees north and east as people copy them from a map: `52.0907, 4.2713`.
fn area_of(text: &str) -> Result<PlannedArea, Refusal> {
    let mut parts = text.split([',', ';', ' ']).map(str::trim).filter(|it| !it.is_empty());
    let (Some(lat), Some(lon), None) = (parts.next(), parts.next(), parts.next()) else { return Err(Refusal::NotAPlace) };
    Ok(PlannedArea { lat: millionths(lat, 90)?, lon: millionths(lon, 180)?, radius: 0 })
}

/// Reads a decimal number of degrees without a floating point between: what was typed is what is recorded.
fn millionths(text: &str, most: i64) -> Result<i32, Refusal> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, rest) = digits.split_once('.').unwrap_or((digits, ""));
    let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || whole.len() > 3 || rest.len() > 15 || !is_number(whole) || !is_number(rest) {
        return Err(Refusal::NotAPlace);
    }
    let fraction: String = rest.chars().chain("000000".chars()).take(6).collect();
    let number = |part: &str| part.parse::<i64>().map_err(|_| Refusal::NotAPlace);
    let value = number(whole)? * 1_000_000 + number(&fraction)?;
    if value > most * 1_000_000 {
        return Err(Refusal::NotAPlace);
    }
    i32::try_from(if negative { -value } else { value }).map_err(|_| Refusal::NotAPlace)
}

/// Says whether two actions come too close in time.
pub fn too_close(a: &PlannedFacts, b: &PlannedFacts) -> bool {
    let margin = i64::from(a.margin.max(b.margin)) * HOUR;
    a.from.0 - margin < b.to.0 && b.from.0 - margin < a.to.0
}

/// Gives how far two places are apart, in metres, on a sphere of the Earth's mean radius.
pub fn distance(a: PlannedArea, b: PlannedArea) -> f64 {
    let radians = |millionths: i32| (f64::from(millionths) / 1e6).to_radians();
    let (lat_a, lat_b) = (radians(a.lat), radians(b.lat));
    let (north, east) = (lat_b - lat_a, radians(b.lon) - radians(a.lon));
    let half = (north / 2.0).sin().powi(2) + lat_a.cos() * lat_b.cos() * (east / 2.0).sin().powi(2);
    2.0 * 6_371_008.8 * half.min(1.0).sqrt().asin()
}

/// Says whether two actions get in each other's way. `same_target`: their infrastructure is the same, or one lies within the other.
pub fn conflict(a: &PlannedFacts, b: &PlannedFacts, same_target: bool) -> bool {
    let touch = match (a.area, b.area) {
        (Some(mine), Some(theirs)) => distance(mine, theirs) <= f64::from(mine.radius) + f64::from(theirs.radius),
        _ => false,
    };
    too_close(a, b) && (same_target || touch)
}
