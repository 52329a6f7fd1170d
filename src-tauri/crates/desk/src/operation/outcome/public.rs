//! The public version: what everybody may be told, what is left out of it, and who approved it.

use jcat_domain::cases::CaseState;
use jcat_domain::counters::{self, Total};
use jcat_domain::handling::Tlp;
use jcat_domain::ids::{AgencyId, CaseId};
use jcat_domain::outcome::public::{PublicVersion, public_version};
use jcat_domain::outcome::rules;
use jcat_domain::outcome::standing::{OutcomeFacts, OutcomeStanding};
use jcat_domain::outcome::{Numbers, OutcomePart, OutcomeState, PublicDigest};
use jcat_domain::{Instant, Refusal};
use serde::Serialize;
use sha2::{Digest, Sha256};
use ts_rs::TS;

use super::numbers::{counted, of_agencies};
use crate::error::Error;
use crate::replica::read;
use crate::work::Read;

/// What everybody may be told.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PublicView {
    /// Its texts.
    pub parts: Vec<PublicPart>,
    /// Its totals.
    pub totals: Vec<Total>,
    /// Parts that are left out.
    pub parts_left_out: Vec<LeftOutPart>,
    /// Totals that are left out, whole.
    pub totals_left_out: Vec<Total>,
    /// Agencies whose numbers are left out, because they did not confirm them.
    pub agencies_left_out: Vec<AgencyId>,
    /// Its digest, which an approval names.
    pub digest: PublicDigest,
    /// Who approved a version last.
    pub approved: Option<ApprovalRow>,
}

/// An approval.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ApprovalRow {
    /// Who.
    pub by: String,
    /// When.
    pub at: Instant,
    /// Whether it is of the version as it is now.
    pub stands: bool,
}

/// A text of the public version.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PublicPart {
    /// Which part.
    pub part: OutcomePart,
    /// What it says.
    pub text: String,
}

/// A part that the public version leaves out.
#[derive(Clone, Debug, Serialize, TS)]
pub struct LeftOutPart {
    /// Which.
    pub part: OutcomePart,
    /// Why: its marking.
    pub tlp: Tlp,
}

/// Gives the digest of everything that a version tells.
pub(super) fn digest(version: &PublicVersion) -> PublicDigest {
    let mut all = Sha256::new();
    for (part, text) in &version.parts {
        all.update(format!("{part} {}\n{text}\n", text.len()));
    }
    for total in &version.totals {
        let unit = total.of.unit.as_deref().unwrap_or_default();
        all.update(format!("{} {unit} {} {}\n", total.of.kind, total.quantity.0, total.bound));
    }
    PublicDigest(data_encoding::HEXLOWER.encode(&all.finalize()))
}

/// Gives the version as it is now, and how far its outcome is.
pub(super) fn of(read: &Read<'_>, case: &CaseState, state: &OutcomeState) -> Result<(PublicVersion, OutcomeStanding), Error> {
    let numbers = counted(Some(state), &of_agencies(read, case)?);
    let noting = read::noting_if_here(read.connection, case.id)?;
    let standing = jcat_domain::outcome::standing::facts(Some(state), noting.as_ref(), &numbers).standing;
    Ok((public_version(state, &counters::overall(&numbers.totals)), standing))
}

/// Gives the version that may be given out: the Board noted its numbers, and the lead approved it as it is.
pub(crate) fn approved(read: &Read<'_>, case: CaseId) -> Result<PublicVersion, Error> {
    let state = read::outcome_if_here(read.connection, case)?.ok_or(Refusal::NotRecorded)?;
    let (version, standing) = of(read, &read::case(read.connection, case)?, &state)?;
    rules::may_publish(&state, standing, &digest(&version))?;
    Ok(version)
}

/// Shows it to whoever approves, with what it leaves out.
pub(super) fn view(read: &Read<'_>, state: &OutcomeState, numbers: &Numbers, facts: &OutcomeFacts) -> Result<PublicView, Error> {
    let public = public_version(state, &counters::overall(&numbers.totals));
    let digest = digest(&public);
    let row = |it: &jcat_domain::outcome::Approval| -> Result<ApprovalRow, Error> {
        Ok(ApprovalRow { by: read.officer_name(it.by)?, at: it.at, stands: it.digest == digest })
    };
    Ok(PublicView {
        parts: public.parts.into_iter().map(|(part, text)| PublicPart { part, text }).collect(),
        parts_left_out: public.parts_left_out.into_iter().map(|(part, tlp)| LeftOutPart { part, tlp }).collect(),
        totals: public.totals,
        totals_left_out: public.totals_left_out,
        agencies_left_out: facts.left_out.iter().cloned().collect(),
        approved: state.approved.as_ref().map(row).transpose()?,
        digest,
    })
}
