//! What is recorded of occasional contributions: the bodies of their changes. Frozen once released.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Day;
use crate::attachments::Applicant;
use crate::ids::{AttachmentId, CaseId, ContributionId, OfferId, OfficerId, OutreachId};

/// What is said of an offer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, Encode, Decode)]
#[serde(rename_all = "camelCase")]
pub struct OfferFacts {
    /// Who offers. The key is one that it would have on the roster; an offer brings nobody onto it.
    #[n(0)]
    pub offerer: Applicant,
    /// Whom one talks to there.
    #[n(1)]
    pub person: Option<String>,
    /// How they are reached.
    #[n(2)]
    pub email: Option<String>,
    /// The day on which it was offered.
    #[n(3)]
    pub on: Day,
    /// What is offered.
    #[n(4)]
    pub offered: String,
    /// On what law it is taken.
    #[n(5)]
    pub legal_basis: String,
    /// For which case, where that is known.
    #[n(6)]
    pub case: Option<CaseId>,
    /// The officer who receives or declines it.
    #[n(7)]
    pub sponsor: OfficerId,
    /// What goes back to them, and on what permission; none: nothing does.
    #[n(8)]
    pub back: Option<String>,
}

/// Something was offered.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct OfferRecorded {
    /// The offer.
    #[n(0)]
    pub offer: OfferId,
    /// What is said of it.
    #[n(1)]
    pub facts: OfferFacts,
    /// Year of its number.
    #[n(2)]
    pub year: i32,
    /// Number in that year, the next that its desk knew.
    #[n(3)]
    pub number: u32,
}

/// What is said of it was edited.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct OfferEdited {
    /// What is said now.
    #[n(0)]
    pub facts: OfferFacts,
}

/// Its sponsor received it.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct OfferReceived {
    /// The data of a case that it was recorded as. The reference says nothing of them to who does not read the case.
    #[n(0)]
    pub contribution: Option<ContributionId>,
    /// The case of these.
    #[n(1)]
    pub case: Option<CaseId>,
}

/// It became an application for an attachment.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct OfferConverted {
    /// The application.
    #[n(0)]
    pub attachment: AttachmentId,
}

/// It was said which event of outreach it came from, or that it came from none.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct OfferTraced {
    /// The event.
    #[n(0)]
    pub outreach: Option<OutreachId>,
}
