//! Duties of officers: granted by one person or by two, ended, and what is kept so that an administrator is always left (AUT-1, AUT-2).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{span_is_whole, term_fits};
use crate::change::Change;
use crate::duties::{self, Author, Duty, Footing, Post};
use crate::fold::Fact;
use crate::ids::{AgencyId, EntryId, OfficerId};
use crate::roster::{OfficerDismissed, OfficerState, PostEnded, PostGranted, PostProposed, PostSeconded, PostWithdrawn, Proposed, Roster};
use crate::{Day, Instant, Refusal, Span};

/// From when on two persons name an administrator, an auditor or a secretary: 27 November 2026, 00:00 UTC. What an office accepted before was
/// granted by one under the rule of its day, and whatever was done in that duty stands.
pub const TWO_PERSONS_SINCE: Instant = Instant(1_795_737_600_000);

/// Grants a duty for a term.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct GrantPost {
    /// The officer.
    pub officer: OfficerId,
    /// The duty.
    pub duty: Duty,
    /// The first day.
    pub from: Day,
    /// The day on which the term ends.
    pub to: Option<Day>,
}

/// Proposes a duty that takes two persons of different agencies.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ProposePost {
    /// The officer.
    pub officer: OfficerId,
    /// The duty.
    pub duty: Duty,
    /// The first day.
    pub from: Day,
    /// The day on which the term ends.
    pub to: Option<Day>,
}

/// Names a proposed duty: to second it, or to take it back.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
pub struct WhichProposed {
    /// The officer.
    pub officer: OfficerId,
    /// The entry that proposed it.
    pub proposal: EntryId,
}

/// Gives a term its end.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct EndPost {
    /// The officer.
    pub officer: OfficerId,
    /// The duty.
    pub duty: Duty,
    /// The day the term began, which says which term is meant.
    pub from: Option<Day>,
    /// The day on which it no longer holds; none opens it again.
    pub to: Option<Day>,
}

/// Dismisses an officer from the office: every term ends today, every journal is closed, and the officer's desks wipe what they held.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct DismissOfficer {
    /// The officer.
    pub officer: OfficerId,
}

// ---- who may -----------------------------------------------------------------------------------------------------------

/// Says on what footing an entry stands: of a desk that worked alone, or of an office.
pub fn footing(fact: &Fact<'_>) -> Footing {
    if fact.is_alone() || fact.at < TWO_PERSONS_SINCE { Footing::Alone } else { Footing::Office }
}

/// Says whether the author grants the duty by one word (AUT-1).
pub fn may_grant_alone(officer: &OfficerState, duty: Duty, author: &Author, footing: Footing) -> Result<(), Refusal> {
    duties::may_grant(author, duty, &officer.agency)?;
    if footing == Footing::Office && duty.takes_two() { Err(Refusal::NeedsSecondPerson) } else { Ok(()) }
}

/// Says whether the author may propose a duty that takes two persons (AUT-1); gives the author's agency, which the second is not of.
pub fn may_propose(officer: &OfficerState, post: &Post, author: &Author) -> Result<AgencyId, Refusal> {
    duties::may_grant(author, post.duty, &officer.agency)?;
    if !post.duty.takes_two() {
        return Err(Refusal::OnePersonIsEnough);
    }
    post_fits(officer, post)?;
    if officer.proposed.iter().any(|known| known.post.duty == post.duty && known.post.span.overlaps(&post.span)) {
        return Err(Refusal::AlreadyProposed { duty: post.duty });
    }
    author.agency.clone().ok_or(Refusal::NeedsSecondPerson)
}

/// Says whether the author may second what was proposed for an officer (AUT-1), and whether it still fits.
pub fn may_second<'a>(officer: &'a OfficerState, proposal: EntryId, author: &Author) -> Result<&'a Proposed, Refusal> {
    let found = find_proposed(officer, proposal)?;
    duties::may_second(author, &found.agency, officer.id)?;
    post_fits(officer, &found.post)?;
    Ok(found)
}

/// Says whether the author may take back what was proposed: who proposed it, or an administrator.
pub fn may_withdraw(officer: &OfficerState, proposal: EntryId, author: &Author) -> Result<(), Refusal> {
    if find_proposed(officer, proposal)?.by == author.officer { Ok(()) } else { author.require(&[Duty::Administrator]) }
}

fn find_proposed(officer: &OfficerState, proposal: EntryId) -> Result<&Proposed, Refusal> {
    officer.proposed.iter().find(|known| known.id == proposal).ok_or(Refusal::NothingToEnd)
}

/// Says whether the author may give a term this end (AUT-1, AUT-2). One person ends what two granted, and never makes it longer.
pub fn may_end(officer: &OfficerState, end: &PostEnded, author: &Author, footing: Footing) -> Result<(), Refusal> {
    duties::may_grant(author, end.duty, &officer.agency)?;
    let is_meant = |post: &&Post| post.duty == end.duty && post.span.from == end.from;
    let found = officer.posts.iter().find(is_meant).ok_or(Refusal::NothingToEnd)?;
    end_fits(officer, end.duty, end.from, end.to)?;
    if footing == Footing::Alone {
        return Ok(());
    }
    if end.duty.takes_two() && !found.span.contains(&Span { from: found.span.from, to: end.to }) {
        return Err(Refusal::NeedsSecondPerson);
    }
    if found.stays_administrator() && end.to.is_some() { duties::may_end_administrator(author, officer.id) } else { Ok(()) }
}

// ---- what fits ---------------------------------------------------------------------------------------------------------

/// Refuses a post that overlaps one of the same duty, or one that it must not meet (AUT-2).
pub fn post_fits(officer: &OfficerState, post: &Post) -> Result<(), Refusal> {
    span_is_whole(&post.span)?;
    if officer.posts.iter().any(|held| held.duty == post.duty && held.span.overlaps(&post.span)) {
        return Err(Refusal::OverlappingTerm { duty: post.duty });
    }
    duties::compatible(&officer.posts, post)
}

/// Refuses an end by which a term would be empty, overlap another, or meet a duty that it must not meet (AUT-2).
pub fn end_fits(officer: &OfficerState, duty: Duty, from: Option<Day>, to: Option<Day>) -> Result<(), Refusal> {
    let others = officer.posts.iter().filter(|post| !(post.duty == duty && post.span.from == from)).cloned().collect();
    let rest = OfficerState { posts: others, ..officer.clone() };
    post_fits(&rest, &Post { duty, span: Span { from, to } })
}

// ---- the rules ---------------------------------------------------------------------------------------------------------

/// Grants a duty for a term (AUT-1, AUT-2, ROS-2): by one person, so an administrator, an auditor or a secretary before there is an office
/// alone.
pub fn grant_post(roster: &Roster, request: &GrantPost, who: &Author, footing: Footing) -> Result<Change, Refusal> {
    let officer = roster.officer(request.officer)?;
    may_grant_alone(officer, request.duty, who, footing)?;
    let post = Post { duty: request.duty, span: Span { from: Some(request.from), to: request.to } };
    post_fits(officer, &post)?;
    term_fits(roster.organisation(&officer.agency)?, &post.span)?;
    Ok(Change::PostGranted(PostGranted { duty: post.duty, span: post.span, before_the_office: post.duty.takes_two() }))
}

/// Proposes a duty that takes two persons (AUT-1, AUT-2, ROS-2).
pub fn propose_post(roster: &Roster, request: &ProposePost, who: &Author, footing: Footing) -> Result<Change, Refusal> {
    let officer = roster.officer(request.officer)?;
    let post = Post { duty: request.duty, span: Span { from: Some(request.from), to: request.to } };
    may_propose(officer, &post, who)?;
    if footing == Footing::Alone {
        return Err(Refusal::OnePersonIsEnough);
    }
    term_fits(roster.organisation(&officer.agency)?, &post.span)?;
    Ok(Change::PostProposed(PostProposed { duty: post.duty, span: post.span }))
}

/// Seconds a proposed duty: the officer holds it from here on (AUT-1).
pub fn second_post(roster: &Roster, request: &WhichProposed, who: &Author) -> Result<Change, Refusal> {
    let officer = roster.officer(request.officer)?;
    let found = may_second(officer, request.proposal, who)?;
    term_fits(roster.organisation(&officer.agency)?, &found.post.span)?;
    Ok(Change::PostSeconded(PostSeconded { proposal: request.proposal }))
}

/// Takes a proposed duty back before anybody seconded it.
pub fn withdraw_post(roster: &Roster, request: &WhichProposed, who: &Author) -> Result<Change, Refusal> {
    may_withdraw(roster.officer(request.officer)?, request.proposal, who)?;
    Ok(Change::PostWithdrawn(PostWithdrawn { proposal: request.proposal }))
}

/// Gives a term its end, moves it, or opens it again (ROS-4). The last administrator stays, and who founded the office until two
/// others are there (AUT-2).
pub fn end_post(roster: &Roster, request: &EndPost, who: &Author, today: Day, footing: Footing) -> Result<Change, Refusal> {
    let officer = roster.officer(request.officer)?;
    let ended = PostEnded { duty: request.duty, from: request.from, to: request.to };
    if request.duty == Duty::Administrator && request.to.is_some() && duties::may_grant(who, request.duty, &officer.agency).is_ok() {
        match other_administrators(roster, request.officer, today) {
            0 => return Err(Refusal::LastAdministrator),
            1 if founder(roster) == Some(request.officer) => return Err(Refusal::FounderStays),
            _ => {}
        }
    }
    may_end(officer, &ended, who, footing)?;
    let found = officer.posts.iter().find(|post| post.duty == request.duty && post.span.from == request.from).ok_or(Refusal::NothingToEnd)?;
    let span = Span { from: found.span.from, to: request.to };
    // A term that only gets shorter fits whatever it fitted before.
    if !found.span.contains(&span) {
        term_fits(roster.organisation(&officer.agency)?, &span)?;
    }
    Ok(Change::PostEnded(ended))
}

/// Says whether an officer may be dismissed from the office (AUT-1): by an administrator, never by oneself, and another administrator by
/// one who stays, so that one always stays.
pub fn may_dismiss(officer: &OfficerState, who: &Author, footing: Footing) -> Result<(), Refusal> {
    who.require(&[Duty::Administrator])?;
    if officer.id == who.officer {
        return Err(Refusal::OwnDismissal);
    }
    if officer.dismissed.is_some() {
        return Err(Refusal::AlreadyDismissed);
    }
    let stays = officer.posts.iter().any(Post::stays_administrator);
    if footing == Footing::Office && stays { duties::may_end_administrator(who, officer.id) } else { Ok(()) }
}

/// Dismisses an officer from the office.
pub fn dismiss_officer(roster: &Roster, request: &DismissOfficer, who: &Author, footing: Footing) -> Result<Change, Refusal> {
    may_dismiss(roster.officer(request.officer)?, who, footing)?;
    Ok(Change::OfficerDismissed(OfficerDismissed { officer: request.officer }))
}

/// Counts the others who are administrators and have no end set.
fn other_administrators(roster: &Roster, but: OfficerId, today: Day) -> usize {
    let stays = |post: &Post| post.duty == Duty::Administrator && post.span.holds(today) && post.span.to.is_none();
    roster.officers.values().filter(|officer| officer.id != but && officer.posts.iter().any(stays)).count()
}

/// Gives who founded the office: the administrator whose term is the first of all.
fn founder(roster: &Roster) -> Option<OfficerId> {
    let first = |officer: &OfficerState| officer.posts.iter().filter(|post| post.duty == Duty::Administrator).map(|post| post.span.from).min();
    roster.officers.values().filter_map(|officer| first(officer).map(|from| (from, officer.id))).min().map(|(_, id)| id)
}
