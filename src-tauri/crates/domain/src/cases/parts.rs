//! Cases that are split and merged (PLN-6).
//!
//! Nothing is moved and nothing is copied out of a journal, so nobody reads more than before: a part is a proposal of its own that says
//! where it comes from, and a case that is merged rests while its work goes on in the other. Either is said by a link of which each case
//! holds one half (`links`), so only who reads both cases learns of it, and either is taken back at any later time.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::changes::{CaseFacts, CoverText};
use super::{CaseState, stages};
use crate::contributions::rules::may_contribute;
use crate::drafts::BeginDraft;
use crate::duties::Author;
use crate::ids::{CaseId, LinkId};
use crate::links::{CaseLinkFacts, CaseRelation, marked};
use crate::marking::Marking;
use crate::text::{self, TextField};
use crate::{Change, Refusal};

/// Splits a part off a case: a proposal that the Board decides on like any other.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct SplitCase {
    /// The case that it comes from.
    pub case: CaseId,
    /// The title of the part.
    pub title: String,
    /// What it is about.
    #[serde(default)]
    #[ts(optional)]
    pub summary: Option<String>,
    /// Why it is a case of its own.
    pub reason: String,
    /// How it may be used that the two belong together; none where nobody has said.
    #[serde(default)]
    #[ts(optional)]
    pub marking: Option<Marking>,
}

/// Merges a case into another: it rests, and its work goes on there.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct MergeCases {
    /// The case that rests.
    pub case: CaseId,
    /// The case that goes on.
    pub into: CaseId,
    /// Why.
    pub reason: String,
    /// How it may be used that the two belong together; none where nobody has said.
    #[serde(default)]
    #[ts(optional)]
    pub marking: Option<Marking>,
}

/// Separates cases that were merged.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct SeparateCases {
    /// Either half of the link that says they are merged.
    pub link: LinkId,
    /// Why.
    pub reason: String,
}

/// Writes the proposal of a part: what the taskforce knows of the case already, under a title and summary of its own, and read by no more
/// than may read those of the case.
pub fn split(of: &CaseState, request: &SplitCase, who: &Author) -> Result<BeginDraft, Refusal> {
    may_contribute(of, who)?;
    marked(request.marking.as_ref())?;
    text::required(TextField::Reason, &request.reason)?;
    let facts = CaseFacts {
        areas: of.areas.value.clone(),
        empact: of.empact.value,
        countries: of.countries.value.clone(),
        urgent_by: None,
        handling: of.handling.value.clone(),
        scope: of.scope,
    };
    let cover = CoverText { title: request.title.clone(), summary: request.summary.clone(), victims: None, loss: None };
    Ok(BeginDraft { facts, cover })
}

/// Says that a case is a part of another.
pub fn split_from(part: CaseId, request: &SplitCase) -> Result<CaseLinkFacts, Refusal> {
    said(part, request.case, CaseRelation::SplitFrom, request.marking.as_ref(), &request.reason)
}

/// Merges a case into another (PLN-6): its lead, or EC3, lets it rest, and contributes to the one that goes on. Why it rests is read by
/// all on it, who may not know of the other: `rests` says that without naming anything.
pub fn merge(case: &CaseState, into: &CaseState, request: &MergeCases, rests: &str, who: &Author) -> Result<(Change, CaseLinkFacts), Refusal> {
    may_contribute(into, who)?;
    if case.id == into.id || !into.stage.is_running() || into.stage == super::Stage::Suspended {
        return Err(Refusal::MergeTarget);
    }
    let rests = stages::suspend(case, rests, who)?;
    let facts = said(case.id, into.id, CaseRelation::MergedInto, request.marking.as_ref(), &request.reason)?;
    Ok((rests, facts))
}

fn said(from: CaseId, to: CaseId, relation: CaseRelation, marking: Option<&Marking>, reason: &str) -> Result<CaseLinkFacts, Refusal> {
    let evidence = text::required(TextField::Reason, reason)?;
    Ok(CaseLinkFacts { from, to, relation, since: None, until: None, marking: marked(marking)?, evidence })
}

#[cfg(test)]
mod tests;
