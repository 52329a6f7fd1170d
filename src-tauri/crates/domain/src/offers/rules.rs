//! Requests on occasional contributions, and the rules that answer them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{OfferConverted, OfferEdited, OfferFacts, OfferReceived, OfferRecorded, OfferState, OfferTraced, folds};
use crate::attachments::rules as attachment_rules;
use crate::attachments::{Applicant, Application};
use crate::cases::Reasoned;
use crate::change::Change;
use crate::contributions::ContributionState;
use crate::duties::{Author, Duty};
use crate::ids::{AttachmentId, CaseId, ContributionId, OfferId, OfficerId, OutreachId};
use crate::outreach::OutreachState;
use crate::roster::{MembershipKind, OrganisationKind, Roster};
use crate::text::{self, TextField};
use crate::{Day, Refusal};

/// Whose duty it is to take what is offered.
pub const TAKES: &[Duty] = &[Duty::Officer, Duty::Ec3, Duty::Coordinator];

/// Whose duty it is to convert an offer into an application.
pub const CONVERTS: &[Duty] = attachment_rules::KEEPS;

/// Records what somebody from outside offers (ATT-6).
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct RecordOffer {
    /// What is said of it.
    pub facts: OfferFacts,
}

/// Edits what is said of an offer.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct EditOffer {
    /// The offer.
    pub offer: OfferId,
    /// What is said now.
    pub facts: OfferFacts,
}

/// Names an offer.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
pub struct WhichOffer {
    /// The offer.
    pub offer: OfferId,
}

/// Receives an offer, or says which data of a case it was recorded as.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
pub struct ReceiveOffer {
    /// The offer.
    pub offer: OfferId,
    /// The data of a case that it was recorded as, where it was.
    #[serde(default)]
    #[ts(optional)]
    pub contribution: Option<ContributionId>,
}

/// Declines an offer, or takes one up anew.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct SayOfOffer {
    /// The offer.
    pub offer: OfferId,
    /// Why.
    pub reason: String,
}

/// Converts an offer into an application for an attachment.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ConvertOffer {
    /// The offer.
    pub offer: OfferId,
    /// What the application says.
    pub application: Application,
}

/// Says which event of outreach an offer came from.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
pub struct TraceOffer {
    /// The offer.
    pub offer: OfferId,
    /// The event; none: it came from none.
    pub outreach: Option<OutreachId>,
}

/// Refuses who takes part in the taskforce: their officers contribute themselves.
fn from_outside(offerer: &Applicant, roster: &Roster, today: Day) -> Result<(), Refusal> {
    // Observers, partners and who was attached contribute from outside; who has officers of their own here does not.
    let known = roster.organisations.get(&offerer.id);
    let inside = [MembershipKind::Member, MembershipKind::Host, MembershipKind::Judicial];
    let inside = known.is_some_and(|it| inside.into_iter().any(|kind| it.belongs(kind, today)));
    let participates = || match (offerer.kind, offerer.country) {
        (OrganisationKind::Agency, None) => Err(Refusal::CountryMissing),
        (OrganisationKind::Agency, Some(country)) => Ok(roster.member_countries(today).contains(&country)),
        _ => Ok(false),
    };
    if inside || participates()? { Err(Refusal::TakesPart { name: offerer.name.clone() }) } else { Ok(()) }
}

/// Says whether an officer may sponsor: in post today, as an officer or of EC3.
pub fn may_sponsor(officer: OfficerId, roster: &Roster, today: Day) -> Result<(), Refusal> {
    let found = roster.officers.get(&officer).ok_or(Refusal::UnknownOfficer)?;
    let holds = |duty| found.posts.iter().any(|post| post.duty == duty && post.span.holds(today));
    if holds(Duty::Officer) || holds(Duty::Ec3) { Ok(()) } else { Err(Refusal::MayNotSponsor { officer: found.name.value.clone() }) }
}

/// Reads what was typed of an offer.
fn read(facts: &OfferFacts, roster: &Roster, today: Day) -> Result<OfferFacts, Refusal> {
    let offerer = attachment_rules::as_on_roster(&facts.offerer, roster)?;
    from_outside(&offerer, roster, today)?;
    may_sponsor(facts.sponsor, roster, today)?;
    if today < facts.on {
        return Err(Refusal::InTheFuture);
    }
    let optional = |field, text: &Option<String>| text.as_deref().map_or(Ok(None), |text| text::optional(field, text));
    Ok(OfferFacts {
        offerer,
        person: optional(TextField::Name, &facts.person)?,
        email: attachment_rules::email(facts.email.as_deref())?,
        on: facts.on,
        offered: text::required(TextField::Summary, &facts.offered)?,
        legal_basis: text::required(TextField::LegalBasis, &facts.legal_basis)?,
        case: facts.case,
        sponsor: facts.sponsor,
        back: optional(TextField::Reason, &facts.back)?,
    })
}

fn decided(state: &OfferState, change: Change, who: &Author) -> Result<Change, Refusal> {
    folds::holds(state, &change, who)?;
    Ok(change)
}

/// Records what somebody from outside offers.
pub fn record(
    request: &RecordOffer,
    roster: &Roster,
    offer: OfferId,
    (year, number): (i32, u32),
    who: &Author,
    today: Day,
) -> Result<Change, Refusal> {
    who.require(TAKES)?;
    Ok(Change::OfferRecorded(OfferRecorded { offer, facts: read(&request.facts, roster, today)?, year, number }))
}

/// Edits what is said of an offer. None where nothing differs.
pub fn edit(state: &OfferState, facts: &OfferFacts, roster: &Roster, who: &Author, today: Day) -> Result<Option<Change>, Refusal> {
    let facts = read(facts, roster, today)?;
    if facts == state.facts.value && state.facts.rivals.is_empty() {
        return who.require(TAKES).map(|()| None);
    }
    decided(state, Change::OfferEdited(OfferEdited { facts }), who).map(Some)
}

/// Receives an offer. The data that it was recorded as are the sponsor's own, in the case that it was offered for.
pub fn receive(state: &OfferState, contribution: Option<&ContributionState>, who: &Author) -> Result<Change, Refusal> {
    if let Some(data) = contribution {
        who.require_of(&data.agency)?;
        let elsewhere = |case: CaseId| case != data.case;
        if data.withdrawn.is_some() || state.facts.value.case.is_some_and(elsewhere) {
            return Err(Refusal::ContributionElsewhere);
        }
    }
    let received = OfferReceived { contribution: contribution.map(|it| it.id), case: contribution.map(|it| it.case) };
    decided(state, Change::OfferReceived(received), who)
}

/// Declines an offer.
pub fn decline(state: &OfferState, reason: &str, who: &Author) -> Result<Change, Refusal> {
    decided(state, Change::OfferDeclined(Reasoned { reason: text::required(TextField::Reason, reason)? }), who)
}

/// Takes an offer up anew.
pub fn reopen(state: &OfferState, reason: &str, who: &Author) -> Result<Change, Refusal> {
    decided(state, Change::OfferReopened(Reasoned { reason: text::required(TextField::Reason, reason)? }), who)
}

/// Converts an offer into an application, which is the organisation's own.
pub fn convert(state: &OfferState, application: &Application, attachment: AttachmentId, who: &Author) -> Result<Change, Refusal> {
    let change = decided(state, Change::OfferConverted(OfferConverted { attachment }), who)?;
    let offerer = &state.facts.value.offerer;
    if application.applicant.id == offerer.id { Ok(change) } else { Err(Refusal::OtherOrganisation { name: offerer.name.clone() }) }
}

/// Says which event of outreach an offer came from, or that it came from none. None where nothing differs.
pub fn trace(state: &OfferState, event: Option<&OutreachState>, who: &Author) -> Result<Option<Change>, Refusal> {
    if let Some(event) = event {
        if event.cancelled.is_some() {
            return Err(Refusal::OutreachCancelled);
        }
        if let Some((from, _)) = event.facts.value.days.span()
            && state.facts.value.on < from
        {
            return Err(Refusal::BeforeItsEvent { from });
        }
    }
    let outreach = event.map(|it| it.id);
    let settled = state.outreach.as_ref().is_none_or(|field| field.rivals.is_empty());
    let differs = outreach != state.from_outreach() || !settled;
    let change = decided(state, Change::OfferTraced(OfferTraced { outreach }), who)?;
    Ok(differs.then_some(change))
}

/// Says whether somebody may compare a list for whoever made an offer (DEC-11): its sponsor, while it is neither declined nor converted.
pub fn may_compare(state: &OfferState, who: &Author) -> Result<(), Refusal> {
    use super::OfferStage::{Offered, Received};
    who.require(TAKES)?;
    if who.officer != state.facts.value.sponsor {
        return Err(Refusal::NotTheSponsor);
    }
    let stage = state.stage();
    if matches!(stage, Offered | Received) { Ok(()) } else { Err(Refusal::OfferNotThere { stage }) }
}

labels! {
    /// What may be done with an offer, as a screen asks.
    OfferAct {
        /// Edit it.
        Edit = "edit",
        /// Receive it.
        Receive = "receive",
        /// Decline it.
        Decline = "decline",
        /// Convert it into an application.
        Convert = "convert",
        /// Take it up anew.
        Reopen = "reopen",
        /// Say which event of outreach it came from.
        Trace = "trace",
    }
}

/// Says whether somebody may do something with an offer now, before anything is typed.
pub fn may(state: &OfferState, act: OfferAct, who: &Author) -> Result<(), Refusal> {
    let reasoned = || Reasoned { reason: String::new() };
    let change = match act {
        OfferAct::Edit => Change::OfferEdited(OfferEdited { facts: state.facts.value.clone() }),
        // Once it was received, what is still to be said is which data it became.
        OfferAct::Receive => {
            let later = (state.stage() == super::OfferStage::Received).then_some(ContributionId(uuid::Uuid::nil()));
            Change::OfferReceived(OfferReceived { contribution: later, case: None })
        }
        OfferAct::Decline => Change::OfferDeclined(reasoned()),
        OfferAct::Convert => Change::OfferConverted(OfferConverted { attachment: AttachmentId(uuid::Uuid::nil()) }),
        OfferAct::Reopen => Change::OfferReopened(reasoned()),
        OfferAct::Trace => Change::OfferTraced(OfferTraced { outreach: None }),
    };
    folds::holds(state, &change, who)
}
