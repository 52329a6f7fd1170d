//! Requests on meetings, and the rules that answer them.

use std::collections::BTreeSet;

use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    MeetingCalled, MeetingChanged, MeetingEdits, MeetingMinuted, MeetingRestored, MeetingState, Minutes, People, PointAgreed, PointKind,
    PointWithdrawn, When, folds,
};
use crate::cases::{CaseState, Reasoned, rules as case_rules};
use crate::change::Change;
use crate::duties::{Author, Duty};
use crate::field::Field;
use crate::ids::{AgencyId, AuthorityId, CaseId, MeetingId, OfficerId, PointId, TaskId};
use crate::plan::TaskFacts;
use crate::plan::calendar::DAY;
use crate::roster::Roster;
use crate::text::{self, TextField};
use crate::{Day, Instant, Refusal, notes};

/// The shortest and the longest meeting, in minutes.
const LENGTHS: (i64, i64) = (5, 7 * DAY);

/// What people type of a meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MeetingTyped {
    /// Its title.
    pub title: String,
    /// When it begins, on the clocks of the zone: `2027-01-26 14:00`.
    pub at: String,
    /// The zone, by its name in the tz database; the office's where none is named.
    #[serde(default)]
    #[ts(optional)]
    pub zone: Option<String>,
    /// How long it is meant to take, in minutes.
    pub minutes: u32,
    /// Where, or how to join.
    #[serde(default)]
    #[ts(optional)]
    pub place: Option<String>,
    /// The agenda, item by item.
    #[serde(default)]
    pub agenda: Vec<String>,
    /// Who is invited.
    #[serde(default)]
    pub invited: People,
}

/// Calls a meeting on a case (PLN-8).
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct CallMeeting {
    /// The case.
    pub case: CaseId,
    /// What it is.
    pub typed: MeetingTyped,
}

/// Changes a meeting: what is typed anew in place of what was.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ChangeMeeting {
    /// The meeting.
    pub meeting: MeetingId,
    /// What it is now.
    pub typed: MeetingTyped,
}

/// Names a meeting.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
pub struct WhichMeeting {
    /// The meeting.
    pub meeting: MeetingId,
}

/// Says that a meeting does not take place.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct CancelMeeting {
    /// The meeting.
    pub meeting: MeetingId,
    /// Why.
    pub reason: String,
}

/// Records who came to a meeting, and what is to be remembered.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct RecordMinutes {
    /// The meeting.
    pub meeting: MeetingId,
    /// Who came.
    #[serde(default)]
    pub attended: People,
    /// What was said.
    #[serde(default)]
    #[ts(optional)]
    pub text: Option<String>,
}

/// Who does what a meeting agreed, and by when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FollowUp {
    /// The one agency that answers for it.
    pub agency: AgencyId,
    /// The officer who sees to it.
    #[serde(default)]
    #[ts(optional)]
    pub officer: Option<OfficerId>,
    /// The last day of it.
    #[serde(default)]
    #[ts(optional)]
    pub due: Option<Day>,
    /// How much work it is, in minutes; a working day where nobody says.
    #[serde(default)]
    #[ts(optional)]
    pub minutes: Option<i64>,
}

/// Records what a meeting agreed; with who does it, it becomes a task of the plan (PLN-8).
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AgreePoint {
    /// The meeting.
    pub meeting: MeetingId,
    /// What was agreed, or is to be done.
    pub text: String,
    /// Who does it, where somebody is to.
    #[serde(default)]
    #[ts(optional)]
    pub follow_up: Option<FollowUp>,
}

/// Takes a point of the minutes back.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct WithdrawPoint {
    /// The meeting.
    pub meeting: MeetingId,
    /// The point.
    pub point: PointId,
    /// Why.
    pub reason: String,
}

/// Says whether the author may call meetings on the case and write what they agreed: takes part, or is Eurojust's expert and
/// Eurojust or the expert is on the case.
pub fn may_meet(case: &CaseState, who: &Author) -> Result<(), Refusal> {
    who.require(folds::MEETS)?;
    let invited = case.officers.contains_key(&who.officer) || who.agency.as_ref().is_some_and(|agency| case.agencies.contains(agency));
    if !(who.has(Duty::Eurojust) && invited) {
        case_rules::may_take_part(case, who)?;
    }
    if case.stage.is_running() { Ok(()) } else { Err(Refusal::NotRunning { stage: case.stage }) }
}

/// Reads the name of a zone.
pub fn zone(name: &str) -> Result<Tz, Refusal> {
    name.trim().parse().map_err(|_| Refusal::UnknownZone { zone: name.chars().take(60).collect() })
}

/// Calls a meeting.
pub fn call(
    case: &CaseState,
    roster: &Roster,
    known: &BTreeSet<AuthorityId>,
    request: &CallMeeting,
    meeting: MeetingId,
    who: &Author,
) -> Result<Change, Refusal> {
    may_meet(case, who)?;
    let read = read(case, roster, known, &request.typed)?;
    Ok(Change::MeetingCalled(MeetingCalled {
        meeting,
        case: case.id,
        title: read.title.unwrap_or_default(),
        when: read.when.ok_or(Refusal::NotATime)?,
        place: read.place.unwrap_or_default().into_iter().next(),
        agenda: read.agenda.unwrap_or_default(),
        invited: read.invited.unwrap_or_default(),
    }))
}

/// Changes a meeting: only what differs is set, so that it keeps what others changed of the rest. None where nothing differs.
pub fn change(
    case: &CaseState,
    roster: &Roster,
    known: &BTreeSet<AuthorityId>,
    state: &MeetingState,
    typed: &MeetingTyped,
    who: &Author,
) -> Result<Option<Change>, Refusal> {
    fn differing<T: PartialEq>(new: Option<T>, old: &T) -> Option<T> {
        new.filter(|new| new != old)
    }
    may_meet(case, who)?;
    let read = read(case, roster, known, typed)?;
    let edits = MeetingEdits {
        title: differing(read.title, &state.title.value),
        when: differing(read.when, &state.when.value),
        place: differing(read.place, &state.place.value.iter().cloned().collect()),
        agenda: differing(read.agenda, &state.agenda.value),
        invited: differing(read.invited, &state.invited.value),
    };
    Ok((edits != MeetingEdits::default()).then_some(Change::MeetingChanged(MeetingChanged { edits })))
}

/// Settles fields of a meeting that desks set without knowing of each other: one of the values that are there is kept.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct SettleMeeting {
    /// The meeting.
    pub meeting: MeetingId,
    /// The values that are kept. Each is one of those that are shown beside each other.
    pub edits: MeetingEdits,
}

/// Settles what was set apart. Nothing is typed anew, so that what is kept is what somebody wrote.
pub fn settle(case: &CaseState, state: &MeetingState, edits: &MeetingEdits, who: &Author) -> Result<Change, Refusal> {
    fn is_a_side<T: PartialEq>(field: &Field<T>, kept: &T) -> bool {
        !field.rivals.is_empty() && std::iter::once(&field.value).chain(field.rivals.iter().map(|rival| &rival.value)).any(|side| side == kept)
    }
    may_meet(case, who)?;
    let place = edits.place.as_ref().map(|place| place.first().cloned());
    let sides = [
        edits.title.as_ref().map(|kept| is_a_side(&state.title, kept)),
        edits.when.as_ref().map(|kept| is_a_side(&state.when, kept)),
        place.map(|kept| is_a_side(&state.place, &kept)),
        edits.agenda.as_ref().map(|kept| is_a_side(&state.agenda, kept)),
        edits.invited.as_ref().map(|kept| is_a_side(&state.invited, kept)),
    ];
    let mut named = sides.into_iter().flatten().peekable();
    if named.peek().is_none() || named.any(|is_one| !is_one) {
        return Err(Refusal::NothingToSettle);
    }
    Ok(Change::MeetingChanged(MeetingChanged { edits: edits.clone() }))
}

/// Reads what was typed; every field of the answer is set.
fn read(case: &CaseState, roster: &Roster, known: &BTreeSet<AuthorityId>, typed: &MeetingTyped) -> Result<MeetingEdits, Refusal> {
    let zone = typed.zone.as_deref().map_or(Ok(crate::zones::OFFICE), zone)?;
    let begins = Instant::from_time_in(&typed.at, zone).ok_or(Refusal::NotATime)?;
    let (least, most) = LENGTHS;
    if !(least..=most).contains(&i64::from(typed.minutes)) {
        return Err(Refusal::OutOfRange { value: i64::from(typed.minutes), least, most });
    }
    text::few(typed.agenda.len())?;
    let items = typed.agenda.iter().map(|item| text::optional(TextField::Title, item)).collect::<Result<Vec<_>, _>>()?;
    let place = typed.place.as_deref().map_or(Ok(None), |place| text::optional(TextField::Title, place))?;
    Ok(MeetingEdits {
        title: Some(text::required(TextField::Title, &typed.title)?),
        when: Some(When { begins, minutes: typed.minutes, zone: zone.name().to_owned() }),
        place: Some(place.into_iter().collect()),
        agenda: Some(items.into_iter().flatten().collect()),
        invited: Some(people(case, roster, known, &typed.invited)?),
    })
}

/// Reads a list of people: officers who may read the case, and what the register knows; each once.
fn people(case: &CaseState, roster: &Roster, known: &BTreeSet<AuthorityId>, people: &People) -> Result<People, Refusal> {
    text::few(people.officers.len())?;
    text::few(people.authorities.len())?;
    for officer in &people.officers {
        if !notes::may_read(case, roster, *officer) {
            return Err(Refusal::MayNotRead { officer: roster.officer_name(*officer).unwrap_or_default().to_owned() });
        }
    }
    if people.authorities.iter().any(|authority| !known.contains(authority)) {
        return Err(Refusal::NotRecorded);
    }
    let officers: BTreeSet<OfficerId> = people.officers.iter().copied().collect();
    let authorities: BTreeSet<AuthorityId> = people.authorities.iter().copied().collect();
    Ok(People { officers: officers.into_iter().collect(), authorities: authorities.into_iter().collect() })
}

fn decided(case: &CaseState, state: &MeetingState, change: Change, who: &Author) -> Result<Change, Refusal> {
    may_meet(case, who)?;
    folds::still_holds(state, &change)?;
    Ok(change)
}

/// Says that a meeting does not take place.
pub fn cancel(case: &CaseState, state: &MeetingState, reason: &str, who: &Author) -> Result<Change, Refusal> {
    decided(case, state, Change::MeetingCancelled(Reasoned { reason: text::required(TextField::Reason, reason)? }), who)
}

/// Says that it takes place after all.
pub fn restore(case: &CaseState, state: &MeetingState, who: &Author) -> Result<Change, Refusal> {
    decided(case, state, Change::MeetingRestored(MeetingRestored {}), who)
}

/// Records who came: once it has begun.
pub fn minute(
    case: &CaseState,
    roster: &Roster,
    known: &BTreeSet<AuthorityId>,
    state: &MeetingState,
    request: &RecordMinutes,
    now: Instant,
    who: &Author,
) -> Result<Change, Refusal> {
    may_minute(case, state, now, who)?;
    let attended = people(case, roster, known, &request.attended)?;
    let text = request.text.as_deref().map_or(Ok(None), |text| text::optional(TextField::Note, text))?;
    decided(case, state, Change::MeetingMinuted(MeetingMinuted { minutes: Minutes { attended, text } }), who)
}

/// Says whether somebody may write minutes now: nobody writes who came before it began.
pub fn may_minute(case: &CaseState, state: &MeetingState, now: Instant, who: &Author) -> Result<(), Refusal> {
    may_meet(case, who)?;
    if now < state.when.value.begins { Err(Refusal::InTheFuture) } else { Ok(()) }
}

/// Records what a meeting agreed. `task` is what it became, where somebody is to do it.
pub fn agree(case: &CaseState, state: &MeetingState, request: &AgreePoint, ids: (PointId, Option<TaskId>), who: &Author) -> Result<Change, Refusal> {
    let (point, task) = ids;
    // The text of what is to be done is the title of its task.
    let (kind, field) = if task.is_some() { (PointKind::Action, TextField::Title) } else { (PointKind::Agreed, TextField::Decision) };
    let text = text::required(field, &request.text)?;
    decided(case, state, Change::PointAgreed(PointAgreed { point, kind, text, task }), who)
}

/// What the plan is told of a point that somebody is to do.
pub fn task_of(text: &str, follow_up: &FollowUp) -> TaskFacts {
    TaskFacts {
        title: text.to_owned(),
        agency: follow_up.agency.clone(),
        responsible: Vec::new(),
        consulted: Vec::new(),
        informed: Vec::new(),
        minutes: follow_up.minutes.unwrap_or(crate::plan::calendar::WORKING_DAY),
        due: follow_up.due,
        not_before: None,
        officer: follow_up.officer,
        checklist: Vec::new(),
    }
}

/// Takes a point back.
pub fn withdraw(case: &CaseState, state: &MeetingState, request: &WithdrawPoint, who: &Author) -> Result<Change, Refusal> {
    let reason = text::required(TextField::Reason, &request.reason)?;
    decided(case, state, Change::PointWithdrawn(PointWithdrawn { point: request.point, reason }), who)
}
