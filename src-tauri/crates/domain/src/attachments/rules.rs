//! Requests on attachments, and the rules that answer them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::eligible::{self, CaseFor};
use super::places::PlacesState;
use super::{
    Applicant, Application, AttachmentBroughtIn, AttachmentDecided, AttachmentDrafted, AttachmentEdited, AttachmentEnded, AttachmentEndorsed,
    AttachmentExtended, AttachmentFoundEligible, AttachmentKept, AttachmentOpposed, AttachmentOutcome, AttachmentStarted, AttachmentState,
    AttachmentSubmitted, Paper, folds,
};
use crate::cases::{CaseState, Reasoned};
use crate::change::Change;
use crate::duties::{Author, Duty};
use crate::elections::BoardAct;
use crate::ids::{AttachmentId, DecisionId, OfferId, OfficerId};
use crate::roster::{MembershipKind, Roster, rules as roster_rules};
use crate::text::{self, TextField};
use crate::{Country, Day, Refusal, Span};

/// Whose duty the scheme is.
pub const KEEPS: &[Duty] = &[Duty::Coordinator];

/// Whose duty it is to speak for a country that is asked.
pub const ENDORSES: &[Duty] = &[Duty::Officer, Duty::Representative, Duty::Alternate];

/// Begins an application (ATT-0).
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct DraftAttachment {
    /// What it says.
    pub application: Application,
}

/// Edits a draft, or the papers of an application.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct EditAttachment {
    /// The attachment.
    pub attachment: AttachmentId,
    /// What it says now.
    pub application: Application,
}

/// Names an attachment.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
pub struct WhichAttachment {
    /// The attachment.
    pub attachment: AttachmentId,
}

/// Says for a country whether it endorses an application.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct EndorseAttachment {
    /// The attachment.
    pub attachment: AttachmentId,
    /// Why not; none endorses it.
    #[serde(default)]
    #[ts(optional)]
    pub opposed: Option<String>,
}

/// Records what the Board decided on an application.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct DecideAttachment {
    /// The attachment.
    pub attachment: AttachmentId,
    /// What.
    pub outcome: AttachmentOutcome,
    /// The act.
    pub act: BoardAct,
    /// The decision of a meeting, where it was one.
    #[serde(default)]
    #[ts(optional)]
    pub decision: Option<DecisionId>,
}

/// Records that the Board lets a guest stay longer (ATT-4).
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ExtendAttachment {
    /// The attachment.
    pub attachment: AttachmentId,
    /// The day on which it no longer holds.
    pub to: Day,
    /// The act.
    pub act: BoardAct,
    /// The decision of a meeting, where it was one.
    #[serde(default)]
    #[ts(optional)]
    pub decision: Option<DecisionId>,
}

/// Ends an attachment before its last day.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct EndAttachment {
    /// The attachment.
    pub attachment: AttachmentId,
    /// The first day without the guest.
    pub on: Day,
    /// Why.
    pub reason: String,
}

/// Breaks an attachment off, takes an application back, or keeps a guest for whom a condition no longer holds.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct SayOfAttachment {
    /// The attachment.
    pub attachment: AttachmentId,
    /// Why.
    pub reason: String,
}

/// Brings in a guest who was here before this system (ATT-0).
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct BringInAttachment {
    /// What was applied for.
    pub application: Application,
    /// Who decided on it then.
    pub text: String,
}

/// Says whether somebody may speak for a country that was counted.
pub fn may_endorse(state: &AttachmentState, country: Country, who: &Author) -> Result<(), Refusal> {
    who.require(ENDORSES)?;
    if who.country != Some(country) {
        return Err(Refusal::NotOfCountry { country });
    }
    if state.found.as_ref().is_some_and(|found| found.countries.contains(&country)) { Ok(()) } else { Err(Refusal::NotAsked { country }) }
}

/// Reads what was typed of an application. The last day may be missing in a draft: the conditions say so.
fn read(application: &Application, roster: &Roster) -> Result<Application, Refusal> {
    let Applicant { id, .. } = &application.applicant;
    // What is on the roster is called as it is there.
    let applicant = match roster.organisations.get(id) {
        Some(known) => {
            let name = known.name.value.0.clone().unwrap_or_else(|| application.applicant.name.clone());
            Applicant { id: id.clone(), kind: known.kind, country: known.country, name: text::required(TextField::Name, &name)? }
        }
        None => Applicant { name: text::required(TextField::Name, &application.applicant.name)?, ..application.applicant.clone() },
    };
    if let Some(to) = application.to.filter(|to| *to <= application.from) {
        return Err(Refusal::EmptyInterval { from: application.from, to });
    }
    let email = application.email.as_deref().map_or(Ok(None), |email| text::optional(TextField::Contact, email))?;
    if let Some(wrong) = email.as_deref().filter(|email| !roster_rules::is_email(email)) {
        return Err(Refusal::NotAnAddress { value: wrong.to_owned() });
    }
    text::few(application.papers.len())?;
    let papers = application.papers.iter().map(|paper| Ok(Paper { title: text::required(TextField::Name, &paper.title)?, ..paper.clone() }));
    Ok(Application {
        case: application.case,
        applicant,
        person: text::required(TextField::Name, &application.person)?,
        email,
        from: application.from,
        to: application.to,
        purpose: text::required(TextField::Summary, &application.purpose)?,
        papers: papers.collect::<Result<_, Refusal>>()?,
    })
}

fn decided(state: &AttachmentState, change: Change, who: &Author, today: Day) -> Result<Change, Refusal> {
    folds::holds(state, &change, who, today)?;
    Ok(change)
}

/// Begins an application.
pub fn draft(
    request: &DraftAttachment,
    roster: &Roster,
    attachment: AttachmentId,
    (year, number): (i32, u32),
    from_offer: Option<OfferId>,
    who: &Author,
) -> Result<Change, Refusal> {
    who.require(KEEPS)?;
    let application = read(&request.application, roster)?;
    Ok(Change::AttachmentDrafted(AttachmentDrafted { attachment, application, year, number, from_offer }))
}

/// Edits a draft, or the papers of an application. None where nothing differs.
pub fn edit(state: &AttachmentState, application: &Application, roster: &Roster, who: &Author, today: Day) -> Result<Option<Change>, Refusal> {
    let application = read(application, roster)?;
    if application == state.application.value && state.application.rivals.is_empty() {
        return who.require(KEEPS).map(|()| None);
    }
    decided(state, Change::AttachmentEdited(AttachmentEdited { application }), who, today).map(Some)
}

/// Submits an application.
pub fn submit(state: &AttachmentState, who: &Author, today: Day) -> Result<Change, Refusal> {
    decided(state, Change::AttachmentSubmitted(AttachmentSubmitted {}), who, today)
}

/// Says which condition stands in the way: by its own name where it is one, else all of them (ATT-2).
fn require(found: &eligible::Eligibility) -> Result<(), Refusal> {
    if found.holds() { Ok(()) } else { Err(Refusal::NotEligible { found: found.linked.len(), conditions: found.lacks() }) }
}

/// Records that every condition holds as of today, and which countries are asked.
pub fn find_eligible(
    state: &AttachmentState,
    case: &CaseState,
    roster: &Roster,
    places: &PlacesState,
    who: &Author,
    today: Day,
) -> Result<Change, Refusal> {
    who.require(KEEPS)?;
    let found = eligible::of(state, &CaseFor::from(case), roster, places.most_days, today);
    let change = Change::AttachmentFoundEligible(AttachmentFoundEligible { on: today, countries: found.linked.clone() });
    let change = decided(state, change, who, today)?;
    require(&found).map(|()| change)
}

/// Endorses an application for one's own country, or says why not.
pub fn endorse(state: &AttachmentState, request: &EndorseAttachment, who: &Author, today: Day) -> Result<Change, Refusal> {
    let country = who.country.ok_or(Refusal::CountryMissing)?;
    let change = match request.opposed.as_deref() {
        None => Change::AttachmentEndorsed(AttachmentEndorsed { country }),
        Some(reason) => Change::AttachmentOpposed(AttachmentOpposed { country, reason: text::required(TextField::Reason, reason)? }),
    };
    decided(state, change, who, today)
}

/// Records what the Board decided: to grant it, every condition must hold on that day.
pub fn decide(
    state: &AttachmentState,
    request: &DecideAttachment,
    case: &CaseState,
    roster: &Roster,
    places: &PlacesState,
    who: &Author,
    today: Day,
) -> Result<Change, Refusal> {
    let act = request.act.clone().read(today)?;
    let change = Change::AttachmentDecided(AttachmentDecided { outcome: request.outcome, act, decision: request.decision });
    let change = decided(state, change, who, today)?;
    if request.outcome == AttachmentOutcome::Granted {
        require(&eligible::of(state, &CaseFor::from(case), roster, places.most_days, today))?;
    }
    Ok(change)
}

/// Expects a guest: there is a place, and the person is on the roster.
pub fn start(state: &AttachmentState, places: &PlacesState, officer: OfficerId, who: &Author, today: Day) -> Result<Change, Refusal> {
    let change = decided(state, Change::AttachmentStarted(AttachmentStarted { officer }), who, today)?;
    if places.given.contains_key(&state.id) { Ok(change) } else { Err(Refusal::NoPlaceLeft { day: state.from() }) }
}

/// Lets a guest stay longer: the conditions hold for the longer time too.
pub fn extend(
    state: &AttachmentState,
    request: &ExtendAttachment,
    case: &CaseState,
    roster: &Roster,
    places: &PlacesState,
    who: &Author,
    today: Day,
) -> Result<Change, Refusal> {
    let act = request.act.clone().read(today)?;
    let change = Change::AttachmentExtended(AttachmentExtended { to: request.to, act, decision: request.decision });
    let change = decided(state, change, who, today)?;
    let asked = eligible::Asked { applicant: &state.application.value.applicant.id, from: state.from(), to: Some(request.to) };
    require(&eligible::eligible(&asked, &CaseFor::from(case), roster, places.most_days, today))?;
    Ok(change)
}

/// Ends an attachment early: not before tomorrow; who must go at once is one whose attachment is broken off.
pub fn end(state: &AttachmentState, request: &EndAttachment, who: &Author, today: Day) -> Result<Change, Refusal> {
    let reason = text::required(TextField::Reason, &request.reason)?;
    let change = decided(state, Change::AttachmentEnded(AttachmentEnded { on: request.on, reason }), who, today)?;
    if request.on <= today { Err(Refusal::EmptyInterval { from: today.plus(1), to: request.on }) } else { Ok(change) }
}

/// Breaks an attachment off, at once.
pub fn revoke(state: &AttachmentState, reason: &str, who: &Author, today: Day) -> Result<Change, Refusal> {
    let reason = text::required(TextField::Reason, reason)?;
    decided(state, Change::AttachmentRevoked(Reasoned { reason }), who, today)
}

/// Takes an application back.
pub fn withdraw(state: &AttachmentState, reason: &str, who: &Author, today: Day) -> Result<Change, Refusal> {
    let reason = text::required(TextField::Reason, reason)?;
    decided(state, Change::AttachmentWithdrawn(Reasoned { reason }), who, today)
}

/// Keeps a guest for whom a condition no longer holds (ATT-5).
pub fn keep(
    state: &AttachmentState,
    reason: &str,
    case: &CaseState,
    roster: &Roster,
    places: &PlacesState,
    who: &Author,
    today: Day,
) -> Result<Change, Refusal> {
    let reason = text::required(TextField::Reason, reason)?;
    let lost = eligible::lost(state, &CaseFor::from(case), roster, places.most_days, today).ok_or(Refusal::NothingToSettle)?;
    decided(state, Change::AttachmentKept(AttachmentKept { since: lost.since, reason }), who, today)
}

/// Brings in a guest who is here already: with an end that lies ahead.
pub fn bring_in(
    request: &BringInAttachment,
    roster: &Roster,
    attachment: AttachmentId,
    (year, number): (i32, u32),
    who: &Author,
    today: Day,
) -> Result<Change, Refusal> {
    who.require(KEEPS)?;
    let application = read(&request.application, roster)?;
    match application.to {
        None => return Err(Refusal::NoEndDate),
        Some(to) if to <= today => return Err(Refusal::EmptyInterval { from: today, to }),
        Some(_) => {}
    }
    let text = text::required(TextField::Reason, &request.text)?;
    Ok(Change::AttachmentBroughtIn(AttachmentBroughtIn { attachment, application, year, number, text }))
}

/// What the roster is told of a guest who is expected: the organisation where it is not on it, its time as attached, the officer and the term.
pub struct Welcome {
    /// Of the organisation, in order.
    pub organisation: Vec<Change>,
    /// Of the officer, in order.
    pub officer: Vec<Change>,
}

/// Says what the roster is told of a guest.
pub fn welcome(state: &AttachmentState, roster: &Roster, officer: OfficerId) -> Result<Welcome, Refusal> {
    use crate::roster::{MembershipBegun, OfficerRecorded, OrganisationRecorded, PostGranted};
    let Application { applicant, person, .. } = &state.application.value;
    let span = Span { from: Some(state.from()), to: state.to() };
    let mut organisation = Vec::new();
    let known = roster.organisations.get(&applicant.id);
    if known.is_none() {
        organisation.push(Change::OrganisationRecorded(OrganisationRecorded {
            id: applicant.id.clone(),
            kind: applicant.kind,
            country: applicant.country,
            name: Some(applicant.name.clone()),
            short: None,
        }));
    }
    // Several guests of one organisation are attached over stretches that may meet: the roster needs one that covers this guest.
    let covered = known.is_some_and(|it| it.memberships.iter().any(|it| it.kind == MembershipKind::Attached && it.span.overlaps(&span)));
    if !covered {
        organisation.push(Change::MembershipBegun(MembershipBegun { kind: MembershipKind::Attached, span }));
    }
    let officer = vec![
        Change::OfficerRecorded(OfficerRecorded { officer, agency: applicant.id.clone(), name: person.clone() }),
        Change::PostGranted(PostGranted { duty: Duty::Guest, span, before_the_office: false }),
    ];
    Ok(Welcome { organisation, officer })
}

labels! {
    /// What may be done with an application, as a screen asks.
    AttachmentAct {
        /// Edit it.
        Edit = "edit",
        /// Submit it.
        Submit = "submit",
        /// Find that every condition holds.
        FindEligible = "find-eligible",
        /// Record that it was granted.
        Grant = "grant",
        /// Record that it was declined.
        Decline = "decline",
        /// Expect the guest.
        Start = "start",
        /// Record that the guest stays longer.
        Extend = "extend",
        /// End it early.
        End = "end",
        /// Break it off.
        Revoke = "revoke",
        /// Take it back.
        Withdraw = "withdraw",
        /// Keep the guest though a condition no longer holds.
        Keep = "keep",
    }
}

/// Says whether somebody may do something with an application now, before anything is typed.
pub fn may(state: &AttachmentState, act: AttachmentAct, who: &Author, today: Day) -> Result<(), Refusal> {
    let reasoned = || Reasoned { reason: String::new() };
    let carried = || BoardAct {
        on: today,
        method: crate::decisions::Method::Consensus,
        text: "-".into(),
        seats: 1,
        present: 1,
        in_favour: 1,
        against: 0,
        abstained: 0,
    };
    let decide = |outcome| Change::AttachmentDecided(AttachmentDecided { outcome, act: carried(), decision: None });
    let change = match act {
        AttachmentAct::Edit => Change::AttachmentEdited(AttachmentEdited { application: state.application.value.clone() }),
        AttachmentAct::Submit => Change::AttachmentSubmitted(AttachmentSubmitted {}),
        AttachmentAct::FindEligible => Change::AttachmentFoundEligible(AttachmentFoundEligible { on: today, countries: Default::default() }),
        AttachmentAct::Grant => decide(AttachmentOutcome::Granted),
        AttachmentAct::Decline => decide(AttachmentOutcome::Declined),
        AttachmentAct::Start => Change::AttachmentStarted(AttachmentStarted { officer: OfficerId(uuid::Uuid::nil()) }),
        AttachmentAct::Extend => {
            let to = state.to().unwrap_or(today).plus(1);
            Change::AttachmentExtended(AttachmentExtended { to, act: carried(), decision: None })
        }
        AttachmentAct::End => {
            let on = state.to().map_or(today, Day::before);
            Change::AttachmentEnded(AttachmentEnded { on, reason: String::new() })
        }
        AttachmentAct::Revoke => Change::AttachmentRevoked(reasoned()),
        AttachmentAct::Withdraw => Change::AttachmentWithdrawn(reasoned()),
        AttachmentAct::Keep => Change::AttachmentKept(AttachmentKept { since: today, reason: String::new() }),
    };
    folds::holds(state, &change, who, today)
}
