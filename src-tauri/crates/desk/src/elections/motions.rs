//! Motions to dismiss an office holder: proposed by seats, put to the Board's vote, and what follows from one that was carried.

use jcat_domain::elections::OfficeKey;
use jcat_domain::elections::dismissals::{self, DismissalState, ProposeDismissal, SupportDismissal, VoteOnDismissal};
use jcat_domain::elections::mandates::{EndMandate, MandatesState};
use jcat_domain::elections::{BoardAct, MandateEnd};
use jcat_domain::fold::State;
use jcat_domain::ids::{AgencyId, DismissalId};
use jcat_domain::{Audience, Country, Instant, Refusal};
use rusqlite::Connection;
use serde::Serialize;
use ts_rs::TS;

use super::board_view::in_force;
use super::mandates;
use crate::error::Error;
use crate::replica::{read, refold};
use crate::undo::Nothing;
use crate::work::{May, Read, Work};

/// A motion to dismiss.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MotionView {
    /// The motion.
    pub id: DismissalId,
    /// The office.
    pub office: OfficeKey,
    /// The country that it is about. Its seats neither propose nor vote.
    pub country: Country,
    /// Why.
    pub reason: String,
    /// Who began it.
    pub by: String,
    /// When.
    pub at: Instant,
    /// Seats that propose it.
    pub supporters: Vec<AgencyId>,
    /// How many must, for the Board to vote on it.
    #[ts(type = "number")]
    pub needed_to_propose: u64,
    /// Seats that vote on it.
    pub seats: usize,
    /// How many votes dismiss.
    #[ts(type = "number")]
    pub needed_to_dismiss: u64,
    /// How the Board voted, once it has.
    pub voted: Option<BoardAct>,
    /// Whether that dismisses.
    pub carried: bool,
    /// Whether the term has ended by it.
    pub ended: bool,
    /// Whether who asks may join it.
    pub may_support: May,
    /// Whether who asks may leave it.
    pub may_leave: May,
    /// Whether who asks may record the vote.
    pub may_vote: May,
    /// Whether who asks may end the term that it dismissed.
    pub may_end: May,
}

/// Reads a motion.
pub(super) fn motion(connection: &Connection, id: DismissalId) -> Result<DismissalState, Error> {
    match refold::load(connection, id.subject())? {
        Some((State::Dismissal(state), _)) => Ok(state),
        _ => Err(Error::NotFound("dismissal")),
    }
}

fn all(connection: &Connection) -> Result<Vec<DismissalState>, Error> {
    let states = read::all(connection, "dismissal")?;
    Ok(states.into_iter().filter_map(|it| if let State::Dismissal(it) = it { Some(it) } else { None }).collect())
}

/// Says whether a motion is still to be voted on, or was carried and has not ended the term yet.
fn is_under_way(it: &DismissalState, mandates: Option<&MandatesState>) -> bool {
    it.voted.is_none() || (it.is_carried() && !has_ended(it, mandates))
}

fn has_ended(it: &DismissalState, mandates: Option<&MandatesState>) -> bool {
    mandates.is_some_and(|known| known.terms.iter().any(|term| term.ended.as_ref().is_some_and(|ended| ended.dismissal == Some(it.id))))
}

/// Gives the motions, the newest first.
pub(crate) fn motions(read: &Read<'_>, _: Nothing) -> Result<Vec<MotionView>, Error> {
    let mut views = all(read.connection)?.iter().map(|it| view(read, it)).collect::<Result<Vec<_>, _>>()?;
    views.sort_by_key(|it| std::cmp::Reverse(it.at));
    Ok(views)
}

fn view(read: &Read<'_>, it: &DismissalState) -> Result<MotionView, Error> {
    let (roster, author, today) = read.who()?;
    let terms = mandates(read.connection, &it.office)?;
    // The vote that is tried has the seats of the motion, so that only what does not depend on the numbers is asked.
    let seats = u32::try_from(it.seats.len()).unwrap_or(u32::MAX);
    let act = BoardAct {
        on: today,
        method: jcat_domain::decisions::Method::Vote,
        text: "…".into(),
        seats,
        present: seats,
        in_favour: seats,
        against: 0,
        abstained: 0,
    };
    let voting = dismissals::vote(it, &VoteOnDismissal { dismissal: it.id, act }, author, today);
    let ends = EndMandate { office: it.office.clone(), on: today, cause: MandateEnd::Dismissed, text: None, dismissal: Some(it.id) };
    let known = terms.as_ref().ok_or(Refusal::NothingToEnd);
    let ending = known.and_then(|known| jcat_domain::elections::mandates::end(known, &ends, Some(it), roster, author));
    Ok(MotionView {
        id: it.id,
        office: it.office.clone(),
        country: it.country,
        reason: it.reason.clone(),
        by: read.officer_name(it.proposed.by)?,
        at: it.proposed.at,
        supporters: it.supporters.iter().cloned().collect(),
        needed_to_propose: it.needed_to_propose(),
        seats: it.seats.len(),
        needed_to_dismiss: it.needed_to_dismiss(),
        voted: it.voted.as_ref().map(|(act, _)| act.clone()),
        carried: it.is_carried(),
        ended: has_ended(it, terms.as_ref()),
        may_support: read.may(dismissals::support(it, author)),
        may_leave: read.may(dismissals::unsupport(it, author)),
        may_vote: read.may(voting),
        may_end: read.may(ending),
    })
}

/// Proposes to dismiss whoever holds an office.
pub(crate) fn propose(work: &mut Work<'_>, request: ProposeDismissal) -> Result<DismissalId, Error> {
    let terms = mandates(work.connection, &request.office)?.ok_or(Refusal::NothingToEnd)?;
    let known = all(work.connection)?;
    // One motion at a time against one holder: others join it.
    let holder = terms.holder(work.today()).map(|term| term.country);
    if known.iter().any(|it| it.office == request.office && Some(it.country) == holder && is_under_way(it, Some(&terms))) {
        return Err(Refusal::MotionUnderWay.into());
    }
    let id = DismissalId(work.make_id()?);
    let rules = in_force(work)?;
    let change = dismissals::propose(&request, &terms, &rules, work.roster()?, id, work.author()?, work.today())?;
    work.record(Audience::Board, id.subject(), change)?;
    Ok(id)
}

/// Joins a motion.
pub(crate) fn support(work: &mut Work<'_>, request: SupportDismissal) -> Result<Nothing, Error> {
    let state = motion(work.connection, request.dismissal)?;
    let change = dismissals::support(&state, work.author()?)?;
    work.record(Audience::Board, state.id.subject(), change)?;
    work.reverse("leaveDismissal", &request)?;
    Ok(Nothing {})
}

/// Leaves a motion.
pub(crate) fn leave(work: &mut Work<'_>, request: SupportDismissal) -> Result<Nothing, Error> {
    let state = motion(work.connection, request.dismissal)?;
    let change = dismissals::unsupport(&state, work.author()?)?;
    work.record(Audience::Board, state.id.subject(), change)?;
    work.reverse("supportDismissal", &request)?;
    Ok(Nothing {})
}

/// Records how the Board voted, whichever way it went.
pub(crate) fn vote(work: &mut Work<'_>, request: VoteOnDismissal) -> Result<Nothing, Error> {
    let state = motion(work.connection, request.dismissal)?;
    let change = dismissals::vote(&state, &request, work.author()?, work.today())?;
    work.record(Audience::Board, state.id.subject(), change)?;
    Ok(Nothing {})
}
