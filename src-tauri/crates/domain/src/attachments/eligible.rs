//! Whether somebody may be attached (ATT-2): every condition with what was found, as of any day, from dated facts alone.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{AttachmentStage, AttachmentState, Condition};
use crate::cases::{CaseState, CountryLink, Stage, StageStep};
use crate::ids::AgencyId;
use crate::roster::Roster;
use crate::{Country, Day};

/// So many member countries must be linked to the case.
pub const LINKED_MEMBERS: usize = 2;

/// Within so many days it is decided what becomes of a guest for whom a condition no longer holds (ATT-5).
pub const DAYS_TO_DECIDE: u64 = 14;

/// What the scheme asks of a case, and nothing else of it.
#[derive(Clone, Debug)]
pub struct CaseFor<'a> {
    /// Where it stands now.
    pub stage: Stage,
    /// Every stage it came into, for days that are past.
    pub steps: &'a [StageStep],
    /// Whether it is in a crime area.
    pub in_an_area: bool,
    /// Its dated links to countries.
    pub links: &'a [CountryLink],
}

impl<'a> From<&'a CaseState> for CaseFor<'a> {
    fn from(case: &'a CaseState) -> Self {
        Self { stage: case.stage, steps: &case.steps, in_an_area: !case.areas.value.is_empty(), links: &case.links }
    }
}

impl CaseFor<'_> {
    /// Says whether the case is open on a day: at the end of that day, where it is past.
    fn is_open(&self, day: Day) -> bool {
        let then = self.steps.iter().rfind(|step| step.at.office_day() <= day);
        // A day before the first step is one before the case; a day that lies ahead is judged by what is known.
        match then {
            Some(step) if self.steps.last().is_some_and(|last| last.at.office_day() > day) => step.stage.is_running(),
            Some(_) => self.stage.is_running(),
            None => self.steps.is_empty() && self.stage.is_running(),
        }
    }

    /// Gives the member countries of a day that the case is linked to on that day. Two agencies of one country are one.
    pub fn linked_members(&self, roster: &Roster, day: Day) -> BTreeSet<Country> {
        let members = roster.member_countries(day);
        self.links.iter().filter(|link| link.span.holds(day) && members.contains(&link.country)).map(|link| link.country).collect()
    }
}

/// What is asked for whom.
#[derive(Clone, Debug)]
pub struct Asked<'a> {
    /// The organisation.
    pub applicant: &'a AgencyId,
    /// The first day.
    pub from: Day,
    /// The day on which it no longer holds.
    pub to: Option<Day>,
}

/// A condition, with what was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Checked {
    /// The condition.
    pub condition: Condition,
    /// Whether it holds.
    pub holds: bool,
}

/// Every condition, as of a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Eligibility {
    /// As of when.
    pub on: Day,
    /// The conditions, always all of them, in their order.
    pub checked: Vec<Checked>,
    /// The member countries that are linked to the case on that day.
    pub linked: BTreeSet<Country>,
}

impl Eligibility {
    /// Says whether all hold.
    pub fn holds(&self) -> bool {
        self.checked.iter().all(|it| it.holds)
    }

    /// Gives those that do not.
    pub fn lacks(&self) -> Vec<Condition> {
        self.checked.iter().filter(|it| !it.holds).map(|it| it.condition).collect()
    }
}

/// Reckons every condition as of a day. `most_days` is the longest that the office allows, where it set one.
pub fn eligible(asked: &Asked<'_>, case: &CaseFor<'_>, roster: &Roster, most_days: Option<u32>, day: Day) -> Eligibility {
    let linked = case.linked_members(roster, day);
    let ends = asked.to.is_some_and(|to| asked.from < to && most_days.is_none_or(|most| asked.from.until(to) <= i64::from(most)));
    let found = [
        (Condition::NotAMember, !roster.is_member(asked.applicant, day)),
        (Condition::CaseOpen, case.is_open(day)),
        (Condition::CrimeArea, case.in_an_area),
        (Condition::LinkedMembers, linked.len() >= LINKED_MEMBERS),
        (Condition::EndDate, ends),
    ];
    Eligibility { on: day, checked: found.into_iter().map(|(condition, holds)| Checked { condition, holds }).collect(), linked }
}

/// Reckons the conditions of an application.
pub fn of(state: &AttachmentState, case: &CaseFor<'_>, roster: &Roster, most_days: Option<u32>, day: Day) -> Eligibility {
    let asked = Asked { applicant: &state.application.value.applicant.id, from: state.from(), to: state.to() };
    eligible(&asked, case, roster, most_days, day)
}

/// A guest for whom a condition no longer holds (ATT-5).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Lost {
    /// The first day on which it did not hold.
    pub since: Day,
    /// By when the coordinator decides.
    pub decide_by: Day,
    /// What does not hold.
    pub lacks: Vec<Condition>,
}

/// Says since when an attachment that runs, or is about to, no longer fulfils the conditions; none where it does, or where the coordinator
/// kept it since. Nothing is closed by it.
pub fn lost(state: &AttachmentState, case: &CaseFor<'_>, roster: &Roster, most_days: Option<u32>, today: Day) -> Option<Lost> {
    if !matches!(state.stage(today), AttachmentStage::Active | AttachmentStage::Approved) {
        return None;
    }
    let lacks = of(state, case, roster, most_days, today).lacks();
    if lacks.is_empty() {
        return None;
    }
    // No earlier than what it was granted on.
    let granted = state.decided.as_ref().map_or(state.begun.at, |it| it.done.at).office_day().min(today);
    let mut since = today;
    while granted < since && !of(state, case, roster, most_days, since.before()).holds() {
        since = since.before();
    }
    let kept = state.kept.as_ref().is_some_and(|kept| since <= kept.done.at.office_day());
    (!kept).then(|| Lost { since, decide_by: since.plus(DAYS_TO_DECIDE), lacks })
}
