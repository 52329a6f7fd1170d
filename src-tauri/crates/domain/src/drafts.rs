//! Drafts: what an agency writes before it proposes. Nobody outside the agency reads them.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::cases::rules::{CaseEdits, check_cover, check_facts, may_propose, read_edits, read_facts};
use crate::cases::{CaseFacts, CoverEdits, CoverText, FactEdits, ProposalSubmitted};
use crate::change::Change;
use crate::duties::{Author, Duty};
use crate::fold::Fact;
use crate::ids::{AgencyId, CaseId, OfficerId};
use crate::roster::Roster;
use crate::text::{self, TextField};
use crate::{Day, Instant, Refusal};

/// A draft was begun.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct DraftBegun {
    /// The case it will be.
    #[n(0)]
    pub case: CaseId,
    /// The agency.
    #[n(1)]
    pub agency: AgencyId,
    /// What the taskforce will know.
    #[n(2)]
    pub facts: CaseFacts,
    /// Title and summary.
    #[n(3)]
    pub cover: CoverText,
}

/// Fields of a draft were edited.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct DraftEdited {
    /// What changes of the facts.
    #[n(0)]
    pub facts: FactEdits,
    /// What changes of the text.
    #[n(1)]
    pub cover: CoverEdits,
}

/// A draft was thrown away.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct DraftDiscarded {}

/// A discarded draft was taken up again.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct DraftRestored {}

/// A draft became a proposal.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct DraftSubmitted {}

labels! {
    /// Where a draft stands.
    DraftStage {
        /// Being written.
        Open = "draft",
        /// Thrown away.
        Discarded = "discarded",
        /// Submitted.
        Submitted = "submitted",
    }
}

/// A draft.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DraftState {
    /// The case it will be.
    pub case: CaseId,
    /// The agency.
    pub agency: AgencyId,
    /// Who began it.
    pub by: OfficerId,
    /// When it was last written to.
    pub at: Instant,
    /// Where it stands.
    pub stage: DraftStage,
    /// What the taskforce will know.
    pub facts: CaseFacts,
    /// Title and summary.
    pub cover: CoverText,
}

/// Begins a draft.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct BeginDraft {
    /// What the taskforce will know.
    pub facts: CaseFacts,
    /// Title and summary.
    pub cover: CoverText,
}

/// Edits a draft.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct EditDraft {
    /// The case it will be.
    pub case: CaseId,
    /// What changes.
    pub edits: CaseEdits,
}

/// Begins a draft from its first entry.
pub fn begin(fact: &Fact<'_>) -> Result<DraftState, Refusal> {
    let Change::DraftBegun(it) = fact.change else { return Err(Refusal::OutOfPlace) };
    may_propose(&it.agency, fact.author)?;
    Ok(DraftState {
        case: it.case,
        agency: it.agency.clone(),
        by: fact.author.officer,
        at: fact.at,
        stage: DraftStage::Open,
        facts: it.facts.clone(),
        cover: it.cover.clone(),
    })
}

/// Folds a later entry.
pub fn fold(state: &mut DraftState, fact: &Fact<'_>) -> Result<(), Refusal> {
    holds(state, fact.change, fact.author)?;
    match fact.change {
        Change::DraftEdited(it) => apply(state, it),
        Change::DraftDiscarded(_) => state.stage = DraftStage::Discarded,
        Change::DraftRestored(_) => state.stage = DraftStage::Open,
        Change::DraftSubmitted(_) => state.stage = DraftStage::Submitted,
        _ => return Err(Refusal::OutOfPlace),
    }
    state.at = fact.at;
    Ok(())
}

/// Says whether a change holds on this draft, by this author.
pub fn holds(state: &DraftState, change: &Change, author: &Author) -> Result<(), Refusal> {
    may_propose(&state.agency, author)?;
    let fits = match change {
        Change::DraftRestored(_) => state.stage == DraftStage::Discarded,
        _ => state.stage == DraftStage::Open,
    };
    if fits { Ok(()) } else { Err(Refusal::DraftEnded) }
}

fn apply(state: &mut DraftState, edited: &DraftEdited) {
    let (facts, cover) = (&mut state.facts, &mut state.cover);
    if let Some(areas) = &edited.facts.areas {
        facts.areas = areas.iter().copied().collect();
    }
    if let Some(empact) = &edited.facts.empact {
        facts.empact = empact.first().copied();
    }
    if let Some(countries) = &edited.facts.countries {
        facts.countries = countries.iter().copied().collect();
    }
    if let Some(urgent_by) = &edited.facts.urgent_by {
        facts.urgent_by = urgent_by.first().copied();
    }
    if let Some(handling) = &edited.facts.handling {
        facts.handling = handling.clone();
    }
    if let Some(title) = &edited.cover.title {
        cover.title.clone_from(title);
    }
    if let Some(summary) = &edited.cover.summary {
        cover.summary = summary.first().cloned();
    }
    if let Some(victims) = &edited.cover.victims {
        cover.victims = victims.first().cloned();
    }
    if let Some(loss) = &edited.cover.loss {
        cover.loss = loss.first().cloned();
    }
}

/// Begins a draft (PRO-1). A draft may still lack what a proposal needs; only its title must say something.
pub fn begin_draft(request: &BeginDraft, case: CaseId, who: &Author) -> Result<Change, Refusal> {
    who.require(&[Duty::Officer])?;
    let agency = who.agency.clone().ok_or(Refusal::NeedsDuty { duty: Duty::Officer })?;
    let cover = CoverText { title: text::required(TextField::Title, &request.cover.title)?, ..check_cover(&request.cover)? };
    Ok(Change::DraftBegun(DraftBegun { case, agency, facts: read_facts(&request.facts)?, cover }))
}

/// Edits a draft (PRO-1).
pub fn edit_draft(state: &DraftState, request: &EditDraft, who: &Author) -> Result<Change, Refusal> {
    let (facts, cover) = read_edits(&request.edits)?;
    let change = Change::DraftEdited(DraftEdited { facts, cover });
    holds(state, &change, who)?;
    Ok(change)
}

/// What submitting a draft records: the end of the draft, the proposal, its cover.
#[derive(Debug)]
pub struct Submission {
    /// The end of the draft.
    pub draft: Change,
    /// The proposal.
    pub proposal: Change,
    /// Its text.
    pub cover: CoverText,
}

/// Submits a draft (PRO-1): the agency must be a member that day, the proposal name a crime area.
pub fn submit(state: &DraftState, roster: &Roster, number: (i32, u32), who: &Author, today: Day) -> Result<Submission, Refusal> {
    let draft = Change::DraftSubmitted(DraftSubmitted {});
    holds(state, &draft, who)?;
    if !roster.is_member(&state.agency, today) {
        return Err(Refusal::NotAMember { agency: state.agency.clone(), day: today });
    }
    let country = roster.organisations.get(&state.agency).and_then(|agency| agency.country);
    let country = country.ok_or_else(|| Refusal::NotAMember { agency: state.agency.clone(), day: today })?;
    let facts = check_facts(&state.facts)?;
    let cover = check_cover(&state.cover)?;
    let (year, number) = number;
    let proposal = Change::ProposalSubmitted(ProposalSubmitted { case: state.case, year, number, agency: state.agency.clone(), country, facts });
    Ok(Submission { draft, proposal, cover })
}

#[cfg(test)]
mod tests;
