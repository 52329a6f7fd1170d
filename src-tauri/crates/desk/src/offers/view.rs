//! Views of occasional contributions: the list, and one with what became of it.

use jcat_domain::attachments::Applicant;
use jcat_domain::duties::Duty;
use jcat_domain::elections::state::Done;
use jcat_domain::fold::State;
use jcat_domain::ids::{AttachmentId, CaseId, ContributionId, OfferId, OfficerId, OutreachId};
use jcat_domain::offers::rules::{self, OfferAct};
use jcat_domain::offers::{OfferFacts, OfferStage, OfferState};
use jcat_domain::{Day, Instant};
use rusqlite::{OptionalExtension, params};
use serde::Serialize;
use ts_rs::TS;
use uuid::Uuid;

use crate::contributions;
use crate::error::Error;
use crate::replica::read;
use crate::undo::Nothing;
use crate::work::{May, Read};

/// The most contributions that are proposed as what an offer became.
const PROPOSED: u32 = 50;

/// The offers.
#[derive(Clone, Debug, Serialize, TS)]
pub struct OfferList {
    /// By number, the newest first.
    pub rows: Vec<OfferRow>,
    /// Officers who may sponsor, by name.
    pub sponsors: Vec<OfferSponsor>,
    /// Record one.
    pub may: May,
}

/// An officer who may sponsor.
#[derive(Clone, Debug, Serialize, TS)]
pub struct OfferSponsor {
    /// The officer.
    pub officer: OfficerId,
    /// The name.
    pub name: String,
}

/// An offer in a list.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OfferRow {
    /// The offer.
    pub id: OfferId,
    /// Its number.
    pub label: String,
    /// Who offers.
    pub offerer: Applicant,
    /// The day on which it was offered.
    pub on: Day,
    /// What, in full.
    pub offered: String,
    /// For which case.
    pub case: Option<CaseId>,
    /// The number of that case.
    pub case_label: Option<String>,
    /// Who receives or declines it.
    pub sponsor: OfficerId,
    /// The sponsor's name.
    pub sponsor_name: String,
    /// Whether the sponsor may still sponsor: somebody who left the office no longer does.
    pub sponsored: bool,
    /// Where it stands.
    pub stage: OfferStage,
}

/// An offer with everything about it.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OfferView {
    /// What a list shows of it.
    pub row: OfferRow,
    /// What is said of it.
    pub facts: OfferFacts,
    /// The event of outreach that it came from.
    pub outreach: Option<OfferOrigin>,
    /// Who recorded it.
    pub by: String,
    /// When.
    pub at: Instant,
    /// What became of it, in order.
    pub steps: Vec<OfferStepRow>,
    /// Data of the sponsor's agency that it may have become.
    pub proposed: Vec<OfferData>,
    /// What two desks typed without knowing of each other: it is edited again to settle it.
    pub rivals: Vec<OfferFacts>,
    /// What who asks may do.
    pub may: OfferMay,
}

/// The event of outreach that an offer came from.
#[derive(Clone, Debug, Serialize, TS)]
pub struct OfferOrigin {
    /// The event.
    pub id: OutreachId,
    /// Its title; none where it has not come to this desk yet.
    pub title: Option<String>,
}

/// Something that became of an offer.
#[derive(Clone, Debug, Serialize, TS)]
pub struct OfferStepRow {
    /// Where it stands since.
    pub to: OfferStage,
    /// Why.
    pub reason: Option<String>,
    /// The data that it was recorded as, by name, for who reads the case.
    pub data: Option<String>,
    /// The case of these.
    pub case: Option<CaseId>,
    /// The application that it became.
    pub attachment: Option<AttachmentId>,
    /// The number of that application.
    pub application: Option<String>,
    /// Who.
    pub by: String,
    /// When.
    pub at: Instant,
}

/// Data that an offer may have become.
#[derive(Clone, Debug, Serialize, TS)]
pub struct OfferData {
    /// The contribution.
    pub contribution: ContributionId,
    /// What it is called.
    pub name: String,
    /// The case.
    pub case: CaseId,
    /// Its number.
    pub label: String,
}

/// What may be done with an offer.
#[derive(Clone, Debug, Serialize, TS)]
pub struct OfferMay {
    /// Edit it.
    pub edit: May,
    /// Receive it, or name its data.
    pub receive: May,
    /// Decline it.
    pub decline: May,
    /// Convert it into an application.
    pub convert: May,
    /// Take it up anew.
    pub reopen: May,
    /// Say which event of outreach it came from.
    pub trace: May,
    /// Compare a list for whoever offered it.
    pub compare: May,
}

fn case_label(read: &Read<'_>, case: CaseId) -> Result<Option<String>, Error> {
    Ok(read.connection.prepare_cached("SELECT label FROM cases WHERE id = ?1")?.query_row([case.0], |row| row.get(0)).optional()?)
}

/// Gives what a list shows of an offer.
pub(crate) fn row(read: &Read<'_>, state: &OfferState) -> Result<OfferRow, Error> {
    let facts = &state.facts.value;
    let case = state.case();
    Ok(OfferRow {
        id: state.id,
        label: state.label(),
        offerer: facts.offerer.clone(),
        on: facts.on,
        offered: facts.offered.clone(),
        case,
        case_label: case.map(|case| case_label(read, case)).transpose()?.flatten(),
        sponsor: facts.sponsor,
        sponsor_name: read.officer_name(facts.sponsor)?,
        sponsored: rules::may_sponsor(facts.sponsor, read.roster()?, read.today()).is_ok(),
        stage: state.stage(),
    })
}

/// Lists the offers.
pub(crate) fn list(read: &Read<'_>, _: Nothing) -> Result<OfferList, Error> {
    let all = read::all(read.connection, "offer")?.into_iter();
    let mut states: Vec<OfferState> = all.filter_map(|state| if let State::Offer(it) = state { Some(it) } else { None }).collect();
    states.sort_by_key(|it| std::cmp::Reverse((it.number, it.id)));
    let (roster, author, today) = read.who()?;
    let may_sponsor = roster.officers_on(today).filter(|it| rules::may_sponsor(it.id, roster, today).is_ok());
    let mut sponsors: Vec<OfferSponsor> = may_sponsor.map(|it| OfferSponsor { officer: it.id, name: it.name.value.clone() }).collect();
    sponsors.sort_by(|a, b| a.name.cmp(&b.name).then(a.officer.cmp(&b.officer)));
    Ok(OfferList {
        rows: states.iter().map(|state| row(read, state)).collect::<Result<_, _>>()?,
        sponsors,
        may: read.may(author.require(rules::TAKES)),
    })
}

/// Gives the offers that wait: for who sponsors them, and all of them for the coordinator.
pub(crate) fn waiting(read: &Read<'_>) -> Result<Vec<OfferRow>, Error> {
    let author = read.author()?;
    if author.require(rules::TAKES).is_err() {
        return Ok(Vec::new());
    }
    let mut statement =
        read.connection.prepare_cached("SELECT id FROM offers WHERE waits = 1 AND (sponsor = ?1 OR ?2) ORDER BY year, number, id LIMIT 50")?;
    let ids: Vec<Uuid> =
        statement.query_map(params![read.me.officer.0, author.has(Duty::Coordinator)], |row| row.get(0))?.collect::<Result<_, _>>()?;
    ids.into_iter().map(|id| row(read, &read::offer(read.connection, OfferId(id))?)).collect()
}

/// Gives what a list shows of the offer that an application comes from.
pub(crate) fn behind(read: &Read<'_>, offer: OfferId) -> Result<Option<OfferRow>, Error> {
    match read::offer(read.connection, offer) {
        Err(Error::NotFound(_)) => Ok(None),
        found => row(read, &found?).map(Some),
    }
}

fn step(read: &Read<'_>, it: &jcat_domain::offers::OfferStep) -> Result<OfferStepRow, Error> {
    let Done { by, at } = it.done;
    // Who does not read the case has no data of it.
    let name = |id| match contributions::head(read.connection, id) {
        Ok(head) => Ok(Some(head.terms.name)),
        Err(Error::NotFound(_)) => Ok(None),
        Err(other) => Err(other),
    };
    let label = |id| match read::attachment(read.connection, id) {
        Ok(state) => Ok(Some(state.label())),
        Err(Error::NotFound(_)) => Ok(None),
        Err(other) => Err(other),
    };
    Ok(OfferStepRow {
        to: it.to,
        reason: it.reason.clone(),
        data: it.contribution.map(name).transpose()?.flatten(),
        case: it.case,
        attachment: it.attachment,
        application: it.attachment.map(label).transpose()?.flatten(),
        by: read.officer_name(by)?,
        at,
    })
}

/// Lists data of one's own agency that an offer may have become: on its case where one is named, the newest first.
fn proposed(read: &Read<'_>, state: &OfferState) -> Result<Vec<OfferData>, Error> {
    let author = read.author()?;
    let Some(agency) = author.agency.as_ref().filter(|_| rules::may(state, OfferAct::Receive, author).is_ok()) else { return Ok(Vec::new()) };
    let case = state.facts.value.case.map(|case| case.0);
    let mut statement = read.connection.prepare_cached(
        "SELECT c.id, c.case_id, k.label FROM contributions c JOIN cases k ON k.id = c.case_id
         WHERE c.agency = ?1 AND c.withdrawn = 0 AND (?2 IS NULL OR c.case_id = ?2) ORDER BY c.at DESC, c.id LIMIT ?3",
    )?;
    let found: Vec<(Uuid, Uuid, String)> = statement
        .query_map(params![agency.as_str(), case, PROPOSED], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<Result<_, _>>()?;
    let data = |(id, case, label): (Uuid, Uuid, String)| {
        let contribution = ContributionId(id);
        let name = contributions::head(read.connection, contribution)?.terms.name;
        Ok(OfferData { contribution, name, case: CaseId(case), label })
    };
    found.into_iter().map(data).collect()
}

fn origin(read: &Read<'_>, id: OutreachId) -> Result<OfferOrigin, Error> {
    match read::outreach(read.connection, id) {
        Err(Error::NotFound(_)) => Ok(OfferOrigin { id, title: None }),
        found => Ok(OfferOrigin { id, title: Some(found?.facts.value.title) }),
    }
}

/// Gives an offer with everything about it.
pub(crate) fn one(read: &Read<'_>, state: &OfferState) -> Result<OfferView, Error> {
    let author = read.author()?;
    let act = |act| read.may(rules::may(state, act, author));
    Ok(OfferView {
        row: row(read, state)?,
        facts: state.facts.value.clone(),
        outreach: state.from_outreach().map(|id| origin(read, id)).transpose()?,
        by: read.officer_name(state.begun.by)?,
        at: state.begun.at,
        steps: state.steps.iter().map(|it| step(read, it)).collect::<Result<_, _>>()?,
        proposed: proposed(read, state)?,
        rivals: state.facts.rivals.iter().map(|rival| rival.value.clone()).collect(),
        may: OfferMay {
            edit: act(OfferAct::Edit),
            receive: act(OfferAct::Receive),
            decline: act(OfferAct::Decline),
            convert: act(OfferAct::Convert),
            reopen: act(OfferAct::Reopen),
            trace: act(OfferAct::Trace),
            compare: read.may(rules::may_compare(state, author)),
        },
    })
}
