//! Views of meetings: those of a case, and one with everything about it.

use std::collections::BTreeMap;

use jcat_domain::cases::CaseState;
use jcat_domain::fold::State;
use jcat_domain::ids::{AgencyId, AuthorityId, CaseId, MeetingId, OfficerId, PointId, TaskId};
use jcat_domain::meetings::rules::{self, MeetingTyped, WhichMeeting};
use jcat_domain::meetings::{MeetingState, People, PointKind};
use jcat_domain::plan::TaskStatus;
use jcat_domain::{Country, Day, Instant, Refusal, notes, zones};
use serde::Serialize;
use ts_rs::TS;

use crate::cases::conflicts::{self, Conflict};
use crate::drafts::WhichCase;
use crate::error::Error;
use crate::replica::read;
use crate::work::{May, Read};

/// The meetings of a case.
#[derive(Clone, Debug, Serialize, TS)]
pub struct MeetingList {
    /// The case.
    pub case: CaseId,
    /// The meetings, the latest first.
    pub rows: Vec<MeetingRow>,
    /// The zones that are offered: the office's, then those of the countries that take part.
    pub zones: Vec<ZoneChoice>,
    /// Officers who can be invited: those who may read the case.
    pub officers: Vec<MeetingPerson>,
    /// Authorities and contacts of the register that are still used.
    pub authorities: Vec<MeetingContact>,
    /// Call one.
    pub may: May,
}

/// A zone to choose.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ZoneChoice {
    /// Its name.
    pub zone: String,
    /// The countries whose capitals have it.
    pub countries: Vec<Country>,
}

/// A meeting in a list.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MeetingRow {
    /// The meeting.
    pub id: MeetingId,
    /// Its title.
    pub title: String,
    /// When it begins.
    pub begins: Instant,
    /// When it ends.
    pub ends: Instant,
    /// Its begin on the clocks of the zone in which it was set, where that is another than the office's.
    pub clock: Option<String>,
    /// That zone.
    pub zone: String,
    /// Where.
    pub place: Option<String>,
    /// How many are invited.
    pub invited: u32,
    /// How many points stand.
    pub points: u32,
    /// Whether it is over.
    pub over: bool,
    /// Whether who came is on record.
    pub minuted: bool,
    /// Whether it does not take place.
    pub cancelled: bool,
    /// How many fields two desks set without knowing of each other.
    pub conflicts: u32,
}

/// An officer at a meeting, or one who can be invited.
#[derive(Clone, Debug, Serialize, TS)]
pub struct MeetingPerson {
    /// The officer.
    pub officer: OfficerId,
    /// The name.
    pub name: String,
    /// The organisation.
    pub agency: Option<AgencyId>,
}

/// An authority or contact at a meeting, or one that can be invited.
#[derive(Clone, Debug, Serialize, TS)]
pub struct MeetingContact {
    /// The authority.
    pub authority: AuthorityId,
    /// Its name.
    pub name: String,
    /// Its country.
    pub country: Option<Country>,
}

/// A meeting with everything about it.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MeetingView {
    /// The case.
    pub case: CaseId,
    /// What a list shows of it.
    pub row: MeetingRow,
    /// As somebody would type it.
    pub typed: MeetingTyped,
    /// Officers who are invited.
    pub officers: Vec<MeetingPerson>,
    /// Authorities and contacts that are invited.
    pub authorities: Vec<MeetingContact>,
    /// Who came, and what is to be remembered; none before somebody wrote it.
    pub minutes: Option<MinutesView>,
    /// What was agreed, in the order in which it was recorded.
    pub points: Vec<PointRow>,
    /// Why it does not take place.
    pub cancelled: Option<CancelledView>,
    /// Who called it.
    pub by: String,
    /// When it was called.
    pub called: Instant,
    /// Fields that two desks set without knowing of each other.
    pub conflicts: Vec<Conflict>,
    /// What who asks may do.
    pub may: MeetingMay,
}

/// Who came to a meeting, and what is to be remembered.
#[derive(Clone, Debug, Serialize, TS)]
pub struct MinutesView {
    /// Officers who came.
    pub officers: Vec<MeetingPerson>,
    /// Authorities and contacts that came.
    pub authorities: Vec<MeetingContact>,
    /// What is to be remembered.
    pub text: Option<String>,
    /// Who wrote it.
    pub by: String,
    /// When.
    pub at: Instant,
}

/// Why a meeting does not take place.
#[derive(Clone, Debug, Serialize, TS)]
pub struct CancelledView {
    /// Who said so.
    pub by: String,
    /// When.
    pub at: Instant,
    /// Why.
    pub reason: String,
}

/// A point of the minutes.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PointRow {
    /// The point.
    pub id: PointId,
    /// What it is.
    pub kind: PointKind,
    /// What was agreed, or is to be done.
    pub text: String,
    /// The task that it became.
    pub task: Option<PointTask>,
    /// Who wrote it.
    pub by: String,
    /// When.
    pub at: Instant,
    /// Why it no longer stands.
    pub withdrawn: Option<String>,
}

/// How far the task of a point is.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PointTask {
    /// The task.
    pub task: TaskId,
    /// The agency that answers for it.
    pub agency: AgencyId,
    /// Its last day.
    pub due: Option<Day>,
    /// How far it is; none where it left the plan.
    pub status: Option<TaskStatus>,
}

/// What may be done with a meeting.
#[derive(Clone, Debug, Serialize, TS)]
pub struct MeetingMay {
    /// Change it.
    pub change: May,
    /// Say that it does not take place.
    pub cancel: May,
    /// Say that it takes place after all.
    pub restore: May,
    /// Write who came and what is to be remembered.
    pub minute: May,
    /// Write what was agreed.
    pub agree: May,
}

/// Reads the meetings of a case, the latest first.
pub(crate) fn of_case(read: &Read<'_>, case: CaseId) -> Result<Vec<MeetingState>, Error> {
    let mut statement = read.connection.prepare_cached("SELECT id FROM meetings WHERE case_id = ?1 ORDER BY begins DESC, id")?;
    let ids: Vec<uuid::Uuid> = statement.query_map([case.0], |row| row.get(0))?.collect::<Result<_, _>>()?;
    ids.into_iter().map(|id| read::meeting(read.connection, MeetingId(id))).collect()
}

/// Lists the meetings of a case.
pub(crate) fn list(read: &Read<'_>, request: WhichCase) -> Result<MeetingList, Error> {
    let case = read::case(read.connection, request.case)?;
    let rows = of_case(read, case.id)?;
    let register = contacts(read)?;
    Ok(MeetingList {
        case: case.id,
        rows: rows.iter().map(|meeting| row(read, meeting)).collect::<Result<_, _>>()?,
        zones: zones_of(read, &case)?,
        officers: invitable(read, &case)?,
        authorities: register.into_values().filter(|(_, retired)| !retired).map(|(contact, _)| contact).collect(),
        may: read.may(rules::may_meet(&case, read.author()?)),
    })
}

fn zones_of(read: &Read<'_>, case: &CaseState) -> Result<Vec<ZoneChoice>, Error> {
    let roster = read.roster()?;
    let mut found: Vec<ZoneChoice> = vec![ZoneChoice { zone: zones::OFFICE.name().to_owned(), countries: Vec::new() }];
    let countries: std::collections::BTreeSet<Country> =
        case.agencies.iter().filter_map(|agency| roster.organisations.get(agency).and_then(|it| it.country)).collect();
    for country in countries {
        let zone = zones::zone_of(country).name();
        match found.iter_mut().find(|it| it.zone == zone) {
            Some(known) => known.countries.push(country),
            None => found.push(ZoneChoice { zone: zone.to_owned(), countries: vec![country] }),
        }
    }
    Ok(found)
}

fn invitable(read: &Read<'_>, case: &CaseState) -> Result<Vec<MeetingPerson>, Error> {
    let (roster, _, today) = read.who()?;
    let here = roster.officers.values().filter(|officer| officer.posts.iter().any(|post| post.span.holds(today)));
    let may = here.filter(|officer| notes::may_read(case, roster, officer.id));
    let mut found: Vec<MeetingPerson> =
        may.map(|it| MeetingPerson { officer: it.id, name: it.name.value.clone(), agency: Some(it.agency.clone()) }).collect();
    found.sort_by(|a, b| (&a.agency, &a.name, a.officer).cmp(&(&b.agency, &b.name, b.officer)));
    Ok(found)
}

/// The register, by id, with whether each is still used.
type Register = BTreeMap<AuthorityId, (MeetingContact, bool)>;

fn contacts(read: &Read<'_>) -> Result<Register, Error> {
    let mut found = Register::new();
    for state in read::all(read.connection, "authority")? {
        if let State::Authority(it) = state {
            let facts = it.facts.value;
            found.insert(it.id, (MeetingContact { authority: it.id, name: facts.name, country: facts.country }, facts.retired));
        }
    }
    Ok(found)
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

fn row(read: &Read<'_>, meeting: &MeetingState) -> Result<MeetingRow, Error> {
    let when = &meeting.when.value;
    let zone = rules::zone(&when.zone)?;
    let invited = &meeting.invited.value;
    Ok(MeetingRow {
        id: meeting.id,
        title: meeting.title.value.clone(),
        begins: when.begins,
        ends: meeting.ends(),
        clock: (zone != zones::OFFICE).then(|| zones::clock(when.begins, zone)),
        zone: when.zone.clone(),
        place: meeting.place.value.clone(),
        invited: count(invited.officers.len() + invited.authorities.len()),
        points: count(meeting.standing().count()),
        over: meeting.ends() <= read.now,
        minuted: meeting.minutes.is_some(),
        cancelled: meeting.cancelled.is_some(),
        conflicts: count(conflicts_of(read, meeting)?.len()),
    })
}

fn conflicts_of(read: &Read<'_>, meeting: &MeetingState) -> Result<Vec<Conflict>, Error> {
    let mut found = Vec::new();
    conflicts::add(read, &mut found, "title", &meeting.title, |_| None)?;
    conflicts::add(read, &mut found, "when", &meeting.when, |_| None)?;
    conflicts::add(read, &mut found, "place", &meeting.place, |_| None)?;
    conflicts::add(read, &mut found, "agenda", &meeting.agenda, |_| None)?;
    conflicts::add(read, &mut found, "invited", &meeting.invited, |_| None)?;
    if let Some(minutes) = &meeting.minutes {
        conflicts::add(read, &mut found, "minutes-of-it", minutes, |_| None)?;
    }
    Ok(found)
}

/// Gives a meeting with everything about it.
pub(crate) fn view(read: &Read<'_>, request: WhichMeeting) -> Result<MeetingView, Error> {
    let meeting = read::meeting(read.connection, request.meeting)?;
    let case = read::case(read.connection, meeting.case)?;
    let register = contacts(read)?;
    let author = read.author()?;
    let (officers, authorities) = names(read, &register, &meeting.invited.value)?;
    let minutes = meeting.minutes.as_ref().map(|field| {
        let (officers, authorities) = names(read, &register, &field.value.attended)?;
        let (by, at) = (read.officer_name(field.set.by)?, field.set.at);
        Ok::<_, Error>(MinutesView { officers, authorities, text: field.value.text.clone(), by, at })
    });
    let cancelled = meeting.cancelled.as_ref().map(|it| {
        let by = read.officer_name(it.by)?;
        Ok::<_, Error>(CancelledView { by, at: it.at, reason: it.reason.clone() })
    });
    let may = read.may(rules::may_meet(&case, author));
    let either = |wanted: bool| if meeting.cancelled.is_some() == wanted { may.clone() } else { read.may::<()>(Err(Refusal::NothingToEnd)) };
    Ok(MeetingView {
        case: case.id,
        row: row(read, &meeting)?,
        typed: super::typed_of(&meeting)?,
        officers,
        authorities,
        minutes: minutes.transpose()?,
        points: points(read, &meeting)?,
        cancelled: cancelled.transpose()?,
        by: read.officer_name(meeting.by)?,
        called: meeting.called,
        conflicts: conflicts_of(read, &meeting)?,
        may: MeetingMay {
            cancel: either(false),
            restore: either(true),
            minute: read.may(rules::may_minute(&case, &meeting, read.now, author)),
            agree: may.clone(),
            change: may,
        },
    })
}

fn names(read: &Read<'_>, register: &Register, people: &People) -> Result<(Vec<MeetingPerson>, Vec<MeetingContact>), Error> {
    let roster = read.roster()?;
    let officers = people.officers.iter().map(|officer| {
        let agency = roster.officers.get(officer).map(|it| it.agency.clone());
        Ok(MeetingPerson { officer: *officer, name: read.officer_name(*officer)?, agency })
    });
    // The register travels in another journal and may come later.
    let unknown = |id: AuthorityId| MeetingContact { authority: id, name: read.words.say("authority-unknown"), country: None };
    let authorities = people.authorities.iter().map(|id| register.get(id).map_or_else(|| unknown(*id), |(contact, _)| contact.clone()));
    Ok((officers.collect::<Result<_, Error>>()?, authorities.collect()))
}

fn points(read: &Read<'_>, meeting: &MeetingState) -> Result<Vec<PointRow>, Error> {
    let point = |(id, point): (&PointId, &jcat_domain::meetings::Point)| {
        let task = point.task.map(|task| match read::task(read.connection, task) {
            Ok(state) => {
                Ok(Some(PointTask { task, agency: state.agency.value, due: state.due.value, status: (!state.removed).then_some(state.status.value) }))
            }
            // Recorded with the point, in the same batch; it can be behind it where the journal is still being taken in.
            Err(Error::NotFound(_)) => Ok(None),
            Err(other) => Err(other),
        });
        Ok(PointRow {
            id: *id,
            kind: point.kind,
            text: point.text.clone(),
            task: task.transpose()?.flatten(),
            by: read.officer_name(point.by)?,
            at: point.at,
            withdrawn: point.withdrawn.clone(),
        })
    };
    meeting.points.iter().map(point).collect()
}
