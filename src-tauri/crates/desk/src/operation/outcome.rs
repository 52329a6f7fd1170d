//! What came of an operation: the report, each agency's own numbers, the Board's noting, the public version (OUT).

use jcat_domain::cases::{CaseState, rules as case_rules};
use jcat_domain::counters::{self, Total};
use jcat_domain::handling::Tlp;
use jcat_domain::ids::{AgencyId, CaseId, EntryId};
use jcat_domain::outcome::rules::{self, NoteOutcome};
use jcat_domain::outcome::standing::{self, OutcomeFacts, OutcomeStanding};
use jcat_domain::outcome::{ConfirmationWaiver, MarkedText, Noted, NotingState, NumbersDigest, OutcomePart, OutcomeState, waivers};
use jcat_domain::{Day, Instant, Refusal};
use serde::Serialize;
use ts_rs::TS;

use crate::drafts::WhichCase;
use crate::error::Error;
use crate::replica::read;
use crate::work::{May, Read};

pub(crate) mod commands;
pub(crate) mod figures;
mod numbers;
pub(crate) mod public;

use numbers::{OfAgencies, OfAgency, counted, of_agencies};
use public::PublicView;

/// An outcome.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OutcomeView {
    /// The case.
    pub case: CaseId,
    /// How far it is.
    pub standing: OutcomeStanding,
    /// Agencies whose numbers do not count: they did not confirm them, and two persons decided to go without.
    pub left_out: Vec<AgencyId>,
    /// The first action day.
    pub from: Option<Day>,
    /// The last action day.
    pub last: Option<Day>,
    /// The year in which it counts once the Board noted it.
    pub year: Option<i32>,
    /// Every part, written or not, in order.
    pub parts: Vec<PartRow>,
    /// The agencies that confirm, each with its numbers.
    pub agencies: Vec<AgencyNumbers>,
    /// Totals of all that count, over all countries.
    pub overall: Vec<Total>,
    /// What was put before the Board last.
    pub put: Option<PutRow>,
    /// What the Board noted last.
    pub noted: Option<NotedRow>,
    /// What everybody may be told, and what is left out of it.
    pub public: Option<PublicView>,
    /// Write the report.
    pub may_write: May,
    /// Put it before the Board.
    pub may_put: May,
    /// Record that the Board noted it.
    pub may_note: May,
    /// Approve the public version.
    pub may_approve: May,
    /// Give it out.
    pub may_publish: May,
}

/// A part of the report.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PartRow {
    /// Which.
    pub part: OutcomePart,
    /// What it says.
    pub text: MarkedText,
    /// What others wrote without knowing of it.
    pub rivals: Vec<MarkedText>,
}

/// An agency with its numbers.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AgencyNumbers {
    /// The agency.
    pub agency: AgencyId,
    /// Its totals as they are now.
    pub totals: Vec<Total>,
    /// Their digest, which a confirmation names.
    pub digest: NumbersDigest,
    /// Who confirmed last.
    pub confirmed: Option<ConfirmedRow>,
    /// Whether that stands for the numbers as they are now.
    pub stands: bool,
    /// The wish to go without that, where there is one.
    pub waiver: Option<ConfirmationWaiverRow>,
    /// Confirm.
    pub may: May,
    /// Ask to go without that.
    pub may_waive: May,
    /// Ask for it after all.
    pub may_end: May,
}

/// A wish to go without an agency's confirmation.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConfirmationWaiverRow {
    /// The entry that asked.
    pub id: EntryId,
    /// Why.
    pub reason: String,
    /// Who asked.
    pub by: String,
    /// When.
    pub at: Instant,
    /// Who seconded it: then the numbers are left out.
    pub seconded_by: Option<String>,
    /// Second it.
    pub second: May,
}

/// A confirmation.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ConfirmedRow {
    /// Who.
    pub by: String,
    /// When.
    pub at: Instant,
}

/// What was put before the Board.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PutRow {
    /// The digest, which the noting names.
    pub digest: NumbersDigest,
    /// When.
    pub at: Instant,
    /// The totals.
    pub totals: Vec<Total>,
    /// How many totals are marked too strictly for the Board's journal.
    pub withheld: u32,
    /// Agencies whose numbers are not in it.
    pub without: Vec<AgencyId>,
}

/// What the Board noted.
#[derive(Clone, Debug, Serialize, TS)]
pub struct NotedRow {
    /// On which day.
    pub on: Day,
    /// The words of the record.
    pub text: String,
    /// Who recorded it.
    pub by: String,
    /// The totals: they alone count in statistics.
    pub totals: Vec<Total>,
    /// Agencies whose numbers are not in it.
    pub without: Vec<AgencyId>,
}

/// Says how far a case's outcome is, for the guards of closing it and for what waits on Today.
pub(crate) fn facts(read: &Read<'_>, case: &CaseState) -> Result<OutcomeFacts, Error> {
    let state = read::outcome_if_here(read.connection, case.id)?;
    let noting = read::noting_if_here(read.connection, case.id)?;
    let numbers = counted(state.as_ref(), &of_agencies(read, case)?);
    Ok(standing::facts(state.as_ref(), noting.as_ref(), &numbers))
}

/// Lists the agencies without whose numbers the Board noted the outcome of a case, or was told of it.
pub(crate) fn told_without(read: &Read<'_>, case: CaseId) -> Result<Vec<AgencyId>, Error> {
    let noting = read::noting_if_here(read.connection, case)?;
    Ok(noting.map(|noting| noting.noted.map_or(noting.without, |noted| noted.without)).unwrap_or_default().into_iter().collect())
}

/// Says whether an outcome waits for a second person of EC3 to go without a confirmation, and whether who asks may be that one.
pub(crate) fn may_second(read: &Read<'_>, case: &CaseState) -> Result<bool, Error> {
    let Some(state) = read::outcome_if_here(read.connection, case.id)? else { return Ok(false) };
    let author = read.author()?;
    Ok(state.waivers.iter().any(|waiver| waivers::second(case, &state, waiver.id, author).is_ok()))
}

/// Gives the outcome of a case.
pub(crate) fn view(read: &Read<'_>, request: WhichCase) -> Result<OutcomeView, Error> {
    let case = read::case(read.connection, request.case)?;
    let state = read::outcome_if_here(read.connection, request.case)?;
    let noting = read::noting_if_here(read.connection, request.case)?;
    let of_each = of_agencies(read, &case)?;
    let numbers = counted(state.as_ref(), &of_each);
    let facts = standing::facts(state.as_ref(), noting.as_ref(), &numbers);
    let author = read.author()?;
    let period = state.as_ref().map(|state| state.period.value).or_else(|| noting.as_ref().map(|noting| noting.put.period));
    let last = period.and_then(|period| period.to).map(Day::before);
    let may_put = match &state {
        Some(state) => rules::put(&case, state, noting.as_ref(), &numbers, author).map(|_| ()),
        None => rules::may_put(&case, author).and(Err(Refusal::NotRecorded)),
    };
    let may_note = match &noting {
        Some(noting) => {
            let request = NoteOutcome { case: case.id, digest: noting.put.digest.clone(), on: read.today(), text: "-".into() };
            rules::note(noting, &request, author).map(|_| ())
        }
        None => Err(Refusal::NotRecorded),
    };
    let public = state.as_ref().map(|state| public::view(read, state, &numbers, &facts)).transpose()?;
    let may_publish = match (&state, &public) {
        (Some(state), Some(public)) => rules::may_publish(state, facts.standing, &public.digest),
        _ => Err(Refusal::NotRecorded),
    };
    Ok(OutcomeView {
        case: request.case,
        standing: facts.standing,
        left_out: facts.left_out.iter().cloned().collect(),
        from: period.and_then(|period| period.from),
        last,
        year: last.map(Day::year),
        parts: part_rows(state.as_ref(), case.handling.value.tlp),
        agencies: agency_rows(read, &case, state.as_ref(), of_each)?,
        overall: counters::overall(&numbers.totals),
        put: noting.as_ref().map(put_row),
        public,
        noted: noting.and_then(|it| it.noted).map(|it| noted_row(read, it)).transpose()?,
        may_write: read.may(rules::may_write(&case, author)),
        may_put: read.may(may_put),
        may_note: read.may(may_note),
        may_approve: read.may(rules::may_approve_public(&case, facts.standing, author)),
        may_publish: read.may(may_publish),
    })
}

fn put_row(it: &NotingState) -> PutRow {
    PutRow {
        digest: it.put.digest.clone(),
        at: it.put_at,
        totals: counters::overall(&it.put.totals),
        withheld: it.put.withheld,
        without: it.without.iter().cloned().collect(),
    }
}

fn part_rows(state: Option<&OutcomeState>, tlp: Tlp) -> Vec<PartRow> {
    let row = |part: &OutcomePart| {
        let field = state.and_then(|state| state.parts.get(part));
        let text = field.map_or_else(|| commands::unwritten(tlp), |field| field.value.clone());
        let rivals = field.map(|field| field.rivals.iter().map(|rival| rival.value.clone()).collect()).unwrap_or_default();
        PartRow { part: *part, text, rivals }
    };
    OutcomePart::ALL.iter().map(row).collect()
}

fn agency_rows(read: &Read<'_>, case: &CaseState, state: Option<&OutcomeState>, of_each: OfAgencies) -> Result<Vec<AgencyNumbers>, Error> {
    let author = read.author()?;
    let row = |(agency, its): (AgencyId, OfAgency)| -> Result<AgencyNumbers, Error> {
        let word = state.and_then(|state| state.confirmed.get(&agency));
        let confirmed = word.map(|word| Ok::<_, Error>(ConfirmedRow { by: read.officer_name(word.by)?, at: word.at })).transpose()?;
        let begun = state.ok_or(Refusal::NotRecorded);
        let waiver = state.and_then(|state| waivers::open(state, &agency).map(|waiver| waiver_row(read, case, state, waiver)));
        Ok(AgencyNumbers {
            stands: word.is_some_and(|word| word.digest == its.digest),
            totals: its.totals,
            digest: its.digest,
            confirmed,
            waiver: waiver.transpose()?,
            may: read.may(begun.clone().and_then(|_| rules::may_confirm(case, &agency, author))),
            may_waive: read.may(begun.and_then(|state| waivers::may_ask(case, state, &agency, read.now, author))),
            may_end: read.may(case_rules::may_admit(case, author)),
            agency,
        })
    };
    of_each.into_iter().map(row).collect()
}

fn waiver_row(read: &Read<'_>, case: &CaseState, state: &OutcomeState, waiver: &ConfirmationWaiver) -> Result<ConfirmationWaiverRow, Error> {
    Ok(ConfirmationWaiverRow {
        id: waiver.id,
        reason: waiver.reason.clone(),
        by: read.officer_name(waiver.by)?,
        at: waiver.at,
        seconded_by: waiver.seconded.map(|(officer, _)| read.officer_name(officer)).transpose()?,
        second: read.may(waivers::second(case, state, waiver.id, read.author()?)),
    })
}

fn noted_row(read: &Read<'_>, it: Noted) -> Result<NotedRow, Error> {
    Ok(NotedRow {
        on: it.on,
        text: it.text,
        by: read.officer_name(it.by)?,
        totals: counters::overall(&it.what.totals),
        without: it.without.into_iter().collect(),
    })
}
