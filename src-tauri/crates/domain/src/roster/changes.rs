//! What is recorded of the roster: changes, as facts.

use minicbor::{Decode, Encode};

use super::{MembershipKind, OrganisationKind};
use crate::cases::CrimeArea;
use crate::duties::Duty;
use crate::ids::{AbsenceId, AgencyId, EntryId, OfficerId};
use crate::{Country, Day, Span};

/// An office began on one desk, before any office database.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct OfficeBegan {
    /// Whether everything in it is sample data; such a desk can neither found nor join an office.
    #[n(0)]
    pub sample: bool,
}

/// A country came onto the roster.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct CountryRecorded {
    /// The country.
    #[n(0)]
    pub country: Country,
    /// Its time in the European Union, if any.
    #[n(1)]
    pub union: Vec<Span>,
}

/// The country's time in the Union, as it now stands.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct UnionChanged {
    /// Every stretch.
    #[n(0)]
    pub union: Vec<Span>,
}

/// An organisation came onto the roster.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct OrganisationRecorded {
    /// Its key.
    #[n(0)]
    pub id: AgencyId,
    /// What it is.
    #[n(1)]
    pub kind: OrganisationKind,
    /// Its country; none for a European body.
    #[n(2)]
    pub country: Option<Country>,
    /// Its name; none while it is not yet recorded.
    #[n(3)]
    pub name: Option<String>,
    /// Its short name.
    #[n(4)]
    pub short: Option<String>,
}

/// An organisation's name was filled in or changed.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct OrganisationNamed {
    /// The name.
    #[n(0)]
    pub name: Option<String>,
    /// The short name.
    #[n(1)]
    pub short: Option<String>,
}

/// An organisation became a member, a host …
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct MembershipBegun {
    /// How it belongs.
    #[n(0)]
    pub kind: MembershipKind,
    /// From when to when.
    #[n(1)]
    pub span: Span,
}

/// A membership got its end.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct MembershipEnded {
    /// How it belonged.
    #[n(0)]
    pub kind: MembershipKind,
    /// Which stretch: the day it began.
    #[n(1)]
    pub from: Option<Day>,
    /// The day on which it no longer holds; none opens it again.
    #[n(2)]
    pub to: Option<Day>,
}

/// A workstation was enrolled, with the two keys that never leave it.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct DeviceEnrolled {
    /// The officer it belongs to.
    #[n(0)]
    pub officer: OfficerId,
    /// The Ed25519 key that signs its entries.
    #[cbor(n(1), with = "minicbor::bytes")]
    pub signing: [u8; 32],
    /// The X25519 key that things are sealed to.
    #[cbor(n(2), with = "minicbor::bytes")]
    pub sealing: [u8; 32],
}

/// An officer arrived.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct OfficerRecorded {
    /// The officer.
    #[n(0)]
    pub officer: OfficerId,
    /// The organisation.
    #[n(1)]
    pub agency: AgencyId,
    /// The name.
    #[n(2)]
    pub name: String,
}

/// An officer's name was changed.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct OfficerNamed {
    /// The name.
    #[n(0)]
    pub name: String,
}

/// A duty was granted for a term.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct PostGranted {
    /// The duty.
    #[n(0)]
    pub duty: Duty,
    /// The term.
    #[n(1)]
    pub span: Span,
    /// It is of a desk that worked alone, before there was an office: claimed by its officer when the desk was made, or granted by one person
    /// where an office asks for two.
    #[n(2)]
    pub before_the_office: bool,
}

/// A duty was proposed that takes two persons of different agencies. The entry names the proposal.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct PostProposed {
    /// The duty.
    #[n(0)]
    pub duty: Duty,
    /// The term.
    #[n(1)]
    pub span: Span,
}

/// A proposed duty was seconded: the officer holds it from here on.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct PostSeconded {
    /// The entry that proposed it.
    #[n(0)]
    pub proposal: EntryId,
}

/// A proposed duty was taken back before anybody seconded it.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct PostWithdrawn {
    /// The entry that proposed it.
    #[n(0)]
    pub proposal: EntryId,
}

/// A term got its end.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct PostEnded {
    /// The duty.
    #[n(0)]
    pub duty: Duty,
    /// Which term: the day it began.
    #[n(1)]
    pub from: Option<Day>,
    /// The day on which it no longer holds; none opens it again.
    #[n(2)]
    pub to: Option<Day>,
}

/// How an officer is reached and what the officer knows. A field that is `None` is left as it is; an empty list clears it.
#[derive(Clone, Debug, Default, PartialEq, Encode, Decode)]
pub struct ContactChanged {
    /// The officer.
    #[n(0)]
    pub officer: Option<OfficerId>,
    /// E-mail: no element clears it.
    #[n(1)]
    pub email: Option<Vec<String>>,
    /// Phone: no element clears it.
    #[n(2)]
    pub phone: Option<Vec<String>>,
    /// Languages, as BCP 47 codes.
    #[n(3)]
    pub languages: Option<Vec<String>>,
    /// Skills in the office's own words.
    #[n(4)]
    pub skills: Option<Vec<String>>,
    /// Crime areas.
    #[n(5)]
    pub areas: Option<Vec<CrimeArea>>,
    /// Time zone, as the IANA names it: no element clears it.
    #[n(6)]
    pub zone: Option<Vec<String>>,
}

/// An absence was announced.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct AbsenceRecorded {
    /// Its id.
    #[n(0)]
    pub absence: AbsenceId,
    /// From when to when.
    #[n(1)]
    pub span: Span,
    /// Who stands in.
    #[n(2)]
    pub deputy: Option<OfficerId>,
    /// Whose absence.
    #[n(3)]
    pub officer: OfficerId,
}

/// A deputy was named for an absence.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct DeputyNamed {
    /// The absence.
    #[n(0)]
    pub absence: AbsenceId,
    /// Who stands in; none takes the deputy back.
    #[n(1)]
    pub deputy: Option<OfficerId>,
}

/// An absence was taken back.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct AbsenceWithdrawn {
    /// The absence.
    #[n(0)]
    pub absence: AbsenceId,
}

/// A workstation that asked with a new key was let in: a copy of it had been met, and somebody looked which of the two it is. Stands
/// before the workstation's own enrolment, which the office takes only then.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct DeviceApproved {
    /// The officer it belongs to.
    #[n(0)]
    pub officer: OfficerId,
    /// The key that was looked at: the one that signs.
    #[cbor(n(1), with = "minicbor::bytes")]
    pub signing: [u8; 32],
    /// The key that things are sealed to.
    #[cbor(n(2), with = "minicbor::bytes")]
    pub sealing: [u8; 32],
}

/// A workstation was taken off the office. What it signs from here on is not believed.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct DeviceRevoked {
    /// The officer it belongs to.
    #[n(0)]
    pub officer: OfficerId,
}

/// An officer was dismissed from the office: every term ends on the day of the entry. What lets the officer's desks wipe what they hold.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct OfficerDismissed {
    /// The officer.
    #[n(0)]
    pub officer: OfficerId,
}
