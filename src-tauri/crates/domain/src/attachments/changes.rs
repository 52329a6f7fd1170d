//! What is recorded of attachments: the bodies of their changes. Frozen once released.

use std::collections::BTreeSet;

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{AttachmentOutcome, PaperKind};
use crate::elections::BoardAct;
use crate::ids::{AgencyId, AttachmentId, CaseId, DecisionId, OfferId, OfficerId};
use crate::roster::OrganisationKind;
use crate::{Country, Day};

/// Who applies: an organisation of any kind, on the roster or not yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, Encode, Decode)]
pub struct Applicant {
    /// Its key: that of the roster, or the one it will have there.
    #[n(0)]
    pub id: AgencyId,
    /// What it is.
    #[n(1)]
    pub kind: OrganisationKind,
    /// Its country; none for a body of several.
    #[n(2)]
    pub country: Option<Country>,
    /// Its name.
    #[n(3)]
    pub name: String,
}

/// A paper that goes with an application.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, Encode, Decode)]
pub struct Paper {
    /// What it is.
    #[n(0)]
    pub kind: PaperKind,
    /// What it is called, or its number.
    #[n(1)]
    pub title: String,
    /// The last day on which it is good.
    #[n(2)]
    pub until: Option<Day>,
}

/// What an application says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, Encode, Decode)]
pub struct Application {
    /// The one case.
    #[n(0)]
    pub case: CaseId,
    /// Who applies.
    #[n(1)]
    pub applicant: Applicant,
    /// The person who would come.
    #[n(2)]
    pub person: String,
    /// How the person is reached.
    #[n(3)]
    pub email: Option<String>,
    /// The first day.
    #[n(4)]
    pub from: Day,
    /// The day on which it no longer holds; none while nobody said.
    #[n(5)]
    pub to: Option<Day>,
    /// What for.
    #[n(6)]
    pub purpose: String,
    /// Papers, with their end.
    #[n(7)]
    pub papers: Vec<Paper>,
}

/// An application was begun.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct AttachmentDrafted {
    /// The attachment.
    #[n(0)]
    pub attachment: AttachmentId,
    /// What it says.
    #[n(1)]
    pub application: Application,
    /// Year of its number.
    #[n(2)]
    pub year: i32,
    /// Number in that year, the next that its desk knew.
    #[n(3)]
    pub number: u32,
    /// What it comes from: an occasional contribution.
    #[n(4)]
    pub from_offer: Option<OfferId>,
}

/// A draft was edited, or papers were added to an application.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct AttachmentEdited {
    /// What it says now.
    #[n(0)]
    pub application: Application,
}

/// An application was submitted.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct AttachmentSubmitted {}

/// Every condition held, as of a day.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct AttachmentFoundEligible {
    /// As of when.
    #[n(0)]
    pub on: Day,
    /// The member countries that were counted: they are asked.
    #[n(1)]
    pub countries: BTreeSet<Country>,
}

/// A country endorsed an application.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct AttachmentEndorsed {
    /// The country.
    #[n(0)]
    pub country: Country,
}

/// A country does not endorse an application.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct AttachmentOpposed {
    /// The country.
    #[n(0)]
    pub country: Country,
    /// Why.
    #[n(1)]
    pub reason: String,
}

/// The Board decided.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct AttachmentDecided {
    /// What.
    #[n(0)]
    pub outcome: AttachmentOutcome,
    /// The act, with what made it valid.
    #[n(1)]
    pub act: BoardAct,
    /// The decision of a meeting, where it was one.
    #[n(2)]
    pub decision: Option<DecisionId>,
}

/// The guest is expected: on the roster from now on, with a term.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct AttachmentStarted {
    /// The guest.
    #[n(0)]
    pub officer: OfficerId,
}

/// The Board let a guest stay longer.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct AttachmentExtended {
    /// The day on which it no longer holds.
    #[n(0)]
    pub to: Day,
    /// The act.
    #[n(1)]
    pub act: BoardAct,
    /// The decision of a meeting, where it was one.
    #[n(2)]
    pub decision: Option<DecisionId>,
}

/// It ends before its last day.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct AttachmentEnded {
    /// The first day without the guest.
    #[n(0)]
    pub on: Day,
    /// Why.
    #[n(1)]
    pub reason: String,
}

/// It was kept though a condition no longer holds.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct AttachmentKept {
    /// Since when it did not hold.
    #[n(0)]
    pub since: Day,
    /// Why.
    #[n(1)]
    pub reason: String,
}

/// A guest who was here before this system was brought in (ATT-0).
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct AttachmentBroughtIn {
    /// The attachment.
    #[n(0)]
    pub attachment: AttachmentId,
    /// What it says.
    #[n(1)]
    pub application: Application,
    /// Year of its number.
    #[n(2)]
    pub year: i32,
    /// Number in that year.
    #[n(3)]
    pub number: u32,
    /// Who decided on it then, in words.
    #[n(4)]
    pub text: String,
}

/// How many places the office has for guests.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct PlacesSet {
    /// How many.
    #[n(0)]
    pub count: u32,
    /// The longest attachment, in days, an extension included; none where there is no limit.
    #[n(1)]
    pub most_days: Option<u32>,
}

/// A place was given, or its days were changed.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct PlaceGiven {
    /// To whom.
    #[n(0)]
    pub attachment: AttachmentId,
    /// The first day.
    #[n(1)]
    pub from: Day,
    /// The day on which it is free again.
    #[n(2)]
    pub to: Day,
}

/// A place that was given is not needed.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct PlaceFreed {
    /// Whose.
    #[n(0)]
    pub attachment: AttachmentId,
}
