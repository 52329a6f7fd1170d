//! Who may read which journal, as the record says it: an administrator's desk sees to the standing audiences, the desk that
//! leads a case to the case's. The office decides whether the asking desk may; here is only what it asks for.

use std::collections::BTreeSet;

use jcat_domain::fold::State;
use jcat_domain::ids::OfficerId;
use jcat_domain::{Audience, Duty};

use crate::desk::Desk;
use crate::error::Error;
use crate::joining::{invited, keep, kept};
use crate::office::{Granted, Link};
use crate::replica::read;
use crate::sync::may_die;
use crate::work::Read;

/// An audience and one of its readers.
type Seat = (String, OfficerId);

/// Under which name a desk keeps the seats that the office granted it to give.
const GIVEN: &str = "seats";

/// What was asked for on this connection in vain.
#[derive(Debug, Default)]
pub(crate) struct Known {
    /// Refused, or not there yet; not asked again until the record changes.
    refused: BTreeSet<Seat>,
    last: BTreeSet<Seat>,
}

/// What is to be asked for.
#[derive(Debug, Default)]
pub(crate) struct Due {
    given: BTreeSet<Seat>,
    wanted: BTreeSet<Seat>,
    admit: Vec<Seat>,
    dismiss: Vec<Seat>,
}

/// Compares the record with what was granted.
pub(crate) fn due(read: &Read<'_>, known: &Known) -> Result<Due, Error> {
    let mut wanted = BTreeSet::new();
    let author = read.author()?;
    if author.has(Duty::Administrator) {
        standing_seats(read, &mut wanted)?;
    }
    case_seats(read, &mut wanted)?;
    let given: BTreeSet<Seat> = kept(read.connection, GIVEN)?.unwrap_or_default();
    let changed = wanted != known.last;
    let admit = wanted.iter().filter(|seat| !given.contains(seat) && (changed || !known.refused.contains(seat))).cloned().collect();
    let dismiss = given.difference(&wanted).cloned().collect();
    Ok(Due { given, wanted, admit, dismiss })
}

/// The audiences that follow from agency and duties: an agency's drafts; what the taskforce knows; the Board's journal, which
/// holds the rounds that every officer of a member scores in.
fn standing_seats(read: &Read<'_>, wanted: &mut BTreeSet<Seat>) -> Result<(), Error> {
    let (roster, _, today) = read.who()?;
    for it in invited(read.connection)? {
        let Some(officer) = roster.officers.get(&it.officer) else { continue };
        let holds = |duties: &[Duty]| officer.posts.iter().any(|post| post.span.holds(today) && duties.contains(&post.duty));
        let member = [
            Duty::Officer,
            Duty::Representative,
            Duty::Alternate,
            Duty::Secretary,
            Duty::Coordinator,
            Duty::Ec3,
            Duty::Eurojust,
            Duty::Administrator,
        ];
        let board = [Duty::Officer, Duty::Representative, Duty::Alternate, Duty::Secretary, Duty::Ec3, Duty::Administrator];
        let mut seat = |audience: Audience| wanted.insert((audience.to_string(), it.officer));
        if holds(&member) {
            seat(Audience::Taskforce);
            seat(Audience::Agency(officer.agency.clone()));
        }
        if holds(&board) {
            seat(Audience::Board);
        }
    }
    Ok(())
}

/// The officers on the cases that one's own agency leads, or on any where one is of EC3.
fn case_seats(read: &Read<'_>, wanted: &mut BTreeSet<Seat>) -> Result<(), Error> {
    let author = read.author()?;
    for state in read::all(read.connection, "case")? {
        let State::Case(case) = state else { continue };
        let mine = author.agency.as_ref() == Some(&case.agency) || author.has(Duty::Ec3);
        if mine && !case.officers.is_empty() {
            let audience = Audience::Case(case.id).to_string();
            wanted.extend(case.officers.keys().map(|officer| (audience.clone(), *officer)));
        }
    }
    Ok(())
}

impl Known {
    /// Asks the office; says whether anything was granted that was not before.
    pub(crate) async fn settle(&mut self, desk: &Desk, link: &Link, due: Due) -> Result<bool, Error> {
        let mut given = due.given.clone();
        for seat in due.admit {
            match link.admit(&seat.0, seat.1, None).await {
                Ok(Granted::Done) => {
                    may_die!(SeatGiven);
                    self.refused.remove(&seat);
                    given.insert(seat);
                }
                Ok(Granted::Refused) => {
                    self.refused.insert(seat);
                }
                // The line broke: the next contact asks again.
                Err(_) => break,
            }
        }
        for seat in due.dismiss {
            if link.dismiss(&seat.0, seat.1).await.is_ok() {
                given.remove(&seat);
            }
        }
        self.last = due.wanted;
        if given == due.given {
            return Ok(false);
        }
        // Killed before this: the same is asked for again, and the office answers the same.
        desk.opened()?.replica.write(|tx| keep(tx, GIVEN, &given))?;
        may_die!(SeatsKept);
        Ok(given.difference(&due.given).next().is_some())
    }
}
