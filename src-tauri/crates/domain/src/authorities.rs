//! The register of judicial authorities and contacts outside (PLN-11): written once, used by gates and meetings.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::change::Change;
use crate::duties::{Author, Duty};
use crate::field::Field;
use crate::fold::Fact;
use crate::ids::AuthorityId;
use crate::text::{self, TextField};
use crate::{Country, Refusal};

labels! {
    /// What an authority or contact is.
    AuthorityKind {
        /// A prosecutor's office.
        Prosecutor = "prosecutor",
        /// A court or an investigating judge.
        Court = "court",
        /// A central authority for legal assistance.
        CentralAuthority = "central-authority",
        /// A police unit outside the taskforce.
        Police = "police-unit",
        /// A company, a provider.
        Company = "company",
        /// A team that answers to incidents.
        Cert = "cert",
        /// Something else.
        Other = "other-contact",
    }
}

impl AuthorityKind {
    /// Says whether it can grant an instrument.
    pub const fn is_judicial(self) -> bool {
        matches!(self, Self::Prosecutor | Self::Court | Self::CentralAuthority)
    }
}

/// What the register says of an authority.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, Encode, Decode)]
pub struct AuthorityFacts {
    /// Its name.
    #[n(0)]
    pub name: String,
    /// What it is.
    #[n(1)]
    pub kind: AuthorityKind,
    /// Its country; none for a body of several.
    #[n(2)]
    pub country: Option<Country>,
    /// Who is asked for there.
    #[n(3)]
    #[serde(default)]
    pub person: Option<String>,
    /// How it is reached.
    #[n(4)]
    #[serde(default)]
    pub contact: Option<String>,
    /// Whether it is no longer used. Records that name it keep it.
    #[n(5)]
    #[serde(default)]
    pub retired: bool,
}

/// An authority came into the register, or what it says of one changed.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct AuthorityRecorded {
    /// The authority.
    #[n(0)]
    pub authority: AuthorityId,
    /// What the register says.
    #[n(1)]
    pub facts: AuthorityFacts,
}

/// An authority of the register.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AuthorityState {
    /// The authority.
    pub id: AuthorityId,
    /// What the register says.
    pub facts: Field<AuthorityFacts>,
}

/// Puts an authority into the register, or changes what it says of one.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct RecordAuthority {
    /// The authority; none for a new one.
    #[serde(default)]
    pub authority: Option<AuthorityId>,
    /// What the register says.
    pub facts: AuthorityFacts,
}

const KEEPS: &[Duty] = &[Duty::Officer, Duty::Ec3, Duty::Eurojust];

/// Begins an authority.
pub fn begin(fact: &Fact<'_>) -> Result<AuthorityState, Refusal> {
    let Change::AuthorityRecorded(it) = fact.change else { return Err(Refusal::OutOfPlace) };
    fact.author.require(KEEPS)?;
    Ok(AuthorityState { id: it.authority, facts: Field::new(it.facts.clone(), fact) })
}

/// Folds a later entry of an authority.
pub fn fold(state: &mut AuthorityState, fact: &Fact<'_>) -> Result<(), Refusal> {
    let Change::AuthorityRecorded(it) = fact.change else { return Err(Refusal::OutOfPlace) };
    fact.author.require(KEEPS)?;
    state.facts.set(it.facts.clone(), fact);
    Ok(())
}

/// Records an authority: any officer, EC3 or Eurojust's expert; a judicial one has a country.
pub fn record(facts: &AuthorityFacts, authority: AuthorityId, who: &Author) -> Result<Change, Refusal> {
    who.require(KEEPS)?;
    if facts.kind.is_judicial() && facts.country.is_none() {
        return Err(Refusal::TextMissing { field: TextField::Short });
    }
    let optional = |text: &Option<String>| text.as_deref().map_or(Ok(None), |text| text::optional(TextField::Contact, text));
    let facts = AuthorityFacts {
        name: text::required(TextField::Name, &facts.name)?,
        person: optional(&facts.person)?,
        contact: optional(&facts.contact)?,
        ..facts.clone()
    };
    Ok(Change::AuthorityRecorded(AuthorityRecorded { authority, facts }))
}
