//! From entries to the state of an offer.

use serde::{Deserialize, Serialize};

use super::rules::{CONVERTS, TAKES};
use super::{OfferFacts, OfferStage};
use crate::Refusal;
use crate::change::Change;
use crate::duties::{Author, Duty};
use crate::elections::state::Done;
use crate::field::Field;
use crate::fold::Fact;
use crate::ids::{AttachmentId, CaseId, ContributionId, OfferId, OutreachId, derive_subject};

/// An offer, and what became of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OfferState {
    /// The offer.
    pub id: OfferId,
    /// Year and number, as people say it: `OC-27-003`.
    pub number: (i32, u32),
    /// What is said of it.
    pub facts: Field<OfferFacts>,
    /// Who recorded it.
    pub begun: Done,
    /// What became of it, in order.
    pub steps: Vec<OfferStep>,
    /// The event of outreach that it came from. A state that was kept before anybody could say so has none.
    #[serde(default)]
    pub outreach: Option<Field<Option<OutreachId>>>,
}

/// Something that became of an offer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OfferStep {
    /// Where it stands since.
    pub to: OfferStage,
    /// Why, where somebody has to say so.
    pub reason: Option<String>,
    /// The data that it was recorded as.
    pub contribution: Option<ContributionId>,
    /// The case of these.
    pub case: Option<CaseId>,
    /// The application that it became.
    pub attachment: Option<AttachmentId>,
    /// Who, and when.
    pub done: Done,
}

impl OfferStep {
    const fn plain(to: OfferStage, done: Done) -> Self {
        Self { to, reason: None, contribution: None, case: None, attachment: None, done }
    }
}

impl OfferState {
    /// Gives the number as people say it.
    pub fn label(&self) -> String {
        let (year, number) = self.number;
        format!("OC-{:02}-{number:03}", year.rem_euclid(100))
    }

    /// Where it stands.
    pub fn stage(&self) -> OfferStage {
        self.steps.last().map_or(OfferStage::Offered, |step| step.to)
    }

    /// What became of it since it was last taken up anew.
    fn since(&self) -> impl Iterator<Item = &OfferStep> {
        self.steps.iter().rev().take_while(|step| step.to != OfferStage::Offered)
    }

    /// The data that it was recorded as.
    pub fn contribution(&self) -> Option<ContributionId> {
        self.since().find_map(|step| step.contribution)
    }

    /// The case that it is for: of the data that it was recorded as, else the one that was named.
    pub fn case(&self) -> Option<CaseId> {
        self.since().find_map(|step| step.case).or(self.facts.value.case)
    }

    /// The application that it would become now. Its id follows from what became of the offer so far: two desks that convert it at once make one.
    pub fn next_application(&self) -> AttachmentId {
        AttachmentId(derive_subject("application-of-offer", &format!("{}/{}", self.id, self.steps.len())).0)
    }

    /// The event of outreach that it came from.
    pub fn from_outreach(&self) -> Option<OutreachId> {
        self.outreach.as_ref().and_then(|field| field.value)
    }

    /// The application that it became.
    pub fn attachment(&self) -> Option<AttachmentId> {
        self.since().find_map(|step| step.attachment)
    }
}

/// Begins an offer.
pub fn begin(fact: &Fact<'_>) -> Result<OfferState, Refusal> {
    let Change::OfferRecorded(it) = fact.change else { return Err(Refusal::OutOfPlace) };
    fact.author.require(TAKES)?;
    Ok(OfferState {
        id: it.offer,
        number: (it.year, it.number),
        facts: Field::new(it.facts.clone(), fact),
        begun: Done::of(fact),
        steps: Vec::new(),
        outreach: None,
    })
}

/// Folds a later entry of an offer.
pub fn fold(state: &mut OfferState, fact: &Fact<'_>) -> Result<(), Refusal> {
    holds(state, fact.change, fact.author)?;
    let done = Done::of(fact);
    let step = match fact.change {
        Change::OfferEdited(it) => {
            state.facts.set(it.facts.clone(), fact);
            return Ok(());
        }
        Change::OfferTraced(it) => {
            match &mut state.outreach {
                Some(field) => field.set(it.outreach, fact),
                none => *none = Some(Field::new(it.outreach, fact)),
            }
            return Ok(());
        }
        Change::OfferReceived(it) => OfferStep { contribution: it.contribution, case: it.case, ..OfferStep::plain(OfferStage::Received, done) },
        Change::OfferDeclined(it) => OfferStep { reason: Some(it.reason.clone()), ..OfferStep::plain(OfferStage::Declined, done) },
        Change::OfferConverted(it) => OfferStep { attachment: Some(it.attachment), ..OfferStep::plain(OfferStage::Converted, done) },
        Change::OfferReopened(it) => OfferStep { reason: Some(it.reason.clone()), ..OfferStep::plain(OfferStage::Offered, done) },
        _ => return Err(Refusal::AlreadyRecorded),
    };
    state.steps.push(step);
    Ok(())
}

/// Says whether a change holds in this state, by this author. The same answer when deciding and when folding.
pub(super) fn holds(state: &OfferState, change: &Change, who: &Author) -> Result<(), Refusal> {
    use OfferStage::{Converted, Declined, Offered, Received};
    who.require(TAKES)?;
    let stage = state.stage();
    let stands = |any_of: &[OfferStage]| if any_of.contains(&stage) { Ok(()) } else { Err(Refusal::OfferNotThere { stage }) };
    let sponsors = who.officer == state.facts.value.sponsor;
    let sees_to_it = || if sponsors || who.has(Duty::Coordinator) { Ok(()) } else { Err(Refusal::NotTheSponsor) };
    let knows_it = || if who.officer == state.begun.by { Ok(()) } else { sees_to_it() };
    match change {
        Change::OfferEdited(_) => knows_it().and_then(|()| stands(&[Offered])),
        // Where it came from is often found out later, whatever became of it.
        Change::OfferTraced(_) => knows_it(),
        // To receive it is to answer for it: nobody does so for another.
        Change::OfferReceived(_) if !sponsors => Err(Refusal::NotTheSponsor),
        // What was received without data may name the data that it became later.
        Change::OfferReceived(it) if stage == Received && state.contribution().is_none() && it.contribution.is_some() => Ok(()),
        Change::OfferReceived(_) => stands(&[Offered]),
        Change::OfferDeclined(_) => sees_to_it().and_then(|()| stands(&[Offered])),
        Change::OfferConverted(_) => who.require(CONVERTS).and_then(|()| stands(&[Offered, Received])),
        Change::OfferReopened(_) => sees_to_it().and_then(|()| stands(&[Received, Declined, Converted])),
        _ => Err(Refusal::AlreadyRecorded),
    }
}
