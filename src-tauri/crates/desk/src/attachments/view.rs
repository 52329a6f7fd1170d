//! Views of the attachment scheme: the pipeline with who is here when, and one application with everything about it.

use std::collections::BTreeMap;

use jcat_domain::attachments::eligible::{self, CaseFor, Eligibility, Lost};
use jcat_domain::attachments::places::PlacesState;
use jcat_domain::attachments::rules::{self, AttachmentAct};
use jcat_domain::attachments::{Applicant, Application, AttachmentOutcome, AttachmentStage, AttachmentState, Closing, Condition};
use jcat_domain::elections::BoardAct;
use jcat_domain::elections::state::Done;
use jcat_domain::fold::State;
use jcat_domain::ids::{AttachmentId, CaseId, OfferId, OfficerId};
use jcat_domain::{Country, Day, Duty, Instant, Refusal};
use rusqlite::OptionalExtension;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::standing::{self, OnDay, StandingRow};
use crate::error::Error;
use crate::replica::read;
use crate::work::{May, Read};

/// The last days of an attachment on which its coordinator is reminded of its end.
const REMINDERS: [i64; 2] = [30, 7];

/// The attachment scheme on a day.
#[derive(Clone, Debug, Serialize, TS)]
pub struct AttachmentList {
    /// As of when.
    pub on: Day,
    /// The applications, by number, the newest first.
    pub rows: Vec<AttachmentRow>,
    /// The places.
    pub places: PlacesView,
    /// Begin an application.
    pub may: May,
}

/// The places of the office.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PlacesView {
    /// How many there are.
    pub count: u32,
    /// The longest attachment, in days.
    pub most_days: Option<u32>,
    /// How many are taken on the day.
    pub taken: u32,
    /// Set them.
    pub may: May,
}

/// An application in a list.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AttachmentRow {
    /// The application.
    pub id: AttachmentId,
    /// Its number.
    pub label: String,
    /// Who applies.
    pub applicant: Applicant,
    /// The person.
    pub person: String,
    /// The case.
    pub case: CaseId,
    /// The number of the case.
    pub case_label: String,
    /// Where it stands.
    pub stage: AttachmentStage,
    /// The first day.
    pub from: Day,
    /// The day on which it no longer holds.
    pub to: Option<Day>,
    /// Member countries that the case is linked to.
    pub linked: usize,
    /// What does not hold.
    pub lacks: Vec<Condition>,
    /// Countries that are asked.
    pub asked: Vec<Country>,
    /// Those of them that have not endorsed it.
    pub not_endorsed: Vec<Country>,
    /// That a condition is lost, with the day of the decision.
    pub lost: Option<Lost>,
    /// In how many days it ends, once that is 30 or fewer.
    pub ends_in: Option<i64>,
    /// Whether it has a place in the office.
    pub placed: bool,
    /// Papers that are no longer good, or end before it does.
    pub papers_short: usize,
}

/// An application with everything about it.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AttachmentView {
    /// What a list shows of it.
    pub row: AttachmentRow,
    /// What it says.
    pub application: Application,
    /// The title of the case.
    pub case_title: String,
    /// Every condition, as of the day that was asked for.
    pub eligibility: Eligibility,
    /// Whether a place is free on every day of it, or it has one.
    pub place_free: bool,
    /// What the countries say that are asked.
    pub answers: Vec<AnswerRow>,
    /// What the Board decided.
    pub decided: Option<DecidedView>,
    /// Who decided on it before this system.
    pub before: Option<String>,
    /// Extensions.
    pub extended: Vec<ExtendedRow>,
    /// That it ends before its time.
    pub closed: Option<ClosedView>,
    /// That it was kept though a condition no longer held.
    pub kept: Option<KeptView>,
    /// The guest on the roster.
    pub guest: Option<OfficerId>,
    /// People of the organisation who are on the roster already.
    pub known: Vec<KnownPerson>,
    /// The occasional contribution that it comes from.
    pub from_offer: Option<OfferId>,
    /// Who began it.
    pub by: String,
    /// When.
    pub at: Instant,
    /// What two desks typed without knowing of each other: it is edited again to settle it.
    pub rivals: Vec<Application>,
    /// What who asks may do.
    pub may: AttachmentMay,
}

/// What a country says.
#[derive(Clone, Debug, Serialize, TS)]
pub struct AnswerRow {
    /// The country.
    pub country: Country,
    /// Whether it endorses; none while it has not answered.
    pub endorsed: Option<bool>,
    /// Why not.
    pub reason: Option<String>,
    /// Who said so.
    pub by: Option<String>,
    /// When.
    pub at: Option<Instant>,
}

/// What the Board decided.
#[derive(Clone, Debug, Serialize, TS)]
pub struct DecidedView {
    /// What.
    pub outcome: AttachmentOutcome,
    /// The act.
    pub act: BoardAct,
    /// Who recorded it.
    pub by: String,
    /// When.
    pub at: Instant,
}

/// An extension.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ExtendedRow {
    /// The day on which it no longer holds.
    pub to: Day,
    /// The act.
    pub act: BoardAct,
    /// Who recorded it.
    pub by: String,
    /// When.
    pub at: Instant,
}

/// That an attachment ends before its time.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ClosedView {
    /// How.
    pub how: Closing,
    /// The first day without the guest.
    pub on: Day,
    /// Why.
    pub reason: String,
    /// Who said so.
    pub by: String,
    /// When.
    pub at: Instant,
}

/// That a guest was kept though a condition no longer held.
#[derive(Clone, Debug, Serialize, TS)]
pub struct KeptView {
    /// Since when it did not hold.
    pub since: Day,
    /// Why.
    pub reason: String,
    /// Who decided so.
    pub by: String,
    /// When.
    pub at: Instant,
}

/// Somebody of the organisation who is on the roster.
#[derive(Clone, Debug, Serialize, TS)]
pub struct KnownPerson {
    /// The officer.
    pub officer: OfficerId,
    /// The name.
    pub name: String,
}

/// What may be done with an application.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AttachmentMay {
    /// Edit it.
    pub edit: May,
    /// Submit it.
    pub submit: May,
    /// Find that every condition holds.
    pub find_eligible: May,
    /// Say for one's own country whether it endorses it.
    pub endorse: May,
    /// Record that the Board granted it.
    pub grant: May,
    /// Record that the Board declined it.
    pub decline: May,
    /// Expect the guest.
    pub start: May,
    /// Record that the guest stays longer.
    pub extend: May,
    /// End it early.
    pub end: May,
    /// Break it off.
    pub revoke: May,
    /// Take it back.
    pub withdraw: May,
    /// Keep the guest though a condition is lost.
    pub keep: May,
}

/// Asks for an application as of a day.
#[derive(Clone, Copy, Debug, Deserialize, TS)]
pub struct AttachmentAsOf {
    /// The application.
    pub attachment: AttachmentId,
    /// The day; none means today.
    #[serde(default)]
    #[ts(optional)]
    pub on: Option<Day>,
}

/// What rows are made with, read once.
struct Known {
    places: PlacesState,
    standing: BTreeMap<AttachmentId, StandingRow>,
    on: Day,
}

impl Known {
    fn read(read: &Read<'_>, on: Day) -> Result<Self, Error> {
        Ok(Self { places: read::places(read.connection)?, standing: standing::by_id(read, OnDay { on: Some(on) })?, on })
    }

    fn row(&self, read: &Read<'_>, state: &AttachmentState) -> Result<AttachmentRow, Error> {
        let application = &state.application.value;
        let stage = state.stage(self.on);
        let standing = self.standing.get(&state.id);
        let case_label: Option<String> =
            read.connection.prepare_cached("SELECT label FROM cases WHERE id = ?1")?.query_row([application.case.0], |row| row.get(0)).optional()?;
        let lacking = standing.is_some_and(|it| !it.lacks.is_empty());
        let watched = lacking && matches!(stage, AttachmentStage::Active | AttachmentStage::Approved);
        let lost = if watched { self.lost(read, state)? } else { None };
        let days = state.to().map(|to| self.on.until(to));
        let ends_in = days.filter(|days| stage == AttachmentStage::Active && *days <= REMINDERS[0]);
        let last = state.to().map(Day::before);
        let short = |until: Option<Day>| until.is_some_and(|until| until < self.on || last.is_some_and(|last| until < last));
        Ok(AttachmentRow {
            id: state.id,
            label: state.label(),
            applicant: application.applicant.clone(),
            person: application.person.clone(),
            case: application.case,
            case_label: case_label.unwrap_or_default(),
            stage,
            from: state.from(),
            to: state.to(),
            linked: standing.map_or(0, |it| it.linked),
            lacks: standing.map(|it| it.lacks.clone()).unwrap_or_default(),
            asked: state.found.iter().flat_map(|it| it.countries.iter().copied()).collect(),
            not_endorsed: state.not_endorsed().collect(),
            lost,
            ends_in,
            placed: self.places.given.contains_key(&state.id),
            papers_short: application.papers.iter().filter(|paper| short(paper.until)).count(),
        })
    }

    fn lost(&self, read: &Read<'_>, state: &AttachmentState) -> Result<Option<Lost>, Error> {
        let Some(case) = read::case_if_here(read.connection, state.application.value.case)? else { return Ok(None) };
        Ok(eligible::lost(state, &CaseFor::from(&case), read.roster()?, self.places.most_days, self.on))
    }
}

fn states(read: &Read<'_>) -> Result<Vec<AttachmentState>, Error> {
    let all = read::all(read.connection, "attachment")?.into_iter();
    let mut found: Vec<AttachmentState> = all.filter_map(|state| if let State::Attachment(it) = state { Some(it) } else { None }).collect();
    found.sort_by_key(|it| std::cmp::Reverse((it.number, it.id)));
    Ok(found)
}

/// Lists the applications as they stand on a day.
pub(crate) fn list(read: &Read<'_>, request: OnDay) -> Result<AttachmentList, Error> {
    let on = request.on.unwrap_or(read.today());
    let known = Known::read(read, on)?;
    let author = read.author()?;
    let taken = known.places.given.values().filter(|(from, to)| *from <= on && on < *to).count();
    let keeps = read.may(author.require(rules::KEEPS));
    Ok(AttachmentList {
        on,
        rows: states(read)?.iter().map(|state| known.row(read, state)).collect::<Result<_, _>>()?,
        places: PlacesView {
            count: known.places.count,
            most_days: known.places.most_days,
            taken: u32::try_from(taken).unwrap_or(u32::MAX),
            may: keeps.clone(),
        },
        may: keeps,
    })
}

/// Gives the applications in which something is asked of who asks: the coordinator, a country that was counted, the secretary.
pub(crate) fn waiting(read: &Read<'_>) -> Result<Vec<AttachmentRow>, Error> {
    let (_, author, today) = read.who()?;
    let (keeps, decides) = (author.has(Duty::Coordinator), author.has(Duty::Secretary));
    let endorses = author.require(rules::ENDORSES).is_ok();
    if !(keeps || decides || endorses) {
        return Ok(Vec::new());
    }
    let known = Known::read(read, today)?;
    let mut found = Vec::new();
    for state in states(read)? {
        let row = known.row(read, &state)?;
        let answer = author.country.filter(|_| endorses).is_some_and(|country| row.asked.contains(&country) && !state.answers.contains_key(&country));
        let waits = match row.stage {
            AttachmentStage::Draft | AttachmentStage::Eligibility => keeps,
            AttachmentStage::Endorsement => answer,
            AttachmentStage::BoardDecision => decides || answer,
            AttachmentStage::Approved => keeps && (state.started.is_none() || row.lost.is_some()),
            AttachmentStage::Active => keeps && (row.lost.is_some() || row.ends_in.is_some()),
            _ => false,
        };
        if waits {
            found.push(row);
        }
    }
    Ok(found)
}

fn said(read: &Read<'_>, done: &Done) -> Result<(String, Instant), Error> {
    Ok((read.officer_name(done.by)?, done.at))
}

fn answers(read: &Read<'_>, state: &AttachmentState) -> Result<Vec<AnswerRow>, Error> {
    let countries = state.found.iter().flat_map(|it| it.countries.iter());
    let answer = |country: &Country| {
        let Some(given) = state.answers.get(country) else {
            return Ok(AnswerRow { country: *country, endorsed: None, reason: None, by: None, at: None });
        };
        let (by, at) = said(read, &given.done)?;
        Ok(AnswerRow { country: *country, endorsed: Some(given.opposed.is_none()), reason: given.opposed.clone(), by: Some(by), at: Some(at) })
    };
    countries.map(answer).collect()
}

fn may(read: &Read<'_>, state: &AttachmentState, lost: bool) -> Result<AttachmentMay, Error> {
    let (_, author, today) = read.who()?;
    let act = |act: AttachmentAct| read.may(rules::may(state, act, author, today));
    let endorse = match author.country {
        None => author.require(rules::ENDORSES).and(Err(Refusal::CountryMissing)),
        Some(country) => rules::may_endorse(state, country, author).and_then(|()| match state.stage(today) {
            AttachmentStage::Endorsement | AttachmentStage::BoardDecision => Ok(()),
            stage => Err(Refusal::AttachmentNotThere { stage }),
        }),
    };
    Ok(AttachmentMay {
        edit: act(AttachmentAct::Edit),
        submit: act(AttachmentAct::Submit),
        find_eligible: act(AttachmentAct::FindEligible),
        endorse: read.may(endorse),
        grant: act(AttachmentAct::Grant),
        decline: act(AttachmentAct::Decline),
        start: act(AttachmentAct::Start),
        extend: act(AttachmentAct::Extend),
        end: act(AttachmentAct::End),
        revoke: act(AttachmentAct::Revoke),
        withdraw: act(AttachmentAct::Withdraw),
        keep: if lost { act(AttachmentAct::Keep) } else { read.may::<()>(Err(Refusal::NothingToSettle)) },
    })
}

/// Gives an application with everything about it.
pub(crate) fn one(read: &Read<'_>, request: AttachmentAsOf) -> Result<AttachmentView, Error> {
    let state = read::attachment(read.connection, request.attachment)?;
    let on = request.on.unwrap_or(read.today());
    let known = Known::read(read, on)?;
    let application = state.application.value.clone();
    let case = read::case(read.connection, application.case)?;
    let roster = read.roster()?;
    let row = known.row(read, &state)?;
    let people = roster.officers.values().filter(|it| it.agency == application.applicant.id);
    let decided = state.decided.as_ref().map(|it| {
        let (by, at) = said(read, &it.done)?;
        Ok::<_, Error>(DecidedView { outcome: it.outcome, act: it.act.clone(), by, at })
    });
    let extended = state.extended.iter().map(|it| {
        let (by, at) = said(read, &it.done)?;
        Ok::<_, Error>(ExtendedRow { to: it.to, act: it.act.clone(), by, at })
    });
    let closed = state.closed.as_ref().map(|it| {
        let (by, at) = said(read, &it.done)?;
        Ok::<_, Error>(ClosedView { how: it.how, on: it.on, reason: it.reason.clone(), by, at })
    });
    let kept = state.kept.as_ref().map(|it| {
        let (by, at) = said(read, &it.done)?;
        Ok::<_, Error>(KeptView { since: it.since, reason: it.reason.clone(), by, at })
    });
    let (by, at) = said(read, &state.begun)?;
    let full = state.to().and_then(|to| known.places.full_on(state.id, state.from(), to));
    Ok(AttachmentView {
        case_title: read::cover(read.connection, case.id).map(|cover| cover.title.value).unwrap_or_default(),
        eligibility: eligible::of(&state, &CaseFor::from(&case), roster, known.places.most_days, on),
        place_free: row.placed || full.is_none(),
        answers: answers(read, &state)?,
        decided: decided.transpose()?,
        before: state.before.clone(),
        extended: extended.collect::<Result<_, _>>()?,
        closed: closed.transpose()?,
        kept: kept.transpose()?,
        guest: state.started.as_ref().map(|(officer, _)| *officer),
        known: people.map(|it| KnownPerson { officer: it.id, name: it.name.value.clone() }).collect(),
        from_offer: state.from_offer,
        by,
        at,
        rivals: state.application.rivals.iter().map(|rival| rival.value.clone()).collect(),
        may: may(read, &state, row.lost.is_some())?,
        application,
        row,
    })
}
