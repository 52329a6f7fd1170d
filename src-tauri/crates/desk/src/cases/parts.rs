//! Cases that are split and merged, with what a person looks at before: where the two differ, and who reads only one of them (PLN-6).

use jcat_domain::cases::parts::{self as rules, MergeCases, SeparateCases, SplitCase};
use jcat_domain::cases::rules::WithdrawProposal;
use jcat_domain::cases::{CaseState, Stage, stages};
use jcat_domain::ids::{BatchId, CaseId, LinkId};
use jcat_domain::links::{self as link_rules, CaseLinkFacts, CaseRelation, WithdrawLink};
use jcat_domain::{Audience, Change};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use super::{PersonRow, person_of};
use crate::drafts;
use crate::error::Error;
use crate::links::halves;
use crate::records::seen::ListsCases;
use crate::replica::read;
use crate::undo::Nothing;
use crate::work::{Read, Work};

/// Asks how two cases compare.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct TwoCases {
    /// The first.
    pub case: CaseId,
    /// The second.
    pub other: CaseId,
}

/// How two cases compare that the reader reads both.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Comparison {
    /// The first.
    pub case: CaseId,
    /// The second.
    pub other: CaseId,
    /// The fields in which they differ.
    pub fields: Vec<CaseDifference>,
    /// Officers on the first alone: nothing that is written on the second reaches them.
    pub only_here: Vec<PersonRow>,
    /// Officers on the second alone.
    pub only_there: Vec<PersonRow>,
}

impl ListsCases for Comparison {
    fn cases(&self) -> Vec<CaseId> {
        vec![self.case, self.other]
    }
}

/// A field in which two cases differ.
#[derive(Clone, Debug, Serialize, TS)]
pub struct CaseDifference {
    /// The field, a label.
    pub field: String,
    /// What the first says, as JSON.
    #[ts(type = "unknown")]
    pub here: Value,
    /// What the second says, as JSON.
    #[ts(type = "unknown")]
    pub there: Value,
}

/// Gives a case that this desk reads: one that it does not is answered like one that is not there.
fn read_case(work: &Read<'_>, case: CaseId) -> Result<CaseState, Error> {
    let state = read::case(work.connection, case)?;
    if halves::reads(work.connection, case)? || work.author()?.is_of(&state.agency) { Ok(state) } else { Err(Error::NotFound("case")) }
}

/// Compares two cases.
pub(crate) fn compare(read: &Read<'_>, request: TwoCases) -> Result<Comparison, Error> {
    let (here, there) = (read_case(read, request.case)?, read_case(read, request.other)?);
    let mut fields = Vec::new();
    differ(&mut fields, "agency", (&here.agency, &there.agency))?;
    differ(&mut fields, "areas", (&here.areas.value, &there.areas.value))?;
    differ(&mut fields, "countries", (&here.countries.value, &there.countries.value))?;
    differ(&mut fields, "empact", (&here.empact.value, &there.empact.value))?;
    differ(&mut fields, "handling", (&here.handling.value, &there.handling.value))?;
    differ(&mut fields, "urgentBy", (&here.urgent_by.value, &there.urgent_by.value))?;
    let only = |of: &CaseState, other: &CaseState| -> Result<Vec<PersonRow>, Error> {
        of.officers.keys().filter(|officer| !other.officers.contains_key(officer)).map(|officer| person_of(read, *officer)).collect()
    };
    Ok(Comparison { case: here.id, other: there.id, fields, only_here: only(&here, &there)?, only_there: only(&there, &here)? })
}

fn differ<T: PartialEq + Serialize>(found: &mut Vec<CaseDifference>, field: &str, (here, there): (&T, &T)) -> Result<(), Error> {
    if here != there {
        let json = |value| serde_json::to_value(value).map_err(|_| Error::Internal("writing a comparison"));
        found.push(CaseDifference { field: field.to_owned(), here: json(here)?, there: json(there)? });
    }
    Ok(())
}

/// Records both halves of what is said of two cases; gives that of the first.
fn say(work: &mut Work<'_>, facts: &CaseLinkFacts) -> Result<LinkId, Error> {
    let (own, other) = halves::make(work, facts)?;
    let link = own.link;
    for half in [own, other] {
        work.record(Audience::Case(half.case), half.link.subject(), Change::CasesLinked(half))?;
    }
    Ok(link)
}

/// Splits a part off a case: a proposal, and that it comes from there, in one step.
pub(crate) fn split(work: &mut Work<'_>, request: SplitCase) -> Result<CaseId, Error> {
    let state = read_case(work, request.case)?;
    let proposal = rules::split(&state, &request, work.author()?)?;
    work.batch = Some(BatchId(work.make_id()?));
    let part = drafts::propose(work, proposal)?;
    let link = say(work, &rules::split_from(part, &request)?)?;
    let reason = work.words.say("undone-reason");
    work.reverse("withdrawLink", &WithdrawLink { link, reason: reason.clone() })?;
    work.reverse("withdrawProposal", &WithdrawProposal { case: part, reason })?;
    Ok(part)
}

/// Merges a case into another: it rests, and both say so to who reads both.
pub(crate) fn merge(work: &mut Work<'_>, request: MergeCases) -> Result<LinkId, Error> {
    let (case, into) = (read_case(work, request.case)?, read_case(work, request.into)?);
    let (rests, facts) = rules::merge(&case, &into, &request, &work.words.say("rests-merged"), work.author()?)?;
    work.batch = Some(BatchId(work.make_id()?));
    work.record_case(case.id, rests)?;
    let link = say(work, &facts)?;
    let reason = work.words.say("undone-reason");
    work.reverse("separateCases", &SeparateCases { link, reason })?;
    Ok(link)
}

/// Separates cases that were merged: the one that rests goes on where it was.
pub(crate) fn separate(work: &mut Work<'_>, request: SeparateCases) -> Result<Nothing, Error> {
    let half = read::link(work.connection, request.link)?;
    let facts = halves::facts_of(work.connection, &half)?.filter(|it| it.relation == CaseRelation::MergedInto);
    let facts = facts.ok_or(Error::NotFound("link"))?;
    let taken_back = link_rules::withdraw(&half, &WithdrawLink { link: half.id, reason: request.reason.clone() }, work.author()?)?;
    let case = read::case(work.connection, facts.from)?;
    // Whoever took it up again, or gave it up, has decided since.
    let resumed = work.words.say("resumed-separate");
    let goes_on = if case.stage == Stage::Suspended { Some(stages::resume(&case, &resumed, work.author()?)?) } else { None };
    work.batch = Some(BatchId(work.make_id()?));
    work.record(Audience::Case(half.case), half.id.subject(), taken_back)?;
    if let Some(goes_on) = goes_on {
        work.record_case(case.id, goes_on)?;
    }
    let again = MergeCases { case: facts.from, into: facts.to, reason: request.reason, marking: Some(facts.marking) };
    work.reverse("mergeRunningCases", &again)?;
    Ok(Nothing {})
}
