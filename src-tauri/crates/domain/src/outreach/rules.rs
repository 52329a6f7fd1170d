//! Requests on outreach, and the rules that answer them.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Headcount, OutreachChanged, OutreachDays, OutreachFacts, OutreachKind, OutreachRecorded, OutreachReport, OutreachReported};
use super::{OutreachState, folds};
use crate::cases::Reasoned;
use crate::change::Change;
use crate::duties::{Author, Duty};
use crate::ids::OutreachId;
use crate::text::{self, TextField};
use crate::{Country, Instant, Refusal};

/// Whose duty it is to keep outreach.
pub const KEEPS: &[Duty] = &[Duty::Officer, Duty::Ec3, Duty::Coordinator, Duty::Secretary];

/// The most practitioners that are counted for one record.
pub const MOST_PRACTITIONERS: u32 = 100_000;
/// The most countries that are counted: no fewer than there are.
pub const MOST_COUNTRIES: u32 = 250;
/// The most events that one record stands for.
pub const MOST_EVENTS: u32 = 1_000;

/// Records an event.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct RecordOutreach {
    /// What is said of it.
    pub facts: OutreachFacts,
}

/// Changes what is said of an event.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ChangeOutreach {
    /// The event.
    pub outreach: OutreachId,
    /// What is said now.
    pub facts: OutreachFacts,
}

/// Names an event.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
pub struct WhichOutreach {
    /// The event.
    pub outreach: OutreachId,
}

/// Reports who took part in an event.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReportOutreach {
    /// The event.
    pub outreach: OutreachId,
    /// How many practitioners.
    pub practitioners: Headcount,
    /// From how many countries; none: from those that are named.
    #[serde(default)]
    #[ts(optional)]
    pub countries: Option<Headcount>,
    /// Which, as far as they are known.
    pub named: Vec<Country>,
    /// What they said of it.
    pub feedback: Option<String>,
    /// What came of it, in words.
    pub came_of_it: Option<String>,
}

impl ReportOutreach {
    /// Asks for a report that was made before.
    pub fn again(outreach: OutreachId, report: &OutreachReport) -> Self {
        Self {
            outreach,
            practitioners: report.practitioners,
            countries: Some(report.countries),
            named: report.named.clone(),
            feedback: report.feedback.clone(),
            came_of_it: report.came_of_it.clone(),
        }
    }
}

/// Cancels an event, takes its report back, or lets it take place after all.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct SayOfOutreach {
    /// The event.
    pub outreach: OutreachId,
    /// Why.
    pub reason: String,
}

fn optional(field: TextField, text: &Option<String>) -> Result<Option<String>, Refusal> {
    text.as_deref().map_or(Ok(None), |text| text::optional(field, text))
}

/// Reads a number that counts something: at least one, and no more than there can be.
fn counted(count: Headcount, most: u32) -> Result<Headcount, Refusal> {
    if (1..=most).contains(&count.number) {
        return Ok(count);
    }
    Err(Refusal::OutOfRange { value: count.number.into(), least: 1, most: most.into() })
}

/// Gives each once, in order.
fn each_once<T: Ord>(all: impl IntoIterator<Item = T>) -> Vec<T> {
    all.into_iter().collect::<BTreeSet<T>>().into_iter().collect()
}

fn languages(typed: &[String]) -> Result<Vec<String>, Refusal> {
    text::few(typed.len())?;
    let read = |language: &String| text::required(TextField::Short, &language.to_lowercase());
    Ok(each_once(typed.iter().map(read).collect::<Result<Vec<_>, _>>()?))
}

/// Reads what was typed of an event.
fn read(facts: &OutreachFacts) -> Result<OutreachFacts, Refusal> {
    if let Some((from, last)) = facts.days.span()
        && last < from
    {
        return Err(Refusal::EndsBeforeItBegins { from, last });
    }
    if facts.kind == OutreachKind::Roadshow && facts.countries.is_empty() {
        return Err(Refusal::CountryMissing);
    }
    if facts.audience.is_empty() {
        return Err(Refusal::OutreachForNobody);
    }
    Ok(OutreachFacts {
        title: text::required(TextField::Title, &facts.title)?,
        kind: facts.kind,
        days: facts.days,
        place: optional(TextField::Name, &facts.place)?,
        countries: each_once(facts.countries.iter().copied()),
        languages: languages(&facts.languages)?,
        organiser: optional(TextField::Name, &facts.organiser)?,
        audience: each_once(facts.audience.iter().copied()),
        materials: optional(TextField::Summary, &facts.materials)?,
        events: counted(facts.events, MOST_EVENTS)?,
    })
}

/// Reads what was typed of who took part.
fn read_report(request: &ReportOutreach) -> Result<OutreachReport, Refusal> {
    let named = each_once(request.named.iter().copied());
    let count = u32::try_from(named.len()).unwrap_or(u32::MAX);
    let countries = counted(request.countries.unwrap_or(Headcount::exactly(count)), MOST_COUNTRIES)?;
    if countries.number < count {
        return Err(Refusal::FewerThanNamed { counted: countries.number, named: count });
    }
    Ok(OutreachReport {
        practitioners: counted(request.practitioners, MOST_PRACTITIONERS)?,
        countries,
        named,
        feedback: optional(TextField::Summary, &request.feedback)?,
        came_of_it: optional(TextField::Summary, &request.came_of_it)?,
    })
}

fn decided(state: &OutreachState, change: Change, who: &Author, now: Instant) -> Result<Change, Refusal> {
    folds::holds(state, &change, who, now)?;
    Ok(change)
}

fn reasoned(reason: &str) -> Result<Reasoned, Refusal> {
    Ok(Reasoned { reason: text::required(TextField::Reason, reason)? })
}

/// Records an event.
pub fn record(request: &RecordOutreach, outreach: OutreachId, who: &Author) -> Result<Change, Refusal> {
    who.require(KEEPS)?;
    Ok(Change::OutreachRecorded(OutreachRecorded { outreach, facts: read(&request.facts)? }))
}

/// Changes what is said of an event. None where nothing differs.
pub fn change(state: &OutreachState, facts: &OutreachFacts, who: &Author, now: Instant) -> Result<Option<Change>, Refusal> {
    let facts = read(facts)?;
    let differs = facts != state.facts.value || !state.facts.rivals.is_empty();
    let change = decided(state, Change::OutreachChanged(OutreachChanged { facts }), who, now)?;
    Ok(differs.then_some(change))
}

/// Reports who took part, or reports it better. None where nothing differs.
pub fn report(state: &OutreachState, request: &ReportOutreach, who: &Author, now: Instant) -> Result<Option<Change>, Refusal> {
    let report = read_report(request)?;
    let differs = state.report.as_ref().is_none_or(|it| it.value != report || !it.rivals.is_empty());
    let change = decided(state, Change::OutreachReported(OutreachReported { report }), who, now)?;
    Ok(differs.then_some(change))
}

/// Takes a report back.
pub fn withdraw_report(state: &OutreachState, reason: &str, who: &Author, now: Instant) -> Result<Change, Refusal> {
    decided(state, Change::OutreachReportWithdrawn(reasoned(reason)?), who, now)
}

/// Cancels an event.
pub fn cancel(state: &OutreachState, reason: &str, who: &Author, now: Instant) -> Result<Change, Refusal> {
    decided(state, Change::OutreachCancelled(reasoned(reason)?), who, now)
}

/// Lets a cancelled event take place after all.
pub fn resume(state: &OutreachState, reason: &str, who: &Author, now: Instant) -> Result<Change, Refusal> {
    decided(state, Change::OutreachResumed(reasoned(reason)?), who, now)
}

labels! {
    /// What may be done with an event, as a screen asks.
    OutreachAct {
        /// Change what is said of it.
        Change = "change",
        /// Report who took part.
        Report = "report",
        /// Take the report back.
        WithdrawReport = "withdraw-report",
        /// Cancel it.
        Cancel = "cancel",
        /// Let it take place after all.
        Resume = "resume",
    }
}

/// Says whether somebody may do something with an event now, before anything is typed.
pub fn may(state: &OutreachState, act: OutreachAct, who: &Author, now: Instant) -> Result<(), Refusal> {
    let no_reason = || Reasoned { reason: String::new() };
    let nobody = || OutreachReport {
        practitioners: Headcount::exactly(0),
        countries: Headcount::exactly(0),
        named: Vec::new(),
        feedback: None,
        came_of_it: None,
    };
    let change = match act {
        OutreachAct::Change => {
            // Whatever was typed may be put right: of the days it is said once they are typed.
            let facts = OutreachFacts { days: OutreachDays::Unknown, ..state.facts.value.clone() };
            Change::OutreachChanged(OutreachChanged { facts })
        }
        OutreachAct::Report => Change::OutreachReported(OutreachReported { report: nobody() }),
        OutreachAct::WithdrawReport => Change::OutreachReportWithdrawn(no_reason()),
        OutreachAct::Cancel => Change::OutreachCancelled(no_reason()),
        OutreachAct::Resume => Change::OutreachResumed(no_reason()),
    };
    folds::holds(state, &change, who, now)
}
