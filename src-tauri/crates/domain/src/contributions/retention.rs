//! How long data are kept, and how they are erased (AUD-4; Art. 31 of the Europol Regulation).
//!
//! Data are reviewed three years after they came, and every three years after that; never later than the provider allows. A review
//! goes on with a reason, or the data are erased. A legal hold of a court blocks erasing until it is lifted. Erasing takes two persons
//! of two agencies, one of whom is of the provider or of EC3; each signs an entry. Where nobody decides in time, the desks of two such
//! persons sign by themselves.
//!
//! Invariants
//! - What is left says whose data they were, on which case, when they came, who erased them, when and on what ground; no value, no name.
//! - It is folded from the headers of the emptied entries and from the two entries that erase, which hold nothing else: the same on a
//!   desk that had the data as on one that never did.
//! - The second entry erases nothing that the first did not name.

use std::collections::{BTreeMap, BTreeSet};

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ContributionState, KeyVersion, Terms};
use crate::cases::{CaseState, Reasoned, rules};
use crate::change::Change;
use crate::duties::{Author, Duty};
use crate::fold::{Fact, Mark};
use crate::ids::{AgencyId, CaseId, ContributionId, OfficerId, SubjectId};
use crate::records::Purpose;
use crate::text::{self, TextField};
use crate::{Audience, Day, Instant, Refusal};

/// How long until data are reviewed, in months.
pub const REVIEW: u32 = 36;

/// From how many days before a review on people are reminded of it.
pub const REMINDER: u64 = 90;

/// After how many months those who look after data protection are told that data about victims, witnesses or minors are still kept.
pub const LONG: u32 = 60;

/// The most links and sightings that go with one contribution: their names fit into one entry.
pub const MOST_QUOTING: usize = 10_000;

/// Who reviews and erases.
pub const REVIEWS: &[Duty] = &[Duty::Officer, Duty::Ec3];

labels! {
    /// Why data are erased. Nothing else is said of it: a sentence could hold what was erased.
    Ground {
        /// Nobody decided before the day of the review.
        NoDecision = "no-decision",
        /// They are no longer needed.
        NotNeeded = "not-needed",
        /// The provider asked for it.
        ProviderAsked = "provider-asked",
        /// Whom they are about asked for it.
        SubjectAsked = "subject-asked",
        /// They should never have been kept.
        Unlawful = "unlawful",
    }
}

labels! {
    /// Where data stand with their review.
    ReviewStage {
        /// The day of the review has come.
        Due = "due",
        /// It comes within ninety days.
        Soon = "soon",
        /// It lies further ahead.
        Later = "later",
    }
}

/// A review went on.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct ReviewContinued {
    /// The day of the next review.
    #[n(0)]
    pub until: Day,
    /// Why the data are kept.
    #[n(1)]
    pub reason: String,
}

/// A court asked that data be kept.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct HoldPlaced {
    /// The court's reference.
    #[n(0)]
    pub reference: String,
    /// Why.
    #[n(1)]
    pub reason: String,
}

/// Somebody proposed that data be erased.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct ErasureProposed {
    /// Why.
    #[n(0)]
    pub ground: Ground,
    /// Links and sightings that quote them and go with them.
    #[n(1)]
    pub also: Vec<SubjectId>,
}

/// A second person agreed: the data are erased.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct ContributionErased {
    /// Why.
    #[n(0)]
    pub ground: Ground,
    /// Links and sightings that go with them: at most those that were proposed.
    #[n(1)]
    pub also: Vec<SubjectId>,
    /// How many indicators there were.
    #[n(2)]
    pub count: u32,
}

/// The last review that went on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Continued {
    /// The day of the next one.
    pub until: Day,
    /// Why.
    pub reason: String,
    /// Who decided.
    pub by: OfficerId,
    /// When.
    pub at: Instant,
}

/// A legal hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hold {
    /// The court's reference.
    pub reference: String,
    /// Why.
    pub reason: String,
    /// Who recorded it.
    pub by: OfficerId,
    /// When.
    pub at: Instant,
}

/// Who signed, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signed {
    /// Who.
    pub by: OfficerId,
    /// Of which agency.
    pub agency: AgencyId,
    /// When.
    pub at: Instant,
}

/// A proposal to erase.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposed {
    /// Why.
    pub ground: Ground,
    /// What goes with the data.
    pub also: BTreeSet<SubjectId>,
    /// Who proposed it.
    pub first: Signed,
}

/// Data that were erased.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Erased {
    /// Why.
    pub ground: Ground,
    /// What went with them.
    pub also: BTreeSet<SubjectId>,
    /// Who proposed it.
    pub first: Signed,
    /// Who agreed.
    pub second: Signed,
    /// The entry that erased them.
    pub mark: Mark,
}

/// What is on record of how long data are kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Retention {
    /// The last review that went on.
    pub continued: Option<Continued>,
    /// Legal holds, one for each agency.
    pub holds: BTreeMap<AgencyId, Hold>,
    /// A proposal to erase that waits for a second person.
    pub proposed: Option<Proposed>,
    /// A second person agreed on this desk, and the office has not placed that yet: nothing is gone before.
    pub agreed: Option<Erased>,
    /// That they were erased.
    pub erased: Option<Erased>,
}

impl Retention {
    /// Says whether nothing is on record, so that nothing is written of it.
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}

/// What is reviewed as one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(untagged)]
pub enum Kept {
    /// A contribution.
    Data {
        /// Which.
        contribution: ContributionId,
    },
    /// The notes and documents of one agency on a case (`papers`).
    Papers {
        /// The case.
        case: CaseId,
        /// The agency.
        agency: AgencyId,
    },
}

/// Goes on at a review (AUD-4).
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ContinueReview {
    /// With what.
    #[serde(flatten)]
    pub what: Kept,
    /// The day of the next review; none: as late as it may be.
    #[serde(default)]
    #[ts(optional)]
    pub until: Option<Day>,
    /// Why they are kept.
    pub reason: String,
}

/// Places a legal hold.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct PlaceHold {
    /// On what.
    #[serde(flatten)]
    pub what: Kept,
    /// The court's reference.
    pub reference: String,
    /// Why.
    pub reason: String,
}

/// Lifts a legal hold.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct LiftHold {
    /// On what.
    #[serde(flatten)]
    pub what: Kept,
    /// Why.
    pub reason: String,
}

impl ContributionState {
    /// Gives the day on which they are reviewed at the latest: three years after they came, or when the last review said; never later than
    /// their provider allows.
    pub fn review_due(&self) -> Day {
        let said = match &self.retention.continued {
            Some(continued) => continued.until.min(continued.at.office_day().plus_months(REVIEW)),
            None => self.at.office_day().plus_months(REVIEW),
        };
        self.ends().map_or(said, |ends| ends.min(said))
    }

    /// Says where they stand with their review on a day; none of data that are erased.
    pub fn review_stage(&self, day: Day) -> Option<ReviewStage> {
        if self.retention.erased.is_some() {
            return None;
        }
        let due = self.review_due();
        Some(match () {
            () if due <= day => ReviewStage::Due,
            () if due <= day.plus(REMINDER) => ReviewStage::Soon,
            () => ReviewStage::Later,
        })
    }

    /// Says whether data about victims, witnesses or minors have been kept for more than five years.
    pub fn kept_long(&self, day: Day) -> bool {
        let sensitive = self.terms.minor || self.terms.category.is_some_and(|it| !it.is_compared());
        self.retention.erased.is_none() && sensitive && self.at.office_day().plus_months(LONG) < day
    }

    /// Says whether a court asked that they be kept.
    pub fn is_held(&self) -> bool {
        !self.retention.holds.is_empty()
    }
}

/// Goes on with data at their review: an officer of the agency whose data they are. At most three years, and never past the provider's
/// limit.
pub fn go_on(state: &ContributionState, request: &ContinueReview, now: Instant, who: &Author) -> Result<Change, Refusal> {
    let until = next_review(request.until, state.ends(), now)?;
    let reason = text::required(TextField::Reason, &request.reason)?;
    decided(state, Change::ReviewContinued(ReviewContinued { until, reason }), who)
}

/// Gives the day of the next review: as somebody said, at most three years from now and never past the provider's limit; as late as that
/// where nobody said.
pub(crate) fn next_review(said: Option<Day>, ends: Option<Day>, now: Instant) -> Result<Day, Refusal> {
    let today = now.office_day();
    let most = today.plus_months(REVIEW);
    let limit = ends.map_or(most, |ends| ends.min(most));
    let until = said.unwrap_or(limit);
    if until > limit {
        return Err(Refusal::ReviewTooLate { limit });
    }
    if until <= today { Err(Refusal::EmptyInterval { from: today, to: until }) } else { Ok(until) }
}

/// Places a legal hold: an officer of an agency of the case, or EC3.
pub fn hold(case: &CaseState, state: &ContributionState, request: &PlaceHold, who: &Author) -> Result<Change, Refusal> {
    rules::may_take_part(case, who)?;
    let reference = text::required(TextField::Name, &request.reference)?;
    let reason = text::required(TextField::Reason, &request.reason)?;
    decided(state, Change::HoldPlaced(HoldPlaced { reference, reason }), who)
}

/// Lifts a legal hold: the agency that placed it.
pub fn lift(state: &ContributionState, request: &LiftHold, who: &Author) -> Result<Change, Refusal> {
    let reason = text::required(TextField::Reason, &request.reason)?;
    decided(state, Change::HoldLifted(Reasoned { reason }), who)
}

/// Says whether somebody may propose that data be erased: an officer of the agency whose data they are, or who leads the case.
pub fn may_propose(case: &CaseState, state: &ContributionState, who: &Author) -> Result<(), Refusal> {
    who.require(REVIEWS)?;
    if who.is_of(&state.agency) { Ok(()) } else { rules::may_lead(case, who) }
}

/// Proposes that data be erased, with what quotes them.
pub fn propose(case: &CaseState, state: &ContributionState, ground: Ground, also: &BTreeSet<SubjectId>, who: &Author) -> Result<Change, Refusal> {
    may_propose(case, state, who)?;
    not_agreed(state)?;
    if also.len() > MOST_QUOTING {
        return Err(Refusal::TooMany { limit: MOST_QUOTING, found: also.len() });
    }
    decided(state, Change::ErasureProposed(ErasureProposed { ground, also: also.iter().copied().collect() }), who)
}

/// Agrees as the second person. What quotes the data now must have been named when it was proposed.
pub fn confirm(state: &ContributionState, quoting: &BTreeSet<SubjectId>, who: &Author) -> Result<Change, Refusal> {
    who.require(REVIEWS)?;
    not_agreed(state)?;
    let proposed = state.retention.proposed.as_ref().ok_or(Refusal::NotRecorded)?;
    if !quoting.is_subset(&proposed.also) {
        return Err(Refusal::ErasureGrew);
    }
    let count = u32::try_from(state.indicators.len()).unwrap_or(u32::MAX);
    let change = ContributionErased { ground: proposed.ground, also: proposed.also.iter().copied().collect(), count };
    decided(state, Change::ContributionErased(change), who)
}

/// Refuses what two have signed already.
const fn not_agreed(state: &ContributionState) -> Result<(), Refusal> {
    match (&state.retention.erased, &state.retention.agreed) {
        (Some(_), _) => Err(Refusal::DataErased),
        (None, Some(_)) => Err(Refusal::AlreadyRecorded),
        (None, None) => Ok(()),
    }
}

fn decided(state: &ContributionState, change: Change, who: &Author) -> Result<Change, Refusal> {
    super::holds(state, &change, who)?;
    Ok(change)
}

/// Says whether a change of how long data are kept holds; none of another change.
pub(super) fn holds(state: &ContributionState, change: &Change, author: &Author) -> Option<Result<(), Refusal>> {
    let kept = &state.retention;
    Some(match change {
        Change::ReviewContinued(_) => author.require(REVIEWS).and_then(|()| author.require_of(&state.agency)),
        Change::HoldPlaced(_) => may_hold(&kept.holds, author),
        Change::HoldLifted(_) => may_lift(&kept.holds, author),
        Change::ErasureProposed(_) => may_erase(&kept.holds, author),
        Change::ContributionErased(it) => may_agree(&state.agency, &kept.holds, kept.proposed.as_ref(), &it.also, author),
        _ => return None,
    })
}

/// Says whether somebody may place a hold beside these: an agency has one at most.
pub(crate) fn may_hold(holds: &BTreeMap<AgencyId, Hold>, author: &Author) -> Result<(), Refusal> {
    author.require(REVIEWS)?;
    match &author.agency {
        Some(agency) if holds.contains_key(agency) => Err(Refusal::AlreadyRecorded),
        Some(_) => Ok(()),
        None => Err(Refusal::UnknownOfficer),
    }
}

/// Says whether somebody may lift one of these holds: its own agency's.
pub(crate) fn may_lift(holds: &BTreeMap<AgencyId, Hold>, author: &Author) -> Result<(), Refusal> {
    author.require(REVIEWS)?;
    match &author.agency {
        Some(agency) if holds.contains_key(agency) => Ok(()),
        _ => Err(Refusal::NotRecorded),
    }
}

/// Says whether a proposal to erase holds: whoever signs reviews, and no hold stands.
pub(crate) fn may_erase(holds: &BTreeMap<AgencyId, Hold>, author: &Author) -> Result<(), Refusal> {
    author.require(REVIEWS)?;
    match holds.values().next() {
        Some(hold) => Err(Refusal::OnHold { reference: hold.reference.clone() }),
        None => Ok(()),
    }
}

/// Says whether a second signature holds: two persons of two agencies, one of whom is of the provider or of EC3, no hold, and nothing that was
/// not proposed.
pub(crate) fn may_agree(
    provider: &AgencyId,
    holds: &BTreeMap<AgencyId, Hold>,
    proposed: Option<&Proposed>,
    also: &[SubjectId],
    author: &Author,
) -> Result<(), Refusal> {
    may_erase(holds, author)?;
    let proposed = proposed.ok_or(Refusal::NotRecorded)?;
    if author.officer == proposed.first.by || author.is_of(&proposed.first.agency) {
        return Err(Refusal::SecondPerson);
    }
    if proposed.first.agency != *provider && !author.is_of(provider) && !author.has(Duty::Ec3) {
        return Err(Refusal::NotOfAgency { agency: provider.clone() });
    }
    if also.iter().all(|subject| proposed.also.contains(subject)) { Ok(()) } else { Err(Refusal::ErasureGrew) }
}

/// Folds a change of how long data are kept, which holds; says whether it was one.
pub(super) fn fold(state: &mut ContributionState, fact: &Fact<'_>) -> bool {
    // Two desks may sign the same without knowing of each other.
    if state.retention.erased.is_some() {
        return true;
    }
    let (by, at) = (fact.author.officer, fact.at);
    // Whoever it holds of has an agency: `holds` asked for a duty.
    let Some(agency) = fact.author.agency.clone() else { return false };
    match fact.change {
        Change::ReviewContinued(it) => {
            state.retention.continued = Some(Continued { until: it.until, reason: it.reason.clone(), by, at });
            // Whoever goes on with them does not erase them.
            (state.retention.proposed, state.retention.agreed) = (None, None);
        }
        Change::HoldPlaced(it) => {
            state.retention.holds.insert(agency, Hold { reference: it.reference.clone(), reason: it.reason.clone(), by, at });
            (state.retention.proposed, state.retention.agreed) = (None, None);
        }
        Change::HoldLifted(_) => drop(state.retention.holds.remove(&agency)),
        Change::ErasureProposed(it) => {
            let first = Signed { by, agency, at };
            state.retention.proposed = Some(Proposed { ground: it.ground, also: it.also.iter().copied().collect(), first });
        }
        Change::ContributionErased(it) => {
            let Some(proposed) = state.retention.proposed.clone() else { return false };
            let (also, second) = (it.also.iter().copied().collect(), Signed { by, agency, at });
            let erased = Erased { ground: it.ground, also, first: proposed.first, second, mark: fact.mark.clone() };
            if fact.mark.position.is_none() {
                state.retention.agreed = Some(erased);
                return true;
            }
            state.retention = Retention { erased: Some(erased), ..Retention::default() };
            state.count = it.count;
            // Of data that were withdrawn it is no longer said: the reason is somebody's sentence.
            (state.terms, state.withdrawn) = (nothing_said(), None);
            (state.versions, state.keyed) = (1, KeyVersion::FIRST);
            state.proposals.clear();
            state.permissions.clear();
            state.uses.clear();
            state.indicators.clear();
        }
        _ => return false,
    }
    true
}

/// An entry whose body was emptied: what its header still says.
#[derive(Clone, Debug)]
pub struct Emptied<'a> {
    /// What it is about.
    pub subject: SubjectId,
    /// In which journal.
    pub audience: &'a Audience,
    /// What it was.
    pub kind: &'a str,
    /// Its place.
    pub mark: Mark,
    /// When.
    pub at: Instant,
    /// Who its author was.
    pub author: &'a Author,
}

/// Begins a contribution whose first entry was emptied; none where it did not hold, or is another entry.
pub fn begin_emptied(it: &Emptied<'_>) -> Option<ContributionState> {
    let Audience::Case(case) = it.audience else { return None };
    if it.kind != "contribution.begun" || it.author.require(super::rules::CONTRIBUTES).is_err() {
        return None;
    }
    Some(ContributionState {
        id: ContributionId(it.subject.0),
        case: *case,
        agency: it.author.agency.clone()?,
        by: it.author.officer,
        at: it.at,
        terms: nothing_said(),
        marked: it.mark.clone(),
        versions: 1,
        count: 0,
        keyed: KeyVersion::FIRST,
        proposals: Vec::new(),
        permissions: BTreeMap::new(),
        uses: BTreeMap::new(),
        withdrawn: None,
        retention: Retention::default(),
        indicators: Vec::new(),
    })
}

/// Folds an emptied entry into a contribution: a hold blocks, and a review that went on ends a proposal, whatever reason was given for it.
pub fn fold_emptied(state: &mut ContributionState, it: &Emptied<'_>) {
    let Some(agency) = it.author.agency.clone().filter(|_| it.author.require(REVIEWS).is_ok()) else { return };
    let kept = &mut state.retention;
    match it.kind {
        "contribution.review-continued" if agency == state.agency => kept.proposed = None,
        "contribution.hold-placed" if !kept.holds.contains_key(&agency) => {
            kept.holds.insert(agency, Hold { reference: String::new(), reason: String::new(), by: it.author.officer, at: it.at });
            kept.proposed = None;
        }
        "contribution.hold-lifted" => drop(kept.holds.remove(&agency)),
        _ => {}
    }
}

/// What is said of data that are erased: nothing.
const fn nothing_said() -> Terms {
    Terms {
        name: String::new(),
        legal_basis: String::new(),
        purpose: Purpose::Operational,
        marking: None,
        evaluation: None,
        category: None,
        minor: false,
        tells: None,
        source: None,
        observed_from: None,
        observed_to: None,
    }
}

/// Kinds whose bodies stay when their subject is erased: they say on what ground and what goes with it, or that an entry was given up before it
/// was sent, and nothing else.
pub const STAYS: &[&str] = &["contribution.erasure-proposed", "contribution.erased", "entry.withdrawn"];

/// Says whether entries of a kind may ever be without a body: those about data of a case, about links between them and about sightings, notes and
/// documents.
pub fn may_be_emptied(kind: &str, audience: &Audience) -> bool {
    matches!(audience, Audience::Case(_)) && !STAYS.contains(&kind) && (kind.starts_with("contribution.") || goes_along(kind) || is_paper(kind))
}

/// Says whether entries of a kind are about a note or a document, or say that such an entry was given up.
pub fn is_paper(kind: &str) -> bool {
    kind == "entry.withdrawn" || kind.starts_with("note.") || kind.starts_with("document.")
}

/// Says whether entries of a kind go with the contribution that they quote.
pub fn goes_along(kind: &str) -> bool {
    matches!(kind, "link.drawn" | "link.withdrawn" | "link.restored" | "entry.withdrawn") || kind.starts_with("sighting.")
}

#[cfg(test)]
mod tests;
