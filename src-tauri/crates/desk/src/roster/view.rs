//! What is shown of the roster: a day of it, an officer, whom to ask (ROS-2 to ROS-6).

use std::collections::{BTreeMap, BTreeSet};

use jcat_domain::cases::CrimeArea;
use jcat_domain::cover::{self, CoverStretch, Coverage};
use jcat_domain::duties::Post;
use jcat_domain::fold::State;
use jcat_domain::ids::{AbsenceId, AgencyId, CaseId, OfficerId, TaskId};
use jcat_domain::roster::rules::{self};
use jcat_domain::roster::{Absence, ContactState, Membership, MembershipKind, OfficerState, OrganisationKind, OrganisationState, Roster};
use jcat_domain::{Country, Day, Duty, Refusal, Span};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::error::Error;
use crate::roster::proposed::{self, ProposedRow};
use crate::undo::Nothing;
use crate::work::{May, Read};

/// How far ahead cover is shown, in days.
pub(crate) const AHEAD: u64 = 90;

/// Asks for the roster of a day; none means today.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct AsOf {
    /// The day.
    #[ts(optional)]
    pub as_of: Option<Day>,
}

/// The roster of a day: one question, one screen.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RosterView {
    /// The day.
    pub as_of: Day,
    /// Member countries, those of the Union first.
    pub countries: Vec<CountryRow>,
    /// Organisations that host or cooperate: EC3, Eurojust.
    pub hosts: Vec<AgencyRow>,
    /// How many there are.
    pub totals: RosterTotals,
    /// Days without anybody in the next 90.
    pub gaps: Vec<Gap>,
    /// Arrivals, departures and reminders of terms in the next 90 days.
    pub moves: Vec<Move>,
    /// Duties that wait for a second person, the oldest first.
    pub proposed: Vec<ProposedRow>,
    /// Duties that take two persons here; none before there is an office.
    pub two_persons: Vec<Duty>,
    /// Whether an arrival may be recorded by who asks.
    pub may_record: May,
    /// Whether organisations may be put on the roster.
    pub may_administer: May,
}

/// How many countries, agencies and officers.
#[derive(Clone, Copy, Debug, Default, Serialize, TS)]
pub struct RosterTotals {
    /// Member countries.
    pub countries: usize,
    /// Of them in the European Union.
    pub union: usize,
    /// The others.
    pub other: usize,
    /// Member agencies.
    pub agencies: usize,
    /// Officers in post.
    pub officers: usize,
}

/// A member country with its agencies.
#[derive(Clone, Debug, Serialize, TS)]
pub struct CountryRow {
    /// ISO 3166-1 alpha-2.
    pub code: Country,
    /// Whether it is in the European Union on that day.
    pub union: bool,
    /// Its member agencies.
    pub agencies: Vec<AgencyRow>,
}

/// An organisation on a day.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AgencyRow {
    /// Its key.
    pub id: AgencyId,
    /// Its country.
    pub country: Option<Country>,
    /// What it is.
    pub kind: OrganisationKind,
    /// Its name; none while it is not yet recorded.
    pub name: Option<String>,
    /// Its short name.
    pub short: Option<String>,
    /// How it belongs, over time.
    pub memberships: Vec<Membership>,
    /// Its officers in post on that day.
    pub officers: Vec<OfficerRow>,
    /// Cover for 90 days from that day on.
    pub cover: Vec<CoverStretch>,
    /// Whether who asks may fill in its name.
    pub may_name: May,
    /// Whether who asks may record its officers.
    pub may_record: May,
    /// Whether two desks named it without knowing of each other.
    pub in_conflict: bool,
}

/// An officer in a list.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OfficerRow {
    /// The officer.
    pub id: OfficerId,
    /// The name.
    pub name: String,
    /// The organisation.
    pub agency: AgencyId,
    /// Its country.
    pub country: Option<Country>,
    /// Duties of the day.
    pub duties: Vec<Duty>,
    /// The day on which the last of them ends, if any.
    pub until: Option<Day>,
    /// Whether the officer is away that day.
    pub away: bool,
    /// E-mail.
    pub email: Option<String>,
    /// Phone.
    pub phone: Option<String>,
    /// Languages.
    pub languages: Vec<String>,
    /// Skills.
    pub skills: Vec<String>,
    /// Crime areas.
    pub areas: Vec<CrimeArea>,
    /// Time zone.
    pub zone: Option<String>,
}

/// Days on which nobody of an agency is there.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Gap {
    /// The agency.
    pub agency: AgencyId,
    /// Its country.
    pub country: Option<Country>,
    /// The first day.
    pub from: Day,
    /// The day on which somebody is there again.
    pub to: Day,
    /// The absence that a deputy could be named for.
    pub absence: Option<GapAbsence>,
}

/// An absence behind a gap.
#[derive(Clone, Debug, Serialize, TS)]
pub struct GapAbsence {
    /// Whose.
    pub officer: OfficerId,
    /// The name.
    pub name: String,
    /// The absence.
    pub absence: AbsenceId,
}

/// Somebody arrives or leaves.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Move {
    /// The officer.
    pub officer: OfficerId,
    /// The name.
    pub name: String,
    /// The organisation.
    pub agency: AgencyId,
    /// The duty.
    pub duty: Duty,
    /// The day.
    pub day: Day,
    /// Whether it is an arrival.
    pub arrives: bool,
    /// The reminder that is due: 90, 30 or 7 days before the end.
    pub reminder: Option<i64>,
}

/// One officer with everything the roster holds.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OfficerView {
    /// Who.
    pub officer: OfficerRow,
    /// Every post.
    pub posts: Vec<Post>,
    /// Duties that wait for a second person.
    pub proposed: Vec<ProposedRow>,
    /// Duties that take two persons here; none before there is an office.
    pub two_persons: Vec<Duty>,
    /// Absences from today on.
    pub absences: Vec<AbsenceRow>,
    /// What the officer would hand over.
    pub handover: Vec<HandoverItem>,
    /// Whether who asks may change contacts and absences.
    pub may_keep: May,
    /// Whether who asks may change name and posts.
    pub may_edit: May,
    /// Whether who asks may dismiss the officer from the office.
    pub may_dismiss: May,
    /// Whether the officer was dismissed from the office.
    pub dismissed: bool,
}

/// An absence in a list.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AbsenceRow {
    /// The absence.
    pub absence: Absence,
    /// The deputy's name.
    pub deputy_name: Option<String>,
}

/// Something that an officer who leaves hands over (ROS-4).
#[derive(Clone, Debug, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum HandoverItem {
    /// The officer is on a case.
    #[serde(rename_all = "camelCase")]
    OnCase {
        /// The case.
        case: CaseId,
        /// Its number.
        label: String,
        /// Its title.
        title: String,
    },
    /// The officer sees to a task that is not done.
    #[serde(rename_all = "camelCase")]
    SeesToTask {
        /// The case.
        case: CaseId,
        /// Its number.
        label: String,
        /// The task.
        task: TaskId,
        /// Its title.
        title: String,
    },
    /// The officer is deputy for somebody.
    #[serde(rename_all = "camelCase")]
    DeputyFor {
        /// Whose absence.
        officer: OfficerId,
        /// The name.
        name: String,
        /// The absence.
        absence: AbsenceId,
        /// From when to when.
        span: Span,
    },
    /// The officer holds the key of an open round.
    #[serde(rename_all = "camelCase")]
    HoldsRound {
        /// The round.
        round: jcat_domain::ids::RoundId,
    },
}

impl HandoverItem {
    /// Gives the case that it shows.
    pub(crate) const fn case(&self) -> Option<CaseId> {
        match self {
            Self::OnCase { case, .. } | Self::SeesToTask { case, .. } => Some(*case),
            Self::DeputyFor { .. } | Self::HoldsRound { .. } => None,
        }
    }
}

/// Asks for an officer.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
pub struct WhichOfficer {
    /// The officer.
    pub officer: OfficerId,
}

/// Who knows about it (ROS-6). Every field that is given must fit.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct WhoToAsk {
    /// A crime area.
    #[ts(optional)]
    pub area: Option<CrimeArea>,
    /// A language, as a BCP 47 code.
    #[ts(optional)]
    pub language: Option<String>,
    /// Part of a skill.
    #[ts(optional)]
    pub skill: Option<String>,
    /// A country.
    #[ts(optional)]
    pub country: Option<Country>,
    /// Whether only those are wanted who are there today.
    #[ts(optional)]
    pub present: Option<bool>,
}

/// Gives the roster of a day.
pub(crate) fn roster(read: &Read<'_>, request: AsOf) -> Result<RosterView, Error> {
    let (roster, author, today) = read.who()?;
    let day = request.as_of.unwrap_or(today);
    let row = |agency: &OrganisationState| agency_row(read, roster, agency, day);
    let mut by_country: BTreeMap<Country, Vec<AgencyRow>> = BTreeMap::new();
    for agency in roster.members(day) {
        if let Some(country) = agency.country {
            by_country.entry(country).or_default().push(row(agency)?);
        }
    }
    let mut countries: Vec<CountryRow> =
        by_country.into_iter().map(|(code, agencies)| CountryRow { code, union: roster.is_in_union(code, day), agencies }).collect();
    countries.sort_by_key(|country| (!country.union, country.code));
    let hosts = |agency: &&OrganisationState| agency.belongs(MembershipKind::Host, day) || agency.belongs(MembershipKind::Judicial, day);
    let hosts = roster.organisations.values().filter(hosts).map(row).collect::<Result<_, _>>()?;
    let union = countries.iter().filter(|country| country.union).count();
    let totals = RosterTotals {
        countries: countries.len(),
        union,
        other: countries.len() - union,
        agencies: countries.iter().map(|country| country.agencies.len()).sum(),
        officers: roster.officers_on(day).count(),
    };
    Ok(RosterView {
        as_of: day,
        gaps: gaps(roster, &countries),
        moves: moves(roster, day),
        proposed: proposed::proposed_posts(read, Nothing {})?,
        two_persons: proposed::two_persons(read)?,
        countries,
        hosts,
        totals,
        may_record: read.may(author.require(&[Duty::Representative, Duty::Administrator])),
        may_administer: read.may(author.require(&[Duty::Administrator])),
    })
}

fn agency_row(read: &Read<'_>, roster: &Roster, agency: &OrganisationState, day: Day) -> Result<AgencyRow, Error> {
    let author = read.author()?;
    let officers = roster.officers_on(day).filter(|officer| officer.agency == agency.id).map(|officer| officer_row(roster, officer, day)).collect();
    let (name, short) = agency.name.value.clone();
    Ok(AgencyRow {
        id: agency.id.clone(),
        country: agency.country,
        kind: agency.kind,
        name,
        short,
        memberships: agency.memberships.clone(),
        officers,
        cover: cover::stretches(roster, &agency.id, day, AHEAD),
        may_name: read.may(rules::may_name(agency, author)),
        may_record: read.may(rules::may_record_officer(&agency.id, author)),
        in_conflict: !agency.name.rivals.is_empty(),
    })
}

pub(crate) fn officer_row(roster: &Roster, officer: &OfficerState, day: Day) -> OfficerRow {
    let contact = roster.contacts.get(&officer.id);
    let holding: Vec<&Post> = officer.posts.iter().filter(|post| post.span.holds(day)).collect();
    let open = holding.iter().any(|post| post.span.to.is_none());
    let text = |pick: fn(&ContactState) -> Option<&String>| contact.and_then(pick).cloned();
    OfficerRow {
        id: officer.id,
        name: officer.name.value.clone(),
        agency: officer.agency.clone(),
        country: roster.organisations.get(&officer.agency).and_then(|agency| agency.country),
        duties: holding.iter().map(|post| post.duty).collect::<BTreeSet<_>>().into_iter().collect(),
        until: if open { None } else { holding.iter().filter_map(|post| post.span.to).max() },
        away: contact.is_some_and(|contact| contact.absences.iter().any(|absence| absence.span.holds(day))),
        email: text(|contact| contact.email.as_ref().and_then(|field| field.value.as_ref())),
        phone: text(|contact| contact.phone.as_ref().and_then(|field| field.value.as_ref())),
        languages: contact.map(|contact| contact.languages.iter().cloned().collect()).unwrap_or_default(),
        skills: contact.map(|contact| contact.skills.iter().cloned().collect()).unwrap_or_default(),
        areas: contact.map(|contact| contact.areas.iter().copied().collect()).unwrap_or_default(),
        zone: text(|contact| contact.zone.as_ref()),
    }
}

/// Gives the days on which nobody is there, for agencies that have an officer at all: an empty seat is no gap but a vacancy.
fn gaps(roster: &Roster, countries: &[CountryRow]) -> Vec<Gap> {
    let mut found = Vec::new();
    for agency in countries.iter().flat_map(|country| &country.agencies) {
        let staffed = |stretch: &&CoverStretch| stretch.coverage == Coverage::Uncovered && roster.officers.values().any(|it| it.agency == agency.id);
        for stretch in agency.cover.iter().filter(staffed) {
            let span = Span { from: Some(stretch.from), to: Some(stretch.to) };
            let absence = roster.officers.values().filter(|officer| officer.agency == agency.id).find_map(|officer| {
                let absence =
                    roster.contacts.get(&officer.id)?.absences.iter().find(|absence| absence.span.overlaps(&span) && absence.deputy.is_none())?;
                Some(GapAbsence { officer: officer.id, name: officer.name.value.clone(), absence: absence.id })
            });
            found.push(Gap { agency: agency.id.clone(), country: agency.country, from: stretch.from, to: stretch.to, absence });
        }
    }
    found.sort_by_key(|gap| gap.from);
    found
}

fn moves(roster: &Roster, day: Day) -> Vec<Move> {
    let last = day.plus(AHEAD);
    let mut found = Vec::new();
    for officer in roster.officers.values() {
        for post in &officer.posts {
            let it = |day, arrives, reminder| Move {
                officer: officer.id,
                name: officer.name.value.clone(),
                agency: officer.agency.clone(),
                duty: post.duty,
                day,
                arrives,
                reminder,
            };
            found.extend(post.span.from.filter(|from| day < *from && *from <= last).map(|from| it(from, true, None)));
            found.extend(post.span.to.filter(|to| day < *to && *to <= last).map(|to| it(to, false, cover::reminder(&post.span, day))));
        }
    }
    found.sort_by_key(|it| it.day);
    found
}

/// Gives one officer.
pub(crate) fn officer(read: &Read<'_>, request: WhichOfficer) -> Result<OfficerView, Error> {
    let (roster, author, today) = read.who()?;
    let officer = roster.officers.get(&request.officer).ok_or(Refusal::UnknownOfficer)?;
    let ahead = |absence: &&Absence| absence.span.to.is_none_or(|to| today < to);
    let absences =
        roster.contacts.get(&officer.id).map(|contact| contact.absences.iter().filter(ahead).cloned().collect::<Vec<_>>()).unwrap_or_default();
    let mut absences: Vec<AbsenceRow> = absences
        .into_iter()
        .map(|absence| AbsenceRow { deputy_name: absence.deputy.and_then(|deputy| roster.officer_name(deputy)).map(str::to_owned), absence })
        .collect();
    absences.sort_by_key(|row| row.absence.span.from);
    Ok(OfficerView {
        officer: officer_row(roster, officer, today),
        posts: officer.posts.clone(),
        proposed: proposed::of_officer(read, officer)?,
        two_persons: proposed::two_persons(read)?,
        absences,
        handover: handover(read, officer.id)?,
        may_keep: read.may(rules::may_keep_contact(officer, author)),
        may_edit: read.may(rules::may_edit_officer(officer, author)),
        may_dismiss: read.may(rules::may_dismiss(officer, author, proposed::footing(read)?)),
        dismissed: officer.dismissed.is_some(),
    })
}

/// Gives what still names an officer: cases, absences of others, keys of open rounds (ROS-4). The list is empty when nothing
/// would be left behind.
pub(crate) fn handover(read: &Read<'_>, officer: OfficerId) -> Result<Vec<HandoverItem>, Error> {
    let (roster, _, today) = read.who()?;
    let mut items = Vec::new();
    let mut statement = read.connection.prepare_cached(
        "SELECT c.id, c.label, c.title FROM case_has h JOIN cases c ON c.id = h.id
         WHERE h.what = 'officer' AND h.term = ?1 AND c.stage NOT IN ('closed', 'cancelled', 'withdrawn', 'not-selected', 'merged') ORDER BY c.year, c.number",
    )?;
    let rows = statement.query_map([officer.to_string()], |row| Ok((row.get::<_, Uuid>(0)?, row.get(1)?, row.get(2)?)))?;
    for row in rows {
        let (case, label, title) = row?;
        items.push(HandoverItem::OnCase { case: CaseId(case), label, title });
    }
    let mut statement = read.connection.prepare_cached(
        "SELECT t.case_id, c.label, t.id, t.title FROM tasks t JOIN cases c ON c.id = t.case_id
         WHERE t.officer = ?1 AND t.status <> 'done' AND t.removed = 0 AND c.stage NOT IN ('closed', 'cancelled') ORDER BY c.year, c.number, t.added, t.id",
    )?;
    let mut rows = statement.query([officer.0])?;
    while let Some(row) = rows.next()? {
        let (case, task) = (CaseId(row.get(0)?), TaskId(row.get(2)?));
        items.push(HandoverItem::SeesToTask { case, label: row.get(1)?, task, title: row.get(3)? });
    }
    for contact in roster.contacts.values() {
        for absence in contact.absences.iter().filter(|absence| absence.deputy == Some(officer) && absence.span.to.is_none_or(|to| today < to)) {
            let name = read.officer_name(contact.officer)?;
            items.push(HandoverItem::DeputyFor { officer: contact.officer, name, absence: absence.id, span: absence.span });
        }
    }
    for state in crate::replica::read::all(read.connection, "round")? {
        if let State::Round(round) = state
            && round.closed.is_none()
            && round.holders.contains(&officer)
        {
            items.push(HandoverItem::HoldsRound { round: round.id });
        }
    }
    Ok(items)
}

/// Gives officers who know about something, those who are there first (ROS-6).
pub(crate) fn who_to_ask(read: &Read<'_>, request: WhoToAsk) -> Result<Vec<OfficerRow>, Error> {
    let (roster, _, today) = read.who()?;
    let skill = request.skill.as_deref().map(jcat_domain::similarity::folded).filter(|skill| !skill.is_empty());
    let fits = |row: &OfficerRow| {
        request.area.is_none_or(|area| row.areas.contains(&area))
            && request.country.is_none_or(|country| row.country == Some(country))
            && request
                .language
                .as_deref()
                .is_none_or(|language| language.is_empty() || row.languages.iter().any(|known| known.eq_ignore_ascii_case(language)))
            && skill.as_deref().is_none_or(|skill| row.skills.iter().any(|known| jcat_domain::similarity::folded(known).contains(skill)))
            && (!request.present.unwrap_or_default() || !row.away)
    };
    let mut rows: Vec<OfficerRow> = roster.officers_on(today).map(|officer| officer_row(roster, officer, today)).filter(fits).collect();
    rows.sort_by(|a, b| (a.away, &a.name).cmp(&(b.away, &b.name)));
    Ok(rows)
}

/// Gives every officer in post, for choosing one.
pub(crate) fn officers(read: &Read<'_>, _: Nothing) -> Result<Vec<OfficerRow>, Error> {
    who_to_ask(read, WhoToAsk::default())
}
