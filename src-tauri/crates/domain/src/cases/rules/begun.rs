//! Cases that the Board did not select: brought in from before this system, and projects of mutual interest.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{BRINGS_IN, check_cover, check_facts};
use crate::cases::{CaseBroughtIn, CaseFacts, CoverText, Stage};
use crate::change::Change;
use crate::duties::{Author, Duty};
use crate::ids::{AgencyId, CaseId};
use crate::roster::Roster;
use crate::text::{self, TextField};
use crate::{Day, Refusal};

/// Begins a project of mutual interest (PLN-9).
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct BeginProject {
    /// What the taskforce may know.
    pub facts: CaseFacts,
    /// Title and summary.
    pub cover: CoverText,
    /// Agencies and bodies that take part beside one's own.
    #[serde(default)]
    pub agencies: BTreeSet<AgencyId>,
}

/// What one row of an import says of a proposal or a running case (PRO-7).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BroughtIn {
    /// The agency that leads.
    pub agency: AgencyId,
    /// What the taskforce may know.
    pub facts: CaseFacts,
    /// Title and summary.
    pub cover: CoverText,
    /// Where it stands.
    pub stage: Stage,
    /// When it began.
    pub began: Option<Day>,
    /// When it ended.
    pub ended: Option<Day>,
    /// The number under which the office knew it.
    pub reference: Option<String>,
    /// Agencies that take part.
    pub agencies: BTreeSet<AgencyId>,
}

/// Begins a project of mutual interest (PLN-9): by an officer or EC3, whose agency leads. It begins with its data, as nobody
/// selects it; the two changes are recorded one after the other.
pub fn begin_project(
    roster: &Roster,
    request: &BeginProject,
    case: CaseId,
    number: (i32, u32),
    today: Day,
    who: &Author,
) -> Result<(Change, CoverText), Refusal> {
    who.require(&[Duty::Officer, Duty::Ec3])?;
    let agency = who.agency.clone().ok_or(Refusal::UnknownOfficer)?;
    let row = BroughtIn {
        agency,
        facts: request.facts.clone(),
        cover: request.cover.clone(),
        stage: Stage::Data,
        began: Some(today),
        ended: None,
        reference: None,
        agencies: request.agencies.clone(),
    };
    brought_in(roster, &row, case, number)
}

/// Brings in a case that ran before this system (PRO-7).
pub fn bring_in(roster: &Roster, row: &BroughtIn, case: CaseId, number: (i32, u32), who: &Author) -> Result<(Change, CoverText), Refusal> {
    who.require(BRINGS_IN)?;
    brought_in(roster, row, case, number)
}

fn brought_in(roster: &Roster, row: &BroughtIn, case: CaseId, number: (i32, u32)) -> Result<(Change, CoverText), Refusal> {
    let facts = check_facts(&row.facts)?;
    let cover = check_cover(&row.cover)?;
    let organisation = roster.organisations.get(&row.agency).ok_or_else(|| Refusal::UnknownAgency { agency: row.agency.clone() })?;
    let country = organisation.country;
    if let Some(unknown) = row.agencies.iter().find(|agency| !roster.organisations.contains_key(agency)) {
        return Err(Refusal::UnknownAgency { agency: unknown.clone() });
    }
    if let (Some(from), Some(to)) = (row.began, row.ended)
        && to < from
    {
        return Err(Refusal::EmptyInterval { from, to });
    }
    let reference = row.reference.as_deref().map_or(Ok(None), |text| text::optional(TextField::Short, text))?;
    let (year, number) = number;
    let change = Change::CaseBroughtIn(CaseBroughtIn {
        case,
        year,
        number,
        agency: row.agency.clone(),
        country,
        facts,
        stage: row.stage,
        began: row.began,
        ended: row.ended,
        reference,
        agencies: row.agencies.clone(),
    });
    Ok((change, cover))
}
